//! The tables of languages, held to their form: canonical, said what for, loaded by some code, shown by a corpus.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

struct File {
    /// `ko/verbs` or `ko/verbs.corpus`.
    name: String,
    text: String,
}

impl File {
    /// The table's own name, without language and `.corpus`.
    fn table(&self) -> &str {
        self.name.split('/').next_back().unwrap_or_default().trim_end_matches(".corpus")
    }

    fn is_corpus(&self) -> bool {
        self.name.ends_with(".corpus")
    }

    fn comments(&self) -> String {
        self.text.lines().filter(|l| l.starts_with('#')).collect::<Vec<_>>().join(" ")
    }

    /// Header and rows with their line numbers.
    fn rows(&self) -> (Vec<&str>, Vec<(usize, Vec<&str>)>) {
        let mut lines = self.text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        let header = lines.next().map(|(_, l)| l.split('\t').collect()).unwrap_or_default();
        (header, lines.map(|(n, l)| (n + 1, l.split('\t').collect())).collect())
    }
}

fn walk(dir: &Path, ending: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(dir).expect("readable").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            paths.extend(walk(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            paths.push(path);
        }
    }
    paths
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files() -> Vec<File> {
    let root = src().join("language");
    let files: Vec<File> = walk(&root, ".tsv")
        .into_iter()
        .map(|path| File {
            name: path.strip_prefix(&root).expect("inside").with_extension("").to_string_lossy().into_owned(),
            text: fs::read_to_string(&path).expect("UTF-8"),
        })
        .collect();
    assert!(files.len() > 60, "the walk saw only {} tables", files.len());
    files
}

/// Whether the file runs corpora, which is no use of a table.
fn is_corpus_room(path: &Path) -> bool {
    path.iter().any(|part| part == "corpus" || part == "corpus.rs")
}

/// The code of a room, tests left out.
fn code(room: &str) -> String {
    let read = |path: PathBuf| fs::read_to_string(path).expect("UTF-8");
    let parts = walk(&src().join(room), ".rs").into_iter().filter(|p| !is_corpus_room(p)).map(read);
    parts.map(|t| t.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned()).collect()
}

/// The tables that claims are read with: the words in quotation marks of `extract` that are names of tables.
fn claim_tables(files: &[File]) -> BTreeSet<String> {
    let code = code("extract");
    let tables: BTreeSet<String> =
        files.iter().map(|f| f.table()).filter(|t| code.contains(&format!("\"{t}\""))).map(str::to_owned).collect();
    assert!(tables.len() > 15, "only {tables:?}");
    tables
}

#[test]
fn every_table_is_canonical() {
    let mut wrong = Vec::new();
    for file in files() {
        let (header, rows) = file.rows();
        let mut seen = BTreeMap::new();
        if !file.text.starts_with('#') {
            wrong.push(format!("{}: does not say what it is for", file.name));
        }
        if !file.text.ends_with('\n') || file.text.contains('\r') {
            wrong.push(format!("{}: line ends", file.name));
        }
        for (line, row) in &rows {
            if row.len() > header.len() {
                wrong.push(format!("{}:{line}: more cells than columns", file.name));
            }
            // `, ` between the members of a list is meant so
            if row.iter().any(|cell| cell.trim() != *cell && cell.contains(char::is_alphanumeric)) {
                wrong.push(format!("{}:{line}: spaces around a cell", file.name));
            }
            let full: Vec<&str> = row.iter().rev().skip_while(|c| c.is_empty()).copied().collect();
            if let Some(first) = seen.insert(full, *line) {
                wrong.push(format!("{}:{line}: the same as line {first}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// The column that a header names after `words` (`Sorted by`, `Grouped by`), when it is one of the table's.
fn named<'f>(file: &'f File, words: &str) -> Option<&'f str> {
    let comments = file.comments();
    let rest = &comments[comments.find(words)? + words.len()..];
    let word: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    file.rows().0.into_iter().find(|column| *column == word)
}

#[test]
fn rows_stand_in_the_order_their_header_says() {
    let (mut wrong, mut held) = (Vec::new(), 0);
    for file in files() {
        let (header, rows) = file.rows();
        let cells = |column: &str| -> Vec<&str> {
            let at = header.iter().position(|c| *c == column).unwrap_or_default();
            rows.iter().map(|(_, row)| row.get(at).copied().unwrap_or_default()).collect()
        };
        if let Some(column) = named(&file, "Sorted by") {
            held += 1;
            let cells = cells(column);
            if let Some(pair) = cells.windows(2).find(|pair| pair[0] > pair[1]) {
                wrong.push(format!("{}: [{}] stands before [{}]", file.name, pair[0], pair[1]));
            }
        }
        if let Some(column) = named(&file, "Grouped by") {
            held += 1;
            let mut groups = cells(column);
            groups.dedup();
            let all: BTreeSet<_> = groups.iter().collect();
            if all.len() < groups.len() {
                let twice = groups.iter().find(|g| groups.iter().filter(|o| o == g).count() > 1);
                wrong.push(format!("{}: the group [{}] is in two places", file.name, twice.unwrap_or(&"")));
            }
        }
    }
    assert!(held >= 15, "only {held} tables say their order");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_claim_table_has_its_corpus() {
    let files = files();
    let names: BTreeSet<&str> = files.iter().map(|f| f.name.as_str()).collect();
    let tables = claim_tables(&files);
    let rooms = walk(&src().join("extract"), ".rs").into_iter().filter(|p| is_corpus_room(p));
    let corpora: String = rooms.map(|p| fs::read_to_string(p).expect("UTF-8")).collect();
    let corpora: String = corpora.split_whitespace().collect();
    for file in files.iter().filter(|f| !f.is_corpus() && tables.contains(f.table())) {
        let corpus = format!("{}.corpus", file.name);
        assert!(names.contains(corpus.as_str()), "src/language/{}.tsv has no corpus", file.name);
        let run = ["run", "meanings"].map(|by| format!("{by}(\"{}\",", file.table()));
        assert!(run.iter().any(|run| corpora.contains(run)), "nothing runs the corpus of {}", file.table());
    }
}

#[test]
fn every_claim_corpus_has_lines_that_must_not_match() {
    let files = files();
    let tables = claim_tables(&files);
    for file in files.iter().filter(|f| f.is_corpus() && tables.contains(f.table())) {
        let (_, rows) = file.rows();
        let negatives = rows.iter().filter(|(_, row)| row[0].starts_with('!')).count();
        assert!(negatives > 0, "src/language/{}.tsv: no near misses", file.name);
    }
}

#[test]
fn every_corpus_has_its_table() {
    let files = files();
    let names: BTreeSet<&str> = files.iter().map(|f| f.name.as_str()).collect();
    for file in files.iter().filter(|f| f.is_corpus()) {
        assert!(names.contains(file.name.trim_end_matches(".corpus")), "src/language/{}.tsv: no table", file.name);
    }
}

#[test]
fn every_table_is_loaded_by_some_code() {
    let rooms = ["extract", "normalise", "read", "report", "reconcile", "cluster", "evaluate", "bin"];
    let code: String = rooms.iter().map(|room| code(room)).collect();
    for file in files().iter().filter(|f| !f.is_corpus()) {
        let loaded = code.contains(&format!("\"{}\"", file.table()));
        assert!(loaded, "src/language/{}.tsv is loaded by no code", file.name);
    }
}

//! Parquet: the tables say what the report says, read back by the crate, and by DuckDB where it is at hand.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use daejo::model::Reconciliation;
use daejo::report::{self, View};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::review::decided;
use super::{poisoned, story, support};

type Row = BTreeMap<String, Field>;

/// The rows of the tables, by the name of the file.
fn tables(of: &Reconciliation) -> BTreeMap<&'static str, Vec<Row>> {
    let folder = tempfile::tempdir().unwrap();
    let read = |(name, bytes): (&'static str, Vec<u8>)| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        (name, rows(&path))
    };
    report::parquet(&View::new(of, None)).into_iter().map(read).collect()
}

fn rows(path: &Path) -> Vec<Row> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let mut rows = Vec::new();
    for row in reader.get_row_iter(None).unwrap() {
        let row = row.unwrap();
        rows.push(row.get_column_iter().map(|(name, cell)| (name.clone(), cell.clone())).collect());
    }
    rows
}

fn text(cell: &Field) -> &str {
    match cell {
        Field::Str(text) => text,
        other => panic!("no text: {other:?}"),
    }
}

fn number(cell: &Field) -> usize {
    match cell {
        Field::Long(n) => usize::try_from(*n).unwrap(),
        other => panic!("no number: {other:?}"),
    }
}

fn texts(cell: &Field) -> Vec<&str> {
    match cell {
        Field::ListInternal(list) => list.elements().iter().map(text).collect(),
        other => panic!("no list: {other:?}"),
    }
}

#[test]
fn every_claim_cluster_and_relation_is_a_row() {
    for of in [story::library(), decided(""), poisoned("\u{1b}[31m{0}\0=1+1")] {
        let made = tables(&of);
        assert_eq!(made.keys().copied().collect::<Vec<_>>(), report::PARQUET_FILES);
        let claims = &made["claims.parquet"];
        assert_eq!(claims.len(), of.claims.len());
        for (row, claim) in claims.iter().zip(&of.claims) {
            let article = of.story.articles.iter().find(|article| article.id == claim.article).unwrap();
            assert_eq!((text(&row["id"]), text(&row["article"])), (claim.id.as_str(), article.id.as_str()));
            let (start, end) = (number(&row["start"]), number(&row["end"]));
            let under: String = article.text.chars().skip(start).take(end - start).collect();
            assert_eq!((under.as_str(), text(&row["quote"])), (claim.quote.as_str(), claim.quote.as_str()));
            assert_eq!(number(&row["line"]), article.text[..claim.span.start].matches('\n').count() + 1);
            assert_eq!(text(&row["kind"]), claim.kind.name());
            assert_eq!(texts(&row["flags"]).len(), claim.flags.len());
            let value: serde_json::Value = serde_json::from_str(text(&row["value_json"])).unwrap();
            let low = value.get("low").and_then(|low| low.as_str());
            assert_eq!(matches!(&row["value_low"], Field::Str(text) if Some(text.as_str()) == low), low.is_some());
            let from = value.get("from").and_then(|from| from.as_str());
            assert_eq!(matches!(row["value_from"], Field::TimestampMicros(_)), from.is_some());
        }
        let clusters = &made["clusters.parquet"];
        assert_eq!(clusters.len(), of.clusters.len());
        for (row, cluster) in clusters.iter().zip(&of.clusters) {
            assert_eq!((text(&row["id"]), text(&row["verdict"])), (cluster.id.as_str(), cluster.verdict.name()));
            assert_eq!(texts(&row["claims"]), cluster.claims);
            assert_eq!(number(&row["origins"]), cluster.origins);
            let answer = of.review.answer(&cluster.id).map(|decision| decision.ruling.name());
            assert_eq!(matches!(&row["decision"], Field::Str(text) if Some(text.as_str()) == answer), answer.is_some());
        }
        let links = of.clusters.iter().flat_map(|cluster| cluster.links.iter().map(move |link| (&cluster.id, link)));
        let relations = &made["relations.parquet"];
        assert_eq!(relations.len(), links.clone().count());
        for (row, (cluster, link)) in relations.iter().zip(links) {
            let told = ["cluster", "a", "b", "relation", "code"].map(|name| text(&row[name]));
            assert_eq!(told, [cluster, link.a.as_str(), &link.b, link.relation.name(), link.reason.code]);
            assert_eq!(texts(&row["figures"]), link.reason.figures);
        }
    }
}

#[test]
fn a_time_is_a_timestamp_on_the_clock_of_the_place() {
    let made = tables(&story::library());
    let dated = |row: &&Row| text(&row["value_json"]).contains("\"from\":\"1998-01-01T00:00:00\"");
    let row = made["claims.parquet"].iter().find(dated).unwrap();
    assert_eq!(row["value_from"], Field::TimestampMicros(883_612_800_000_000));
}

#[test]
fn the_same_story_gives_the_same_bytes_and_an_empty_one_gives_tables() {
    let made = || report::parquet(&View::new(&story::library(), None));
    assert_eq!(made(), made());
    let mut empty = story::library();
    (empty.claims, empty.clusters) = (Vec::new(), Vec::new());
    assert!(tables(&empty).values().all(Vec::is_empty));
}

fn daejo(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_daejo")).args(args).current_dir(folder).output().unwrap()
}

/// The seed story's tables in a folder, as the command writes them.
fn written(into: &Path) -> PathBuf {
    let tables = into.join("new/tables");
    let run = daejo(&support::folder(""), &["check", "seeds", "--format", "parquet", "-o", tables.to_str().unwrap()]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(run.stdout.is_empty());
    tables
}

#[test]
fn the_command_writes_a_folder_and_says_what_it_needs() {
    let folder = tempfile::tempdir().unwrap();
    let tables = written(folder.path());
    let names = |_: ()| {
        let mut names: Vec<String> =
            std::fs::read_dir(&tables).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names(()), report::PARQUET_FILES);
    written(folder.path());
    assert_eq!(names(()), report::PARQUET_FILES, "written over, and nothing left beside");
    let seeds = support::folder("seeds");
    let seeds = seeds.to_str().unwrap();
    let refused = |args: &[&str], why: &str| {
        let run = daejo(folder.path(), &[&["check", seeds, "--format", "parquet"], args].concat());
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{said}");
        assert!(said.contains(why), "{said}");
    };
    refused(&[], "claims.parquet, clusters.parquet, relations.parquet, expected -o FOLDER");
    std::fs::write(folder.path().join("file"), "").unwrap();
    refused(&["-o", "file"], "found a file, expected a folder");
    refused(&["-o", "new", "--bom"], "--bom: goes with --format csv alone");
}

/// `DAEJO_PYTHON` names a Python that has duckdb: `.ci/parquet` makes one.
#[test]
fn duckdb_reads_what_the_json_says() {
    let python = std::env::var("DAEJO_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = Command::new(&python).args(["-c", "import duckdb"]).output();
    if !has.is_ok_and(|has| has.status.success()) {
        support::loudly(
            "SKIPPED: the Parquet tables were not read by DuckDB, which Python does not have; .ci/parquet installs it",
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let tables = written(folder.path());
    let json = daejo(&support::folder(""), &["check", "seeds", "--format", "json"]);
    std::fs::write(folder.path().join("report.json"), json.stdout).unwrap();
    let script = support::folder("tests/report/tables.py");
    let run = Command::new(&python).arg(script).arg(&tables).arg(folder.path().join("report.json")).output().unwrap();
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}

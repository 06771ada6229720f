//! The house rules, held by walking the tree: who may import whom, and who has which crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room → the rooms it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("error", &["model"]),
    ("language", &["model"]),
    ("read", &["model", "language", "error"]),
    ("normalise", &["model", "language"]),
    ("extract", &["model", "language", "normalise"]),
    ("cluster", &["model"]),
    ("kernel", &["error"]),
    ("reconcile", &["model"]),
    ("draft", &["model", "reconcile"]),
    ("versions", &["model", "reconcile"]),
    ("report", &["model", "language", "error"]),
    ("review", &["model", "error"]),
    ("evaluate", &["model", "error"]),
    ("stage", &["model", "error", "read", "extract", "kernel", "pipeline", "report"]),
    ("archive", &["model", "error", "read", "stage"]),
    (
        "pipeline",
        &[
            "model",
            "error",
            "language",
            "read",
            "normalise",
            "extract",
            "cluster",
            "reconcile",
            "draft",
            "versions",
            "review",
        ],
    ),
];

/// Third-party crate → the rooms that are its home.
const CRATE_HOMES: &[(&str, &[&str])] = &[
    ("strsim", &["cluster", "reconcile"]),
    ("pulp", &["kernel"]),
    ("petgraph", &["kernel", "reconcile"]),
    ("rayon", &["cluster", "kernel", "reconcile", "pipeline", "stage", "archive", "bin"]),
    ("comfy_table", &["report"]),
    ("similar", &["report"]),
    ("quick_xml", &["read", "report"]),
    ("parquet", &["report", "archive"]),
    ("arrow_array", &["stage", "archive"]),
    ("arrow_schema", &["stage", "archive"]),
    ("arrow_select", &["archive"]),
    ("flate2", &["archive"]),
    ("percent_encoding", &["report", "review"]),
    ("askama", &["report", "bin"]),
    ("base64", &["report"]),
    ("scraper", &["read"]),
    ("regex_syntax", &["read"]),
    ("chardetng", &["read"]),
    ("encoding_rs", &["read"]),
    ("toml", &["read", "language", "evaluate", "bin"]),
    ("rand", &["evaluate"]),
    ("rand_chacha", &["evaluate"]),
    ("sentencex", &["extract"]),
    ("include_dir", &["language"]),
    ("rusqlite", &["review"]),
    ("tokio_postgres", &["review"]),
    ("ratatui", &["bin"]),
    ("clap", &["bin"]),
    ("clap_complete", &["bin"]),
    ("clap_mangen", &["bin"]),
    ("indicatif", &["bin"]),
    ("anyhow", &["bin"]),
    ("notify", &["bin"]),
    ("ctrlc", &["bin"]),
    ("shlex", &["bin"]),
    ("supports_hyperlinks", &["bin"]),
    ("axum", &["bin"]),
    ("tokio", &["review", "bin"]),
    ("tokio_stream", &["bin"]),
    ("hyper", &["bin"]),
    ("hyper_util", &["bin"]),
    ("governor", &["bin"]),
    ("subtle", &["bin"]),
    ("getrandom", &["bin"]),
    ("argon2", &["bin"]),
    ("rpassword", &["bin"]),
    ("tempfile", &["bin"]),
    ("tracing_subscriber", &["bin"]),
];

/// Rooms that must not name a language.
const NO_LANGUAGE: &[&str] = &["model", "cluster", "kernel", "reconcile", "review"];

fn sources() -> Vec<(String, PathBuf, String)> {
    fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
        let mut entries: Vec<_> =
            fs::read_dir(dir).expect("src is readable").map(|e| e.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&src, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).expect("inside src").to_path_buf();
            let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a source file is UTF-8");
            (first.trim_end_matches(".rs").to_owned(), inside, text)
        })
        .collect()
}

/// The lines of a file that are code, tests left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .take_while(|l| !l.trim_start().starts_with("#[cfg(test)]"))
        .enumerate()
        .filter(|(_, l)| !l.trim_start().starts_with("//"))
        .map(|(n, l)| (n + 1, l))
}

fn imports(line: &str) -> Vec<String> {
    let Some(rest) = line.split("crate::").nth(1) else { return Vec::new() };
    if let Some(list) = rest.strip_prefix('{') {
        let list = list.split('}').next().unwrap_or(list);
        return list
            .split(',')
            .map(|p| p.trim().split("::").next().unwrap_or("").to_owned())
            .filter(|p| !p.is_empty())
            .collect();
    }
    vec![rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned()]
}

#[test]
fn imports_only_go_down() {
    let allowed: BTreeMap<_, _> = MAY_IMPORT.iter().copied().collect();
    let mut seen = 0;
    for (room, path, text) in sources() {
        let Some(may) = allowed.get(room.as_str()) else { continue };
        for (n, line) in code(&text) {
            for target in imports(line) {
                if allowed.contains_key(target.as_str()) && target != room {
                    seen += 1;
                    assert!(
                        may.contains(&target.as_str()),
                        "src/{}:{n}: {room} may not import {target}",
                        path.display()
                    );
                }
            }
        }
    }
    assert!(seen > 20, "the walk saw only {seen} imports: it no longer reads them");
}

#[test]
fn the_binary_sees_only_the_public_library() {
    for (room, path, text) in sources().into_iter().filter(|(room, ..)| room == "bin") {
        for (n, line) in code(&text) {
            let inner =
                line.contains("crate::") && MAY_IMPORT.iter().any(|(r, _)| line.contains(&format!("crate::{r}")));
            assert!(!inner, "src/{}:{n}: {room} reaches into a room", path.display());
        }
    }
}

#[test]
fn every_crate_has_its_home() {
    for (room, path, text) in sources() {
        for (n, line) in code(&text) {
            for (name, homes) in CRATE_HOMES {
                // Errand:: is no rand::
                let prefix = format!("{name}::");
                let inside = |at: usize| line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                let used = line.match_indices(&prefix).any(|(at, _)| !inside(at))
                    || line.trim_start().starts_with(&format!("use {name}"));
                assert!(
                    !used || homes.contains(&room.as_str()),
                    "src/{}:{n}: {name} is at home in {homes:?}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn rooms_that_compare_name_no_language() {
    for (room, path, text) in sources().into_iter().filter(|(room, ..)| NO_LANGUAGE.contains(&room.as_str())) {
        for (n, line) in code(&text) {
            let hangul = line.split("//").next().unwrap_or("").chars().any(|c| ('가'..='힣').contains(&c));
            assert!(!hangul, "src/{}:{n}: words of a language in {room}; they belong into a table", path.display());
            assert!(!line.contains("Lang::parse("), "src/{}:{n}: {room} names a language", path.display());
        }
    }
}

#[test]
fn rooms_say_what_they_are_for_and_stay_small() {
    for (_, path, text) in sources() {
        assert!(text.starts_with("//!"), "src/{}: says nothing about which question it answers", path.display());
        let lines = text.lines().count();
        assert!(lines <= 520, "src/{}: {lines} lines; split it by noun", path.display());
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        assert!(
            !["utils", "util", "helpers", "common", "misc"].contains(&&*name),
            "src/{}: a room with no question",
            path.display()
        );
    }
}

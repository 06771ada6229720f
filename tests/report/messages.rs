//! Every message of the library that an editor may meet reads in Korean as well.

use std::path::{Path, PathBuf};

use daejo::language::table;
use daejo::report::Words;

use super::lang;

/// Where the library says what it found and what it expected.
const ROOMS: [&str; 8] = [
    "read",
    "draft/allow.rs",
    "review/rules.rs",
    "review/chain.rs",
    "review/store",
    "reconcile/independence.rs",
    "stage",
    "archive",
];

/// Prose that no editor meets: what the tables and expressions of the code itself may not be, SQL, selectors.
const INNER: [&str; 9] = [
    "read_slots: ",
    "read_script: ",
    "{}:{}: no ",
    "{place}: {e}",
    "{selector}: ",
    "article time[",
    "<!doctype",
    "{script} ",
    "INSERT ",
];

fn files(path: &Path, out: &mut Vec<PathBuf>) {
    if path.is_file() {
        out.push(path.to_owned());
        return;
    }
    for entry in std::fs::read_dir(path).unwrap() {
        files(&entry.unwrap().path(), out);
    }
}

/// The texts of the code that are prose, with `x` for what is filled in.
fn prose(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let literal = regex::Regex::new(r#"(\br#*)?"((?:[^"\\]|\\.)*)""#).unwrap();
    let filled = regex::Regex::new(r"\{[^{}]*\}").unwrap();
    let mut found = Vec::new();
    for line in lines {
        for text in literal.captures_iter(line).filter(|text| text.get(1).is_none()) {
            let words =
                text[2].split(' ').filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase()));
            if words.count() >= 2 && !INNER.iter().any(|inner| text[2].starts_with(inner)) {
                found.push(filled.replace_all(&text[2].replace("{WORD}", "daejo-allow"), "x").into_owned());
            }
        }
    }
    found
}

#[test]
fn every_message_reads_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    ROOMS.iter().for_each(|room| files(&root.join(room), &mut paths));
    let words = Words::new(lang("ko").unwrap());
    let (mut seen, mut left) = (0, Vec::new());
    for path in paths {
        let code = std::fs::read_to_string(&path).unwrap();
        for text in prose(&code).into_iter().filter(|text| !text.contains("SELECT") && !text.contains("CREATE")) {
            seen += 1;
            if words.message(&text) == text {
                left.push(format!("{}: {text}", path.display()));
            }
        }
    }
    assert!(seen > 40, "the walk saw only {seen} messages");
    assert!(left.is_empty(), "no Korean for\n{}", left.join("\n"));
}

#[test]
fn both_sides_of_a_message_fill_in_the_same() {
    let messages = table(lang("ko").unwrap(), "messages");
    let name = regex::Regex::new(r"\{([a-z]+)(?::[^}]*)?\}").unwrap();
    let names = |text: &str| {
        let mut names: Vec<String> = name.captures_iter(text).map(|found| found[1].to_owned()).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    for row in &messages.rows {
        let (message, text) = (messages.cell(row, "message"), messages.cell(row, "text"));
        assert_eq!(names(message), names(text), "{message}");
        let korean = text.chars().any(|c| ('가'..='힣').contains(&c));
        let bare = |text: &str| text.replace(' ', "");
        assert!(korean || bare(message) == bare(text), "{message} is not in Korean");
    }
}

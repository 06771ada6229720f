//! Are people, organisations and places named, and only they, as the corpora say?

use super::{Line, run, sentences};
use crate::extract::names::{Sort, named};
use crate::model::Lang;

/// The names of a line's sentence: `p Name | o Name | l Name`.
fn names(line: &Line, lang: Lang) -> String {
    let text = line.get("sentence");
    let told = |sort| match sort {
        Sort::Person => 'p',
        Sort::Organisation => 'o',
        Sort::Place => 'l',
    };
    let found = named(text, &sentences(text, &[], lang), lang);
    found.iter().map(|n| format!("{} {}", told(n.sort), n.span.of(text))).collect::<Vec<_>>().join(" | ")
}

fn wanted(line: &Line) -> String {
    line.get("names").to_owned()
}

#[test]
fn what_is_named() {
    let tables = [
        ("given_names", "syllable"),
        ("foreign_syllables", "syllable"),
        ("addresses", "word"),
        ("callings", "word"),
        ("districts", "district"),
        ("institutions", "name"),
        ("departments", "suffix"),
    ];
    for (table, column) in tables {
        run(table, column, names, wanted, |line, _, cell| line.get("sentence").to_lowercase().contains(cell));
    }
}

#[test]
fn what_is_not_named() {
    // the corpora of tables of refusals: each row stands in a sentence without a name
    for table in ["not_names", "not_organisations", "initials"] {
        run(table, "word", names, wanted, |line, _, cell| line.get("sentence").contains(cell));
    }
}

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

fn said(line: &Line, _: Lang, cell: &str) -> bool {
    line.get("sentence").to_lowercase().contains(cell)
}

#[test]
fn people_are_named() {
    run("given_names", "syllable", names, wanted, said);
    run("foreign_syllables", "syllable", names, wanted, said);
    run("addresses", "word", names, wanted, said);
    run("callings", "word", names, wanted, said);
}

#[test]
fn organisations_and_places_are_named() {
    run("institutions", "name", names, wanted, said);
    run("departments", "suffix", names, wanted, said);
    run("districts", "district", names, wanted, said);
    run("towns", "place", names, wanted, said);
}

#[test]
fn what_only_looks_like_a_name_is_not_named() {
    let said = |line: &Line, _: Lang, cell: &str| line.get("sentence").contains(cell);
    run("not_names", "word", names, wanted, said);
    run("not_organisations", "word", names, wanted, said);
    run("initials", "word", names, wanted, said);
}

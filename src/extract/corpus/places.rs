//! Are places found, and only places, as the corpora say?

use super::{Line, run, staged, stems};
use crate::extract::event;
use crate::language::table;
use crate::model::Lang;

/// Places as `a | b`.
fn places(line: &Line, lang: Lang) -> String {
    let text = line.get("sentence");
    let found: Vec<&str> =
        staged(text, &[], lang, |scene, _| event::places(text, scene, lang)).iter().map(|f| f.span.of(text)).collect();
    found.join(" | ")
}

/// Whether a place of the line ends in a word of that kind: a name of the table `places`, or a longer word with the suffix.
fn place_ends(line: &Line, ends: impl Fn(&str) -> bool) -> bool {
    line.get("place").split(" | ").filter_map(|p| p.split(' ').next_back()).any(|p| ends(&p.to_lowercase()))
}

fn named(lang: Lang, stem: &str) -> bool {
    table(lang, "places").column("place").any(|(p, _)| p == stem)
}

fn suffixed(lang: Lang, stem: &str, suffix: Option<&str>) -> bool {
    let suffixes = table(lang, "place_suffixes");
    suffixes.column("suffix").any(|(s, row)| {
        let least: usize = suffixes.cell(row, "least").parse().expect("a number of letters");
        stem.ends_with(s) && stem.chars().count() >= least && suffix.is_none_or(|wanted| wanted == s)
    })
}

#[test]
fn place_names() {
    run(
        "places",
        "place",
        places,
        |l| l.get("place").to_owned(),
        |line, lang, cell| place_ends(line, |stem| stem == cell && !suffixed(lang, stem, None)),
    );
}

#[test]
fn place_suffixes() {
    run(
        "place_suffixes",
        "suffix",
        places,
        |l| l.get("place").to_owned(),
        |line, lang, cell| place_ends(line, |stem| suffixed(lang, stem, Some(cell)) && !named(lang, stem)),
    );
}

#[test]
fn not_places() {
    // a row does its work only where the word would be a place without it
    run(
        "not_places",
        "word",
        places,
        |l| l.get("place").to_owned(),
        |line, lang, cell| {
            (named(lang, cell) || suffixed(lang, cell, None) || table(lang, "places").rows.is_empty())
                && stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell)
        },
    );
}

/// The flag that a ship of the sentence sails under.
fn flag(line: &Line, lang: Lang) -> String {
    let text = line.get("sentence");
    let found = staged(text, &[], lang, |scene, _| event::places(text, scene, lang));
    found.iter().find(|f| f.slot == Some("flag")).map_or_else(String::new, |f| f.span.of(text).to_owned())
}

#[test]
fn names_that_order_leads_to() {
    let folded =
        |line: &Line, lang, cell: &str| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell);
    let wanted = |l: &Line| l.get("place").to_owned();
    run("journeys", "word", places, wanted, folded);
    run("sites", "word", places, wanted, folded);
    run("pointers", "word", places, wanted, folded);
}

#[test]
fn flags() {
    let hit =
        |line: &Line, lang, cell: &str| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem.ends_with(cell));
    run("flags", "word", flag, |l| l.get("place").to_owned(), hit);
    run("vessels", "suffix", flag, |l| l.get("place").to_owned(), hit);
}

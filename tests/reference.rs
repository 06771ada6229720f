//! `docs/values.md` says what is read today, and every kind keeps what its entry says of it.

#[path = "support/reference.rs"]
mod reference;

use std::collections::BTreeSet;

use daejo::model::Kind;
use daejo::normalise::reference::REFERENCE;

#[test]
fn the_page_is_as_written() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/values.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == reference::page(),
        "docs/values.md is not up to date: cargo run --example reference > docs/values.md"
    );
}

#[test]
fn what_an_entry_says_is_read_is_read_and_the_rest_refused() {
    let mut wrong = Vec::new();
    for entry in REFERENCE {
        for (lang, text) in entry.read.iter().filter(|(lang, text)| reference::found(entry, lang, text).is_empty()) {
            wrong.push(format!("{}: {lang} {text}: not read", entry.kind));
        }
        for (lang, text) in entry.refused.iter().filter(|(lang, text)| !reference::found(entry, lang, text).is_empty())
        {
            wrong.push(format!("{}: {lang} {text}: {:?}", entry.kind, reference::found(entry, lang, text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_that_is_read_from_its_words_has_an_entry() {
    let there: BTreeSet<Kind> = REFERENCE.iter().map(|entry| entry.kind).collect();
    let made_by_extract = [Kind::Role, Kind::Place, Kind::Attendees, Kind::Statement];
    let missing: Vec<_> = Kind::ALL.iter().filter(|k| !there.contains(k) && !made_by_extract.contains(k)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

//! Are words, figures and sums read by their order as the corpora say? The values are scanned.

use super::{Line, run, says, sentences, staged};
use crate::extract::grammar;
use crate::extract::{counts, fold, question};
use crate::model::{Kind, Lang, Mention, Value};
use crate::normalise::{Anchor, scan};

/// The value of a line's sentence whose words are `quote`, with its unit as claims are made.
fn counted(text: &str, quote: &str, lang: Lang) -> Option<Mention> {
    let mentions = scan(text, lang, &Anchor::default());
    let found = mentions
        .iter()
        .find(|m| m.span.of(text).starts_with(quote))
        .unwrap_or_else(|| panic!("no [{quote}] in [{text}]"));
    staged(text, &mentions, lang, |scene, _| match found.kind {
        Kind::Number => counts::counted(text, scene, found, lang),
        Kind::Mass => Some(counts::money(text, scene, found, lang).unwrap_or_else(|| found.clone())),
        _ => Some(found.clone()),
    })
}

fn unit(text: &str, quote: &str, lang: Lang) -> String {
    match counted(text, quote, lang).map(|m| m.value) {
        Some(Value::Quantity(range)) => range.unit.code().to_owned(),
        _ => String::new(),
    }
}

#[test]
fn parts_of_speech() {
    let read = |line: &Line, lang| grammar::closed_class(line.get("word"), lang);
    run("parts_of_speech", "word", read, |l| l.get("part").to_owned(), |line, _, cell| line.get("word") == cell);
}

#[test]
fn verb_forms() {
    let read = |line: &Line, lang| grammar::verb_of(line.get("word"), lang).to_owned();
    run("verb_forms", "verb", read, |l| l.get("verb").to_owned(), |line, _, cell| line.get("verb") == cell);
}

#[test]
fn raising() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        staged(text, &[], lang, |scene, _| {
            let verb = scene.sentence.grammar.as_ref().and_then(|g| g.clauses[0].verb);
            verb.map_or("", |v| scene.sentence.words[v].span.of(text)).to_owned()
        })
    };
    run("raising", "word", read, |l| l.get("verb").to_owned(), says);
}

#[test]
fn things() {
    let read = |line: &Line, lang| unit(line.get("sentence"), line.get("number"), lang);
    run("things", "noun", read, |l| l.get("unit").to_owned(), stands);
}

#[test]
fn labels() {
    let read = |line: &Line, lang| unit(line.get("sentence"), line.get("number"), lang);
    run("labels", "noun", read, |l| l.get("unit").to_owned(), stands);
}

#[test]
fn money_weights() {
    let read = |line: &Line, lang| unit(line.get("sentence"), line.get("value"), lang);
    let hits = |line: &Line, _: Lang, cell: &str| line.get("value").ends_with(&format!(" {cell}"));
    run("money_weights", "word", read, |l| l.get("unit").to_owned(), hits);
}

#[test]
fn light_verbs() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let Some(found) = counted(text, line.get("value"), lang) else { return String::new() };
        staged(text, std::slice::from_ref(&found), lang, |scene, _| {
            let asked = question::ask(text, scene, found.span, found.kind, None, None, lang);
            asked.relation.unwrap_or_default().trim_start_matches('~').to_owned()
        })
    };
    run("light_verbs", "verb", read, |l| l.get("relation").to_owned(), stands);
}

#[test]
fn compounds() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let read = sentences(text, &[], lang);
        let word = read[0].words.iter().find(|w| w.span.of(text) == line.get("word"));
        word.and_then(|w| w.concept).map_or("", |c| c.name).to_owned()
    };
    run("compounds", "first", read, |l| l.get("concept").to_owned(), stands);
}

/// Whether a word of the line's sentence has this stem.
fn stands(line: &Line, lang: Lang, stem: &str) -> bool {
    line.get("sentence").split([' ', '.']).any(|word| fold::fold(word, lang).stem == stem)
}

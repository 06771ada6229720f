//! Does every row of the tables that claims are read with do its work? Runs each `<name>.corpus.tsv` through the
//! real code and reports file, line, what was found and what was expected.
//!
//! A corpus line whose first cell begins with `!` must not match; with `?` it is a known gap, which must be
//! unmarked once it passes. Every row of the table must be hit by a line that matches.

mod names;
mod order;
mod people;
mod places;
mod values;
mod words;

use std::collections::BTreeSet;

use super::grammar;
use super::people::People;
use super::scene::{Carried, Scene, attested_nouns};
use super::sentences::ReadSentence;
use super::word;
use crate::language::{Row, Table, languages, table};
use crate::model::{Grain, Kind, Lang, Mention, Period, Range, Span, Unit, Value, Zone};

/// What stands in one line of a corpus, by the name of the column.
struct Line<'a> {
    corpus: &'a Table,
    row: &'a Row,
}

impl<'a> Line<'a> {
    fn get(&self, column: &str) -> &'a str {
        self.corpus.cell(self.row, column).trim_start_matches(['!', '?'])
    }
}

/// Runs the corpora of one table in every language: `read` says what the code makes of a line, in the words of
/// `expected`; `hits` which cells of the table's column a line exercises.
fn run(
    name: &str,
    column: &str,
    read: impl Fn(&Line, Lang) -> String,
    expected: impl Fn(&Line) -> String,
    hits: impl Fn(&Line, Lang, &str) -> bool,
) {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for lang in languages() {
        let rows = table(lang, name);
        let corpus = table(lang, &format!("{name}.corpus"));
        let mut missed: BTreeSet<&str> = rows.column(column).map(|(cell, _)| cell).collect();
        for row in &corpus.rows {
            lines += 1;
            let line = Line { corpus, row };
            let (found, wanted) = (read(&line, lang), expected(&line));
            let place = format!("src/language/{lang}/{name}.corpus.tsv:{}", row.line);
            match (row.cells[0].chars().next(), found == wanted) {
                (Some('?'), true) => wrong.push(format!("{place}: a known gap that passes; unmark it")),
                (Some('?'), false) | (_, true) => {}
                (_, false) => wrong.push(format!("{place}: found [{found}], expected [{wanted}]")),
            }
            if found == wanted && !row.cells[0].starts_with(['!', '?']) {
                missed.retain(|cell| !hits(&line, lang, cell));
            }
        }
        wrong.extend(missed.iter().map(|cell| format!("src/language/{lang}/{name}.tsv: no line exercises [{cell}]")));
    }
    assert!(lines > 0, "{name}: no corpus was read");
    assert!(wrong.is_empty(), "{} of {name}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A value made by hand for words of a sentence: what it says is of no matter here, only its kind.
fn mention(text: &str, quote: &str, kind: Kind, from: usize) -> Option<Mention> {
    let start = from + text[from..].find(quote)?;
    let value = match kind {
        Kind::Time => Value::Time(Period::Dated { from: None, until: None, grain: Grain::Day, approx: false }),
        _ => Value::Quantity(Range::point(1.into(), 1.into(), Unit::one())),
    };
    let span = Span::new(start, start + quote.len());
    Some(Mention { kind, span, value, flags: Vec::new(), steps: Vec::new() })
}

/// The values `a | b` of a sentence, with their kinds `time | duration`; a single kind stands for all.
fn mentions(text: &str, quotes: &str, kinds: &str) -> Vec<Mention> {
    let kinds: Vec<&str> = kinds.split(" | ").collect();
    let mut from = 0;
    let mut found = Vec::new();
    for (n, quote) in quotes.split(" | ").filter(|q| !q.is_empty()).enumerate() {
        let name = kinds.get(n).or(kinds.last()).copied().unwrap_or_default();
        let kind = Kind::ALL.iter().copied().find(|k| k.name() == name).unwrap_or(Kind::Count);
        let mention =
            mention(text, quote, kind, from).unwrap_or_else(|| panic!("[{quote}] does not stand in [{text}]"));
        from = mention.span.end;
        found.push(mention);
    }
    found
}

/// The sentences of a text, cut after full stops that end a word; values only in the first.
fn sentences(text: &str, mentions: &[Mention], lang: Lang) -> Vec<ReadSentence> {
    let mut read = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(". ") {
        let span = Span::new(start, start + part.trim_end().len());
        start += part.len();
        let mentions: Vec<Mention> = mentions.iter().filter(|m| span.contains(&m.span)).cloned().collect();
        let mut words = word::words(text, span, lang, &mentions);
        let grammar = grammar::read(text, &mut words, &mentions, lang);
        read.push(ReadSentence { span, zone: Zone::Body, speaker: None, mentions, words, grammar });
    }
    read
}

/// Runs `look` on the scene of the first sentence.
fn staged<T>(text: &str, mentions: &[Mention], lang: Lang, look: impl Fn(&Scene, &People) -> T) -> T {
    let read = sentences(text, mentions, lang);
    let people = People::find(text, &read, lang);
    let nouns = attested_nouns(&read);
    look(&Scene::new(text, 0, &read[0], &people, &nouns, Carried::default(), lang), &people)
}

/// Whether the cell of a row is a word of the line's sentence.
fn says(line: &Line, _: Lang, cell: &str) -> bool {
    line.get("sentence").split(' ').any(|word| word == cell)
}

/// The words of a sentence with their stems.
fn stems(text: &str, lang: Lang) -> Vec<word::Word> {
    word::words(text, Span::new(0, text.len()), lang, &[])
}

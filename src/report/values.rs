//! Values found in loose text: as JSON lines, or as a table for people.

use serde::Serialize;

use crate::model::{CodePoints, Mention};

use super::json::{Places, ValueObject, to_line};
use super::table::Cells;
use super::words::Words;
use super::{Screen, wording};

#[derive(Serialize)]
struct Line<'m> {
    id: &'m serde_json::Value,
    values: Vec<Found<'m>>,
}

#[derive(Serialize)]
struct Found<'m> {
    kind: &'static str,
    span: Places,
    quote: &'m str,
    value: ValueObject<'m>,
    flags: Vec<&'static str>,
}

/// `{"id", "values": [{"kind", "span", "quote", "value", "flags"}]}` on one line; spans in code points of `text`.
#[must_use]
pub fn mentions_jsonl(id: &serde_json::Value, text: &str, mentions: &[Mention]) -> String {
    let places = CodePoints::new(text);
    let values = mentions
        .iter()
        .map(|mention| Found {
            kind: mention.kind.name(),
            span: places.span(text, mention.span).into(),
            quote: mention.span.of(text),
            value: ValueObject::new(&mention.value),
            flags: mention.flags.iter().map(|flag| flag.code()).collect(),
        })
        .collect();
    to_line(&Line { id, values })
}

/// A table of the values of several texts.
#[must_use]
pub fn mentions_table(words: &Words, found: &[(&str, Vec<Mention>)], screen: Screen) -> String {
    let mut cells = Cells {
        head: ["column.quote", "column.kind", "column.value", "column.flags"].map(|key| words.word(key)).into(),
        share: vec![34, 16, 40, 30],
        rows: Vec::new(),
    };
    for (text, mentions) in found {
        for mention in mentions {
            let flags: Vec<String> = mention.flags.iter().map(|flag| words.code("flag", flag.code())).collect();
            cells.rows.push(vec![
                mention.span.of(text).to_owned(),
                words.code("kind", mention.kind.name()),
                wording::value(words, mention.kind, &mention.value),
                flags.join("\n"),
            ]);
        }
    }
    if cells.rows.is_empty() {
        return format!("{}\n", words.word("values.none"));
    }
    format!("{}\n", cells.draw(screen))
}

//! Articles as records: `id, outlet, title, url, published, lang, body`; `body` alone is needed.
//!
//! The text of such an article is its title, a line end and its body; spans point into that.
//! Other fields are let be. Refuses a record whose date no calendar has.

use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::{Broken, Drafts};
use crate::model::{Lang, Zone};
use crate::read::date;
use crate::read::draft::{Draft, Given, What};
use crate::read::hash;

/// What a record should be.
pub const EXPECTED: &str = "an object with a text `body` (and id, outlet, title, url, published, lang)";
const MOST_RECORDS: usize = 100_000;

/// What is said of the records behind the last that is read.
fn too_many(line: Option<usize>) -> Broken {
    Broken { line, found: "more records than are read".into(), expected: "at most 100000 in one file" }
}

/// Reads one article, or an array of them.
pub fn read(text: &str, zone: &TimeZone) -> Drafts {
    match serde_json::from_str::<Value>(text) {
        Err(e) => vec![(None, Err(Broken { line: Some(e.line()), found: fault(&e), expected: EXPECTED }))],
        Ok(Value::Array(all)) => {
            let read = all.iter().take(MOST_RECORDS).enumerate();
            let mut drafts: Drafts =
                read.map(|(n, value)| (Some(format!("#{}", n + 1)), article(value, zone, None))).collect();
            drafts.extend((all.len() > MOST_RECORDS).then(|| (None, Err(too_many(None)))));
            drafts
        }
        Ok(value) => vec![(None, article(&value, zone, None))],
    }
}

/// Reads one article a line; a bad line stops none of the others.
pub fn read_lines(text: &str, zone: &TimeZone) -> Drafts {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .take(MOST_RECORDS + 1)
        .enumerate()
        .map(|(at, (n, line))| {
            if at == MOST_RECORDS {
                return (None, Err(too_many(Some(n + 1))));
            }
            let draft = match serde_json::from_str::<Value>(line) {
                Ok(value) => article(&value, zone, Some(n + 1)),
                Err(e) => Err(Broken { line: Some(n + 1), found: fault(&e), expected: EXPECTED }),
            };
            (Some(format!("#{}", n + 1)), draft)
        })
        .collect()
}

fn fault(e: &serde_json::Error) -> String {
    // the line stands before the message, and is that of the file
    let said = e.to_string();
    let what = said.rsplit_once(" line ").map_or(&*said, |(what, _)| what.trim_end_matches(" at"));
    format!("broken JSON ({what} at column {})", e.column())
}

fn article(value: &Value, zone: &TimeZone, line: Option<usize>) -> Result<Draft, Broken> {
    let broken = |found: String, expected| Broken { line, found, expected };
    let Value::Object(record) = value else { return Err(broken(kind(value).to_owned(), EXPECTED)) };
    let string = |key: &str| field(record, key).map_err(|found| broken(format!("{key}: {found}"), "a text"));
    let Some(body) = string("body")? else { return Err(broken("no `body`".to_owned(), EXPECTED)) };
    if body.trim().is_empty() {
        return Err(broken("an empty `body`".to_owned(), EXPECTED));
    }
    let published = match string("published")? {
        None => None,
        Some(words) => {
            let at = date::given(&words, zone)
                .map_err(|found| broken(format!("published: {found}"), "a date that exists, as 2024-02-29T11:00"))?;
            Some(at)
        }
    };
    let lang = match string("lang")? {
        None => None,
        Some(code) => {
            Some(Lang::parse(&code).ok_or_else(|| broken(format!("lang: {code:?}"), "a language code, as ko"))?)
        }
    };
    let title = string("title")?;
    let given = Given { id: string("id")?, outlet: string("outlet")?, title, url: string("url")?, published, lang };
    Ok(Draft { line, ..draft(given, body) })
}

/// What is known of an article and its body, made one text.
pub fn draft(given: Given, body: String) -> Draft {
    let (text, hints) = match &given.title {
        Some(title) => (format!("{title}\n{body}"), vec![(0..title.len(), What::Zone(Zone::Headline))]),
        None => (body, Vec::new()),
    };
    let sha256 = Some(hash::sha256(text.as_bytes()));
    Draft { given, text, hints, sha256, ..Draft::default() }
}

fn field(record: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match record.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(n)) if key == "id" => Ok(Some(n.to_string())),
        Some(other) => Err(kind(other).to_owned()),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

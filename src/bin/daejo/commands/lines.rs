//! JSON lines on standard input: one object in, one object out, in order.

use std::io::{BufRead, Write};

use anyhow::Context;
use serde_json::Value;

use crate::exit::{self, Exit};

/// Answers each line with what `answer` makes of it. A line that is no object with the fields asked for is named on
/// standard error and left out; the rest is answered all the same.
pub fn answer(mut answer: impl FnMut(&Value) -> anyhow::Result<String>) -> anyhow::Result<Exit> {
    let stdin = std::io::stdin().lock();
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    let mut exit = Exit::Fine;
    for (n, line) in stdin.split(b'\n').enumerate() {
        let line = line.context("standard input: not read")?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let object = serde_json::from_slice(&line).context("found no JSON, expected an object");
        match object.and_then(|object| answer(&object)) {
            Ok(answered) => stdout.write_all(answered.as_bytes()).context("standard output: not written")?,
            Err(error) => {
                exit = Exit::Input;
                exit::say(&format!("standard input:{}: {error:#}", n + 1));
            }
        }
    }
    stdout.flush().context("standard output: not written")?;
    Ok(exit)
}

/// The text of a field.
pub fn text<'v>(object: &'v Value, field: &str) -> anyhow::Result<&'v str> {
    let found = object.get(field).and_then(Value::as_str);
    found.with_context(|| format!("found no \"{field}\", expected a text"))
}

/// The language a line names, or else the one told from the letters of `text`.
pub fn language(object: &Value, text: &str) -> anyhow::Result<daejo::model::Lang> {
    match object.get("lang").and_then(Value::as_str) {
        Some(code) => {
            daejo::model::Lang::parse(code).with_context(|| format!("found lang {code:?}, expected an ISO 639 code"))
        }
        None => Ok(daejo::read::told(text)),
    }
}

//! `daejo values`: the values of loose text.

use std::io::{BufRead, IsTerminal};

use anyhow::Context;
use daejo::model::Mention;
use daejo::normalise::Anchor;
use daejo::report::{self, Words};
use daejo::{pipeline, read};
use jiff::civil::DateTime;
use serde_json::Value;

use crate::args::{LineFormat, ValuesArgs};
use crate::exit::{Exit, Misuse};
use crate::{output, screen};

use super::lines;

pub fn run(args: &ValuesArgs) -> anyhow::Result<Exit> {
    let anchor = Anchor { published: args.on, ..Anchor::default() };
    if args.texts.is_empty() && args.format == LineFormat::Jsonl {
        return lines::answer(|object| one_line(object, args));
    }
    let texts: Vec<String> = if args.texts.is_empty() {
        if std::io::stdin().is_terminal() {
            return Err(Misuse("expected a TEXT, or lines on standard input".to_owned()).into());
        }
        std::io::stdin().lock().lines().collect::<Result<_, _>>().context("standard input: not read")?
    } else {
        args.texts.clone()
    };
    let lang = args.show.lang.unwrap_or_else(|| read::told(&texts.concat()));
    let found: Vec<(&str, Vec<Mention>)> =
        texts.iter().map(|text| (text.as_str(), pipeline::values(text, lang, &anchor))).collect();
    let shown = match args.format {
        LineFormat::Table => {
            let screen = screen::screen(args.show.width, args.show.color, false);
            report::mentions_table(&Words::new(lang), &found, screen)
        }
        LineFormat::Jsonl => (1..)
            .zip(&found)
            .map(|(n, (text, mentions))| report::mentions_jsonl(&Value::from(n), text, mentions))
            .collect(),
    };
    output::write(&shown, None)?;
    Ok(Exit::Fine)
}

fn one_line(object: &Value, args: &ValuesArgs) -> anyhow::Result<String> {
    let text = lines::text(object, "text")?;
    let lang = args.show.lang.map_or_else(|| lines::language(object, text), Ok)?;
    let published = match object.get("reference").and_then(Value::as_str) {
        Some(reference) => {
            let at = reference.parse::<DateTime>().ok();
            Some(at.with_context(|| format!("found reference {reference:?}, expected an ISO time or null"))?)
        }
        None => args.on,
    };
    let mentions = pipeline::values(text, lang, &Anchor { published, ..Anchor::default() });
    Ok(report::mentions_jsonl(object.get("id").unwrap_or(&Value::Null), text, &mentions))
}

//! How does a person write this value? One file a shape; which words and in which order is the
//! language's `report.tsv`, `report-units.tsv` and `report-scales.tsv`.
//!
//! Refuses to round: a value is written out in full, or exactly in the scale words of the language.

mod number;
mod period;
mod quantity;

use jiff::civil::DateTime;

use crate::model::{Claim, Grain, Kind, Modality, Name, Period, Speaker, Value};

use super::words::Words;

pub(super) use number::number;

/// The value in words: `2014년 10월`, `8억 달러`, `12:23`.
#[must_use]
pub fn value(words: &Words, kind: Kind, value: &Value) -> String {
    match value {
        Value::Time(time) => period::period(words, time),
        Value::Duration(duration) => quantity::range(words, kind, &duration.range),
        Value::Quantity(range) => quantity::range(words, kind, range),
        Value::Name(name) => one_name(words, name),
        Value::Set(set) => {
            let names: Vec<&str> = set.members.iter().map(|member| member.name.as_str()).collect();
            let names = names.join(&words.word("list.comma"));
            if set.open { words.say("set.open", &[("names", &names)]) } else { names }
        }
        Value::Statement(statement) => {
            let state = words.code("state", statement.state.name());
            words.say(&format!("polarity.{}", statement.polarity.name()), &[("state", &state)])
        }
    }
}

/// A moment to the minute, or to the day where it is midnight.
#[must_use]
pub fn moment(words: &Words, at: DateTime) -> String {
    let grain = if at.time() == jiff::civil::Time::midnight() { Grain::Day } else { Grain::Minute };
    period::period(words, &Period::Dated { from: Some(at), until: Some(at), grain, approx: false })
}

/// A reason's figure: an ISO time as a date, a decimal as a number, anything else as it stands.
#[must_use]
pub fn figure(words: &Words, figure: &str) -> String {
    if figure.contains(['T', '-'])
        && let Ok(at) = figure.parse::<DateTime>()
    {
        return moment(words, at);
    }
    figure.parse().map_or_else(|_| figure.to_owned(), |decimal| number(words, decimal))
}

/// Who says it, in words.
#[must_use]
pub fn speaker(words: &Words, claim: &Claim) -> String {
    let attribution = &claim.attribution;
    match attribution.speaker {
        Speaker::Outlet => words.word("speaker.outlet"),
        _ if attribution.name.is_empty() => words.word("speaker.nobody"),
        speaker => words.say(&format!("speaker.{}", speaker.name()), &[("name", &attribution.name)]),
    }
}

/// How it is put, in words.
#[must_use]
pub fn modality(words: &Words, modality: Modality) -> String {
    words.code("modality", modality.name())
}

fn one_name(words: &Words, name: &Name) -> String {
    let aliases: Vec<&str> = name.aliases.iter().map(String::as_str).filter(|a| !a.starts_with('~')).collect();
    if aliases.is_empty() {
        return name.name.clone();
    }
    let aliases = aliases.join(&words.word("list.comma"));
    words.say("name.aliases", &[("name", &name.name), ("aliases", &aliases)])
}

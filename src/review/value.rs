//! How is a value written so that two of them can be compared years apart? One line, no language, no wording.

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use crate::model::{Name, Period, Range, Value};

/// The value on one line: `time 2014-01-01T00:00:00/2015-01-01T00:00:00 year`, `[30, 40) {명}`.
pub fn written(value: &Value) -> String {
    match value {
        Value::Time(Period::Dated { from, until, grain, approx }) => {
            about(format!("{}/{} {}", end(*from), end(*until), grain.name()), *approx)
        }
        Value::Time(Period::Clock { from, until, grain, approx }) => {
            let until = until.map_or_else(|| "..".to_owned(), |until| until.to_string());
            about(format!("{from}/{until} {}", grain.name()), *approx)
        }
        Value::Duration(duration) => range(&duration.range),
        Value::Quantity(quantity) => range(quantity),
        Value::Name(name) => one(name),
        Value::Set(set) => {
            let members: Vec<String> = set.members.iter().map(one).collect();
            format!("{}{}", members.join(", "), if set.open { ", .." } else { "" })
        }
        Value::Statement(statement) => format!("{} {}", statement.polarity.name(), statement.state.name()),
    }
}

/// Aliases are what else an article calls it: they say nothing of their own.
fn one(name: &Name) -> String {
    name.name.clone()
}

fn range(range: &Range) -> String {
    let unit = range.unit.code();
    let written = match range.single() {
        Some(figure) => format!("{} {unit}", decimal(figure)),
        None => format!(
            "{}{}, {}{} {unit}",
            if range.low_inclusive { '[' } else { '(' },
            range.low.map_or_else(|| "..".to_owned(), decimal),
            range.high.map_or_else(|| "..".to_owned(), decimal),
            if range.high_inclusive { ']' } else { ')' },
        ),
    };
    about(written, range.approx)
}

fn about(written: String, approx: bool) -> String {
    if approx { format!("~{written}") } else { written }
}

fn end(at: Option<DateTime>) -> String {
    at.map_or_else(|| "..".to_owned(), |at| at.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

fn decimal(figure: Decimal) -> String {
    figure.normalize().to_string()
}

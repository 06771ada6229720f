//! Ranges with their units.

use rust_decimal::Decimal;

use crate::language::table;
use crate::model::{Kind, Range, Unit};
use crate::report::words::Words;

use super::number::number;

/// `30명`, `8억 달러`, `30∼39명`, `30명 이상`, `약 48km`, `3대 1`.
#[must_use]
pub fn range(words: &Words, kind: Kind, range: &Range) -> String {
    if let (Some(low), Some(high), Some(sides)) = (range.low, range.high, sides(words, kind, &range.unit)) {
        return words.fill(sides, &[("low", &number(words, low)), ("high", &number(words, high))]);
    }
    let with_unit = |n: Decimal| unit(words, kind, range.unit.code(), &number(words, n), n.abs() == Decimal::ONE);
    let lower = |n| words.say(if range.low_inclusive { "range.from" } else { "range.over" }, &[("low", &with_unit(n))]);
    let upper =
        |n| words.say(if range.high_inclusive { "range.upto" } else { "range.under" }, &[("high", &with_unit(n))]);
    let written = match (range.low, range.high) {
        (Some(low), Some(high)) if low == high => with_unit(low),
        (Some(low), Some(high)) if range.low_inclusive && range.high_inclusive => {
            let both = format!("{}{}{}", number(words, low), words.word("range.dash"), number(words, high));
            unit(words, kind, range.unit.code(), &both, false)
        }
        // two ends say already that the figure is not exact
        (Some(low), Some(high)) => {
            return words.say("range.within", &[("low", &lower(low)), ("high", &upper(high))]);
        }
        (Some(low), None) => lower(low),
        (None, Some(high)) => upper(high),
        (None, None) => words.word("range.any"),
    };
    if range.approx { words.say("approx", &[("it", &written)]) } else { written }
}

/// The pattern of a unit whose two figures are two sides and not two ends.
fn sides(words: &Words, kind: Kind, unit: &Unit) -> Option<&'static str> {
    row(words, kind, unit.code()).map(|(many, _)| many).filter(|many| many.contains("{low}"))
}

/// The patterns for many and for one, by kind and unit or by the unit alone.
fn row(words: &Words, kind: Kind, code: &str) -> Option<(&'static str, &'static str)> {
    let units = table(words.lang(), "report-units");
    let of_kind = format!("{kind}/{code}");
    let mut keys = [of_kind.as_str(), code].into_iter();
    let row = keys.find_map(|key| units.rows.iter().find(|row| units.cell(row, "unit") == key))?;
    Some((units.cell(row, "many"), units.cell(row, "one")))
}

/// The number with its unit, by the language's table; counters and units that are not there by general patterns.
fn unit(words: &Words, kind: Kind, code: &str, n: &str, one: bool) -> String {
    if let Some((many, single)) = row(words, kind, code) {
        return fill(words, if one && !single.is_empty() { single } else { many }, n, "");
    }
    if let Some((above, below)) = code.rsplit_once('/') {
        let below = unit(words, kind, below, "", true);
        return words.say("unit.per", &[("it", &unit(words, kind, above, n, one)), ("below", below.trim())]);
    }
    match code.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
        Some(word) if word.is_ascii() => fill(words, &words.word("unit.word"), n, word),
        Some(word) => fill(words, &words.word("unit.counter"), n, word),
        None => fill(words, &words.word("unit.other"), n, code),
    }
}

/// Fills a unit's pattern. A number that ends in a scale word is set apart from the word after it: 8억 달러, but 30명.
fn fill(words: &Words, pattern: &str, n: &str, unit: &str) -> String {
    let with = |n| words.fill(pattern, &[("n", n), ("unit", unit)]);
    let apart = n.ends_with(char::is_alphabetic) && pattern.contains("{n}") && !pattern.contains("{n} ");
    if apart { with(&format!("{n} ")).trim_end().to_owned() } else { with(n) }
}

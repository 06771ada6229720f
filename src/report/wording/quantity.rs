//! Ranges with their units.

use rust_decimal::Decimal;

use crate::language::table;
use crate::model::{Kind, Range, Unit};
use crate::report::words::Words;

use super::number::number;

/// `30명`, `8억 달러`, `30∼39명`, `30명 이상`, `약 48km`.
#[must_use]
pub fn range(words: &Words, kind: Kind, range: &Range) -> String {
    let with_unit = |n: Decimal| unit(words, kind, &range.unit, &number(words, n), n.abs() == Decimal::ONE);
    let lower = |n| words.say(if range.low_inclusive { "range.from" } else { "range.over" }, &[("low", &with_unit(n))]);
    let upper =
        |n| words.say(if range.high_inclusive { "range.upto" } else { "range.under" }, &[("high", &with_unit(n))]);
    let written = match (range.low, range.high) {
        (Some(low), Some(high)) if low == high => with_unit(low),
        (Some(low), Some(high)) if range.low_inclusive && range.high_inclusive => {
            let both = format!("{}{}{}", number(words, low), words.word("range.dash"), number(words, high));
            unit(words, kind, &range.unit, &both, false)
        }
        (Some(low), Some(high)) => words.say("range.within", &[("low", &lower(low)), ("high", &upper(high))]),
        (Some(low), None) => lower(low),
        (None, Some(high)) => upper(high),
        (None, None) => words.word("range.any"),
    };
    if range.approx { words.say("approx", &[("it", &written)]) } else { written }
}

/// The number with its unit, by the language's table; counters and units that are not there by general patterns.
fn unit(words: &Words, kind: Kind, unit: &Unit, n: &str, one: bool) -> String {
    let code = unit.code();
    let units = table(words.lang(), "report-units");
    let of_kind = format!("{kind}/{code}");
    let row =
        [of_kind.as_str(), code].iter().find_map(|key| units.rows.iter().find(|row| units.cell(row, "unit") == *key));
    if let Some(row) = row {
        let single = units.cell(row, "one");
        let pattern = if one && !single.is_empty() { single } else { units.cell(row, "many") };
        return fill(words, pattern, n, "");
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

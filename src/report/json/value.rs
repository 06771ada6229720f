//! A value as the contract has it.

use jiff::civil::{DateTime, Time};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{Name, Period, Range, Value};

/// A value object: which fields it has is its shape's.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum ValueObject<'v> {
    /// A time with a day; ISO local, half-open, null = open.
    Dated {
        /// The first moment.
        from: Option<String>,
        /// One past the last.
        until: Option<String>,
        /// How finely it is spoken.
        grain: &'static str,
        /// Whether the words say that it is approximate.
        approx: bool,
    },
    /// A clock time.
    Clock {
        /// The first moment.
        clock_from: String,
        /// One past the last.
        clock_until: Option<String>,
        /// How finely it is spoken.
        grain: &'static str,
        /// Whether the words say that it is approximate.
        approx: bool,
    },
    /// A length of time.
    Duration {
        /// At least; decimals as strings, null = open.
        low: Option<String>,
        /// At most.
        high: Option<String>,
        /// Whether `low` belongs to it.
        low_inclusive: bool,
        /// Whether `high` belongs to it.
        high_inclusive: bool,
        /// `second` … `year`.
        unit: &'static str,
        /// ISO 8601, where it is one exact figure.
        iso: Option<&'v str>,
        /// Whether the words say that it is approximate.
        approx: bool,
        /// The place of the last digit written.
        step: String,
    },
    /// A number with its unit.
    Quantity {
        /// At least; decimals as strings, null = open.
        low: Option<String>,
        /// At most.
        high: Option<String>,
        /// Whether `low` belongs to it.
        low_inclusive: bool,
        /// Whether `high` belongs to it.
        high_inclusive: bool,
        /// Whether the words say that it is approximate.
        approx: bool,
        /// A UCUM code, an ISO 4217 code or a `{counter}`.
        unit: &'v str,
        /// The place of the last digit written.
        step: String,
    },
    /// A name.
    Name(NameObject<'v>),
    /// Several names.
    Set {
        /// The names, sorted.
        members: Vec<NameObject<'v>>,
        /// Whether there are more.
        open: bool,
    },
    /// A statement.
    Statement {
        /// `said` or `denied`.
        polarity: &'static str,
        /// Where on the ladder.
        state: &'static str,
    },
}

/// A name with the other forms the article uses.
#[derive(Clone, Debug, Serialize)]
pub struct NameObject<'v> {
    /// The fullest form.
    pub name: &'v str,
    /// The others, sorted; a `~` that sets known forms apart from those of the article is left out.
    pub aliases: Vec<&'v str>,
}

impl<'v> ValueObject<'v> {
    /// The object of a value.
    #[must_use]
    pub fn new(value: &'v Value) -> ValueObject<'v> {
        match value {
            Value::Time(Period::Dated { from, until, grain, approx }) => {
                ValueObject::Dated { from: from.map(iso), until: until.map(iso), grain: grain.name(), approx: *approx }
            }
            Value::Time(Period::Clock { from, until, grain, approx }) => ValueObject::Clock {
                clock_from: clock(*from),
                clock_until: until.map(clock),
                grain: grain.name(),
                approx: *approx,
            },
            Value::Duration(duration) => ValueObject::Duration {
                low: duration.range.low.map(decimal),
                high: duration.range.high.map(decimal),
                low_inclusive: duration.range.low_inclusive,
                high_inclusive: duration.range.high_inclusive,
                unit: duration.unit.name(),
                iso: duration.iso.as_deref(),
                approx: duration.range.approx,
                step: decimal(duration.range.step),
            },
            Value::Quantity(range) => quantity(range),
            Value::Name(name) => ValueObject::Name(one(name)),
            Value::Set(set) => ValueObject::Set { members: set.members.iter().map(one).collect(), open: set.open },
            Value::Statement(statement) => {
                ValueObject::Statement { polarity: statement.polarity.name(), state: statement.state.name() }
            }
        }
    }
}

fn quantity(range: &Range) -> ValueObject<'_> {
    ValueObject::Quantity {
        low: range.low.map(decimal),
        high: range.high.map(decimal),
        low_inclusive: range.low_inclusive,
        high_inclusive: range.high_inclusive,
        approx: range.approx,
        unit: range.unit.code(),
        step: decimal(range.step),
    }
}

fn one(name: &Name) -> NameObject<'_> {
    NameObject { name: &name.name, aliases: name.aliases.iter().map(|alias| alias.trim_start_matches('~')).collect() }
}

fn decimal(value: Decimal) -> String {
    let plain = value.normalize();
    // whole numbers, nearly all, are written without the detour over a padded decimal
    match i64::try_from(plain.mantissa()) {
        Ok(whole) if plain.scale() == 0 => whole.to_string(),
        _ => plain.to_string(),
    }
}

/// ISO local time to the second.
pub(super) fn iso(at: DateTime) -> String {
    if at.subsec_nanosecond() == 0 { at.to_string() } else { at.strftime("%Y-%m-%dT%H:%M:%S").to_string() }
}

fn clock(at: Time) -> String {
    at.to_string()
}

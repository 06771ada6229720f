//! A length of time.

use super::range::Range;
use crate::model::unit::Unit;

/// The unit in which a duration was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Week.
    Week,
    /// Calendar month.
    Month,
    /// Calendar year.
    Year,
}

impl TimeUnit {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TimeUnit::Second => "second",
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        }
    }

    /// The UCUM unit.
    #[must_use]
    pub fn ucum(self) -> Unit {
        Unit::new(match self {
            TimeUnit::Second => "s",
            TimeUnit::Minute => "min",
            TimeUnit::Hour => "h",
            TimeUnit::Day => "d",
            TimeUnit::Week => "wk",
            TimeUnit::Month => "mo",
            TimeUnit::Year => "a",
        })
    }
}

/// A length of time: a range in the unit in which it was written.
///
/// Compound lengths are held in their smallest unit (1년 6개월 is 18 months).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How long; its unit is [`TimeUnit::ucum`] of `unit`.
    pub range: Range,
    /// The unit.
    pub unit: TimeUnit,
    /// ISO 8601 where the length is one exact figure: `P2D`, `PT1H30M`.
    pub iso: Option<String>,
}

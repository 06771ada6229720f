//! An exact decimal interval with a unit.

use rust_decimal::Decimal;

use crate::model::unit::Unit;

/// A number as it was written: an interval, how precisely it is meant, and its unit.
///
/// A point has `low == high`, both inclusive. `None` is an open end (`30명 이상`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The lower end; `None` is open.
    pub low: Option<Decimal>,
    /// The upper end; `None` is open.
    pub high: Option<Decimal>,
    /// Whether `low` itself belongs to it.
    pub low_inclusive: bool,
    /// Whether `high` itself belongs to it.
    pub high_inclusive: bool,
    /// Whether the words say that it is approximate (약, 가량, nearly).
    pub approx: bool,
    /// The place of the last digit written, in the unit: `8억` speaks in steps of 100000000, `812,345,000` of 1.
    pub step: Decimal,
    /// What is measured or counted.
    pub unit: Unit,
}

impl Range {
    /// A single exact figure, spoken in steps of `step`.
    #[must_use]
    pub fn point(at: Decimal, step: Decimal, unit: Unit) -> Self {
        Range { low: Some(at), high: Some(at), low_inclusive: true, high_inclusive: true, approx: false, step, unit }
    }

    /// The figure, when it is a single one.
    #[must_use]
    pub fn single(&self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Some(low),
            _ => None,
        }
    }
}

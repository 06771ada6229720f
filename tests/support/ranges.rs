//! Which figures are quantities tried with? Shared by the fuzzed laws and by those over generated values.

use daejo::model::{Range, Unit};
use rust_decimal::Decimal;

/// The units that quantities are tried with.
pub const UNITS: [&str; 8] = ["1", "{명}", "KRW", "USD", "%", "km", "kg", "m2"];

/// A figure exact, about, or bounded on one side or both, by the number of its shape.
pub fn range(a: Decimal, b: Decimal, unit: &str, shape: u64) -> Range {
    let mut range = Range::point(a, Decimal::ONE, Unit::new(unit));
    match shape {
        1 => range.approx = true,
        2 => range.high = None,
        3 => (range.high, range.low_inclusive) = (None, false),
        4 => range.low = None,
        5 => (range.low, range.high_inclusive) = (None, false),
        6 => (range.low, range.high) = (Some(a.min(b)), Some(a.max(b) + Decimal::ONE)),
        _ => {}
    }
    range.low_inclusive &= range.low.is_some();
    range.high_inclusive &= range.high.is_some();
    range
}

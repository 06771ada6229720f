//! Exact decimal intervals.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Bare, Finer, Outcome};
use crate::model::Range;

/// A closed, half-open or open interval in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Interval {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
}

/// What 약, 가량, nearly widen a figure by: a tenth.
const ABOUT: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// From here on noughts at the end of a figure may be rounding.
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// The same for measures, in steps of the last figure written: what is large must not hang on the unit.
const LONG: Decimal = Decimal::from_parts(1_000, 0, 0, false, 0);

/// Compares two ranges; `None` when their units do not convert.
///
/// How precisely a figure is meant is told by how it is written, so that is asked in its own unit, before it is converted.
pub fn compare(a: &Range, b: &Range) -> Option<Bare> {
    let own = b;
    let in_a = |figure: Decimal| if a.unit == own.unit { Some(figure) } else { own.unit.convert(figure, &a.unit) };
    let b = convert(b, a)?;
    if (a.low, a.high) == (b.low, b.high) && a.low.is_some() | a.high.is_some() {
        return Some(Outcome::Same("range/same"));
    }
    if let (Some(x), Some(y)) = (a.single(), b.single())
        && !a.approx
        && !b.approx
    {
        let (place_a, place_b) = (meant(x, a), in_a(meant(own.single()?, own))?);
        let coarse = place_a.max(place_b);
        let apart = (x - y).abs();
        if place_a != place_b && apart < coarse {
            let finer = if place_a < place_b { Finer::First } else { Finer::Second };
            let code = if apart + apart <= coarse { "range/rounds-to" } else { "range/truncates-to" };
            return Some(Outcome::Within(finer, code));
        }
    }
    let ends = interval(own);
    let end = |end: Option<(Decimal, bool)>| match end {
        Some((figure, inside)) => in_a(figure).map(|figure| Some((figure, inside))),
        None => Some(None),
    };
    let (x, y) = (interval(a), Interval { low: end(ends.low)?, high: end(ends.high)? });
    Some(if !x.meets(&y) {
        Outcome::Apart("range/disjoint")
    } else if x.contains(&y) {
        Outcome::Within(Finer::Second, "range/within")
    } else if y.contains(&x) {
        Outcome::Within(Finer::First, "range/within")
    } else {
        // of two written as precisely, the one that starts, or else ends, earlier: the same whichever is asked first
        let order = a.step.cmp(&b.step).then_with(|| (a.low, a.high).cmp(&(b.low, b.high)));
        let finer = if order.is_le() { Finer::First } else { Finer::Second };
        Outcome::Within(finer, "range/overlaps")
    })
}

/// Two ranges that convert as figures of a reason, both in the unit of the first.
pub fn figures(a: &Range, b: &Range) -> [String; 2] {
    [written(a), convert(b, a).map_or_else(|| written(b), |b| written(&b))]
}

/// `b` in the unit of `a`.
fn convert<'r>(b: &'r Range, a: &Range) -> Option<Cow<'r, Range>> {
    if a.unit == b.unit {
        return Some(Cow::Borrowed(b));
    }
    let to = |figure| b.unit.convert(figure, &a.unit);
    let end = |figure: Option<Decimal>| figure.map_or(Some(None), |f| to(f).map(Some));
    let (low, high, step) = (end(b.low)?, end(b.high)?, to(b.step)?);
    Some(Cow::Owned(Range { low, high, step, unit: a.unit.clone(), ..b.clone() }))
}

/// The figures a range admits. A hedge widens by a tenth or by half the place of the last digit other than zero.
fn interval(range: &Range) -> Interval {
    let slack = |d: Decimal| {
        let tenth = d.abs() * ABOUT;
        let place = last_place(d, range.step) / Decimal::TWO;
        tenth.max(place)
    };
    match range.single() {
        Some(d) if range.approx => Interval { low: Some((d - slack(d), true)), high: Some((d + slack(d), true)) },
        _ => Interval {
            low: range.low.map(|d| (d, range.low_inclusive)),
            high: range.high.map(|d| (d, range.high_inclusive)),
        },
    }
}

/// The place down to which a large figure is meant: `4천300억` beside `4천310억` speaks in ten thousand millions. A small
/// figure, or one with a single digit, is meant as it is written.
fn meant(d: Decimal, range: &Range) -> Decimal {
    let place = last_place(d, range.step);
    let measured = range.unit.family() != range.unit.code();
    let large = if measured { range.step.checked_mul(LONG).unwrap_or(LARGE) } else { LARGE };
    let round = d.abs() >= large && d.abs() >= place * Decimal::TEN;
    if round { place } else { range.step }
}

/// The place of the last digit other than zero: 100 in 1300.
fn last_place(d: Decimal, step: Decimal) -> Decimal {
    let mut place = if step.is_zero() { Decimal::new(1, 6) } else { step };
    while let Some(next) = place.checked_mul(Decimal::TEN)
        && next <= d.abs()
        && (d % next).is_zero()
    {
        place = next;
    }
    place
}

impl Interval {
    fn meets(&self, other: &Interval) -> bool {
        let before = |high: Option<(Decimal, bool)>, low: Option<(Decimal, bool)>| match (high, low) {
            (Some((h, h_in)), Some((l, l_in))) => h < l || h == l && !(h_in && l_in),
            _ => false,
        };
        !before(self.high, other.low) && !before(other.high, self.low)
    }

    fn contains(&self, other: &Interval) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((a, a_in)), Some((b, b_in))) => a < b || a == b && (a_in || !b_in),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((a, a_in)), Some((b, b_in))) => a > b || a == b && (a_in || !b_in),
        };
        low && high
    }
}

/// A range as a figure of a reason: `8E8..` written out, `≥30`, `30..40`.
pub fn written(range: &Range) -> String {
    let mut text = String::with_capacity(24);
    text.push_str(if range.approx { "~" } else { "" });
    let mut number = |sign: &str, d: Decimal| {
        text.push_str(sign);
        let d = d.normalize();
        // whole numbers, nearly all, are written without the detour over a padded decimal
        match i64::try_from(d.mantissa()) {
            Ok(whole) if d.scale() == 0 && whole != 0 => text.push_str(&whole.to_string()),
            _ => text.push_str(&d.to_string()),
        }
    };
    match (range.low, range.high) {
        (Some(l), Some(h)) if l == h => number("", l),
        (Some(l), Some(h)) => {
            number("", l);
            number("..", h);
        }
        (Some(l), None) => number(if range.low_inclusive { "≥" } else { ">" }, l),
        (None, Some(h)) => number(if range.high_inclusive { "≤" } else { "<" }, h),
        (None, None) => text.push('?'),
    }
    if range.unit.code() != "1" {
        text.push(' ');
        text.push_str(range.unit.code());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;

    fn point(at: &str, step: &str, unit: &str) -> Range {
        Range::point(at.parse().unwrap(), step.parse().unwrap(), Unit::new(unit))
    }

    fn code(a: &Range, b: &Range) -> (&'static str, bool) {
        match compare(a, b).unwrap() {
            Outcome::Same(code) | Outcome::Within(_, code) => (code, true),
            Outcome::Apart(code) => (code, false),
        }
    }

    #[test]
    fn how_a_number_is_written_says_how_precisely_it_is_meant() {
        assert_eq!(
            code(&point("800000000", "100000000", "KRW"), &point("812345000", "1", "KRW")),
            ("range/rounds-to", true)
        );
        assert_eq!(
            code(&point("800000000", "100000000", "KRW"), &point("890000000", "10000000", "KRW")),
            ("range/truncates-to", true)
        );
        assert_eq!(
            code(&point("800000000", "100000000", "KRW"), &point("910000000", "10000000", "KRW")),
            ("range/disjoint", false)
        );
        assert_eq!(code(&point("3", "1", "{명}"), &point("4", "1", "{명}")), ("range/disjoint", false));
        let thirty_odd =
            Range { high: Some(40.into()), high_inclusive: false, approx: true, ..point("30", "1", "[mi_i]") };
        assert_eq!(code(&thirty_odd, &point("54", "1", "km")), ("range/within", true));
        // exactly: two days are forty-eight hours, not less
        let less = Range { low: None, high_inclusive: false, ..point("48", "1", "h") };
        assert_eq!(code(&less, &point("2", "1", "d")), ("range/disjoint", false));
        assert_eq!(code(&point("60", "1", "min"), &point("1", "1", "h")), ("range/same", true));
        assert_eq!(code(&point("3", "1", "wk"), &point("21", "1", "d")), ("range/same", true));
        assert!(compare(&point("1", "1", "{명}"), &point("1", "1", "{대}")).is_none());
        let about = Range { approx: true, ..point("300", "1", "{명}") };
        assert_eq!(code(&about, &point("280", "1", "{명}")), ("range/within", true));
        assert_eq!(code(&about, &point("120", "1", "{명}")), ("range/disjoint", false));
    }
}

//! Which result of two sides? 3대 1, 3대3, 2-1.
//!
//! The range's `low` is the figure said first and `high` the second; they are two sides, not two ends.

use rust_decimal::Decimal;

use crate::model::{Kind, Range, Unit, Value};
use crate::normalise::context::Context;
use crate::normalise::entry::{Sense, Sign};
use crate::normalise::number::Number;
use crate::normalise::print::SCORE;
use crate::normalise::reading::{Flags, Reading};
use crate::normalise::token::{Gap, What};

/// Reads the score at token `at`.
#[must_use]
pub fn read(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let token = ctx.token(at)?;
    let joint = ctx.close(at + 1)?;
    let against = joint
        .sense(|s| match s {
            Sense::Unit { code: "{대}", .. } | Sense::Sign(Sign::Against) => Some(()),
            _ => None,
        })
        .is_some();
    let dash = joint.sense(|s| (*s == Sense::Sign(Sign::Dash)).then_some(())).is_some() && joint.gap == Gap::Glued;
    if !against && !dash {
        return None;
    }
    let behind = ctx.close(at + 2)?;
    let second = side(behind.number()?, 200)?;
    let first = match side(token.number()?, 200) {
        Some(first) => first,
        // 9.8대 1, 1200대 1: how many compete for one.
        None if against && second == Decimal::ONE => odds(token.number()?)?,
        None => return None,
    };
    if ctx.close(at + 3).is_some_and(|t| t.is_unit() || matches!(t.what, What::Mark(_))) {
        return None;
    }
    if dash
        && (behind.gap != Gap::Glued
            || first > Decimal::from(99)
            || token.number()?.figures > 2
            || behind.number()?.figures > 2)
    {
        return None;
    }
    let range = Range {
        low: Some(first),
        high: Some(second),
        low_inclusive: true,
        high_inclusive: true,
        approx: false,
        step: Decimal::ONE,
        unit: Unit::new(SCORE),
    };
    Some(Reading {
        kind: Kind::Score,
        start: token.start,
        end: behind.end,
        next: at + 3,
        value: Value::Quantity(range),
        flags: Flags::default(),
    })
}

fn odds(number: &Number) -> Option<Decimal> {
    let plain = number.low == number.high && number.multiplier == Decimal::ONE && number.low.scale() <= 2;
    (plain && number.low > Decimal::ONE && number.low < Decimal::from(1_000_000)).then_some(number.low)
}

fn side(number: &Number, below: i64) -> Option<Decimal> {
    number.whole().filter(|n| (0..below).contains(n)).map(Decimal::from)
}

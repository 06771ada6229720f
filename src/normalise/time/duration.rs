//! How long? A length that moves no date: 10년 만, 사흘간, 1박2일, 약 3시간, 30일 이내.

use super::length;
use crate::model::{Duration, Kind, Value};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Role, Sense, Shift, Sign};
use crate::normalise::hedge;
use crate::normalise::reading::{Flags, Reading};
use crate::normalise::token::shift;

/// Reads the duration at token `at`.
#[must_use]
pub fn read(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let start = ctx.token(at)?.start;
    if each(ctx, at) {
        return None;
    }
    let lead = hedge::before(ctx, at).filter(|_| ctx.close(at + 1).is_some());
    let first = at + usize::from(lead.is_some());
    let (mut duration, mut next, mut end, ambiguous) =
        nights(ctx, first).or_else(|| spread(ctx, first)).or_else(|| {
            let length = length::read(ctx, first)?;
            Some((length.duration()?, length.next, length.end, length.ambiguous))
        })?;
    if ctx.close(next).and_then(shift) == Some(Shift::Each) {
        // 1시간당 50㎜: so much for each hour.
        return None;
    }
    let mut said = lead.is_some();
    if let Some(effect) = lead {
        hedge::apply(&mut duration.range, effect);
    }
    if let Some((effect, to)) = hedge::after(ctx, next) {
        hedge::apply(&mut duration.range, effect);
        said = true;
        end = to;
        next += 1;
    }
    while let Some(token) = ctx.close(next) {
        match shift(token) {
            Some(Shift::Lasting | Shift::Running) => {}
            Some(Shift::Gap) => {
                // The particle alone belongs to the mention: 10년 만, not 10년 만에.
                let word = &ctx.text[token.start..token.end];
                end = token.start + word.chars().next().map_or(0, char::len_utf8);
                next += 1;
                said = true;
                continue;
            }
            Some(Shift::Within | Shift::NoMore) => hedge::apply(&mut duration.range, Effect::AtMost),
            _ => break,
        }
        said = true;
        end = token.end;
        next += 1;
    }
    // 2년 동안 정도, 사흘간 이상
    if let Some((effect, to)) = hedge::after(ctx, next).filter(|_| ctx.free_order || said) {
        hedge::apply(&mut duration.range, effect);
        end = to;
        next += 1;
    }
    if ambiguous && !said {
        return None;
    }
    if lead.is_some() || duration.range.low.is_none() || duration.range.high.is_none() {
        duration.iso = None;
    }
    Some(Reading { kind: Kind::Duration, start, end, next, value: Value::Duration(duration), flags: Flags::default() })
}

/// $5 million a year, three times a day: so much in each of them, no length.
fn each(ctx: &Context<'_>, at: usize) -> bool {
    let Some(token) = ctx.close(at).filter(|t| ctx.free_order && ctx.text[t.start..].starts_with(['a', 'A'])) else {
        return false;
    };
    let length = token.sense(|s| matches!(s, Sense::Length(..)).then_some(())).is_some();
    let before = at.checked_sub(1).and_then(|n| ctx.token(n));
    length && before.is_some_and(|t| t.is_unit() || t.number().is_some())
}

/// 1박2일 is two days.
fn nights(ctx: &Context<'_>, at: usize) -> Option<(Duration, usize, usize, bool)> {
    let nights = ctx.token(at)?.number()?;
    nights.whole()?;
    ctx.close(at + 1)?.sense(|s| (*s == Sense::Time(Role::Nights)).then_some(()))?;
    let days = length::read(ctx, at + 2).filter(|_| ctx.close(at + 2).is_some())?;
    Some((days.duration()?, days.next, days.end, false))
}

/// 2∼3년, 4~50분: two figures share the unit.
fn spread(ctx: &Context<'_>, at: usize) -> Option<(Duration, usize, usize, bool)> {
    let low = *ctx.token(at)?.number()?;
    let mut join = at + 1;
    let own = ctx.close(join).filter(|t| t.is_unit());
    join += usize::from(own.is_some());
    ctx.close(join)?.sense(|s| match s {
        Sense::Sign(Sign::To | Sign::Dash) | Sense::Shift(Shift::FromOrIn) => Some(()),
        _ => None,
    })?;
    ctx.close(join + 1)?;
    let high = length::read(ctx, join + 1)?;
    if high.parts.len() != 1 {
        return None;
    }
    let (number, unit) = high.parts[0];
    if let Some(own) = own {
        let same = length::read(ctx, at).is_some_and(|l| l.unit() == unit && own.is_unit());
        if !same {
            return None;
        }
    }
    let mut low_value = low.low;
    // 4~50분 is 40 to 50.
    if low_value < rust_decimal::Decimal::TEN
        && number.low >= rust_decimal::Decimal::from(20)
        && (number.low % rust_decimal::Decimal::TEN).is_zero()
        && own.is_none()
        && low_value * rust_decimal::Decimal::TEN < number.low
    {
        low_value *= rust_decimal::Decimal::TEN;
    }
    let mut duration = high.duration()?;
    if duration.unit != unit || duration.range.high? < low_value {
        return None;
    }
    duration.range.low = Some(low_value);
    duration.iso = None;
    Some((duration, high.next, high.end, high.ambiguous))
}

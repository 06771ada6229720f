//! Which clock time do words and bare figures tell? Ten thirty, 15 past seven, a quarter to noon, 3.30 pm, at 3 15.
//!
//! Refuses two bare figures side by side that nothing marks as a clock time.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::parts::{Clock, Parts};
use crate::model::TimeUnit;
use crate::normalise::context::Context;
use crate::normalise::entry::{Half, Role, Sense, Shift, Sign};
use crate::normalise::number::{Form, Number};
use crate::normalise::token::{Token, shift};

/// A clock time in words at token `at`: sets it and gives how many tokens it has.
pub(super) fn clock(ctx: &Context<'_>, at: usize, parts: &mut Parts) -> Option<usize> {
    if parts.clock.is_some() {
        return None;
    }
    if let Some((minutes, behind)) = counted(ctx, at) {
        let (mut clock, used) = hour(ctx, at + behind)?;
        let total = i64::from(clock.minute.unwrap_or(0)) + minutes;
        (clock.minute, clock.before) =
            if total < 0 { (Some(0), -total) } else { (Some(i8::try_from(total).ok().filter(|m| *m < 60)?), 0) };
        parts.clock = Some(clock);
        let used = behind + used;
        return Some(used + half_of_day(ctx, at + used, parts));
    }
    let first = ctx.token(at)?.number()?;
    if let Some(part) = ctx.close(at + 1).and_then(|t| in_the(ctx, t)).filter(|_| parts.daypart.is_none()) {
        // 8 in the night
        let hour = i8::try_from(first.whole()?).ok().filter(|h| (1..=12).contains(h) && !first.ordinal)?;
        parts.clock = Some(Clock { hour, minute: None, second: None, before: 0, plain: true });
        parts.daypart = Some(part);
        return Some(2);
    }
    let second = ctx.close(at + 1)?.number()?;
    let (hour, minute) = (first.whole()?, second.whole()?);
    let free = ctx.close(at + 2).is_none_or(|t| !t.is_unit() && t.number().is_none());
    if !(1..=12).contains(&hour) || !(10..60).contains(&minute) || !free || first.ordinal || second.ordinal {
        return None;
    }
    let spelled = matches!(first.form, Form::Spelled(1)) && matches!(second.form, Form::Spelled(_));
    let lead = at.checked_sub(1).and_then(|n| ctx.token(n)).and_then(shift) == Some(Shift::At);
    let figures = lead && first.figures > 0 && second.figures == 2;
    if !(spelled && (parts.dated() || lead || minute % 5 == 0) || figures) {
        return None;
    }
    let small = |n: i64| i8::try_from(n).ok();
    let plain = parts.daypart.is_some() || hour > 6;
    parts.clock = Some(Clock { hour: small(hour)?, minute: Some(small(minute)?), second: None, before: 0, plain });
    Some(2 + half_of_day(ctx, at + 2, parts))
}

/// 15 past, thirty-six minutes past, half past, a quarter to, three minutes to: minutes, and how many tokens.
fn counted(ctx: &Context<'_>, at: usize) -> Option<(i64, usize)> {
    let token = ctx.token(at)?;
    match shift(token) {
        Some(Shift::HalfPast) => return Some((30, 1)),
        Some(Shift::QuarterPast) => return Some((15, 1)),
        Some(Shift::QuarterTo) => return Some((-15, 1)),
        _ => {}
    }
    let n = token.number()?.whole().filter(|n| (1..60).contains(n))?;
    let behind = ctx.close(at + 1)?;
    if has(behind, Shift::Past) {
        return Some((n, 2));
    }
    // Fifteen to noon, at ten to six: but two to six are a range.
    let sign_to = |t: &Token| t.sense(|s| matches!(s, Sense::Sign(Sign::To)).then_some(())).is_some();
    if sign_to(behind) && n % 5 == 0 {
        let noon =
            ctx.close(at + 2)?.sense(|s| matches!(s, Sense::Daypart(_, _, Half::Noon | Half::Midnight)).then_some(()));
        let lead =
            at.checked_sub(1).and_then(|n| ctx.token(n)).and_then(shift) == Some(Shift::At) && ctx.close(at).is_some();
        let hour = ctx.close(at + 2)?.number().and_then(Number::whole).filter(|h| *h < n);
        let spelled = matches!(token.number()?.form, Form::Spelled(_));
        return (noon.is_some() || hour.is_some() && lead && spelled).then_some((-n, 2));
    }
    behind.is_unit().then_some(())?;
    behind.sense(|s| matches!(s, Sense::Time(Role::Length(TimeUnit::Minute))).then_some(()))?;
    let join = ctx.close(at + 2)?;
    let to = join.sense(|s| matches!(s, Sense::Sign(Sign::To)).then_some(())).is_some();
    if to { Some((-n, 3)) } else { has(join, Shift::Past).then_some((n, 3)) }
}

/// In the morning, at night: a part of the day that says which hour is meant before it.
fn in_the(ctx: &Context<'_>, token: &Token) -> Option<(u16, u16, Half)> {
    let word = &ctx.text[token.start..token.end];
    if !(word.starts_with("in the ") || word == "at night") {
        return None;
    }
    token.sense(|s| if let Sense::Daypart(a, b, half) = s { Some((*a, *b, *half)) } else { None })
}

fn has(token: &Token, wanted: Shift) -> bool {
    token.sense(|s| (*s == Sense::Shift(wanted)).then_some(())).is_some()
}

/// Seven, seven o'clock, five thirty, noon.
fn hour(ctx: &Context<'_>, at: usize) -> Option<(Clock, usize)> {
    let token = ctx.close(at)?;
    let clock = |hour: i8, minute: Option<i8>| Clock { hour, minute, second: None, before: 0, plain: true };
    let noon = token.sense(|s| match s {
        Sense::Daypart(from, until, Half::Noon | Half::Midnight) if until - from == 1 => Some(from / 60),
        _ => None,
    });
    if let Some(hour) = noon {
        return Some((clock(i8::try_from(hour).ok()?, None), 1));
    }
    let n = i8::try_from(token.number()?.whole()?).ok().filter(|n| (1..=12).contains(n))?;
    let behind = ctx.close(at + 1);
    if behind.is_some_and(|t| t.sense(|s| (*s == Sense::Time(Role::Hour)).then_some(())).is_some()) {
        return Some((clock(n, None), 2));
    }
    if behind.is_some_and(Token::is_unit) {
        return None;
    }
    let minute = behind.and_then(Token::number).and_then(Number::whole).filter(|m| (10..60).contains(m));
    Some(match minute.and_then(|m| i8::try_from(m).ok()) {
        Some(minute) => (clock(n, Some(minute)), 2),
        None => (clock(n, None), 1),
    })
}

/// am or pm at token `at`.
pub(super) fn half_of_day(ctx: &Context<'_>, at: usize, parts: &mut Parts) -> usize {
    let Some(token) = ctx.close(at).filter(|_| parts.daypart.is_none()) else { return 0 };
    let word = ctx.text[token.start..token.end].trim_start_matches('.');
    let short = word.starts_with(['a', 'p', 'A', 'P']) && word.len() <= 7;
    let part = token.sense(|s| match s {
        Sense::Daypart(a, b, h @ (Half::Am | Half::Pm)) => Some((*a, *b, *h)),
        _ => None,
    });
    match part {
        Some(part) if short => {
            parts.daypart = Some(part);
            1
        }
        _ => 0,
    }
}

/// 3, 3.30, 340: hours, or hours and minutes.
pub(super) fn spoken_clock(number: &Number) -> Option<Clock> {
    let clock = |hour: i8, minute: Option<i8>| {
        ((0..=24).contains(&hour) && minute.is_none_or(|m| (0..60).contains(&m))).then_some(Clock {
            hour,
            minute,
            second: None,
            before: 0,
            plain: true,
        })
    };
    if let Some(n) = number.whole() {
        return match n {
            0..=24 if number.figures <= 2 => clock(i8::try_from(n).ok()?, None),
            100..=2400 if number.figures >= 3 => clock(i8::try_from(n / 100).ok()?, Some(i8::try_from(n % 100).ok()?)),
            _ => None,
        };
    }
    if number.step != Decimal::new(1, 2) {
        return None;
    }
    clock(number.low.trunc().to_i8()?, Some((number.low.fract() * Decimal::ONE_HUNDRED).to_i8()?))
}

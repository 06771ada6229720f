//! Which day lies near another? Four Tuesdays from now, Friday after next, the day after Christmas, 5 business days later.

use jiff::civil::{Date, DateTime};

use super::length::{self, Length};
use super::moved::by;
use super::parts::Parts;
use super::{Found, calendar, dated, grain, single_day};
use crate::model::{Grain, Period};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Role, Sense, Shift, Side, Step};
use crate::normalise::hedge;
use crate::normalise::reading::Flags;
use crate::normalise::token::{Token, shift};

/// What stands at a place of the text and tells one day by another.
pub(super) fn near(ctx: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(found) = working(ctx, at) {
        return Some(found);
    }
    if !ctx.free_order {
        return None;
    }
    weekdays_away(ctx, at).or_else(|| day_beside(ctx, at)).or_else(|| bounded(ctx, at)).or_else(|| starting(ctx, at))
}

fn day_found(ctx: &Context<'_>, date: Date, at: usize, next: usize, flags: Flags) -> Option<Found> {
    let period = Period::Dated {
        from: Some(calendar::midnight(date)),
        until: Some(calendar::midnight(calendar::add_days(date, 1)?)),
        grain: Grain::Day,
        approx: false,
    };
    let end = ctx.token(next.checked_sub(1)?)?.end;
    let parts = Parts { date: Some(date), flags, ..Parts::default() };
    Some(Found { period, parts, start: ctx.token(at)?.start, end, next, flags })
}

fn weekday(token: &Token) -> Option<i8> {
    token.sense(|s| if let Sense::Weekday(n, false) = s { Some(*n) } else { None })
}

/// Four Tuesdays from now, two Sundays ago.
fn weekdays_away(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let n = ctx.token(at)?.number()?.whole().filter(|n| (1..=60).contains(n))?;
    let day = weekday(ctx.close(at + 1)?)?;
    let sign = match shift(ctx.close(at + 2)?)? {
        Shift::Hence => 1,
        Shift::Ago => -1,
        _ => return None,
    };
    let mut flags = Flags::default();
    let today = ctx.today(&mut flags)?;
    let this = calendar::weekday_of(today, day)?;
    let ahead = if sign > 0 { this > today } else { this < today };
    let weeks = if ahead { n - 1 } else { n };
    day_found(ctx, calendar::add_days(this, sign * 7 * weeks)?, at, at + 3, flags)
}

/// Friday after next, the Monday before last.
pub(super) fn after_next(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    let day = found.parts.weekday.filter(|_| found.parts.side.is_none() && !found.parts.clocked())?;
    let by = match shift(ctx.close(found.next)?)? {
        Shift::AfterNext => 1,
        Shift::BeforeLast => -1,
        _ => return None,
    };
    let mut flags = found.flags;
    let today = ctx.today(&mut flags)?;
    let this = calendar::weekday_of(today, day)?;
    let near = if by > 0 { this > today } else { this < today };
    let date = calendar::add_days(this, by * 7 * if near { 1 } else { 2 })?;
    let start = found.start;
    Some(Found { start, ..day_found(ctx, date, found.next, found.next + 1, flags)? })
}

/// The day after Christmas, the day before the 4th of July.
fn day_beside(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let token = ctx.token(at)?;
    let by = token.sense(|s| match s {
        Sense::Relative { named: true, step: Step::Day, shift } if *shift != 0 => Some(*shift),
        _ => None,
    })?;
    let word = &ctx.text[token.start..token.end];
    if !(word.ends_with("after") || word.ends_with("before")) {
        return None;
    }
    ctx.close(at + 1)?;
    let first = at + 1 + usize::from(ctx.close(at + 1).is_some_and(super::free::is_link));
    let base = dated(ctx, first, Parts::default(), token.start)?;
    let day = single_day(&base.period).filter(|_| !base.parts.clocked())?;
    day_found(ctx, calendar::add_days(day, i64::from(by))?, at, base.next, base.flags)
}

/// A length and the day it is counted from: 2 weeks after today.
struct From {
    length: Length,
    base: DateTime,
    by: Shift,
    next: usize,
    flags: Flags,
}

fn counted(ctx: &Context<'_>, at: usize) -> Option<From> {
    let length = length::read(ctx, at)?;
    let by = ctx.close(length.next).and_then(shift)?;
    if !matches!(by, Shift::Before | Shift::After | Shift::BetweenFrom | Shift::Since) {
        return None;
    }
    ctx.close(length.next + 1)?;
    let first = length.next + 1 + usize::from(ctx.close(length.next + 1).is_some_and(super::free::is_link));
    let found = dated(ctx, first, Parts::default(), ctx.token(at)?.start)?;
    single_day(&found.period)?;
    let Period::Dated { from: Some(base), .. } = found.period else { return None };
    Some(From { length, base, by, next: found.next, flags: found.flags })
}

fn between(ctx: &Context<'_>, at: usize, ends: (Option<DateTime>, Option<DateTime>), of: &From) -> Option<Found> {
    let period =
        Period::Dated { from: ends.0, until: ends.1, grain: grain(of.length.unit()).max(Grain::Day), approx: false };
    let (start, end) = (ctx.token(at)?.start, ctx.token(of.next.checked_sub(1)?)?.end);
    Some(Found { period, parts: Parts::default(), start, end, next: of.next, flags: of.flags })
}

/// More than two weeks after today, less than 3 days before the vote.
fn bounded(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let effect = hedge::before(ctx, at)
        .filter(|e| matches!(e, Effect::Above | Effect::AtLeast | Effect::Below | Effect::AtMost))?;
    ctx.close(at + 1)?;
    let of = counted(ctx, at + 1)?;
    let sign = match of.by {
        Shift::After => 1,
        Shift::Before => -1,
        _ => return None,
    };
    let far = by(of.base, &of.length, sign)?;
    let beyond = matches!(effect, Effect::Above | Effect::AtLeast);
    let ends = match (sign > 0, beyond) {
        (true, true) => (Some(far), None),
        (false, true) => (None, Some(far)),
        (true, false) => (Some(of.base), Some(far)),
        (false, false) => (Some(far), Some(of.base)),
    };
    between(ctx, at, ends, &of)
}

/// Two days from today; for 3 days from today, 2 weeks starting May 20th.
fn starting(ctx: &Context<'_>, at: usize) -> Option<Found> {
    ctx.token(at)?.number()?;
    let of = counted(ctx, at).filter(|of| matches!(of.by, Shift::BetweenFrom | Shift::Since))?;
    let word = ctx.token(of.length.next)?;
    let starts = ctx.text[word.start..word.end].starts_with(['s', 'b', 'S', 'B']);
    let lasts = at.checked_sub(1).and_then(|n| ctx.token(n)).and_then(shift) == Some(Shift::Lasting);
    let far = by(of.base, &of.length, 1)?;
    match of.by {
        Shift::BetweenFrom if !lasts => day_found(ctx, far.date(), at, of.next, of.flags),
        Shift::Since if !starts || ctx.text[word.start..word.end].eq_ignore_ascii_case("since") => None,
        _ => between(ctx, at, (Some(of.base), Some(far)), &of),
    }
}

/// In four business days, 5 working days ago, 3영업일 후: weekends do not count.
fn working(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let led = ctx.free_order && ctx.token(at).and_then(shift) == Some(Shift::In);
    let first = at + usize::from(led);
    let n = business(ctx, first)?;
    let mut flags = Flags::default();
    let behind = ctx.close(first + 2);
    let (sign, next) = match behind.and_then(shift) {
        _ if led => (1, first + 2),
        Some(Shift::Ago) => (-1, first + 3),
        Some(Shift::Before) if !ctx.free_order => (-1, first + 3),
        Some(Shift::Hence) => (1, first + 3),
        Some(Shift::After) if !ctx.free_order => (1, first + 3),
        _ => return None,
    };
    let date = workdays(ctx.today(&mut flags)?, n * sign)?;
    day_found(ctx, date, at, next, flags)
}

/// How many business days stand at token `at`.
fn business(ctx: &Context<'_>, at: usize) -> Option<i64> {
    let n = ctx.token(at)?.number()?.whole().filter(|n| (1..=400).contains(n))?;
    ctx.close(at + 1)?.sense(|s| (*s == Sense::Time(Role::BusinessDays)).then_some(n))
}

/// 성탄절 40영업일 전: business days counted from a day named before them.
pub(super) fn working_onward(ctx: &Context<'_>, found: &Found, at: usize) -> Option<Found> {
    let day = single_day(&found.period)?;
    let n = business(ctx, at)?;
    let sign = match shift(ctx.close(at + 2)?)? {
        Shift::Before => -1,
        Shift::After => 1,
        _ => return None,
    };
    let start = found.start;
    Some(Found { start, ..day_found(ctx, workdays(day, n * sign)?, at, at + 3, found.flags)? })
}

fn workdays(from: Date, n: i64) -> Option<Date> {
    let mut date = from;
    let mut left = n.abs();
    while left > 0 {
        date = calendar::add_days(date, n.signum())?;
        left -= i64::from(date.weekday().to_monday_one_offset() <= 5);
    }
    Some(date)
}

/// 5 past years, two upcoming weeks: the number stands before the side.
pub(super) fn side_behind(ctx: &Context<'_>, at: usize) -> Option<(Side, Length)> {
    let number = *ctx.token(at)?.number()?;
    let side = ctx.close(at + 1)?.sense(|s| match s {
        Sense::Modifier { side, lengths: true, .. } => Some(*side),
        _ => None,
    })?;
    let unit = ctx.close(at + 2).filter(|t| t.is_unit())?;
    let (unit_of, by) = unit.sense(|s| if let Sense::Time(role) = s { length::unit_of(*role) } else { None })?;
    let number = number.times(rust_decimal::Decimal::from(by))?;
    let (next, end) = (at + 3, unit.end);
    Some((side, Length { parts: vec![(number, unit_of)], next, end, ambiguous: false, quarters: false }))
}

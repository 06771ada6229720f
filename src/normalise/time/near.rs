//! Which day lies near another? Four Tuesdays from now, Friday after next, the day after Christmas, 5 business days later.

use jiff::civil::{Date, DateTime};

use super::length::{self, Length};
use super::moved::by;
use super::parts::{Parts, Place};
use super::{Found, calendar, dated, grain, single_day};
use crate::model::{Grain, Period, TimeUnit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Part, Role, Sense, Shift, Side, Sign, Step};
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
    weekdays_away(ctx, at)
        .or_else(|| nth_beside(ctx, at))
        .or_else(|| of_period(ctx, at))
        .or_else(|| weekends(ctx, at))
        .or_else(|| day_beside(ctx, at))
        .or_else(|| bounded(ctx, at))
        .or_else(|| starting(ctx, at))
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

/// The third Tuesday after Christmas, the second Friday before the vote's day.
fn nth_beside(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let token = ctx.token(at)?;
    let (nth, at_day) = match token.number() {
        Some(n) if n.ordinal => (n.whole().filter(|n| (1..=60).contains(n))?, at + 1),
        None if ctx.text[..token.start].trim_end().ends_with("the") => (1, at),
        _ => return None,
    };
    let day = weekday(if at_day > at { ctx.close(at_day)? } else { token })?;
    let sign = match shift(ctx.close(at_day + 1)?)? {
        Shift::After => 1,
        Shift::Before => -1,
        _ => return None,
    };
    ctx.close(at_day + 2)?;
    let first = at_day + 2 + usize::from(ctx.close(at_day + 2).is_some_and(super::free::is_link));
    let base = dated(ctx, first, Parts::default(), token.start)?;
    let named = single_day(&base.period).filter(|_| !base.parts.clocked())?;
    let this = calendar::weekday_of(named, day)?;
    let near = if sign > 0 { this > named } else { this < named };
    let weeks = if near { nth - 1 } else { nth };
    day_found(ctx, calendar::add_days(this, sign * 7 * weeks)?, at, base.next, base.flags)
}

/// The first three months of 2024, the last 5 days of June: so much of a period, from its start or up to its end.
fn of_period(ctx: &Context<'_>, at: usize) -> Option<Found> {
    const FIRST: &str = "first";
    let token = ctx.token(at)?;
    let past =
        token.sense(|s| matches!(s, Sense::Modifier { side: Side::Past, lengths: true, .. }).then_some(())).is_some();
    let before = ctx.text[..token.start].trim_end();
    let first = !past && before.get(before.len().checked_sub(FIRST.len())?..)?.eq_ignore_ascii_case(FIRST);
    if !past && !first {
        return None;
    }
    let start = if first { before.len() - FIRST.len() } else { token.start };
    let counted = at + usize::from(past);
    ctx.close(counted).or(if first { Some(token) } else { None })?;
    let length = length::read(ctx, counted).filter(|l| l.unit() >= TimeUnit::Day)?;
    let of = ctx.close(length.next).filter(|t| super::free::is_link(t) && ctx.text[t.start..].starts_with("of"))?;
    ctx.close(length.next + 1).filter(|t| t.start > of.start)?;
    let base = match ctx.token(length.next + 1)?.sense(|s| matches!(s, Sense::Alone(Step::Year)).then_some(())) {
        // The first three months of the year: of this one.
        Some(()) => {
            let parts = Parts { year: Some(Place::Away { named: false, by: 0 }), ..Parts::default() };
            let (period, flags) = super::resolve::resolve(ctx, &parts)?;
            Found { period, parts, start, end: ctx.token(length.next + 1)?.end, next: length.next + 2, flags }
        }
        None => dated(ctx, length.next + 1, Parts::default(), start).filter(|b| !b.parts.clocked())?,
    };
    let Period::Dated { from: Some(from), until: Some(until), .. } = base.period else { return None };
    let (from, until) = if first {
        (from, by(from, &length, 1).filter(|end| *end <= until)?)
    } else {
        (by(until, &length, -1).filter(|begin| *begin >= from)?, until)
    };
    let period = Period::Dated { from: Some(from), until: Some(until), grain: grain(length.unit()), approx: false };
    Some(Found { period, parts: Parts::default(), start, ..base })
}

/// The closest Monday to 5 October.
pub(super) fn closest(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let token = ctx.token(at).filter(|t| shift(t) == Some(Shift::Nearest))?;
    let day = weekday(ctx.close(at + 1)?)?;
    ctx.close(at + 2)?.sense(|s| matches!(s, Sense::Sign(Sign::To)).then_some(()))?;
    ctx.close(at + 3)?;
    let base = dated(ctx, at + 3, Parts::default(), token.start)?;
    let named = single_day(&base.period).filter(|_| !base.parts.clocked())?;
    let found = (-3..=3)
        .filter_map(|by| calendar::add_days(named, by))
        .find(|near| near.weekday().to_monday_one_offset() == day)?;
    day_found(ctx, found, at, base.next, base.flags)
}

/// The past three weekends, last 2 weekends: from the Saturday of the first to the Sunday of the last.
fn weekends(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let token = ctx.token(at)?;
    let side = token.sense(|s| if let Sense::Modifier { side, lengths: true, .. } = s { Some(*side) } else { None })?;
    let n = ctx.close(at + 1)?.number()?.whole().filter(|n| (2..=52).contains(n))?;
    let last = ctx.close(at + 2)?;
    last.sense(|s| matches!(s, Sense::Part(Part::Weekend, _)).then_some(()))?;
    let mut flags = Flags::default();
    let today = ctx.today(&mut flags)?;
    let saturday = calendar::weekday_of(today, 6)?;
    let from = match side {
        Side::Past => calendar::add_days(saturday, -7 * n)?,
        Side::Next => calendar::add_days(saturday, 7)?,
        Side::Coming => saturday,
        _ => return None,
    };
    let until = calendar::add_days(from, 7 * (n - 1) + 2)?;
    let (from, until) = (Some(calendar::midnight(from)), Some(calendar::midnight(until)));
    let period = Period::Dated { from, until, grain: Grain::Day, approx: false };
    Some(Found { period, parts: Parts::default(), start: token.start, end: last.end, next: at + 3, flags })
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
    let length = |s: &Sense| matches!(s, Sense::Length(..)).then_some(());
    let number = ctx.token(at)?.number().is_some() || ctx.token(at)?.sense(length).is_some();
    number.then_some(())?;
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

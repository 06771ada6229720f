//! From what hour until what hour of a day? Between 3 and 5 on May 1, Saturday from 9 to 5, 11:30 am to 12:30 tomorrow.
//!
//! Refuses two bare figures beside a day with nothing that says hours: they are a score.

use super::parts::{Clock, Parts};
use super::{Found, calendar, gather, resolve, single_day};
use crate::model::{Grain, Period, TimeUnit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Half, Sense, Shift, Sign, Step};
use crate::normalise::token::{What, shift};

/// An hour on the way to a span of hours, in minutes.
struct Hour {
    minutes: i64,
    /// am or pm, where written.
    half: Option<Half>,
    /// Whether it is written as only a clock time is.
    plain: bool,
    next: usize,
}

fn hour(ctx: &Context<'_>, at: usize) -> Option<Hour> {
    let token = ctx.token(at)?;
    let (minutes, plain) = match token.what {
        What::Clock(time, false) => (i64::from(time.hour()) * 60 + i64::from(time.minute()), true),
        What::Number(number) if !number.ordinal && number.multiplier == rust_decimal::Decimal::ONE => {
            (number.whole().filter(|n| (0..=24).contains(n))? * 60, false)
        }
        _ => return None,
    };
    let half = ctx.close(at + 1).and_then(|t| {
        let short = t.end - t.start <= 4;
        t.sense(|s| match s {
            Sense::Daypart(_, _, half @ (Half::Am | Half::Pm)) if short => Some(*half),
            _ => None,
        })
    });
    if half.is_none() && ctx.close(at + 1).is_some_and(|t| t.is_unit()) {
        return None;
    }
    Some(Hour { minutes, half, plain: plain || half.is_some(), next: at + 1 + usize::from(half.is_some()) })
}

fn place(minutes: i64, half: Option<Half>) -> i64 {
    match half {
        Some(Half::Pm) if minutes < 720 => minutes + 720,
        Some(Half::Am) if minutes >= 720 => minutes - 720,
        _ => minutes,
    }
}

/// Two hours and what joins them: minutes of the day, the first token behind, and whether something says that they are hours.
fn span(ctx: &Context<'_>, at: usize) -> Option<(i64, i64, usize, bool)> {
    let led = ctx.token(at).and_then(shift) == Some(Shift::BetweenFrom);
    if led {
        ctx.close(at + 1)?;
    }
    let first = hour(ctx, at + usize::from(led))?;
    let joint = ctx.close(first.next)?;
    let joins = joint.sense(|s| match s {
        Sense::Sign(Sign::To | Sign::Dash) | Sense::Shift(Shift::Until) => Some(()),
        Sense::Shift(Shift::And) if led => Some(()),
        _ => None,
    });
    joins?;
    ctx.close(first.next + 1)?;
    let second = hour(ctx, first.next + 1)?;
    let plain = led || first.plain || second.plain;
    let until = place(second.minutes, second.half);
    let mut from = place(first.minutes, first.half.or(second.half));
    if from >= until && first.half.is_none() {
        from = first.minutes;
    }
    let until = if until <= from && second.half.is_none() { until + 720 } else { until };
    let until = if until <= from { until + 1440 } else { until };
    (from < until && until - from < 1440).then_some((from, until, second.next, plain))
}

fn link(ctx: &Context<'_>, at: usize) -> usize {
    at + usize::from(ctx.beside(at).is_some_and(|t| {
        t.sense(|s| matches!(s, Sense::Link | Sense::Shift(Shift::At | Shift::In)).then_some(())).is_some()
    }))
}

/// Hours, then the day they belong to.
#[must_use]
pub fn before_day(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let (from, until, next, plain) = span(ctx, at)?;
    let at_day = link(ctx, next);
    ctx.beside(at_day)?;
    let (parts, next) = gather(ctx, at_day, Parts::default());
    if next == at_day || parts.clocked() || !(plain || ctx.whole(at, next)) {
        return None;
    }
    let (period, flags) = resolve::resolve(ctx, &parts)?;
    let start = ctx.token(at)?.start;
    let end = ctx.token(next.checked_sub(1)?)?.end;
    let found = Found { period, parts, start, end, next, flags };
    within(&found, from, until, end, next)
}

/// A day, then the hours of it.
#[must_use]
pub fn behind_day(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    if found.parts.clocked() {
        return None;
    }
    let at = link(ctx, found.next);
    ctx.beside(at)?;
    let (from, until, next, plain) = span(ctx, at)?;
    if !(plain || ctx.token(0)?.start >= found.start && ctx.whole(0, next)) {
        return None;
    }
    within(found, from, until, ctx.token(next.checked_sub(1)?)?.end, next)
}

/// 9 tomorrow, at 8 this evening: a bare figure before the day it is an hour of. Refuses it where nothing leads it and more is said.
#[must_use]
pub fn bare_before_day(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let first = hour(ctx, at).filter(|h| !h.plain && h.minutes >= 60)?;
    let at_day = link(ctx, first.next);
    let word = ctx.beside(at_day)?;
    word.sense(|s| match s {
        Sense::Relative { step: Step::Day, .. } | Sense::Modifier { .. } => Some(()),
        // Two Sunday is no hour.
        Sense::Weekday(_, false) if at_day > first.next => Some(()),
        _ => None,
    })?;
    let (mut parts, next) = gather(ctx, at_day, Parts::default());
    let led =
        at.checked_sub(1).and_then(|n| ctx.token(n)).and_then(shift) == Some(Shift::At) && ctx.close(at).is_some();
    if next == at_day || parts.clock.is_some() || !(led || ctx.whole(at, next)) {
        return None;
    }
    let hour = i8::try_from(first.minutes / 60).ok()?;
    let plain = parts.daypart.is_some() || hour > 6;
    parts.clock = Some(Clock { hour, minute: None, second: None, before: 0, plain });
    let (period, flags) = resolve::resolve(ctx, &parts)?;
    single_day(&period)?;
    let (start, end) = (ctx.token(at)?.start, ctx.token(next.checked_sub(1)?)?.end);
    Some(Found { period, parts, start, end, next, flags })
}

fn within(found: &Found, from: i64, until: i64, end: usize, next: usize) -> Option<Found> {
    let day = single_day(&found.period)?;
    let midnight = calendar::midnight(day);
    let at = |minutes: i64| calendar::add(midnight, minutes, TimeUnit::Minute);
    let grain = if from % 60 == 0 && until % 60 == 0 { Grain::Hour } else { Grain::Minute };
    let period = Period::Dated { from: Some(at(from)?), until: Some(at(until)?), grain, approx: false };
    Some(Found { period, end, next, ..found.clone() })
}

/// Today before 4 pm, February 1st no later than 6:00: one end of the hours of a day.
#[must_use]
pub fn edge(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    let day = single_day(&found.period).filter(|_| !found.parts.clocked())?;
    let side = shift(ctx.close(found.next)?)?;
    if !matches!(side, Shift::Before | Shift::By | Shift::After | Shift::Since) {
        return None;
    }
    ctx.close(found.next + 1)?;
    let (parts, next) = gather(ctx, found.next + 1, Parts::default());
    if parts.dated() || parts.clock.is_none() {
        return None;
    }
    let (period, flags) = resolve::resolve(ctx, &Parts { date: Some(day), flags: found.flags, ..parts })?;
    let Period::Dated { from, grain, .. } = period else { return None };
    let (from, until) = if matches!(side, Shift::Before | Shift::By) { (None, from) } else { (from, None) };
    let end = ctx.token(next.checked_sub(1)?)?.end;
    let period = Period::Dated { from, until, grain, approx: false };
    Some(Found { period, parts, start: found.start, end, next, flags })
}

//! From what day until what day of a month named once? Between 4 and 22 this month, November from the 3rd to the 9th.
//!
//! Refuses two bare figures beside a month told by its distance with nothing that says days.

use super::parts::{Parts, Place};
use super::{Found, gather, resolve};
use crate::model::Period;
use crate::normalise::context::Context;
use crate::normalise::entry::{Sense, Shift, Sign};
use crate::normalise::token::shift;

/// Two days and what joins them: whether a word leads them, the days, and the first token behind.
struct Days {
    led: bool,
    first: i8,
    last: i8,
    next: usize,
}

fn days(ctx: &Context<'_>, at: usize) -> Option<Days> {
    let led = ctx.token(at).and_then(shift) == Some(Shift::BetweenFrom);
    let day = |at: usize| -> Option<(i8, usize)> {
        let the = usize::from(ctx.close(at).is_some_and(super::free::is_link));
        let number = ctx.token(at + the)?.number().filter(|n| n.ordinal || n.figures <= 2)?;
        let n = i8::try_from(number.whole()?).ok().filter(|n| (1..=31).contains(n))?;
        Some((n, at + the + 1))
    };
    if led {
        ctx.close(at + 1)?;
    }
    let (first, joint) = day(at + usize::from(led))?;
    ctx.close(joint)?.sense(|s| match s {
        Sense::Sign(Sign::To | Sign::Dash) | Sense::Shift(Shift::Until) => Some(()),
        Sense::Shift(Shift::And) if led => Some(()),
        _ => None,
    })?;
    ctx.close(joint + 1)?;
    let (last, next) = day(joint + 1)?;
    (first < last).then_some(Days { led, first, last, next })
}

fn between(ctx: &Context<'_>, parts: &Parts, days: &Days, start: usize, next: usize) -> Option<Found> {
    let on = |d: i8| resolve::resolve(ctx, &Parts { day: Some(Place::Is(d)), ..*parts });
    let (Period::Dated { from, grain, .. }, flags) = on(days.first)? else { return None };
    let (Period::Dated { until, .. }, _) = on(days.last)? else { return None };
    let period = Period::Dated { from, until, grain, approx: false };
    let end = ctx.token(next.checked_sub(1)?)?.end;
    let parts = Parts { day: Some(Place::Is(days.last)), ..*parts };
    Some(Found { period, parts, start, end, next, flags })
}

fn bare_month(parts: &Parts) -> bool {
    parts.month.is_some()
        && parts.day.is_none()
        && parts.weekday.is_none()
        && parts.part[0].is_none()
        && parts.nth_week.is_none()
        && !parts.clocked()
}

/// Days, then the month they belong to, told by its distance: from 4 to 22 this month.
pub(super) fn before_month(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let days = days(ctx, at)?;
    let mut month = days.next;
    while month < days.next + 2 && ctx.close(month).is_some_and(super::free::is_link) {
        month += 1;
    }
    ctx.close(month)?;
    let (parts, next) = gather(ctx, month, Parts::default());
    let away = matches!(parts.month, Some(Place::Away { .. })) && bare_month(&parts);
    if !away || !(days.led || ctx.whole(at, next)) {
        return None;
    }
    between(ctx, &parts, &days, ctx.token(at)?.start, next)
}

/// A month, then days of it behind a word: November between 19 and 20.
pub(super) fn behind_month(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    if !bare_month(&found.parts) {
        return None;
    }
    ctx.close(found.next)?;
    let days = days(ctx, found.next).filter(|d| d.led)?;
    if ctx.close(days.next).is_some_and(|t| t.is_unit() || t.number().is_some()) {
        return None;
    }
    between(ctx, &found.parts, &days, found.start, days.next)
}

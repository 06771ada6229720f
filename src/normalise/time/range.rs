//! From when until when? Two ends joined by a dash, 부터, 에서; the second takes what it leaves out from the first.

use jiff::civil::Date;

use super::calendar::{add, add_days, add_months, nth_weekday};
use super::parts::{Parts, Place};
use super::{Found, gather};
use crate::model::{Flag, Grain, Period, TimeUnit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Half, Sense, Shift, Sign};
use crate::normalise::hedge;
use crate::normalise::token::What;
use crate::normalise::token::shift;

/// Goes on from the first end where a second follows; gives the first end back where none does.
#[must_use]
pub fn read(ctx: &Context<'_>, first: Found) -> Found {
    second(ctx, &first).unwrap_or(first)
}

/// How the token at `at` joins two ends; 0 tokens where it does not.
fn joint(ctx: &Context<'_>, first: &Found) -> Option<usize> {
    // 7시께부터 9시께까지
    let about = !ctx.free_order
        && ctx.close(first.next + 1).and_then(shift) == Some(Shift::From)
        && matches!(hedge::after(ctx, first.next), Some((Effect::Approx, _)));
    let at = first.next + usize::from(about);
    let between =
        ctx.tokens[..at].iter().rev().take(8).any(|t| t.end <= first.start && shift(t) == Some(Shift::BetweenFrom));
    let token = ctx.linked(at, &["에"])?;
    let joins = match token.what {
        What::Mark('·') => true,
        _ => token
            .sense(|s| match s {
                Sense::Sign(Sign::To | Sign::Dash) | Sense::Shift(Shift::From | Shift::FromOrIn) => Some(()),
                Sense::Shift(Shift::Until) if ctx.free_order => Some(()),
                Sense::Shift(Shift::And) if between => Some(()),
                _ => None,
            })
            .is_some(),
    };
    joins.then_some(at + 1)
}

fn second(ctx: &Context<'_>, first: &Found) -> Option<Found> {
    let at = joint(ctx, first)?;
    let rough = at > first.next + 1;
    ctx.close(at)?;
    let marked = matches!(ctx.token(first.next)?.what, What::Mark(_));
    let the = usize::from(ctx.close(at).is_some_and(|t| t.sense(|s| (*s == Sense::Link).then_some(())).is_some()));
    let at = at + the;
    let (mut parts, mut next) = gather(ctx, at, Parts::default());
    if next == at {
        (parts, next) = bare(ctx, at, first)?;
    }
    if let (None, Some((from, until, half)), false) = (parts.clock, parts.daypart, parts.dated())
        && ctx.free_order
        && until - from == 1
    {
        // 8 a.m. to noon
        let hour = i8::try_from(from / 60).ok()?;
        parts.clock = Some(super::parts::Clock { hour, minute: None, second: None, before: 0, plain: true });
        parts.daypart = Some((from, until, half));
    }
    let refit = refit(ctx, first, &parts);
    let first = refit.as_ref().unwrap_or(first);
    let mut end = ctx.token(next - 1)?.end;
    let mut flags = first.flags;
    let period = match &first.period {
        Period::Dated { from: Some(from), until: Some(first_until), grain, .. } => {
            let mut from = *from;
            let day = from.date();
            let filled = fill(parts, day, first)?;
            let (later, more) = super::resolve::resolve(ctx, &filled)?;
            flags.join(more);
            let Period::Dated { from: Some(from2), until: Some(until2), grain: grain2, .. } = later else {
                return None;
            };
            let clocked = filled.clock.is_some();
            let mut until = if clocked { from2 } else { until2 };
            let now = first.parts.now && grain2 >= Grain::Day;
            if now {
                // Between now and 3 May: the days from today on.
                from = super::calendar::midnight(day);
            }
            let grain = if now { grain2 } else { *grain };
            if marked && (from2 != *first_until || clocked) {
                return None;
            }
            if until <= from && clocked {
                // 밤 11시부터 1시까지, 11시에서 4시까지
                let half = add(until, 12, TimeUnit::Hour)?;
                until = if filled.daypart.is_none() && !filled.clock?.plain && half > from {
                    half
                } else {
                    add(until, 24, TimeUnit::Hour)?
                };
            }
            if until <= from {
                // The year of the first end was guessed: a range over the turn of the year.
                if !first.flags.has(Flag::GuessedYear) || first.parts.year.is_some() {
                    return None;
                }
                from = add(from, -1, TimeUnit::Year)?;
            }
            Period::Dated { from: Some(from), until: Some(until), grain: grain.min(grain2), approx: false }
        }
        Period::Clock { from, grain, .. } => {
            if parts.dated() || parts.clock.is_none() {
                return None;
            }
            let mut parts = parts;
            let backwards = matches!(super::resolve::resolve(ctx, &parts), Some((Period::Clock { from: later, .. }, _)) if later <= *from);
            if parts.daypart.is_none() && (!parts.clock?.plain || backwards && first.parts.daypart.is_some()) {
                // 오후 5시부터 6시까지: the part of the day goes on while that keeps the order.
                let carried = Parts { daypart: first.parts.daypart, ..parts };
                let kept = super::resolve::resolve(ctx, &carried).map(|(p, _)| p);
                parts = match kept {
                    Some(Period::Clock { from: later, .. }) if later > *from => carried,
                    // 오전 11시에서 3시까지, 밤 10시부터 3시까지: the next such hour.
                    _ if first.parts.daypart.is_some() => {
                        let half = |a: u16, b: u16, half| Parts { daypart: Some((a, b, half)), ..parts };
                        let ahead = |parts: &Parts| match super::resolve::resolve(ctx, parts) {
                            Some((Period::Clock { from: later, .. }, _)) => {
                                let minutes = |t: jiff::civil::Time| i32::from(t.hour()) * 60 + i32::from(t.minute());
                                (minutes(later) - minutes(*from) - 1).rem_euclid(1440)
                            }
                            _ => 1440,
                        };
                        [half(720, 1440, Half::Pm), half(0, 720, Half::Am)]
                            .into_iter()
                            .min_by_key(ahead)
                            .unwrap_or(parts)
                    }
                    _ => parts,
                };
            }
            let (later, more) = super::resolve::resolve(ctx, &parts)?;
            flags.join(more);
            let Period::Clock { from: until, grain: grain2, .. } = later else { return None };
            Period::Clock { from: *from, until: Some(until), grain: (*grain).min(grain2), approx: false }
        }
        Period::Dated { .. } => return None,
    };
    // 7시께부터 9시께까지: both ends are about right
    let about = ctx.close(next + 1).and_then(shift) == Some(Shift::Until)
        && matches!(hedge::after(ctx, next), Some((Effect::Approx, _)));
    let mut period = period;
    if about && !ctx.free_order {
        next += 1;
    }
    if (about || rough) && !ctx.free_order {
        match &mut period {
            Period::Dated { approx, .. } | Period::Clock { approx, .. } => *approx = true,
        }
    }
    // 까지, 사이에, 동안
    while let Some(token) = ctx.close(next) {
        match shift(token) {
            Some(Shift::Until | Shift::Between | Shift::Lasting) => {
                end = token.end;
                next += 1;
            }
            _ => break,
        }
    }
    Some(Found { period, parts, start: first.start, end, next, flags })
}

/// From 10 am for three hours, from 3 May for two weeks: an end and how long it goes on from there; `led` where a word such
/// as "from" stands before a day.
#[must_use]
pub fn lasting(ctx: &Context<'_>, first: &Found, led: bool) -> Option<Found> {
    let day = led && super::single_day(&first.period).is_some();
    if !ctx.free_order || !(first.parts.clock.is_some() || day) {
        return None;
    }
    ctx.close(first.next).filter(|t| shift(t) == Some(Shift::Lasting))?;
    ctx.close(first.next + 1)?;
    let length = super::length::read(ctx, first.next + 1)?;
    let period = match first.period {
        Period::Dated { from: Some(from), grain, .. } => {
            let until = super::moved::by(from, &length, 1)?;
            Period::Dated { from: Some(from), until: Some(until), grain, approx: false }
        }
        Period::Clock { from, grain, .. } => {
            let until = super::moved::by(Date::constant(2000, 1, 2).to_datetime(from), &length, 1)?;
            Period::Clock { from, until: Some(until.time()), grain, approx: false }
        }
        Period::Dated { .. } => return None,
    };
    Some(Found { period, end: length.end, next: length.next, ..first.clone() })
}

/// July 13 to 15: a bare figure behind a day of a month; from 1:30 pm to 4.
fn bare(ctx: &Context<'_>, at: usize, first: &Found) -> Option<(Parts, usize)> {
    let number = ctx.token(at).filter(|_| ctx.free_order)?.number()?;
    if ctx.close(at + 1).is_some_and(crate::normalise::token::Token::is_unit) {
        return None;
    }
    let n = i8::try_from(number.whole()?).ok().filter(|_| number.ordinal || number.figures <= 2)?;
    let mut parts = Parts::default();
    let noon = first.parts.daypart.is_some_and(|(from, until, _)| until - from == 1);
    if (first.parts.clock.is_some() || noon) && (0..=24).contains(&n) {
        parts.clock = Some(super::parts::Clock { hour: n, minute: None, second: None, before: 0, plain: false });
    } else if first.parts.day.is_some() && first.parts.month.is_some() && (1..=31).contains(&n) {
        parts.day = Some(Place::Is(n));
    } else {
        return None;
    }
    Some((parts, at + 1))
}

/// From the 13th to the 15th of July, 3-4pm: what the first end takes from the second.
fn refit(ctx: &Context<'_>, first: &Found, second: &Parts) -> Option<Found> {
    if !ctx.free_order {
        return None;
    }
    let mut parts = first.parts;
    if parts.day.is_some() && parts.month.is_none() && second.month.is_some() && second.day.is_some() {
        parts.month = second.month;
        parts.year = parts.year.or(second.year);
    } else if let (Some(clock), None, Some(half), Some(later)) =
        (parts.clock, parts.daypart, second.daypart, second.clock)
    {
        if clock.hour > later.hour && later.hour != 12 {
            return None;
        }
        parts.daypart = Some(half);
    } else if let (Some(Place::Is(m)), None, Some(Place::Is(y)), Some(Place::Is(later)), None, None) =
        (parts.month, parts.year, second.year, second.month, parts.side, parts.date)
    {
        // From May to October 2020, from November to March 2021.
        parts.year = Some(Place::Is(if m > later { y.checked_sub(1)? } else { y }));
    } else if let (Some(Place::Is(m)), None, Some(date), None) = (parts.month, parts.year, second.date, parts.side) {
        // 2/29-3/1/2024
        parts.year = Some(Place::Is(if m > date.month() { date.year().checked_sub(1)? } else { date.year() }));
    } else {
        return None;
    }
    let (period, flags) = super::resolve::resolve(ctx, &parts)?;
    Some(Found { period, parts, flags, ..first.clone() })
}

/// Gives the second end what it leaves out.
fn fill(parts: Parts, first: Date, found: &Found) -> Option<Parts> {
    let mut filled = parts;
    if !parts.dated() {
        filled.date = Some(first);
        if filled.daypart.is_none() && filled.clock.is_some_and(|c| !c.plain) {
            filled.daypart = found.parts.daypart.filter(|(.., half)| *half == Half::Pm);
        }
        return Some(filled);
    }
    let year = Some(Place::Is(first.year()));
    match (parts.year, parts.month, parts.day) {
        (None, None, Some(Place::Is(d))) if parts.side.is_none() => {
            let month = if d < first.day() { add_months(first.first_of_month(), 1)? } else { first };
            filled.year = Some(Place::Is(month.year()));
            filled.month = Some(Place::Is(month.month()));
        }
        (None, Some(Place::Is(m)), day) if parts.side.is_none() => {
            let d = if let Some(Place::Is(d)) = day { d } else { 31 };
            let turns = (m, d) < (first.month(), first.day());
            filled.year = if turns { Some(Place::Is(first.year().checked_add(1)?)) } else { year };
        }
        (None, None, None) if parts.weekday.is_some() && parts.week.is_none() && parts.side.is_none() => {
            let until = add_days(first, 8)?;
            let found = nth_weekday(first, until, 1, parts.weekday?)?;
            filled.date = Some(found);
            filled.weekday = None;
        }
        (None, None, None)
            if (parts.quarter.is_some() || parts.part[0].is_some() || parts.holiday.is_some())
                && !matches!(parts.quarter, Some(Place::Away { .. }))
                && parts.week.is_none() =>
        {
            filled.year = year;
        }
        _ => {}
    }
    Some(filled)
}

/// Whether a grain is finer than a day.
#[must_use]
pub fn clocked(grain: Grain) -> bool {
    grain < Grain::Day
}

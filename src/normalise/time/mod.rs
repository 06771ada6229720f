//! When? Dates, periods and clock times, one expression one value, however long it is.
//!
//! Refuses impossible days, and what needs a context that is not there (그날, or 어제 without a publication day).

pub mod calendar;
mod clock;
pub mod collect;
mod days;
pub mod duration;
pub mod frame;
pub mod free;
pub mod hours;
mod led;
pub mod length;
mod moved;
mod near;
pub mod parts;
pub mod range;
pub mod resolve;
mod spoken;
mod tense;
mod years;

use jiff::civil::Date;

use self::collect::collect;
use self::led::led;
use self::moved::{beside_date, by, moved, moves, onward, sided};
use self::parts::Parts;
use self::tense::{ahead, before_today};
use crate::model::{Flag, Grain, Kind, Period, TimeUnit, Value};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Shift, Side};
use crate::normalise::hedge;
use crate::normalise::reading::{Flags, Reading};
use crate::normalise::token::{What, shift};

/// A period on the way to a reading.
#[derive(Clone, Debug)]
pub struct Found {
    /// The period.
    pub period: Period,
    /// The parts it was made of, for a second end to inherit.
    pub parts: Parts,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The first token behind it.
    pub next: usize,
    /// Guesses.
    pub flags: Flags,
}

impl Found {
    /// The time as a value read.
    fn reading(self) -> Reading {
        let Found { period, start, end, next, flags, .. } = self;
        Reading { kind: Kind::Time, start, end, next, value: Value::Time(period), flags }
    }
}

/// Reads the time expression at token `at`.
#[must_use]
pub fn read(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let token = ctx.token(at)?;
    if let Some(Shift::Earliest | Shift::Latest) = shift(token) {
        ctx.close(at + 1).filter(|t| !matches!(shift(t), Some(Shift::Earliest | Shift::Latest)))?;
        let mut reading = read(ctx, at + 1).filter(|r| r.kind == Kind::Time)?;
        reading.start = token.start;
        reading.flags.add(Flag::Vague);
        return Some(reading);
    }
    let mut hours = None;
    if ctx.free_order && hedge::before(ctx, at) == Some(Effect::Approx) {
        // Around 3 pm: but about 3 is a number.
        ctx.close(at + 1).filter(|t| t.number().is_some() || matches!(t.what, What::Clock(..)))?;
        let mut reading = read(ctx, at + 1).filter(|r| r.kind == Kind::Time)?;
        let fine = match &mut reading.value {
            Value::Time(Period::Clock { approx, .. }) => Some(approx),
            Value::Time(Period::Dated { approx, grain, .. }) if *grain < Grain::Day => Some(approx),
            _ => None,
        };
        *fine? = true;
        reading.start = token.start;
        return Some(reading);
    }
    if let Some(reading) = signed(ctx, at) {
        return Some(reading);
    }
    if ctx.free_order {
        hours = hours::before_day(ctx, at)
            .or_else(|| days::before_month(ctx, at))
            .or_else(|| hours::bare_before_day(ctx, at));
        if hours.is_none()
            && let Some(reading) = led(ctx, at, token)
        {
            return Some(reading);
        }
    }
    let mut found = match hours {
        Some(found) => found,
        None => whole(ctx, at)?,
    };
    if let (Period::Clock { .. }, None) = (&found.period, &found.parts.clock) {
        found.flags.add(Flag::Vague);
    }
    Some(found.reading())
}

/// > 6pm today, <= 1 May: a sign of comparison before a date opens it on that side.
fn signed(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let token = ctx.token(at)?;
    let effect = hedge::before(ctx, at)?;
    // Greater than 2015, year greater than 2015: where it is all that is said.
    let year = ctx.close(at + 1).and_then(|t| t.number()).filter(|n| n.figures == 4).and_then(|n| n.whole());
    let year =
        year.filter(|y| ctx.free_order && (1900..2100).contains(y) && ctx.published.is_some() && ctx.whole(0, at + 2));
    if year.is_none() && ctx.text[token.start..].starts_with(char::is_alphabetic) {
        return None;
    }
    ctx.close(at + 1).filter(|t| t.number().is_some() || !matches!(t.what, What::Number(_)))?;
    let mut reading = match year {
        Some(y) => {
            let parts = Parts { year: Some(parts::Place::Is(i16::try_from(y).ok()?)), ..Parts::default() };
            let (period, flags) = resolve::resolve(ctx, &parts)?;
            let (start, end) = (token.start, ctx.token(at + 1)?.end);
            Reading { kind: Kind::Time, start, end, next: at + 2, value: Value::Time(period), flags }
        }
        None => read(ctx, at + 1).filter(|r| r.kind == Kind::Time)?,
    };
    let Value::Time(Period::Dated { from, until, .. }) = &mut reading.value else { return None };
    match effect {
        Effect::Above if from.map(|f| f.time()) == Some(jiff::civil::Time::midnight()) => {
            (*from, *until) = (*until, None)
        }
        Effect::Above | Effect::AtLeast => *until = None,
        Effect::Below => (*from, *until) = (None, *from),
        Effect::AtMost => *from = None,
        _ => return None,
    }
    reading.start = token.start;
    Some(reading)
}

/// An end with what goes on from it, or two.
fn whole(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let mut found = point(ctx, at)?;
    if let Some(more) = near::after_next(ctx, &found) {
        found = more;
    }
    while let Some(more) = onward(ctx, &found) {
        found = more;
    }
    if ctx.free_order
        && let Some(more) = hours::behind_day(ctx, &found)
            .or_else(|| hours::edge(ctx, &found))
            .or_else(|| days::behind_month(ctx, &found))
            .or_else(|| range::lasting(ctx, &found, false))
    {
        return Some(more);
    }
    found = range::read(ctx, found);
    close(ctx, &mut found);
    Some(found)
}

/// One end: a length before or after now, a side with a length, or a date.
fn point(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let start = ctx.token(at)?.start;
    if let Some(found) = near::near(ctx, at).or_else(|| sided(ctx, at)) {
        return Some(found);
    }
    if let Some(length) = length::read(ctx, at) {
        let mut flags = Flags::default();
        let within = ctx.close(length.next).filter(|t| shift(t) == Some(Shift::Within));
        if let Some((token, now)) = within.and_then(|t| Some((t, ctx.now(&mut flags)?))) {
            let until = by(now, &length, 1)?;
            let whole = length.unit() >= TimeUnit::Day;
            let until = if whole { calendar::midnight(until.date()) } else { until };
            flags.add(Flag::Vague);
            let period =
                Period::Dated { from: Some(now), until: Some(until), grain: grain(length.unit()), approx: false };
            return Some(Found {
                period,
                parts: Parts::default(),
                start,
                end: token.end,
                next: length.next + 1,
                flags,
            });
        }
        let wordy = |s: &Shift| !ctx.free_order || matches!(s, Shift::Ago | Shift::Hence);
        if let Some(by) = ctx.linked(length.next, &[]).and_then(shift).filter(|s| wordy(s) && moves(*s, &length)) {
            let base = ctx.now(&mut flags)?;
            return moved(ctx, base, &length, by, length.next + 1, start, flags);
        }
    }
    if ctx.free_order
        && let Some(found) = beside_date(ctx, at, start)
    {
        return Some(found);
    }
    dated(ctx, at, Parts::default(), start)
}

/// Gathers the parts of a date in the order the language has.
#[must_use]
pub fn gather(ctx: &Context<'_>, at: usize, parts: Parts) -> (Parts, usize) {
    if ctx.free_order { free::collect(ctx, at, parts) } else { collect(ctx, at, parts) }
}

/// Gathers and resolves a date that starts at token `at`.
fn dated(ctx: &Context<'_>, at: usize, parts: Parts, start: usize) -> Option<Found> {
    let (parts, next) = gather(ctx, at, parts);
    if next == at {
        return None;
    }
    if parts.side == Some(Side::Every) {
        // Every Friday is no Friday.
        ctx.refuse(next);
        return None;
    }
    let mut parts = parts;
    if ahead(ctx, &parts, next) {
        let past = resolve::resolve(ctx, &parts).is_some_and(|(p, mut flags)| before_today(ctx, &p, &mut flags));
        if past {
            parts.side = Some(Side::Coming);
            parts.flags.add(if parts.month.is_some() { Flag::GuessedYear } else { Flag::GuessedMonth });
        }
    }
    let Some((period, flags)) = resolve::resolve(ctx, &parts) else {
        // 2월 30일: no part of an impossible day is a value of its own.
        ctx.refuse(next);
        return None;
    };
    let end = ctx.token(next.checked_sub(1)?)?.end;
    Some(Found { period, parts, start, end, next, flags })
}

/// The grain of a unit.
#[must_use]
pub fn grain(unit: TimeUnit) -> Grain {
    match unit {
        TimeUnit::Second => Grain::Second,
        TimeUnit::Minute => Grain::Minute,
        TimeUnit::Hour => Grain::Hour,
        TimeUnit::Day => Grain::Day,
        TimeUnit::Week => Grain::Week,
        TimeUnit::Month => Grain::Month,
        TimeUnit::Year => Grain::Year,
    }
}

/// The single day of a period, where it is one.
#[must_use]
pub fn single_day(period: &Period) -> Option<Date> {
    match period {
        Period::Dated { from: Some(from), until: Some(until), .. } => {
            (calendar::days_between(from.date(), until.date()) <= 1
                && *until <= calendar::midnight(calendar::add_days(from.date(), 1)?))
            .then(|| from.date())
        }
        _ => None,
    }
}

/// Words behind the whole: 이후, 이전, 께, 들어, 같은 기간.
fn close(ctx: &Context<'_>, found: &mut Found) {
    let Some(token) = ctx.linked(found.next, &["에", "을", "를"]) else { return };
    if let Some((Effect::Approx, end)) = hedge::after(ctx, found.next) {
        match &mut found.period {
            Period::Dated { approx, .. } | Period::Clock { approx, .. } => *approx = true,
        }
        found.end = end;
        found.next += 1;
        return;
    }
    if let (Period::Clock { until, .. }, Some(Shift::Since)) = (&mut found.period, shift(token)) {
        // 오후 2시 이후: to the end of the day.
        *until = None;
        found.end = token.end;
        found.next += 1;
        return;
    }
    let Period::Dated { from, until, .. } = &mut found.period else { return };
    match shift(token) {
        Some(Shift::Since) => *until = None,
        Some(Shift::Earlier) => {
            *until = *from;
            *from = None;
        }
        Some(Shift::SoFar) => {
            let Some(now) = ctx.today(&mut found.flags) else { return };
            if from.is_none_or(|f| f.date() > now) {
                return;
            }
            *until = calendar::add_days(now, 1).map(calendar::midnight);
        }
        Some(Shift::SamePeriod) => found.flags.add(Flag::Vague),
        _ => return,
    }
    found.end = token.end;
    found.next += 1;
}

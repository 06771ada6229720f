//! When? Dates, periods and clock times, one expression one value, however long it is.
//!
//! Refuses impossible days, and what needs a context that is not there (그날, or 어제 without a publication day).

pub mod calendar;
pub mod context;
pub mod duration;
pub mod frame;
pub mod free;
pub mod length;
pub mod parts;
pub mod range;
pub mod resolve;

use jiff::civil::{Date, DateTime};

use self::context::Context;
use self::length::Length;
use self::parts::{Parts, Place, collect};
use crate::model::{Flag, Grain, Kind, Period, TimeUnit, Value};
use crate::normalise::entry::{Effect, Sense, Shift, Side, Step};
use crate::normalise::hedge;
use crate::normalise::reading::{Flags, Reading};
use crate::normalise::token::Token;

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

/// What a word behind a time does.
#[must_use]
pub fn shift(token: &Token) -> Option<Shift> {
    token.sense(|s| if let Sense::Shift(shift) = s { Some(*shift) } else { None })
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
    if ctx.free_order
        && let Some(reading) = led(ctx, at, token)
    {
        return Some(reading);
    }
    let mut found = point(ctx, at)?;
    while let Some(more) = onward(ctx, &found) {
        found = more;
    }
    let mut found = range::read(ctx, found);
    close(ctx, &mut found);
    if let (Period::Clock { .. }, None) = (&found.period, &found.parts.clock) {
        found.flags.add(Flag::Vague);
    }
    Some(Reading {
        kind: Kind::Time,
        start: found.start,
        end: found.end,
        next: found.next,
        value: Value::Time(found.period),
        flags: found.flags,
    })
}

/// A time behind a preposition: since 2013, by Friday, in three weeks, from May to July.
fn led(ctx: &Context<'_>, at: usize, token: &Token) -> Option<Reading> {
    let lead = shift(token)?;
    let the = |n: usize| {
        n + usize::from(ctx.close(n).is_some_and(|t| t.sense(|s| (*s == Sense::Link).then_some(())).is_some()))
    };
    if matches!(lead, Shift::In | Shift::Within) {
        ctx.close(at + 1)?;
        let hedged = usize::from(hedge::before(ctx, at + 1).is_some());
        let length = length::read(ctx, at + 1 + hedged)?;
        // The first time in ten years is a length, not a date to come.
        let gap = ctx.text[..token.start].trim_end();
        if lead == Shift::In
            && (gap.ends_with("time")
                || gap.ends_with("once")
                || gap.ends_with("most")
                || gap.ends_with("high")
                || gap.ends_with("low"))
        {
            return None;
        }
        let mut flags = Flags::default();
        let now = ctx.now(&mut flags)?;
        if lead == Shift::Within {
            flags.add(Flag::Vague);
            let until = by(now, &length, 1)?;
            let period =
                Period::Dated { from: Some(now), until: Some(until), grain: grain(length.unit()), approx: false };
            return Some(Reading {
                kind: Kind::Time,
                start: token.start,
                end: length.end,
                next: length.next,
                value: Value::Time(period),
                flags,
            });
        }
        let found = moved(ctx, now, &length, Shift::Hence, length.next, token.start, flags)?;
        return Some(Reading {
            kind: Kind::Time,
            start: found.start,
            end: found.end,
            next: found.next,
            value: Value::Time(found.period),
            flags: found.flags,
        });
    }
    // Later this year, earlier this month: what is left of it, and what is over.
    if let Shift::Hence | Shift::Ago = lead {
        ctx.close(at + 1)?.sense(|s| matches!(s, Sense::Relative { shift: 0, .. }).then_some(()))?;
        let mut found = point(ctx, at + 1)?;
        let today = ctx.today(&mut found.flags).map(calendar::midnight)?;
        let Period::Dated { from, until, .. } = &mut found.period else { return None };
        *(if lead == Shift::Hence { from } else { until }) = Some(today);
        return Some(Reading {
            kind: Kind::Time,
            start: token.start,
            end: found.end,
            next: found.next,
            value: Value::Time(found.period),
            flags: found.flags,
        });
    }
    if !matches!(lead, Shift::Since | Shift::After | Shift::Before | Shift::By | Shift::Until | Shift::BetweenFrom) {
        return None;
    }
    ctx.close(at + 1)?;
    let mut found = point(ctx, the(at + 1))?;
    found = range::read(ctx, found);
    close(ctx, &mut found);
    match &mut found.period {
        Period::Dated { from, until, .. } => match lead {
            Shift::Since | Shift::After => *until = None,
            Shift::Before => {
                *until = *from;
                *from = None;
            }
            Shift::By | Shift::Until => *from = None,
            _ => {}
        },
        Period::Clock { until, .. } if matches!(lead, Shift::Since | Shift::After) => *until = None,
        Period::Clock { .. } if lead != Shift::BetweenFrom => return None,
        Period::Clock { .. } => {}
    }
    Some(Reading {
        kind: Kind::Time,
        start: token.start,
        end: found.end,
        next: found.next,
        value: Value::Time(found.period),
        flags: found.flags,
    })
}

/// One end: a length before or after now, a side with a length, or a date.
fn point(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let start = ctx.token(at)?.start;
    if let Some(found) = sided(ctx, at) {
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

/// Two weeks before Christmas, three days after the election day named: a length counted from a date.
fn beside_date(ctx: &Context<'_>, at: usize, start: usize) -> Option<Found> {
    let length = length::read(ctx, at)?;
    let by = ctx.close(length.next).and_then(shift).filter(|s| matches!(s, Shift::Before | Shift::After))?;
    ctx.close(length.next + 1)?;
    let base = dated(ctx, length.next + 1, Parts::default(), start)?;
    let Period::Dated { from: Some(from), .. } = base.period else { return None };
    single_day(&base.period)?;
    let found = moved(ctx, from, &length, by, base.next, start, base.flags)?;
    let end = ctx.token(base.next.checked_sub(1)?)?.end;
    Some(Found { end, ..found })
}

/// Whether the word behind a length moves a date by it.
fn moves(shift: Shift, length: &Length) -> bool {
    match shift {
        Shift::Before | Shift::After | Shift::Ago | Shift::Hence => true,
        Shift::Earlier | Shift::Since => !length.ambiguous,
        _ => false,
    }
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

/// Whether the words behind a month or day without a year say that it lies ahead: 예정, 계획, 앞두고.
fn ahead(ctx: &Context<'_>, parts: &Parts, next: usize) -> bool {
    let open = parts.year.is_none() && parts.side.is_none();
    let bare =
        matches!(parts.month, Some(Place::Is(_))) || matches!(parts.day, Some(Place::Is(_))) && parts.month.is_none();
    if ctx.free_order || !open || !bare {
        return false;
    }
    let Some(end) = next.checked_sub(1).and_then(|n| ctx.token(n)).map(|t| t.end) else { return false };
    let clause: usize =
        ctx.text[end..].chars().take(40).take_while(|c| !matches!(c, '.' | '?' | '!' | '\n')).map(char::len_utf8).sum();
    let clause = &ctx.text[end..end + clause];
    crate::normalise::lexicon::future_words().iter().any(|w| clause.contains(w))
}

fn before_today(ctx: &Context<'_>, period: &Period, flags: &mut Flags) -> bool {
    match (period, ctx.today(flags)) {
        (Period::Dated { until: Some(until), .. }, Some(today)) => until.date() <= today,
        _ => false,
    }
}

/// 지난 5년, 최근 3개월간, 향후 10년, 다음 3주.
fn sided(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let token = ctx.token(at)?;
    let side = token.sense(|s| match s {
        Sense::Modifier { side, lengths: true, .. } => Some(*side),
        _ => None,
    })?;
    ctx.close(at + 1)?;
    let hedged = usize::from(hedge::before(ctx, at + 1).is_some());
    let length = length::read(ctx, at + 1 + hedged)?;
    let lasting = ctx.close(length.next).filter(|t| shift(t) == Some(Shift::Lasting));
    if length.ambiguous && lasting.is_none() {
        return None;
    }
    let mut flags = Flags::default();
    let now = ctx.now(&mut flags)?;
    let (unit, exact) = (length.unit(), matches!(length.unit(), TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second));
    let today = if exact { now } else { calendar::midnight(now.date()) };
    let (from, until) = match side {
        Side::Past => (by(today, &length, -1)?, today),
        Side::Coming | Side::Next => {
            let from = if exact { today } else { next_start(now.date(), unit, side)? };
            (from, by(from, &length, 1)?)
        }
        _ => return None,
    };
    let (next, end) = lasting.map_or((length.next, length.end), |t| (length.next + 1, t.end));
    let period = Period::Dated { from: Some(from), until: Some(until), grain: grain(unit), approx: false };
    Some(Found { period, parts: Parts::default(), start: token.start, end, next, flags })
}

/// Where the next days, weeks, months or years start.
fn next_start(today: Date, unit: TimeUnit, side: Side) -> Option<DateTime> {
    let date = match (unit, side) {
        (TimeUnit::Week, Side::Next) => calendar::add_days(calendar::week_start(today)?, 7)?,
        (TimeUnit::Month, Side::Next) => calendar::add_months(today.first_of_month(), 1)?,
        (TimeUnit::Year, Side::Next) => Date::new(today.year().checked_add(1)?, 1, 1).ok()?,
        (TimeUnit::Day, _) => calendar::add_days(today, 1)?,
        _ => today,
    };
    Some(calendar::midnight(date))
}

fn by(at: DateTime, length: &Length, sign: i64) -> Option<DateTime> {
    length.steps()?.into_iter().try_fold(at, |at, (n, unit)| calendar::add(at, n.checked_mul(sign)?, unit))
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

/// `base` moved by a length: 사흘 전, 3주 뒤 화요일, 2년 전 5월, 3일 후 오전 10시.
fn moved(
    ctx: &Context<'_>,
    base: DateTime,
    length: &Length,
    shift: Shift,
    next: usize,
    start: usize,
    flags: Flags,
) -> Option<Found> {
    let sign = if matches!(shift, Shift::Before | Shift::Earlier | Shift::Ago) { -1 } else { 1 };
    let end = ctx.token(next.checked_sub(1)?)?.end;
    let at = by(base, length, sign)?;
    let unit = length.unit();
    if matches!(unit, TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second) {
        let grain = if unit == TimeUnit::Second { Grain::Second } else { Grain::Minute };
        let width = if unit == TimeUnit::Second { TimeUnit::Second } else { TimeUnit::Minute };
        let until = calendar::add(at, 1, width)?;
        let period = Period::Dated { from: Some(at), until: Some(until), grain, approx: false };
        return Some(Found {
            period,
            parts: Parts { date: Some(at.date()), ..Parts::default() },
            start,
            end,
            next,
            flags,
        });
    }
    let date = at.date();
    let mut preset = Parts { flags, ..Parts::default() };
    match unit {
        TimeUnit::Year => preset.year = Some(Place::Is(date.year())),
        TimeUnit::Month => {
            preset.year = Some(Place::Is(date.year()));
            preset.month = Some(Place::Is(date.month()));
        }
        TimeUnit::Week => {
            preset.date = Some(date);
            preset.week_of_date = true;
        }
        _ => preset.date = Some(date),
    }
    let ahead = ctx.linked(next, &["에", "의"]).is_some_and(|t| {
        t.number().is_some()
            || t.sense(|s| matches!(s, Sense::Weekday(_, false) | Sense::Daypart(..) | Sense::Month(_)).then_some(()))
                .is_some()
    });
    if ahead && let Some(found) = dated(ctx, next, preset, start) {
        return Some(found);
    }
    let mut flags = flags;
    let coarse = matches!(unit, TimeUnit::Month | TimeUnit::Year | TimeUnit::Week);
    if coarse {
        flags.add(Flag::Vague);
    }
    let period = Period::Dated {
        from: Some(calendar::midnight(date)),
        until: Some(calendar::midnight(calendar::add_days(date, 1)?)),
        grain: grain(unit),
        approx: coarse,
    };
    Some(Found { period, parts: Parts { date: Some(date), ..Parts::default() }, start, end, next, flags })
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

/// A date moved on by what stands behind it: 추석 10일 전, 오늘로부터 2주 뒤, 화요일의 전날, 3월 1일부터 사흘간.
fn onward(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    let Period::Dated { from: Some(from), until: Some(until), grain, .. } = found.period else { return None };
    let day = single_day(&found.period);
    // 화요일의 전날
    if let Some(token) = ctx.linked(found.next, &["의"]) {
        let by = token.sense(|s| match s {
            Sense::Relative { named: true, step: Step::Day, shift } => Some(*shift),
            _ => None,
        });
        if let (Some(by), Some(day), true) = (by, day, grain == Grain::Day) {
            let date = calendar::add_days(day, i64::from(by))?;
            let preset = Parts { date: Some(date), flags: found.flags, ..Parts::default() };
            if let Some(more) = dated(ctx, found.next + 1, preset, found.start) {
                return Some(more);
            }
            let (period, flags) = resolve::resolve(ctx, &preset)?;
            return Some(Found { period, parts: preset, end: token.end, next: found.next + 1, flags, ..found.clone() });
        }
        // 내년 이맘때
        if shift(token) == Some(Shift::SameDay) && grain == Grain::Year {
            let mut flags = found.flags;
            let today = ctx.today(&mut flags)?;
            let date = calendar::add_months(today, 12 * i64::from(from.date().year() - today.year()))?;
            flags.add(Flag::Vague);
            let (period, _) = resolve::resolve(ctx, &Parts { date: Some(date), ..Parts::default() })?;
            return Some(Found { period, end: token.end, next: found.next + 1, flags, ..found.clone() });
        }
    }
    if let Some(more) = day.and_then(|day| weekday_after(ctx, found, day)) {
        return Some(more);
    }
    let token = ctx.linked(found.next, &["의", "에", "로", "을", "를"])?;
    let joined = matches!(shift(token), Some(Shift::From | Shift::FromOrIn));
    let at = if joined { found.next + 1 } else { found.next };
    if joined {
        ctx.close(at)?;
    }
    let length = length::read(ctx, at)?;
    let behind = ctx.close(length.next)?;
    match shift(behind)? {
        Shift::Lasting if joined => {
            let end = self::by(from, &length, 1)?;
            let period = Period::Dated { from: Some(from), until: Some(end), grain, approx: false };
            Some(Found { period, end: behind.end, next: length.next + 1, ..found.clone() })
        }
        by @ (Shift::Before | Shift::After) if moves(by, &length) => {
            let closes = ctx.close(length.next + 1).filter(|t| shift(t) == Some(Shift::Until));
            if let (Some(close), true, Shift::After) = (closes, joined, by) {
                let end = self::by(from, &length, 1)?;
                let period = Period::Dated { from: Some(from), until: Some(end), grain, approx: false };
                return Some(Found { period, end: close.end, next: length.next + 2, ..found.clone() });
            }
            day?;
            let base = if by == Shift::Before || grain != Grain::Day { from } else { until.min(from) };
            let exact = matches!(length.unit(), TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second);
            let mut more = moved(ctx, base, &length, by, length.next + 1, found.start, found.flags)?;
            // Counted from a named day, a week or a month later is that very day; a moment keeps its own grain.
            if let Period::Dated { grain: g, approx, from, until } = &mut more.period {
                *approx = false;
                if !exact {
                    *g = if grain == Grain::Day || *g == Grain::Day { Grain::Day } else { grain };
                } else if grain == Grain::Hour {
                    *g = grain;
                    *until = from.and_then(|f| calendar::add(f, 1, TimeUnit::Hour));
                }
            }
            Some(more)
        }
        _ => None,
    }
}

/// 성탄절 이후 첫 월요일, 광복절 다음 토요일, 추석 전주 월요일.
fn weekday_after(ctx: &Context<'_>, found: &Found, day: Date) -> Option<Found> {
    let token = ctx.linked(found.next, &["의"])?;
    let mut next = found.next + 1;
    let week = token.sense(|s| match s {
        Sense::Relative { step: Step::Week, shift, .. } => Some(i64::from(*shift)),
        _ => None,
    });
    let follows = matches!(shift(token), Some(Shift::After | Shift::Since))
        || token.sense(|s| matches!(s, Sense::Modifier { side: Side::Next, .. }).then_some(())).is_some();
    if week.is_none() && !follows {
        return None;
    }
    let mut nth = 1;
    if let Some(n) =
        ctx.close(next).and_then(|t| t.sense(|s| if let Sense::Ordinal(n, _) = s { Some(*n) } else { None }))
    {
        nth = n;
        next += 1;
    }
    let last = ctx.linked(next, &["의"])?;
    let weekday = last.sense(|s| if let Sense::Weekday(n, false) = s { Some(*n) } else { None })?;
    let date = match week {
        Some(by) => calendar::weekday_of(calendar::add_days(day, 7 * by)?, weekday)?,
        None if nth > 0 => {
            calendar::nth_weekday(calendar::add_days(day, 1)?, calendar::add_days(day, 366)?, nth, weekday)?
        }
        None => return None,
    };
    let parts = Parts { date: Some(date), flags: found.flags, ..Parts::default() };
    let (period, flags) = resolve::resolve(ctx, &parts)?;
    Some(Found { period, parts, start: found.start, end: last.end, next: next + 1, flags })
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

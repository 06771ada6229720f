//! Which time lies a length before or after another? 사흘 전, 추석 10일 전, 지난 5년, 3월 1일부터 사흘간.

use jiff::civil::{Date, DateTime};

use super::length::Length;
use super::parts::{Parts, Place};
use super::{Found, calendar, dated, grain, length, resolve, single_day};
use crate::model::{Flag, Grain, Period, TimeUnit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Sense, Shift, Side, Step};
use crate::normalise::hedge;
use crate::normalise::reading::Flags;
use crate::normalise::token::shift;

/// Whether the word behind a length moves a date by it.
pub(super) fn moves(shift: Shift, length: &Length) -> bool {
    match shift {
        Shift::Before | Shift::After | Shift::Ago | Shift::Hence => true,
        Shift::Earlier | Shift::Since => !length.ambiguous,
        _ => false,
    }
}

/// Two weeks before Christmas, three days after the election day named: a length counted from a date.
pub(super) fn beside_date(ctx: &Context<'_>, at: usize, start: usize) -> Option<Found> {
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

/// 지난 5년, 최근 3개월간, 향후 10년, 다음 3주.
pub(super) fn sided(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let token = ctx.token(at)?;
    let (side, length) = match super::near::side_behind(ctx, at) {
        Some(found) => found,
        None => {
            let side = token.sense(|s| match s {
                Sense::Modifier { side, lengths: true, .. } => Some(*side),
                _ => None,
            })?;
            ctx.close(at + 1)?;
            let hedged = usize::from(hedge::before(ctx, at + 1).is_some());
            (side, length::read(ctx, at + 1 + hedged)?)
        }
    };
    if side == Side::Every {
        // 주 5일: so many days of every week, no day of the month.
        if length.ambiguous {
            ctx.refuse(length.next);
        }
        return None;
    }
    let lasting = ctx.close(length.next).filter(|t| shift(t) == Some(Shift::Lasting));
    // 지난 3일 is the third; 최근 3일 and 다음 3일 are three days.
    let day = token.sense(|s| matches!(s, Sense::Modifier { dates: true, .. }).then_some(())).is_some();
    if length.ambiguous && lasting.is_none() && (ctx.free_order || day && side != Side::Next) {
        return None;
    }
    let mut flags = Flags::default();
    let now = ctx.now(&mut flags)?;
    let (unit, exact) = (length.unit(), matches!(length.unit(), TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second));
    let mut today = if exact { whole_unit(now, unit, side)? } else { calendar::midnight(now.date()) };
    if length.quarters {
        // The previous three quarters are those of the calendar.
        let first = now.date().first_of_month();
        let into = i64::from((first.month() - 1) % 3);
        let ahead = if side == Side::Past { 0 } else { 3 };
        today = calendar::midnight(calendar::add_months(first, ahead - into)?);
    }
    let (from, until) = match side {
        Side::Coming | Side::Next if length.quarters => (today, by(today, &length, 1)?),
        Side::Past => (by(today, &length, -1)?, today),
        Side::Coming | Side::Next => {
            let from = match side {
                _ if exact => today,
                // The coming five years start tomorrow.
                Side::Coming if ctx.free_order => calendar::midnight(calendar::add_days(now.date(), 1)?),
                _ => next_start(now.date(), unit, side)?,
            };
            (from, by(from, &length, 1)?)
        }
        _ => return None,
    };
    let (next, end) = lasting.map_or((length.next, length.end), |t| (length.next + 1, t.end));
    let period = Period::Dated { from: Some(from), until: Some(until), grain: grain(unit), approx: false };
    Some(Found { period, parts: Parts::default(), start: token.start, end, next, flags })
}

/// Where the last hours end and the next ones start: on the hour; those from now on start now.
fn whole_unit(now: DateTime, unit: TimeUnit, side: Side) -> Option<DateTime> {
    let fine = match unit {
        TimeUnit::Hour => now.with().minute(0).second(0).subsec_nanosecond(0).build().ok()?,
        TimeUnit::Minute => now.with().second(0).subsec_nanosecond(0).build().ok()?,
        _ => now,
    };
    match side {
        Side::Past => Some(fine),
        Side::Next => calendar::add(fine, 1, unit),
        _ => Some(now),
    }
}

/// Where the next days, weeks, months or years start.
pub(super) fn next_start(today: Date, unit: TimeUnit, side: Side) -> Option<DateTime> {
    let date = match (unit, side) {
        (TimeUnit::Week, Side::Next) => calendar::add_days(calendar::week_start(today)?, 7)?,
        (TimeUnit::Month, Side::Next) => calendar::add_months(today.first_of_month(), 1)?,
        (TimeUnit::Year, Side::Next) => Date::new(today.year().checked_add(1)?, 1, 1).ok()?,
        (TimeUnit::Day, _) => calendar::add_days(today, 1)?,
        _ => today,
    };
    Some(calendar::midnight(date))
}

pub(super) fn by(at: DateTime, length: &Length, sign: i64) -> Option<DateTime> {
    length.steps()?.into_iter().try_fold(at, |at, (n, unit)| calendar::add(at, n.checked_mul(sign)?, unit))
}

/// `base` moved by a length: 사흘 전, 3주 뒤 화요일, 2년 전 5월, 3일 후 오전 10시.
pub(super) fn moved(
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
        // A moment told in hours is good to the minute; English tells one in minutes to the second.
        let fine = unit == TimeUnit::Second
            || ctx.free_order
                && (unit == TimeUnit::Minute || length.parts.iter().any(|(n, _)| !n.low.fract().is_zero()));
        let (grain, width) = if fine { (Grain::Second, TimeUnit::Second) } else { (Grain::Minute, TimeUnit::Minute) };
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

/// Christmas in two years, Labour Day four years ago, Thursday, two weeks from now: which year or week a day is of.
fn of_length(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    let parts = found.parts;
    let yearly = parts.holiday.is_some()
        || matches!(parts.month, Some(Place::Is(_))) && parts.day.is_none() && parts.weekday.is_none();
    let open = parts.year.is_none() && parts.side.is_none() && parts.week.is_none() && parts.date.is_none();
    if !ctx.free_order || !open || parts.clocked() || parts.nth.is_some() {
        return None;
    }
    ctx.beside(found.next)?;
    let led = ctx.token(found.next).and_then(shift) == Some(Shift::In);
    let at = found.next + usize::from(led);
    if led {
        ctx.close(at)?;
    }
    let length = length::read(ctx, at)?;
    let (sign, next) = match ctx.close(length.next).and_then(shift) {
        Some(Shift::Ago) if !led => (-1, length.next + 1),
        Some(Shift::Hence) if !led => (1, length.next + 1),
        _ if led => (1, length.next),
        _ => return None,
    };
    let mut flags = found.flags;
    let then = by(ctx.now(&mut flags)?, &length, sign)?.date();
    let end = ctx.token(next.checked_sub(1)?)?.end;
    let filled = if yearly && length.unit() == TimeUnit::Year {
        Parts { year: Some(Place::Is(then.year())), ..parts }
    } else if parts.weekday.is_some() && parts.day.is_none() && length.unit() >= TimeUnit::Week {
        Parts { date: Some(then), week_of_date: true, ..parts }
    } else {
        return None;
    };
    let (period, flags) = resolve::resolve(ctx, &filled)?;
    Some(Found { period, parts: filled, start: found.start, end, next, flags })
}

/// A date moved on by what stands behind it: 추석 10일 전, 오늘로부터 2주 뒤, 화요일의 전날, 3월 1일부터 사흘간.
pub(super) fn onward(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    let Period::Dated { from: Some(from), until: Some(until), grain, .. } = found.period else { return None };
    let day = single_day(&found.period);
    if let Some(more) = of_length(ctx, found) {
        return Some(more);
    }
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
    if let Some(more) = super::near::working_onward(ctx, found, at) {
        return Some(more);
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
                // 지금으로부터 20년 전 is counted from now, and as rough as 20년 전.
                *approx &= found.parts.now;
                if !exact {
                    let day = grain == Grain::Day || *g == Grain::Day;
                    *g = if found.parts.now {
                        *g
                    } else if day {
                        Grain::Day
                    } else {
                        grain
                    };
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
pub(super) fn weekday_after(ctx: &Context<'_>, found: &Found, day: Date) -> Option<Found> {
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

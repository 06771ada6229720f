//! Which civil interval do the parts name, seen from the publication?
//!
//! Refuses days that do not exist, and relative words where there is nothing to be relative to.

use jiff::civil::Date;

use super::calendar::{add, add_days, add_months, days_between, feast, lunar_month, nth_weekday, weekday_of};
use super::clock::{clock_alone, within_day};
use super::frame::Frame;
use super::parts::{Parts, Place};
use crate::model::{Flag, Grain, Period, TimeUnit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Part, Side};
use crate::normalise::feast::{Feast, Holiday};
use crate::normalise::reading::Flags;

/// The period that the parts name, and the flags that go with it.
#[must_use]
pub fn resolve(ctx: &Context<'_>, parts: &Parts) -> Option<(Period, Flags)> {
    let mut flags = parts.flags;
    if parts.lost {
        return None;
    }
    if parts.now {
        let now = ctx.now(&mut flags)?;
        let until = add(now, 1, TimeUnit::Second)?;
        return Some((
            Period::Dated { from: Some(now), until: Some(until), grain: Grain::Second, approx: false },
            flags,
        ));
    }
    if !parts.dated() {
        return Some((clock_alone(parts, &mut flags)?, flags));
    }
    let mut frame = frame(ctx, parts, &mut flags)?;
    if parts.part.contains(&Some(Part::WeekOf)) {
        frame = frame.part(Part::WeekOf)?;
    }
    if frame.vague {
        flags.add(Flag::Vague);
    }
    let (mut from, mut until) = frame.ends();
    let mut grain = frame.grain;
    if parts.clocked() {
        if frame.grain != Grain::Day || days_between(frame.from, frame.until) != 1 {
            return None;
        }
        (from, until, grain) = within_day(frame.from, parts, &mut flags)?;
    }
    Some((Period::Dated { from: Some(from), until: Some(until), grain, approx: parts.about }, flags))
}

/// A year tried for what was written without one.
type Candidate<'a> = dyn Fn(i16) -> Option<Frame> + 'a;

/// The cycle nearest to publication, or the one on the side that was said.
fn cycle(ctx: &Context<'_>, side: Option<Side>, flags: &mut Flags, of: &Candidate<'_>) -> Option<Frame> {
    let today = ctx.today(flags)?;
    let around = |span: i16| (today.year() - span..=today.year() + span).filter_map(of);
    match side {
        Some(Side::Past) => around(8).filter(|f| f.until <= today).max_by_key(|f| f.from),
        // Next March is the first one ahead.
        Some(Side::Coming | Side::Next) => around(8).filter(|f| f.from > today).min_by_key(|f| f.from),
        // This winter began last year, seen from February.
        Some(Side::This | Side::Year) => {
            around(1).find(|f| f.from <= today && today < f.until).or_else(|| of(today.year()))
        }
        _ => {
            flags.add(Flag::GuessedYear);
            around(1).min_by_key(|f| f.distance(today)).or_else(|| around(8).min_by_key(|f| f.distance(today)))
        }
    }
}

fn frame(ctx: &Context<'_>, parts: &Parts, flags: &mut Flags) -> Option<Frame> {
    if let Some(date) = parts.date {
        return match parts.weekday {
            Some(n) if parts.week_of_date => Frame::day(weekday_of(date, n)?),
            _ => Frame::day(date),
        };
    }
    if let Some((year, _)) = parts.decade {
        let frame = Frame { grain: Grain::Year, ..Frame::months(year, 1, 120, Grain::Year)? };
        return narrow(frame, parts);
    }
    if let Some(n) = parts.century {
        let frame = Frame::months(n.checked_mul(100)? - 99, 1, 1200, Grain::Year)?;
        return narrow(frame, parts);
    }
    let year = match parts.year {
        Some(Place::Is(y)) => Some(y),
        Some(Place::Away { named, by }) => Some(base(ctx, named, flags)?.year().checked_add(i16::try_from(by).ok()?)?),
        None => None,
    };
    if let Some(rule) = parts.holiday {
        return holiday(ctx, parts, rule, year, flags);
    }
    if let Some(quarter) = parts.quarter {
        let frame = match (quarter, year) {
            (Place::Is(n), Some(y)) => Frame::quarter(y, n)?,
            (Place::Is(n), None) => cycle(ctx, parts.side, flags, &|y| Frame::quarter(y, n))?,
            // The last quarter of 2018.
            (Place::Away { by: -1, .. }, Some(y)) if matches!(parts.year, Some(Place::Is(_))) => Frame::quarter(y, 4)?,
            (Place::Away { named, by }, _) => {
                let day = add_months(base(ctx, named, flags)?.first_of_month(), i64::from(by) * 3)?;
                Frame::quarter(day.year(), (day.month() - 1) / 3 + 1)?
            }
        };
        return narrow(frame, parts);
    }
    if let Some(month) = parts.month {
        return in_month(ctx, parts, month, year, flags);
    }
    if let Some(by) = parts.week {
        let today = ctx.today(flags)?;
        return narrow(Frame::week(add_days(today, i64::from(by) * 7)?)?, parts);
    }
    if let Some(y) = year {
        if let (Some(Place::Away { by: 0, .. }), Some(Place::Away { by, .. })) = (parts.day, parts.year) {
            // 작년 오늘
            return Frame::day(add_months(ctx.today(flags)?, 12 * i64::from(by))?);
        }
        if parts.day.is_some() {
            return None;
        }
        return narrow(Frame::year(y)?, parts);
    }
    if let Some(day) = parts.day {
        return bare_day(ctx, parts, day, flags);
    }
    if let Some(n) = parts.weekday {
        return weekday(ctx, parts, n, flags);
    }
    bare_part(ctx, parts, flags)
}

/// The day that relative words count from.
fn base(ctx: &Context<'_>, named: bool, flags: &mut Flags) -> Option<Date> {
    if named {
        flags.add(Flag::NamedDay);
        if let Some(day) = ctx.named {
            return Some(day);
        }
    }
    ctx.today(flags)
}

/// Applies weeks, weekdays, days and parts to a period.
fn narrow(frame: Frame, parts: &Parts) -> Option<Frame> {
    let mut frame = frame;
    let mut weekday = parts.weekday;
    if let Some(n) = parts.nth {
        if let Some(day) = weekday.take() {
            frame = frame.nth_weekday(n, day)?;
        } else if parts.part[0] == Some(Part::Weekend) {
            return frame.nth_weekend(n);
        }
    }
    if let Some(n) = parts.nth_week {
        frame = frame.nth_week(n)?;
    }
    let whole = frame;
    for part in parts.part.into_iter().flatten() {
        frame = frame.part(part)?;
        if let (Some(n), Part::LastDay | Part::WeekLast) = (parts.back, part) {
            // The third last week of 2018
            let unit = days_between(frame.from, frame.until);
            let from = add_days(frame.from, -unit * (i64::from(n) - 1))?;
            frame = Frame { from, until: add_days(from, unit)?, ..frame };
            if frame.until <= whole.from {
                return None;
            }
        }
    }
    if let Some(n) = weekday {
        frame = match frame.grain {
            Grain::Week => Frame::day(weekday_of(frame.from, n)?)?,
            Grain::Day => frame,
            _ => return None,
        };
    }
    Some(frame)
}

fn in_month(ctx: &Context<'_>, parts: &Parts, month: Place<i8>, year: Option<i16>, flags: &mut Flags) -> Option<Frame> {
    let day = match parts.day {
        Some(Place::Is(d)) => Some(d),
        // 지난달 오늘, 지난달 같은 날: the same day of another month.
        Some(Place::Away { by: 0, .. }) => {
            let Place::Away { by, .. } = month else { return None };
            return Frame::day(add_months(ctx.today(flags)?, i64::from(by))?);
        }
        Some(Place::Away { .. }) => return None,
        None => None,
    };
    let within = |y: i16, m: i8| -> Option<Frame> {
        if let Some(put_in) = parts.lunar {
            let (first, until) = lunar_month(y, m, put_in)?;
            return match day {
                Some(d) => Frame::day(add_days(first, i64::from(d) - 1).filter(|found| *found < until)?),
                None => Some(Frame { until, grain: Grain::Month, ..Frame::day(first)? }),
            };
        }
        match day {
            Some(d) => Frame::day(Date::new(y, m, d).ok()?),
            None => narrow(Frame::months(y, m, 1, Grain::Month)?, parts),
        }
    };
    match (month, year) {
        (Place::Is(m), Some(y)) => within(y, m),
        (Place::Is(m), None) => {
            let nearest = cycle(ctx, parts.side, flags, &|y| within(y, m))?;
            // Friday, September 20: only some years have that day; one close by is rather a slip of the pen.
            let on = |f: &Frame| parts.weekday.is_none_or(|n| weekday_of(f.from, n) == Some(f.from));
            let far = ctx.published.is_some_and(|p| nearest.distance(p.date()) > 60);
            if day.is_none() || !far || on(&nearest) {
                return Some(nearest);
            }
            cycle(ctx, parts.side, flags, &|y| within(y, m).filter(on))
                .filter(|f| ctx.published.is_some_and(|p| f.distance(p.date()) < 366))
                .or(Some(nearest))
        }
        // The last month of 2018.
        (Place::Away { by: -1, .. }, Some(y)) if matches!(parts.year, Some(Place::Is(_))) => within(y, 12),
        (Place::Away { named, by }, _) => {
            let first = add_months(base(ctx, named, flags)?.first_of_month(), i64::from(by))?;
            within(first.year(), first.month())
        }
    }
}

fn holiday(ctx: &Context<'_>, parts: &Parts, rule: Feast, year: Option<i16>, flags: &mut Flags) -> Option<Frame> {
    let of = |y: i16| -> Option<Frame> {
        let (day, until) = feast(rule, y)?;
        if parts.run {
            let frame = Frame::day(add_days(day, -1)?)?;
            // A holiday that falls on a Sunday is made up for on the day behind (in Korea since 2014).
            let moon = matches!(rule.rule, Holiday::Lunar("seollal" | "chuseok"));
            let sunday = (-1..=1).filter_map(|by| add_days(day, by)).any(|d| d.weekday().to_monday_one_offset() == 7);
            let made_up = i64::from(moon && y >= 2014 && sunday);
            return narrow(Frame { until: add_days(day, 2 + made_up)?, ..frame }, parts);
        }
        if parts.part[0] == Some(Part::Weekend) {
            // Labor Day weekend: from the Saturday before a Monday, or until the Sunday behind another day.
            let monday = day.weekday().to_monday_one_offset() == 1;
            let from = if monday { add_days(day, -2)? } else { day.min(weekday_of(day, 6)?) };
            let until = if monday { until } else { add_days(weekday_of(day, 7)?, 1)? };
            return Some(Frame { until, ..Frame::day(from)? });
        }
        Some(Frame { until, ..Frame::day(day)? })
    };
    match year {
        Some(y) => of(y),
        None => cycle(ctx, parts.side, flags, &of),
    }
}

/// A day of the month without a month.
fn bare_day(ctx: &Context<'_>, parts: &Parts, day: Place<i8>, flags: &mut Flags) -> Option<Frame> {
    let d = match day {
        Place::Away { named: false, by } => return Frame::day(add_days(ctx.today(flags)?, i64::from(by))?),
        Place::Away { named: true, by } => {
            flags.add(Flag::NamedDay);
            let day = match ctx.named_day {
                Some(day) => day,
                None => ctx.today(flags)?,
            };
            return Frame::day(add_days(day, i64::from(by))?);
        }
        Place::Is(d) => d,
    };
    let today = ctx.today(flags)?;
    if let (Some(n), true) = (parts.weekday, ctx.free_order) {
        // Friday the 13th: the nearest month in which the two agree.
        let agreed = (-6..=6).filter_map(|by| {
            let first = add_months(today.first_of_month(), by)?;
            Date::new(first.year(), first.month(), d).ok().filter(|day| weekday_of(*day, n) == Some(*day))
        });
        if let Some(day) = agreed.min_by_key(|day| days_between(*day, today).abs()) {
            flags.add(Flag::GuessedMonth);
            return Frame::day(day);
        }
    }
    let in_month = |by: i64| -> Option<Date> {
        let first = add_months(today.first_of_month(), by)?;
        Date::new(first.year(), first.month(), d).ok()
    };
    let months = -2..=2_i64;
    let found = match parts.side {
        Some(Side::Past) => months.filter_map(in_month).filter(|day| *day <= today).max(),
        Some(Side::Coming) => months.filter_map(in_month).find(|day| *day >= today),
        Some(Side::Next) => in_month(1),
        _ => {
            flags.add(Flag::GuessedMonth);
            let named = ctx
                .named_day
                .filter(|n| n.first_of_month() != today.first_of_month() && days_between(*n, today).abs() < 62);
            let follows = named.and_then(|n| {
                let close = (i64::from(today.day()) - i64::from(d)).abs() <= 2;
                Date::new(n.year(), n.month(), d).ok().filter(|day| *day >= n && !close)
            });
            follows
                .or_else(|| in_month(0))
                .or_else(|| months.filter_map(in_month).min_by_key(|day| days_between(*day, today).abs()))
        }
    }?;
    Frame::day(found)
}

fn weekday(ctx: &Context<'_>, parts: &Parts, n: i8, flags: &mut Flags) -> Option<Frame> {
    let today = ctx.today(flags)?;
    if let Some(nth) = parts.nth {
        let month = Frame::month(today)?;
        return Frame::day(nth_weekday(month.from, month.until, nth, n)?);
    }
    // Early Monday, late on Sunday: hours of that day that have no agreed ends.
    let hours = matches!(parts.part[0], Some(Part::Begin | Part::Mid | Part::Late | Part::End)) && ctx.free_order;
    if hours {
        flags.add(Flag::Vague);
    } else if parts.part[0].is_some() || parts.nth_week.is_some() {
        return bare_part(ctx, parts, flags);
    }
    let this = weekday_of(today, n)?;
    let found = match parts.side {
        Some(Side::Past) => {
            if this < today {
                this
            } else {
                add_days(this, -7)?
            }
        }
        Some(Side::Coming) => {
            if this > today {
                this
            } else {
                add_days(this, 7)?
            }
        }
        Some(Side::Next) => add_days(this, 7)?,
        Some(Side::This) => this,
        _ => {
            flags.add(Flag::GuessedWeek);
            (-3..=3).filter_map(|by| add_days(today, by)).find(|day| day.weekday().to_monday_one_offset() == n)?
        }
    };
    Frame::day(found)
}

/// A part with nothing before it: 상반기, 연말, 주말, 첫째 주, 지난 여름.
fn bare_part(ctx: &Context<'_>, parts: &Parts, flags: &mut Flags) -> Option<Frame> {
    let today = ctx.today(flags)?;
    let first = parts.part[0];
    match first {
        Some(Part::Weekend | Part::Midweek | Part::WeekStart) => {
            let by = match parts.side {
                Some(Side::Past) => -7,
                Some(Side::Next | Side::Coming) => 7,
                _ => 0,
            };
            let coming = parts.side == Some(Side::Coming) && today.weekday().to_monday_one_offset() < 6;
            narrow(Frame::week(add_days(today, if coming { 0 } else { by })?)?, parts)
        }
        None | Some(Part::Week1 | Part::Week2 | Part::Week3 | Part::Week4 | Part::Week5 | Part::WeekLast) => {
            flags.add(Flag::GuessedMonth);
            (-1..=1)
                .filter_map(|by| narrow(Frame::month(add_months(today.first_of_month(), by)?)?, parts))
                .min_by_key(|f| f.distance(today))
        }
        Some(
            Part::LastDay | Part::FirstDay | Part::MonthEarly | Part::MonthLate | Part::Early | Part::Mid | Part::Late,
        ) => narrow(Frame::month(today)?, parts),
        Some(Part::ToDate) => Some(Frame { until: today, ..Frame::year(today.year())? }).filter(|f| f.from < f.until),
        Some(Part::YearEarly | Part::YearEnd | Part::YearLate | Part::WithinYear) if parts.side.is_none() => {
            narrow(Frame::year(today.year())?, parts)
        }
        Some(_) => cycle(ctx, parts.side, flags, &|y| narrow(Frame::year(y)?, parts)),
    }
}

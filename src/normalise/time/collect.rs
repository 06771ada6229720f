//! Which parts of a date and a clock time stand side by side? Gathers them in any order; says nothing of what day it is.
//!
//! Refuses a part that the ones before rule out (a second month) and figures out of range (13월, 32일).

use super::calendar::{days_between, week_start};
use super::parts::{Clock, Parts, Place, fine};
use crate::model::Flag;
use crate::normalise::context::Context;
use crate::normalise::entry::{Half, Part, Role, Sense, Shift, Side, Sign, Step};
use crate::normalise::number::{Form, Number};
use crate::normalise::reading::Flags;
use crate::normalise::token::{Token, What, shift};

const LINKS: &[&str] = &["의", "에", "에는"];

/// Gathers parts from the token at `at`, going on from `parts`; gives them and the first token behind.
#[must_use]
pub fn collect(ctx: &Context<'_>, at: usize, mut parts: Parts) -> (Parts, usize) {
    let mut next = at;
    let mut first = true;
    while next < ctx.tokens.len() && next - at < 16 {
        let token = if first { ctx.token(next) } else { ctx.linked(next, LINKS) };
        let Some(token) = token else { break };
        let Some(used) = step(ctx, token, next, &mut parts) else { break };
        next += used;
        first = false;
    }
    (parts, next)
}

/// Takes one part; gives how many tokens it has, `None` when the token is no part or does not fit.
fn step(ctx: &Context<'_>, token: &Token, at: usize, parts: &mut Parts) -> Option<usize> {
    let level = parts.finest();
    if parts.now {
        return None;
    }
    if let (What::Number(number), true) = (token.what, clockable(parts) && parts.clock.is_none()) {
        // 3pm
        let small = number.whole().and_then(|n| i8::try_from(n).ok()).filter(|n| (1..=12).contains(n));
        if let Some(hour) = small.filter(|_| parts.daypart.is_none()) {
            let used = half_of_day(ctx, at + 1, parts);
            if used > 0 {
                parts.clock = Some(Clock { hour, minute: None, second: None, before: 0, plain: true });
                return Some(1 + used);
            }
        }
    }
    match token.what {
        What::Number(number) => {
            if let Some(used) = year_behind(ctx, &number, at, parts) {
                return Some(used);
            }
            figures(ctx, &number, at, parts, level)
        }
        What::Date(date, either) if level == 0 => {
            parts.date = Some(date);
            if either {
                parts.flags.add(Flag::AmbiguousOrder);
            }
            Some(1)
        }
        What::YearMonth(y, m) if !parts.dated() => {
            parts.year = Some(Place::Is(y));
            parts.month = Some(Place::Is(m));
            Some(1)
        }
        What::MonthDay(m, d) if level <= 1 => {
            parts.month = Some(Place::Is(m));
            parts.day = Some(Place::Is(d));
            Some(1)
        }
        What::Clock(time, seconds) if parts.clock.is_none() && clockable(parts) => {
            parts.clock = Some(Clock {
                hour: time.hour(),
                minute: Some(time.minute()),
                second: seconds.then(|| time.second()),
                before: 0,
                plain: true,
            });
            Some(1 + half_of_day(ctx, at + 1, parts))
        }
        What::DayEnd if parts.clock.is_none() && clockable(parts) => {
            parts.clock = Some(Clock { hour: 24, minute: None, second: None, before: 0, plain: true });
            Some(1)
        }
        What::Word(entries) => {
            let used = entries.iter().find_map(|e| word(ctx, &e.sense, at, parts, level))?;
            // 간밤: a day and a part of it in one word.
            if parts.daypart.is_none() && matches!(parts.day, Some(Place::Away { .. })) {
                parts.daypart =
                    token.sense(|s| if let Sense::Daypart(a, b, half) = s { Some((*a, *b, *half)) } else { None });
            }
            Some(used)
        }
        _ => None,
    }
}

/// 9월 21일 1978: the year behind the day, where nothing is counted by it and the clause ends.
fn year_behind(ctx: &Context<'_>, number: &Number, at: usize, parts: &mut Parts) -> Option<usize> {
    let open = parts.year.is_none() && matches!((parts.month, parts.day), (Some(Place::Is(_)), Some(Place::Is(_))));
    let year = number.whole().and_then(|n| i16::try_from(n).ok()).filter(|n| (1900..2100).contains(n))?;
    let ends = ctx.text[ctx.token(at)?.end..].trim_start().chars().next().is_none_or(|c| matches!(c, '.' | ',' | ')'));
    if !(open && ends) || number.figures != 4 || parts.clocked() {
        return None;
    }
    parts.year = Some(Place::Is(year));
    Some(1)
}

/// Whether a clock time can follow: nothing of a date so far, or a day.
fn clockable(parts: &Parts) -> bool {
    let day = parts.day.is_some()
        || parts.lost
        || parts.holiday.is_some()
        || parts.date.is_some()
        || parts.weekday.is_some()
        || parts.part.into_iter().flatten().any(|p| matches!(p, Part::LastDay | Part::FirstDay));
    day || !parts.dated()
        && parts.side.is_none_or(|s| matches!(s, Side::Past | Side::Coming | Side::This | Side::Every))
}

/// PM behind the clock time.
fn half_of_day(ctx: &Context<'_>, at: usize, parts: &mut Parts) -> usize {
    let Some(token) = ctx.close(at).filter(|_| parts.daypart.is_none()) else { return 0 };
    let latin = ctx.text[token.start..].starts_with(|c: char| c.is_ascii_alphabetic());
    let part = token
        .sense(|s| if let Sense::Daypart(a, b, h @ (Half::Am | Half::Pm)) = s { Some((*a, *b, *h)) } else { None });
    match part {
        Some(part) if latin => {
            parts.daypart = Some(part);
            1
        }
        _ => 0,
    }
}

fn word(ctx: &Context<'_>, sense: &Sense, at: usize, parts: &mut Parts, level: u8) -> Option<usize> {
    match *sense {
        Sense::Relative { named, step, shift } => {
            let away = Place::Away { named, by: shift };
            match step {
                Step::Year if level == 0 => parts.year = Some(away),
                Step::Quarter if level == 0 => parts.quarter = Some(Place::Away { named, by: shift }),
                Step::Month if level == 0 => parts.month = Some(Place::Away { named, by: shift }),
                Step::Week if level == 0 && named => match ctx.named_day.zip(ctx.today(&mut parts.flags)) {
                    Some((day, today)) => {
                        let weeks = days_between(week_start(today)?, week_start(day)?) / 7;
                        parts.flags.add(Flag::NamedDay);
                        parts.week = Some(shift + i32::try_from(weeks).ok()?);
                    }
                    // The week after one that was not named.
                    None => parts.lost = true,
                },
                Step::Week if level == 0 => parts.week = Some(shift),
                Step::Second if level == 0 => parts.now = true,
                Step::Day if level == 0 || shift == 0 && parts.elsewhere() => {
                    parts.day = Some(Place::Away { named, by: shift })
                }
                _ => return None,
            }
        }
        Sense::Modifier { side, dates: true, .. } => {
            if side == Side::Every && counted_years(ctx, at + 1) {
                // 기원전 3세기: years are not counted back that far here.
                ctx.refuse(at + 3);
                return None;
            }
            let so_far = ctx.close(at + 1).and_then(shift) == Some(Shift::SoFar);
            if side == Side::Year && level == 0 && so_far {
                // 올 들어
                parts.year = Some(Place::Away { named: false, by: 0 });
                return Some(1);
            }
            let repeated = parts.side.is_some();
            let this = side == Side::This && parts.weekday.is_none() && level == 8;
            if repeated || !(level == 0 || this) || !dated_ahead(ctx, at + 1) {
                return None;
            }
            parts.side = Some(side);
        }
        Sense::Weekday(n, false) if parts.weekday.is_none() && level <= 8 && parts.part[0].is_none_or(|p| !fine(p)) => {
            parts.weekday = Some(n);
        }
        Sense::Month(n) if parts.month.is_none() && parts.quarter.is_none() => parts.month = Some(Place::Is(n)),
        Sense::Daypart(from, until, half) if parts.daypart.is_none() && parts.clock.is_none() && clockable(parts) => {
            parts.daypart = Some((from, until, half));
        }
        Sense::Part(Part::BusinessDay, _) if (1..=6).contains(&level) => parts.lost = true,
        Sense::Part(part, alone) => {
            let slot = parts.part.iter().position(Option::is_none)?;
            let coarse = !fine(part);
            let free = match part {
                Part::Weekend | Part::Midweek | Part::WeekStart => level <= 6,
                Part::LastDay | Part::FirstDay if parts.run || parts.part[0] == Some(Part::Weekend) => level <= 8,
                _ if coarse => level <= 4,
                _ => level <= 6 || (slot == 1 && !fine(parts.part[0]?)),
            };
            if !free
                || (level == 0
                    && !alone
                    && parts.side.is_none()
                    && !matches!(part, Part::Week1 | Part::Week2 | Part::Week3 | Part::Week4 | Part::Week5))
            {
                return None;
            }
            if matches!(part, Part::Weekend) && parts.nth.is_none() && parts.month.is_some() && level == 4 {
                return None;
            }
            parts.part[slot] = Some(part);
        }
        Sense::Holiday(rule) if level <= 1 => {
            parts.holiday = Some(rule);
            let run =
                ctx.close(at + 1).and_then(|t| t.sense(|s| (*s == Sense::Shift(Shift::HolidayRun)).then_some(())));
            if run.is_some() {
                parts.run = true;
                return Some(2);
            }
        }
        Sense::Ordinal(n, _) if parts.nth.is_none() && level <= 6 => return nth(ctx, at, 1, n, parts),
        Sense::Shift(Shift::Exactly) if parts.clock.is_some() => {}
        Sense::Shift(Shift::Lunar) if level <= 1 && ctx.close(at + 1).is_some() => parts.lunar = Some(false),
        Sense::Shift(Shift::LeapMonth)
            if level <= 1
                && ctx.close(at + 1).is_some()
                && (parts.lunar.is_some() || ctx.token(at).is_some_and(|t| ctx.text[t.start..t.end].contains(' '))) =>
        {
            parts.lunar = Some(true);
        }
        _ => return None,
    }
    Some(1)
}

/// Whether years, decades or centuries by number stand at `at`.
fn counted_years(ctx: &Context<'_>, at: usize) -> bool {
    ctx.close(at).is_some_and(|t| t.number().is_some())
        && ctx.close(at + 1).is_some_and(|t| {
            t.sense(|s| matches!(s, Sense::Time(Role::Year | Role::Decade | Role::Century)).then_some(())).is_some()
        })
}

/// Whether a date that a side can go before stands at `at`.
fn dated_ahead(ctx: &Context<'_>, at: usize) -> bool {
    let Some(token) = ctx.close(at) else { return false };
    match token.what {
        What::Number(number) => unit_of(ctx, at).is_some_and(|(unit, _)| {
            unit.sense(|s| match s {
                Sense::Time(Role::Month | Role::CalendarYear | Role::Quarter) => Some(()),
                Sense::Time(Role::Year) if number.figures == 4 => Some(()),
                Sense::Time(Role::Day) if number.form == Form::Figures => Some(()),
                _ => None,
            })
            .is_some()
        }),
        What::Word(_) => token
            .sense(|s| match s {
                Sense::Weekday(_, false)
                | Sense::Month(_)
                | Sense::Holiday(_)
                | Sense::Part(..)
                | Sense::Daypart(..) => Some(()),
                _ => None,
            })
            .is_some(),
        What::MonthDay(..) | What::Date(..) => true,
        _ => false,
    }
}

/// 첫 번째 금요일, 3번째 주, 마지막 주말: the number counts what stands behind it.
fn nth(ctx: &Context<'_>, at: usize, used: usize, n: u32, parts: &mut Parts) -> Option<usize> {
    let behind = ctx.close(at + used)?;
    let weekday = behind.sense(|s| match s {
        Sense::Weekday(_, false) | Sense::Part(Part::Weekend, _) => Some(()),
        _ => None,
    });
    if weekday.is_some() {
        parts.nth = Some(n);
        return Some(used);
    }
    None
}

fn figures(ctx: &Context<'_>, number: &Number, at: usize, parts: &mut Parts, level: u8) -> Option<usize> {
    let (unit, own) = unit_of(ctx, at)?;
    // 3번째 금요일
    if unit.sense(|s| matches!(s, Sense::OrdinalAfter("1")).then_some(())).is_some() {
        let n = u32::try_from(number.whole()?).ok()?;
        return nth(ctx, at, 2, n, parts);
    }
    if unit.sense(|s| matches!(s, Sense::OrdinalAfter("week")).then_some(())).is_some() {
        if level > 4 {
            return None;
        }
        parts.nth_week = Some(u32::try_from(number.whole()?).ok().filter(|n| (1..=6).contains(n))?);
        return Some(2);
    }
    let role = unit.sense(|s| if let Sense::Time(role) = s { Some(*role) } else { None })?;
    let n = number.whole()?;
    let small = i8::try_from(n).ok();
    match role {
        Role::Year | Role::CalendarYear if level == 0 => {
            parts.year = Some(Place::Is(year(ctx, number, n, at, role, &mut parts.flags)?));
        }
        Role::Decade if level == 0 && n % 10 == 0 => {
            let start = i16::try_from(n).ok()?;
            parts.decade = Some(match start {
                0..=20 => (2000 + start, false),
                21..=99 => (1900 + start, false),
                1000..=2990 => (start, true),
                _ => return None,
            });
            if start < 100 {
                parts.flags.add(Flag::GuessedCentury);
            }
        }
        Role::Century if level == 0 && (1..=30).contains(&n) => parts.century = i16::try_from(n).ok(),
        Role::Quarter if level <= 1 && (1..=4).contains(&n) => parts.quarter = small.map(Place::Is),
        Role::Month if level <= 1 && !(1..=12).contains(&n) => {
            // 13월 1일: there is no such day, and no 1일 by itself.
            let day =
                ctx.close(at + 3).is_some_and(|t| t.sense(|s| (*s == Sense::Time(Role::Day)).then_some(())).is_some());
            ctx.refuse(if day { at + 4 } else { at + 2 });
            return None;
        }
        Role::Month if level <= 1 && (1..=12).contains(&n) => parts.month = small.map(Place::Is),
        Role::NthWeek if (level <= 4) && (1..=6).contains(&n) => parts.nth_week = u32::try_from(n).ok(),
        Role::Day if level <= 4 && parts.quarter.is_none() && (1..=31).contains(&n) => {
            // 3일째, 3일 동안, 3일 만에: so many days
            let lasts = ctx.close(at + 2).and_then(shift);
            let lasts = matches!(lasts, Some(Shift::Gap | Shift::Running | Shift::Lasting));
            if level == 0 && parts.side.is_none() && (lasts || !plain_day(number)) {
                return None;
            }
            parts.day = small.map(Place::Is);
        }
        Role::Hour if parts.clock.is_none() && clockable(parts) && (0..=25).contains(&n) => {
            if own {
                return clock(ctx, small?, at, parts);
            }
            parts.clock = Some(Clock { hour: small?, minute: None, second: None, before: 0, plain: n > 12 || n == 0 });
        }
        _ => return None,
    }
    Some(if own { 2 } else { 1 })
}

/// The unit behind a number, or the one it shares with the number behind a dash: 27∼29일.
fn unit_of<'t>(ctx: &Context<'t>, at: usize) -> Option<(&'t Token, bool)> {
    let behind = ctx.close(at + 1)?;
    if behind.is_unit() {
        return Some((behind, true));
    }
    let joins = matches!(behind.what, What::Mark('·'))
        || behind
            .sense(|s| {
                matches!(s, Sense::Sign(Sign::To | Sign::Dash) | Sense::Shift(Shift::FromOrIn | Shift::From))
                    .then_some(())
            })
            .is_some();
    if !joins || ctx.close(at + 2)?.number().is_none() {
        return None;
    }
    let unit = ctx.close(at + 3).filter(|t| t.is_unit())?;
    unit.sense(|s| {
        matches!(
            s,
            Sense::Time(
                Role::Year | Role::CalendarYear | Role::Month | Role::Day | Role::Hour | Role::Quarter | Role::Decade
            )
        )
        .then_some(())
    })?;
    Some((unit, false))
}

/// A bare day of the month is written in figures, or spelled out in more than one syllable.
fn plain_day(number: &Number) -> bool {
    matches!(number.form, Form::Figures | Form::Spelled(2..))
}

fn year(ctx: &Context<'_>, number: &Number, n: i64, at: usize, role: Role, flags: &mut Flags) -> Option<i16> {
    let written = i16::try_from(n).ok()?;
    let behind = ctx.close(at + 2);
    let lasts = behind.and_then(|t| {
        t.sense(|s| match s {
            Sense::Shift(
                Shift::Before
                | Shift::After
                | Shift::Gap
                | Shift::Running
                | Shift::Lasting
                | Shift::Within
                | Shift::NoMore
                | Shift::More,
            ) => Some(()),
            Sense::Hedge(false, effect, _) if *effect != crate::normalise::entry::Effect::Approx => Some(()),
            _ => None,
        })
    });
    match written {
        1900..=2100 if number.to_the_unit() => Some(written),
        1000..=2999
            if lasts.is_none()
                && number.step <= rust_decimal::Decimal::ONE
                && number.low.fract().is_zero()
                && number.form != Form::Power =>
        {
            Some(written)
        }
        0..=99 if number.figures == 2 || number.form != Form::Figures => {
            let start = ctx.token(at)?.start;
            let apostrophe = ctx.text[..start].ends_with(['\'', '’', '‘']);
            let month = behind.is_some_and(|t| t.number().is_some())
                && ctx
                    .close(at + 3)
                    .is_some_and(|t| t.sense(|s| (*s == Sense::Time(Role::Month)).then_some(())).is_some());
            let late = (80..=99).contains(&written) && lasts.is_none() && number.figures == 2;
            if !(apostrophe || month || late || role == Role::CalendarYear) {
                return None;
            }
            flags.add(Flag::GuessedCentury);
            Some(if written < 70 { 2000 + written } else { 1900 + written })
        }
        _ => None,
    }
}

/// 오후 3시 20: minutes without their word, at the end of what is said.
fn minutes_alone(ctx: &Context<'_>, at: usize) -> Option<i8> {
    let token = ctx.close(at)?;
    let number = token.number().filter(|n| n.figures == 2)?;
    let ends = ctx.text[token.end..].trim_start().is_empty() && ctx.token(at + 1).is_none();
    i8::try_from(number.whole()?).ok().filter(|n| ends && (0..60).contains(n))
}

/// 시, and the 분 and 초 behind it; 반; 5분 전.
fn clock(ctx: &Context<'_>, hour: i8, at: usize, parts: &mut Parts) -> Option<usize> {
    let mut used = 2;
    let mut clock = Clock { hour, minute: None, second: None, before: 0, plain: hour > 12 || hour == 0 };
    let read = |from: usize, wanted: Role| -> Option<i8> {
        let number = ctx.close(from)?.number()?;
        let unit = ctx.close(from + 1)?;
        unit.sense(|s| (*s == Sense::Time(wanted)).then_some(()))?;
        i8::try_from(number.whole()?).ok().filter(|n| (0..60).contains(n))
    };
    if let Some(minute) = read(at + used, Role::Minute) {
        let before = ctx
            .close(at + used + 2)
            .and_then(|t| t.sense(|s| (*s == Sense::Shift(Shift::Before)).then_some(())))
            .is_some();
        used += 2;
        if before {
            clock.before = i64::from(minute);
            clock.minute = Some(0);
            used += 1;
        } else {
            clock.minute = Some(minute);
            if let Some(second) = read(at + used, Role::Second) {
                clock.second = Some(second);
                used += 2;
            }
        }
    } else if ctx
        .close(at + used)
        .is_some_and(|t| t.sense(|s| (*s == Sense::Shift(Shift::Half)).then_some(())).is_some())
    {
        clock.minute = Some(30);
        used += 1;
    } else if let Some(minute) = minutes_alone(ctx, at + used) {
        clock.minute = Some(minute);
        used += 1;
    }
    parts.clock = Some(clock);
    Some(used)
}

//! Which parts of a date and a clock time stand side by side where they come in any order, with little words between?
//!
//! Refuses month names that may be verbs (may, march) unless a day or year stands beside them, and four figures that
//! nothing marks as a year.

use super::parts::{Clock, Parts, Place};
use super::spoken::{self, half_of_day, spoken_clock};
use super::years;
use crate::model::{Flag, TimeUnit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Part, Role, Sense, Shift, Side, Sign, Step};
use crate::normalise::hedge;
use crate::normalise::number::{Form, Number};
use crate::normalise::token::shift;
use crate::normalise::token::{Gap, Token, What};

/// Gathers parts from the token at `at`; gives them and the first token behind.
#[must_use]
pub fn collect(ctx: &Context<'_>, at: usize, mut parts: Parts) -> (Parts, usize) {
    let start = parts;
    let mut next = at;
    while next < ctx.tokens.len() && next - at < 16 {
        let mut here = next;
        if next > at {
            while here < next + 3 && ctx.beside(here).is_some_and(|t| is_link(t) || from_week(ctx, here, &parts)) {
                here += 1;
            }
            if about_hour(ctx, here, &parts) {
                parts.about = true;
                here += 1;
            }
            if ctx.beside(here).is_none() {
                break;
            }
        }
        let Some(token) = ctx.token(here) else { break };
        let Some(used) = step(ctx, token, here, &mut parts) else { break };
        next = here + used;
    }
    let bare = parts.part[0].is_some_and(|p| !free(p)) && !parts.dated_beyond_part() && parts.side.is_none();
    let nth = parts.nth.is_some() && parts.weekday.is_none() && parts.part[0] != Some(Part::Weekend);
    if bare || !(parts.dated() || parts.clocked()) || nth {
        return (start, at);
    }
    (parts, next)
}

/// Sunday from last week.
fn from_week(ctx: &Context<'_>, at: usize, parts: &Parts) -> bool {
    parts.weekday.is_some()
        && ctx.token(at).and_then(shift) == Some(Shift::BetweenFrom)
        && ctx
            .close(at + 1)
            .is_some_and(|t| t.sense(|s| matches!(s, Sense::Relative { step: Step::Week, .. }).then_some(())).is_some())
}

/// Friday the 26th around 4, tomorrow at about 5 pm: a hedge between a day and its hour.
fn about_hour(ctx: &Context<'_>, at: usize, parts: &Parts) -> bool {
    let day = parts.day.is_some() || parts.date.is_some() || parts.weekday.is_some() || parts.holiday.is_some();
    if !day || parts.clock.is_some() || ctx.close(at).is_none() {
        return false;
    }
    if hedge::before(ctx, at) != Some(Effect::Approx) {
        return false;
    }
    ctx.close(at + 1).is_some_and(|t| {
        matches!(t.what, What::Clock(..))
            || t.number().and_then(spoken_clock).is_some()
                && (ctx.ends(at + 2) || half_of_day(ctx, at + 2, &mut Parts::default()) > 0)
    })
}

fn free(part: Part) -> bool {
    use Part::{
        FirstHalf, MonthEarly, MonthLate, Quarter1, Quarter2, Quarter3, Quarter4, SecondHalf, ToDate, Weekend,
        YearEarly, YearEnd, YearLate,
    };
    matches!(
        part,
        Weekend
            | ToDate
            | YearEnd
            | YearLate
            | YearEarly
            | MonthEarly
            | MonthLate
            | Quarter1
            | Quarter2
            | Quarter3
            | Quarter4
            | FirstHalf
            | SecondHalf
    )
}

pub(super) fn is_link(token: &Token) -> bool {
    token.sense(|s| matches!(s, Sense::Link | Sense::Shift(Shift::At | Shift::In)).then_some(())).is_some()
}

fn step(ctx: &Context<'_>, token: &Token, at: usize, parts: &mut Parts) -> Option<usize> {
    match token.what {
        What::Date(date, either) if !parts.dated() => {
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
        What::MonthDay(m, d) if parts.month.is_none() && parts.day.is_none() && parts.date.is_none() => {
            parts.month = Some(Place::Is(m));
            parts.day = Some(Place::Is(d));
            Some(1)
        }
        What::Clock(time, seconds) if parts.clock.is_none() => {
            parts.clock = Some(Clock {
                hour: time.hour(),
                minute: Some(time.minute()),
                second: seconds.then(|| time.second()),
                before: 0,
                plain: true,
            });
            Some(1 + half_of_day(ctx, at + 1, parts))
        }
        What::Number(number) => figures(ctx, &number, at, parts),
        What::Word(_) => match spoken::clock(ctx, at, parts).filter(|_| parts.clock.is_some()) {
            Some(used) => Some(used),
            None => word(ctx, token, at, parts),
        },
        _ => None,
    }
}

fn month_at(ctx: &Context<'_>, at: usize) -> bool {
    let mut next = at;
    while next < at + 2 && ctx.close(next).is_some_and(is_link) {
        next += 1;
    }
    ctx.close(next).is_some_and(|t| {
        t.sense(|s| match s {
            Sense::Month(_) => Some(()),
            // The 4th of this month; but a bare figure before "next month" is no day of it.
            Sense::Relative { step: Step::Month, .. } if next > at => Some(()),
            _ => None,
        })
        .is_some()
    })
}

fn day(number: &Number) -> Option<i8> {
    let small = number.whole().and_then(|n| i8::try_from(n).ok()).filter(|n| (1..=31).contains(n))?;
    (number.ordinal || number.form != Form::Figures || number.figures <= 2).then_some(small)
}

fn figures(ctx: &Context<'_>, number: &Number, at: usize, parts: &mut Parts) -> Option<usize> {
    if let Some(used) = spoken::clock(ctx, at, parts) {
        return Some(used);
    }
    let zone = ctx.close(at + 1).is_some_and(|t| t.sense(|s| (*s == Sense::Aside).then_some(())).is_some());
    if let (Some(clock), true, 4, None) = (spoken_clock(number), zone, number.figures, parts.clock) {
        // 1430 GMT
        parts.clock = Some(clock);
        return Some(1);
    }
    if let (Some((year, used @ 2)), true) = (years::spelled(ctx, number, at), parts.month.is_some()) {
        parts.year = parts.year.or(Some(Place::Is(year)));
        return Some(used);
    }
    if let Some(unit) = ctx.close(at + 1).filter(|t| t.is_unit()) {
        let role = unit.sense(|s| if let Sense::Time(role) = s { Some(*role) } else { None })?;
        let n = number.whole()?;
        match role {
            Role::Hour if parts.clock.is_none() && (0..=24).contains(&n) => {
                parts.clock =
                    Some(Clock { hour: i8::try_from(n).ok()?, minute: None, second: None, before: 0, plain: true });
            }
            // Friday 19h
            Role::Length(TimeUnit::Hour)
                if parts.clock.is_none()
                    && (parts.day.is_some() || parts.weekday.is_some() || parts.date.is_some())
                    && number.figures > 0
                    && unit.gap == Gap::Glued
                    && unit.end - unit.start == 1
                    && (0..=24).contains(&n) =>
            {
                parts.clock =
                    Some(Clock { hour: i8::try_from(n).ok()?, minute: None, second: None, before: 0, plain: true });
            }
            Role::Quarter if number.ordinal && (1..=4).contains(&n) && parts.quarter.is_none() => {
                parts.quarter = Some(Place::Is(i8::try_from(n).ok()?));
            }
            Role::Length(TimeUnit::Week) if number.ordinal && (1..=6).contains(&n) => {
                parts.nth_week = Some(u32::try_from(n).ok()?)
            }
            // The 20th day of next month.
            Role::Length(TimeUnit::Day)
                if number.ordinal && parts.day.is_none() && parts.month.is_none() && month_at(ctx, at + 2) =>
            {
                parts.day = Some(Place::Is(day(number)?));
            }
            Role::Century if number.ordinal && (1..=30).contains(&n) => parts.century = Some(i16::try_from(n).ok()?),
            // A woman in her 30s: her age.
            Role::Decade if n % 10 == 0 && parts.decade.is_none() && !ctx.possessed(at) => {
                let n = i16::try_from(n).ok()?;
                parts.decade = Some(match n {
                    20..=90 => (1900 + n, false),
                    1000..=2990 => (n, true),
                    _ => return None,
                });
                if n < 100 {
                    parts.flags.add(Flag::GuessedCentury);
                }
            }
            _ => return None,
        }
        return Some(2);
    }
    // Feb 5 AM: the day of a month that is named comes before its hour.
    let dayless = matches!(parts.month, Some(Place::Is(_))) && parts.day.is_none() && day(number).is_some();
    if parts.clock.is_none() && !dayless {
        if let Some(clock) = spoken_clock(number) {
            let used = half_of_day(ctx, at + 1, parts);
            if used > 0 {
                parts.clock = Some(clock);
                return Some(1 + used);
            }
            // seven thirty p.m.
            let minute =
                ctx.close(at + 1).and_then(Token::number).and_then(Number::whole).filter(|m| (10..60).contains(m));
            if let (Some(minute), true, true) =
                (minute, clock.minute.is_none(), half_of_day(ctx, at + 2, &mut Parts::default()) > 0)
            {
                half_of_day(ctx, at + 2, parts);
                parts.clock = Some(Clock { minute: i8::try_from(minute).ok(), ..clock });
                return Some(3);
            }
            // 5-6 pm: the half of the day stands behind the second figure.
            let joint = ctx.close(at + 1).is_some_and(joins)
                && ctx.close(at + 2).is_some_and(|t| t.number().is_some() || matches!(t.what, What::Clock(..)));
            if joint && half_of_day(ctx, at + 3, &mut Parts::default()) > 0 {
                parts.clock = Some(Clock { plain: false, ..clock });
                return Some(1);
            }
        }
        let before = at.checked_sub(1).and_then(|n| ctx.token(n)).and_then(shift);
        let n = number.whole().and_then(|n| i8::try_from(n).ok()).filter(|n| (1..=24).contains(n));
        let at_hour = before == Some(Shift::At) || parts.about;
        if let (true, Some(hour), true) = (at_hour, n, parts.dated() || parts.clocked()) {
            parts.clock =
                Some(Clock { hour, minute: None, second: None, before: 0, plain: parts.daypart.is_some() || hour > 6 });
            return Some(1);
        }
    }
    let last = ctx.close(at + 1).is_some_and(|t| {
        t.sense(|s| matches!(s, Sense::Part(Part::LastDay | Part::WeekLast, _)).then_some(())).is_some()
    });
    if number.ordinal && last && parts.back.is_none() && parts.part[0].is_none() {
        parts.back = u32::try_from(number.whole()?).ok();
        return Some(1);
    }
    let weekend = ctx.close(at + 2).is_some_and(is_link);
    let nth = ctx.close(at + 1).is_some_and(|t| {
        t.sense(|s| match s {
            Sense::Weekday(_, false) => Some(()),
            Sense::Part(Part::Weekend, _) if weekend => Some(()),
            _ => None,
        })
        .is_some()
    });
    if number.ordinal && nth && parts.nth.is_none() && parts.weekday.is_none() {
        parts.nth = u32::try_from(number.whole()?).ok();
        return Some(1);
    }
    if let (Some(d), None, None) = (day(number), parts.day, parts.date) {
        let dated = matches!(parts.month, Some(Place::Is(_))) || month_at(ctx, at + 1);
        let shared = ctx.close(at + 1).is_some_and(joins) && {
            let second = if ctx.close(at + 2).is_some_and(is_link) { at + 3 } else { at + 2 };
            ctx.close(second).is_some_and(|t| t.number().and_then(day).is_some()) && month_at(ctx, second + 1)
        };
        if dated || shared || nth_day(ctx, number, at, parts) {
            parts.day = Some(Place::Is(d));
            return Some(1);
        }
    }
    let (year, used) = years::read(ctx, number, at, parts)?;
    parts.year = Some(Place::Is(year));
    Some(used)
}

/// The 22nd: a day of the month where nothing is counted by it.
fn nth_day(ctx: &Context<'_>, number: &Number, at: usize, parts: &Parts) -> bool {
    let Some(token) = ctx.token(at) else { return false };
    let rest = ctx.text[token.end..].trim_start();
    let hour = at + 1 + usize::from(ctx.beside(at + 1).is_some_and(is_link));
    let clocked = ctx.beside(hour).is_some_and(|t| {
        matches!(t.what, What::Clock(..))
            || t.number().and_then(spoken_clock).is_some() && half_of_day(ctx, hour + 1, &mut Parts::default()) > 0
    });
    let ends = clocked || rest.is_empty() || rest.starts_with(['.', ',', ';', '!', '?', ')']);
    // Friday the third; but on Friday the third ship sailed.
    let said = parts.weekday.is_some();
    ctx.published.is_some()
        && number.ordinal
        && (said && ends || (said || ends) && number.figures > 0 || the_nth(ctx, at))
        && parts.month.is_none()
}

/// The second, the twenty-first: all that the text says.
fn the_nth(ctx: &Context<'_>, at: usize) -> bool {
    ctx.whole(at.saturating_sub(1), at + 1) && ctx.token(at.saturating_sub(1)).is_some_and(is_link) && at > 0
}

pub(super) fn joins(token: &Token) -> bool {
    token
        .sense(|s| {
            matches!(s, Sense::Sign(Sign::To | Sign::Dash) | Sense::Shift(Shift::And | Shift::Until)).then_some(())
        })
        .is_some()
}

fn word(ctx: &Context<'_>, token: &Token, at: usize, parts: &mut Parts) -> Option<usize> {
    let daypart = token.sense(|s| if let Sense::Daypart(a, b, h) = s { Some((*a, *b, *h)) } else { None });
    let text = &ctx.text[token.start..token.end];
    let relative = token
        .sense(|s| if let Sense::Relative { named, step, shift } = s { Some((*named, *step, *shift)) } else { None });
    if let Some((named, step, by)) = relative {
        let away = Place::Away { named, by };
        // The day after the party: which day that was is not said.
        let of = ctx.text[token.end..].trim_start().starts_with(|c: char| c.is_alphabetic());
        if named && step == Step::Day && of && (text.ends_with("after") || text.ends_with("before")) {
            return None;
        }
        match step {
            Step::Second if !parts.dated() && !parts.clocked() => parts.now = true,
            Step::Day if !parts.dated() => parts.day = Some(away),
            Step::Week if parts.week.is_none() && parts.date.is_none() && parts.month.is_none() => {
                parts.week = Some(by)
            }
            Step::Month if parts.month.is_none() && parts.date.is_none() && parts.week.is_none() => {
                parts.month = Some(Place::Away { named, by })
            }
            Step::Quarter if parts.quarter.is_none() && !parts.dated() => {
                parts.quarter = Some(Place::Away { named, by })
            }
            Step::Year if parts.year.is_none() && parts.date.is_none() => parts.year = Some(Place::Away { named, by }),
            Step::Decade if !parts.dated() => {
                let today = ctx.today(&mut parts.flags)?;
                parts.decade = Some((today.year() / 10 * 10 + i16::try_from(by).ok()? * 10, true));
            }
            _ => return None,
        }
        if let (Some(part), Step::Day, None) = (daypart, step, parts.daypart) {
            parts.daypart = Some(part);
        }
        return Some(1);
    }
    if let Some(part) = daypart {
        if parts.daypart.is_some() {
            return None;
        }
        parts.daypart = Some(part);
        return Some(1);
    }
    if shift(token) == Some(Shift::WeekNumber) && parts.nth_week.is_none() && parts.month.is_none() {
        let number = ctx.close(at + 1)?.number().filter(|n| !n.ordinal && n.figures <= 2)?;
        parts.nth_week = u32::try_from(number.whole()?).ok().filter(|n| (1..=53).contains(n));
        return parts.nth_week.map(|_| 2);
    }
    let small = text.starts_with(|c: char| c.is_ascii_lowercase());
    let What::Word(entries) = token.what else { return None };
    entries.iter().find_map(|e| match e.sense {
        Sense::Modifier { side, dates: true, .. } if parts.side.is_none() && !parts.dated() => {
            let behind = ctx.close(at + 1)?;
            let day = behind.sense(|s| matches!(s, Sense::Weekday(_, false)).then_some(())).is_some();
            let other = behind.sense(|s| match s {
                Sense::Month(_) | Sense::Holiday(_) => Some(()),
                Sense::Part(Part::Weekend | Part::Spring | Part::Summer | Part::Autumn | Part::Winter, _) => Some(()),
                _ => None,
            });
            let whole =
                ctx.close(at + 2).is_some_and(is_link) && (month_at(ctx, at + 3) || relative_month(ctx, at + 3));
            let weekend = behind.sense(|s| matches!(s, Sense::Part(Part::Weekend, _)).then_some(())).is_some();
            if (day || weekend) && whole && side == Side::Past {
                parts.nth = Some(0);
            } else if day || other.is_some() {
                parts.side = Some(side);
            } else {
                return None;
            }
            Some(1)
        }
        Sense::Weekday(n, false) if parts.weekday.is_none() => {
            // sun, sat and wed in small letters are words of their own.
            let odd = small
                && matches!(text.trim_end_matches('.'), "sun" | "sat" | "wed" | "mon")
                && !parts.dated()
                && !ctx.whole(at, at + 1)
                && !ctx.beside(at + 1).is_some_and(timed);
            let before = ctx.text[..token.start].trim_end();
            let the = before.get(before.len().saturating_sub(3)..).is_some_and(|w| w.eq_ignore_ascii_case("the"));
            let star = text == "Sun" && the;
            let odd = odd || star && !ctx.beside(at + 1).is_some_and(timed);
            (!odd).then(|| {
                parts.weekday = Some(n);
                1
            })
        }
        Sense::Month(n) if parts.month.is_none() && parts.date.is_none() && parts.quarter.is_none() => {
            let range = ctx.close(at + 1).is_some_and(joins)
                && ctx.close(at + 2).is_some_and(|t| t.sense(|s| matches!(s, Sense::Month(_)).then_some(())).is_some());
            let verb = matches!(text, "may" | "May" | "MAY" | "march" | "March" | "mar" | "sep");
            let beside = parts.day.is_some()
                || parts.part[0].is_some()
                || parts.nth.is_some()
                || parts.nth_week.is_some()
                || parts.side.is_some()
                || ctx.beside(at + 1).is_some_and(|t| {
                    t.number().is_some_and(|n| {
                        day(n).is_some() || n.figures == 4 || ctx.text[..t.start].ends_with(['\'', '’'])
                    })
                })
                || ctx.close(at + 1).is_some_and(is_link)
                    && ctx.close(at + 2).is_some_and(|t| t.number().is_some_and(|n| n.ordinal))
                || ctx.close(at).is_some()
                    && at.checked_sub(1).and_then(|n| ctx.token(n)).is_some_and(|t| is_link(t) || leads(t));
            if verb && !beside && !range {
                return None;
            }
            parts.month = Some(Place::Is(n));
            Some(1)
        }
        Sense::Part(part, _) => {
            let slot = parts.part.iter().position(Option::is_none)?;
            parts.part[slot] = Some(part);
            Some(1)
        }
        Sense::Holiday(rule) if !parts.dated() || parts.part[0].is_some() => {
            parts.holiday = Some(rule);
            Some(1)
        }
        Sense::Alone(Step::Week) if ctx.whole(at, at + 1) && text.contains(' ') => {
            parts.week = Some(0);
            Some(1)
        }
        Sense::Alone(Step::Year) if ctx.whole(at, at + 1) && text.contains(' ') => {
            parts.year = Some(Place::Away { named: false, by: 0 });
            Some(1)
        }
        // In the fifties, the early fifties; but a woman in her fifties.
        Sense::Decade(year, said)
            if parts.part[0].is_some() || !parts.dated() && ctx.text[..token.start].trim_end().ends_with("the") =>
        {
            parts.decade = Some((year, said));
            if !said {
                parts.flags.add(Flag::GuessedCentury);
            }
            Some(1)
        }
        Sense::Aside if parts.clocked() => Some(1),
        _ => None,
    })
}

/// Whether a word of dates or hours stands there that a short name of a weekday goes before.
fn timed(token: &Token) -> bool {
    matches!(token.what, What::Clock(..) | What::MonthDay(..) | What::Date(..))
        || token.number().is_some_and(|n| n.ordinal)
        || token
            .sense(|s| matches!(s, Sense::Relative { .. } | Sense::Daypart(..) | Sense::Month(_)).then_some(()))
            .is_some()
}

/// Whether a preposition of time stands there.
fn leads(token: &Token) -> bool {
    use Shift::{After, Before, BetweenFrom, By, Earliest, Since, Until};
    token.sense(|s| matches!(s, Sense::Sign(Sign::To)).then_some(())).is_some()
        || matches!(shift(token), Some(After | Before | BetweenFrom | By | Earliest | Since | Until))
}

fn relative_month(ctx: &Context<'_>, at: usize) -> bool {
    ctx.close(at).is_some_and(|t| {
        t.sense(|s| matches!(s, Sense::Relative { step: Step::Month | Step::Year, .. }).then_some(())).is_some()
    })
}

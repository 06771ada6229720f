//! From when until when does a clock time or a part of the day last?

use jiff::civil::{Date, DateTime, Time};

use super::calendar::{add, midnight};
use super::parts::{Clock, Parts};
use crate::model::{Flag, Grain, Period, TimeUnit};
use crate::normalise::entry::Half;
use crate::normalise::reading::Flags;

/// The clock hour, 0 to 25, that the part of the day makes of the hour written.
fn hour(clock: &Clock, parts: &Parts, flags: &mut Flags) -> i64 {
    let h = i64::from(clock.hour);
    match parts.daypart.map(|(.., half)| half) {
        None => {
            if clock.plain || !(1..=12).contains(&h) {
                return h;
            }
            // Nobody holds a meeting at three in the morning without saying so.
            flags.add(Flag::GuessedHalfDay);
            if h <= 6 { h + 12 } else { h }
        }
        Some(Half::Am) => {
            if h == 12 {
                0
            } else {
                h
            }
        }
        Some(Half::Pm) => {
            if h < 12 {
                h + 12
            } else {
                h
            }
        }
        Some(Half::Noon) => {
            if (1..=6).contains(&h) {
                h + 12
            } else {
                h
            }
        }
        Some(Half::Night) => match h {
            12 => 24,
            1..=5 => h + 24,
            6..=11 => h + 12,
            _ => h,
        },
        Some(Half::Midnight) => {
            if h == 12 || h == 0 {
                24
            } else {
                h
            }
        }
    }
}

pub(super) fn within_day(day: Date, parts: &Parts, flags: &mut Flags) -> Option<(DateTime, DateTime, Grain)> {
    let start = midnight(day);
    let minutes = |n: i64| add(start, n, TimeUnit::Minute);
    let Some(clock) = &parts.clock else {
        let (from, until, half) = parts.daypart?;
        if half == Half::Midnight || until - from == 1 {
            let from = minutes(i64::from(from))?;
            return Some((from, add(from, 1, TimeUnit::Hour)?, Grain::Hour));
        }
        return Some((minutes(i64::from(from))?, minutes(i64::from(until))?, Grain::Hour));
    };
    let h = hour(clock, parts, flags);
    let at = minutes(h * 60 + i64::from(clock.minute.unwrap_or(0)) - clock.before)?;
    Some(match (clock.second, clock.minute) {
        (Some(s), _) => {
            let at = add(at, i64::from(s), TimeUnit::Second)?;
            (at, add(at, 1, TimeUnit::Second)?, Grain::Second)
        }
        (None, Some(_)) => (at, add(at, 1, TimeUnit::Minute)?, Grain::Minute),
        (None, None) => (at, add(at, 1, TimeUnit::Hour)?, Grain::Hour),
    })
}

pub(super) fn clock_alone(parts: &Parts, flags: &mut Flags) -> Option<Period> {
    let day = Date::constant(2000, 1, 2);
    let (from, until, grain) = within_day(day, parts, flags)?;
    let last = until.time() == Time::midnight();
    Some(Period::Clock { from: from.time(), until: (!last).then(|| until.time()), grain, approx: false })
}

//! The parts of a date and a clock time, before anything is known of what day they name.

use jiff::civil::Date;

use crate::normalise::entry::{Half, Part, Side};
use crate::normalise::feast::Feast;
use crate::normalise::reading::Flags;

/// A clock time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 25.
    pub hour: i8,
    /// Minute, where written.
    pub minute: Option<i8>,
    /// Second, where written.
    pub second: Option<i8>,
    /// Minutes to go before it (17시 5분 전).
    pub before: i64,
    /// Whether it is written so that the half of the day is plain (14:00, 09:00).
    pub plain: bool,
}

/// A part of the calendar, absolute or by its distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<T> {
    /// Written.
    Is(T),
    /// So far from publication, or from what was named last.
    Away {
        /// From what was named last.
        named: bool,
        /// How far.
        by: i32,
    },
}

/// The parts of one expression.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    /// A full date in figures or one that a sum gave.
    pub date: Option<Date>,
    /// Whether a weekday or clock part may still refine the week of `date`.
    pub week_of_date: bool,
    /// Decade: its first year and whether the century was written.
    pub decade: Option<(i16, bool)>,
    /// Century.
    pub century: Option<i16>,
    /// Year.
    pub year: Option<Place<i16>>,
    /// Quarter.
    pub quarter: Option<Place<i8>>,
    /// Month.
    pub month: Option<Place<i8>>,
    /// Week by distance.
    pub week: Option<i32>,
    /// Which week or weekday of the period; 0 is the last.
    pub nth: Option<u32>,
    /// Which day or week from the end: the third last week.
    pub back: Option<u32>,
    /// Which week of the month by number.
    pub nth_week: Option<u32>,
    /// Weekday, Monday is 1.
    pub weekday: Option<i8>,
    /// Day.
    pub day: Option<Place<i8>>,
    /// Holiday.
    pub holiday: Option<Feast>,
    /// Whether the days around the holiday are meant too.
    pub run: bool,
    /// Half, season, early, late …, at most two (하반기 초).
    pub part: [Option<Part>; 2],
    /// 지난, 오는, 이번 …
    pub side: Option<Side>,
    /// Part of the day.
    pub daypart: Option<(u16, u16, Half)>,
    /// Clock time.
    pub clock: Option<Clock>,
    /// What was guessed.
    pub flags: Flags,
    /// Whether the clock time is said to be about right.
    pub about: bool,
    /// This very moment.
    pub now: bool,
    /// Whether month and day are those of the lunar calendar, and whether the month is the one put in.
    pub lunar: Option<bool>,
    /// Whether a part is told by what is not known here (the last trading day, the week after one not named): no date.
    pub lost: bool,
}

impl Parts {
    /// Whether any part of a date was found (지금 is one).
    #[must_use]
    pub fn dated(&self) -> bool {
        self.date.is_some()
            || self.now
            || self.lost
            || self.decade.is_some()
            || self.century.is_some()
            || self.year.is_some()
            || self.quarter.is_some()
            || self.month.is_some()
            || self.week.is_some()
            || self.weekday.is_some()
            || self.day.is_some()
            || self.holiday.is_some()
            || self.part[0].is_some()
    }

    /// Whether any part of a date was found besides parts of a period.
    #[must_use]
    pub fn dated_beyond_part(&self) -> bool {
        Parts { part: [None, None], ..*self }.dated()
    }

    /// Whether any part of a clock time was found.
    #[must_use]
    pub fn clocked(&self) -> bool {
        self.daypart.is_some() || self.clock.is_some()
    }

    /// Whether they name no more than another month or year by its distance: 지난달, 작년.
    #[must_use]
    pub fn elsewhere(&self) -> bool {
        match (self.year, self.month) {
            (Some(Place::Away { named: false, .. }), None) => self.finest() == 1,
            (None, Some(Place::Away { named: false, .. })) => self.finest() == 4 && self.part[0].is_none(),
            _ => false,
        }
    }

    /// The finest level found so far, 0 (nothing) to 10 (a clock time).
    #[must_use]
    pub fn finest(&self) -> u8 {
        let mut level = 0;
        let mut raise = |to: u8, there: bool| {
            if there {
                level = level.max(to);
            }
        };
        raise(1, self.century.is_some() || self.decade.is_some() || self.year.is_some());
        raise(3, self.quarter.is_some());
        raise(4, self.month.is_some());
        raise(6, self.week.is_some() || self.nth_week.is_some() || self.lost);
        raise(8, self.day.is_some() || self.holiday.is_some() || self.date.is_some());
        raise(8, self.weekday.is_some());
        raise(9, self.daypart.is_some());
        raise(10, self.clock.is_some());
        if let Some(part) = self.part[0] {
            raise(if fine(part) { 8 } else { 3 }, true);
        }
        level
    }
}

/// Whether a part is finer than a half, a quarter or a week.
#[must_use]
pub fn fine(part: Part) -> bool {
    use Part::*;
    !matches!(
        part,
        FirstHalf
            | SecondHalf
            | Quarter1
            | Quarter2
            | Quarter3
            | Quarter4
            | Week1
            | Week2
            | Week3
            | Week4
            | Week5
            | WeekLast
    )
}

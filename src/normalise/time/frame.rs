//! A civil interval that words narrow down, from the coarse to the fine.

use jiff::civil::{Date, DateTime};

use super::calendar::{add_days, add_months, midnight, nth_weekday, week_start};
use crate::model::Grain;
use crate::normalise::entry::Part;

/// Days `[from, until)` spoken in some grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The first day.
    pub from: Date,
    /// One past the last day.
    pub until: Date,
    /// How finely it is spoken.
    pub grain: Grain,
    /// Whether its ends have no agreed place.
    pub vague: bool,
}

impl Frame {
    fn new(from: Date, until: Date, grain: Grain) -> Frame {
        Frame { from, until, grain, vague: false }
    }

    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Option<Frame> {
        Some(Frame::new(date, add_days(date, 1)?, Grain::Day))
    }

    /// The week from Monday that holds `date`.
    #[must_use]
    pub fn week(date: Date) -> Option<Frame> {
        let from = week_start(date)?;
        Some(Frame::new(from, add_days(from, 7)?, Grain::Week))
    }

    /// The month that holds `date`.
    #[must_use]
    pub fn month(date: Date) -> Option<Frame> {
        let from = date.first_of_month();
        Some(Frame::new(from, add_months(from, 1)?, Grain::Month))
    }

    /// `months` months from the first of a month.
    #[must_use]
    pub fn months(year: i16, month: i8, months: i64, grain: Grain) -> Option<Frame> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Frame::new(from, add_months(from, months)?, grain))
    }

    /// A year.
    #[must_use]
    pub fn year(year: i16) -> Option<Frame> {
        Frame::months(year, 1, 12, Grain::Year)
    }

    /// A quarter, 1 to 4.
    #[must_use]
    pub fn quarter(year: i16, n: i8) -> Option<Frame> {
        if !(1..=4).contains(&n) {
            return None;
        }
        Frame::months(year, n * 3 - 2, 3, Grain::Quarter)
    }

    /// The moments of its ends.
    #[must_use]
    pub fn ends(&self) -> (DateTime, DateTime) {
        (midnight(self.from), midnight(self.until))
    }

    /// Days between `day` and the frame; 0 inside it.
    #[must_use]
    pub fn distance(&self, day: Date) -> i64 {
        use super::calendar::days_between;
        if day < self.from {
            days_between(day, self.from)
        } else if day >= self.until {
            days_between(self.until, day) + 1
        } else {
            0
        }
    }

    /// The `n`th week of the frame, Monday to Sunday; of a month the first holds its first day; 0 is the last.
    #[must_use]
    pub fn nth_week(&self, n: u32) -> Option<Frame> {
        // The weeks of a year are those of ISO 8601: the first holds the fourth of January.
        let year = i64::from(self.grain == Grain::Year) * 3;
        if n == 0 {
            return Frame::week(add_days(self.until, -1 - year)?);
        }
        let first = Frame::week(add_days(self.from, year)?)?;
        let found = Frame::week(add_days(first.from, 7 * (i64::from(n) - 1))?)?;
        (found.from < self.until).then_some(found)
    }

    /// The `n`th weekday inside it; 0 is the last.
    #[must_use]
    pub fn nth_weekday(&self, n: u32, weekday: i8) -> Option<Frame> {
        Frame::day(nth_weekday(self.from, self.until, n, weekday)?)
    }

    /// The `n`th weekend whose Saturday lies inside it.
    #[must_use]
    pub fn nth_weekend(&self, n: u32) -> Option<Frame> {
        let from = nth_weekday(self.from, self.until, n, 6)?;
        Some(Frame::new(from, add_days(from, 2)?, Grain::Day))
    }

    fn slice(&self, from: i64, until: i64, unit: Slice) -> Option<Frame> {
        let step = |n| match unit {
            Slice::Days => add_days(self.from, n),
            Slice::Months => add_months(self.from, n),
        };
        let until = step(until)?.min(self.until);
        Some(Frame { from: step(from)?, until, grain: self.grain, vague: true })
    }

    fn exact(&self, from: i64, until: i64, grain: Grain) -> Option<Frame> {
        Some(Frame { from: add_days(self.from, from)?, until: add_days(self.from, until)?, grain, vague: false })
    }

    /// A part of it; `None` where the part makes no sense.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<Frame> {
        use Slice::{Days, Months};
        let months = |from: i64, until: i64, grain: Grain| {
            Some(Frame { vague: false, grain, ..self.slice(from, until, Months)? })
        };
        match (part, self.grain) {
            (Part::Early, Grain::Month) | (Part::MonthEarly, _) => self.slice(0, 10, Days),
            (Part::Mid, Grain::Month) => self.slice(10, 20, Days),
            (Part::Late, Grain::Month) | (Part::MonthLate, _) => self.slice(20, 31, Days),
            (Part::Begin, Grain::Week) => self.exact(0, 3, Grain::Day),
            (Part::Begin, _) => self.part(Part::Early),
            (Part::Early, Grain::Week) | (Part::WeekStart, _) => self.exact(0, 2, Grain::Day),
            (Part::End, Grain::Week) => self.exact(4, 7, Grain::Day),
            (Part::YearEnd, _) => self.slice(8, 12, Months),
            (Part::End, Grain::Year) if !self.decade() => self.slice(8, 12, Months),
            (Part::End, _) => self.part(Part::Late),
            (Part::Mid, Grain::Week) => self.exact(2, 4, Grain::Day),
            (Part::Early, Grain::Quarter) => self.slice(0, 1, Months),
            (Part::Mid, Grain::Quarter) => self.slice(1, 2, Months),
            (Part::Late, Grain::Quarter) => self.slice(2, 3, Months),
            (Part::Early, Grain::Half) => self.slice(0, 2, Months),
            (Part::Mid, Grain::Half) => self.slice(2, 4, Months),
            (Part::Late, Grain::Half) => self.slice(4, 6, Months),
            (Part::Early, Grain::Year) if self.century() => self.slice(0, 396, Months),
            (Part::Mid, Grain::Year) if self.century() => self.slice(396, 804, Months),
            (Part::Late, Grain::Year) if self.century() => self.slice(804, 1200, Months),
            (Part::FirstHalf, Grain::Year) if self.century() => self.slice(0, 600, Months),
            (Part::SecondHalf, Grain::Year) if self.century() => self.slice(600, 1200, Months),
            (Part::Early, Grain::Year) if self.decade() => self.slice(0, 48, Months),
            (Part::Mid, Grain::Year) if self.decade() => self.slice(36, 84, Months),
            (Part::Late, Grain::Year) if self.decade() => self.slice(72, 120, Months),
            (Part::Early, Grain::Year) | (Part::YearEarly, _) => self.slice(0, 3, Months),
            (Part::Mid, Grain::Year) => self.slice(4, 8, Months),
            (Part::Late, Grain::Year) | (Part::YearLate, _) => self.slice(9, 12, Months),
            (Part::WithinYear, _) => Some(*self),
            (Part::FirstDay, _) => Frame::day(self.from),
            (Part::LastDay, _) => Frame::day(add_days(self.until, -1)?),
            (Part::Weekend | Part::Late, Grain::Week) => self.exact(5, 7, Grain::Day),
            (Part::Weekend, Grain::Month) => self.nth_weekend(1),
            (Part::Midweek, Grain::Week) => self.exact(0, 5, Grain::Day),
            (Part::FirstHalf, Grain::Year) => months(0, 6, Grain::Half),
            (Part::SecondHalf, Grain::Year) => months(6, 12, Grain::Half),
            (Part::Quarter1, Grain::Year) => months(0, 3, Grain::Quarter),
            (Part::Quarter2, Grain::Year) => months(3, 6, Grain::Quarter),
            (Part::Quarter3, Grain::Year) => months(6, 9, Grain::Quarter),
            (Part::Quarter4, Grain::Year) => months(9, 12, Grain::Quarter),
            (Part::Spring, Grain::Year) => months(2, 5, Grain::Month),
            (Part::Summer, Grain::Year) => months(5, 8, Grain::Month),
            (Part::Autumn, Grain::Year) => months(8, 11, Grain::Month),
            (Part::Winter, Grain::Year) => {
                let from = add_months(self.from, 11)?;
                Some(Frame::new(from, add_months(from, 3)?, Grain::Month))
            }
            (Part::Week1, _) => self.nth_week(1),
            (Part::Week2, _) => self.nth_week(2),
            (Part::Week3, _) => self.nth_week(3),
            (Part::Week4, _) => self.nth_week(4),
            (Part::Week5, _) => self.nth_week(5),
            (Part::WeekOf, Grain::Day) => Frame::week(self.from),
            (Part::WeekOf, _) => Some(*self),
            (Part::WeekLast, _) => self.nth_week(0),
            _ => None,
        }
    }

    fn century(&self) -> bool {
        self.until.year() - self.from.year() > 10
    }

    fn decade(&self) -> bool {
        self.until.year() - self.from.year() > 1
    }
}

#[derive(Clone, Copy)]
enum Slice {
    Days,
    Months,
}

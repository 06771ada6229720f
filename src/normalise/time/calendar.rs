//! Sums over civil dates that never panic: `None` where the calendar ends.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::language::table;
use crate::model::{Lang, TimeUnit};
use crate::normalise::feast::{Feast, Holiday};

/// The day `n` days later.
#[must_use]
pub fn add_days(date: Date, n: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(n).ok()?).ok()
}

/// The same day `n` months later, or the last one where the month is shorter.
#[must_use]
pub fn add_months(date: Date, n: i64) -> Option<Date> {
    date.checked_add(Span::new().try_months(n).ok()?).ok()
}

/// The moment `n` units later; days and longer keep the clock time.
#[must_use]
pub fn add(at: DateTime, n: i64, unit: TimeUnit) -> Option<DateTime> {
    let span = Span::new();
    let span = match unit {
        TimeUnit::Second => span.try_seconds(n),
        TimeUnit::Minute => span.try_minutes(n),
        TimeUnit::Hour => span.try_hours(n),
        TimeUnit::Day => span.try_days(n),
        TimeUnit::Week => span.try_weeks(n),
        TimeUnit::Month => span.try_months(n),
        TimeUnit::Year => span.try_years(n),
    };
    at.checked_add(span.ok()?).ok()
}

/// Days from `a` to `b`.
#[must_use]
pub fn days_between(a: Date, b: Date) -> i64 {
    let number = |d: Date| {
        let (y, m, day) = (i64::from(d.year()), i64::from(d.month()), i64::from(d.day()));
        let (y, m) = if m <= 2 { (y - 1, m + 12) } else { (y, m) };
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * (m - 3) + 2) / 5 + day
    };
    number(b) - number(a)
}

/// The first day of the month.
#[must_use]
pub fn month_start(date: Date) -> Date {
    date.first_of_month()
}

/// The Monday of the week.
#[must_use]
pub fn week_start(date: Date) -> Option<Date> {
    add_days(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// The day `n` (Monday is 1) of the week that holds `date`.
#[must_use]
pub fn weekday_of(date: Date, n: i8) -> Option<Date> {
    add_days(week_start(date)?, i64::from(n) - 1)
}

/// The `nth` weekday at or after `from` and before `until`; 0 is the last.
#[must_use]
pub fn nth_weekday(from: Date, until: Date, nth: u32, weekday: i8) -> Option<Date> {
    let offset = |d: Date| (i64::from(weekday) - i64::from(d.weekday().to_monday_one_offset())).rem_euclid(7);
    let found = if nth == 0 {
        let last = add_days(until, -1)?;
        add_days(last, if offset(last) == 0 { 0 } else { offset(last) - 7 })?
    } else {
        add_days(from, offset(from) + 7 * (i64::from(nth) - 1))?
    };
    (from <= found && found < until).then_some(found)
}

/// The start of the day.
#[must_use]
pub fn midnight(date: Date) -> DateTime {
    date.to_datetime(Time::midnight())
}

/// Easter Sunday of the Gregorian calendar. Source: the anonymous computus (Nature, 1876).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The first day of a holiday in a year, and the day behind its last.
#[must_use]
pub fn feast(feast: Feast, year: i16) -> Option<(Date, Date)> {
    let from = add_days(holiday(feast.rule, year)?, i64::from(feast.shift))?;
    let until = match feast.until {
        "" => add_days(from, i64::from(feast.days))?,
        column => movable(column, year)?,
    };
    (from < until).then_some((from, until))
}

fn holiday(rule: Holiday, year: i16) -> Option<Date> {
    match rule {
        Holiday::Fixed(m, d) => Date::new(year, m, d).ok(),
        Holiday::Easter(days) => add_days(easter(year)?, i64::from(days)),
        Holiday::Nth(m, n, w) => {
            let day = Weekday::from_monday_one_offset(w).ok()?;
            Date::new(year, m, 1).ok()?.nth_weekday_of_month(n, day).ok()
        }
        Holiday::Lunar(column) => movable(column, year),
    }
}

/// The first day of a month of the lunar calendar and the day behind its last; `put_in`: of the leap month of that number.
#[must_use]
pub fn lunar_month(year: i16, month: i8, put_in: bool) -> Option<(Date, Date)> {
    let rows = table(Lang::UND, "moons");
    let first: i16 = rows.rows.first()?.cells.first()?.parse().ok()?;
    let row = rows.rows.get(usize::try_from(year.checked_sub(first)?).ok()?)?;
    let name = format!("{month}{}", if put_in { "+" } else { "" });
    let mut months = rows.cell(row, "months").split(' ').filter_map(|m| m.split_once('='));
    let (_, length) = months.clone().find(|(m, _)| *m == name)?;
    let before: i64 = months.by_ref().take_while(|(m, _)| *m != name).filter_map(|(_, n)| n.parse::<i64>().ok()).sum();
    let from = add_days(rows.cell(row, "first").parse().ok()?, before)?;
    Some((from, add_days(from, length.parse().ok()?)?))
}

/// The day in a column of the tables of movable days.
fn movable(column: &str, year: i16) -> Option<Date> {
    let rows =
        ["lunar", "feasts"].map(|name| table(Lang::UND, name)).into_iter().find(|t| t.columns.contains(&column))?;
    let first: i16 = rows.rows.first()?.cells.first()?.parse().ok()?;
    let row = rows.rows.get(usize::try_from(year.checked_sub(first)?).ok()?)?;
    let (m, d) = rows.cell(row, column).split_once('-')?;
    Date::new(year, m.parse().ok()?, d.parse().ok()?).ok()
}

//! Dates, periods and clock times.

use jiff::civil::{Date, DateTime, Time};

use crate::language::table;
use crate::model::{Grain, Period};
use crate::report::words::Words;

/// `2014년 10월`, `2024년 2월 27∼29일`, `2013년 이후`, `12:23`.
#[must_use]
pub fn period(words: &Words, period: &Period) -> String {
    let (written, approx) = match period {
        Period::Dated { from, until, grain, approx } => (dated(words, *from, *until, *grain), *approx),
        Period::Clock { from, until, grain, approx } => (clock(words, *from, *until, *grain), *approx),
    };
    if approx { words.say("period.around", &[("it", &written)]) } else { written }
}

/// From the coarsest to the finest; a week is written by its days.
const GRAINS: [Grain; 8] =
    [Grain::Year, Grain::Half, Grain::Quarter, Grain::Month, Grain::Day, Grain::Hour, Grain::Minute, Grain::Second];

fn dated(words: &Words, from: Option<DateTime>, until: Option<DateTime>, grain: Grain) -> String {
    if grain == Grain::Hour
        && let Some((day, end)) = from.zip(until)
        && day.duration_until(end).as_hours() <= 24
        && let Some(part) = part_of_day(words, day.time(), end.time())
    {
        return words.say("period.part", &[("day", &one(words, Grain::Day, day)), ("part", &part)]);
    }
    let grain = if grain == Grain::Week { Grain::Day } else { grain };
    let coarse = GRAINS.iter().position(|g| *g == grain).unwrap_or(0);
    let ends: Vec<DateTime> = from.into_iter().chain(until).collect();
    let grain =
        GRAINS[coarse..].iter().copied().find(|g| ends.iter().all(|at| starts(*g, *at))).unwrap_or(Grain::Second);
    let last = until.map(|until| until.checked_sub(jiff::Span::new().seconds(1)).unwrap_or(until));
    match (from, last) {
        (Some(from), Some(last)) if last <= from || head(grain, last) == head(grain, from) => one(words, grain, from),
        // days and longer are named by the last one, times of day by the moment they end
        (Some(from), Some(last)) => several(words, grain, from, last, until.filter(|_| grain < Grain::Day)),
        (Some(from), None) => words.say("period.since", &[("from", &one(words, grain, from))]),
        (None, Some(last)) => words.say("period.until", &[("until", &one(words, grain, last))]),
        (None, None) => words.word("period.always"),
    }
}

/// What the language calls the hours between two times of a day, if it has a word for just these: 오전, morning.
fn part_of_day(words: &Words, from: Time, until: Time) -> Option<String> {
    let whole = |time: Time| time.minute() == 0 && time.second() == 0;
    let end = if until == Time::midnight() { 24 } else { until.hour() };
    let (hours, parts) = (format!("{}-{end}", from.hour()), table(words.lang(), "report-hours"));
    let part = parts.column("hours").find(|(cell, _)| *cell == hours).map(|(_, row)| parts.cell(row, "words"))?;
    (whole(from) && whole(until)).then(|| part.to_owned())
}

/// Whether a unit of this grain starts at this moment.
fn starts(grain: Grain, at: DateTime) -> bool {
    head(grain, at) == at
}

/// The first moment of the unit that holds `at`.
fn head(grain: Grain, at: DateTime) -> DateTime {
    let (year, month) = (at.year(), at.month());
    let first_of = |month: i8| Date::new(year, month, 1).map_or(at, |date| date.to_datetime(Time::midnight()));
    let clock = |hour, minute, second| at.with().time(Time::constant(hour, minute, second, 0)).build().unwrap_or(at);
    match grain {
        Grain::Year => first_of(1),
        Grain::Half => first_of(if month <= 6 { 1 } else { 7 }),
        Grain::Quarter => first_of((month - 1) / 3 * 3 + 1),
        Grain::Month => first_of(month),
        Grain::Week | Grain::Day => clock(0, 0, 0),
        Grain::Hour => clock(at.hour(), 0, 0),
        Grain::Minute => clock(at.hour(), at.minute(), 0),
        Grain::Second => clock(at.hour(), at.minute(), at.second()),
    }
}

/// The parts of a moment by the names that patterns use: `y` of the first end, `Y` of the last.
fn parts(words: &Words, at: DateTime, last: bool) -> Vec<(String, String)> {
    [
        ("y", at.year().to_string()),
        ("half", words.word(if at.month() <= 6 { "half.1" } else { "half.2" })),
        ("q", ((at.month() - 1) / 3 + 1).to_string()),
        ("m", at.month().to_string()),
        ("mon", words.word(&format!("month.{}", at.month()))),
        ("d", at.day().to_string()),
        ("h", at.hour().to_string()),
        ("hh", format!("{:02}", at.hour())),
        ("mm", format!("{:02}", at.minute())),
        ("ss", format!("{:02}", at.second())),
    ]
    .into_iter()
    .map(|(name, text)| (if last { name.to_uppercase() } else { name.to_owned() }, text))
    .collect()
}

fn pattern(words: &Words, key: &str, parts: &[(String, String)]) -> String {
    let with: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    words.say(key, &with)
}

fn one(words: &Words, grain: Grain, at: DateTime) -> String {
    pattern(words, &format!("period.{}", grain.name()), &parts(words, at, false))
}

/// Two ends with what they share said once, where the language has a pattern for that. `until` is the moment the last one ends,
/// for times of day.
fn several(words: &Words, grain: Grain, from: DateTime, last: DateTime, until: Option<DateTime>) -> String {
    let shared = [
        (from.date() == last.date(), "same-day"),
        ((from.year(), from.month()) == (last.year(), last.month()), "same-month"),
        (from.year() == last.year(), "same-year"),
        (true, "range"),
    ];
    let key = shared
        .into_iter()
        .filter(|(shares, _)| *shares)
        .map(|(_, what)| format!("period.{}.{what}", grain.name()))
        .find(|key| words.find(key).is_some());
    match key {
        Some(key) => {
            let end = match until {
                Some(until) if until.time() == Time::midnight() => closing(),
                until => parts(words, until.unwrap_or(last), true),
            };
            pattern(words, &key, &[parts(words, from, false), end].concat())
        }
        None => {
            let end = one(words, grain, until.unwrap_or(last));
            words.say("period.range", &[("from", &one(words, grain, from)), ("until", &end)])
        }
    }
}

/// Midnight as the end of the day it closes.
fn closing() -> Vec<(String, String)> {
    [("H", "24"), ("HH", "24"), ("MM", "00"), ("SS", "00")].map(|(k, v)| (k.to_owned(), v.to_owned())).into()
}

/// The patterns of clock times want a day; any will do, none is shown.
fn on_some_day(time: Time) -> DateTime {
    Date::ZERO.to_datetime(time)
}

fn clock(words: &Words, from: Time, until: Option<Time>, grain: Grain) -> String {
    let fine = match grain {
        Grain::Second => Grain::Second,
        Grain::Minute => Grain::Minute,
        _ => Grain::Hour,
    };
    let ends: Vec<DateTime> = Some(from).into_iter().chain(until).map(on_some_day).collect();
    let fine = [Grain::Hour, Grain::Minute, Grain::Second]
        .into_iter()
        .find(|g| *g <= fine && ends.iter().all(|at| starts(*g, *at)))
        .unwrap_or(Grain::Second);
    let say = |time: Time| pattern(words, &format!("clock.{}", fine.name()), &parts(words, on_some_day(time), false));
    let unit = match fine {
        Grain::Hour => jiff::Span::new().hours(1),
        Grain::Minute => jiff::Span::new().minutes(1),
        _ => jiff::Span::new().seconds(1),
    };
    if fine == Grain::Hour
        && let Some(part) = part_of_day(words, from, until.unwrap_or(Time::midnight()))
    {
        return part;
    }
    let next = from.wrapping_add(unit);
    if next == until.unwrap_or(Time::midnight()) {
        return say(from);
    }
    let end = until.map_or_else(closing, |until| parts(words, on_some_day(until), true));
    let key = format!("clock.{}.range", fine.name());
    pattern(words, &key, &[parts(words, on_some_day(from), false), end].concat())
}

//! What does a run of figures with points, commas, colons, dashes and slashes in it mean?
//!
//! A number, a civil date, a clock time, or nothing (telephone numbers, codes, versions): then the whole run is refused.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

/// What a run of figures is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Run {
    /// A decimal number: value, step, how many figures where it is a plain run.
    Number(Decimal, Decimal, u8),
    /// A fraction: numerator, denominator.
    Fraction(Decimal, Decimal),
    /// A date; whether day and month could be the other way round.
    Date(Date, bool),
    /// A month and day without a year.
    MonthDay(i8, i8),
    /// A year and month: 2024/02.
    YearMonth(i16, i8),
    /// A clock time; seconds where written.
    Clock(Time, bool),
    /// 24:00, the end of the day.
    DayEnd,
    /// No value.
    Nothing,
}

struct Group {
    start: usize,
    end: usize,
    /// The character before it, for all but the first.
    sep: char,
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Whether `c` is a figure, half or full width.
#[must_use]
pub fn is_figure(c: char) -> bool {
    digit(c).is_some()
}

const LONGEST: usize = 24;

/// Reads the run of figures at `at`; gives what it is and where it ends.
#[must_use]
pub fn read(text: &str, at: usize) -> (Run, usize) {
    let (groups, end) = groups(text, at);
    // full-width figures take three bytes each
    let long = |g: &Group| g.end - g.start > LONGEST && text[g.start..g.end].chars().nth(LONGEST).is_some();
    if groups.len() > 8 || groups.iter().any(long) {
        return (Run::Nothing, end);
    }
    let value = |n: usize| -> Option<u64> { number(&text[groups[n].start..groups[n].end]) };
    let width = |n: usize| text[groups[n].start..groups[n].end].chars().count();
    let seps: Vec<char> = groups.iter().skip(1).map(|g| g.sep).collect();
    let all = |c: char| !seps.is_empty() && seps.iter().all(|s| *s == c);
    let one = |n: usize| -> (Run, usize) { (decimal(&text[at..groups[n].end]), groups[n].end) };
    if seps.is_empty() {
        if let (8, Some(all)) = (width(0), value(0)) {
            // 20240228
            let day = date(Some(all / 10_000), 4, Some(all / 100 % 100), Some(all % 100));
            if let Some(day) = day.filter(|d| (1900..2100).contains(&d.year())) {
                return (Run::Date(day, false), end);
            }
        }
        return one(0);
    }
    // Clock.
    let colons = seps.iter().take_while(|c| **c == ':').count();
    if (1..=2).contains(&colons) {
        return match clock(&[value(0), value(1), if colons == 2 { value(2) } else { None }], width(1)) {
            Some(run) => (run, groups[colons].end),
            None => one(0),
        };
    }
    if colons > 2 {
        return (Run::Nothing, end);
    }
    // Thousands, with or without decimals.
    let commas = seps.iter().zip(1..).take_while(|(c, n)| **c == ',' && width(*n) == 3).count();
    if commas > 0 && width(0) <= 3 {
        let point = seps.get(commas) == Some(&'.');
        let last = commas + usize::from(point);
        return one(last);
    }
    if seps[0] == ',' || seps[0] == '·' {
        return one(0);
    }
    // 2/29-3/1: two days in figures.
    if seps == ['/', '-', '/'] || seps == ['/', '-', '/', '/'] {
        let whole = |n: usize| value(n).map(Decimal::from);
        let days = |n: usize| month_day(whole(n)?, whole(n + 1)?);
        if let Some((run, _)) = days(0).zip(days(2)) {
            return (run, groups[1].end);
        }
        return (slash(value(0), value(1)), groups[1].end);
    }
    // Dates.
    let dated = |y: usize, m: usize, d: usize| date(value(y), width(y), value(m), value(d));
    if seps.len() >= 2 && seps[0] == seps[1] && ['-', '.', '/'].contains(&seps[0]) {
        let end3 = groups[2].end;
        let last = seps.len() == 2 || (seps[2] != seps[0]);
        if last {
            if let Some(found) = dated(0, 1, 2).filter(|_| width(0) == 4 || (seps[0] == '.' && width(0) == 2)) {
                return (Run::Date(found, false), end3);
            }
            let short =
                width(2) == 2 && (seps[0] == '/' || value(0).max(value(1)).is_some_and(|n| n > 12)) && width(0) <= 2;
            let whole = width(2) == 4 && (seps[0] != '-' || seps.len() == 2 && width(0) <= 2 && width(1) <= 2);
            if whole || short {
                let (american, british) = (dated(2, 0, 1), dated(2, 1, 0));
                if let Some(found) = american.or(british) {
                    return (Run::Date(found, american.is_some() && british.is_some() && american != british), end3);
                }
            }
        }
        return (Run::Nothing, end);
    }
    match seps[0] {
        '.' => one(1),
        '/' if seps.len() == 1 => (slash(value(0), value(1)), groups[1].end),
        '/' => (Run::Nothing, end),
        '-' => {
            let total: usize = (0..groups.len()).map(width).sum();
            let zero = text[at..].starts_with('0') && width(0) > 1;
            let service = width(0) == 4 && width(1) == 4 && text[at..].starts_with("15");
            if zero || service || (seps.len() >= 2 && all('-') && total >= 7) { (Run::Nothing, end) } else { one(0) }
        }
        _ => one(0),
    }
}

fn groups(text: &str, at: usize) -> (Vec<Group>, usize) {
    let mut groups = vec![Group { start: at, end: at, sep: ' ' }];
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((n, c)) = chars.next() {
        if is_figure(c) {
            end = at + n + c.len_utf8();
            if let Some(last) = groups.last_mut() {
                last.end = end;
            }
            continue;
        }
        let sep = if c == '，' {
            ','
        } else if c == '．' {
            '.'
        } else {
            c
        };
        if thin(text, at + n, c, groups.len()) && groups.len() <= 9 {
            let start = at + n + c.len_utf8();
            groups.push(Group { start, end: start, sep: ',' });
            continue;
        }
        if matches!(sep, ',' | '.' | ':' | '/' | '-' | '·') && chars.peek().is_some_and(|(_, c)| is_figure(*c)) {
            // A run longer than any value is only measured, not kept.
            if groups.len() <= 9 {
                let start = at + n + c.len_utf8();
                groups.push(Group { start, end: start, sep });
            }
            continue;
        }
        break;
    }
    (groups, end)
}

/// Whether the space `c` parts thousands: 1 414 021 100. A plain space does so between two groups of three or more.
fn thin(text: &str, at: usize, c: char, groups: usize) -> bool {
    let group = |rest: &str| -> Option<usize> {
        let wide = rest.bytes().take_while(u8::is_ascii_digit).count();
        (wide == 3).then_some(wide)
    };
    if !matches!(c, ' ' | '\u{202f}' | '\u{2009}') || (groups == 1 && !(1..=3).contains(&before(text, at))) {
        return false;
    }
    let rest = &text[at + c.len_utf8()..];
    let Some(wide) = group(rest) else { return false };
    if c != ' ' || groups > 1 {
        return true;
    }
    rest[wide..].strip_prefix(' ').is_some_and(|next| group(next).is_some())
}

/// How many figures stand right before `at`, up to four.
fn before(text: &str, at: usize) -> usize {
    text[..at].bytes().rev().take(4).take_while(u8::is_ascii_digit).count()
}

fn number(figures: &str) -> Option<u64> {
    figures.chars().try_fold(0_u64, |sum, c| sum.checked_mul(10)?.checked_add(u64::from(digit(c)?)))
}

fn decimal(written: &str) -> Run {
    let plain: String = written
        .chars()
        .filter_map(|c| digit(c).and_then(|d| char::from_digit(d, 10)).or(matches!(c, '.' | '．').then_some('.')))
        .collect();
    let coded = plain.len() > 1 && plain.starts_with('0') && !plain.starts_with("0.");
    let Ok(value) = plain.parse::<Decimal>() else { return Run::Nothing };
    if plain.len() > LONGEST || (coded && plain.len() > 2) {
        return Run::Nothing;
    }
    let step = Decimal::new(1, value.scale());
    let figures = if written.chars().all(is_figure) { plain.len() as u8 } else { 0 };
    Run::Number(value, step, figures)
}

fn clock(parts: &[Option<u64>; 3], minutes_wide: usize) -> Option<Run> {
    let (h, m) = (i8::try_from(parts[0]?).ok()?, i8::try_from(parts[1]?).ok()?);
    let s = parts[2].map_or(Some(0), |s| i8::try_from(s).ok())?;
    if minutes_wide != 2 {
        return None;
    }
    if h == 24 && m == 0 && s == 0 {
        return Some(Run::DayEnd);
    }
    Time::new(h, m, s, 0).ok().map(|t| Run::Clock(t, parts[2].is_some()))
}

fn date(year: Option<u64>, wide: usize, month: Option<u64>, day: Option<u64>) -> Option<Date> {
    let year = i16::try_from(year?).ok()?;
    let year = match wide {
        4 if (1000..3000).contains(&year) => year,
        2 => {
            if year < 70 {
                2000 + year
            } else {
                1900 + year
            }
        }
        _ => return None,
    };
    Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
}

/// `10/15` is a day where it can be one and makes a poor fraction; `2/5` is a fraction.
fn slash(a: Option<u64>, b: Option<u64>) -> Run {
    let (Some(a), Some(b)) = (a, b) else { return Run::Nothing };
    let common = |mut a: u64, mut b: u64| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    if a == 0 || b == 0 || a > 9999 || b > 9999 {
        return Run::Nothing;
    }
    let day = (1..=12).contains(&a) && (1..=31).contains(&b);
    let fraction = common(a, b) == 1 && (b <= 10 || !day) && (a < b || b <= 10);
    if (1900..=2100).contains(&a) && (1..=12).contains(&b) {
        return Run::YearMonth(a as i16, b as i8);
    }
    if (13..=31).contains(&a) && (1..=12).contains(&b) {
        return Run::MonthDay(b as i8, a as i8);
    }
    if day && !fraction {
        return Run::MonthDay(a as i8, b as i8);
    }
    Run::Fraction(Decimal::from(a), Decimal::from(b))
}

/// The month and day that two figures around a slash may be.
#[must_use]
pub fn month_day(a: Decimal, b: Decimal) -> Option<Run> {
    let small = |n: Decimal| i8::try_from(n).ok();
    let (m, d) = (small(a)?, small(b)?);
    Date::new(2000, m, d).ok().map(|_| Run::MonthDay(m, d))
}

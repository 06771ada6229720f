//! What does a value say, in words a reader and the scanner both understand? Law: reading what was printed gives the value.
//!
//! Refuses nothing; a unit without a name in the language's tables is printed by its code.

use std::fmt::Write;

use jiff::civil::{DateTime, Time};
use rust_decimal::Decimal;

use super::lexicon::{Spelling, lexicon};
use super::time::calendar::add_days;
use crate::language::table;
use crate::model::{Duration, Grain, Lang, Period, Range, TimeUnit, Value};

/// The value in words of the language.
#[must_use]
pub fn print(value: &Value, lang: Lang) -> String {
    let korean = lexicon(lang).spelling == Spelling::Myriad;
    match value {
        Value::Time(period) => time(period, korean),
        Value::Duration(duration) => length(duration, korean),
        Value::Quantity(range) => quantity(range, lang, korean),
        Value::Name(name) => name.name.clone(),
        Value::Set(set) => set.members.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(", "),
        Value::Statement(statement) => format!("{:?} {:?}", statement.polarity, statement.state).to_lowercase(),
    }
}

/// The unit of a score.
pub const SCORE: &str = "{score}";

fn time(period: &Period, korean: bool) -> String {
    let (mut text, approx) = match period {
        Period::Clock { from, until, grain, approx } => (clock(*from, *until, *grain, korean), *approx),
        Period::Dated { from, until, grain, approx } => (dated(*from, *until, *grain, korean), *approx),
    };
    if approx {
        if korean {
            text.push('쯤');
        } else {
            text.push_str(" or so");
        }
    }
    text
}

fn clock(from: Time, until: Option<Time>, grain: Grain, korean: bool) -> String {
    let one = |t: Time| {
        if grain == Grain::Second { t.strftime("%H:%M:%S").to_string() } else { t.strftime("%H:%M").to_string() }
    };
    match (grain, until) {
        (Grain::Hour, Some(until)) if korean && until.hour() == from.hour() + 1 && from.minute() == 0 => {
            format!("{}시", from.hour())
        }
        (Grain::Hour, Some(until)) => {
            if korean {
                format!("{}부터 {}까지", one(from), one(until))
            } else {
                format!("from {} to {}", one(from), one(until))
            }
        }
        _ => one(from),
    }
}

fn dated(from: Option<DateTime>, until: Option<DateTime>, grain: Grain, korean: bool) -> String {
    match (from, until) {
        (Some(from), None) => {
            let start = point(from, grain, korean);
            if korean { format!("{start} 이후") } else { format!("since {start}") }
        }
        (None, Some(until)) => {
            let end = point(until, grain, korean);
            if korean { format!("{end} 이전") } else { format!("before {end}") }
        }
        (Some(from), Some(until)) => {
            if one_unit(from, until, grain) {
                let text = point(from, grain, korean);
                return if !korean && grain == Grain::Year { format!("in {text}") } else { text };
            }
            if one_unit(from, until, Grain::Day) {
                return point(from, Grain::Day, korean);
            }
            let clocked = grain < Grain::Day;
            let last =
                if clocked { until } else { add_days(until.date(), -1).map_or(until, |d| d.to_datetime(until.time())) };
            let grain = if clocked { grain } else { Grain::Day };
            let (a, b) = (point(from, grain, korean), point(last, grain, korean));
            if korean { format!("{a}부터 {b}까지") } else { format!("from {a} to {b}") }
        }
        (None, None) => String::new(),
    }
}

/// Whether the interval is just one unit of its grain.
fn one_unit(from: DateTime, until: DateTime, grain: Grain) -> bool {
    use super::time::calendar::add;
    let whole = from.time() == Time::midnight();
    let first = from.day() == 1 && whole;
    let after = |n: i64, unit: TimeUnit| add(from, n, unit) == Some(until);
    match grain {
        Grain::Second => after(1, TimeUnit::Second),
        Grain::Minute => from.second() == 0 && after(1, TimeUnit::Minute),
        Grain::Hour => from.minute() == 0 && after(1, TimeUnit::Hour),
        Grain::Day => whole && after(1, TimeUnit::Day),
        Grain::Month => first && after(1, TimeUnit::Month),
        Grain::Quarter => first && (from.month() - 1) % 3 == 0 && after(3, TimeUnit::Month),
        Grain::Half => first && (from.month() - 1) % 6 == 0 && after(6, TimeUnit::Month),
        Grain::Year => first && from.month() == 1 && after(1, TimeUnit::Year),
        Grain::Week => false,
    }
}

fn point(at: DateTime, grain: Grain, korean: bool) -> String {
    let (y, m, d) = (at.year(), at.month(), at.day());
    let day = if korean { format!("{y}년 {m}월 {d}일") } else { at.strftime("%Y-%m-%d").to_string() };
    match grain {
        Grain::Year if korean => format!("{y}년"),
        Grain::Year => format!("{y}"),
        Grain::Half if korean => format!("{y}년 {}", if m < 7 { "상반기" } else { "하반기" }),
        Grain::Half => format!("{} of {y}", if m < 7 { "the first half" } else { "the second half" }),
        Grain::Quarter if korean => format!("{y}년 {}분기", (m - 1) / 3 + 1),
        Grain::Quarter => format!("Q{} {y}", (m - 1) / 3 + 1),
        Grain::Month if korean => format!("{y}년 {m}월"),
        Grain::Month => at.strftime("%B %Y").to_string(),
        Grain::Week | Grain::Day => day,
        Grain::Hour if korean => format!("{day} {}시", at.hour()),
        Grain::Hour | Grain::Minute => format!("{day} {}", at.strftime("%H:%M")),
        Grain::Second => format!("{day} {}", at.strftime("%H:%M:%S")),
    }
}

fn length(duration: &Duration, korean: bool) -> String {
    let unit = match (duration.unit, korean) {
        (TimeUnit::Second, true) => "초",
        (TimeUnit::Minute, true) => "분",
        (TimeUnit::Hour, true) => "시간",
        (TimeUnit::Day, true) => "일간",
        (TimeUnit::Week, true) => "주간",
        (TimeUnit::Month, true) => "개월",
        (TimeUnit::Year, true) => "년간",
        (unit, false) => return hedged(&duration.range, korean, &|n| format!("{n} {}s", unit.name())),
    };
    hedged(&duration.range, korean, &|n| format!("{n}{unit}"))
}

/// The word of a unit, and whether it stands before the figure.
fn word(code: &str, lang: Lang) -> String {
    let counter = code.strip_prefix('{').and_then(|c| c.strip_suffix('}'));
    if let (Some(counter), Spelling::Myriad) = (counter, lexicon(lang).spelling) {
        return counter.to_owned();
    }
    for lang in [lang, Lang::UND] {
        for (name, column) in [
            ("counters", "unit"),
            ("currencies", "code"),
            ("units", "code"),
            ("currency_signs", "code"),
            ("ordinals", "unit"),
        ] {
            let rows = table(lang, name);
            if !rows.columns.contains(&column) {
                continue;
            }
            if let Some(row) = rows.rows.iter().find(|row| rows.cell(row, column) == code) {
                return row.cells[0].split('|').next().unwrap_or(code).to_owned();
            }
        }
    }
    code.to_owned()
}

fn quantity(range: &Range, lang: Lang, korean: bool) -> String {
    let code = range.unit.code();
    if code == SCORE {
        // Two sides, not two ends.
        let sign = if korean { "대" } else { "-" };
        return format!("{}{sign}{}", plain(range.low), plain(range.high));
    }
    if code == "1" {
        return hedged(range, korean, &|n| n.to_owned());
    }
    let unit = word(code, lang);
    let symbol = unit.chars().next().is_some_and(|c| !c.is_alphabetic());
    hedged(range, korean, &|n| if korean || symbol { format!("{n}{unit}") } else { format!("{n} {unit}") })
}

fn plain(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, |v| v.normalize().to_string())
}

/// Figures in groups of three: 320,000,000.
fn figures(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = rest.split_once('.').map_or((rest, None), |(w, p)| (w, Some(p)));
    let mut grouped = String::from(sign);
    for (n, c) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    if let Some(part) = part {
        let _ = write!(grouped, ".{part}");
    }
    grouped
}

fn hedged(range: &Range, korean: bool, with_unit: &dyn Fn(&str) -> String) -> String {
    let one = |value: Decimal| with_unit(&figures(value));
    let about = |text: String| match (range.approx, korean) {
        (true, true) => format!("약 {text}"),
        (true, false) => format!("about {text}"),
        _ => text,
    };
    match (range.low, range.high) {
        (Some(low), Some(high)) if low == high => about(one(low)),
        (Some(low), Some(high)) => about(format!("{}~{}", figures(low), one(high))),
        (Some(low), None) => match (range.low_inclusive, korean) {
            (true, true) => format!("{} 이상", one(low)),
            (false, true) => format!("{} 초과", one(low)),
            (true, false) => format!("at least {}", one(low)),
            (false, false) => format!("more than {}", one(low)),
        },
        (None, Some(high)) => match (range.high_inclusive, korean) {
            (true, true) => format!("{} 이하", one(high)),
            (false, true) => format!("{} 미만", one(high)),
            (true, false) => format!("up to {}", one(high)),
            (false, false) => format!("less than {}", one(high)),
        },
        (None, None) => String::new(),
    }
}

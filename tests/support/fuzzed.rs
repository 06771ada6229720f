//! Which laws hold for any bytes at all? Shared by the fuzz targets (`fuzz/`) and by `tests/fuzzed.rs`, which replays them on stable Rust.
//!
//! Every law takes the bytes a fuzzer gives and panics where it is broken; bytes that make no case of it are passed over.

use daejo::model::{CodePoints, Duration, Grain, Kind, Lang, Period, Range, TimeUnit, Value};
use daejo::normalise::{Anchor, parse, print, scan_explained};
use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;

#[path = "ranges.rs"]
mod ranges;
use ranges::{UNITS, range};

/// A law over bytes.
pub type Law = fn(&[u8]);

/// The laws by the name of their fuzz target and of the folder of their seeds.
pub const LAWS: &[(&str, Law)] =
    &[("scanner", scanner), ("quantity", quantity), ("period", period), ("duration", duration)];

const LANGUAGES: [&str; 3] = ["en", "ko", "und"];

fn lang(code: &str) -> Lang {
    Lang::parse(code).expect("a language code")
}

fn anchor() -> Anchor {
    Anchor { published: "2024-02-28T14:00:00".parse().ok(), ..Anchor::default() }
}

/// Any text is scanned: values lie in order, apart from each other and on the boundaries of characters; their quotation is what stands
/// there; no interval ends before it starts. The text is read in every language, with a day of publication and without.
pub fn scanner(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let points = CodePoints::new(&text);
    for code in LANGUAGES {
        for anchor in [anchor(), Anchor::default()] {
            let mut end = 0;
            for m in scan_explained(&text, lang(code), &anchor) {
                assert!(
                    end <= m.span.start && m.span.start < m.span.end,
                    "{code}: {:?} out of order in {text:?}",
                    m.span
                );
                assert!(m.span.end <= text.len(), "{code}: {:?} past the end of {text:?}", m.span);
                assert!(
                    text.is_char_boundary(m.span.start) && text.is_char_boundary(m.span.end),
                    "{code}: {:?} in {text:?}",
                    m.span
                );
                let shown = points.span(&text, m.span);
                let quote: String = text.chars().skip(shown.start).take(shown.len()).collect();
                assert_eq!(quote, m.span.of(&text), "{code}: the quotation in {text:?}");
                if let Value::Time(Period::Dated { from: Some(from), until: Some(until), .. }) = &m.value {
                    assert!(from < until, "{code}: {} in {text:?}", print(&m.value, lang(code)));
                }
                if let (Value::Quantity(range), true) = (&m.value, m.kind != Kind::Score) {
                    assert!(
                        range.low.is_none() || range.high.is_none() || range.low <= range.high,
                        "{code}: {range:?} in {text:?}"
                    );
                }
                end = m.span.end;
            }
        }
    }
}

/// A number with its unit, a hedge and bounds: what is printed is read back.
pub fn quantity(data: &[u8]) {
    let mut draw = Draw(data);
    let (a, b) = (draw.decimal(), draw.decimal());
    let unit = draw.of(&UNITS);
    let shape = draw.below(7);
    read_back(&Value::Quantity(range(a, b, unit, shape)), &mut draw);
}

/// A year, half, quarter, month, day, run of days, minute, open period or clock time: what is printed is read back.
pub fn period(data: &[u8]) {
    let mut draw = Draw(data);
    let small = |n: u64| i8::try_from(n).unwrap_or(1);
    let year = 1900 + i16::try_from(draw.below(200)).unwrap_or(0);
    let (m, d) = (small(draw.below(12) + 1), small(draw.below(28) + 1));
    let (hour, minute) = (draw.below(24) as i64, draw.below(60) as i64);
    let day = |m, d| Date::new(year, m, d).expect("a day").to_datetime(Time::midnight());
    let after = |from: DateTime, span: Span| from.checked_add(span).ok();
    let dated = |from, until, grain| Value::Time(Period::Dated { from, until, grain, approx: false });
    let from = day(m, d);
    let (quarter, half) = (day((m - 1) / 3 * 3 + 1, 1), day((m - 1) / 6 * 6 + 1, 1));
    let Some(at) = after(from, Span::new().hours(hour).minutes(minute)) else { return };
    let value = match draw.below(10) {
        0 => dated(Some(day(1, 1)), after(day(1, 1), Span::new().months(12)), Grain::Year),
        1 => dated(Some(day(m, 1)), after(day(m, 1), Span::new().months(1)), Grain::Month),
        2 => dated(Some(quarter), after(quarter, Span::new().months(3)), Grain::Quarter),
        3 => dated(Some(half), after(half, Span::new().months(6)), Grain::Half),
        4 => dated(Some(from), after(from, Span::new().days(1)), Grain::Day),
        5 => dated(Some(from), after(from, Span::new().days(2 + draw.below(90) as i64)), Grain::Day),
        6 => dated(Some(at), after(at, Span::new().minutes(1)), Grain::Minute),
        7 => dated(Some(day(1, 1)), None, Grain::Year),
        8 => dated(None, Some(day(m, 1)), Grain::Month),
        _ => {
            let until = at.time().wrapping_add(Span::new().minutes(1));
            let until = (until != Time::midnight()).then_some(until);
            Value::Time(Period::Clock { from: at.time(), until, grain: Grain::Minute, approx: false })
        }
    };
    read_back(&value, &mut draw);
}

/// A length of time, hedged or open: what is printed is read back.
pub fn duration(data: &[u8]) {
    use TimeUnit::{Day, Hour, Minute, Month, Second, Week, Year};
    let mut draw = Draw(data);
    let n = Decimal::from(2 + draw.below(998));
    let unit = [Second, Minute, Hour, Day, Week, Month, Year][draw.below(7) as usize];
    let mut range = Range::point(n, Decimal::ONE, unit.ucum());
    match draw.below(3) {
        1 => range.approx = true,
        2 => (range.high, range.high_inclusive) = (None, false),
        _ => {}
    }
    read_back(&Value::Duration(Duration { range, unit, iso: None }), &mut draw);
}

fn read_back(value: &Value, draw: &mut Draw<'_>) {
    let code = draw.of(&["en", "ko"]);
    let text = print(value, lang(code));
    let read = parse(&text, lang(code), &anchor());
    assert_eq!(read.map(|m| said(&m.value)), Some(said(value)), "{code}: {text}");
}

/// What a value says; how it was written is left aside.
fn said(value: &Value) -> String {
    let mut plain = value.clone();
    match &mut plain {
        Value::Duration(d) => (d.iso, d.range.step) = (None, Decimal::ONE),
        Value::Quantity(range) => range.step = Decimal::ONE,
        _ => {}
    }
    serde_json::to_string(&daejo::report::ValueObject::new(&plain)).expect("JSON")
}

/// Choices drawn from bytes, zeros behind their end.
struct Draw<'d>(&'d [u8]);

impl Draw<'_> {
    fn number(&mut self) -> u64 {
        let (head, tail) = self.0.split_at(self.0.len().min(8));
        self.0 = tail;
        head.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }

    fn below(&mut self, ceiling: u64) -> u64 {
        let (head, tail) = self.0.split_at(self.0.len().min(2));
        self.0 = tail;
        head.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)) % ceiling
    }

    fn of(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.below(choices.len() as u64) as usize]
    }

    fn decimal(&mut self) -> Decimal {
        let n = (self.number() % 1_000_000_000_000_000).max(1);
        Decimal::new(n as i64, self.below(4) as u32).normalize()
    }
}

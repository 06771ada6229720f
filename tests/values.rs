//! The values room: corpora beside the tables, every row exercised, and the laws it must keep.

use std::collections::BTreeSet;

use daejo::language::{Row, Table, table, tables};
use daejo::model::{CodePoints, Duration, Grain, Kind, Lang, Period, Range, TimeUnit, Value};
use daejo::normalise::lexicon::{TABLES, lexicon};
use daejo::normalise::token::What;
use daejo::normalise::{Anchor, lexer, parse, print, scan, scan_explained};
use jiff::civil::{Date, DateTime, Time};
use proptest::prelude::*;
use rust_decimal::Decimal;

#[path = "support/ranges.rs"]
mod ranges;
use ranges::{UNITS, range};

fn lang(code: &str) -> Lang {
    Lang::parse(code).expect("a language code")
}

fn anchor() -> Anchor {
    Anchor { published: "2024-02-28T14:00:00".parse().ok(), ..Anchor::default() }
}

fn told(text: &str, lang: Lang) -> String {
    let found: Vec<_> = scan(text, lang, &anchor())
        .iter()
        .map(|m| format!("{} [{}] {}", m.kind, m.span.of(text), print(&m.value, lang)))
        .collect();
    if found.is_empty() { "-".to_owned() } else { found.join(" ; ") }
}

/// The corpora of a language with the language their texts are read in.
fn corpora() -> Vec<(&'static Table, Lang)> {
    let ours: BTreeSet<_> = TABLES
        .iter()
        .chain(&["machines", "numbered", "tense", "events", "weather", "possessives", "multiples", "groups"])
        .map(|t| format!("{t}.corpus"))
        .collect();
    tables()
        .filter_map(|t| {
            let (code, name) = t.name.split_once('/')?;
            let read_in = if code == "und" { "ko" } else { code };
            ours.contains(name).then(|| (t, lang(read_in)))
        })
        .collect()
}

#[test]
fn corpora_are_read_as_written_and_known_gaps_stay_gaps() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for (corpus, lang) in corpora() {
        for row in &corpus.rows {
            rows += 1;
            let (text, want) = (corpus.cell(row, "text"), corpus.cell(row, "values"));
            let gap = corpus.cell(row, "gap") == "y";
            let got = told(text, lang);
            if (got == want) == gap {
                let what = if gap { "no longer a gap" } else { "read otherwise" };
                wrong.push(format!("{}.tsv:{}: {what}: {text}\n  want {want}\n  got  {got}", corpus.name, row.line));
            }
        }
    }
    assert!(rows > 500, "corpora are there");
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_row_of_every_table_is_exercised_by_a_corpus() {
    let mut seen: BTreeSet<(String, &str, usize)> = BTreeSet::new();
    let mut texts: Vec<(&str, Lang)> = Vec::new();
    for (corpus, lang) in corpora() {
        texts.extend(corpus.rows.iter().map(|row| (corpus.cell(row, "text"), lang)));
    }
    for (text, lang) in &texts {
        for token in lexer::lex(text, lexicon(*lang)) {
            if let What::Word(entries) | What::Unit(entries) = token.what {
                seen.extend(entries.iter().map(|e| (lang.code().to_owned(), e.table, e.line)));
            }
        }
    }
    let mut bare = Vec::new();
    for name in TABLES {
        for code in ["ko", "en", "und"] {
            let rows = table(lang(code), name);
            for row in &rows.rows {
                let by_token = ["ko", "en"].iter().any(|read_in| {
                    (code == *read_in || code == "und") && seen.contains(&((*read_in).to_owned(), *name, row.line))
                });
                // Numerals, endings, lookalikes, weekdays in brackets and the point make no token of their own: the text itself must hold the word.
                let in_text = matches!(*name, "numerals" | "tails" | "lookalikes" | "asides" | "weekdays" | "signs")
                    && texts.iter().any(|(text, _)| words(row).any(|w| text.contains(w)));
                if !by_token && !in_text {
                    bare.push(format!("{}.tsv:{}: {}", rows.name, row.line, row.cells[0]));
                }
            }
        }
    }
    assert!(bare.is_empty(), "{} rows without a corpus text:\n{}", bare.len(), bare.join("\n"));
}

fn words(row: &Row) -> impl Iterator<Item = &'static str> {
    row.cells[0].split('|')
}

#[test]
fn a_derivation_names_words_rows_and_the_result() {
    let found = scan_explained("지난달 27∼29일 1조2천억여 원", lang("ko"), &anchor());
    assert_eq!(found.len(), 2);
    let rules: Vec<_> = found[0].steps.iter().map(|s| s.rule.as_str()).collect();
    assert!(rules.iter().any(|r| r.starts_with("ko/relative_days:")), "{rules:?}");
    assert_eq!(found[0].steps.last().map(|s| s.result.as_str()), Some("2024년 1월 27일부터 2024년 1월 29일까지"));
    assert!(found[1].steps.iter().any(|s| s.rule.starts_with("ko/currencies:")));
}

#[test]
fn nothing_is_a_number_too() {
    for (text, code) in [("0명", "ko"), ("0원", "ko"), ("０명", "ko"), ("0 won", "en"), ("zero people", "en")] {
        assert_eq!(amount(text, lang(code)), Some(Decimal::ZERO), "{text}");
    }
}

#[test]
fn what_has_no_anchor_has_no_value() {
    let none = Anchor::default();
    for text in ["어제 왔다", "지난달 28일 왔다", "이날 왔다", "올해 3월", "28일 왔다", "그날 왔다"]
    {
        assert!(scan(text, lang("ko"), &none).is_empty(), "{text}: {:?}", scan(text, lang("ko"), &none));
    }
    assert_eq!(scan("2024년 2월 28일", lang("ko"), &none).len(), 1);
}

#[test]
fn the_day_named_last_anchors_this_day_and_the_next() {
    let ko = lang("ko");
    let found = scan("지난 20일 만났고 이날 저녁을 했으며 이튿날 떠났다", ko, &anchor());
    let said: Vec<_> = found
        .iter()
        .map(|m| m.span.of("지난 20일 만났고 이날 저녁을 했으며 이튿날 떠났다").to_owned() + " " + &print(&m.value, ko))
        .collect();
    assert_eq!(
        said,
        [
            "지난 20일 2024년 2월 20일",
            "이날 저녁 2024년 2월 20일 18시부터 2024년 2월 20일 22시까지",
            "이튿날 2024년 2월 21일"
        ]
    );
    let given = Anchor { named_day: Date::new(2024, 1, 5).ok(), ..anchor() };
    assert_eq!(print(&scan("전날 왔다", ko, &given)[0].value, ko), "2024년 1월 4일");
}

#[test]
fn a_day_counted_back_is_told_in_passing() {
    let days = |text: &str| -> Vec<String> {
        scan(text, lang("ko"), &anchor()).iter().map(|m| print(&m.value, lang("ko"))).collect()
    };
    assert_eq!(days("전날 모였던 사람들은 전날 낸 성명을 거뒀다"), ["2024년 2월 27일", "2024년 2월 27일"]);
    assert_eq!(
        days("지난 20일 만났고 전날 전화했으며 이날 헤어졌다"),
        ["2024년 2월 20일", "2024년 2월 19일", "2024년 2월 20일"]
    );
    assert_eq!(days("전날 알리고 이날 열었다"), ["2024년 2월 27일", "2024년 2월 28일"]);
    // what is counted on from it moves the day in question
    assert_eq!(
        days("지난 20일 만나 이튿날 헤어졌고 이날 알렸다"),
        ["2024년 2월 20일", "2024년 2월 21일", "2024년 2월 21일"]
    );
}

#[test]
fn how_a_number_is_written_says_how_precisely_it_is_meant() {
    let written = [
        ("8억 명", "100000000"),
        ("1600조 원", "1000000000000"),
        ("812,345,000 명", "1"),
        ("3억2천만 명", "10000000"),
        ("1.5만 명", "1000"),
        ("57.9%", "0.1"),
        ("30명", "1"),
    ];
    for (text, step) in written {
        let found = scan(text, lang("ko"), &anchor());
        let Some(Value::Quantity(range)) = found.first().map(|m| &m.value) else { panic!("{text}: {found:?}") };
        assert_eq!(range.step, step.parse().expect("a decimal"), "{text}");
    }
}

const MYRIADS: [(u64, &str); 5] =
    [(10_u64.pow(16), "경"), (10_u64.pow(12), "조"), (100_000_000, "억"), (10_000, "만"), (1, "")];

/// Sino-Korean spelling: 320000000 is 삼억이천만.
fn sino(n: u64) -> String {
    const DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
    let mut out = String::new();
    for (power, name) in MYRIADS {
        let section = n / power % 10_000;
        for (place, word) in [(1000, "천"), (100, "백"), (10, "십"), (1, "")] {
            let digit = section / place % 10;
            if digit == 0 {
                continue;
            }
            // One is left out before 십, 백, 천 and before a leading 만.
            if digit > 1 || word.is_empty() && (section > 1 || power != 10_000) {
                out.push_str(DIGITS[digit as usize]);
            }
            out.push_str(word);
        }
        if section > 0 {
            out.push_str(name);
        }
    }
    out
}

/// Figures by the myriad: 320000000 is 3억2000만.
fn mixed(n: u64) -> String {
    let sections = MYRIADS.iter().map(|(power, name)| (n / power % 10_000, name)).filter(|(section, _)| *section > 0);
    sections.map(|(section, name)| format!("{section}{name}")).collect()
}

/// Figures by the myriad with thousands in words, as newspapers write them: 320000000 is 3억2천만.
fn thousands(n: u64) -> String {
    let section = |section: u64| match (section / 1000, section % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, 0) => format!("{thousands}천"),
        (thousands, rest) => format!("{thousands}천{rest}"),
    };
    let sections = MYRIADS.iter().map(|(power, name)| (n / power % 10_000, name)).filter(|(n, _)| *n > 0);
    sections.map(|(n, name)| section(n) + name).collect()
}

/// Figures with commas: 1,234,567.
fn commas(n: u64) -> String {
    let figures = n.to_string();
    let places = figures.len();
    let mark = |at: usize| if at > 0 && (places - at).is_multiple_of(3) { "," } else { "" };
    figures.chars().enumerate().map(|(at, figure)| format!("{}{figure}", mark(at))).collect()
}

/// Figures of full width.
fn wide(n: u64) -> String {
    n.to_string().bytes().filter_map(|b| char::from_u32(u32::from('０') + u32::from(b - b'0'))).collect()
}

fn english(n: u64) -> String {
    const ONES: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let below = |n: u64| -> String {
        let mut parts = Vec::new();
        if n >= 100 {
            parts.push(format!("{} hundred", ONES[(n / 100) as usize]));
        }
        match (n % 100 / 10, n % 10) {
            (0, 0) => {}
            (0 | 1, _) => parts.push(ONES[(n % 100) as usize].to_owned()),
            (tens, 0) => parts.push(TENS[tens as usize].to_owned()),
            (tens, ones) => parts.push(format!("{}-{}", TENS[tens as usize], ONES[ones as usize])),
        }
        parts.join(" ")
    };
    let scales = [
        (10_u64.pow(12), " trillion"),
        (10_u64.pow(9), " billion"),
        (1_000_000, " million"),
        (1000, " thousand"),
        (1, ""),
    ];
    let sections = scales.iter().map(|(power, name)| (n / power % 1000, name)).filter(|(section, _)| *section > 0);
    sections.map(|(section, name)| format!("{}{name}", below(section))).collect::<Vec<_>>().join(" ")
}

fn amount(text: &str, lang: Lang) -> Option<Decimal> {
    match scan(text, lang, &anchor()).as_slice() {
        [one] => match &one.value {
            Value::Quantity(range) => range.single(),
            _ => None,
        },
        _ => None,
    }
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![
        1_u64..100_000,
        1_u64..10_u64.pow(10),
        1_u64..=10_u64.pow(16),
        (1_u64..1000, 0_u32..14).prop_map(|(n, z)| n * 10_u64.pow(z))
    ]
}

/// Text made of what the scanner looks at.
fn dense() -> impl Strategy<Value = String> {
    let pieces = "1 28 2024 3.5 1,000 12:30 2024-02-28 일 이 삼 십 백 천 만 억 조 한 두 세 스물 여 년 월 시 분 명 개 대 원 달러 % km 도 \
                  전 후 만에 부터 까지 에서 ∼ - · , ( ) 약 이상 미만 넘는 지난 오는 이날 오전 밤 말 초 분의 영하 시속 제 첫 번째 금요일 \
                  설 추석 연휴 이르면 당 1인당 개당 the of in at March two hundred and a half pm from to $ bn 가 는 🙂 T ½ . 5·18";
    let mut all: Vec<&'static str> = pieces.split_whitespace().collect();
    all.extend([" ", " ", " ", " ", " ", "\u{a0}", "\n", "다음 주", ", "]);
    prop::collection::vec(prop::sample::select(all), 0..40).prop_map(|v| v.concat())
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (1_i64..10_i64.pow(15), 0_u32..4).prop_map(|(n, scale)| Decimal::new(n, scale).normalize())
}

fn quantity() -> impl Strategy<Value = Value> {
    let unit = prop::sample::select(&UNITS[..]);
    (decimal(), decimal(), 0..7_u64, unit).prop_map(|(a, b, shape, unit)| Value::Quantity(range(a, b, unit, shape)))
}

fn period() -> impl Strategy<Value = Value> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28, 0_i8..24, 0_i8..60, 0..10_u8).prop_map(|(y, m, d, h, min, shape)| {
        let day = |m, d| Date::new(y, m, d).expect("a day").to_datetime(Time::midnight());
        let after = |from: DateTime, span: jiff::Span| from.checked_add(span).ok();
        let span = jiff::Span::new;
        let dated = |from, until, grain| Value::Time(Period::Dated { from, until, grain, approx: false });
        let from = day(m, d);
        let at = from.checked_add(span().hours(h).minutes(min)).expect("in range");
        let (quarter, half) = (day((m - 1) / 3 * 3 + 1, 1), day((m - 1) / 6 * 6 + 1, 1));
        match shape {
            0 => dated(Some(day(1, 1)), after(day(1, 1), span().months(12)), Grain::Year),
            1 => dated(Some(day(m, 1)), after(day(m, 1), span().months(1)), Grain::Month),
            2 => dated(Some(quarter), after(quarter, span().months(3)), Grain::Quarter),
            3 => dated(Some(half), after(half, span().months(6)), Grain::Half),
            4 => dated(Some(from), after(from, span().days(1)), Grain::Day),
            5 => dated(Some(from), after(from, span().days(9)), Grain::Day),
            6 => dated(Some(at), after(at, span().minutes(1)), Grain::Minute),
            7 => dated(Some(day(1, 1)), None, Grain::Year),
            8 => dated(None, Some(day(m, 1)), Grain::Month),
            _ => {
                let from = at.time();
                let until = from.wrapping_add(span().minutes(1));
                let until = (until != Time::midnight()).then_some(until);
                Value::Time(Period::Clock { from, until, grain: Grain::Minute, approx: false })
            }
        }
    })
}

fn duration() -> impl Strategy<Value = Value> {
    use TimeUnit::{Day, Hour, Minute, Month, Second, Week, Year};
    let units = prop::sample::select(vec![Second, Minute, Hour, Day, Week, Month, Year]);
    (2_i64..1000, units, 0..3_u8).prop_map(|(n, unit, shape)| {
        let mut range = Range::point(Decimal::from(n), Decimal::ONE, unit.ucum());
        match shape {
            1 => range.approx = true,
            2 => (range.high, range.high_inclusive) = (None, false),
            _ => {}
        }
        Value::Duration(Duration { range, unit, iso: None })
    })
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn numerals_round_trip_through_every_spelling(n in number()) {
        let want = Some(Decimal::from(n));
        let ko = lang("ko");
        for written in [mixed(n), thousands(n), commas(n), wide(n), n.to_string()] {
            let text = format!("{written}원");
            prop_assert_eq!(amount(&text, ko), want, "{}", text);
        }
        // A single digit spelled out counts nothing: 이 원, 사 명 are other words.
        if n >= 10 {
            let text = format!("{} 원", sino(n));
            prop_assert_eq!(amount(&text, ko), want, "{}", text);
        }
        // "one won" is a pronoun and a verb.
        if (2..10_u64.pow(15)).contains(&n) {
            let text = format!("{} won", english(n));
            prop_assert_eq!(amount(&text, lang("en")), want, "{}", text);
        }
    }

    #[test]
    fn figures_round_trip_in_english(n in number()) {
        for text in [format!("{} won", commas(n)), format!("{n} won")] {
            prop_assert_eq!(amount(&text, lang("en")), Some(Decimal::from(n)), "{}", text);
        }
    }

    #[test]
    fn native_numerals_round_trip(n in 1_u32..100) {
        let tens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"][(n / 10) as usize];
        let ones = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"][(n % 10) as usize];
        let word = if n == 20 { "스무".to_owned() } else { format!("{tens}{ones}") };
        let text = format!("{word} 명");
        prop_assert_eq!(amount(&text, lang("ko")), Some(Decimal::from(n)), "{}", text);
    }

    #[test]
    fn spans_lie_in_order_on_characters_and_reproduce_their_words(text in dense(), code in prop::sample::select(vec!["ko", "en", "und"])) {
        let points = CodePoints::new(&text);
        let mut end = 0;
        for m in scan_explained(&text, lang(code), &anchor()) {
            prop_assert!(m.span.start >= end && m.span.end > m.span.start, "{:?} in {:?}", m.span, text);
            prop_assert!(text.is_char_boundary(m.span.start) && text.is_char_boundary(m.span.end));
            let shown = points.span(&text, m.span);
            let quote: String = text.chars().skip(shown.start).take(shown.len()).collect();
            prop_assert_eq!(&quote, m.span.of(&text));
            prop_assert!(m.flags.is_sorted());
            if let Value::Time(Period::Dated { from: Some(from), until: Some(until), .. }) = &m.value {
                prop_assert!(from < until, "{} in {:?}", print(&m.value, lang(code)), text);
            }
            if let (Value::Quantity(r), true) = (&m.value, m.kind != Kind::Score) {
                prop_assert!(r.low.is_none() || r.high.is_none() || r.low <= r.high, "{:?} in {:?}", r, text);
            }
            end = m.span.end;
        }
    }

    #[test]
    fn any_text_at_all_is_scanned(text in "\\PC{0,60}") {
        for code in ["ko", "en", "und"] {
            let _ = scan(&text, lang(code), &anchor());
        }
    }

    #[test]
    fn a_hedge_only_widens(
        n in 1_u32..100_000,
        hedge in prop::sample::select(vec![
            "약 {}명", "{}여명", "{}명 안팎", "{}명 이상", "{}명 이하", "최소 {}명", "최대 {}명", "{}명 남짓", "거의 {}명", "{}명에 육박하는",
        ]),
    ) {
        let text = hedge.replace("{}", &n.to_string());
        let found = scan(&text, lang("ko"), &anchor());
        let Some(Value::Quantity(range)) = found.first().map(|m| &m.value) else { return Err(TestCaseError::fail(text)) };
        let bare = Decimal::from(n);
        prop_assert!(range.low.is_none_or(|low| low <= bare), "{}", text);
        prop_assert!(range.high.is_none_or(|high| bare <= high), "{}", text);
        prop_assert!(range.approx || range.low.is_none() || range.high.is_none(), "{}", text);
    }

    #[test]
    fn what_is_printed_is_read_back(value in prop_oneof![quantity(), period(), duration()], code in prop::sample::select(vec!["ko", "en"])) {
        let text = print(&value, lang(code));
        let read = parse(&text, lang(code), &anchor());
        prop_assert_eq!(read.as_ref().map(|m| said(&m.value)), Some(said(&value)), "{}", text);
    }
}

#[test]
fn work_grows_with_the_text_and_no_faster() {
    let pieces = [
        "1",
        "일",
        "만",
        "천",
        "3명",
        "1월",
        "1,",
        "1:",
        "1-",
        "1일부터",
        "이르면 ",
        "개당 ",
        "1인당 ",
        "~1",
        "이상",
        " 1",
        "약 ",
        "한두",
        "3년 ",
        "1조",
        "the ",
        "in ",
        "수",
        "2024-02-28 ",
        "since ",
        "1·",
        "지난 ",
        "영하 ",
        "이날(",
        "a ",
        "일점",
        "1/Jan-",
        "5/1-",
        "about 3 ",
        "two past ",
        "more than 2 weeks after ",
        "the day after ",
        "three quarters of ",
        "at most 3 and at least ",
        "지난달 오늘 ",
        "성탄절 3영업일 전 ",
        "the Sun ",
        "her 30s ",
        "one in five ",
        "3 times as ",
        "최고기온 28도 ",
        "5.18 민주",
        "7시께부터 ",
    ];
    for piece in pieces {
        let line = piece.repeat(60_000 / piece.len());
        let start = worked();
        let _ = scan(&line, lang("ko"), &anchor());
        let _ = scan(&line, lang("en"), &anchor());
        let took = worked() - start;
        assert!(took.as_secs() < 5, "{piece:?} took {took:?}");
    }
}

/// The processor time of this thread where the system tells it, so that a busy machine does not count; else the time of day.
fn worked() -> std::time::Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|told| told.split(' ').next()?.parse().ok()).map(std::time::Duration::from_nanos);
    spent.or_else(|| std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default()
}

//! Which words does a language know about values? Built once a language from its tables and from those all share.
//!
//! Refuses a table it does not understand, at the first use: a fault of the table, found by any test.

use std::sync::LazyLock;

use super::entry::{
    DIGITS, Effect, Entry, Half, MARK, NATIVE, NATIVE_GLUED, NATIVE_MANY, NumeralClass, Part, Role, SPELLED, SYLLABLE,
    Sense, Shift, Side, Sign, Step, Tail, Takes,
};
use super::feast::{self, Feast};
use super::trie::Trie;
use crate::language::{ByLanguage, Row, Table, table};
use crate::model::{Kind, Lang, TimeUnit};

/// How a language spells numbers, as the classes of its numerals say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// In steps of ten thousand, written without spaces, words behind the figures.
    Myriad,
    /// In steps of a thousand, in words with spaces; the parts of a date in any order.
    Thousand,
}

/// The words of one language.
#[derive(Debug)]
pub struct Lexicon {
    /// How numbers are spelled.
    pub spelling: Spelling,
    /// Words that stand by themselves.
    pub words: Trie,
    /// Words that stand behind a number.
    pub units: Trie,
    /// Numerals.
    pub numerals: Trie,
    /// Particles and endings that may close a word.
    pub tails: Trie,
}

/// The tables this room reads, in order.
pub const TABLES: &[&str] = &[
    "numerals",
    "counters",
    "units",
    "currencies",
    "currency_signs",
    "time_units",
    "lengths",
    "decades",
    "relative_days",
    "modifiers",
    "weekdays",
    "months",
    "dayparts",
    "parts",
    "holidays",
    "hedges",
    "shifts",
    "signs",
    "ordinals",
    "tails",
    "lookalikes",
    "rates",
    "fixed",
    "asides",
    "links",
];

static LEXICONS: ByLanguage<Lexicon> = ByLanguage::new(|lang| Some(build(lang)));
static COMMON: LazyLock<Lexicon> = LazyLock::new(|| build(Lang::UND));
static KOREAN: LazyLock<Option<Lang>> = LazyLock::new(|| Lang::parse("ko"));

/// The lexicon of a language; that of `und` where it has none.
#[must_use]
pub fn lexicon(lang: Lang) -> &'static Lexicon {
    LEXICONS.get(lang).unwrap_or_else(|| &COMMON)
}

fn spelling(lang: Lang) -> Spelling {
    let hundreds = table(lang, "numerals").column("class").any(|(class, _)| class == "hundred");
    if hundreds { Spelling::Thousand } else { Spelling::Myriad }
}

fn build(lang: Lang) -> Lexicon {
    let mut lexicon = Lexicon {
        spelling: spelling(lang),
        words: Trie::new(),
        units: Trie::new(),
        numerals: Trie::new(),
        tails: Trie::new(),
    };
    for code in [lang, Lang::UND] {
        for name in TABLES {
            let rows = table(code, name);
            for row in &rows.rows {
                add(&mut lexicon, name, rows, row);
            }
        }
        if lang == Lang::UND {
            break;
        }
    }
    for trie in [&mut lexicon.words, &mut lexicon.units, &mut lexicon.numerals, &mut lexicon.tails] {
        trie.finish();
    }
    lexicon
}

fn add(lexicon: &mut Lexicon, name: &'static str, rows: &'static Table, row: &'static Row) {
    let has = |column: &str| rows.columns.contains(&column);
    let cell = |column: &str| if has(column) { rows.cell(row, column).trim() } else { "" };
    let bad = |what: &str| -> ! { panic!("{}.tsv:{}: {what}", rows.name, row.line) };
    let number = |column: &str| -> u64 {
        let c = cell(column);
        if c.is_empty() { 0 } else { c.parse().unwrap_or_else(|_| bad("not a number")) }
    };
    let signed = |column: &str| -> i32 { cell(column).parse().unwrap_or_else(|_| bad("not a number")) };
    let code: &'static str = cell("code");
    let sense = match name {
        "numerals" => {
            let class = numeral_class(cell("class")).unwrap_or_else(|| bad("class"));
            let value = number("value");
            Sense::Numeral { class, value, high: number("high").max(value), alone: cell("alone") == "y" }
        }
        "counters" => Sense::Unit { code: cell("unit"), kind: kind(cell("kind")).unwrap_or_else(|| bad("kind")) },
        "units" => Sense::Unit { code, kind: kind(cell("kind")).unwrap_or_else(|| bad("kind")) },
        "currencies" | "currency_signs" => Sense::Currency { code, generic: cell("generic") == "y" },
        "time_units" => Sense::Time(role(cell("role")).unwrap_or_else(|| bad("role"))),
        "lengths" => Sense::Length(
            time_unit(cell("unit")).unwrap_or_else(|| bad("unit")),
            cell("n").parse().unwrap_or_else(|_| bad("not a number")),
        ),
        "decades" => Sense::Decade(number("year") as i16, cell("said") == "y"),
        "relative_days" if cell("base") == "alone" => Sense::Alone(step(cell("unit")).unwrap_or_else(|| bad("unit"))),
        "relative_days" => Sense::Relative {
            named: cell("base") == "named",
            step: step(cell("unit")).unwrap_or_else(|| bad("unit")),
            shift: signed("shift"),
        },
        "modifiers" => Sense::Modifier {
            side: side(cell("side")).unwrap_or_else(|| bad("side")),
            dates: cell("dates") == "y",
            lengths: cell("lengths") == "y",
        },
        "weekdays" => Sense::Weekday(number("n") as i8, cell("short") == "y"),
        "months" => Sense::Month(number("n") as i8),
        "dayparts" => Sense::Daypart(
            clock(cell("from")).unwrap_or_else(|| bad("from")),
            clock(cell("until")).unwrap_or_else(|| bad("until")),
            half(cell("half")).unwrap_or_else(|| bad("half")),
        ),
        "parts" => Sense::Part(Part::read(cell("role")).unwrap_or_else(|| bad("role")), cell("alone") == "y"),
        "holidays" => Sense::Holiday(Feast {
            rule: feast::read(cell("date"), rows.cell(row, "lunar").trim(), cell("nth"), cell("easter"))
                .unwrap_or_else(|| bad("date")),
            shift: if cell("shift").is_empty() { 0 } else { signed("shift") as i16 },
            days: number("days").max(1) as u16,
            until: if has("until") { rows.cell(row, "until").trim() } else { "" },
        }),
        "hedges" => Sense::Hedge(
            cell("place") == "before",
            Effect::read(cell("effect")).unwrap_or_else(|| bad("effect")),
            cell("links"),
        ),
        "shifts" => Sense::Shift(Shift::read(cell("role")).unwrap_or_else(|| bad("role"))),
        "rates" => Sense::Per(code),
        "fixed" => Sense::Fixed(
            kind(cell("kind")).unwrap_or_else(|| bad("kind")),
            i64::from(signed("low")),
            i64::from(signed("high")),
            cell("unit"),
        ),
        "asides" => Sense::Aside,
        "links" => Sense::Link,
        "signs" => Sense::Sign(Sign::read(cell("role")).unwrap_or_else(|| bad("role"))),
        "ordinals" => match cell("place") {
            "after" => Sense::OrdinalAfter(cell("unit")),
            "before" => Sense::OrdinalBefore,
            _ if cell("value") == "last" => Sense::Ordinal(0, cell("tail") == "free"),
            _ => Sense::Ordinal(number("value") as u32, cell("tail") == "free"),
        },
        "tails" | "lookalikes" => Sense::Block,
        _ => bad("no such table"),
    };
    let takes = if has("takes") { takes(cell("takes")) } else { DIGITS | SPELLED | NATIVE };
    // 보다 높-, 웃도-: stems that go on into an ending.
    let stem = name == "hedges" && (cell("links") != "-" && !cell("links").is_empty() || cell("word").contains("보다"));
    let whole = matches!(name, "time_units" | "currencies" | "lookalikes" | "numerals");
    let default = if stem || whole { Tail::Any } else { Tail::Strict };
    let tail = match (cell("tail"), name) {
        ("any", _) => Tail::Any,
        ("strict", _) => Tail::Strict,
        ("bare", _) => Tail::Bare,
        _ => default,
    };
    let entry = Entry { sense, takes, tail, table: name, line: row.line };
    let signs = name == "currency_signs";
    for word in cell("word").split('|') {
        for form in forms(word, fold(name)) {
            let trie = match sense {
                Sense::Numeral { .. } => &mut lexicon.numerals,
                Sense::Unit { .. } | Sense::Time(_) | Sense::OrdinalAfter(_) => &mut lexicon.units,
                Sense::Currency { .. } if !signs => &mut lexicon.units,
                Sense::Block if name == "tails" => &mut lexicon.tails,
                _ => &mut lexicon.words,
            };
            trie.add(&form, entry);
            if signs {
                lexicon.units.add(&form, entry);
            }
        }
    }
}

/// Whether a table's words may be written with capitals; symbols of units may not.
fn fold(table: &str) -> bool {
    !matches!(table, "units" | "currency_signs")
}

/// Words that say that a date before them lies ahead.
#[must_use]
pub fn future_words() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        KOREAN.map(|ko| table(ko, "tense").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

/// Words for what is counted by the piece with the counter that is also the word for decades of age.
#[must_use]
pub fn machines() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        KOREAN.map(|ko| table(ko, "machines").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

/// What is numbered or ranked by the counter that is also the word for decades of age.
#[derive(Clone, Copy, Debug)]
pub struct Numbered {
    /// As it begins.
    pub word: &'static str,
    /// Whether the number says which in order, and not how many.
    pub term: bool,
    /// The last round ten that is no age before it; of other numbers all are none.
    pub tens: i64,
}

/// Words for what is numbered so (국회) or ranked so (그룹).
#[must_use]
pub fn numbered() -> &'static [Numbered] {
    static WORDS: LazyLock<Vec<Numbered>> = LazyLock::new(|| {
        let Some(ko) = *KOREAN else { return Vec::new() };
        let table = table(ko, "numbered");
        let read = |(word, row)| Numbered {
            word,
            term: table.cell(row, "as") == "term",
            tens: table.cell(row, "tens").parse().unwrap_or(0),
        };
        table.column("word").map(read).collect()
    });
    &WORDS
}

/// Words for events that are called by their month and day.
#[must_use]
pub fn events() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        KOREAN.map(|ko| table(ko, "events").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

static ENGLISH: LazyLock<Option<Lang>> = LazyLock::new(|| Lang::parse("en"));

/// Words before decades that say whose age they are.
#[must_use]
pub fn possessives() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        ENGLISH.map(|en| table(en, "possessives").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

/// Words that rank what they stand before, but for those in -est.
#[must_use]
pub fn ranks() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        ENGLISH.map(|en| table(en, "ranks").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

/// Words behind "times" that make a factor of what is else a count.
#[must_use]
pub fn multiples() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        ENGLISH.map(|en| table(en, "multiples").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

/// Words in capitals that are named by how many belong to them: the Group of 20.
#[must_use]
pub fn groups() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        ENGLISH.map(|en| table(en, "groups").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

/// Words that say that degrees behind them are those of the weather.
#[must_use]
pub fn weather() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        KOREAN.map(|ko| table(ko, "weather").column("word").map(|(w, _)| w).collect()).unwrap_or_default()
    });
    &WORDS
}

/// A word as it may be written: as it stands, with capitals at the start of its words, all in capitals.
fn forms(word: &str, fold: bool) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    if fold && word.chars().next().is_some_and(|c| c.is_ascii_lowercase()) {
        // Each word with or without its capital: new year's Eve, Good Friday, day of the Dead.
        let starts: Vec<usize> = word
            .char_indices()
            .filter(|(n, c)| c.is_ascii_lowercase() && (*n == 0 || word[..*n].ends_with([' ', '-'])))
            .map(|(n, _)| n)
            .take(5)
            .collect();
        for bits in 1..1_usize << starts.len() {
            let mut form = word.to_owned();
            for (_, at) in starts.iter().enumerate().filter(|(n, _)| bits & 1 << n != 0) {
                form[*at..=*at].make_ascii_uppercase();
            }
            all.push(form);
        }
        all.push(word.to_ascii_uppercase());
    }
    all.dedup();
    all
}

fn numeral_class(word: &str) -> Option<NumeralClass> {
    Some(match word {
        "digit" => NumeralClass::Digit,
        "power" => NumeralClass::Power,
        "myriad" => NumeralClass::Myriad,
        "native" => NumeralClass::Native,
        "tens" => NumeralClass::Tens,
        "span" => NumeralClass::Span,
        "sino-span" => NumeralClass::SinoSpan,
        "some" => NumeralClass::Some,
        "unit" => NumeralClass::Unit,
        "ty" => NumeralClass::Ty,
        "hundred" => NumeralClass::Hundred,
        "suffix" => NumeralClass::Suffix,
        "money-suffix" => NumeralClass::MoneySuffix,
        "ordinal" => NumeralClass::Ordinal,
        "fraction" => NumeralClass::Fraction,
        _ => return None,
    })
}

fn kind(word: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|k| k.name() == word)
}

fn time_unit(word: &str) -> Option<TimeUnit> {
    Some(match word {
        "second" => TimeUnit::Second,
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "year" => TimeUnit::Year,
        _ => return None,
    })
}

fn step(word: &str) -> Option<Step> {
    Some(match word {
        "second" => Step::Second,
        "day" => Step::Day,
        "week" => Step::Week,
        "month" => Step::Month,
        "quarter" => Step::Quarter,
        "year" => Step::Year,
        "decade" => Step::Decade,
        _ => return None,
    })
}

fn side(word: &str) -> Option<Side> {
    Some(match word {
        "past" => Side::Past,
        "coming" => Side::Coming,
        "next" => Side::Next,
        "this" => Side::This,
        "year" => Side::Year,
        "every" => Side::Every,
        _ => return None,
    })
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "year" => Role::Year,
        "calendar-year" => Role::CalendarYear,
        "month" => Role::Month,
        "day" => Role::Day,
        "hour" => Role::Hour,
        "minute" => Role::Minute,
        "second" => Role::Second,
        "quarter" => Role::Quarter,
        "century" => Role::Century,
        "decade" => Role::Decade,
        "nth-week" => Role::NthWeek,
        "nights" => Role::Nights,
        "business-days" => Role::BusinessDays,
        "quarters" => Role::Multiple(TimeUnit::Month, 3),
        "decades" => Role::Multiple(TimeUnit::Year, 10),
        "centuries" => Role::Multiple(TimeUnit::Year, 100),
        "fortnights" => Role::Multiple(TimeUnit::Week, 2),
        _ => Role::Length(time_unit(word.strip_suffix('s')?)?),
    })
}

fn half(word: &str) -> Option<Half> {
    Some(match word {
        "am" => Half::Am,
        "pm" => Half::Pm,
        "noon" => Half::Noon,
        "night" => Half::Night,
        "midnight" => Half::Midnight,
        _ => return None,
    })
}

fn clock(word: &str) -> Option<u16> {
    let (h, m) = word.split_once(':')?;
    Some(h.parse::<u16>().ok()? * 60 + m.parse::<u16>().ok()?)
}

fn takes(word: &str) -> Takes {
    word.chars().fold(0, |bits, c| {
        bits | match c {
            'd' => DIGITS,
            's' => SPELLED,
            'S' => SYLLABLE | SPELLED,
            'n' => NATIVE,
            'N' => NATIVE_GLUED,
            'm' => NATIVE_MANY,
            'p' => MARK,
            _ => 0,
        }
    })
}

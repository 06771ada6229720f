//! Which bare numbers count something, where word order tells it? Those with a noun they count (eight cars), with what
//! became of the counted (38 hurt), with a verb of their own (killing two, rose to nine); and ages between commas.
//!
//! Refuses labels: Train 318, Unit 2, Gate 3.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::fold::fold;
use super::grammar::{Asked, Auxiliary, Break, Grammar, Part};
use super::scene::Scene;
use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang, Mention, Range, Unit, Value};

static THINGS: ByLanguage<FxHashMap<&'static str, &'static str>> = ByLanguage::new(|lang| {
    let things = table(lang, "things");
    Some(things.column("noun").map(|(noun, row)| (noun, things.cell(row, "unit"))).collect())
});

/// The unit of things that no row of the table names.
const ANY: &str = "개";

/// The unit of people.
const PEOPLE: &str = "명";

/// The oldest age that is taken for one.
const OLDEST: i64 = 110;

/// The unit of what a noun names, by its stem.
pub fn unit_of(stem: &str, lang: Lang) -> Option<&'static str> {
    THINGS.get(lang)?.get(stem).copied()
}

/// The number with what it counts; `None` where it counts nothing, or nobody can say.
pub fn counted(text: &str, scene: &Scene, mention: &Mention, lang: Lang) -> Option<Mention> {
    let grammar = scene.sentence.grammar.as_ref()?;
    let Value::Quantity(range) = &mention.value else { return None };
    if rough(range) {
        return None;
    }
    let (from, until) = (scene.at(mention.span), scene.after(mention.span));
    let with = |kind: Kind, unit: Unit| {
        let value = Value::Quantity(Range { unit, ..range.clone() });
        Some(Mention { kind, value, ..mention.clone() })
    };
    if is_age(text, scene, grammar, range, from, until) {
        return with(Kind::Age, Unit::new("a"));
    }
    let unit = joined(text, mention, lang).or_else(|| unit(text, scene, grammar, from, until, lang))?;
    with(Kind::Count, Unit::counter(unit))
}

/// The unit of the noun that a hyphen joins to the number: a 48-page report, its 21-member crew.
fn joined(text: &str, mention: &Mention, lang: Lang) -> Option<&'static str> {
    let rest = text[mention.span.end..].strip_prefix('-')?;
    let noun = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    unit_of(&fold(noun, lang).stem, lang)
}

/// Dozens, tens of thousands: a word so rough that no other figure could be set against it.
fn rough(range: &Range) -> bool {
    range.approx && matches!((range.low, range.high), (Some(low), Some(high)) if high >= low * Decimal::TWO)
}

/// A weight at which only money is named: 4.3 million pounds.
const LEAST_MONEY: i64 = 10_000;

/// The sum of money where a unit of weight is one of money as well; a weight of something stays one.
pub fn money(text: &str, scene: &Scene, mention: &Mention, lang: Lang) -> Option<Mention> {
    let Value::Quantity(range) = &mention.value else { return None };
    let last = mention.span.of(text).rsplit(' ').next()?.to_lowercase();
    let rows = table(lang, "money_weights");
    let currency = rows.column("word").find(|(word, _)| *word == last).map(|(_, row)| rows.cell(row, "currency"))?;
    let of = scene.sentence.words.get(scene.after(mention.span)).is_some_and(|w| w.folded.stem == "of");
    let large = range.low.or(range.high)? >= Decimal::from(LEAST_MONEY);
    let value = Value::Quantity(Range { unit: Unit::new(currency), ..range.clone() });
    (large && !of && mention.kind == Kind::Mass).then(|| Mention { kind: Kind::Money, value, ..mention.clone() })
}

/// A whole number between commas behind a person or a noun: the driver, 54, has; a farmer, 72, struck by.
fn is_age(text: &str, scene: &Scene, grammar: &Grammar, range: &Range, from: usize, until: usize) -> bool {
    let old = range.single().is_some_and(|n| n.is_integer() && n > Decimal::ONE && n <= Decimal::from(OLDEST));
    let words = &scene.sentence.words;
    let ends = until == words.len() || grammar.breaks[until] == Break::Comma;
    let Some(before) = from.checked_sub(1).map(|n| &words[n]) else { return false };
    let figures = scene.sentence.words[from].span.of(text).bytes().all(|b| b.is_ascii_digit());
    old && figures
        && ends
        && grammar.breaks[from] == Break::Comma
        && until == from + 1
        && before.mention.is_none()
        && matches!(grammar.parts[from - 1], Part::Noun | Part::Pronoun | Part::Adverb | Part::Determiner)
}

/// The unit of what the number at words `[from, until)` counts.
fn unit(text: &str, scene: &Scene, grammar: &Grammar, from: usize, until: usize, lang: Lang) -> Option<&'static str> {
    let words = &scene.sentence.words;
    let asked = Asked::of(scene, from, until, lang)?;
    let figure = asked.figure();
    let of_people = figure.is_some_and(|n| words[n].concept.is_some_and(|c| c.kind == "running"));
    let stem = |n: usize| words[n].folded.stem.as_str();
    if let Some(counted) = asked.counted {
        let known = unit_of(stem(counted.head), lang);
        let lower = words[counted.head].span.of(text).to_lowercase();
        let plural = lower.ends_with('s') && !lower.ends_with("ss");
        if known.is_some() || plural || counted.part || of_people {
            return Some(known.unwrap_or(if of_people { PEOPLE } else { ANY }));
        }
    }
    if is_label(text, scene, grammar, from, lang) {
        return None;
    }
    // the number of people in the claim has reached 412
    let named = asked.thing(Kind::Count).and_then(|n| unit_of(stem(n), lang));
    if of_people {
        return Some(named.unwrap_or(PEOPLE));
    }
    let clause = grammar.clauses.get(words[from].clause)?;
    let free = until == words.len() || grammar.breaks[until] > Break::None || grammar.parts[until] != Part::Noun;
    let object = clause.verb.is_some_and(|v| asked.object_of(v));
    let led = from > 0
        && grammar.breaks[from] == Break::None
        && matches!(grammar.parts[from - 1], Part::Preposition | Part::Auxiliary(Auxiliary::Be) | Part::Determiner);
    let by = led && clause.verb.is_some_and(|v| v < from);
    let before = || {
        let heads = (0..from).rev().filter(|n| words[*n].mention.is_some());
        heads.filter_map(|n| Asked::of(scene, n, n + 1, lang)?.counted).find_map(|c| unit_of(stem(c.head), lang))
    };
    let label =
        grammar.breaks[from] == Break::Colon || grammar.breaks[from] == Break::Comma && by_colon(scene, grammar, from);
    (free && (object || by || asked.is_subject()) || label).then(|| named.or_else(before).unwrap_or(ANY))
}

/// Whether the number goes on with a list behind a colon: Jobs: 1,580 permanent, 4,000 in construction.
fn by_colon(scene: &Scene, grammar: &Grammar, from: usize) -> bool {
    (0..from).any(|n| grammar.breaks[n] == Break::Colon && scene.sentence.words[n].mention.is_some())
}

/// Whether the number names one thing of its sort: Train 318, Unit 2.
fn is_label(text: &str, scene: &Scene, grammar: &Grammar, from: usize, lang: Lang) -> bool {
    let Some(before) = from.checked_sub(1).filter(|_| grammar.breaks[from] == Break::None) else { return false };
    grammar.parts[before] == Part::Noun && scene.sentence.words[before].span.of(text).starts_with(char::is_uppercase)
        || table(lang, "labels").column("noun").any(|(noun, _)| noun == scene.sentence.words[before].folded.stem)
}

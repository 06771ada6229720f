//! Which numbers without a unit are understood all the same? An age in the bracket after a name, a sum of money beside
//! a word for money.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::scene::Scene;
use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang, Mention, Range, Unit, Value};

static MONEY: ByLanguage<FxHashMap<&'static str, &'static str>> = ByLanguage::new(|lang| {
    let words = table(lang, "bare_money");
    Some(words.column("word").map(|(word, row)| (word, words.cell(row, "currency"))).collect())
});

/// The oldest age that is taken for one.
const OLDEST: i64 = 110;

/// A bare number below this is not taken for money.
const LEAST_MONEY: i64 = 100_000_000;

/// How many words before a number may name what it is.
const REACH: usize = 3;

/// The mention with its unit, where a number without one has one in the reader's mind.
pub fn understood(text: &str, scene: &Scene, mention: &Mention, lang: Lang) -> Option<Mention> {
    let Value::Quantity(range) = &mention.value else { return None };
    let with = |kind: Kind, unit: Unit| {
        let value = Value::Quantity(Range { unit, ..range.clone() });
        Some(Mention { kind, value, ..mention.clone() })
    };
    if is_age(text, scene, mention, range) {
        return with(Kind::Age, Unit::new("a"));
    }
    if range.low.or(range.high)? >= Decimal::from(LEAST_MONEY) {
        return with(Kind::Money, Unit::new(currency(text, scene, mention, lang)?));
    }
    None
}

/// Whether a whole number fills a bracket after a person, or begins it: 김하늘(37), 김하늘(37·공사 50기).
fn is_age(text: &str, scene: &Scene, mention: &Mention, range: &Range) -> bool {
    let opens = text[..mention.span.start].ends_with(['(', '（']);
    let closes = text[mention.span.end..].trim_start().starts_with([')', '）', '·', 'ㆍ', '・', ',', '/', '-']);
    let old = range.single().is_some_and(|n| n.is_integer() && n >= Decimal::ONE && n <= Decimal::from(OLDEST));
    opens && closes && old && scene.bracketed_after(scene.at(mention.span)).is_some()
}

/// The currency of the word for money right before the number, right after it or in it.
fn currency(text: &str, scene: &Scene, mention: &Mention, lang: Lang) -> Option<&'static str> {
    let words = &scene.sentence.words;
    let (from, until) = (scene.at(mention.span), scene.after(mention.span));
    let clause = words.get(from)?.clause;
    let before = (0..from).rev().take(REACH).take_while(|n| words[*n].clause == clause && words[*n].mention.is_none());
    let after = (until..words.len()).take(1).filter(|n| words[*n].clause == clause);
    let known = MONEY.get(lang)?;
    // what is counted in trillions without a counter is money (`1조 8천억짜리 사업`)
    let quote = &text[mention.span.start..mention.span.end];
    let own = quote.char_indices().map(|(at, c)| &quote[at..at + c.len_utf8()]);
    let named = before.chain(after).map(|n| words[n].folded.stem.as_str());
    named.chain(own).find_map(|word| known.get(word).copied())
}

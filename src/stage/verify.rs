//! Pairs → edges: are two articles that share keys about one thing?
//!
//! Looked at whole: how alike the words are that each keeps coming back to, and how many sentences are nearly the same.
//! Refuses two articles that have little but ordinary words in common: what is left apart is cheaper than what is wrongly joined.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::claims::number;
use super::columns::Table;
use super::keys::{Passages, tells};
use super::{Settings, batch, fault, schema};
use crate::error::Result;
use crate::kernel;

/// What a name weighs beside another noun.
const NAME: f64 = 2.0;
/// What a noun of the first sentence weighs beside one further down.
const FIRST: f64 = 2.0;
/// How many rare names, or half as many rare nouns, two articles share at least that are joined by their words.
const RARE: i32 = 4;
/// How many sentences two articles share at least that are joined by these alone.
const SENTENCES: usize = 2;

/// An article as it is looked at.
struct Look<'b> {
    /// Its names and nouns, each with its weight; the weights squared make one.
    words: FxHashMap<&'b str, f64>,
    /// Its sentences that tell something, each with the sketch of its 3-grams.
    sentences: Vec<(&'b str, u128)>,
}

impl<'b> Look<'b> {
    fn new(passages: &Passages<'b>, rows: &[usize], bands: bool) -> Look<'b> {
        let mut words: BTreeMap<&str, f64> = BTreeMap::new();
        for (n, row) in rows.iter().enumerate() {
            let place = if n == 0 { FIRST } else { 1.0 };
            for name in passages.names.at(*row) {
                *words.entry(name).or_default() += place * NAME;
            }
            for term in passages.terms.at(*row) {
                *words.entry(term).or_default() += place;
            }
        }
        words.values_mut().for_each(|weight| *weight = weight.ln_1p());
        let length = words.values().map(|weight| weight * weight).sum::<f64>().sqrt();
        let words = words.into_iter().map(|(word, weight)| (word, weight / length)).collect();
        let sentences = rows.iter().map(|row| passages.text.get(*row)).filter(|text| bands && tells(text));
        let sentences = sentences.map(|text| (text, kernel::signature(text).sketch())).collect();
        Look { words, sentences }
    }

    /// The cosine of the two articles' words, in thousandths.
    fn likeness(&self, other: &Look<'_>) -> i32 {
        let (few, many) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let mut common: Vec<(&str, f64)> =
            few.words.iter().filter_map(|(word, weight)| Some((*word, weight * many.words.get(word)?))).collect();
        // one order of the sum, whatever the order of the map
        common.sort_unstable_by(|a, b| a.0.cmp(b.0));
        (common.iter().map(|(_, product)| product).sum::<f64>() * 1000.0).round() as i32
    }

    /// How many sentences of one stand nearly so in the other, each counted once.
    fn shared(&self, other: &Look<'_>, alike: &kernel::Settings) -> usize {
        let mut taken = vec![false; other.sentences.len()];
        let found = self.sentences.iter().filter(|(text, sketch)| {
            let fits = |n: &usize| {
                let (theirs, its) = other.sentences[*n];
                !taken[*n] && alike.may_be_alike(*sketch, its) && kernel::similarity(text, theirs) >= alike.threshold()
            };
            let found = (0..other.sentences.len()).find(fits);
            found.map(|n| taken[n] = true).is_some()
        });
        found.count()
    }
}

/// Looks at pairs with both sides' claims: rows of the table `edges` for those that hold, by `a` and `b` as pairs are. The claims of
/// articles in no pair are left alone.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing, or `claims` has nothing of an article.
pub fn verify(pairs: &RecordBatch, claims: &RecordBatch, settings: &Settings) -> Result<RecordBatch> {
    let table = Table::new("pairs", pairs);
    let (a, b) = (table.texts("a")?, table.texts("b")?);
    let (a_day, b_day) = (table.days("a_day")?, table.days("b_day")?);
    let (names, terms, bands) = (table.numbers("names")?, table.numbers("terms")?, table.numbers("bands")?);
    let passages = Passages::new(&Table::new("claims", claims))?;
    // which articles are looked at, and whether for their sentences
    let mut sought: BTreeMap<&str, bool> = BTreeMap::new();
    for (row, shared) in bands.iter().enumerate() {
        for article in [a.get(row), b.get(row)] {
            *sought.entry(article).or_default() |= *shared > 0;
        }
    }
    let looks: FxHashMap<&str, Look<'_>> = sought
        .into_par_iter()
        .map(|(article, bands)| {
            let missing = || {
                fault(
                    "claims",
                    format!("nothing of the article {article:?}"),
                    "the claims of both articles of every pair",
                )
            };
            let rows = passages.of.get(article).ok_or_else(missing)?;
            Ok((article, Look::new(&passages, rows, bands)))
        })
        .collect::<Result<_>>()?;
    let alike = kernel::Settings::default();
    let held: Vec<(usize, i32, i32)> = (0..table.rows())
        .into_par_iter()
        .filter_map(|row| {
            let (x, y) = (&looks[a.get(row)], &looks[b.get(row)]);
            let likeness = x.likeness(y);
            let sentences = if bands[row] > 0 { x.shared(y, &alike) } else { 0 };
            let shorter = x.sentences.len().min(y.sentences.len()).max(1);
            let copied = number(1000 * sentences / shorter);
            let by_words = likeness >= i32::try_from(settings.similarity).unwrap_or(i32::MAX)
                && 2 * names[row] + terms[row] >= 2 * RARE;
            // sentences alone may be boilerplate: something rare goes with them, or nearly all is the same
            let with_rare = 2 * names[row] + terms[row] >= 2;
            let by_sentences = sentences >= SENTENCES && (copied >= 250 && with_rare || copied >= 600);
            (by_words || by_sentences).then(|| (row, likeness.max(copied), number(sentences)))
        })
        .collect();
    let mut edges = Edges::default();
    let mut held = held;
    held.sort_unstable_by_key(|(row, ..)| ((a_day[*row], a.get(*row)), (b_day[*row], b.get(*row))));
    for (row, similarity, sentences) in held {
        edges.a.append_value(a.get(row));
        edges.b.append_value(b.get(row));
        edges.a_day.append_value(a_day[row]);
        edges.b_day.append_value(b_day[row]);
        edges.similarity.append_value(similarity);
        edges.names.append_value(names[row]);
        edges.terms.append_value(terms[row]);
        edges.sentences.append_value(sentences);
    }
    edges.finish()
}

#[derive(Default)]
struct Edges {
    a: StringBuilder,
    b: StringBuilder,
    a_day: Date32Builder,
    b_day: Date32Builder,
    similarity: Int32Builder,
    names: Int32Builder,
    terms: Int32Builder,
    sentences: Int32Builder,
}

impl Edges {
    fn finish(mut self) -> Result<RecordBatch> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.a.finish()),
            Arc::new(self.b.finish()),
            Arc::new(self.a_day.finish()),
            Arc::new(self.b_day.finish()),
            Arc::new(self.similarity.finish()),
            Arc::new(self.names.finish()),
            Arc::new(self.terms.finish()),
            Arc::new(self.sentences.finish()),
        ];
        batch("edges", schema::edges(), columns)
    }
}

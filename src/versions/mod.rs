//! What changed from one article to another, sentence by sentence?
//!
//! Sentences that are the same are paired first, then those that are alike; what two alike sentences say is compared
//! value by value, as a verdict compares them. Sees only what is read for claims: a new menu is no change.

mod pairing;
mod values;

pub use pairing::Pairing;

use crate::model::{Article, Change, Claim, Passage, Span};
use values::Places;

/// One side: an article and its sentences in order.
#[derive(Clone, Debug)]
pub struct Side<'s> {
    /// The article.
    pub article: &'s Article,
    /// The sentences that are read.
    pub sentences: &'s [Span],
    /// The article's claims.
    pub claims: &'s [Claim],
}

/// How many sentences are the same and in the same order, and what became of the others, in the order of the second.
/// `endings` tells whether two texts differ in nothing but endings.
#[must_use]
pub fn compare(a: &Side<'_>, b: &Side<'_>, endings: &dyn Fn(&str, &str) -> bool) -> (usize, Vec<Passage>) {
    let texts = |side: &Side<'_>| -> Vec<String> {
        side.sentences.iter().map(|span| pairing::plain(span.of(&side.article.text))).collect()
    };
    let pairing = Pairing::new(&texts(a), &texts(b));
    let places = (Places::new(a.claims), Places::new(b.claims));
    let mut passages: Vec<((usize, usize), Passage)> = Vec::new();
    let mut anchor = 0;
    for n in 0..a.sentences.len() {
        match pairing.of_first(n) {
            Some(to) => anchor = to + 1,
            None => {
                let span = Some(a.sentences[n]);
                let passage = Passage { change: Change::Dropped, a: span, b: None, values: Vec::new() };
                passages.push(((anchor, n), passage));
            }
        }
    }
    for n in 0..b.sentences.len() {
        if pairing.of_second(n).is_none() {
            let passage = Passage { change: Change::Added, a: None, b: Some(b.sentences[n]), values: Vec::new() };
            // after what was dropped before it
            passages.push(((n, usize::MAX), passage));
        }
    }
    for (x, y) in pairing.moved() {
        let (from, to) = (Some(a.sentences[x]), Some(b.sentences[y]));
        passages.push(((y, usize::MAX), Passage { change: Change::Moved, a: from, b: to, values: Vec::new() }));
    }
    for (x, y) in pairing.alike() {
        let (from, to) = (a.sentences[x], b.sentences[y]);
        let values = values::changes(&places.0.within(from), &places.1.within(to));
        let change = if !values.is_empty() {
            Change::Value
        } else if endings(from.of(&a.article.text), to.of(&b.article.text)) {
            Change::Endings
        } else {
            Change::Wording
        };
        passages.push(((y, usize::MAX), Passage { change, a: Some(from), b: Some(to), values }));
    }
    passages.sort_by_key(|(at, _)| *at);
    (pairing.same(), passages.into_iter().map(|(_, passage)| passage).collect())
}

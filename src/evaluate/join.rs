//! What does an annotation that holds spans alone say? Its words, out of the articles, as `real_gold.py` lays them.
//!
//! Such an annotation may be kept where the articles may not. Refuses spans that do not fit their article.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::model::Article;

use super::gold::{Gold, GoldClaim};
use super::standing::{document, is_value};

/// A span in code points.
type Points = [usize; 2];

impl Gold {
    /// Whether some claim comes without its words.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.claims.iter().any(|claim| claim.quote.is_none())
    }

    /// The annotation with its words filled in from the articles: quote, value and, of each repeat, where the sentence
    /// would have to stand. Claims of documents that are not among the articles get empty words; they count as missed.
    ///
    /// # Errors
    /// When a span is empty, lies outside its article, or a value outside its quote; `path` is for messages.
    pub fn joined(mut self, articles: &[Article], path: &str) -> Result<Gold> {
        let mut texts: BTreeMap<String, Vec<char>> = BTreeMap::new();
        for article in articles {
            if let Some(doc) = document(&article.path, &article.id, &self) {
                texts.insert(doc.to_owned(), article.text.chars().collect());
            }
        }
        let mut scored: BTreeMap<String, Points> = BTreeMap::new();
        for claim in &mut self.claims {
            match texts.get(&claim.doc) {
                Some(text) => _ = scored.insert(claim.id.clone(), fill(claim, text, path)?),
                None => claim.quote = Some(String::new()),
            }
        }
        let of_doc = |doc: &str| -> Vec<(String, Points)> {
            let here = self.claims.iter().filter(|claim| claim.doc == doc);
            here.filter_map(|claim| Some((claim.id.clone(), *scored.get(&claim.id)?))).collect()
        };
        let by_doc: BTreeMap<String, Vec<(String, Points)>> =
            texts.keys().map(|doc| (doc.clone(), of_doc(doc))).collect();
        for claim in &mut self.claims {
            let (Some(text), Some(own)) = (texts.get(&claim.doc), scored.get(&claim.id)) else { continue };
            let rivals = by_doc[&claim.doc].iter().filter(|(id, _)| *id != claim.id).map(|(_, span)| *span);
            let rivals: Vec<Points> = rivals.collect();
            let repeats = claim.duplicate_quote_spans.take().unwrap_or_default();
            let sentence = claim.sentence_span.unwrap_or(*own);
            let moved = repeats.iter().map(|repeat| {
                let shift = signed(place(*repeat, *own, text, &rivals)) - signed(own[0]);
                sentence.map(|at| signed(at) + shift)
            });
            claim.duplicate_sentence_spans = Some(moved.collect());
            claim.sentence_span = Some(sentence);
        }
        Ok(self)
    }
}

fn signed(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

fn words(text: &[char], [start, end]: Points) -> String {
    text[start..end].iter().collect()
}

/// Fills in the words of a claim; the span that is scored.
fn fill(claim: &mut GoldClaim, text: &[char], path: &str) -> Result<Points> {
    let wrong = |found: String, expected: &str| Error::Gold {
        path: path.to_owned(),
        found: format!("claim {} with {found}", claim.id),
        expected: expected.to_owned(),
    };
    let repeats = claim.duplicate_quote_spans.iter().flatten();
    let own = [Some(claim.quote_span), claim.sentence_span, claim.value_raw_span];
    for span in own.iter().flatten().chain(repeats) {
        if !(span[0] < span[1] && span[1] <= text.len()) {
            let expected = format!("a span inside its article of {} characters", text.len());
            return Err(wrong(format!("the span {span:?}"), &expected));
        }
    }
    let Some(value) = claim.value_raw_span else {
        claim.quote = Some(words(text, claim.quote_span));
        return Ok(claim.quote_span);
    };
    let [mut start, end] = claim.quote_span;
    if !(start <= value[0] && value[1] <= end) {
        return Err(wrong(format!("a value at {value:?}"), &format!("one inside its quote at {:?}", claim.quote_span)));
    }
    let raw = words(text, value);
    // the value is looked for at its first place in the quote: let that be this one
    let length = value[1] - value[0];
    let first = text[start..end].windows(length).position(|here| here == &text[value[0]..value[1]]);
    if first != Some(value[0] - start) {
        start = value[0];
    }
    claim.quote_span = [start, end];
    claim.quote = Some(words(text, claim.quote_span));
    claim.value_raw = Some(raw);
    Ok(if is_value(claim) { value } else { claim.quote_span })
}

/// Where a window as long as the scored span goes to stand for a repeat: on the same words, or on that end of the repeat
/// which runs less into other claims.
fn place(repeat: Points, scored: Points, text: &[char], rivals: &[Points]) -> usize {
    let length = scored[1] - scored[0];
    let again = text[repeat[0]..repeat[1]].windows(length).position(|here| here == &text[scored[0]..scored[1]]);
    if let Some(at) = again {
        return repeat[0] + at;
    }
    let common = |at: usize, rival: &Points| (at + length).min(rival[1]).saturating_sub(at.max(rival[0]));
    let cost = |at: usize| rivals.iter().map(|rival| common(at, rival)).sum::<usize>();
    let (start, end) = (repeat[0], repeat[1].saturating_sub(length));
    if cost(end) < cost(start) { end } else { start }
}

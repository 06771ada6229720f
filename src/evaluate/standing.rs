//! Which predicted claims stand for which gold claims: same document, overlapping spans.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Claim, CodePoints, Reconciliation};

use super::gold::{Gold, GoldClaim};

/// The kinds that are scored by the value's own span.
const VALUE_KINDS: [&str; 11] =
    ["date", "time", "duration", "money", "number", "percent", "ordinal", "numeric", "temporal", "quantity", "count"];

/// A span in code points; signed, since the place of a repeat is a distance in disguise.
type Points = (i64, i64);

/// Whether a gold claim has a value of its own.
pub(super) fn is_value(claim: &GoldClaim) -> bool {
    claim.value_kind.as_deref().is_some_and(|kind| VALUE_KINDS.contains(&kind))
}

/// Who stands for whom, both ways, and who is in which cluster.
pub(super) struct Standing<'r> {
    /// Predicted claims of documents that the gold knows.
    pub predicted: BTreeMap<&'r str, &'r Claim>,
    /// Their documents.
    pub docs: BTreeMap<&'r str, &'r str>,
    /// For each gold claim the predicted claims that stand for it.
    pub stands: BTreeMap<&'r str, BTreeSet<&'r str>>,
    /// For each predicted claim the gold claims it stands for.
    pub known: BTreeMap<&'r str, BTreeSet<&'r str>>,
    /// The clusters of each predicted claim.
    pub clusters: BTreeMap<&'r str, BTreeSet<&'r str>>,
}

/// The value's own span where its words stand in the quote, else the quote's.
fn gold_span(claim: &GoldClaim) -> Points {
    let points = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let [start, end] = claim.quote_span.map(points);
    let raw = claim.value_raw.as_deref().filter(|raw| !raw.is_empty() && is_value(claim));
    let quote = claim.quote.as_deref().unwrap_or_default();
    match raw.and_then(|raw| Some((quote.find(raw)?, raw))) {
        Some((at, raw)) => {
            let start = start + points(quote[..at].chars().count());
            (start, start + points(raw.chars().count()))
        }
        None => (start, end),
    }
}

impl<'r> Standing<'r> {
    pub(super) fn new(of: &'r Reconciliation, gold: &'r Gold) -> Standing<'r> {
        let places: BTreeMap<&str, (&str, CodePoints, Option<&str>)> = of
            .story
            .articles
            .iter()
            .map(|a| (a.id.as_str(), (a.text.as_str(), CodePoints::new(&a.text), document(&a.path, &a.id, gold))))
            .collect();
        let (mut predicted, mut docs) = (BTreeMap::new(), BTreeMap::new());
        let mut by_doc: BTreeMap<&str, Vec<(Points, &str)>> = BTreeMap::new();
        for claim in &of.claims {
            let Some((text, points, Some(doc))) = places.get(claim.article.as_str()) else { continue };
            let span = points.span(text, claim.span);
            let span = (i64::try_from(span.start).unwrap_or(i64::MAX), i64::try_from(span.end).unwrap_or(i64::MAX));
            predicted.insert(claim.id.as_str(), claim);
            docs.insert(claim.id.as_str(), *doc);
            by_doc.entry(doc).or_default().push((span, claim.id.as_str()));
        }
        let mut clusters: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for cluster in &of.clusters {
            for claim in &cluster.claims {
                clusters.entry(claim).or_default().insert(&cluster.id);
            }
        }
        let mut stands: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for claim in &gold.claims {
            let own = gold_span(claim);
            let sentence = claim.sentence_span.map_or(0, |s| i64::try_from(s[0]).unwrap_or(i64::MAX));
            let again = claim.duplicate_sentence_spans.iter().flatten().map(|again| again[0].saturating_sub(sentence));
            let spans: Vec<Points> = std::iter::once(0)
                .chain(again)
                .map(|shift| (own.0.saturating_add(shift), own.1.saturating_add(shift)))
                .collect();
            let hits = stands.entry(&claim.id).or_default();
            for (span, id) in by_doc.get(claim.doc.as_str()).into_iter().flatten() {
                if spans.iter().any(|s| span.1.min(s.1) > span.0.max(s.0)) {
                    hits.insert(id);
                    known.entry(id).or_default().insert(&claim.id);
                }
            }
        }
        Standing { predicted, docs, stands, known, clusters }
    }

    /// The clusters of all that stands for a gold claim.
    pub(super) fn clusters_of(&self, gold: &str) -> BTreeSet<&'r str> {
        let stands = self.stands.get(gold).into_iter().flatten();
        stands.filter_map(|id| self.clusters.get(id)).flatten().copied().collect()
    }

    /// Whether two gold claims share a predicted cluster.
    pub(super) fn together(&self, a: &str, b: &str) -> bool {
        !self.clusters_of(a).is_disjoint(&self.clusters_of(b))
    }

    /// Whether the gold knows what a predicted claim stands for.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.known.contains_key(id)
    }
}

/// The gold's document for an article: by file name, by path, or by id.
pub(super) fn document<'g>(path: &str, id: &str, gold: &'g Gold) -> Option<&'g str> {
    let path = if path.is_empty() { id } else { path }.replace('\\', "/");
    let name = path.rsplit('/').next().unwrap_or(&path);
    // where two documents name one file, the last stands, as in the script
    let of_file = |file: &str| gold.documents.iter().rev().find(|(_, doc)| doc.file == file).map(|(k, _)| k.as_str());
    let stem = |file: &'g str| file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    of_file(name).or_else(|| of_file(&path)).or_else(|| {
        let by_id = |(k, doc): &(&'g String, &'g super::gold::Document)| id == k.as_str() || stem(&doc.file) == id;
        gold.documents.iter().find(by_id).map(|(k, _)| k.as_str())
    })
}

//! How much was read, and what came of it, in figures.

use std::collections::BTreeSet;

use crate::model::{Reconciliation, SentenceFate, Verdict};

/// The counts at the head of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Articles read.
    pub articles: usize,
    /// Different outlets among them; those that are not known count as one.
    pub outlets: usize,
    /// Claims found.
    pub claims: usize,
    /// Clusters.
    pub clusters: usize,
    /// Clusters of each verdict, in the order of a report.
    pub verdicts: Vec<(Verdict, usize)>,
    /// Sentences read.
    pub sentences: usize,
    /// Sentences that hold claims.
    pub with_claims: usize,
    /// Sentences that repeat others.
    pub repeats: usize,
    /// Sentences that ask.
    pub questions: usize,
    /// Sentences in which nothing checkable was understood.
    pub not_understood: usize,
    /// Passages that were not read for claims.
    pub chrome: usize,
    /// Inputs that could not be read.
    pub unread: usize,
    /// Pairs of articles with signs of copying.
    pub copies: usize,
}

impl Summary {
    pub(super) fn new(of: &Reconciliation) -> Summary {
        let fate = |fate| of.coverage.sentences.iter().filter(|sentence| sentence.fate == fate).count();
        let outlets: BTreeSet<&str> = of.story.articles.iter().map(|article| article.outlet.trim()).collect();
        Summary {
            articles: of.story.articles.len(),
            outlets: outlets.len(),
            claims: of.claims.len(),
            clusters: of.clusters.len(),
            verdicts: Verdict::ALL
                .iter()
                .map(|verdict| (*verdict, of.clusters.iter().filter(|c| c.verdict == *verdict).count()))
                .collect(),
            sentences: of.coverage.sentences.len(),
            with_claims: fate(SentenceFate::Claims),
            repeats: fate(SentenceFate::Repeat),
            questions: fate(SentenceFate::Question),
            not_understood: fate(SentenceFate::NotUnderstood),
            chrome: of.story.articles.iter().map(|article| article.skipped.len()).sum(),
            unread: of.story.unread.len(),
            copies: of.copies.len(),
        }
    }
}

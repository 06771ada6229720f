//! Which lines of which article did not become claims, and why? What a reader would have to look at himself.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{SentenceFate, Why};

use super::View;

/// What was left out of one article; lines are 1-based, each once, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Index in the story's articles.
    pub article: usize,
    /// Lines of sentences in which nothing checkable was understood.
    pub not_understood: Vec<usize>,
    /// Lines that were passed over, by reason.
    pub passed: BTreeMap<Why, Vec<usize>>,
}

impl View<'_> {
    /// The articles of which something was left out, in the order of the story.
    #[must_use]
    pub fn left_out(&self) -> Vec<LeftOut> {
        let articles = &self.reconciliation.story.articles;
        let mut lost = vec![BTreeSet::new(); articles.len()];
        for sentence in &self.reconciliation.coverage.sentences {
            if sentence.fate == SentenceFate::NotUnderstood
                && let Some(at) = self.at(&sentence.article)
            {
                lost[at].insert(self.places[at].line(sentence.span.start));
            }
        }
        let all = articles.iter().zip(lost).enumerate().map(|(n, (article, lost))| {
            let mut passed: BTreeMap<Why, BTreeSet<usize>> = BTreeMap::new();
            for skipped in &article.skipped {
                let last = skipped.span.end.max(skipped.span.start + 1) - 1;
                let lines = self.places[n].line(skipped.span.start)..=self.places[n].line(last);
                passed.entry(skipped.why).or_default().extend(lines);
            }
            LeftOut {
                article: n,
                not_understood: lost.into_iter().collect(),
                passed: passed.into_iter().map(|(why, lines)| (why, lines.into_iter().collect())).collect(),
            }
        });
        all.filter(|left| !left.not_understood.is_empty() || !left.passed.is_empty()).collect()
    }
}

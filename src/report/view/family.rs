//! Which article took its text from which? Articles that share text as families, each with its likeliest source.

use std::collections::BTreeMap;

use crate::model::Copy;

use super::View;

/// Articles that share much of their text, the earliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Indices in the story's articles, by publication; those of unknown time last.
    pub members: Vec<usize>,
    /// For each member that follows another, its likeliest source.
    pub takings: Vec<Taking>,
    /// How many pairs of the family share text; more than `takings` where members have several possible sources.
    pub pairs: usize,
}

/// One article that shares text with an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taking {
    /// The earlier article: an index in the story's articles.
    pub source: usize,
    /// The later one.
    pub taker: usize,
    /// How many sentences both hold.
    pub shared: usize,
    /// Of how many of the shorter article.
    pub of: usize,
    /// Whether both times of publication are known and differ, so that it is known who was first.
    pub ordered: bool,
}

impl Taking {
    /// The share of the shorter article's sentences, in per cent, rounded down.
    #[must_use]
    pub fn percent(&self) -> usize {
        self.shared * 100 / self.of.max(1)
    }
}

impl View<'_> {
    /// The families, by their first member in the order of the story.
    #[must_use]
    pub fn families(&self) -> Vec<Family> {
        let articles = &self.reconciliation.story.articles;
        let mut head: Vec<usize> = (0..articles.len()).collect();
        let mut pairs: Vec<(usize, usize, &Copy)> = Vec::new();
        for copy in &self.reconciliation.copies {
            let (Some(a), Some(b)) = (self.at(&copy.a), self.at(&copy.b)) else { continue };
            pairs.push((a, b, copy));
            let (x, y) = (head[a].min(head[b]), head[a].max(head[b]));
            for one in &mut head {
                if *one == y {
                    *one = x;
                }
            }
        }
        let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (member, head) in head.iter().enumerate() {
            families.entry(*head).or_default().push(member);
        }
        let when = |n: usize| (articles[n].published.is_none(), articles[n].published.map(|p| p.at), n);
        families
            .into_values()
            .filter(|members| members.len() > 1)
            .map(|mut members| {
                members.sort_by_key(|n| when(*n));
                let own: Vec<_> = pairs.iter().filter(|(a, _, _)| members.contains(a)).collect();
                let takings = members.iter().filter_map(|taker| {
                    let earlier = own.iter().filter_map(|(a, b, copy)| {
                        let source = if a == taker {
                            *b
                        } else if b == taker {
                            *a
                        } else {
                            return None;
                        };
                        (when(source) < when(*taker)).then_some((source, *copy))
                    });
                    // of equal shares the earliest article is the likelier source
                    let (source, copy) = earlier.max_by_key(|(source, copy)| {
                        (copy.shared * 10_000 / copy.of.max(1), std::cmp::Reverse(when(*source)))
                    })?;
                    let (was, is) = (articles[source].published, articles[*taker].published);
                    let ordered = was.is_some() && is.is_some() && was.map(|p| p.at) != is.map(|p| p.at);
                    Some(Taking { source, taker: *taker, shared: copy.shared, of: copy.of, ordered })
                });
                Family { takings: takings.collect(), pairs: own.len(), members }
            })
            .collect()
    }
}

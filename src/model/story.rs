//! A story and its reconciliation.

use std::collections::BTreeMap;

use super::article::{Article, ArticleId};
use super::claim::Claim;
use super::cluster::Cluster;
use super::decision::Review;
use super::lang::Lang;
use super::span::Span;

/// Articles of several outlets about one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What the story is called; empty when nobody named it.
    pub title: String,
    /// IANA name of the zone in which days are counted.
    pub timezone: String,
    /// The articles, sorted by id.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

impl Story {
    /// The language of most articles; of those that tie, the first by code.
    #[must_use]
    pub fn language(&self) -> Lang {
        let mut count: BTreeMap<Lang, usize> = BTreeMap::new();
        for article in &self.articles {
            *count.entry(article.lang).or_default() += 1;
        }
        count.into_iter().rev().max_by_key(|(_, n)| *n).map_or(Lang::UND, |(lang, _)| lang)
    }
}

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// The file.
    pub path: String,
    /// The line, where there is one.
    pub line: Option<usize>,
    /// What was found and what was expected.
    pub why: String,
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SentenceFate {
    /// It holds claims.
    Claims,
    /// It repeats another.
    Repeat,
    /// It asks.
    Question,
    /// Nothing checkable was understood in it.
    NotUnderstood,
}

impl SentenceFate {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SentenceFate::Claims => "claims",
            SentenceFate::Repeat => "repeat",
            SentenceFate::Question => "question",
            SentenceFate::NotUnderstood => "not-understood",
        }
    }
}

/// A sentence of an article and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The article.
    pub article: ArticleId,
    /// Where.
    pub span: Span,
    /// What became of it.
    pub fate: SentenceFate,
}

/// How much was read: every sentence of the input is accounted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Every sentence, in the order of articles and places.
    pub sentences: Vec<Sentence>,
}

/// Two articles of which one took text from the other, or both from a third.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// One article.
    pub a: ArticleId,
    /// The other.
    pub b: ArticleId,
    /// How many sentences both hold.
    pub shared: usize,
    /// How many the shorter article has.
    pub of: usize,
    /// What shows it, in words: `sentences 12 of 18`, `credit (서울=…)`.
    pub signals: Vec<String>,
}

/// What came of reconciling a story: all that a report may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The story as read.
    pub story: Story,
    /// Every claim, by article and place.
    pub claims: Vec<Claim>,
    /// Every cluster; each claim is in exactly one.
    pub clusters: Vec<Cluster>,
    /// Copies found.
    pub copies: Vec<Copy>,
    /// How much was read.
    pub coverage: Coverage,
    /// How many pairs of claims were compared in full.
    pub verified_pairs: usize,
    /// What editors decided of it.
    pub review: Review,
}

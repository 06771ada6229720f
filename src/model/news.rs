//! What is new of a story since somebody last looked at it.

use super::claim::ClaimId;
use super::cluster::Verdict;

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coming {
    /// It was not there.
    Added,
    /// It was there with another text.
    Changed,
    /// It is there no more.
    Gone,
}

/// News of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleNews {
    /// What became of it.
    pub coming: Coming,
    /// The outlet; empty when it is not known.
    pub outlet: String,
    /// The headline; empty when there is none.
    pub title: String,
    /// How many of its claims are new.
    pub claims: usize,
}

/// How a question moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Development {
    /// Nobody but one origin had said anything to it.
    New,
    /// Its verdict was this one.
    Turned(Verdict),
    /// Its verdict is the same, and there is an answer that nobody had given.
    Answered,
    /// It was one of this verdict, and is no finding any more.
    Gone(Verdict),
}

/// News of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingNews {
    /// How it moved.
    pub development: Development,
    /// The question in words.
    pub question: String,
    /// The id of its cluster; `None` where it is gone.
    pub cluster: Option<String>,
    /// The claims in it that are new.
    pub claims: Vec<ClaimId>,
}

/// All that is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Articles that came, changed or went, by id.
    pub articles: Vec<ArticleNews>,
    /// Questions that moved, those that are gone last.
    pub findings: Vec<FindingNews>,
    /// How many claims are new.
    pub claims: usize,
    /// How many claims are gone.
    pub gone: usize,
    /// The numbers of decisions that were made.
    pub decided: Vec<u64>,
    /// The numbers of decisions that held and no longer do.
    pub unsettled: Vec<u64>,
}

impl News {
    /// Whether nothing is new.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == News::default()
    }
}

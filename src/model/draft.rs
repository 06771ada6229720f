//! A draft before publication, and how what it says stands against what outlets have said.

use super::article::ArticleId;
use super::claim::ClaimId;
use super::span::Span;
use super::story::{Reconciliation, Unread};

/// How one claim of a draft stands against a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Outlets say what cannot hold together with it, and none says the same.
    Contradicted,
    /// The draft does not agree with itself.
    Internal,
    /// Outlets contradict one another, and the draft says what some of them say.
    Contested,
    /// An outlet says later that it came otherwise.
    Overtaken,
    /// An outlet says it more precisely.
    LessPrecise,
    /// No outlet says it as precisely.
    MorePrecise,
    /// It says how what outlets had said went on.
    Later,
    /// Outlets say the same.
    Supported,
    /// No outlet says anything to it.
    NotFound,
}

impl Standing {
    /// Every standing in the order in which a report shows them.
    pub const ALL: &'static [Standing] = &[
        Standing::Contradicted,
        Standing::Internal,
        Standing::Contested,
        Standing::Overtaken,
        Standing::LessPrecise,
        Standing::MorePrecise,
        Standing::Later,
        Standing::Supported,
        Standing::NotFound,
    ];

    /// The word used in JSON, on the command line and in comments that allow a finding.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::Contradicted => "conflict",
            Standing::Internal => "internal",
            Standing::Contested => "contested",
            Standing::Overtaken => "update",
            Standing::LessPrecise => "less-precise",
            Standing::MorePrecise => "more-precise",
            Standing::Later => "later",
            Standing::Supported => "supported",
            Standing::NotFound => "unsupported",
        }
    }

    /// The standing of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Standing> {
        Standing::ALL.iter().copied().find(|standing| standing.name() == name)
    }
}

/// One claim of a draft and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFinding {
    /// The claim.
    pub claim: ClaimId,
    /// How it stands.
    pub standing: Standing,
    /// What that rests on: the cluster and the link in it, by their places in the reconciliation; strongest first.
    pub relations: Vec<(usize, usize)>,
    /// How many independent texts of the story say the same, more or less precisely.
    pub origins: usize,
    /// How many sources are named in them.
    pub informants: usize,
    /// Which of the draft's comments allows it, by its place in [`DraftReview::allowances`].
    pub allowed: Option<usize>,
}

/// A comment in a draft that allows findings of the passage it stands at, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The draft.
    pub article: ArticleId,
    /// The comment's 1-based line.
    pub line: usize,
    /// The comment.
    pub comment: Span,
    /// The passage.
    pub passage: Span,
    /// Which findings.
    pub standings: Vec<Standing>,
    /// Why, in the desk's words.
    pub reason: String,
}

/// What came of setting a draft against a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftReview {
    /// Draft and story reconciled together.
    pub reconciliation: Reconciliation,
    /// Which of the articles are drafts.
    pub drafts: Vec<ArticleId>,
    /// Every claim of the drafts, in reading order.
    pub findings: Vec<DraftFinding>,
    /// Every comment that allows something.
    pub allowances: Vec<Allowance>,
    /// Comments that were meant to allow something and could not be understood.
    pub faults: Vec<Unread>,
}

impl DraftReview {
    /// The findings that nothing allows.
    pub fn open(&self) -> impl Iterator<Item = &DraftFinding> {
        self.findings.iter().filter(|finding| finding.allowed.is_none())
    }
}

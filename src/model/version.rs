//! Two articles, or two versions of one, and what changed from the first to the second.

use super::claim::ClaimId;
use super::relation::Reason;
use super::span::Span;
use super::story::Reconciliation;

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// Something that it says has another value.
    Value,
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Dropped,
    /// The same values in other words.
    Wording,
    /// The same words with other endings, particles or marks.
    Endings,
    /// The same, at another place in the order.
    Moved,
}

impl Change {
    /// Every change, the gravest first.
    pub const ALL: &'static [Change] =
        &[Change::Value, Change::Added, Change::Dropped, Change::Wording, Change::Endings, Change::Moved];

    /// The word used in JSON and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Change::Value => "value",
            Change::Added => "added",
            Change::Dropped => "dropped",
            Change::Wording => "wording",
            Change::Endings => "endings",
            Change::Moved => "moved",
        }
    }
}

/// How a value of the second stands to that of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Turn {
    /// It cannot hold together with it.
    Apart,
    /// It is more precise.
    Finer,
    /// It is less precise.
    Coarser,
    /// The first has none.
    New,
    /// The second has none.
    Gone,
}

impl Turn {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Turn::Apart => "apart",
            Turn::Finer => "finer",
            Turn::Coarser => "coarser",
            Turn::New => "new",
            Turn::Gone => "gone",
        }
    }
}

/// One value of a sentence that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// How.
    pub turn: Turn,
    /// The claim of the first.
    pub a: Option<ClaimId>,
    /// The claim of the second.
    pub b: Option<ClaimId>,
    /// Why the two are said to differ so; `None` where there is but one.
    pub reason: Option<Reason>,
}

/// One sentence that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// How.
    pub change: Change,
    /// Where in the first.
    pub a: Option<Span>,
    /// Where in the second.
    pub b: Option<Span>,
    /// The values that changed.
    pub values: Vec<ValueChange>,
}

/// All that changed from one article to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// The two articles, with the ids `a` and `b`, and their claims; no clusters.
    pub reconciliation: Reconciliation,
    /// How many sentences are the same and in the same order.
    pub same: usize,
    /// What changed, in the order of the second, with what is dropped where it stood.
    pub passages: Vec<Passage>,
}

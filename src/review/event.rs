//! What can an editor do, and how is it written down? One JSON object an event, whole in itself: it can be read years later
//! without the story.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;

/// One thing an editor did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When, in UTC, as `2024-03-02T09:30:00Z`.
    pub at: String,
    /// Who.
    pub by: String,
    /// What.
    #[serde(flatten)]
    pub act: Act,
    /// Why, in the editor's words; empty when nothing was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The numbers of earlier decisions that the editor saw and that this one takes the place of, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<u64>,
}

/// A question as the editor saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The question in words, for people; nothing hangs on it.
    pub question: String,
    /// What daejo said of it, for people; nothing hangs on it.
    pub verdict: String,
    /// For an article against itself, the code of the sum that does not add up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
    /// The claims that stood under it.
    pub claims: Vec<Evidence>,
}

/// Claims that belong together, as one side of a merge or a split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The question in words, for people; nothing hangs on it.
    pub question: String,
    /// The claims.
    pub claims: Vec<Evidence>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "lowercase")]
pub enum Act {
    /// The finding is right and known.
    Accept {
        /// What about.
        on: Finding,
    },
    /// The finding is a false alarm.
    Reject {
        /// What about.
        on: Finding,
    },
    /// Looked at, and left open.
    Unsure {
        /// What about.
        on: Finding,
    },
    /// The two sides answer one question.
    Merge {
        /// One side.
        a: Side,
        /// The other.
        b: Side,
    },
    /// The two sides do not answer one question.
    Split {
        /// One side.
        a: Side,
        /// The other.
        b: Side,
    },
    /// One claim does not belong to a question.
    Detach {
        /// The claim, alone on its side.
        a: Side,
        /// The claims it stood with.
        b: Side,
    },
    /// A person says what holds.
    Resolve {
        /// What about.
        on: Finding,
        /// The value that holds, in words.
        value: String,
        /// The rating, chosen by the person.
        rating: String,
    },
    /// A remark.
    Note {
        /// What about.
        on: Finding,
        /// The remark.
        text: String,
    },
    /// Somebody is to look at it.
    Assign {
        /// What about.
        on: Finding,
        /// Who; empty takes the task from everybody.
        to: String,
    },
    /// Another person has gone over a decision and stands by it.
    Confirm {
        /// The decision's number.
        event: u64,
    },
    /// Takes an earlier event back; taking back an undo brings the event back.
    Undo {
        /// The event's number.
        event: u64,
    },
}

impl Act {
    /// The word used in the record.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Act::Accept { .. } => "accept",
            Act::Reject { .. } => "reject",
            Act::Unsure { .. } => "unsure",
            Act::Merge { .. } => "merge",
            Act::Split { .. } => "split",
            Act::Detach { .. } => "detach",
            Act::Resolve { .. } => "resolve",
            Act::Note { .. } => "note",
            Act::Assign { .. } => "assign",
            Act::Confirm { .. } => "confirm",
            Act::Undo { .. } => "undo",
        }
    }

    /// The finding it is about, where it is about one.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        match self {
            Act::Accept { on }
            | Act::Reject { on }
            | Act::Unsure { on }
            | Act::Resolve { on, .. }
            | Act::Note { on, .. }
            | Act::Assign { on, .. } => Some(on),
            Act::Merge { .. } | Act::Split { .. } | Act::Detach { .. } | Act::Confirm { .. } | Act::Undo { .. } => None,
        }
    }

    /// The two sides of a merge, split or detach.
    #[must_use]
    pub fn sides(&self) -> Option<(&Side, &Side)> {
        match self {
            Act::Merge { a, b } | Act::Split { a, b } | Act::Detach { a, b } => Some((a, b)),
            _ => None,
        }
    }

    /// Whether it settles what becomes of a finding: of these the one in force is the finding's decision.
    #[must_use]
    pub fn is_ruling(&self) -> bool {
        matches!(self, Act::Accept { .. } | Act::Reject { .. } | Act::Unsure { .. } | Act::Resolve { .. })
    }

    /// Whether another person can confirm it: a ruling, or what ties claims together or keeps them apart.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        self.is_ruling() || self.sides().is_some()
    }

    /// Every claim it hangs on.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let finding = self.finding().into_iter().flat_map(|on| &on.claims);
        let sides = self.sides().into_iter().flat_map(|(a, b)| a.claims.iter().chain(&b.claims));
        finding.chain(sides)
    }

    /// The question in words; empty for what is about another event.
    #[must_use]
    pub fn question(&self) -> &str {
        let side = self.sides().map(|(a, b)| if a.question.is_empty() { &b.question } else { &a.question });
        self.finding().map(|on| &on.question).or(side).map_or("", String::as_str)
    }
}

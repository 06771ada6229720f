//! Claims that answer one question, and what came of comparing them.

use super::claim::ClaimId;
use super::relation::{Link, Relation};

/// A cluster's strongest relation, or that one origin alone says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// One origin alone says it.
    Single,
    /// All say the same.
    Agree,
    /// Compatible, some more precisely.
    Refine,
    /// Time moved on.
    Update,
    /// Incompatible.
    Conflict,
    /// An article contradicts itself.
    Internal,
}

impl Verdict {
    /// Every verdict in the order in which a report shows them.
    pub const ALL: &'static [Verdict] =
        &[Verdict::Conflict, Verdict::Internal, Verdict::Update, Verdict::Refine, Verdict::Agree, Verdict::Single];

    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Single => "single",
            Verdict::Agree => "agree",
            Verdict::Refine => "refine",
            Verdict::Update => "update",
            Verdict::Conflict => "conflict",
            Verdict::Internal => "internal",
        }
    }
}

impl From<Relation> for Verdict {
    fn from(relation: Relation) -> Self {
        match relation {
            Relation::Agree => Verdict::Agree,
            Relation::Refine => Verdict::Refine,
            Relation::Update => Verdict::Update,
            Relation::Conflict => Verdict::Conflict,
            Relation::Internal => Verdict::Internal,
        }
    }
}

/// Claims that answer one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Stable: made of the ids of its claims.
    pub id: String,
    /// The question in words.
    pub question: String,
    /// What came of it.
    pub verdict: Verdict,
    /// Its claims in reading order: by article, then by place.
    pub claims: Vec<ClaimId>,
    /// The relations between them, by the order of `claims`.
    pub links: Vec<Link>,
    /// How many independent texts stand behind it.
    pub origins: usize,
    /// How many independent sources are named in them.
    pub informants: usize,
    /// Why the claims were brought together: for each joined pair the levels that matched, in words for `explain`.
    pub joined: Vec<(ClaimId, ClaimId, String)>,
}

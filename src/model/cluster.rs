//! Claims that answer one question, and what came of comparing them.

use std::fmt;
use std::sync::Arc;

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

/// Why two claims were brought together, put into words only when it is asked for.
#[derive(Clone)]
pub struct Ground(Arc<dyn fmt::Display + Send + Sync>);

impl Ground {
    /// What the words are made of.
    pub fn new(of: impl fmt::Display + Send + Sync + 'static) -> Ground {
        Ground(Arc::new(of))
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ground({self})")
    }
}

impl PartialEq for Ground {
    fn eq(&self, other: &Ground) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Ground {}

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
    pub joined: Vec<(ClaimId, ClaimId, Ground)>,
}

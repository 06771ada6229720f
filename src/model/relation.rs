//! How two claims of one cluster relate.

/// The five relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The same value under the kind's tolerance.
    Agree,
    /// One contains the other: compatible, one is more precise.
    Refine,
    /// Incompatible, but time explains it.
    Update,
    /// Incompatible, and time does not explain it.
    Conflict,
    /// One article contradicts itself or its own arithmetic.
    Internal,
}

impl Relation {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Relation::Agree => "agree",
            Relation::Refine => "refine",
            Relation::Update => "update",
            Relation::Conflict => "conflict",
            Relation::Internal => "internal",
        }
    }
}

/// Why a relation holds: enough to recompute it by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable code: `period/disjoint`, `range/rounds-to`, `modality/plan-then-outcome`, `sum/years-since`.
    pub code: &'static str,
    /// The figures compared or summed, in the order in which the text names them, as ISO times or decimals; a weekday as `-W-3` (Wednesday).
    pub figures: Vec<String>,
}

/// A relation between two claims; for a claim against its own arithmetic both ends may be the same claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// One claim's id.
    pub a: String,
    /// The other's.
    pub b: String,
    /// How they relate.
    pub relation: Relation,
    /// For refine: the id of the more precise one.
    pub finer: Option<String>,
    /// Why.
    pub reason: Reason,
}

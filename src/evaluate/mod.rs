//! How near does a reconciliation come to what a person annotated? The figures of `score_story.py`, by the same definitions.
//!
//! Refuses to judge the annotation: it counts, and lists what differs.

mod figures;
mod gold;
mod standing;

pub use figures::{Evaluation, FIGURES, Figure, evaluate};
pub use gold::{Document, Gold, GoldClaim, GoldCluster, KeyPair, Trap};

//! How near does a reconciliation come to what a person annotated? The figures of `score_story.py`, by the same definitions,
//! for one story and for many.
//!
//! Refuses to judge the annotation: it counts, and lists what differs.

mod bcubed;
mod bootstrap;
mod causes;
mod figures;
mod floors;
mod gold;
mod join;
mod roll;
mod standing;
mod survey;

pub use bootstrap::{RESAMPLES, SEED};
pub use figures::evaluate;
pub use floors::{FLOORED, Fallen, Floors, short_of};
pub use gold::{Document, Gold, GoldClaim, GoldCluster, KeyPair, Trap};
pub use roll::{Entry, Roll};
pub use survey::survey;

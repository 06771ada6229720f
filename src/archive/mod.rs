//! How does an archive without folders become stories and verdicts? Articles in from files and streams, tables out.
//!
//! [`Pieces`] brings articles in, [`Run`] takes them through the stages, [`Desk`] keeps stories while batches come in. What the stages do is
//! theirs; here is what lies on the disk, in which order it is worked on, and what happens when something is damaged or a run is killed.

mod input;
mod journal;
mod manifest;
mod parts;
mod run;
mod store;
mod stories;
mod tables;

pub use input::{Piece, Pieces, Place, Skip};
pub use run::{Listener, Ran, Run, Step};
pub use stories::{Desk, Joined};
pub use tables::{StageFiles, StageName, stage_file};

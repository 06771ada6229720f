//! daejo (대조) reconciles the claims of several news outlets about one story.
//!
//! The rooms, in the order in which data flows: [`read`] → [`extract`] (with [`normalise`]) →
//! [`cluster`] → [`reconcile`] → [`report`]; [`pipeline`] wires them. [`model`] holds the words of the
//! trade, [`language`] what is known of languages. See ARCHITECTURE.md.

pub mod cluster;
pub mod draft;
pub mod error;
pub mod evaluate;
pub mod extract;
pub mod language;
pub mod model;
pub mod normalise;
pub mod pipeline;
pub mod read;
pub mod reconcile;
pub mod report;
pub mod review;
pub mod versions;

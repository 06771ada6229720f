//! What have editors decided, and does it still hold for today's claims?
//!
//! The record is a chain of events that is only ever added to (`event`, `chain`, `store`, `exchange`); what it says today
//! is worked out anew on every run. Refuses to tell the time (whoever records an event says when) and to decide anything itself.

mod apply;
mod bonds;
mod chain;
mod event;
mod evidence;
mod exchange;
mod history;
mod look;
mod queue;
mod regroup;
mod rules;
mod store;
mod today;
mod value;

pub use apply::review;
pub use bonds::Bonds;
pub use chain::{Entry, Fault, Found, GENESIS, verify};
pub use event::{Act, Event, Finding, Side};
pub use evidence::Evidence;
pub use exchange::{export, parse};
pub use history::{confirmations, in_force, opposed};
pub use look::Look;
pub use queue::{Waiting, finding, queue, side};
pub use regroup::regroup;
pub use store::{PATIENCE, Place, Store, beside, place};
pub use today::{Match, Said, Today};

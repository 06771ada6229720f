//! One file a verb.

pub mod check;
pub mod claims;
pub mod compare;
pub mod diff;
mod draft;
pub mod evaluate;
pub mod explain;
mod input;
mod lines;
pub mod values;

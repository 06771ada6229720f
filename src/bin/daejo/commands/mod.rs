//! One file a verb.

pub mod archive;
pub mod check;
pub mod claims;
pub mod compare;
pub mod completions;
pub mod diff;
mod draft;
pub mod evaluate;
pub mod explain;
pub mod init;
mod input;
mod lines;
pub mod man;
pub mod review;
pub mod values;
pub mod watch;

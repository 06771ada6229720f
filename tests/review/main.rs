//! Editors' decisions: the record, what it hangs on, and that nothing of it is ever lost.

#![allow(clippy::print_stdout, reason = "figures for who asks with --nocapture")]

#[path = "../support/postgres.rs"]
mod postgres;
#[path = "../support/mod.rs"]
mod support;

mod confirmed;
mod crashed;
mod database;
mod desk;
mod events;
mod histories;
mod homes;
mod keys;
mod killed;
mod line;
mod record;
mod terminal;
mod watch;
mod writers;

//! The figures of an evaluation, on a small case counted by hand, on the script's own, and of many stories together.

#[path = "../support/mod.rs"]
mod support;

mod figures;
mod hand;
mod laws;
mod page;
mod script;

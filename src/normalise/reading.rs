//! What a stretch of tokens was read as, and the flags gathered on the way.

use crate::model::{Flag, Kind, Value};

/// Flags, each once, in their fixed order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u32);

impl Flags {
    /// Adds one.
    pub fn add(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u32;
    }

    /// Adds all of `other`.
    pub fn join(&mut self, other: Flags) {
        self.0 |= other.0;
    }

    /// Whether it holds `flag`.
    #[must_use]
    pub fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u32) != 0
    }

    /// As a sorted list.
    #[must_use]
    pub fn list(self) -> Vec<Flag> {
        Flag::ALL.iter().copied().filter(|f| self.has(*f)).collect()
    }
}

/// A value read from tokens.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What sort of value.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The first token behind it.
    pub next: usize,
    /// The value.
    pub value: Value,
    /// Guesses and cautions.
    pub flags: Flags,
}

//! Which of very many texts are nearly the same? Nothing of articles, files or tables: texts in, groups and pairs out.
//!
//! The likeness of two texts is the Jaccard coefficient of their character 3-grams (code points, as they stand: compose
//! NFD and fold endings before). Candidates share a band of a 128-lane MinHash; a 1-bit sketch rejects nearly all that are
//! not alike, the rest is compared exactly, so every [`Edge`] is true, and groups are made of edges only. What a text may cost
//! is capped ([`Settings::block`]) and what was capped is counted ([`Counts`]). The result is the same at any number of
//! threads and, but for the numbering, in any order of the texts.
//!
//! Who keeps texts elsewhere takes the steps one by one: [`signature`], [`Signature::keys`], [`Signature::sketch`],
//! [`Settings::may_be_alike`], [`similarity`].

mod blocks;
mod distinct;
mod grams;
mod groups;
mod lanes;
mod settings;
mod signature;
mod table;
mod verify;

pub use grams::similarity;
pub use groups::{Counts, Groups, Pairs, groups, pairs};
pub use settings::Settings;
pub use signature::{Maker, Signature, signature};
pub use verify::Edge;

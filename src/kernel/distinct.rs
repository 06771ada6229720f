//! Which texts are the same to the byte? They are compared once.

use std::collections::hash_map::Entry;
use std::hash::Hasher;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

/// Texts are looked up in so many parts, by the first bits of their hash.
const PARTS: u64 = 16;

/// For each text, the first that is the same, itself where there is none before; empty texts stay alone.
pub(super) fn firsts<T: AsRef<str> + Sync>(texts: &[T]) -> Vec<u32> {
    let hashes: Vec<u64> = texts.par_iter().with_min_len(1024).map(|text| hash(text.as_ref())).collect();
    let mut firsts: Vec<u32> = (0..number(texts.len())).collect();
    let repeats: Vec<Vec<(u32, u32)>> = (0..PARTS).into_par_iter().map(|part| repeats(texts, &hashes, part)).collect();
    for (text, first) in repeats.into_iter().flatten() {
        firsts[text as usize] = first;
    }
    firsts
}

/// The texts of a part that are repeats, each with its first.
fn repeats<T: AsRef<str>>(texts: &[T], hashes: &[u64], part: u64) -> Vec<(u32, u32)> {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    let mut out = Vec::new();
    let text = |n: u32| texts[n as usize].as_ref();
    for (n, hash) in (0..).zip(hashes).filter(|(_, hash)| **hash / (u64::MAX / PARTS + 1) == part) {
        match seen.entry(*hash) {
            Entry::Vacant(place) => drop(place.insert(n)),
            // two texts of one hash that are not the same: the second is compared like any other
            Entry::Occupied(place) if text(*place.get()) == text(n) && !text(n).is_empty() => {
                out.push((n, *place.get()))
            }
            Entry::Occupied(_) => {}
        }
    }
    out
}

/// The hash of a text, alike on every machine.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// How many, as numbers of texts are kept.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2^32 texts at once")
}

//! How much a word tells: rare words of the story much, words of every sentence little.

use rustc_hash::FxHashMap;

use crate::model::Claim;

/// How many claims each term stands near.
#[derive(Debug)]
pub struct Rarity {
    near: FxHashMap<String, usize>,
    claims: usize,
}

impl Rarity {
    /// Counts the terms of a story's claims.
    pub fn of(claims: &[Claim]) -> Rarity {
        let mut near: FxHashMap<String, usize> = FxHashMap::default();
        for claim in claims {
            let mut seen: Vec<&str> = claim.question.terms.iter().map(|t| t.stem.as_str()).collect();
            seen.sort_unstable();
            seen.dedup();
            for stem in seen {
                match near.get_mut(stem) {
                    Some(n) => *n += 1,
                    None => {
                        near.insert(stem.to_owned(), 1);
                    }
                }
            }
        }
        Rarity { near, claims: claims.len() }
    }

    /// ln(1 + claims / claims near the term).
    pub fn weight(&self, stem: &str) -> f64 {
        let near = self.near.get(stem).copied().unwrap_or(1);
        (1.0 + self.claims as f64 / near as f64).ln()
    }

    /// The weight as a share of the rarest word's, 0 to 1.
    pub fn share(&self, stem: &str) -> f64 {
        self.weight(stem) / (1.0 + self.claims as f64).ln().max(f64::MIN_POSITIVE)
    }
}

//! What is compared of a claim, prepared once: its family, its weighted words, its masked surroundings.

use super::rarity::Rarity;
use crate::model::{Claim, Value};

/// A claim's question, ready to be compared.
#[derive(Debug)]
pub struct Profile {
    /// What two claims must share before anything else is looked at: kind, unit family, slot, qualifiers.
    pub family: String,
    /// How many claims of its family its article has, itself included.
    pub siblings: usize,
    /// Term and weight (rarity × nearness), sorted by term; each term once, at its nearest place.
    pub terms: Vec<(String, f64)>,
    /// √ of the sum of squared weights.
    norm: f64,
    /// Modifiers of the counted thing with their rarity, 0 to 1, sorted.
    modifiers: Vec<(String, f64)>,
    /// The words of the clause with their weights, sorted, and √ of the sum of squares.
    clause: (Vec<(String, f64)>, f64),
    /// The masked words, for [`strsim`].
    pub masked: String,
}

/// At this distance a word counts half.
const HALF: f64 = 4.0;

impl Profile {
    /// Prepares one claim.
    pub fn new(claim: &Claim, rarity: &Rarity) -> Profile {
        let question = &claim.question;
        let weight = |stem: &str, distance: i32| rarity.weight(stem) * HALF / (HALF + f64::from(distance.abs() - 1));
        let mut terms: Vec<(String, f64)> =
            question.terms.iter().map(|t| (t.stem.clone(), weight(&t.stem, t.distance))).collect();
        terms.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        terms.dedup_by(|a, b| a.0 == b.0);
        let norm = norm_of(&terms);
        let mut modifiers: Vec<(String, f64)> =
            question.modifiers.iter().map(|m| (m.clone(), rarity.share(m))).collect();
        modifiers.sort_by(|a, b| a.0.cmp(&b.0));
        let clause: Vec<(String, f64)> =
            question.clause.iter().map(|c| (c.clone(), rarity.share(c).max(0.25))).collect();
        let clause_norm = norm_of(&clause);
        Profile {
            family: family(claim),
            siblings: 1,
            terms,
            norm,
            modifiers,
            clause: (clause, clause_norm),
            masked: question.masked.clone(),
        }
    }

    /// Cosine of the weighted terms, 0 to 1.
    pub fn cosine(&self, other: &Profile) -> f64 {
        cosine((&self.terms, self.norm), (&other.terms, other.norm))
    }

    /// Cosine of the words of the clauses, weighted by rarity, 0 to 1.
    pub fn clause(&self, other: &Profile) -> f64 {
        cosine((&self.clause.0, self.clause.1), (&other.clause.0, other.clause.1))
    }

    /// How telling the most telling modifier is that only one of the two has, 0 to 1.
    pub fn stray(&self, other: &Profile) -> f64 {
        let only = |x: &Profile, y: &Profile| {
            x.modifiers
                .iter()
                .filter(|(m, _)| !y.modifiers.iter().any(|(n, _)| n == m) && !y.has(m))
                .map(|(_, w)| *w)
                .fold(0.0, f64::max)
        };
        only(self, other).max(only(other, self))
    }

    /// Whether a term stands near the claim.
    pub fn has(&self, stem: &str) -> bool {
        self.terms.binary_search_by(|(t, _)| t.as_str().cmp(stem)).is_ok()
    }
}

fn norm_of(words: &[(String, f64)]) -> f64 {
    words.iter().map(|(_, w)| w * w).sum::<f64>().sqrt()
}

/// Cosine of two sorted lists of weighted words with their norms.
fn cosine((x, nx): (&[(String, f64)], f64), (y, ny): (&[(String, f64)], f64)) -> f64 {
    let (mut a, mut b, mut dot) = (0, 0, 0.0);
    while let (Some(p), Some(q)) = (x.get(a), y.get(b)) {
        match p.0.cmp(&q.0) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                dot += p.1 * q.1;
                a += 1;
                b += 1;
            }
        }
    }
    let norm = nx * ny;
    if norm > 0.0 { dot / norm } else { 0.0 }
}

fn family(claim: &Claim) -> String {
    let unit = match &claim.value {
        Value::Quantity(range) => range.unit.family(),
        _ => "",
    };
    let slot = claim.question.slot.as_deref().unwrap_or("");
    // an office belongs to its holder: other holders are other questions
    let holder = if slot == super::OFFICE { claim.question.subject.as_deref().unwrap_or("") } else { "" };
    format!("{}|{unit}|{slot}|{}|{holder}", claim.kind, claim.question.qualifiers.join(","))
}

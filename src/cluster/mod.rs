//! Claims → clusters: which claims answer one question.
//!
//! Sees questions and masked words, never values: replacing a claim's value by another of its kind leaves
//! every cluster as it was. Names no kind's meaning and no language.

mod blocking;
mod components;
mod rarity;
mod similarity;

use rayon::prelude::*;

use crate::model::{Claim, ClaimId, Kind};
pub use similarity::{Levels, THRESHOLD};

/// Claims brought together, before anything is compared.
#[derive(Clone, Debug)]
pub struct Group {
    /// Indices into the claims, ascending.
    pub members: Vec<usize>,
}

/// The outcome of clustering.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// Every claim is in exactly one group; groups are ordered by their first member.
    pub groups: Vec<Group>,
    /// Pairs that were joined, with the levels that matched.
    pub joined: Vec<(ClaimId, ClaimId, Levels)>,
    /// How many pairs were compared in full.
    pub verified: usize,
}

/// Groups the claims of a story; their order must not depend on the order of inputs.
#[must_use]
pub fn group(claims: &[Claim]) -> Grouping {
    let rarity = rarity::Rarity::of(claims);
    let profiles: Vec<_> = claims.par_iter().map(|c| similarity::Profile::new(c, &rarity)).collect();
    let pairs = blocking::candidates(claims, &profiles);
    let scored: Vec<Option<Levels>> = pairs
        .par_iter()
        .map(|&(a, b)| similarity::compare(&claims[a], &claims[b], &profiles[a], &profiles[b]))
        .collect();
    let edges: Vec<_> = pairs
        .iter()
        .zip(&scored)
        .filter_map(|(&(a, b), levels)| levels.as_ref().filter(|l| l.score >= l.threshold()).map(|l| (a, b, l.clone())))
        .collect();
    let groups = components::components(claims.len(), &edges, |a, b| {
        similarity::compare(&claims[a], &claims[b], &profiles[a], &profiles[b])
    });
    let joined = edges.into_iter().map(|(a, b, l)| (claims[a].id.clone(), claims[b].id.clone(), l)).collect();
    Grouping { groups, joined, verified: pairs.len() }
}

/// What two claims must share before anything else is looked at: the kind, the unit's family, the slot.
fn family(claim: &Claim) -> String {
    use crate::model::Value;
    let unit = match &claim.value {
        Value::Quantity(range) => range.unit.family(),
        _ => "",
    };
    let subject = if claim.kind == Kind::Role { claim.question.subject.as_deref().unwrap_or("") } else { "" };
    let slot = claim.question.slot.as_deref().unwrap_or("");
    format!("{}|{unit}|{slot}|{}|{subject}", claim.kind, claim.question.qualifiers.join(","))
}

/// The levels of every pair of one family from different articles, by index: quadratic, for fitting weights on small stories.
#[must_use]
pub fn all_levels(claims: &[Claim]) -> Vec<(usize, usize, Levels)> {
    let rarity = rarity::Rarity::of(claims);
    let profiles: Vec<_> = claims.iter().map(|c| similarity::Profile::new(c, &rarity)).collect();
    let mut all = Vec::new();
    for a in 0..claims.len() {
        for b in a + 1..claims.len() {
            if claims[a].article != claims[b].article
                && let Some(levels) = similarity::compare(&claims[a], &claims[b], &profiles[a], &profiles[b])
            {
                all.push((a, b, levels));
            }
        }
    }
    all
}

//! Claims → clusters: which claims answer one question.
//!
//! Sees questions and masked words, never values: replacing a claim's value by another of its kind leaves
//! every cluster as it was. Names no kind's meaning and no language.

mod blocking;
mod components;
mod mutual;
mod profile;
mod rarity;
mod similarity;
mod weights;

use std::collections::HashMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::{Claim, ClaimId};
pub use similarity::{Levels, Match};
pub use weights::Row;

use profile::Profile;

/// The slot of claims that say who holds which office.
const OFFICE: &str = "office";

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

/// A pair of claims by index, compared.
type Scored = (usize, usize, Levels);

/// Groups the claims of a story; their order must not depend on the order of inputs.
#[must_use]
pub fn group(claims: &[Claim]) -> Grouping {
    let profiles = profiles(claims);
    let pairs = blocking::candidates(claims, &profiles);
    let verified = pairs.len();
    let scored = mutual::settle(claims, score(claims, &profiles, pairs));
    let edges: Vec<Scored> = scored.into_iter().filter(|(.., l)| l.score >= l.threshold()).collect();
    let mut numbers: HashMap<(&str, usize), usize> = HashMap::new();
    let sentences: Vec<usize> = claims
        .iter()
        .map(|c| {
            let next = numbers.len();
            *numbers.entry((&c.article, c.sentence.start)).or_insert(next)
        })
        .collect();
    let known: FxHashMap<(usize, usize), f64> =
        edges.iter().map(|(a, b, l)| ((*a, *b), l.score / l.threshold())).collect();
    let groups = components::components(
        claims.len(),
        &edges,
        |n| sentences[n],
        |a, b| {
            known.get(&(a, b)).copied().or_else(|| {
                let levels = similarity::compare(&claims[a], &claims[b], &profiles[a], &profiles[b])?.settled(true);
                Some(levels.score / levels.threshold())
            })
        },
    );
    let joined = edges.into_iter().map(|(a, b, l)| (claims[a].id.clone(), claims[b].id.clone(), l)).collect();
    Grouping { groups, joined, verified }
}

/// The levels of every pair of one family from different articles, by index: quadratic, for fitting weights on small stories.
#[must_use]
pub fn all_levels(claims: &[Claim]) -> Vec<(usize, usize, Levels)> {
    let profiles = profiles(claims);
    let pairs = (0..claims.len()).flat_map(|a| (a + 1..claims.len()).map(move |b| (a, b)));
    let across = pairs.filter(|(a, b)| claims[*a].article != claims[*b].article).collect();
    mutual::settle(claims, score(claims, &profiles, across))
}

fn profiles(claims: &[Claim]) -> Vec<Profile> {
    let rarity = rarity::Rarity::of(claims);
    let mut profiles: Vec<Profile> = claims.par_iter().map(|c| Profile::new(c, &rarity)).collect();
    let mut siblings: HashMap<(&str, String), usize> = HashMap::new();
    for (claim, profile) in claims.iter().zip(&profiles) {
        *siblings.entry((&claim.article, profile.family.clone())).or_default() += 1;
    }
    for (claim, profile) in claims.iter().zip(&mut profiles) {
        profile.siblings = siblings[&(claim.article.as_str(), profile.family.clone())];
    }
    profiles
}

/// Compares every pair; those that cannot be one question are left out.
fn score(claims: &[Claim], profiles: &[Profile], pairs: Vec<(usize, usize)>) -> Vec<Scored> {
    pairs
        .into_par_iter()
        .filter_map(|(a, b)| {
            similarity::compare(&claims[a], &claims[b], &profiles[a], &profiles[b]).map(|levels| (a, b, levels))
        })
        .collect()
}

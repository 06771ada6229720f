//! Which pairs are worth comparing? Claims of one family that share a telling word or gram; the work is bounded a claim.

use super::profile::Profile;
use crate::model::Claim;

/// How many of a claim's heaviest words are keys, and how many of its grams.
const KEYS: usize = 8;

/// In a block larger than this only neighbours in the order of their words are paired.
const BLOCK: usize = 64;

/// How many neighbours.
const NEIGHBOURS: usize = 6;

/// How many pairs a claim may bring, by the weight of the keys shared, then by place.
const PER_CLAIM: usize = 30;

/// What claims meet under.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The family alone: for those without words, and for offices.
    Family,
    Word(u32),
    Gram(u32),
}

/// Pairs `(a, b)` of different articles with `a < b`, ascending, each once.
pub fn candidates(claims: &[Claim], articles: &[usize], profiles: &[Profile]) -> Vec<(usize, usize)> {
    let mut keyed: Vec<(u32, Key, u32)> = Vec::new();
    for (n, profile) in profiles.iter().enumerate() {
        let mut key = |key| keyed.push((profile.family, key, n as u32));
        profile.terms.heaviest(KEYS).into_iter().for_each(|(w, _)| key(Key::Word(w)));
        profile.grams.heaviest(KEYS).into_iter().for_each(|(g, _)| key(Key::Gram(g)));
        if profile.terms.weights.is_empty() || claims[n].question.slot.as_deref() == Some(super::OFFICE) {
            key(Key::Family);
        }
    }
    keyed.sort_unstable();
    let mut meetings: Vec<(u32, u32)> = Vec::new();
    for block in keyed.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
        let mut members: Vec<u32> = block.iter().map(|k| k.2).collect();
        let reach = if members.len() > BLOCK {
            let words = |n: u32| claims[n as usize].question.masked.as_str();
            members.sort_by(|a, b| words(*a).cmp(words(*b)).then(a.cmp(b)));
            NEIGHBOURS
        } else {
            members.len()
        };
        for (n, &a) in members.iter().enumerate() {
            let others = members[n + 1..].iter().filter(|b| articles[a as usize] != articles[**b as usize]);
            meetings.extend(others.take(reach).map(|&b| (a.min(b), a.max(b))));
        }
    }
    meetings.sort_unstable();
    let mut by_claim: Vec<Vec<(usize, u32)>> = vec![Vec::new(); claims.len()];
    for run in meetings.chunk_by(|x, y| x == y) {
        let (a, b) = run[0];
        by_claim[a as usize].push((run.len(), b));
        by_claim[b as usize].push((run.len(), a));
    }
    let mut pairs = Vec::new();
    for (a, others) in by_claim.iter_mut().enumerate() {
        others.sort_by(|x, y| y.0.cmp(&x.0).then(x.1.cmp(&y.1)));
        pairs.extend(others.iter().take(PER_CLAIM).map(|&(_, b)| (a.min(b as usize), a.max(b as usize))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

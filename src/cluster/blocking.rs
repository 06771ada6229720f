//! Which pairs are worth comparing? Claims of one family that share a telling word; the work is bounded a claim.

use std::collections::BTreeMap;

use super::profile::Profile;
use crate::model::Claim;

/// How many of a claim's heaviest words are keys.
const KEYS: usize = 8;

/// In a block larger than this only neighbours in the order of their words are paired.
const BLOCK: usize = 48;

/// How many neighbours.
const NEIGHBOURS: usize = 6;

/// How many pairs a claim may bring, by the number of keys shared, then by place.
const PER_CLAIM: usize = 24;

/// Pairs `(a, b)` with `a < b`, ascending, each once.
pub fn candidates(claims: &[Claim], profiles: &[Profile]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (n, profile) in profiles.iter().enumerate() {
        let mut keys: Vec<&(String, f64)> = profile.terms.iter().collect();
        keys.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for (term, _) in keys.into_iter().take(KEYS) {
            blocks.entry((&profile.family, term)).or_default().push(n);
        }
        if profile.terms.is_empty() || claims[n].question.slot.as_deref() == Some(super::OFFICE) {
            blocks.entry((&profile.family, "")).or_default().push(n);
        }
    }
    let mut meetings: Vec<(usize, usize)> = Vec::new();
    for members in blocks.values_mut() {
        let reach = if members.len() > BLOCK {
            members.sort_by(|a, b| profiles[*a].masked.cmp(&profiles[*b].masked).then(a.cmp(b)));
            NEIGHBOURS
        } else {
            members.len()
        };
        for (n, &a) in members.iter().enumerate() {
            meetings.extend(members[n + 1..].iter().take(reach).map(|&b| (a.min(b), a.max(b))));
        }
    }
    meetings.sort_unstable();
    let mut by_claim: Vec<Vec<(usize, usize)>> = vec![Vec::new(); claims.len()];
    for run in meetings.chunk_by(|x, y| x == y) {
        let (a, b) = run[0];
        by_claim[a].push((run.len(), b));
        by_claim[b].push((run.len(), a));
    }
    let mut pairs = Vec::new();
    for (a, others) in by_claim.iter_mut().enumerate() {
        others.sort_by(|x, y| y.0.cmp(&x.0).then(x.1.cmp(&y.1)));
        pairs.extend(others.iter().take(PER_CLAIM).map(|&(_, b)| (a.min(b), a.max(b))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

//! Which pairs are each other's best match in the other's article? Of many look-alikes the mutual one is the likeliest.

use rustc_hash::FxHashMap;

use super::Scored;
use crate::model::Claim;

/// Scores this close count as equally good: an article may say one thing several times.
const TIE: f64 = 0.05;

/// Settles the mutual level of every pair.
pub fn settle(claims: &[Claim], scored: Vec<Scored>) -> Vec<Scored> {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let article: Vec<usize> = claims
        .iter()
        .map(|c| {
            let next = numbers.len();
            *numbers.entry(&c.article).or_insert(next)
        })
        .collect();
    let mut best: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    for (a, b, levels) in &scored {
        for (from, to) in [(*a, *b), (*b, *a)] {
            let known = best.entry((from, article[to])).or_insert(levels.score);
            *known = known.max(levels.score);
        }
    }
    let mutual: Vec<bool> = scored
        .iter()
        .map(|(a, b, levels)| {
            let near =
                |from: usize, to: usize| best.get(&(from, article[to])).is_some_and(|top| levels.score >= top - TIE);
            article[*a] != article[*b] && near(*a, *b) && near(*b, *a)
        })
        .collect();
    scored.into_iter().zip(mutual).map(|((a, b, levels), mutual)| (a, b, levels.settled(mutual))).collect()
}

//! Which pairs are worth comparing? In a small family all, so that every rival of a pair is known; in a large one claims that
//! share a telling word or gram. The work is bounded a claim.

use super::profile::Profiles;
use crate::model::Claim;

/// A family of up to so many claims is compared as a whole, but for pairs that nothing could join.
const WHOLE: usize = 256;

/// In a family of more, two claims that have no word in common are no pair.
const SMALL: usize = 64;

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

/// The claims of each family, ascending, by its number.
fn families(profiles: &Profiles) -> Vec<Vec<u32>> {
    let mut families: Vec<Vec<u32>> = Vec::new();
    for n in 0..profiles.stands.len() {
        let family = profiles.of(n).family as usize;
        families.resize_with(families.len().max(family + 1), Vec::new);
        families[family].push(n as u32);
    }
    families
}

/// The keys of every wording of the large families, ascending, each with those that have it.
fn keys(claims: &[Claim], profiles: &Profiles, large: &[bool]) -> Vec<(u32, Key, u32)> {
    let mut keyed: Vec<(u32, Key, u32)> = Vec::new();
    let asked = profiles.wordings.iter().enumerate().filter(|(_, w)| large[w.family as usize]);
    for (n, profile) in asked {
        let mut key = |key| keyed.push((profile.family, key, n as u32));
        profile.terms.heaviest(KEYS).into_iter().for_each(|(w, _)| key(Key::Word(w)));
        profile.grams.heaviest(KEYS).into_iter().for_each(|(g, _)| key(Key::Gram(g)));
        if profile.terms.weights.is_empty() || claims[profile.first].question.slot.as_deref() == Some(super::OFFICE) {
            key(Key::Family);
        }
    }
    keyed.sort_unstable();
    keyed
}

/// For each wording where its words stand among all, in their order: alike where they are the same.
fn ranks(claims: &[Claim], profiles: &Profiles) -> Vec<u32> {
    let words = |n: u32| claims[profiles.wordings[n as usize].first].question.masked.as_str();
    let mut order: Vec<u32> = (0..profiles.wordings.len() as u32).collect();
    order.sort_unstable_by(|a, b| words(*a).cmp(words(*b)));
    let mut ranks = vec![0; order.len()];
    for (rank, alike) in (0..).zip(order.chunk_by(|a, b| words(*a) == words(*b))) {
        alike.iter().for_each(|n| ranks[*n as usize] = rank);
    }
    ranks
}

/// For each claim those behind it that it meets under some key, once for each key.
fn meetings(claims: &[Claim], articles: &[usize], profiles: &Profiles, large: &[bool]) -> Vec<Vec<u32>> {
    let ranks = ranks(claims, profiles);
    let mut asked: Vec<Vec<u32>> = vec![Vec::new(); profiles.wordings.len()];
    for (n, stand) in (0..).zip(&profiles.stands) {
        asked[stand.wording as usize].push(n);
    }
    let mut meetings: Vec<Vec<u32>> = vec![Vec::new(); claims.len()];
    let mut members: Vec<(u32, u32)> = Vec::new();
    for block in keys(claims, profiles, large).chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
        members.clear();
        members.extend(block.iter().flat_map(|(.., n)| asked[*n as usize].iter().map(|m| (ranks[*n as usize], *m))));
        let reach = if members.len() > BLOCK { NEIGHBOURS } else { members.len() };
        if members.len() > BLOCK {
            members.sort_unstable();
        }
        for (n, &(_, a)) in members.iter().enumerate() {
            let others = members[n + 1..].iter().filter(|(_, b)| articles[a as usize] != articles[*b as usize]);
            others.take(reach).for_each(|&(_, b)| meetings[a.min(b) as usize].push(a.max(b)));
        }
    }
    meetings
}

/// Pairs `(a, b)` of different articles with `a < b`, ascending, each once.
pub fn candidates(claims: &[Claim], articles: &[usize], profiles: &Profiles) -> Vec<(usize, usize)> {
    let families = families(profiles);
    let large: Vec<bool> = families.iter().map(|members| members.len() > WHOLE).collect();
    let mut by_claim: Vec<Vec<(u32, u32)>> = vec![Vec::new(); claims.len()];
    let mut keys: Vec<u32> = vec![0; claims.len()];
    for (a, met) in meetings(claims, articles, profiles, &large).into_iter().enumerate() {
        met.iter().for_each(|b| keys[*b as usize] += 1);
        for b in met {
            let shared = std::mem::take(&mut keys[b as usize]);
            if shared > 0 {
                by_claim[a].push((shared, b));
                by_claim[b as usize].push((shared, a as u32));
            }
        }
    }
    let mut chosen: Vec<Vec<u32>> = vec![Vec::new(); claims.len()];
    for (a, others) in by_claim.iter_mut().enumerate() {
        if others.len() > PER_CLAIM {
            others.select_nth_unstable_by(PER_CLAIM, |x, y| y.0.cmp(&x.0).then(x.1.cmp(&y.1)));
            others.truncate(PER_CLAIM);
        }
        others.iter().for_each(|&(_, b)| chosen[a.min(b as usize)].push(b.max(a as u32)));
    }
    for members in families.iter().filter(|members| members.len() <= WHOLE) {
        for (n, &a) in members.iter().enumerate() {
            let near = |n: u32| &profiles.of(n as usize).near;
            let others = members[n + 1..].iter().filter(|b| articles[a as usize] != articles[**b as usize]);
            chosen[a as usize].extend(others.filter(|b| members.len() <= SMALL || near(a).meets(near(**b))));
        }
    }
    let mut pairs = Vec::new();
    for (a, behind) in chosen.iter_mut().enumerate() {
        behind.sort_unstable();
        behind.dedup();
        pairs.extend(behind.iter().map(|b| (a, *b as usize)));
    }
    pairs
}

//! Claims → clusters: which claims answer one question.
//!
//! Sees questions and masked words, never values: replacing a claim's value by another of its kind leaves
//! every cluster as it was. Names no kind's meaning and no language.

mod blocking;
mod components;
mod fitted;
mod mutual;
mod profile;
mod similarity;
mod weights;
mod words;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::{Claim, Tried};
use components::Likeness;
pub use mutual::Standing;
pub use similarity::{Levels, Match, WEIGHED};
pub use weights::Row;

use profile::{Profile, profiles};

/// The slot of claims that say who holds which office.
const OFFICE: &str = "office";

/// Claims brought together, before anything is compared.
#[derive(Clone, Debug)]
pub struct Group {
    /// Indices into the claims, ascending.
    pub members: Vec<usize>,
    /// The pairs that joined it, as indices into [`Grouping::joined`], the surest first: one fewer than members.
    pub joins: Vec<usize>,
}

/// The outcome of clustering.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// Every claim is in exactly one group; groups are ordered by their first member.
    pub groups: Vec<Group>,
    /// Pairs of claims, by index, that are alike enough to be joined, with the levels that matched.
    pub joined: Vec<(usize, usize, Levels)>,
    /// How many pairs were compared in full.
    pub verified: usize,
}

/// A pair of claims by index, compared.
type Scored = (usize, usize, Levels);

/// Where each claim stands: its article and its sentence, numbered; and its voice: the claims that say one thing of one
/// article again are one voice, numbered by the first.
struct Places {
    article: Vec<usize>,
    sentence: Vec<usize>,
    voice: Vec<usize>,
}

impl Places {
    fn of(claims: &[Claim]) -> Places {
        let mut articles: FxHashMap<&str, usize> = FxHashMap::default();
        let mut sentences: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let (mut article, mut sentence, mut voice) = (Vec::new(), Vec::new(), Vec::new());
        for (n, claim) in claims.iter().enumerate() {
            first.insert(&claim.id, n);
            voice.push(claim.echo_of.as_deref().and_then(|id| first.get(id)).copied().unwrap_or(n));
            let next = articles.len();
            let own = *articles.entry(&claim.article).or_insert(next);
            let next = sentences.len();
            sentence.push(*sentences.entry((own, claim.sentence.start)).or_insert(next));
            article.push(own);
        }
        Places { article, sentence, voice }
    }
}

/// How far clustering comes with the claims of a story, pair by pair, before anything is merged.
#[must_use]
pub fn tried(claims: &[Claim]) -> Tried {
    let (profiles, places) = (profiles(claims), Places::of(claims));
    let pairs = blocking::candidates(claims, &places.article, &profiles);
    let id = |n: usize| claims[n].id.clone();
    let named = |a: usize, b: usize| if claims[a].id <= claims[b].id { (id(a), id(b)) } else { (id(b), id(a)) };
    let scored = mutual::settle(&places, score(claims, &profiles, pairs));
    Tried {
        families: profiles.iter().enumerate().map(|(n, profile)| (id(n), profile.family)).collect(),
        shares: scored.into_iter().map(|(a, b, l)| (named(a, b), l.score / l.threshold())).collect(),
    }
}

/// Groups the claims of a story; their order must not depend on the order of inputs.
#[must_use]
pub fn group(claims: &[Claim]) -> Grouping {
    let (profiles, places) = (profiles(claims), Places::of(claims));
    let pairs = blocking::candidates(claims, &places.article, &profiles);
    let verified = pairs.len();
    let scored = mutual::settle(&places, score(claims, &profiles, pairs));
    let voiced = |a: usize, b: usize| (places.voice[a].min(places.voice[b]), places.voice[a].max(places.voice[b]));
    let mut known: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    for (a, b, levels) in &scored {
        let share = known.entry(voiced(*a, *b)).or_default();
        *share = share.max(levels.score / levels.threshold());
    }
    let edges: Vec<Scored> = scored.into_iter().filter(|(.., l)| l.score >= l.threshold()).collect();
    let groups = components::components(&places, &edges, |a, b| {
        if places.article[a] == places.article[b] {
            return Likeness::Unmeasured;
        }
        if let Some(share) = known.get(&voiced(a, b)) {
            return Likeness::Share(*share);
        }
        match similarity::compare(&claims[a], &claims[b], &profiles[a], &profiles[b]) {
            Some(levels) => {
                let alone = Standing::alone(levels.likeness);
                let levels = levels.settled(alone);
                Likeness::Share(levels.score / levels.threshold())
            }
            None => Likeness::Impossible,
        }
    });
    Grouping { groups, joined: edges, verified }
}

/// The levels of every pair of one family from different articles, by index: quadratic, for fitting weights on small stories.
#[must_use]
pub fn all_levels(claims: &[Claim]) -> Vec<(usize, usize, Levels)> {
    let (profiles, places) = (profiles(claims), Places::of(claims));
    let pairs = (0..claims.len()).flat_map(|a| (a + 1..claims.len()).map(move |b| (a, b)));
    let across = pairs.filter(|(a, b)| places.article[*a] != places.article[*b]).collect();
    mutual::settle(&places, score(claims, &profiles, across))
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

//! Claims → clusters: which claims answer one question.
//!
//! Sees questions and masked words, never values: replacing a claim's value by another of its kind leaves
//! every cluster as it was. Names no kind's meaning and no language.

mod blocking;
mod company;
mod compared;
mod components;
mod fitted;
mod mutual;
mod profile;
mod similarity;
mod weights;
mod words;

use rustc_hash::FxHashMap;

use crate::model::{Claim, Tried};
pub use company::{COMPANY, Company};
use compared::{Compared, Pair};
use components::Likeness;
pub use mutual::Standing;
pub use similarity::{Levels, Match, WEIGHED};
pub use weights::Row;

use profile::profiles;

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

/// Two claims, by index, that are alike enough to be joined.
#[derive(Clone, Copy, Debug)]
pub struct Joined {
    /// The one that stands first.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How surely they are one question, 0 to 1.
    pub score: f64,
    pair: Pair,
}

/// The outcome of clustering.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// Every claim is in exactly one group; groups are ordered by their first member.
    pub groups: Vec<Group>,
    /// Pairs that are alike enough to be joined, ascending.
    pub joined: Vec<Joined>,
    /// How many pairs were compared in full.
    pub verified: usize,
    compared: Compared,
}

impl Grouping {
    /// The levels at which a joined pair matched.
    #[must_use]
    pub fn levels(&self, joined: &Joined) -> Levels {
        self.compared.levels(&joined.pair)
    }

    /// Whether a joined pair is one question so surely that two values which miss each other narrowly are two accounts of one thing.
    #[must_use]
    pub fn is_likely(&self, joined: &Joined) -> bool {
        joined.score >= weights::LIKELY
    }

    /// Whether a joined pair is one question so surely that a contradiction between them is one.
    #[must_use]
    pub fn is_sure(&self, joined: &Joined) -> bool {
        joined.score >= weights::SURE && self.levels(joined).is_sure()
    }
}

/// Where each claim stands: its article and its sentence, numbered; and its voice: the claims that say one thing of one
/// article again are one voice, numbered by the first.
struct Places {
    article: Vec<usize>,
    sentence: Vec<usize>,
    voice: Vec<usize>,
    /// Of each sentence its article and where it begins.
    begins: Vec<(usize, usize)>,
}

impl Places {
    /// For each sentence that counts those that count before and after it in its article; for others none.
    fn next_to(&self, counts: impl Fn(usize) -> bool) -> Vec<[Option<usize>; 2]> {
        let mut order: Vec<usize> = (0..self.begins.len()).filter(|n| counts(*n)).collect();
        order.sort_unstable_by_key(|n| self.begins[*n]);
        let mut next_to = vec![[None; 2]; self.begins.len()];
        for two in order.windows(2).filter(|two| self.begins[two[0]].0 == self.begins[two[1]].0) {
            next_to[two[0]][1] = Some(two[1]);
            next_to[two[1]][0] = Some(two[0]);
        }
        next_to
    }

    fn of(claims: &[Claim]) -> Places {
        let mut articles: FxHashMap<&str, usize> = FxHashMap::default();
        let mut sentences: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let (mut article, mut sentence, mut voice, mut begins) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (n, claim) in claims.iter().enumerate() {
            first.insert(&claim.id, n);
            voice.push(claim.echo_of.as_deref().and_then(|id| first.get(id)).copied().unwrap_or(n));
            let next = articles.len();
            let own = *articles.entry(&claim.article).or_insert(next);
            let next = sentences.len();
            let its = *sentences.entry((own, claim.sentence.start)).or_insert(next);
            if its == next {
                begins.push((own, claim.sentence.start));
            }
            sentence.push(its);
            article.push(own);
        }
        Places { article, sentence, voice, begins }
    }
}

/// Compares pairs of claims, by index, and scores each as it stands among the others.
fn scored(claims: &[Claim], places: &Places, compared: &mut Compared, pairs: &[(usize, usize)]) -> Vec<Pair> {
    let settled = mutual::settle(places, compared.all(claims, pairs));
    company::accompany(places, settled, |n| compared.wording(n))
}

/// How far clustering comes with the claims of a story, pair by pair, before anything is merged.
#[must_use]
pub fn tried(claims: &[Claim]) -> Tried {
    let places = Places::of(claims);
    let profiles = profiles(claims, &places);
    let pairs = blocking::candidates(claims, &places.article, &profiles);
    let id = |n: usize| claims[n].id.clone();
    let named = |a: usize, b: usize| if claims[a].id <= claims[b].id { (id(a), id(b)) } else { (id(b), id(a)) };
    let families = (0..claims.len()).map(|n| (id(n), profiles.of(n).family)).collect();
    let mut compared = Compared::new(profiles);
    let scored = scored(claims, &places, &mut compared, &pairs);
    Tried { families, shares: scored.into_iter().map(|p| (named(p.a(), p.b()), p.score / p.row.threshold())).collect() }
}

/// Groups the claims of a story; their order must not depend on the order of inputs.
#[must_use]
pub fn group(claims: &[Claim]) -> Grouping {
    let places = Places::of(claims);
    let profiles = profiles(claims, &places);
    let pairs = blocking::candidates(claims, &places.article, &profiles);
    let verified = pairs.len();
    let mut compared = Compared::new(profiles);
    let mut edges = scored(claims, &places, &mut compared, &pairs);
    let known = Known::of(&places, &edges);
    edges.retain(|p| p.score >= p.row.threshold());
    let likeness = Voices { claims, places: &places, known, compared: &mut compared };
    let groups = components::components(&places, &edges, likeness);
    let joined = |pair: Pair| Joined { a: pair.a(), b: pair.b(), score: pair.score, pair };
    Grouping { groups, joined: edges.into_iter().map(joined).collect(), verified, compared }
}

/// The shares of the pairs that were compared, by voices: for each the voices behind it, ascending.
struct Known(Vec<Vec<(usize, f64)>>);

impl Known {
    fn of(places: &Places, scored: &[Pair]) -> Known {
        let mut known: Vec<Vec<(usize, f64)>> = vec![Vec::new(); places.voice.len()];
        for pair in scored {
            let (a, b) = (places.voice[pair.a()], places.voice[pair.b()]);
            known[a.min(b)].push((a.max(b), pair.score / pair.row.threshold()));
        }
        for behind in &mut known {
            // of what an article says again the surest counts
            behind.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
            behind.dedup_by_key(|(voice, _)| *voice);
        }
        Known(known)
    }

    fn share(&self, a: usize, b: usize) -> Option<f64> {
        let behind = &self.0[a.min(b)];
        behind.binary_search_by_key(&a.max(b), |(voice, _)| *voice).ok().map(|n| behind[n].1)
    }
}

/// How alike the claims of a story are: of voices that were compared what is known, of others as if they were alone.
struct Voices<'a> {
    claims: &'a [Claim],
    places: &'a Places,
    known: Known,
    compared: &'a mut Compared,
}

impl Likeness for Voices<'_> {
    fn possible(&self, a: usize, b: usize) -> bool {
        self.places.article[a] == self.places.article[b]
            || self.compared.possible(self.claims, a, b)
            || self.known.share(self.places.voice[a], self.places.voice[b]).is_some()
    }

    fn share(&mut self, a: usize, b: usize) -> Option<f64> {
        if self.places.article[a] == self.places.article[b] {
            return None;
        }
        let known = self.known.share(self.places.voice[a], self.places.voice[b]);
        known.or_else(|| {
            let Pair { row, likeness, .. } = self.compared.one(self.claims, a, b)?;
            Some(row.score(&Standing::alone(likeness), &Company::default()) / row.threshold())
        })
    }
}

/// The levels of every pair of one family from different articles, by index: quadratic, for fitting weights on small stories.
#[must_use]
pub fn all_levels(claims: &[Claim]) -> Vec<(usize, usize, Levels)> {
    let places = Places::of(claims);
    let mut compared = Compared::new(profiles(claims, &places));
    let pairs = (0..claims.len()).flat_map(|a| (a + 1..claims.len()).map(move |b| (a, b)));
    let across: Vec<(usize, usize)> = pairs.filter(|(a, b)| places.article[*a] != places.article[*b]).collect();
    let scored = scored(claims, &places, &mut compared, &across);
    scored.into_iter().map(|p| (p.a(), p.b(), compared.levels(&p))).collect()
}

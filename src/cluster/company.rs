//! What do the pairs around a pair say of it? Two claims are the likelier one question when what stands beside them is paired too, and
//! when third articles pair with both; a third article that pairs each of them with something else speaks against it.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Places;
use super::compared::Pair;

/// A pair scored less than this is no company.
const LEAST: f64 = 0.1;

/// The pairs around a pair, each figure 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Company {
    /// The score of the surest other pair of the same two sentences.
    pub beside: f64,
    /// The scores of all others, each claim paired once, for each other claim that the poorer sentence has.
    pub shared: f64,
    /// The score of the surest pair of the sentences next to the two.
    pub near: f64,
    /// How surely a claim of a third article is paired with both: of the two scores the smaller.
    pub third: f64,
    /// How much more surely a third article pairs the two with different claims than with one.
    pub rival: f64,
}

/// The names of the figures, in the order of [`Company::weighed`].
pub const COMPANY: [&str; 5] = ["beside", "shared", "near", "third", "rival"];

impl Company {
    /// The figures in the order of [`COMPANY`].
    #[must_use]
    pub fn weighed(&self) -> [f64; COMPANY.len()] {
        [self.beside, self.shared, self.near, self.third, self.rival]
    }
}

/// Scores every pair anew, in the company of the others. `wording` tells which claims ask in the same words: an article that repeats one
/// of the two is no third voice, so that one more copy of an article changes nothing.
pub fn accompany(places: &Places, pairs: Vec<Pair>, wording: impl Fn(usize) -> u32 + Sync) -> Vec<Pair> {
    let around = Around::of(places, &pairs, wording);
    pairs.into_par_iter().map(|pair| pair.accompanied(around.company(&pair))).collect()
}

/// Two voices and how surely they are one question.
type Scored = (f64, usize, usize);

/// Those that a voice is paired with.
#[derive(Clone, Debug, Default)]
struct Partners {
    /// Each with its score, ascending by article and voice.
    voices: Vec<(usize, f64)>,
    /// For each article the first of them, the next article's first, and the score of the surest.
    articles: Vec<(usize, Range<usize>, f64)>,
}

impl Partners {
    fn of(mut with: Vec<(usize, usize, f64)>) -> Partners {
        with.sort_unstable_by_key(|(article, voice, _)| (*article, *voice));
        let mut partners = Partners::default();
        for of_one in with.chunk_by(|x, y| x.0 == y.0) {
            let from = partners.voices.len();
            partners.voices.extend(of_one.iter().map(|(_, voice, score)| (*voice, *score)));
            let surest = of_one.iter().map(|(.., score)| *score).fold(0.0, f64::max);
            partners.articles.push((of_one[0].0, from..partners.voices.len(), surest));
        }
        partners
    }

    /// Of the voices of an article that two are paired with, the surest: of its two scores the smaller counts.
    fn common(&self, own: &Range<usize>, other: &Partners, others: &Range<usize>) -> f64 {
        let others = &other.voices[others.clone()];
        let met = self.voices[own.clone()].iter().filter_map(|(voice, score)| {
            let (_, its) = others.iter().find(|(other, _)| other == voice)?;
            Some(score.min(*its))
        });
        met.fold(0.0, f64::max)
    }
}

/// What stands around the pairs.
struct Around<'a, W> {
    places: &'a Places,
    wording: W,
    /// The articles in which a wording stands, ascending.
    said_in: FxHashMap<u32, Vec<usize>>,
    /// Of two sentences their pairs of voices, the surest first.
    meetings: FxHashMap<(usize, usize), Vec<Scored>>,
    /// For each voice those it is paired with.
    paired: Vec<Partners>,
    /// For each sentence how many of its voices could be paired at all.
    voices: Vec<usize>,
    /// For each sentence those before and after it in its article.
    next_to: Vec<[Option<usize>; 2]>,
}

impl<'a, W: Fn(usize) -> u32 + Sync> Around<'a, W> {
    fn of(places: &'a Places, pairs: &[Pair], wording: W) -> Around<'a, W> {
        let Places { article, sentence, voice, .. } = places;
        let mut said_in: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        let mut voices: FxHashSet<(usize, usize)> = FxHashSet::default();
        let mut count = vec![0; places.begins.len()];
        let mut seen = vec![false; voice.len()];
        let mut surest: FxHashMap<(usize, usize), f64> = FxHashMap::default();
        for pair in pairs {
            if pair.score >= LEAST {
                let known = surest.entry((voice[pair.a()], voice[pair.b()])).or_default();
                *known = known.max(pair.score);
            }
            for n in [pair.a(), pair.b()] {
                if !std::mem::replace(&mut seen[n], true) && voices.insert((sentence[n], voice[n])) {
                    count[sentence[n]] += 1;
                    said_in.entry(wording(n)).or_default().push(article[n]);
                }
            }
        }
        said_in.values_mut().for_each(|articles| articles.sort_unstable());
        let mut meetings: FxHashMap<(usize, usize), Vec<Scored>> = FxHashMap::default();
        for pair in pairs {
            let (a, b) = (voice[pair.a()], voice[pair.b()]);
            if let Some(&score) = surest.get(&(a, b)) {
                meetings.entry((sentence[pair.a()], sentence[pair.b()])).or_default().push((score, a, b));
            }
        }
        meetings.values_mut().for_each(|met| {
            met.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
            met.dedup();
        });
        let mut paired: Vec<Vec<(usize, usize, f64)>> = vec![Vec::new(); voice.len()];
        surest.iter().for_each(|(&(a, b), &score)| {
            paired[a].push((article[b], b, score));
            paired[b].push((article[a], a, score));
        });
        let paired = paired.into_iter().map(Partners::of).collect();
        let next_to = places.next_to(|sentence| count[sentence] > 0);
        Around { places, wording, said_in, meetings, paired, voices: count, next_to }
    }

    fn company(&self, pair: &Pair) -> Company {
        let (a, b) = (self.places.voice[pair.a()], self.places.voice[pair.b()]);
        let (x, y) = (self.places.sentence[pair.a()], self.places.sentence[pair.b()]);
        let (beside, sum) = self.others((x, y), (a, b));
        let size = self.voices[x].min(self.voices[y]) - 1;
        let shared = if size == 0 { 0.0 } else { sum / size as f64 };
        let around = |n: usize| self.next_to[n].into_iter().chain([Some(n)]).flatten();
        let meetings = around(x).flat_map(|i| around(y).map(move |j| (i, j))).filter(|met| *met != (x, y));
        let near = meetings.filter_map(|met| self.others_in(met, (a, b)).next()).map(|met| met.0).fold(0.0, f64::max);
        let (third, rival) = self.thirds(pair, (a, b));
        Company { beside, shared, near, third, rival }
    }

    /// The pairs of two sentences that neither of two voices has part in, the surest first.
    fn others_in(&self, met: (usize, usize), (a, b): (usize, usize)) -> impl Iterator<Item = &Scored> {
        let all = self.meetings.get(&met).map_or(&[][..], Vec::as_slice);
        all.iter().filter(move |(_, x, y)| *x != a && *y != b)
    }

    /// The surest of those pairs, and the sum of all, each voice paired once.
    fn others(&self, met: (usize, usize), own: (usize, usize)) -> (f64, f64) {
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let (mut surest, mut sum) = (0.0, 0.0);
        for &(score, x, y) in self.others_in(met, own) {
            if taken.iter().all(|(a, b)| *a != x && *b != y) {
                taken.push((x, y));
                surest = f64::max(surest, score);
                sum += score;
            }
        }
        (surest, sum)
    }

    /// How surely a third article says what both say, and how surely one says something else to each.
    fn thirds(&self, pair: &Pair, (a, b): (usize, usize)) -> (f64, f64) {
        let article = &self.places.article;
        let [said_a, said_b] = [pair.a(), pair.b()].map(|n| self.said_in.get(&(self.wording)(n)));
        let repeats =
            |of: usize| [said_a, said_b].into_iter().flatten().any(|articles| articles.binary_search(&of).is_ok());
        let no_third = |of: usize| of == article[a] || of == article[b] || repeats(of);
        let (with_a, with_b) = (&self.paired[a], &self.paired[b]);
        let (mut third, mut rival) = (0.0_f64, 0.0_f64);
        let mut others = with_b.articles.iter().peekable();
        for (of, one, surest) in &with_a.articles {
            while others.next_if(|(article, ..)| article < of).is_some() {}
            let Some((_, other, its)) = others.next_if(|(article, ..)| article == of) else { continue };
            // neither figure can come to more than this
            let most = surest.min(*its);
            if most <= third.min(rival) {
                continue;
            }
            let common = with_a.common(one, with_b, other);
            if (common > third || most - common > rival) && !no_third(*of) {
                third = third.max(common);
                rival = rival.max(most - common);
            }
        }
        (third, rival)
    }
}

//! How does a pair stand among all that its two claims could be paired with? Of many look-alikes the mutual one is the likeliest.

use rustc_hash::FxHashMap;

use super::{Places, Scored};

/// Logits this close count as equally good: an article may say one thing several times.
const TIE: f64 = 0.3;

/// A lead beyond this tells no more.
const CLEAR: f64 = 2.0;

/// How a pair stands among its rivals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The likeness of the surest pair of places where the two articles say the two things.
    pub likeness: f64,
    /// Whether each is the other's best match in the other's article.
    pub mutual: bool,
    /// By how much it is better than the best rival of either, as a logit from -2 to 2.
    pub lead: f64,
    /// Whether the two sentences are each other's best match.
    pub sentences: bool,
}

impl Standing {
    /// Without rivals.
    #[must_use]
    pub fn alone(likeness: f64) -> Standing {
        Standing { likeness, mutual: true, lead: CLEAR, sentences: true }
    }
}

/// The best likeness and the next.
#[derive(Clone, Copy)]
struct Best {
    first: f64,
    second: f64,
}

impl Best {
    fn lead(self, likeness: f64) -> f64 {
        likeness - if likeness >= self.first { self.second } else { self.first }
    }
}

/// Settles the standing of every pair of claims of different articles. What an article says again is no rival of itself.
pub fn settle(places: &Places, scored: Vec<Scored>) -> Vec<Scored> {
    let mut surest: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    let mut voices: Vec<(usize, usize)> = Vec::new();
    for (a, b, levels) in &scored {
        let pair = (places.voice[*a], places.voice[*b]);
        let known = surest.entry(pair).or_insert_with(|| {
            voices.push(pair);
            levels.likeness
        });
        *known = known.max(levels.likeness);
    }
    let mut best: FxHashMap<(usize, usize), Best> = FxHashMap::default();
    let mut meetings: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    let mut note = |claim: usize, article: usize, likeness: f64| {
        let known =
            best.entry((claim, article)).or_insert(Best { first: f64::NEG_INFINITY, second: f64::NEG_INFINITY });
        if likeness > known.first {
            *known = Best { first: likeness, second: known.first };
        } else {
            known.second = known.second.max(likeness);
        }
    };
    for &(a, b) in &voices {
        let likeness = surest[&(a, b)];
        note(a, places.article[b], likeness);
        note(b, places.article[a], likeness);
    }
    for (a, b, levels) in &scored {
        let known = meetings.entry((places.sentence[*a], places.sentence[*b])).or_insert(levels.likeness);
        *known = known.max(levels.likeness);
    }
    let mut best_sentence: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    for (a, b, _) in &scored {
        let (x, y) = (places.sentence[*a], places.sentence[*b]);
        let likeness = meetings[&(x, y)];
        for key in [(x, places.article[*b]), (y, places.article[*a])] {
            let known = best_sentence.entry(key).or_insert(likeness);
            *known = known.max(likeness);
        }
    }
    scored
        .into_iter()
        .map(|(a, b, levels)| {
            let (one, other) = (places.voice[a], places.voice[b]);
            let likeness = surest[&(one, other)];
            let (of_a, of_b) = (best[&(one, places.article[b])], best[&(other, places.article[a])]);
            let (x, y) = (places.sentence[a], places.sentence[b]);
            let meeting = meetings[&(x, y)];
            let standing = Standing {
                likeness,
                mutual: likeness >= of_a.first.max(of_b.first) - TIE,
                lead: of_a.lead(likeness).min(of_b.lead(likeness)).clamp(-CLEAR, CLEAR),
                sentences: meeting >= best_sentence[&(x, places.article[b])]
                    && meeting >= best_sentence[&(y, places.article[a])],
            };
            (a, b, levels.settled(standing))
        })
        .collect()
}

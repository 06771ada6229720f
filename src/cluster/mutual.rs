//! How does a pair stand among all that its two claims could be paired with? Of many look-alikes the mutual one is the likeliest.

use rustc_hash::FxHashMap;

use super::Places;
use super::compared::Pair;

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

    /// What it comes to, as a logit: before anything, the share of the likeness, what mutual, a unit of lead and sentences add.
    pub fn sum(&self, [base, share, mutual, lead, sentences]: &[f64; 5]) -> f64 {
        let is = |yes: bool| f64::from(u8::from(yes));
        base + share * self.likeness + mutual * is(self.mutual) + lead * self.lead + sentences * is(self.sentences)
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

impl Best {
    const NONE: Best = Best { first: f64::NEG_INFINITY, second: f64::NEG_INFINITY };

    fn note(&mut self, likeness: f64) {
        if likeness > self.first {
            *self = Best { first: likeness, second: self.first };
        } else {
            self.second = self.second.max(likeness);
        }
    }
}

/// Settles the standing of every pair of claims of different articles. What an article says again is no rival of itself.
pub fn settle(places: &Places, mut pairs: Vec<Pair>) -> Vec<Pair> {
    // for each article the pairs with those behind it: the other article, the pair
    let mut meetings: Vec<Vec<(usize, usize)>> = Vec::new();
    for (n, pair) in pairs.iter().enumerate() {
        let (a, b) = (places.article[pair.a()], places.article[pair.b()]);
        meetings.resize_with(meetings.len().max(a.min(b) + 1), Vec::new);
        meetings[a.min(b)].push((a.max(b), n));
    }
    let mut rivals = Rivals::new(places);
    for met in &mut meetings {
        met.sort_unstable();
        met.chunk_by(|x, y| x.0 == y.0).for_each(|two| rivals.settle(two, &mut pairs));
    }
    pairs
}

/// What is known of the pairs of two articles, filled and emptied again for each two.
struct Rivals<'a> {
    places: &'a Places,
    /// Of two voices the likeness of the surest pair of their claims.
    surest: FxHashMap<(usize, usize), f64>,
    /// Of two sentences the likeness of the surest pair of their claims.
    meetings: FxHashMap<(usize, usize), f64>,
    /// For each voice its best matches in the other article.
    best: Vec<Best>,
    /// For each sentence the likeness of its best match in the other article.
    best_sentence: Vec<f64>,
}

impl Rivals<'_> {
    fn new(places: &Places) -> Rivals<'_> {
        Rivals {
            places,
            surest: FxHashMap::default(),
            meetings: FxHashMap::default(),
            best: vec![Best::NONE; places.voice.len()],
            best_sentence: vec![f64::NEG_INFINITY; places.sentence.iter().max().map_or(0, |last| last + 1)],
        }
    }

    /// Settles all pairs of two articles, by index.
    fn settle(&mut self, met: &[(usize, usize)], pairs: &mut [Pair]) {
        if let [(_, one)] = met {
            let pair = &mut pairs[*one];
            *pair = pair.settled(Standing::alone(pair.likeness));
            return;
        }
        let Places { voice, sentence, .. } = self.places;
        let voices = |pair: &Pair| (voice[pair.a()], voice[pair.b()]);
        let sentences = |pair: &Pair| (sentence[pair.a()], sentence[pair.b()]);
        for pair in met.iter().map(|(_, n)| &pairs[*n]) {
            for (known, key) in [(&mut self.surest, voices(pair)), (&mut self.meetings, sentences(pair))] {
                let known = known.entry(key).or_insert(f64::NEG_INFINITY);
                *known = known.max(pair.likeness);
            }
            let (x, y) = sentences(pair);
            self.best_sentence[x] = self.best_sentence[x].max(pair.likeness);
            self.best_sentence[y] = self.best_sentence[y].max(pair.likeness);
        }
        #[allow(clippy::iter_over_hash_type, reason = "the best and the next are the same in any order")]
        for ((a, b), likeness) in &self.surest {
            self.best[*a].note(*likeness);
            self.best[*b].note(*likeness);
        }
        for (_, n) in met {
            let pair = &mut pairs[*n];
            *pair = pair.settled(self.standing(voices(pair), sentences(pair)));
        }
        for pair in met.iter().map(|(_, n)| &pairs[*n]) {
            let ((a, b), (x, y)) = (voices(pair), sentences(pair));
            (self.best[a], self.best[b]) = (Best::NONE, Best::NONE);
            (self.best_sentence[x], self.best_sentence[y]) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        }
        self.surest.clear();
        self.meetings.clear();
    }

    fn standing(&self, voices: (usize, usize), sentences: (usize, usize)) -> Standing {
        let (likeness, meeting) = (self.surest[&voices], self.meetings[&sentences]);
        let (of_a, of_b) = (self.best[voices.0], self.best[voices.1]);
        Standing {
            likeness,
            mutual: likeness >= of_a.first.max(of_b.first) - TIE,
            lead: of_a.lead(likeness).min(of_b.lead(likeness)).clamp(-CLEAR, CLEAR),
            sentences: meeting >= self.best_sentence[sentences.0] && meeting >= self.best_sentence[sentences.1],
        }
    }
}

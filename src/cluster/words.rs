//! How much does a word or a gram tell? Rare ones of the story much, those of every sentence little; numbered once, so
//! that claims are compared by numbers.

use rustc_hash::{FxHashMap, FxHashSet};

/// A bag of features: number and weight, ascending by number, each once; √ of the sum of squared weights, and their sum.
#[derive(Debug, Default)]
pub struct Bag {
    pub weights: Vec<(u32, f32)>,
    norm: f32,
    sum: f32,
}

impl Bag {
    /// Of features in any order; of a feature that stands several times the heaviest counts.
    pub fn new(mut weights: Vec<(u32, f32)>) -> Bag {
        weights.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        weights.dedup_by_key(|w| w.0);
        let norm = weights.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        let sum = weights.iter().map(|(_, w)| w).sum();
        Bag { weights, norm, sum }
    }

    /// The two weights of every feature that both have.
    fn shared<'a>(&'a self, other: &'a Bag) -> impl Iterator<Item = (f32, f32)> + 'a {
        let (x, y) = (&self.weights, &other.weights);
        let (mut a, mut b) = (0, 0);
        std::iter::from_fn(move || {
            while let (Some(p), Some(q)) = (x.get(a), y.get(b)) {
                match p.0.cmp(&q.0) {
                    std::cmp::Ordering::Less => a += 1,
                    std::cmp::Ordering::Greater => b += 1,
                    std::cmp::Ordering::Equal => {
                        (a, b) = (a + 1, b + 1);
                        return Some((p.1, q.1));
                    }
                }
            }
            None
        })
    }

    /// Whether the two have a feature in common; one that has none tells nothing against it.
    pub fn meets(&self, other: &Bag) -> bool {
        self.weights.is_empty() || other.weights.is_empty() || self.shared(other).next().is_some()
    }

    /// Cosine of two bags, 0 to 1.
    pub fn cosine(&self, other: &Bag) -> f64 {
        let norm = self.norm * other.norm;
        if norm > 0.0 { f64::from(self.shared(other).map(|(p, q)| p * q).sum::<f32>() / norm) } else { 0.0 }
    }

    /// How much of each bag's weight the other has too, 0 to 1: the larger share and the smaller.
    pub fn covered(&self, other: &Bag) -> (f64, f64) {
        let shared: f32 = self.shared(other).map(|(p, q)| p.min(q)).sum();
        let share = |of: f32| if of > 0.0 { f64::from(shared / of) } else { 0.0 };
        (share(self.sum.min(other.sum)), share(self.sum.max(other.sum)))
    }

    /// The weight of the heaviest feature that both have, by the one that gives it less.
    pub fn best(&self, other: &Bag) -> f64 {
        f64::from(self.shared(other).map(|(p, q)| p.min(q)).fold(0.0, f32::max))
    }

    /// Whether a feature is among them.
    pub fn has(&self, feature: u32) -> bool {
        self.weights.binary_search_by_key(&feature, |w| w.0).is_ok()
    }

    /// The heaviest features, at most `n`.
    pub fn heaviest(&self, n: usize) -> Vec<(u32, f32)> {
        let mut list = self.weights.clone();
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list.truncate(n);
        list
    }
}

/// The features of a story, numbered, with the number of claims that have each.
#[derive(Debug)]
pub struct Features<K> {
    numbers: FxHashMap<K, u32>,
    near: Vec<u32>,
    claims: usize,
}

impl<K: std::hash::Hash + Eq> Features<K> {
    /// Numbers the features in the order in which they first stand.
    pub fn of(claims: usize, features: impl Iterator<Item = impl Iterator<Item = K>>) -> Features<K> {
        let (mut numbers, mut near): (FxHashMap<K, u32>, Vec<u32>) = Default::default();
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        for claim in features {
            seen.clear();
            for feature in claim {
                let next = near.len() as u32;
                let number = *numbers.entry(feature).or_insert(next);
                if number == next {
                    near.push(0);
                }
                if seen.insert(number) {
                    near[number as usize] += 1;
                }
            }
        }
        Features { numbers, near, claims }
    }

    /// The number of a feature of the story.
    pub fn number(&self, feature: &K) -> Option<u32> {
        self.numbers.get(feature).copied()
    }

    /// ln(1 + claims / claims that have it).
    pub fn rarity(&self, number: u32) -> f32 {
        (1.0 + self.claims as f32 / self.near[number as usize].max(1) as f32).ln()
    }

    /// The rarity as a share of the rarest feature's, 0 to 1.
    pub fn share(&self, number: u32) -> f32 {
        self.rarity(number) / (1.0 + self.claims as f32).ln().max(f32::MIN_POSITIVE)
    }
}

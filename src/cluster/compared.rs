//! Pairs of claims, compared: two wordings once, however many claims ask in them.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::mutual::Standing;
use super::profile::Profiles;
use super::similarity::{Levels, compare, excluded};
use super::weights::Row;
use crate::model::Claim;

/// Two claims, compared; how they match is told by the levels of their wordings.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    a: u32,
    b: u32,
    /// The pair of wordings, by index.
    wordings: u32,
    /// Which weights apply.
    pub row: Row,
    /// The sum of the levels but the standing, as a logit.
    pub likeness: f64,
    /// How the pair stands among all that the two could be paired with.
    pub standing: Standing,
    /// All as a probability.
    pub score: f64,
}

impl Pair {
    /// The claim that stands first, by index.
    pub fn a(&self) -> usize {
        self.a as usize
    }

    /// The other.
    pub fn b(&self) -> usize {
        self.b as usize
    }

    /// The same with its standing known.
    pub fn settled(self, standing: Standing) -> Pair {
        Pair { standing, score: self.row.score(&standing), ..self }
    }
}

/// The pairs of wordings that were compared, each once.
#[derive(Clone, Debug)]
pub struct Compared {
    profiles: Arc<Profiles>,
    /// Where the levels of two wordings of one family stand.
    numbers: FxHashMap<(u32, u32), u32>,
    levels: Vec<Levels>,
}

impl Compared {
    /// Before anything is compared.
    pub fn new(profiles: Profiles) -> Compared {
        Compared { profiles: Arc::new(profiles), numbers: FxHashMap::default(), levels: Vec::new() }
    }

    /// Whether two claims could be one question at all.
    pub fn possible(&self, claims: &[Claim], a: usize, b: usize) -> bool {
        let (pa, pb) = (self.profiles.of(a), self.profiles.of(b));
        pa.family == pb.family && !excluded(&claims[a], &claims[b], pa, pb)
    }

    /// Compares every pair; those that cannot be one question are left out.
    pub fn all(&mut self, claims: &[Claim], pairs: &[(usize, usize)]) -> Vec<Pair> {
        let mut new: Vec<(u32, u32)> = Vec::new();
        let before = self.levels.len();
        let mut numbered = Vec::with_capacity(pairs.len());
        for &(a, b) in pairs {
            if !self.possible(claims, a, b) {
                continue;
            }
            let wordings = self.wordings(a, b);
            let number = *self.numbers.entry(wordings).or_insert_with(|| {
                new.push(wordings);
                (before + new.len() - 1) as u32
            });
            numbered.push((a, b, number));
        }
        let profiles = Arc::clone(&self.profiles);
        let levels: Vec<Levels> = new.par_iter().map(|(a, b)| levels(claims, &profiles, *a, *b)).collect();
        self.levels.extend(levels);
        numbered.into_par_iter().map(|(a, b, number)| self.pair(a, b, number)).collect()
    }

    /// Compares one pair; `None` where they cannot be one question.
    pub fn one(&mut self, claims: &[Claim], a: usize, b: usize) -> Option<Pair> {
        if !self.possible(claims, a, b) {
            return None;
        }
        let wordings = self.wordings(a, b);
        let known = self.numbers.get(&wordings).copied();
        let number = known.unwrap_or_else(|| {
            let next = self.levels.len() as u32;
            self.levels.push(levels(claims, &self.profiles, wordings.0, wordings.1));
            self.numbers.insert(wordings, next);
            next
        });
        Some(self.pair(a, b, number))
    }

    /// The levels at which a pair matches.
    pub fn levels(&self, pair: &Pair) -> Levels {
        self.placed(pair.a(), pair.b(), pair.wordings).settled(pair.standing)
    }

    fn wordings(&self, a: usize, b: usize) -> (u32, u32) {
        (self.profiles.stands[a].wording, self.profiles.stands[b].wording)
    }

    fn placed(&self, a: usize, b: usize, wordings: u32) -> Levels {
        self.levels[wordings as usize].placed(&self.profiles.stands[a], &self.profiles.stands[b])
    }

    fn pair(&self, a: usize, b: usize, wordings: u32) -> Pair {
        let Levels { row, likeness, standing, score, .. } = self.placed(a, b, wordings);
        Pair { a: a as u32, b: b as u32, wordings, row, likeness, standing, score }
    }
}

/// The levels of two wordings of one family.
fn levels(claims: &[Claim], profiles: &Profiles, a: u32, b: u32) -> Levels {
    let (a, b) = (&profiles.wordings[a as usize], &profiles.wordings[b as usize]);
    compare(&claims[a.first], &claims[b.first], a, b)
}

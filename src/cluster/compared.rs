//! Pairs of claims, compared: two wordings once, however many claims ask in them.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::company::Company;
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
    /// What the pairs around it say of it.
    pub company: Company,
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
        Pair { standing, score: self.row.first_score(&standing), ..self }
    }

    /// The same with its company known.
    pub fn accompanied(self, company: Company) -> Pair {
        Pair { company, score: self.row.score(&self.standing, &company), ..self }
    }
}

/// The number of two wordings that cannot be one question.
const EXCLUDED: u32 = u32::MAX;

/// The pairs of wordings that were compared, each once.
#[derive(Clone, Debug)]
pub struct Compared {
    profiles: Arc<Profiles>,
    /// Where the levels of two wordings of one family stand; [`EXCLUDED`] where they cannot be one question.
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
        let known = self.numbers.get(&self.wordings(a, b));
        known.map_or_else(|| self.fits(claims, self.wordings(a, b)), |number| *number != EXCLUDED)
    }

    /// Whether two wordings could be one question: claims of one wording have one question.
    fn fits(&self, claims: &[Claim], (a, b): (u32, u32)) -> bool {
        let (pa, pb) = (&self.profiles.wordings[a as usize], &self.profiles.wordings[b as usize]);
        pa.family == pb.family && !excluded(&claims[pa.first], &claims[pb.first], pa, pb)
    }

    /// Compares every pair; those that cannot be one question are left out.
    pub fn all(&mut self, claims: &[Claim], pairs: &[(usize, usize)]) -> Vec<Pair> {
        let mut new: Vec<(u32, u32)> = Vec::new();
        let before = self.levels.len();
        let mut numbered = Vec::with_capacity(pairs.len());
        for &(a, b) in pairs {
            let wordings = self.wordings(a, b);
            let known = self.numbers.get(&wordings).copied();
            let number = known.unwrap_or_else(|| {
                let fits = self.fits(claims, wordings);
                let number = if fits { (before + new.len()) as u32 } else { EXCLUDED };
                new.extend(fits.then_some(wordings));
                self.numbers.insert(wordings, number);
                number
            });
            if number != EXCLUDED {
                numbered.push((a, b, number));
            }
        }
        let profiles = Arc::clone(&self.profiles);
        let levels: Vec<Levels> = new.par_iter().map(|(a, b)| levels(claims, &profiles, *a, *b)).collect();
        self.levels.extend(levels);
        numbered.into_par_iter().map(|(a, b, number)| self.pair(a, b, number)).collect()
    }

    /// Compares one pair; `None` where they cannot be one question.
    pub fn one(&mut self, claims: &[Claim], a: usize, b: usize) -> Option<Pair> {
        let wordings = self.wordings(a, b);
        let known = self.numbers.get(&wordings).copied();
        let number = known.unwrap_or_else(|| {
            let fits = self.fits(claims, wordings);
            let number = if fits { self.levels.len() as u32 } else { EXCLUDED };
            self.levels.extend(fits.then(|| levels(claims, &self.profiles, wordings.0, wordings.1)));
            self.numbers.insert(wordings, number);
            number
        });
        (number != EXCLUDED).then(|| self.pair(a, b, number))
    }

    /// The levels at which a pair matches.
    pub fn levels(&self, pair: &Pair) -> Levels {
        let (a, b) = (&self.profiles.stands[pair.a()], &self.profiles.stands[pair.b()]);
        self.levels[pair.wordings as usize].placed(a, b).settled(pair.standing, pair.company)
    }

    /// The wording that a claim asks in, by index.
    pub fn wording(&self, claim: usize) -> u32 {
        self.profiles.stands[claim].wording
    }

    fn wordings(&self, a: usize, b: usize) -> (u32, u32) {
        (self.wording(a), self.wording(b))
    }

    fn pair(&self, a: usize, b: usize, wordings: u32) -> Pair {
        let levels = &self.levels[wordings as usize];
        let likeness = levels.likeness_of(&self.profiles.stands[a], &self.profiles.stands[b]);
        let Levels { row, standing, company, score, .. } = *levels;
        Pair { a: a as u32, b: b as u32, wordings, row, likeness, standing, company, score }
    }
}

/// The levels of two wordings of one family.
fn levels(claims: &[Claim], profiles: &Profiles, a: u32, b: u32) -> Levels {
    let (a, b) = (&profiles.wordings[a as usize], &profiles.wordings[b as usize]);
    compare(&claims[a.first], &claims[b.first], a, b)
}

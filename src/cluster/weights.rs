//! What each level is worth. One row a shape, because what ties two dates is not what ties two sums.

use super::company::{COMPANY, Company};
use super::fitted;
use super::mutual::Standing;
use super::similarity::{PLACED, WEIGHED};
use crate::model::{Claim, Kind, Value};

/// Which weights apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// Dates and clock times.
    Time,
    /// Lengths of time.
    Duration,
    /// Lengths of time since the last time and the time they are counted from: rare in any story.
    Gap,
    /// Counts, ranks and ages.
    Count,
    /// Money, shares, measures and all other numbers.
    Quantity,
    /// Sets of names and places.
    Names,
    /// What is said without a value.
    Statement,
    /// Offices: the family already says whose.
    Office,
}

/// The weights of one row.
pub struct Weights {
    /// Before anything matches.
    pub base: f64,
    /// Of the levels, in the order of [`WEIGHED`].
    pub levels: [f64; WEIGHED.len()],
    /// What the standing adds: before anything, the share of the likeness, mutual, a unit of lead, sentences.
    pub standing: [f64; 5],
    /// The same where its company is known too, and what each figure of it adds, in the order of [`COMPANY`].
    pub company: ([f64; 5], [f64; COMPANY.len()]),
    /// The score from which two claims are joined.
    pub threshold: f64,
}

impl Row {
    /// The row of a claim.
    pub fn of(claim: &Claim) -> Row {
        let slot = claim.question.slot.as_deref();
        match &claim.value {
            _ if slot == Some(super::OFFICE) => Row::Office,
            _ if matches!(slot, Some("gap" | "since")) => Row::Gap,
            Value::Time(_) => Row::Time,
            Value::Duration(_) => Row::Duration,
            Value::Quantity(_) if matches!(claim.kind, Kind::Count | Kind::Ordinal | Kind::Age) => Row::Count,
            Value::Quantity(_) => Row::Quantity,
            Value::Name(_) | Value::Set(_) => Row::Names,
            Value::Statement(_) => Row::Statement,
        }
    }

    fn weights(self) -> &'static Weights {
        match self {
            Row::Time => &fitted::TIME,
            Row::Gap => &fitted::GAP,
            Row::Duration => &fitted::DURATION,
            Row::Count => &fitted::COUNT,
            Row::Quantity => &fitted::QUANTITY,
            Row::Names => &fitted::NAMES,
            Row::Statement => &fitted::STATEMENT,
            Row::Office => &fitted::OFFICE,
        }
    }

    /// The score from which claims are joined.
    #[must_use]
    pub fn threshold(self) -> f64 {
        self.weights().threshold
    }

    /// The sum of the levels but the standing, as a logit; of the levels in the order of [`WEIGHED`].
    pub fn likeness(self, levels: &[f64; WEIGHED.len()]) -> f64 {
        let weights = self.weights();
        weights.base + weights.levels.iter().zip(levels).map(|(w, level)| w * level).sum::<f64>()
    }

    /// What the places of two claims add to the likeness of their words; of the levels `PLACED`.
    pub fn likeness_of_places(self, levels: [f64; PLACED.len()]) -> f64 {
        let weights = self.weights();
        PLACED.iter().zip(levels).map(|(n, level)| weights.levels[*n] * level).sum()
    }

    /// How a pair stands, as a probability, 0 to 1: by this it is company to others.
    pub fn first_score(self, standing: &Standing) -> f64 {
        probability(standing.sum(&self.weights().standing))
    }

    /// How a pair stands and what company it has, as a probability, 0 to 1.
    pub fn score(self, standing: &Standing, company: &Company) -> f64 {
        let (stands, has) = &self.weights().company;
        let has: f64 = has.iter().zip(company.weighed()).map(|(weight, figure)| weight * figure).sum();
        probability(standing.sum(stands) + has)
    }
}

fn probability(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

/// From this score a contradiction between two claims is reported as one: a false conflict costs more than a missed one.
pub const SURE: f64 = 0.78;

/// From this score two values that miss each other narrowly are two accounts of one thing. On the stories that rules may know as
/// many conflicts are found as with any joined pair, on real ones none of two things.
pub const LIKELY: f64 = 0.65;

//! How much do two questions look alike? Named levels that double as the explanation of a match.

use std::fmt;

use super::rarity::Rarity;
use crate::model::Claim;

/// What is compared of one claim, prepared once.
#[derive(Debug)]
pub struct Profile {
    /// Hash of the family: see [`super::family`].
    pub family: String,
    /// Term and weight (rarity × nearness), sorted by term; each term once, at its nearest place.
    pub terms: Vec<(String, f64)>,
    /// √ of the sum of squared weights.
    norm: f64,
    /// The masked words, for [`strsim`].
    masked: String,
}

/// At this distance a word counts half.
const HALF: f64 = 4.0;

impl Profile {
    /// Prepares one claim.
    pub fn new(claim: &Claim, rarity: &Rarity) -> Profile {
        let mut terms: Vec<(String, f64)> = claim
            .question
            .terms
            .iter()
            .map(|t| (t.stem.clone(), rarity.weight(&t.stem) * HALF / (HALF + f64::from(t.distance.abs() - 1))))
            .collect();
        terms.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        terms.dedup_by(|a, b| a.0 == b.0);
        let norm = terms.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
        Profile { family: super::family(claim), terms, norm, masked: claim.question.masked.clone() }
    }

    /// Cosine of the weighted terms, 0 to 1.
    fn cosine(&self, other: &Profile) -> f64 {
        let (mut a, mut b, mut dot) = (0, 0, 0.0);
        while let (Some(x), Some(y)) = (self.terms.get(a), other.terms.get(b)) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    dot += x.1 * y.1;
                    a += 1;
                    b += 1;
                }
            }
        }
        let norm = self.norm * other.norm;
        if norm > 0.0 { dot / norm } else { 0.0 }
    }

    fn has(&self, stem: &str) -> bool {
        self.terms.binary_search_by(|(t, _)| t.as_str().cmp(stem)).is_ok()
    }
}

/// Whether a feature of two questions is the same, different, or not known on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same.
    Same,
    /// Not known on one side or on both.
    Unknown,
    /// Known and not the same.
    Different,
}

impl Match {
    fn of<T: PartialEq>(a: Option<T>, b: Option<T>) -> Match {
        match (a, b) {
            (Some(a), Some(b)) if a == b => Match::Same,
            (Some(_), Some(_)) => Match::Different,
            _ => Match::Unknown,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Match::Same => "same",
            Match::Unknown => "unknown",
            Match::Different => "different",
        }
    }
}

/// The levels at which two questions match, and what they add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    /// Subject.
    pub subject: Match,
    /// Predicate or its everyday concept.
    pub relation: Match,
    /// Counted thing.
    pub counted: Match,
    /// Cosine of terms, weighted by rarity and nearness, 0 to 1.
    pub terms: f64,
    /// Sørensen–Dice of the character bigrams of the masked words (strsim), 0 to 1.
    pub bigrams: f64,
    /// The kind's threshold.
    pub kind: crate::model::Kind,
    /// Their sum; see [`THRESHOLD`].
    pub score: f64,
}

/// From here on two claims answer one question.
pub const THRESHOLD: f64 = 0.5;

impl Levels {
    /// The score from which claims of this kind are joined.
    #[must_use]
    pub fn threshold(&self) -> f64 {
        THRESHOLD
    }
}

impl fmt::Display for Levels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "subject {}, relation {}, counted {}, terms {:.2}, bigrams {:.2}: score {:.2} of {:.2}",
            self.subject.word(),
            self.relation.word(),
            self.counted.word(),
            self.terms,
            self.bigrams,
            self.score,
            self.threshold()
        )
    }
}

/// Compares two questions; `None` when they cannot be one.
pub fn compare(a: &Claim, b: &Claim, pa: &Profile, pb: &Profile) -> Option<Levels> {
    if pa.family != pb.family {
        return None;
    }
    let (qa, qb) = (&a.question, &b.question);
    let subject = match Match::of(qa.subject.as_deref(), qb.subject.as_deref()) {
        Match::Different => {
            let near = |p: &Profile, s: &Option<String>| s.as_deref().is_some_and(|s| p.has(s));
            if near(pa, &qb.subject) || near(pb, &qa.subject) { Match::Unknown } else { Match::Different }
        }
        other => other,
    };
    let relation = Match::of(qa.relation.as_deref(), qb.relation.as_deref());
    let counted = Match::of(qa.counted.as_deref(), qb.counted.as_deref());
    let mut levels = Levels {
        subject,
        relation,
        counted,
        terms: pa.cosine(pb),
        bigrams: strsim::sorensen_dice(&pa.masked, &pb.masked),
        kind: a.kind,
        score: 0.0,
    };
    levels.score = score(&levels);
    Some(levels)
}

fn score(levels: &Levels) -> f64 {
    if levels.kind == crate::model::Kind::Role {
        return 1.0;
    }
    let sum = levels.terms * 4.0 + levels.bigrams * 2.0;
    1.0 / (1.0 + (2.0 - sum).exp())
}

//! What each level is worth. Fitted by logistic regression on annotated stories (`examples/levels.rs` prints what they
//! were fitted on), rounded to quarters by hand; one row a shape, because what ties two dates is not what ties two sums.

use super::similarity::{Levels, Match};
use crate::model::Value;

/// Which weights apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Dates and clock times.
    Time,
    /// Lengths of time.
    Duration,
    /// Lengths of time since the last time and the time they are counted from: rare in any story.
    Gap,
    /// Numbers.
    Quantity,
    /// Sets of names and places.
    Names,
    /// What is said without a value.
    Statement,
    /// Offices: the family already says whose.
    Office,
}

struct Weights {
    base: f64,
    clause: f64,
    terms: f64,
    bigrams: f64,
    subject: (f64, f64),
    relation: (f64, f64),
    figure: (f64, f64),
    toll: f64,
    counted: (f64, f64),
    modifiers: (f64, f64),
    people: (f64, f64),
    event: f64,
    frame: (f64, f64),
    stray: f64,
    alone: f64,
    mutual: f64,
    threshold: f64,
}

const NONE: Weights = Weights {
    base: 0.0,
    clause: 0.0,
    terms: 0.0,
    bigrams: 0.0,
    subject: (0.0, 0.0),
    relation: (0.0, 0.0),
    figure: (0.0, 0.0),
    toll: 0.0,
    counted: (0.0, 0.0),
    modifiers: (0.0, 0.0),
    people: (0.0, 0.0),
    event: 0.0,
    frame: (0.0, 0.0),
    stray: 0.0,
    alone: 0.0,
    mutual: 0.0,
    threshold: 0.5,
};

const TIME: Weights = Weights {
    base: -3.25,
    terms: 5.0,
    bigrams: 8.0,
    subject: (0.0, -1.0),
    relation: (0.25, -0.25),
    people: (0.75, -0.5),
    mutual: 0.75,
    clause: 2.0,
    threshold: 0.5,
    event: 2.0,
    ..NONE
};

const GAP: Weights = Weights {
    base: -1.25,
    terms: 2.0,
    bigrams: 1.0,
    subject: (3.5, -2.5),
    relation: (1.0, 0.0),
    people: (0.5, 0.0),
    ..NONE
};

const DURATION: Weights = Weights {
    base: -3.0,
    terms: 4.0,
    bigrams: 2.5,
    subject: (1.25, -0.75),
    relation: (0.0, -0.5),
    people: (0.0, -1.5),
    mutual: 1.0,
    threshold: 0.55,
    clause: 2.75,
    alone: 2.0,
    ..NONE
};

const QUANTITY: Weights = Weights {
    base: -3.5,
    terms: 2.0,
    bigrams: 7.5,
    subject: (0.0, -1.75),
    relation: (0.25, 0.0),
    figure: (0.75, -5.0),
    toll: 3.0,
    counted: (0.75, -0.25),
    modifiers: (1.0, -0.5),
    frame: (1.5, -3.0),
    stray: -3.0,
    alone: 2.5,
    mutual: 1.5,
    threshold: 0.6,
    clause: 2.75,
    ..NONE
};

const NAMES: Weights = Weights {
    base: -2.5,
    terms: 4.0,
    bigrams: 5.5,
    subject: (0.25, -1.0),
    relation: (0.0, -0.5),
    people: (0.0, -2.5),
    mutual: 1.0,
    threshold: 0.8,
    ..NONE
};

const STATEMENT: Weights = Weights {
    base: -3.0,
    clause: 8.0,
    terms: 3.0,
    bigrams: 15.0,
    subject: (0.0, -1.0),
    threshold: 0.5,
    event: 2.25,
    ..NONE
};

/// An office belongs to its holder: the family has said all.
const OFFICE: Weights = Weights { base: 20.0, ..NONE };

impl Row {
    /// The row of a value in its slot.
    pub fn of(value: &Value, slot: Option<&str>) -> Row {
        match value {
            _ if slot == Some(super::OFFICE) => Row::Office,
            _ if matches!(slot, Some("gap" | "since")) => Row::Gap,
            Value::Time(_) => Row::Time,
            Value::Duration(_) => Row::Duration,
            Value::Quantity(_) => Row::Quantity,
            Value::Name(_) | Value::Set(_) => Row::Names,
            Value::Statement(_) => Row::Statement,
        }
    }

    fn weights(self) -> &'static Weights {
        match self {
            Row::Time => &TIME,
            Row::Gap => &GAP,
            Row::Duration => &DURATION,
            Row::Quantity => &QUANTITY,
            Row::Names => &NAMES,
            Row::Statement => &STATEMENT,
            Row::Office => &OFFICE,
        }
    }

    /// The score from which claims are joined.
    #[must_use]
    pub fn threshold(self) -> f64 {
        self.weights().threshold
    }
}

/// From this score a contradiction between two claims is reported as one: a false conflict costs more than a missed one.
pub const SURE: f64 = 0.9;

/// The levels as a probability, 0 to 1.
pub fn score(levels: &Levels) -> f64 {
    let w = levels.row.weights();
    let pick = |m: Match, (same, different): (f64, f64)| match m {
        Match::Same => same,
        Match::Unknown => 0.0,
        Match::Different => different,
    };
    let sum = w.base
        + w.clause * levels.clause
        + w.terms * levels.terms
        + w.bigrams * levels.bigrams
        + pick(levels.subject, w.subject)
        + pick(levels.relation, w.relation)
        + pick(levels.figure, w.figure)
        + if levels.toll { w.toll } else { 0.0 }
        + pick(levels.counted, w.counted)
        + pick(levels.modifiers, w.modifiers)
        + pick(levels.people, w.people)
        + if levels.event { w.event } else { 0.0 }
        + pick(levels.frame, w.frame)
        + w.stray * levels.stray
        + w.alone * levels.alone
        + if levels.mutual { w.mutual } else { 0.0 };
    1.0 / (1.0 + (-sum).exp())
}

//! How do two values of one shape relate, leaving aside who says them and when?

mod duration;
mod name;
mod period;
mod range;
mod statement;

use crate::model::{Reason, Value};

/// Which of two values is the more precise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finer {
    /// The first.
    First,
    /// The second.
    Second,
}

/// How two values relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same under the shape's tolerance.
    Same(Reason),
    /// Compatible, one contains the other.
    Within(Finer, Reason),
    /// They cannot both hold.
    Apart(Reason),
}

impl Outcome {
    /// The outcome of the pair the other way round.
    #[must_use]
    pub fn flip(self) -> Outcome {
        match self {
            Outcome::Within(Finer::First, reason) => Outcome::Within(Finer::Second, reason),
            Outcome::Within(Finer::Second, reason) => Outcome::Within(Finer::First, reason),
            other => other,
        }
    }
}

fn reason(code: &'static str, figures: [String; 2]) -> Reason {
    Reason { code, figures: figures.to_vec() }
}

/// Compares two values; `None` when nothing can be said.
#[must_use]
pub fn compare(a: &Value, b: &Value) -> Option<Outcome> {
    match (a, b) {
        (Value::Time(a), Value::Time(b)) => period::compare(a, b),
        (Value::Duration(a), Value::Duration(b)) => duration::compare(a, b),
        (Value::Quantity(a), Value::Quantity(b)) => range::compare(a, b),
        (Value::Name(a), Value::Name(b)) => name::compare(a, b),
        (Value::Set(a), Value::Set(b)) => name::compare_sets(a, b),
        (Value::Statement(a), Value::Statement(b)) => Some(statement::compare(a, b)),
        _ => None,
    }
}

//! How do two values of one shape relate, leaving aside who says them and when?

mod duration;
mod name;
mod period;
mod range;
mod statement;

pub use statement::NEAR;

use crate::model::{Reason, Value};

/// Which of two values is the more precise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finer {
    /// The first.
    First,
    /// The second.
    Second,
}

/// How two values relate, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<R = Reason> {
    /// The same under the shape's tolerance.
    Same(R),
    /// Compatible, one contains the other.
    Within(Finer, R),
    /// They cannot both hold.
    Apart(R),
}

/// How two values relate, with the code of the reason alone: the figures are written only where somebody reads them.
pub type Bare = Outcome<&'static str>;

impl<R> Outcome<R> {
    /// The same with another reason.
    #[must_use]
    pub fn because<S>(self, reason: impl FnOnce(R) -> S) -> Outcome<S> {
        match self {
            Outcome::Same(r) => Outcome::Same(reason(r)),
            Outcome::Within(finer, r) => Outcome::Within(finer, reason(r)),
            Outcome::Apart(r) => Outcome::Apart(reason(r)),
        }
    }

    /// The outcome of the pair the other way round.
    #[must_use]
    pub fn flip(self) -> Self {
        match self {
            Outcome::Within(Finer::First, reason) => Outcome::Within(Finer::Second, reason),
            Outcome::Within(Finer::Second, reason) => Outcome::Within(Finer::First, reason),
            other => other,
        }
    }
}

/// Compares two values; `None` when nothing can be said.
#[must_use]
pub fn compare(a: &Value, b: &Value) -> Option<Outcome> {
    bare(a, b).map(|outcome| outcome.because(|code| reason(code, a, b)))
}

/// The same without the figures of the reason.
#[must_use]
pub fn bare(a: &Value, b: &Value) -> Option<Bare> {
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

/// The reason of that code with the figures of two values that were compared.
#[must_use]
pub fn reason(code: &'static str, a: &Value, b: &Value) -> Reason {
    let figures = match (a, b) {
        (Value::Time(a), Value::Time(b)) => period::figures(a, b),
        (Value::Duration(a), Value::Duration(b)) => range::figures(&a.range, &b.range),
        (Value::Quantity(a), Value::Quantity(b)) => range::figures(a, b),
        (Value::Name(a), Value::Name(b)) => [a.name.clone(), b.name.clone()],
        (Value::Set(a), Value::Set(b)) => [a, b].map(name::written),
        (Value::Statement(a), Value::Statement(b)) => [a, b].map(statement::written),
        _ => return Reason { code, figures: Vec::new() },
    };
    Reason { code, figures: figures.into() }
}

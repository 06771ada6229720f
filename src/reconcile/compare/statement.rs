//! Statements: polarity and the ladder considered → planned → expected → under way → done → cancelled.

use super::{Bare, Outcome};
use crate::model::{State, Statement};

/// Compares two statements of one matter.
pub fn compare(a: &Statement, b: &Statement) -> Bare {
    if a == b {
        Outcome::Same("statement/same")
    } else if a.polarity == b.polarity && [a.state, b.state].iter().all(|s| matches!(s, State::UnderWay | State::Done))
    {
        Outcome::Same("statement/near")
    } else if a.polarity == b.polarity {
        Outcome::Apart("statement/state")
    } else {
        Outcome::Apart("statement/polarity")
    }
}

/// A statement as a figure of a reason.
pub fn written(statement: &Statement) -> String {
    format!("{} {}", statement.polarity.name(), statement.state.name())
}

//! Statements: polarity and the ladder considered → planned → expected → under way → done → cancelled.

use super::{Outcome, reason};
use crate::model::{State, Statement};

/// Compares two statements of one matter.
pub fn compare(a: &Statement, b: &Statement) -> Outcome {
    let written = |s: &Statement| format!("{} {}", s.polarity.name(), s.state.name());
    let figures = [written(a), written(b)];
    if a == b {
        Outcome::Same(reason("statement/same", figures))
    } else if a.polarity == b.polarity && [a.state, b.state].iter().all(|s| matches!(s, State::UnderWay | State::Done))
    {
        Outcome::Same(reason("statement/near", figures))
    } else if a.polarity == b.polarity {
        Outcome::Apart(reason("statement/state", figures))
    } else {
        Outcome::Apart(reason("statement/polarity", figures))
    }
}

//! Statements: polarity and the ladder considered → planned → expected → under way → done → cancelled.

use super::{Bare, Outcome};
use crate::model::{State, Statement};

/// The reason's code of two states that fit though they differ.
pub const NEAR: &str = "statement/near";

/// Compares two statements of one matter.
pub fn compare(a: &Statement, b: &Statement) -> Bare {
    if a == b {
        Outcome::Same("statement/same")
    } else if a.polarity == b.polarity && near(a.state, b.state) {
        Outcome::Same(NEAR)
    } else if a.polarity == b.polarity {
        Outcome::Apart("statement/state")
    } else {
        Outcome::Apart("statement/polarity")
    }
}

/// Whether two states are one as newsrooms write them: what goes on may be told as done, what is to come as what goes on
/// (만난다), and one outlet's plan is what another expects.
fn near(a: State, b: State) -> bool {
    let both = |states: [State; 3]| states.contains(&a) && states.contains(&b);
    matches!((a, b), (State::UnderWay, State::Done) | (State::Done, State::UnderWay))
        || both([State::Planned, State::Expected, State::UnderWay])
}

/// A statement as a figure of a reason.
pub fn written(statement: &Statement) -> String {
    format!("{} {}", statement.polarity.name(), statement.state.name())
}

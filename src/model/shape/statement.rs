//! What is said without a number.

/// Whether a statement is made or denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Polarity {
    /// It is said to be so.
    Said,
    /// It is said not to be so.
    Denied,
}

impl Polarity {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Polarity::Said => "said",
            Polarity::Denied => "denied",
        }
    }
}

/// How far an undertaking has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Thought about, possible.
    Considered,
    /// Intended, scheduled.
    Planned,
    /// Foreseen by others.
    Expected,
    /// Going on.
    UnderWay,
    /// Over and done.
    Done,
    /// Called off.
    Cancelled,
}

impl State {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Considered => "considered",
            State::Planned => "planned",
            State::Expected => "expected",
            State::UnderWay => "under-way",
            State::Done => "done",
            State::Cancelled => "cancelled",
        }
    }
}

/// A statement: its matter is the claim's question; what remains is polarity and state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Statement {
    /// Said or denied.
    pub polarity: Polarity,
    /// Where on the ladder.
    pub state: State,
}

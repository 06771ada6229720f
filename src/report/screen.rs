//! What can the reader's screen show, and how are signs and colours put on it?
//!
//! Refuses fixed colours: only the named ones, which a terminal's own scheme fits to its background, and bold.

use crate::model::Verdict;

/// What the reader's screen can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether it is read aloud or line by line: no frames, no signs for the eye, a row of a table on one line.
    pub plain: bool,
}

impl Screen {
    /// A screen of so many columns, without colours.
    #[must_use]
    pub fn new(width: usize) -> Screen {
        Screen { width, colour: false, plain: false }
    }

    /// What stands before a heading.
    pub(super) fn sign(self) -> &'static str {
        if self.plain { "" } else { "■ " }
    }

    /// What stands before one of several lines.
    pub(super) fn bullet(self) -> &'static str {
        if self.plain { "" } else { "  · " }
    }

    /// The text in bold, where colours may be used.
    pub(super) fn bold(self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// The text in the colour of a verdict, in bold.
    pub(super) fn verdict(self, text: &str, verdict: Verdict) -> String {
        let colour = match verdict {
            Verdict::Conflict => "31",
            Verdict::Internal => "35",
            Verdict::Update => "33",
            Verdict::Refine => "36",
            Verdict::Agree => "32",
            Verdict::Single => return self.bold(text),
        };
        if self.colour { format!("\u{1b}[1;{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

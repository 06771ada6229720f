//! A page as somebody pasted it into a file: everything is text, nothing is told.

use crate::read::draft::Draft;

/// Reads it.
pub fn read(text: String) -> Draft {
    Draft { text, ..Draft::default() }
}

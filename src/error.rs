//! What can go wrong, one variant a room.

use std::path::PathBuf;

/// An error of the library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An input could not be read at all. One broken article is not an error: see [`crate::model::Unread`].
    #[error("{}{}: found {found}, expected {expected}", path.display(), line.map(|l| format!(":{l}")).unwrap_or_default())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The 1-based line, where there is one.
        line: Option<usize>,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// A gold annotation does not fit.
    #[error("{path}: found {found}, expected {expected}")]
    Gold {
        /// The file.
        path: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// The record of decisions cannot be read or written, or is not as it was written.
    #[error("{place}: found {found}, expected {expected}")]
    Review {
        /// The file, or the record in a database; never a password.
        place: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// A table of an archive lacks what a stage needs.
    #[error("{table}: found {found}, expected {expected}")]
    Stage {
        /// The table.
        table: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// Texts cannot be compared like this.
    #[error("{setting}: found {found}, expected {expected}")]
    Kernel {
        /// Which setting.
        setting: &'static str,
        /// What it was given.
        found: String,
        /// What it may be.
        expected: String,
    },
    /// A run over an archive cannot go on.
    #[error("{path}: found {found}, expected {expected}")]
    Archive {
        /// The file or folder.
        path: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// A report could not be written.
    #[error("writing the report: {0}")]
    Report(String),
}

/// The library's result.
pub type Result<T> = std::result::Result<T, Error>;

//! Which record is a story's? The file beside it, or the one of its name in a database.

use std::fmt;
use std::path::{Path, PathBuf};

use super::postgres::Address;
use crate::error::Result;

/// Where a record lies. Shown, it holds no password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An SQLite file.
    File(PathBuf),
    /// A record by its name in a PostgreSQL database.
    Database(Box<Address>),
}

/// Where the record of a story lies: `.daejo/review.sqlite` in its folder, or in the folder of its file.
#[must_use]
pub fn place(story: &Path) -> Place {
    Place::File(beside(story).join("review.sqlite"))
}

/// The folder for what is kept beside a story.
#[must_use]
pub fn beside(story: &Path) -> PathBuf {
    folder(story).join(".daejo")
}

impl Place {
    /// The record of a story in the database at `url` (`postgres://…`): the one the URL names behind a `#`, otherwise the one
    /// that is named as the story's folder.
    ///
    /// # Errors
    /// [`crate::error::Error::Review`] when the URL cannot be read, asks for what daejo does not do, or there is no name. The
    /// message repeats nothing of the URL.
    pub fn database(url: &str, story: &Path) -> Result<Place> {
        let folder = folder(story);
        // the folder one stands in has a name as well
        let folder = Path::new(".").join(&folder).canonicalize().unwrap_or(folder);
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Place::Database(Box::new(Address::parse(url, name.as_deref())?)))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File(path) => path.display().fmt(f),
            Place::Database(address) => address.fmt(f),
        }
    }
}

fn folder(story: &Path) -> PathBuf {
    let folder = if story.is_dir() { story } else { story.parent().unwrap_or(Path::new("")) };
    folder.to_owned()
}

//! Which stories lie in a folder, and which of them are kept for measuring alone? The list beside them, `stories.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};

/// The stories of a folder by the names of their own folders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Roll {
    /// What is said of each.
    pub stories: BTreeMap<String, Entry>,
}

/// What is said of a story.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// `ko`, `en` …, or `mixed`.
    pub language: String,
    /// What it is about.
    pub topic: String,
    /// Whether it is kept for measuring alone.
    pub frozen: bool,
}

impl Roll {
    /// The name of the list.
    pub const NAME: &'static str = "stories.toml";

    /// Reads a list; `path` is for messages.
    ///
    /// # Errors
    /// When it is no TOML of this form: for each story a table with `language`, `topic` and `frozen`.
    pub fn parse(text: &str, path: &str) -> Result<Roll> {
        toml::from_str(text).map_err(|error| Error::Gold {
            path: path.to_owned(),
            found: error.to_string().trim().to_owned(),
            expected: "for each story a table [name] with language, topic and frozen".to_owned(),
        })
    }
}

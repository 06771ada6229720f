//! A story that was found in an archive.

/// Articles of an archive that are one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundStory {
    /// Its id: that of the first article it was known by.
    pub id: String,
    /// The day of its earliest article (`2024-02-28`), where that is known.
    pub from: Option<String>,
    /// The day of its latest.
    pub until: Option<String>,
    /// Who told it, sorted.
    pub outlets: Vec<String>,
    /// The ids of its articles, by day and id.
    pub articles: Vec<String>,
    /// The headline that has most in common with the others.
    pub title: String,
}

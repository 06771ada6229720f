//! Names and sets of names.

/// One entity by the fullest name an article gives it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    /// The fullest form.
    pub name: String,
    /// Other forms the article uses for the same entity, sorted.
    pub aliases: Vec<String>,
}

/// Several names: attendees, parties, places visited.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NameSet {
    /// The members, sorted by name.
    pub members: Vec<Name>,
    /// Whether the text says that there are more (등, and others).
    pub open: bool,
}

//! What is the stem of a word, and what does its ending do? One strategy a language, named in its profile.
//!
//! Refuses to guess: a word whose ending is in no table keeps its whole form.

mod english;
mod hangul;
mod korean;

use crate::model::Lang;

#[cfg(test)]
pub use hangul::without;
pub use hangul::{is_plain_present, is_syllable};

/// What a word's particle makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No particle.
    Bare,
    /// What the sentence is about.
    Topic,
    /// Who does.
    Subject,
    /// To whom or what.
    Object,
    /// Of.
    Of,
    /// At a time or place.
    At,
    /// Where something happens.
    Place,
    /// To, toward, as.
    Toward,
    /// Together with.
    With,
    /// From, since.
    Since,
    /// Until.
    Until,
    /// Than.
    Than,
    /// As what is said (참사라고).
    Quote,
    /// Any other particle.
    Other,
}

impl Case {
    fn named(word: &str) -> Case {
        match word {
            "topic" => Case::Topic,
            "subject" => Case::Subject,
            "object" => Case::Object,
            "of" => Case::Of,
            "at" => Case::At,
            "place" => Case::Place,
            "toward" | "to" => Case::Toward,
            "with" | "and" | "or" => Case::With,
            "since" | "from" => Case::Since,
            "until" => Case::Until,
            "than" => Case::Than,
            "quote" => Case::Quote,
            "none" => Case::Bare,
            _ => Case::Other,
        }
    }
}

/// What the clause does after a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A sentence may end here.
    Final,
    /// Another clause follows.
    Connective,
    /// It modifies the noun after it.
    Adnominal,
    /// It has become a noun.
    Nominal,
}

/// How a predicate hangs on what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// It does not: it tells its own time.
    Own,
    /// It is said by what follows (만난다고 밝혔다).
    Said,
    /// It is one matter with what follows, done or denied with it (가서 만났다).
    With,
    /// What follows holds only if it does (만나면).
    If,
    /// What follows is another matter; it is told at the time of that (만나고 떠났다).
    Next,
}

impl Link {
    fn named(word: &str) -> Link {
        match word {
            "said" => Link::Said,
            "with" => Link::With,
            "next" => Link::Next,
            "if" => Link::If,
            _ => Link::Own,
        }
    }
}

/// A word folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The stem.
    pub stem: String,
    /// How many bytes of the word the stem with its verbal part takes: what follows is the particle.
    pub base: usize,
    /// What the particle makes of it.
    pub case: Case,
    /// Set for predicates.
    pub form: Option<Form>,
    /// When a predicate's matter lies.
    pub tense: Tense,
    /// How a predicate hangs on what follows.
    pub link: Link,
}

/// When the matter of a predicate lies, as its ending says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// It has been.
    Past,
    /// It is.
    Present,
    /// Of what was or of what is, the ending does not say (찾은, 높은).
    Unsaid,
    /// It is to come (만날, 방문할).
    Prospective,
}

/// Folds one word.
#[must_use]
pub fn fold(word: &str, lang: Lang) -> Folded {
    if lang.code() == "ko" { korean::fold(word) } else { english::fold(word, lang) }
}

/// Whether the whole word is a particle, and which.
#[must_use]
pub fn particle(word: &str, lang: Lang) -> Option<Case> {
    if lang.code() == "ko" { korean::particle(word) } else { None }
}

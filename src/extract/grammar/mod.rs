//! What does each word do in its sentence, where order and not endings tells it? Clauses, each with its verb and its
//! subject, and which noun a figure counts.
//!
//! For languages that have a table `parts_of_speech`. Reads a sentence once, from left to right, with a bounded look
//! ahead. Refuses to build a tree: a clause knows the clause it hangs on, and that is all.

mod asked;
mod clauses;
mod compounds;
mod lexicon;
mod nouns;
mod tag;

use super::fold::Tense;
use super::word::Word;
use crate::model::{Lang, Mention};

pub use asked::Asked;
pub use lexicon::base_of;
#[cfg(test)]
pub use lexicon::{closed_class, verb_of};
pub use nouns::Counted;

/// What a word is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A noun, a name, or an adjective that could not be told from one.
    Noun,
    /// A participle before its noun.
    Adjective,
    /// A value that is no time.
    Number,
    /// A value that says when or how long.
    Time,
    /// the, a, its, some.
    Determiner,
    /// he, them, itself.
    Pronoun,
    /// in, of, by.
    Preposition,
    /// and, or, but.
    Conjunction,
    /// because, while; after and before where a clause follows.
    Subordinator,
    /// who, which, where, and that.
    Relative,
    /// still, also, yet, and words in -ly.
    Adverb,
    /// not, never.
    Negation,
    /// A form of be, have or do, a modal verb, the to of an infinitive.
    Auxiliary(Auxiliary),
    /// A verb, finite or not.
    Verb,
}

/// The sorts of auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auxiliary {
    /// is, were.
    Be,
    /// has, had.
    Have,
    /// does, did.
    Do,
    /// will, could.
    Modal,
    /// to.
    To,
}

/// A clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// The word that is its verb.
    pub verb: Option<usize>,
    /// The head of its subject.
    pub subject: Option<usize>,
    /// Whether its subject is what the verb is done to.
    pub passive: bool,
    /// Whether it is said not to be so.
    pub negated: bool,
    /// Whether its verb has a tense of its own.
    pub finite: bool,
    /// When its matter lies; of a clause without a tense, that of the clause it hangs on.
    pub past: bool,
    /// The clause it hangs on.
    pub parent: Option<usize>,
    /// Whether a clause may be what its verb is done to: said, announced.
    pub says: bool,
}

/// What a sentence's words do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grammar {
    /// What each word is.
    pub parts: Vec<Part>,
    /// The clauses, by the number that their words carry.
    pub clauses: Vec<Clause>,
    /// For each word: whether a figure hangs on the noun before it by this word (a fine of, a cost at).
    pub owners: Vec<bool>,
    /// For each word: whether it is the of of six of the injured.
    pub part_of: Vec<bool>,
    /// For each word: whether it stands for a person named before: who.
    pub personal: Vec<bool>,
    /// For each word: whether it leads to a place.
    pub places: Vec<bool>,
    /// For each word: whether a time behind it was meant, not kept: set for Friday.
    pub aims: Vec<bool>,
    /// For each word: whether what it opens is granted, whatever is denied around it: not clear why, the man who.
    pub granted: Vec<bool>,
    /// For each word whether a new stretch begins before it: a comma or a stronger mark stands there.
    pub breaks: Vec<Break>,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Nothing.
    None,
    /// A comma.
    Comma,
    /// A colon: what stands before it names what stands behind it.
    Colon,
    /// A dash, a semicolon, a quotation mark, or nothing at all: the sentence begins.
    Strong,
}

/// Reads the grammar of a sentence and numbers the clauses of its words; `None` in languages that endings serve.
pub fn read(text: &str, words: &mut [Word], mentions: &[Mention], lang: Lang) -> Option<Grammar> {
    let lexicon = lexicon::lexicon(lang)?;
    let grammar = clauses::Reader::new(text, words, mentions, lexicon).read();
    for (n, word) in words.iter_mut().enumerate() {
        let Some(clause) = grammar.clauses.get(word.clause) else { continue };
        if clause.verb == Some(n) && word.mention.is_none() && grammar.parts[n] == Part::Verb {
            word.folded.form =
                Some(if clause.finite { super::fold::Form::Final } else { super::fold::Form::Connective });
            word.folded.tense = if clause.past { Tense::Past } else { Tense::Present };
        }
    }
    compounds::join(words, &grammar, lang);
    Some(grammar)
}

impl Grammar {
    /// Whether verb `n` tells what goes on: was leaving, a ship launching.
    pub fn is_progressive(&self, text: &str, words: &[Word], n: usize) -> bool {
        self.parts[n] == Part::Verb && words[n].span.of(text).ends_with("ing")
    }

    /// Whether verb `n` has no tense of its own, but `to` before it in its clause.
    pub fn is_infinitive(&self, words: &[Word], n: usize) -> bool {
        let clause = words[n].clause;
        let to = Part::Auxiliary(Auxiliary::To);
        !self.clauses[clause].finite
            && (0..n).rev().take_while(|m| words[*m].clause == clause).any(|m| self.parts[m] == to)
    }

    /// The clause of that number and those it hangs on, as long as they have no tense of their own.
    pub fn governing(&self, clause: usize) -> impl Iterator<Item = usize> {
        let mut next = Some(clause);
        std::iter::from_fn(move || {
            let now = next?;
            let clause = self.clauses.get(now)?;
            next = if clause.finite { None } else { clause.parent.filter(|p| *p < now) };
            Some(now)
        })
    }
}

//! Which people, organisations and places does an article name, and where?
//!
//! By tables and what stands beside a word, no model: a word that only might be a name is left out. Names are told in Korean by
//! their syllables, endings and neighbours; in English by offices and by what leads to a place.

mod bodies;
mod known;
mod persons;

use std::collections::BTreeSet;

use super::people::People;
use super::scene::{Carried, Scene, attested_nouns};
use super::sentences::{self, ReadSentence};
use super::word::Word;
use super::{event, fold};
use crate::model::{Article, Lang, Span};
use known::{Known, known};

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// A person.
    Person,
    /// A firm, an authority, a team, a paper.
    Organisation,
    /// A country, a town, a building, a river.
    Place,
}

impl Sort {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Sort::Person => "person",
            Sort::Organisation => "organisation",
            Sort::Place => "place",
        }
    }
}

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Naming {
    /// Where, in bytes of the article's text; without particle and title.
    pub span: Span,
    /// Of what.
    pub sort: Sort,
}

/// Every name of an article in reading order; none overlaps another.
#[must_use]
pub fn names(article: &Article) -> Vec<Naming> {
    let read = sentences::read(article);
    named(&article.text, &read, article.lang)
}

/// The names in sentences that are read.
pub(super) fn named(text: &str, read: &[ReadSentence], lang: Lang) -> Vec<Naming> {
    let people = People::find(text, read, lang);
    let found = match known(lang) {
        Some(known) => spelled(text, read, &people, known),
        None => ordered(text, read, &people, lang),
    };
    apart(found)
}

/// Whether a word that begins with a surname may be a name, no noun that only looks like one: 전문가, 조종사.
pub(super) fn may_be_a_name(word: &str, lang: Lang) -> bool {
    known(lang).is_none_or(|known| {
        let noun = || word.chars().next_back().is_some_and(|last| known.noun_endings.contains(&last));
        !known.not_names.contains(word) && (persons::shape(word, known) > 0 || !noun())
    })
}

/// Whether a word has the syllables of full names.
pub(super) fn is_spelled_like_one(word: &str, lang: Lang) -> bool {
    known(lang).is_some_and(|known| persons::shape(word, known) > 0)
}

/// Whether a word has the syllables of most full names.
pub(super) fn is_spelled_like_most(word: &str, lang: Lang) -> bool {
    known(lang).is_some_and(|known| persons::shape(word, known) > 1)
}

/// Whether a word by itself names an organisation or a place.
pub(super) fn is_body_or_place(word: &str, lang: Lang) -> bool {
    known(lang).is_some_and(|known| {
        known.bodies.contains(word)
            || known.places.contains(word)
            || known.endings.iter().any(|(ending, _)| word.len() > ending.len() && word.ends_with(ending))
    })
}

/// Names told by how they are spelled and what stands beside them.
fn spelled(text: &str, read: &[ReadSentence], people: &People, known: &Known) -> Vec<Naming> {
    let mut persons: Vec<Naming> = Vec::new();
    let mut found: Vec<Naming> = Vec::new();
    for sentence in read {
        let words = &sentence.words;
        let bodies = bodies::bodies(text, words, known);
        for n in 0..words.len() {
            let taken = bodies.iter().any(|b| b.span.overlaps(&words[n].span));
            persons
                .extend(persons::person(text, words, n, people, known).filter(|p| !taken || p.sure).map(|p| p.naming));
        }
        found.extend(bodies);
    }
    // who is named once by the full name is meant by it everywhere
    let told: BTreeSet<&str> = persons.iter().map(|p| p.span.of(text)).filter(|n| n.chars().nth(1).is_some()).collect();
    let again = read.iter().flat_map(|s| &s.words).filter_map(|w| {
        let name = base(text, w);
        told.contains(name)
            .then(|| Naming { span: Span::new(w.span.start, w.span.start + name.len()), sort: Sort::Person })
    });
    let again: Vec<Naming> = again.collect();
    found.retain(|f| !persons.iter().any(|p| p.span.overlaps(&f.span)));
    persons.extend(again.into_iter().filter(|a| !found.iter().any(|f| f.span.overlaps(&a.span))));
    found.extend(persons);
    let glosses: Vec<Naming> = found.iter().filter_map(|f| gloss(text, *f)).collect();
    found.extend(glosses);
    found
}

/// The same name in other letters in brackets right behind it: 파이낸셜타임스(FT), 베이징(北京).
fn gloss(text: &str, name: Naming) -> Option<Naming> {
    let inside = text[name.span.end..].strip_prefix('(')?;
    let inside = &inside[..inside.find(')')?];
    let other = |c: char| !fold::is_syllable(c) && (c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '&'));
    let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
    let fits = inside.chars().all(other) && letters >= 2 && inside.len() < 60;
    let start = name.span.end + 1;
    fits.then(|| Naming { span: Span::new(start, start + inside.len()), sort: name.sort })
}

/// Names told by offices and by what leads to a place.
fn ordered(text: &str, read: &[ReadSentence], people: &People, lang: Lang) -> Vec<Naming> {
    let nouns = attested_nouns(read);
    let mut found = Vec::new();
    for (n, sentence) in read.iter().enumerate() {
        let scene = Scene::new(text, n, sentence, people, &nouns, Carried::default(), lang);
        let capital = |w: &Word| w.span.of(text).starts_with(char::is_uppercase);
        let mut at = 0;
        while at < sentence.words.len() {
            let Some(key) = people.key(&sentence.words[at].folded.stem).or_else(|| {
                let next = sentence.words.get(at + 1)?;
                let key = people.key(&next.folded.stem)?;
                let first = people.name(key)?.split(' ').next();
                (first == Some(base(text, &sentence.words[at]))).then_some(key)
            }) else {
                at += 1;
                continue;
            };
            let full = people.name(key).unwrap_or(key);
            let run =
                sentence.words[at..].iter().take_while(|w| capital(w) && full.split(' ').any(|p| p == base(text, w)));
            let until = at + run.count().max(1);
            let span = Span::new(sentence.words[at].span.start, sentence.words[until - 1].span.end);
            found.push(Naming { span, sort: Sort::Person });
            at = until;
        }
        found.extend(event::places(text, &scene, lang).into_iter().map(|f| Naming { span: f.span, sort: Sort::Place }));
    }
    found
}

/// Of names that overlap the longest stays, of those of one length the first.
fn apart(mut found: Vec<Naming>) -> Vec<Naming> {
    found.sort_by_key(|f| (std::cmp::Reverse(f.span.len()), *f));
    let mut kept: Vec<Naming> = Vec::new();
    for f in found {
        if !kept.iter().any(|k| k.span.overlaps(&f.span)) {
            kept.push(f);
        }
    }
    kept.sort();
    kept
}

/// The word without its particle, as written.
fn base<'t>(text: &'t str, word: &Word) -> &'t str {
    let whole = word.span.of(text);
    &whole[..word.folded.base.min(whole.len())]
}

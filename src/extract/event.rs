//! Claims without a number: who took part, where, and that something is planned, done or denied.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::fold::Case;
use super::grammar::{Break, Grammar, Part};
use super::modality::Put;
use super::people::People;
use super::scene::Scene;
use crate::language::{languages, table};
use crate::model::{Kind, Lang, Modality, Name, NameSet, Polarity, Span, State, Statement, Value};

struct Gazetteer {
    not_places: FxHashSet<&'static str>,
    names: FxHashSet<&'static str>,
    suffixes: Vec<(&'static str, usize)>,
}

static GAZETTEERS: LazyLock<BTreeMap<Lang, Gazetteer>> = LazyLock::new(|| {
    languages()
        .map(|lang| {
            let suffixes = table(lang, "place_suffixes");
            let gazetteer = Gazetteer {
                not_places: table(lang, "not_places").column("word").map(|(w, _)| w).collect(),
                names: table(lang, "places").column("place").map(|(p, _)| p).collect(),
                suffixes: suffixes
                    .column("suffix")
                    .map(|(s, row)| (s, suffixes.cell(row, "least").parse().unwrap_or(usize::MAX)))
                    .collect(),
            };
            (lang, gazetteer)
        })
        .collect()
});

impl Gazetteer {
    fn is_place(&self, stem: &str) -> bool {
        let letters = stem.chars().count();
        !self.not_places.contains(stem)
            && (self.names.contains(stem)
                || self.suffixes.iter().any(|(s, least)| letters >= *least && stem.ends_with(s)))
    }
}

/// A value that stands in no grammar: found by the words around an everyday predicate.
pub struct Found {
    pub kind: Kind,
    pub span: Span,
    pub value: Value,
    /// The word that is itself what the claim is about, for statements.
    pub own: Option<usize>,
}

/// Concepts that people take part in together.
const TOGETHER: &[&str] = &["meet", "attend"];

/// Concepts whose object or goal is a place.
const TO_PLACES: &[&str] = &["visit", "arrive"];

/// Who took part: the people joined to a predicate of meeting, its subject left out.
pub fn attendees(text: &str, scene: &Scene, people: &People) -> Vec<Found> {
    let words = &scene.sentence.words;
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    for (n, word) in words.iter().enumerate() {
        if !word.concept.is_some_and(|c| TOGETHER.contains(&c.name)) {
            continue;
        }
        let joined: Vec<usize> = (from..n)
            .filter(|m| scene.person[*m] && !matches!(words[*m].folded.case, Case::Topic | Case::Subject))
            .filter(|m| words[*m..n].iter().all(|w| !w.ends_clause()))
            .collect();
        // the topic's own name and title are one run of words: leave out runs that end in a topic or subject
        let own = |m: usize| {
            let run = (m..n).take_while(|k| scene.canonical[*k] == scene.canonical[m]).last().unwrap_or(m);
            matches!(words[run].folded.case, Case::Topic | Case::Subject)
        };
        let joined: Vec<usize> = joined.into_iter().filter(|m| !own(*m)).collect();
        let (Some(first), Some(last)) = (joined.first(), joined.last()) else { continue };
        let mut names: Vec<Name> = joined
            .iter()
            .map(|m| Name {
                name: people.name(&scene.canonical[*m]).unwrap_or(&scene.canonical[*m]).to_owned(),
                aliases: Vec::new(),
            })
            .collect();
        names.sort();
        names.dedup();
        let open = words[*last..n].iter().any(|w| w.folded.stem == "등");
        let end = words[*last].span.start + words[*last].folded.base;
        let span = Span::new(words[*first].span.start, end);
        if !found.iter().any(|f| f.span.overlaps(&span)) && span.of(text).chars().count() > 1 {
            found.push(Found {
                kind: Kind::Attendees,
                span,
                value: Value::Set(NameSet { members: names, open }),
                own: None,
            });
        }
        from = n;
    }
    found
}

/// Where it happens: nouns with the particle of place, and what is visited or arrived at.
pub fn places(text: &str, scene: &Scene, lang: Lang) -> Vec<Found> {
    let words = &scene.sentence.words;
    if let Some(grammar) = &scene.sentence.grammar {
        return ordered_places(text, scene, grammar);
    }
    let Some(gazetteer) = GAZETTEERS.get(&lang) else { return Vec::new() };
    let mut found = Vec::new();
    for (n, word) in words.iter().enumerate() {
        if !word.is_content_noun()
            || scene.person[n]
            || word.concept.is_some()
            || !gazetteer.is_place(&word.folded.stem)
        {
            continue;
        }
        let goal = || {
            words[n + 1..]
                .iter()
                .take(3)
                .find(|w| w.folded.form.is_some())
                .and_then(|w| w.concept)
                .is_some_and(|c| TO_PLACES.contains(&c.name))
        };
        let is_place = match word.folded.case {
            Case::Place => true,
            Case::Object | Case::At => goal(),
            _ => false,
        };
        if !is_place {
            continue;
        }
        let mut from = n;
        while from > 0 && n - from < 4 {
            let w = &words[from - 1];
            if !w.is_content_noun() || w.folded.case != Case::Bare || w.comma || scene.person[from - 1] || w.bracketed {
                break;
            }
            from -= 1;
        }
        let span = Span::new(words[from].span.start, word.span.start + word.folded.base);
        found.push(Found {
            kind: Kind::Place,
            span,
            value: Value::Name(Name { name: span.of(text).to_owned(), aliases: Vec::new() }),
            own: None,
        });
    }
    found
}

/// Names in capitals that a preposition of place leads to, where order tells it.
fn ordered_places(text: &str, scene: &Scene, grammar: &Grammar) -> Vec<Found> {
    let words = &scene.sentence.words;
    let capital = |n: usize| words[n].span.of(text).starts_with(char::is_uppercase);
    let name =
        |n: usize| grammar.parts[n] == Part::Noun && words[n].mention.is_none() && capital(n) && !scene.person[n];
    let mut found = Vec::new();
    let mut n = 0;
    while n + 1 < words.len() {
        let leads = grammar.parts[n] == Part::Preposition && grammar.places[n];
        n += 1;
        if !leads || grammar.breaks[n] > Break::None {
            continue;
        }
        let first = (n..words.len().min(n + 5))
            .take_while(|m| *m == n || grammar.breaks[*m] == Break::None)
            .take_while(|m| {
                matches!(grammar.parts[*m], Part::Determiner | Part::Adjective | Part::Noun) || grammar.part_of[*m]
            })
            .find(|m| name(*m));
        let Some(first) = first else { continue };
        // Harwold, Lincolnshire: a name behind a comma goes on with it
        let mut last = first;
        while last + 1 < words.len() && name(last + 1) && grammar.breaks[last + 1] < Break::Strong {
            last += 1;
        }
        let span = Span::new(words[n].span.start, words[last].span.end);
        let value = Value::Name(Name {
            name: text[words[first].span.start..words[last].span.end].to_owned(),
            aliases: Vec::new(),
        });
        found.push(Found { kind: Kind::Place, span, value, own: None });
        n = last;
    }
    found
}

/// What a clause says, put so.
fn said(put: Put) -> Value {
    let polarity = if put.modality == Modality::Denied { Polarity::Denied } else { Polarity::Said };
    let state = match put.modality {
        _ if put.happened => State::Done,
        Modality::Planned => State::Planned,
        Modality::Expected => State::Expected,
        _ if put.pending => State::Planned,
        _ => State::UnderWay,
    };
    Value::Statement(Statement { polarity, state })
}

/// Every clause with a verb that says enough, where order tells it; of a clause with another inside, the part with its verb.
fn ordered_statements(scene: &Scene, grammar: &Grammar, put: impl Fn(Span) -> Put) -> Vec<Found> {
    let words = &scene.sentence.words;
    let mut found = Vec::new();
    for (number, clause) in grammar.clauses.iter().enumerate() {
        let Some(verb) = clause.verb else { continue };
        let own = |n: &usize| words[*n].clause == number;
        let from = (0..=verb).rev().take_while(own).last().unwrap_or(verb);
        let until = (verb..words.len()).take_while(own).last().unwrap_or(verb) + 1;
        let says = |n: usize| !scene.canonical[n].is_empty() || words[n].mention.is_some();
        let content = (0..words.len()).filter(own).filter(|n| says(*n)).count();
        let telling = words[verb].concept.is_some_and(|c| c.kind == "event" || c.kind == "running");
        if content < if telling { LEAST_WORDS - 1 } else { LEAST_WORDS } || !clause.finite && !telling {
            continue;
        }
        let span = Span::new(words[from].span.start, words[until - 1].span.end);
        found.push(Found { kind: Kind::Statement, span, value: said(put(words[verb].span)), own: Some(verb) });
    }
    found
}

/// How many content words a clause needs to be a statement of its own.
const LEAST_WORDS: usize = 3;

/// That something is, is planned, done or denied: every clause that says enough to be checked.
pub fn statements(scene: &Scene, put: impl Fn(Span) -> Put) -> Vec<Found> {
    let words = &scene.sentence.words;
    if let Some(grammar) = &scene.sentence.grammar {
        return ordered_statements(scene, grammar, put);
    }
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let clause = words[from].clause;
        let until = (from..words.len()).find(|n| words[*n].clause != clause).unwrap_or(words.len());
        let content = (from..until).filter(|n| !scene.canonical[*n].is_empty()).count();
        // a clause hangs on its last everyday event, else on its last predicate
        let event = |n: &usize| words[*n].concept.is_some_and(|c| c.kind == "event") && !scene.person[*n];
        let own = (from..until)
            .rev()
            .find(event)
            .or_else(|| (from..until).rev().find(|n| words[*n].ends_clause() && words[*n].mention.is_none()))
            .filter(|_| content >= LEAST_WORDS);
        if let Some(own) = own {
            let put = put(Span::new(words[own].span.start, words[until - 1].span.end));
            let span = Span::new(words[from].span.start, words[until - 1].span.end);
            let value = said(put);
            found.push(Found { kind: Kind::Statement, span, value, own: Some(own) });
        }
        from = until;
    }
    found
}

//! A sentence made ready for questions: every word by its canonical name, the topic carried over from before.

use std::cell::OnceCell;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashSet;

use super::fold::{Case, is_syllable};
use super::grammar::{Break, Grammar, Part};
use super::people::{Office, People};
use super::phrases::comparisons;
use super::sentences::ReadSentence;
use super::word::Word;
use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang, Span, Term, Zone};

/// A sentence with its people resolved.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The sentence.
    pub sentence: &'a ReadSentence,
    /// For each word: what it means, people by their keys; empty where it says nothing.
    pub canonical: Vec<String>,
    /// For each word: whether it is part of a person's name or office.
    pub person: Vec<bool>,
    /// For each word: whether it is written as a name, with a capital that does not only begin the sentence.
    proper: Vec<bool>,
    /// For each word: whether it may be what the sentence is about.
    nameable: Vec<bool>,
    /// The words of comparison, and with what each compares.
    pub comparisons: Vec<(Span, &'static str)>,
    /// Words that stand for somebody named before.
    pronouns: &'a FxHashSet<&'static str>,
    /// What the sentences before were about.
    carried: Carried,
    /// For each word its canonical name and what it shares with its synonyms, once a claim has asked.
    terms: OnceCell<Vec<Named>>,
}

/// The canonical name of a word, and what it shares with its synonyms.
pub type Named = (Arc<str>, Option<Arc<str>>);

/// Whom or what a value is about.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its canonical name.
    pub name: String,
    /// Whether it was carried over from the sentences before.
    pub carried: bool,
    /// Whether it is a person.
    pub person: bool,
    /// Whether the value stands in brackets right behind its name.
    pub bracketed: bool,
}

/// What sentences are about, carried to the next.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// The topic.
    topic: Option<String>,
    /// The person named last as topic or subject.
    person: Option<String>,
}

static PRONOUNS: ByLanguage<FxHashSet<&'static str>> =
    ByLanguage::new(|lang| Some(table(lang, "pronouns").column("word").map(|(w, _)| w).collect()));

/// Those of them that only stand for a person.
static PERSONAL: ByLanguage<FxHashSet<&'static str>> = ByLanguage::new(|lang| {
    let pronouns = table(lang, "pronouns");
    Some(
        pronouns.column("for").filter(|(who, _)| *who == "person").map(|(_, row)| pronouns.cell(row, "word")).collect(),
    )
});

static NONE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(FxHashSet::default);

fn pronouns(lang: Lang) -> &'static FxHashSet<&'static str> {
    PRONOUNS.get(lang).unwrap_or(&NONE)
}

/// Stems that stand in the article bare or with a particle that only nouns take: 는 alone may be a verb's ending.
pub fn attested_nouns(sentences: &[ReadSentence]) -> FxHashSet<&str> {
    let noun = |case| !matches!(case, Case::Topic | Case::Quote | Case::Other);
    sentences
        .iter()
        .flat_map(|s| &s.words)
        .filter(|w| w.is_content_noun() && noun(w.folded.case) && w.folded.stem.chars().nth(1).is_some())
        .map(|w| w.folded.stem.as_str())
        .collect()
}

/// So many words around a value are enough: those farther weigh next to nothing.
const MOST_TERMS: usize = 24;

/// How far words of another clause seem away.
const CLAUSE_STEP: i32 = 4;

impl<'a> Scene<'a> {
    /// Resolves the words of sentence number `n`.
    pub fn new(
        text: &str,
        n: usize,
        sentence: &'a ReadSentence,
        people: &People,
        nouns: &FxHashSet<&str>,
        carried: Carried,
        lang: Lang,
    ) -> Self {
        let offices: Vec<&Office> = people.offices.iter().filter(|o| o.sentence == n).collect();
        let mut canonical = Vec::with_capacity(sentence.words.len());
        let mut person = Vec::with_capacity(sentence.words.len());
        for word in &sentence.words {
            let office = offices.iter().find(|o| o.span.overlaps(&word.span));
            let key = office.map(|o| o.person.as_str()).or_else(|| people.key(&word.folded.stem));
            person.push(key.is_some());
            canonical.push(match key {
                Some(key) => key.to_owned(),
                None if word.stop || word.mention.is_some() => String::new(),
                None => word.folded.stem.clone(),
            });
        }
        let nameable = sentence
            .words
            .iter()
            .zip(&person)
            .map(|(w, p)| {
                let stem = w.folded.stem.as_str();
                *p || w.is_content_noun() && (nouns.contains(stem) || stem.chars().any(|c| !is_syllable(c)))
            })
            .collect();
        let capital =
            |w: &Word| w.span.of(text).starts_with(|c: char| c.is_uppercase()) && !w.stop && w.mention.is_none();
        // A Headline With Capitals Throughout tells no names
        let plain = sentence.words.iter().filter(|w| w.mention.is_none() && !w.stop);
        let small = plain.filter(|w| w.span.of(text).starts_with(char::is_lowercase)).count();
        let proper = (0..sentence.words.len())
            .map(|n| {
                let next = sentence.words.get(n + 1).filter(|_| n == 0);
                small > 0 && capital(&sentence.words[n]) && (n > 0 || next.is_some_and(&capital))
            })
            .collect();
        let comparisons = comparisons(text, sentence.span, lang);
        let (pronouns, terms) = (pronouns(lang), OnceCell::new());
        Scene { sentence, canonical, person, proper, nameable, comparisons, pronouns, carried, terms }
    }

    /// The key of the person that word `n` means: by name, by office, or whom a pronoun stands for.
    pub fn whom(&self, n: usize, lang: Lang) -> Option<&str> {
        let pronoun = PERSONAL.get(lang).is_some_and(|p| p.contains(self.sentence.words[n].folded.stem.as_str()));
        let carried = self.carried.person.as_deref().filter(|_| pronoun);
        carried.or_else(|| self.person[n].then_some(self.canonical[n].as_str()))
    }

    /// The subject of the clause of words `[from, until)`, where order tells it: a name, or whom a pronoun stands for.
    fn ordered_subject(&self, grammar: &Grammar, from: usize, until: usize, of_a_person: bool) -> Option<Subject> {
        let words = &self.sentence.words;
        let Carried { topic, person } = &self.carried;
        let clause = words.get(from)?.clause;
        let carried = |name: &String| Subject {
            name: name.clone(),
            carried: true,
            person: Some(name) == person.as_ref(),
            bracketed: false,
        };
        // the driver, 54, has: an age is that of the one before it
        let aside = until == from + 1
            && grammar.breaks[from] == Break::Comma
            && grammar.breaks.get(until).is_none_or(|b| *b == Break::Comma)
            && from > 0
            && words[from].mention.is_some();
        // a 72-year-old farmer: the noun behind an age has it
        let aged = words[from].mention.is_some_and(|m| self.sentence.mentions[m].kind == Kind::Age)
            && grammar.parts.get(until) == Some(&Part::Noun)
            && grammar.breaks[until] == Break::None;
        if aged && let Some(n) = grammar.phrase(words, until) {
            return Some(self.named(n));
        }
        let found =
            if aside { Some(from - 1) } else { grammar.governing(clause).find_map(|c| grammar.clauses[c].subject) };
        match found {
            Some(n) if (from..until).contains(&n) => None,
            Some(n) if self.pronouns.contains(words[n].folded.stem.as_str()) => {
                person.as_ref().or(topic.as_ref()).map(carried)
            }
            Some(n) if self.person[n] => Some(self.named(n)),
            Some(n) if self.proper[n] || aside && !self.canonical[n].is_empty() => Some(self.named(n)),
            None if of_a_person => person.as_ref().map(carried),
            _ => None,
        }
    }

    /// The one whose name ends with word `n`: a person by the key, all else by the first word in capitals, which short
    /// names keep (Northstar of Northstar Rail).
    fn named(&self, n: usize) -> Subject {
        if self.person[n] {
            return Subject { name: self.canonical[n].clone(), carried: false, person: true, bracketed: false };
        }
        let goes_on = |m: &usize| {
            let after = &self.sentence.words[*m + 1];
            self.proper[*m] && !self.person[*m] && !self.sentence.words[*m].comma && after.mention.is_none()
        };
        let first = (0..n).rev().take_while(goes_on).last().unwrap_or(n);
        Subject { name: self.canonical[first].clone(), carried: false, person: false, bracketed: false }
    }

    /// Whether word `n` is written as a name.
    pub fn is_proper(&self, n: usize) -> bool {
        self.proper[n]
    }

    /// What the sentence is about, for the one after it.
    pub fn carry(&self) -> Carried {
        let words = &self.sentence.words;
        if let Some(grammar) = &self.sentence.grammar {
            let named =
                |n: &usize| (self.person[*n] || self.proper[*n]) && !words[*n].quoted && !self.canonical[*n].is_empty();
            let subjects: Vec<usize> = grammar.clauses.iter().filter_map(|c| c.subject).filter(named).collect();
            let person = subjects.iter().find(|n| self.person[**n]).map(|n| self.canonical[*n].clone());
            let topic = subjects.first().map(|n| self.named(*n).name);
            return Carried {
                topic: topic.or_else(|| self.carried.topic.clone()),
                person: person.or_else(|| self.carried.person.clone()),
            };
        }
        let marked = |case: Case, n: &usize| {
            words[*n].folded.case == case && !words[*n].quoted && self.nameable[*n] && words[*n].concept.is_none()
        };
        let all = || 0..words.len();
        let headline = || all().find(|n| self.person[*n] && self.sentence.zone == Zone::Headline);
        let person = all()
            .find(|n| marked(Case::Topic, n) && self.person[*n])
            .or_else(|| all().find(|n| marked(Case::Subject, n) && self.person[*n]))
            .or_else(headline);
        let topic = person.or_else(|| all().find(|n| marked(Case::Topic, n)));
        let name = |n: Option<usize>| n.map(|n| self.canonical[n].clone()).filter(|s| !s.is_empty());
        Carried {
            topic: name(topic).or_else(|| self.carried.topic.clone()),
            person: name(person).or_else(|| self.carried.person.clone()),
        }
    }

    /// The index of the word at or after a place.
    pub fn at(&self, span: Span) -> usize {
        self.sentence
            .words
            .partition_point(|w| w.span.end <= span.start)
            .min(self.sentence.words.len().saturating_sub(1))
    }

    /// One past the last word of a place.
    pub fn after(&self, span: Span) -> usize {
        self.sentence.words.partition_point(|w| w.span.start < span.end)
    }

    /// Whom or what the value at words `[from, until)` is about: the person whose name its bracket follows, the subject
    /// or topic before it, the one its clause modifies or that follows it, the person a headline begins with, else what
    /// was carried over.
    pub fn subject(&self, from: usize, until: usize, of_a_person: bool) -> Option<Subject> {
        let words = &self.sentence.words;
        let clause = words.get(from).map_or(0, |w| w.clause);
        let here = |n: usize| Subject {
            name: self.canonical[n].clone(),
            carried: false,
            person: self.person[n],
            bracketed: false,
        };
        if let Some(n) = self.bracketed_after(from) {
            return Some(Subject { bracketed: true, ..here(n) });
        }
        if let Some(grammar) = &self.sentence.grammar {
            return self.ordered_subject(grammar, from, until, of_a_person);
        }
        // what is given to somebody is about them: 문씨에게 징역 3년을 선고했다
        let given = (0..from)
            .rev()
            .find(|n| self.person[*n] && words[*n].folded.case == Case::Toward && words[*n].clause == clause);
        if let Some(n) = given {
            return Some(here(n));
        }
        let marked =
            |case: Case, n: &usize| words[*n].folded.case == case && self.nameable[*n] && words[*n].concept.is_none();
        let before = || (0..from).rev();
        let pronoun = words[..from]
            .iter()
            .any(|w| w.folded.case == Case::Topic && self.pronouns.contains(w.folded.stem.as_str()));
        let found = before()
            .find(|n| marked(Case::Subject, n) && words[*n].clause == clause)
            .or_else(|| before().find(|n| marked(Case::Topic, n)))
            .or_else(|| if pronoun { None } else { before().find(|n| marked(Case::Subject, n)) })
            .or_else(|| {
                if pronoun {
                    None
                } else {
                    (until..words.len())
                        .find(|n| (marked(Case::Topic, n) || marked(Case::Subject, n)) && self.person[*n])
                }
            });
        if let Some(n) = found {
            return Some(here(n));
        }
        if self.sentence.zone != Zone::Body {
            let first = (0..words.len())
                .find(|n| self.person[*n] && !matches!(words[*n].folded.case, Case::With | Case::Object | Case::Of));
            // a part of a headline that names somebody itself leaves open whether it goes on of whom another begins with
            let names = |n: &usize| (0..words.len()).any(|m| self.person[m] && words[m].clause == clause && m != *n);
            if let Some(n) = first.filter(|n| words[*n].clause == clause || !names(n)) {
                return Some(here(n));
            }
        }
        // a topic that may be a verb's ending is no subject, but it may be one: then nothing is carried over
        let doubtful =
            words[..from].iter().any(|w| w.folded.case == Case::Topic && w.is_content_noun() && w.concept.is_none());
        if doubtful && !pronoun {
            return None;
        }
        let Carried { topic, person } = &self.carried;
        let named = if of_a_person || pronoun { person.as_ref().or(topic.as_ref()) } else { topic.as_ref() };
        named.map(|name| Subject {
            name: name.clone(),
            carried: true,
            person: Some(name) == person.as_ref(),
            bracketed: false,
        })
    }

    /// The person whose name or office stands right before the bracket that holds word `n`: 김하늘(37·공사 50기).
    pub fn bracketed_after(&self, n: usize) -> Option<usize> {
        let words = &self.sentence.words;
        let before = words.get(..=n)?.iter().rposition(|w| !w.bracketed).filter(|b| *b < n)?;
        Some(before).filter(|b| self.person[*b])
    }

    /// For each word its canonical name, and `~` with what it shares with its synonyms; both shared by all claims of the sentence.
    pub fn named_terms(&self) -> &[Named] {
        self.terms.get_or_init(|| {
            let words = self.sentence.words.iter().zip(&self.canonical).zip(&self.person);
            let shared = |word: &Word| word.meaning().map(|name| Arc::from(format!("~{name}")));
            words
                .map(|((word, canonical), person)| {
                    let shared = if *person || canonical.is_empty() { None } else { shared(word) };
                    (Arc::from(canonical.as_str()), shared)
                })
                .collect()
        })
    }

    /// The content words around `[from, until)`, nearest first; those of other clauses seem farther.
    pub fn terms(&self, from: usize, until: usize) -> Vec<Term> {
        let words = &self.sentence.words;
        let clause = words.get(until.saturating_sub(1)).map_or(0, |w| w.clause) as i32;
        let mut terms: Vec<(i32, &Arc<str>)> = Vec::with_capacity(2 * words.len());
        for (n, (word, (canonical, shared))) in words.iter().zip(self.named_terms()).enumerate() {
            if (from..until).contains(&n) || canonical.is_empty() {
                continue;
            }
            let apart = if n < from { (from - n) as i32 } else { (n + 1 - until) as i32 };
            let distance = apart + CLAUSE_STEP * (word.clause as i32 - clause).abs();
            let distance = if n < from { -distance } else { distance };
            terms.push((distance, canonical));
            terms.extend(shared.as_ref().map(|shared| (distance, shared)));
        }
        terms.sort_unstable_by(|a, b| (a.0.abs(), a.0, a.1).cmp(&(b.0.abs(), b.0, b.1)));
        let nearest = terms.into_iter().take(MOST_TERMS);
        nearest.map(|(distance, stem)| Term { stem: Arc::clone(stem), distance }).collect()
    }
}

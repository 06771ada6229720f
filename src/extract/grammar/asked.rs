//! What does a value answer, where word order tells it? The figure's name, the verb it hangs on, whom it is about.

use rustc_hash::FxHashSet;

use super::{Auxiliary, Break, Counted, Grammar, Part};
use crate::extract::scene::Scene;
use crate::extract::word::Word;
use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang};

/// How many words behind a figure may say what became of those it counts: 38 others hurt.
const BEHIND: usize = 3;

/// Verbs that say nothing of what a value answers, by language: then the noun says it.
static LIGHT: ByLanguage<FxHashSet<&'static str>> =
    ByLanguage::new(|lang| Some(table(lang, "light_verbs").column("verb").map(|(verb, _)| verb).collect()));

/// A value at words `[from, until)` of a sentence whose order was read.
pub struct Asked<'s> {
    scene: &'s Scene<'s>,
    grammar: &'s Grammar,
    lang: Lang,
    from: usize,
    until: usize,
    /// What it counts.
    pub counted: Option<Counted>,
}

impl<'s> Asked<'s> {
    /// Looks at a value; `None` in languages that endings serve.
    pub fn of(scene: &'s Scene<'s>, from: usize, until: usize, lang: Lang) -> Option<Asked<'s>> {
        let grammar = scene.sentence.grammar.as_ref()?;
        let words = &scene.sentence.words;
        let counter =
            words.get(from).and_then(|w| w.mention).is_some_and(|m| scene.sentence.mentions[m].kind == Kind::Count);
        let counted = grammar.counted(words, from, until, counter);
        Some(Asked { scene, grammar, lang, from, until, counted })
    }

    fn words(&self) -> &'s [Word] {
        &self.scene.sentence.words
    }

    /// The clause of the value.
    fn clause(&self) -> usize {
        self.words().get(self.from).map_or(0, |w| w.clause)
    }

    /// The verb of the value's clause, but no mere auxiliary.
    pub fn verb(&self) -> Option<usize> {
        let own = self.clause();
        let verb = self.grammar.clauses.get(own)?.verb?;
        if self.grammar.parts[verb] == Part::Verb {
            return Some(verb);
        }
        // had yet to be found, is to fly: the infinitive says it
        let chained = self
            .grammar
            .clauses
            .iter()
            .find(|c| c.parent == Some(own) && !c.finite && c.verb.is_some_and(|v| v > verb))?;
        let led = (verb + 1..chained.verb?)
            .all(|n| matches!(self.grammar.parts[n], Part::Adverb | Part::Auxiliary(_) | Part::Negation));
        chained.verb.filter(|v| led && self.grammar.parts[*v] == Part::Verb)
    }

    /// Whether the noun phrase of the value stands before the verb of its clause and no preposition leads to it.
    pub fn is_subject(&self) -> bool {
        let Some(clause) = self.grammar.clauses.get(self.clause()) else { return false };
        let head = self.counted.map(|c| c.head);
        clause.subject.is_some_and(|s| (self.from..self.until).contains(&s) || Some(s) == head)
            || head.is_some_and(|h| clause.subject.is_some_and(|s| s > self.from && s <= h))
    }

    fn figure_word(&self, n: usize) -> bool {
        let word = &self.words()[n];
        word.mention.is_none() && !self.scene.person[n] && word.concept.is_some_and(|c| c.kind != "event")
    }

    fn running(&self, n: usize) -> bool {
        self.figure_word(n) && self.words()[n].concept.is_some_and(|c| c.kind == "running")
    }

    /// Words of the value's stretch and clause behind it, nearest first.
    fn behind(&self) -> impl Iterator<Item = usize> + '_ {
        let clause = self.clause();
        let from = self.counted.map_or(self.until, |c| self.until.max(c.head + 1));
        (from..self.words().len())
            .take_while(|n| self.grammar.breaks[*n] == Break::None && self.words()[*n].mention.is_none())
            .take_while(move |n| {
                let own = self.words()[*n].clause;
                own == clause || self.grammar.clauses.get(own).is_some_and(|c| c.parent == Some(clause) && !c.finite)
            })
    }

    /// The word that says what a figure is: the counted noun, what became of the counted, the verb it is the object of,
    /// the noun that rose to it.
    pub fn figure(&self) -> Option<usize> {
        let words = self.words();
        if let Some(counted) = self.counted.filter(|c| self.figure_word(c.head)) {
            return Some(counted.head);
        }
        // 38 others hurt, four dead; not of a measure: 106 mph
        let became = self.behind().take(BEHIND).take_while(|n| self.grammar.parts[*n] != Part::Preposition);
        if let Some(n) = became.into_iter().find(|n| self.running(*n) && self.grammar.parts[*n] != Part::Verb) {
            return Some(n);
        }
        let clause = self.grammar.clauses.get(self.clause())?;
        if let Some(owner) = self.grammar.owner(words, self.from).filter(|n| self.figure_word(*n)) {
            return Some(owner);
        }
        if let Some(verb) = self.verb().filter(|n| self.running(*n)) {
            let object = verb < self.from && !clause.passive && self.object_of(verb);
            let subject = self.is_subject() && (clause.passive || !self.takes_object(verb));
            if object || subject {
                return Some(verb);
            }
        }
        // the death toll rose to nine, bringing the toll to nine, the number of injured stands at 55
        let led = self.from > 0 && self.grammar.parts[self.from - 1] == Part::Preposition || self.copula();
        let verb = clause.verb?;
        if !self.is_subject() && verb < self.from && (led || self.object_of(verb)) {
            let own = self.clause();
            let named =
                |n: &usize| words[*n].clause == own && self.figure_word(*n) && self.grammar.parts[*n] == Part::Noun;
            return (verb + 1..self.from).rev().find(named).filter(|_| led).or_else(|| (0..verb).rev().find(named));
        }
        None
    }

    /// Whether the verb of the clause is a form of be.
    fn copula(&self) -> bool {
        self.grammar
            .clauses
            .get(self.clause())
            .and_then(|c| c.verb)
            .is_some_and(|v| self.grammar.parts[v] == Part::Auxiliary(Auxiliary::Be))
    }

    /// Whether the value's noun phrase is the object of the verb: no preposition stands between.
    pub fn object_of(&self, verb: usize) -> bool {
        verb < self.from
            && (verb + 1..self.from).all(|n| {
                matches!(
                    self.grammar.parts[n],
                    Part::Determiner
                        | Part::Adjective
                        | Part::Adverb
                        | Part::Number
                        | Part::Conjunction
                        | Part::Pronoun
                ) || self.grammar.parts[n] == Part::Noun && self.grammar.breaks[n] == Break::None
            })
    }

    /// Whether a noun phrase follows the verb at once.
    fn takes_object(&self, verb: usize) -> bool {
        let next = verb + 1;
        next < self.grammar.parts.len()
            && self.grammar.breaks[next] == Break::None
            && matches!(self.grammar.parts[next], Part::Determiner | Part::Noun | Part::Number | Part::Pronoun)
    }

    /// The word that ties the value to what it is about: its figure, its verb, else the noun it hangs on.
    pub fn relation(&self) -> Option<usize> {
        let light = |n: usize| LIGHT.get(self.lang).is_some_and(|l| l.contains(self.words()[n].folded.stem.as_str()));
        let says = |n: &usize| !self.scene.canonical[*n].is_empty() && self.words()[*n].mention.is_none();
        let strong = |n: &usize| says(n) && (self.words()[*n].concept.is_some() || !light(*n));
        let verb = self.verb().filter(strong);
        let clause = self.grammar.clauses.get(self.clause());
        if let Some(noun) = self.dated().filter(says) {
            return Some(noun);
        }
        verb.or_else(|| self.grammar.owner(self.words(), self.from).filter(says))
            .or_else(|| self.counted.map(|c| c.head).filter(|n| says(n)))
            .or_else(|| clause.and_then(|c| c.subject).filter(|n| says(n) && !self.scene.person[*n]))
            .or_else(|| self.verb().filter(says))
            .or_else(|| {
                let own = self.clause();
                let near = |n: &usize| self.words()[*n].clause == own && self.words()[*n].concept.is_some() && says(n);
                (self.until..self.words().len()).find(near).or_else(|| (0..self.from).rev().find(near))
            })
    }

    /// The noun that a time dates, and not the verb: the 2016 presidential election, his 2013 fees.
    fn dated(&self) -> Option<usize> {
        let words = self.words();
        let mention = words.get(self.from)?.mention?;
        if self.scene.sentence.mentions[mention].kind != Kind::Time {
            return None;
        }
        let before = self.from.checked_sub(1).filter(|_| self.grammar.breaks[self.from] == Break::None);
        let led = before.is_some_and(|n| self.grammar.parts[n] == Part::Determiner);
        let phrase = (self.until..words.len())
            .take_while(|n| self.grammar.breaks[*n] == Break::None && words[*n].mention.is_none())
            .take_while(|n| matches!(self.grammar.parts[*n], Part::Adjective | Part::Noun));
        phrase.filter(|n| self.grammar.parts[*n] == Part::Noun).last().filter(|_| led)
    }

    /// The thing that a figure counts or measures.
    pub fn thing(&self, kind: Kind) -> Option<usize> {
        let says = |n: &usize| !self.scene.canonical[*n].is_empty() && self.words()[*n].mention.is_none();
        let counted = self.counted.map(|c| c.head).filter(says);
        let owner = || self.grammar.owner(self.words(), self.from).filter(says);
        let subject = || {
            let clause = self.grammar.clauses.get(self.clause())?;
            let verb = clause.verb.filter(|v| *v < self.from)?;
            let level = self.copula()
                || self.grammar.parts[self.from.checked_sub(1)?] == Part::Preposition
                    && self.words()[verb].concept.is_some();
            clause.subject.filter(|n| level && says(n) && !self.scene.person[*n])
        };
        let object = || {
            let clause = self.grammar.clauses.get(self.clause())?;
            let verb = clause.verb.filter(|v| *v < self.from)?;
            (verb + 1..self.from).find(|n| {
                says(n)
                    && self.grammar.parts[*n] == Part::Noun
                    && (*n + 1 == self.from || self.grammar.parts[*n + 1] != Part::Noun)
            })
        };
        if kind == Kind::Count {
            counted.or_else(owner).or_else(subject)
        } else {
            owner().or(counted).or_else(subject).or_else(object)
        }
    }

    /// The words that say which of the counted things: tank, propane.
    pub fn modifiers(&self, thing: usize) -> Vec<String> {
        let words = self.words();
        let first = self.counted.filter(|c| c.head == thing).map_or(thing.saturating_sub(2), |c| c.first);
        (first..thing)
            .rev()
            .filter(|n| matches!(self.grammar.parts[*n], Part::Noun | Part::Adjective) && words[*n].mention.is_none())
            .map(|n| self.scene.canonical[n].clone())
            .filter(|w| !w.is_empty())
            .collect()
    }

    /// Whether the figure is the whole of which another is a part: eight of six of the eight cars.
    pub fn is_whole(&self) -> bool {
        let mut n = self.from;
        while n > 0 && self.grammar.parts[n - 1] == Part::Determiner {
            n -= 1;
        }
        n > 1
            && self.grammar.part_of[n - 1]
            && self.words()[n - 2].mention.is_some()
            && self.grammar.parts[n - 2] == Part::Number
    }

    /// Whether the figure is only some of what another figure or name counts: six of the injured, two of them children.
    pub fn of_which(&self) -> bool {
        self.counted.is_some_and(|c| c.part && (c.head < self.from || self.running(c.head)))
    }
}

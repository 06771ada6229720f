//! What is each word? By its own class, by the word before it and by what lies ahead.

use super::clauses::Reader;
use super::lexicon::Forms;
use super::{Auxiliary, Break, Part};

/// How far ahead a predicate is looked for, in words.
const REACH: usize = 16;

impl Reader<'_> {
    /// The first word from `from` that is a finite verb or an auxiliary, before a comma or a word that opens a clause.
    pub fn predicate_ahead(&self, from: usize) -> Option<usize> {
        for n in from..self.len().min(from + REACH) {
            if n > from && self.breaks[n] > Break::None {
                return None;
            }
            match self.closed(n) {
                Some(Part::Auxiliary(Auxiliary::To)) => {}
                Some(Part::Auxiliary(_)) => return Some(n),
                Some(Part::Relative | Part::Subordinator) => return None,
                Some(Part::Preposition) if n > from && self.both(n) && !self.has(n, "measure") => return None,
                Some(_) => {}
                None if n > from && self.may_be_finite(n) => return Some(n),
                None => {}
            }
        }
        None
    }

    /// As [`Self::predicate_ahead`], with no conjunction before it: a verb for the words up to it, not for others.
    pub fn own_predicate_ahead(&self, from: usize) -> bool {
        let goes_on = self.breaks.get(from) == Some(&Break::None);
        goes_on
            && self.predicate_ahead(from).is_some_and(|p| !(from..p).any(|n| self.closed(n) == Some(Part::Conjunction)))
    }

    /// Whether a verb with a tense stands right behind a later comma: A train bound for Duluth, Minnesota, left.
    pub fn resumed_later(&self, from: usize) -> bool {
        (from..self.len()).any(|n| {
            self.breaks[n] == Break::Comma
                && (matches!(self.closed(n), Some(Part::Auxiliary(a)) if a != Auxiliary::To)
                    || self.forms(n).past && !self.nominal_past(n))
        })
    }

    /// Whether a past form may as well be a participle that adds something: , hit by a car,
    fn nominal_past(&self, n: usize) -> bool {
        self.forms(n).participle && matches!(self.closed(n + 1), Some(Part::Preposition)) && self.has(n + 1, "agent")
    }

    /// Whether what follows a past form may be its object or the subject of what is said: then it is no participle.
    pub fn governs(&self, n: usize) -> bool {
        let next = n + 1;
        let object = next < self.len()
            && self.breaks[next] == Break::None
            && (matches!(self.closed(next), Some(Part::Determiner | Part::Pronoun))
                || self.closed(next).is_none() && !self.has_value(next) && !self.forms(next).any());
        self.forms(n).clause || object
    }

    /// Whether a word of the open classes looks like a verb with a tense, by its form and the word before it.
    fn may_be_finite(&self, n: usize) -> bool {
        let forms = self.forms(n);
        let before = self.before(n);
        let subject =
            matches!(before, None | Some(Part::Noun | Part::Number | Part::Pronoun | Part::Adverb | Part::Time));
        if forms.past && !forms.participle {
            return true;
        }
        if forms.past {
            return subject && !self.has(n + 1, "agent") && !(before == Some(Part::Number) && self.nominal(n + 1));
        }
        forms.third && !forms.noun && subject && !self.modifies(n)
    }

    /// Whether a word stands where only a noun can follow it: after a determiner, before a noun.
    fn modifies(&self, n: usize) -> bool {
        matches!(self.before(n), Some(Part::Determiner | Part::Preposition | Part::Adjective))
    }

    /// The part before a word in its stretch, adverbs left out; none where a stretch begins.
    fn before(&self, n: usize) -> Option<Part> {
        let mut at = n;
        while at > 0 && self.breaks[at] == Break::None {
            at -= 1;
            let part = match self.parts.get(at) {
                Some(part) => *part,
                None => self.closed(at).unwrap_or(if self.has_value(at) { self.value(at) } else { Part::Noun }),
            };
            if !matches!(part, Part::Adverb | Part::Negation) {
                return Some(part);
            }
        }
        None
    }

    /// Whether the word may belong to a noun phrase: no closed class but a determiner or a number.
    fn nominal(&self, n: usize) -> bool {
        n < self.len()
            && self.breaks[n] == Break::None
            && match self.closed(n) {
                Some(part) => part == Part::Determiner,
                None => !matches!(self.has_value(n).then(|| self.value(n)), Some(Part::Time)),
            }
    }

    /// Whether a noun of the open classes follows at once.
    fn noun_next(&self, n: usize) -> bool {
        let forms = self.forms(n + 1);
        let verb = forms.third && !forms.noun || forms.participle || forms.past;
        self.nominal(n + 1) && self.closed(n + 1).is_none() && !self.has_value(n + 1) && !verb
    }

    /// What word `n` is; all before it are known. `verbless`: the clause it stands in has no verb yet.
    pub fn tag(&self, n: usize, verbless: bool) -> Part {
        if self.has_value(n) {
            return self.value(n);
        }
        if let Some(part) = self.closed(n) {
            return self.settle_closed(n, part);
        }
        let forms = self.forms(n);
        if !forms.any() {
            return Part::Noun;
        }
        let before = self.before(n);
        let noun_next = self.noun_next(n);
        match before {
            Some(Part::Auxiliary(Auxiliary::To | Auxiliary::Modal | Auxiliary::Do)) if forms.base => Part::Verb,
            Some(Part::Auxiliary(Auxiliary::Be)) if forms.participle || forms.ing => Part::Verb,
            Some(Part::Auxiliary(Auxiliary::Have)) if forms.participle => Part::Verb,
            Some(Part::Auxiliary(_)) => self.other(n),
            Some(Part::Determiner | Part::Adjective) => self.other(n),
            Some(Part::Preposition) if forms.ing && !forms.noun => Part::Verb,
            Some(Part::Preposition) => self.other(n),
            Some(Part::Number) if forms.past || forms.participle => {
                let later = self.own_predicate_ahead(n + 1);
                if noun_next && (later || !verbless) { Part::Adjective } else { Part::Verb }
            }
            Some(Part::Number) if forms.ing => {
                if noun_next {
                    Part::Adjective
                } else {
                    Part::Verb
                }
            }
            Some(Part::Number) if forms.base && !forms.noun && verbless => Part::Verb,
            Some(Part::Number) => Part::Noun,
            Some(Part::Verb) if forms.past || forms.participle || forms.ing => {
                if noun_next && !forms.ing {
                    Part::Adjective
                } else {
                    Part::Verb
                }
            }
            Some(Part::Verb) => Part::Noun,
            _ if forms.ing => {
                if n == 0 && noun_next && forms.noun {
                    Part::Noun
                } else {
                    Part::Verb
                }
            }
            Some(Part::Conjunction) if (forms.past || forms.participle) && (!noun_next || self.just_opened(n - 1)) => {
                Part::Verb
            }
            Some(Part::Conjunction) if forms.third && !forms.noun => Part::Verb,
            Some(Part::Conjunction) if forms.past && !forms.participle => Part::Verb,
            Some(Part::Conjunction) if self.parts.len() > 1 && self.parts[n - 2] == Part::Verb => Part::Verb,
            Some(Part::Conjunction) => {
                if forms.past && !verbless {
                    Part::Verb
                } else {
                    self.other(n)
                }
            }
            // the sentence or a stretch begins
            None if (forms.past || forms.participle) && n > 0 => {
                if noun_next && verbless && !self.can_resume(n) && !forms.clause { Part::Adjective } else { Part::Verb }
            }
            None if forms.third && n > 0 && (!forms.noun || self.goes_on_as(n)) => Part::Verb,
            None => self.other(n),
            Some(Part::Pronoun) if forms.base || forms.third || forms.past || forms.participle => Part::Verb,
            Some(Part::Noun | Part::Relative | Part::Subordinator | Part::Time) if forms.past || forms.participle => {
                Part::Verb
            }
            Some(Part::Noun | Part::Relative | Part::Time) if verbless && (forms.third || forms.base) => {
                self.present(n, forms)
            }
            _ => Part::Noun,
        }
    }

    /// Whether a present form after a noun is its verb: not where a surer verb follows.
    fn present(&self, n: usize, forms: Forms) -> Part {
        let Forms { third, noun, clause, .. } = forms;
        let surer = !clause && self.own_predicate_ahead(n + 1);
        let plural = n > 0 && self.lower(n - 1).ends_with('s') && !self.lower(n - 1).ends_with("ss");
        let who = n > 0 && self.parts[n - 1] == Part::Relative;
        let object = n + 1 < self.len()
            && self.breaks[n + 1] == Break::None
            && (matches!(
                self.closed(n + 1),
                Some(
                    Part::Determiner
                        | Part::Pronoun
                        | Part::Preposition
                        | Part::Adverb
                        | Part::Auxiliary(Auxiliary::To)
                        | Part::Relative
                )
            ) || self.has_value(n + 1)
                || self.closed(n + 1).is_none() && self.forms(n + 1).participle
                || !noun);
        let ends = n + 1 == self.len() || self.breaks[n + 1] > Break::None;
        let fits = if third { !plural || who || !noun } else { plural || who };
        if fits && !surer && (object || ends && !noun) { Part::Verb } else { Part::Noun }
    }

    /// Whether a verb of the same form stands before in the sentence and an object behind: leaves two dead, cuts power.
    fn goes_on_as(&self, n: usize) -> bool {
        let alike = (0..n).any(|m| self.parts[m] == Part::Verb && self.forms(m).third);
        alike
            && (self.nominal(n + 1) || n + 1 < self.len() && self.has_value(n + 1))
            && self.breaks[n + 1] == Break::None
    }

    /// A participle before a noun is an adjective, all else that is no verb a noun.
    fn other(&self, n: usize) -> Part {
        let forms = self.forms(n);
        let participle = (forms.participle || forms.ing) && !forms.base;
        if participle && self.noun_next(n) { Part::Adjective } else { Part::Noun }
    }

    /// Words of closed classes that have two lives.
    fn settle_closed(&self, n: usize, part: Part) -> Part {
        match part {
            Part::Preposition if self.both(n) && self.predicate_ahead(n + 1).is_some_and(|p| p > n + 1) => {
                Part::Subordinator
            }
            // that crash, that it crashed
            Part::Relative if self.has(n, "points") => {
                let noun_only = self.nominal(n + 1) && self.predicate_ahead(n + 1).is_none();
                if noun_only && !self.forms(n + 1).third && !self.forms(n + 1).past { Part::Determiner } else { part }
            }
            // to Seoul, to stay
            Part::Auxiliary(Auxiliary::To) => {
                let mut next = n + 1;
                while next < self.len() && self.closed(next) == Some(Part::Adverb) {
                    next += 1;
                }
                let verb = next < self.len()
                    && self.breaks[next] == Break::None
                    && (self.closed(next).is_none() && self.forms(next).base && !self.has_value(next)
                        || matches!(self.closed(next), Some(Part::Auxiliary(_))));
                if verb { part } else { Part::Preposition }
            }
            _ => part,
        }
    }
}

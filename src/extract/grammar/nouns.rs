//! Which noun does a figure count, and where does it stand to its verb?

use super::{Break, Grammar, Part};
use crate::extract::word::Word;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The head of the noun phrase: `cars` of `two propane tank cars`.
    pub head: usize,
    /// The first word of what says which of its sort.
    pub first: usize,
    /// Whether the figure is only some of them: six of the injured.
    pub part: bool,
}

impl Grammar {
    /// Whether word `n` goes on with the stretch that the word before it stands in.
    fn goes_on(&self, n: usize) -> bool {
        n < self.parts.len() && self.breaks[n] == Break::None
    }

    /// The last noun of the phrase that begins at word `from`.
    pub fn phrase(&self, words: &[Word], from: usize) -> Option<usize> {
        let mut head = None;
        let mut n = from;
        while n < self.parts.len() && (n == from || self.goes_on(n)) {
            match self.parts[n] {
                Part::Noun if words[n].mention.is_none() => head = Some(n),
                Part::Adjective => {}
                Part::Number if head.is_none() && n > from => return None,
                _ => break,
            }
            n += 1;
        }
        head
    }

    /// What the figure at words `[from, until)` counts, by the nouns after it: two propane tank cars, six of the injured.
    /// `counter`: whether the value has a counted noun in itself.
    pub fn counted(&self, words: &[Word], from: usize, until: usize, counter: bool) -> Option<Counted> {
        if until < self.parts.len() && self.goes_on(until) && self.part_of[until] {
            let mut n = until + 1;
            while self.goes_on(n) && (self.parts[n] == Part::Determiner || words[n].mention.is_some()) {
                n += 1;
            }
            let definite = n > until + 1;
            if !self.goes_on(n) {
                return None;
            }
            if matches!(self.parts[n], Part::Relative | Part::Pronoun) {
                return self.antecedent(words, from).map(|head| Counted { head, first: head, part: true });
            }
            // six of the injured: a participle may stand for a noun
            let head = self.phrase(words, n).or((self.parts[n] == Part::Verb).then_some(n))?;
            return Some(Counted { head, first: n, part: definite });
        }
        if self.goes_on(until) {
            // 40,000 12-inch wafers
            let past = (until..self.parts.len()).find(|n| !(self.goes_on(*n) && words[*n].mention.is_some()));
            if let Some(head) = past.filter(|n| self.goes_on(*n)).and_then(|n| self.phrase(words, n)) {
                return Some(Counted { head, first: until, part: false });
            }
        }
        // 3 people: the counted noun is part of the value
        let own = until.checked_sub(1).filter(|n| *n > from && counter && !words[*n].stop);
        own.map(|head| Counted { head, first: head, part: false })
    }

    /// The noun that `them` or `which` stands for: that of the clause or stretch before.
    fn antecedent(&self, words: &[Word], before: usize) -> Option<usize> {
        (0..before).rev().find(|n| {
            self.parts[*n] == Part::Noun
                && words[*n].mention.is_none()
                && *n > 0
                && (words[*n - 1].mention.is_some() || self.counts_to(words, *n))
        })
    }

    /// Whether a number stands before the phrase that ends with noun `n`.
    fn counts_to(&self, words: &[Word], n: usize) -> bool {
        let first =
            (0..n).rev().take_while(|m| matches!(self.parts[*m], Part::Noun | Part::Adjective)).last().unwrap_or(n);
        first > 0
            && words[first - 1].mention.is_some()
            && !self.goes_on(n + 1) | !matches!(self.parts.get(n + 1), Some(Part::Noun))
    }

    /// The noun that the phrase around a figure hangs on: `fine` of `a fine of $5`, `salary` of `a salary of £52,000`.
    pub fn owner(&self, words: &[Word], from: usize) -> Option<usize> {
        let mut n = from.checked_sub(1)?;
        // Jobs: 1,580
        if self.breaks[from] == Break::Colon {
            return (self.parts[n] == Part::Noun && words[n].mention.is_none()).then_some(n);
        }
        while n > 0 && matches!(self.parts[n], Part::Determiner | Part::Adverb) && self.breaks[n] == Break::None {
            n -= 1;
        }
        let leads = self.owners[n];
        if !leads || n == 0 || self.breaks[n + 1] > Break::None {
            return None;
        }
        let noun = n - 1;
        (self.parts[noun] == Part::Noun && words[noun].mention.is_none() && self.breaks[n] == Break::None)
            .then_some(noun)
    }
}

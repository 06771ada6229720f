//! Words in Hangul: table words and numerals at their start.

use super::{Lexer, is_hangul};
use crate::normalise::entry::{Entry, Sense, Shift, Sign, Tail};
use crate::normalise::number::{self, Form, Number};
use crate::normalise::token::What;
use crate::normalise::trie::plain;

impl Lexer<'_> {
    /// A word in Hangul: table words and numerals at its start.
    pub(super) fn hangul(&mut self) {
        let start = self.at;
        let free = self.last_char(start).is_none_or(|c| !c.is_alphanumeric()) || self.glued(start);
        if free && self.piece(start) {
            return;
        }
        let run = self.text[start..].find(|c| !is_hangul(c)).map_or(self.text.len(), |n| start + n);
        self.at = run.max(self.at);
    }

    /// Whether the text is just this number: 백만, 두.
    fn all(&self, start: usize, end: usize) -> bool {
        self.text[..start].trim().is_empty() && self.text[end..].trim().is_empty()
    }

    /// Whether a range starts with the number: 천에서 천오백까지.
    fn starts_range(&self, end: usize) -> bool {
        let from = |e: &Entry| matches!(e.sense, Sense::Shift(Shift::From | Shift::FromOrIn));
        let Some(found) = self.lexicon.words.longest(self.text, end, |e, _| from(e)) else { return false };
        let Some(next) = self.text[found.end..].strip_prefix(' ').map(|rest| self.text.len() - rest.len()) else {
            return false;
        };
        number::read(self.text, next, self.lexicon)
            .is_some_and(|(high, _)| matches!(high.form, Form::Figures | Form::Spelled(2..)))
    }

    pub(super) fn piece(&mut self, start: usize) -> bool {
        let word = self.lexicon.words.longest(self.text, start, |e, to| {
            !matches!(e.sense, Sense::Weekday(_, true) | Sense::Aside)
                && (e.tail == Tail::Any || self.closes(to, true) || !matches!(e.tail, Tail::Strict))
        });
        // 28년 만이자: behind a length of time 만 is the particle.
        let gap = word.is_some_and(|w| w.entries.iter().any(|e| e.sense == Sense::Shift(Shift::Gap)));
        let lasted = self.tokens.last().is_some_and(|t| {
            t.sense(|s| matches!(s, Sense::Time(_) | Sense::Length(..)).then_some(())).is_some()
                && self.text[t.end..start].chars().all(|c| plain(c) == ' ')
        });
        if let Some(word) = word.filter(|_| gap && lasted) {
            self.push(start, word.end, What::Word(word.entries));
            self.at = word.end;
            self.follow();
            return true;
        }
        let number = number::read(self.text, start, self.lexicon);
        if let Some((number, end)) = number {
            let unit = self.unit(start, end, &number);
            let topped = self.tokens.last().is_some_and(|t| {
                t.sense(|s| (*s == Sense::Sign(Sign::Over)).then_some(())).is_some()
                    && self.text[t.end..start].chars().all(|c| plain(c) == ' ')
            });
            if topped {
                self.push(start, end, What::Number(number));
                self.at = end;
                self.follow();
                return true;
            }
            let stands = number.alone || self.over(end) || self.all(start, end) || self.starts_range(end);
            let reach = unit.map_or(if stands { end } else { 0 }, |(found, _)| found.end);
            if word.is_none_or(|w| reach > w.end) && reach > 0 {
                if self.over(end) {
                    self.push(start, end, What::Number(number));
                    self.at = end;
                    self.follow();
                    return true;
                }
                let number = Number { alone: number.alone || stands, ..number };
                return self.number(start, end, number, false) || self.at > start;
            }
        }
        let Some(word) = word else { return false };
        if word.entries.iter().any(|e| e.sense == Sense::Block) {
            return false;
        }
        self.push(start, word.end, What::Word(word.entries));
        self.at = word.end;
        self.follow();
        true
    }
}

//! What may follow a token without a space, and is the run of letters behind it closed?
//!
//! Refuses a word that goes on into letters no table explains.

use super::{Lexer, is_hangul};
use crate::normalise::entry::{Effect, Entry, Sense, Shift, Side, Sign, Tail};
use crate::normalise::number::{self, Form, Number, figures};
use crate::normalise::token::{Gap, What};
use crate::normalise::trie::plain;

impl Lexer<'_> {
    /// Whether a word that ends at `end` is closed: a boundary, particles up to a boundary, or another token.
    pub(super) fn closes(&self, end: usize, chained: bool) -> bool {
        let Some(c) = self.next_char(end) else { return true };
        if !is_hangul(c) {
            return true;
        }
        if self.tail(end).is_some() {
            return true;
        }
        chained && self.chains(end)
    }

    /// Where the particles at `end` close the run of letters.
    pub(super) fn tail(&self, end: usize) -> Option<usize> {
        let mut at = end;
        for _ in 0..3 {
            at = self.lexicon.tails.longest(self.text, at, |_, _| true)?.end;
            if !self.next_char(at).is_some_and(is_hangul) {
                return Some(at);
            }
        }
        None
    }

    /// Whether another token may follow without a space.
    pub(super) fn chains(&self, end: usize) -> bool {
        if let Some(found) = self.lexicon.words.longest(self.text, end, |e, to| self.joins(e, to)) {
            return found.end > end;
        }
        number::read(self.text, end, self.lexicon).is_some_and(|(n, to)| {
            self.lexicon
                .units
                .longest(self.text, to, |e, _| matches!(e.sense, Sense::Time(_)) && n.form != Form::Native)
                .is_some()
        })
    }

    /// Whether a word may follow another token without a space.
    pub(super) fn joins(&self, entry: &Entry, to: usize) -> bool {
        match entry.sense {
            Sense::Sign(Sign::Dash | Sign::To) | Sense::Block => false,
            Sense::Hedge(before, _, links) => {
                !before && (links.is_empty() || links.contains('-')) && (self.closes(to, false) || self.verbal(entry))
            }
            Sense::Weekday(_, short) => !short,
            Sense::Modifier { side: Side::Every, dates: false, .. } => false,
            // 한 달여간
            Sense::Shift(Shift::More) => self.closes(to, true),
            _ => self.closes(to, false) || entry.tail == Tail::Any,
        }
    }

    pub(super) fn verbal(&self, entry: &Entry) -> bool {
        matches!(entry.sense, Sense::Hedge(_, Effect::Above | Effect::Below | Effect::Nearly, _))
    }

    /// Goes on behind a token without a space: 28일+부터, 3시+20분+께, 지난+2010년.
    pub(super) fn follow(&mut self) {
        for _ in 0..32 {
            let end = self.at;
            let Some(c) = self.next_char(end) else { return };
            if c == '(' {
                self.aside(end);
                return;
            }
            if matches!(c, ',' | '·' | '/') && self.glued(end) {
                let next = end + c.len_utf8();
                if self.next_char(next).is_some_and(figures::is_figure) {
                    self.push(end, next, What::Mark(c));
                    self.at = next;
                }
                return;
            }
            if figures::is_figure(c) || !is_hangul(c) {
                return;
            }
            if let Some(found) = self.lexicon.words.longest(self.text, end, |e, to| self.joins(e, to)) {
                self.push(end, found.end, What::Word(found.entries));
                self.at = found.end;
                continue;
            }
            let timed = self.numeral(end).and_then(|(number, to)| {
                let unit = self.lexicon.units.longest(self.text, to, |e, _| matches!(e.sense, Sense::Time(_)))?;
                (number.form != Form::Native || unit.end > to).then_some((number, to, unit))
            });
            // A numeral of time behind a time: 6월십오일, 세시이십분; and 분의 behind a number.
            if let Some((number, to, unit)) = timed.filter(|t| self.closes(t.2.end, true)) {
                self.push(end, to, What::Number(number));
                self.push(to, unit.end, What::Unit(unit.entries));
                self.at = unit.end;
                continue;
            }
            if let Some((number, to)) = self.after_over(end) {
                self.push(end, to, What::Number(number));
                self.at = to;
                continue;
            }
            break;
        }
        self.close();
    }

    /// A numeral right behind a token; of 삼십일 the last syllable is the day where nothing else is.
    pub(super) fn numeral(&self, at: usize) -> Option<(Number, usize)> {
        let (number, end) = number::read(self.text, at, self.lexicon)?;
        let bare = self.lexicon.units.longest(self.text, end, |_, _| true).is_none();
        if bare && number.form != Form::Native && self.text[at..end].ends_with('일') && end - at > '일'.len_utf8() {
            let day = end - '일'.len_utf8();
            let (number, to) = number::read(&self.text[..day], at, self.lexicon)?;
            return (to == day).then_some((number, day));
        }
        Some((number, end))
    }

    /// 28일(현지시간) 오후, 28일(목): what stands in the brackets does not part the date from what follows.
    pub(super) fn aside(&mut self, end: usize) {
        let found = self.lexicon.words.longest(self.text, end + 1, |e, to| {
            matches!(e.sense, Sense::Aside | Sense::Weekday(..)) && self.next_char(to) == Some(')')
        });
        if let (Some(found), Some(last)) = (found, self.tokens.last_mut()) {
            last.tail = found.end + 1;
            self.at = found.end + 1;
            self.close_aside();
        }
    }

    /// The particle behind the brackets.
    pub(super) fn close_aside(&mut self) {
        let at = self.at;
        if !self.next_char(at).is_some_and(is_hangul) || self.chains(at) {
            return;
        }
        if let Some(tail) = self.tail(at) {
            self.at = tail;
            if let Some(last) = self.tokens.last_mut() {
                last.tail = tail;
            }
        }
    }

    pub(super) fn after_over(&self, end: usize) -> Option<(Number, usize)> {
        let over = self.tokens.last()?.sense(|s| (*s == Sense::Sign(Sign::Over)).then_some(()));
        over.and_then(|()| number::read(self.text, end, self.lexicon))
    }

    /// Judges what is left of the run of letters behind the last token: a particle, or a longer word after all.
    pub(super) fn close(&mut self) {
        let end = self.at;
        if !self.next_char(end).is_some_and(is_hangul) {
            return;
        }
        let run = end + self.text[end..].find(|c| !is_hangul(c)).unwrap_or(self.text.len() - end);
        self.at = run;
        if let Some(tail) = self.tail(end) {
            if let Some(last) = self.tokens.last_mut() {
                last.tail = tail;
            }
            return;
        }
        while let Some(last) = self.tokens.last() {
            let any = match last.what {
                What::Word(entries) | What::Unit(entries) => entries.iter().any(|e| e.tail == Tail::Any),
                What::Date(..) | What::Clock(..) => true,
                What::Mark(_) => true,
                _ => false,
            };
            if any {
                return;
            }
            let glued = last.gap == Gap::Glued;
            let unit = last.is_unit();
            self.tokens.pop();
            if !glued && !unit {
                return;
            }
            if unit && !glued {
                self.tokens.pop();
                return;
            }
        }
    }

    pub(super) fn over(&self, end: usize) -> bool {
        let over = self.lexicon.words.longest(self.text, end, |e, _| e.sense == Sense::Sign(Sign::Over));
        // 이분의 말씀 is no fraction: a number stands above the line.
        over.is_some_and(|found| {
            let rest = &self.text[found.end..];
            let top = found.end + rest.chars().next().filter(|c| plain(*c) == ' ').map_or(0, char::len_utf8);
            number::read(self.text, top, self.lexicon).is_some()
        })
    }
}

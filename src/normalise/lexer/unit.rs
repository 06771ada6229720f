//! Which unit stands behind a number, and does the way the number is written suit it?

use rust_decimal::Decimal;

use super::{Lexer, is_hangul};
use crate::normalise::entry::{
    DIGITS, Entry, NATIVE, NATIVE_GLUED, NATIVE_MANY, Role, SPELLED, SYLLABLE, Sense, Shift, Sign, Tail,
};
use crate::normalise::number::{Form, Number};
use crate::normalise::token::Token;
use crate::normalise::trie::{Found, plain};

impl Lexer<'_> {
    pub(super) fn unit(&self, start: usize, end: usize, number: &Number) -> Option<(Found, usize)> {
        let eased = self
            .tokens
            .last()
            .filter(|t| t.end <= start && self.text[t.end..start].chars().all(|c| plain(c) == ' '))
            .is_some_and(|t| {
                t.sense(|s| matches!(s, Sense::Sign(_) | Sense::Modifier { .. } | Sense::Daypart(..)).then_some(()))
                    .is_some()
            });
        // 2020년 이월 십이일, 오월 오일: a syllable goes on with the date that stands before it.
        let mut last = self.tokens.iter().rev();
        let dated = last
            .next()
            .filter(|t| t.end < start && self.text[t.end..start].chars().all(|c| plain(c) == ' '))
            .is_some_and(|t| {
                let year = last.next().and_then(Token::number).and_then(Number::whole).is_some_and(|n| n >= 1000);
                t.sense(|s| match s {
                    Sense::Month(_) => Some(()),
                    Sense::Time(Role::Year) if year => Some(()),
                    _ => None,
                })
                .is_some()
            });
        let takes = |spaced: bool| {
            let short = self.text[..end].chars().rev().take(2).take_while(|c| is_hangul(*c)).count() < 2;
            match number.form {
                Form::Figures => DIGITS,
                Form::Power => SPELLED,
                Form::Spelled(1) if eased || self.english() => SYLLABLE | SPELLED,
                Form::Spelled(1) if dated && !spaced => SYLLABLE | SPELLED,
                Form::Spelled(1) => SYLLABLE,
                Form::Spelled(_) => SPELLED,
                Form::Native if spaced && number.low > Decimal::ONE => NATIVE | NATIVE_MANY,
                Form::Native if spaced => NATIVE,
                Form::Native if short => NATIVE_GLUED,
                Form::Native => NATIVE | NATIVE_GLUED,
            }
        };
        if let Some(over) = self.lexicon.words.longest(self.text, end, |e, _| e.sense == Sense::Sign(Sign::Over)) {
            let _ = over;
            return None;
        }
        // 일원, 삼 유로: in a text that is nothing else, one syllable is a number before money or a measure.
        let whole = |e: &Entry, to: usize| {
            start == 0
                && to == self.text.len()
                && number.form == Form::Spelled(1)
                && matches!(e.sense, Sense::Currency { .. } | Sense::Unit { .. })
        };
        let mask = takes(false);
        let glued = self.lexicon.units.longest(self.text, end, |e, to| {
            (e.takes & mask != 0 || whole(e, to))
                && self.ends_latin(to)
                && (e.tail == Tail::Any || self.closes(to, true))
        });
        if let Some(found) = glued {
            return Some((suited(found, mask), end));
        }
        if let Some(found) = self.bracketed(end) {
            return Some((found, end));
        }
        if let Some(found) = self.some_of(end, number) {
            return Some(found);
        }
        let space = self.next_char(end).filter(|c| plain(*c) == ' ' || *c == '-' && self.english())?;
        let from = end + space.len_utf8();
        let mask = takes(true);
        let spaced = self.lexicon.units.longest(self.text, from, |e, to| {
            // $20-$30: the sign behind the dash is of the next figure.
            (e.takes & mask != 0 || whole(e, to))
                && (space != '-' || e.table != "currency_signs")
                && self.ends_latin(to)
                && (self.closes(to, true) || self.counted(e, to))
        })?;
        // 30 초과 is more than thirty, not thirty seconds and.
        let hedge = self.lexicon.words.longest(self.text, from, |e, to| {
            matches!(e.sense, Sense::Hedge(false, ..) | Sense::Shift(Shift::Between)) && self.closes(to, false)
        });
        (hedge.is_none_or(|h| h.end <= spaced.end)).then_some((suited(spaced, mask), from))
    }

    /// Dozens of people, hundreds of millions of dollars: what is counted behind a number that is only some.
    fn some_of(&self, end: usize, number: &Number) -> Option<(Found, usize)> {
        let from = end + " of ".len();
        if !self.english() || number.low == number.high || !self.text[end..].starts_with(" of ") {
            return None;
        }
        let found =
            self.lexicon.units.longest(self.text, from, |e, to| e.takes & SPELLED != 0 && self.ends_latin(to))?;
        Some((found, from))
    }

    /// 20 (kg), 20 [kg]: a measure in brackets behind its figure; the find ends behind the bracket.
    fn bracketed(&self, end: usize) -> Option<Found> {
        let from = end + usize::from(self.text[end..].starts_with(' '));
        let close = match self.next_char(from)? {
            '(' => ')',
            '[' => ']',
            '<' => '>',
            _ => return None,
        };
        let found = self.lexicon.units.longest(self.text, from + 1, |e, to| {
            e.table == "units" && e.takes & DIGITS != 0 && self.next_char(to) == Some(close)
        })?;
        Some(Found { end: found.end + 1, ..found })
    }

    /// Money and lengths of time keep their meaning whatever is written behind them.
    pub(super) fn counted(&self, entry: &Entry, _to: usize) -> bool {
        entry.tail == Tail::Any && matches!(entry.sense, Sense::Time(_) | Sense::Currency { .. })
    }
}

/// The senses of a unit that suit how the number is written, where they stand together: 두 분 is two persons, 2분 two minutes.
fn suited(found: Found, mask: u8) -> Found {
    let suits = |e: &Entry| e.takes & mask != 0;
    match (found.entries.iter().position(suits), found.entries.iter().rposition(suits)) {
        (Some(first), Some(last)) => Found { entries: &found.entries[first..=last], ..found },
        _ => found,
    }
}

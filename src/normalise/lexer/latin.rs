//! Words in Latin letters: table words, numerals, or names that are passed over with their figures.

use rust_decimal::Decimal;

use super::Lexer;
use crate::normalise::entry::{Part, Role, Sense, Sign};
use crate::normalise::number::{self, Form, Number, thousand};
use crate::normalise::token::What;

/// What may stand between a fraction and its unit.
pub(super) const OF_UNIT: [&str; 3] = [" of an ", " of a ", " of "];

impl Lexer<'_> {
    /// A word in Latin letters: a table word, or a name that is passed over with its figures.
    pub(super) fn latin(&mut self) {
        let start = self.at;
        let free = self.last_char(start).is_none_or(|c| !c.is_alphanumeric()) || self.glued(start);
        if free && self.english() && (self.written(start) || self.year_code(start) || self.english_word(start)) {
            return;
        }
        if free
            && let Some(found) = self.lexicon.words.longest(self.text, start, |_, to| {
                !self.next_char(to).is_some_and(|c| c.is_ascii_alphabetic())
                    || !self.last_char(to).is_some_and(|c| c.is_ascii_alphabetic())
            })
        {
            self.push(start, found.end, What::Word(found.entries));
            self.at = found.end;
            return;
        }
        let mut end = start;
        let mut chars = self.text[start..].char_indices().peekable();
        while let Some((n, c)) = chars.next() {
            let inner = matches!(c, '-' | '.' | '_' | '@' | '/' | ':' | '&' | '\'' | '+' | '%' | '=' | '?' | '#' | '~');
            let goes_on = c.is_ascii_alphanumeric()
                || inner && chars.peek().is_some_and(|(_, c)| c.is_ascii_alphanumeric() || matches!(c, '/' | '_'));
            if !goes_on {
                break;
            }
            end = start + n + c.len_utf8();
        }
        self.at = end.max(start + 1);
        self.named = self.text[start..self.at].bytes().any(|b| b.is_ascii_uppercase());
    }

    /// A word of a language that spells numbers with spaces: a numeral with its unit, or a table word.
    pub(super) fn english_word(&mut self, start: usize) -> bool {
        let word = self.lexicon.words.longest(self.text, start, |_, to| self.ends_word(to));
        if word.is_none_or(|w| w.end < start + 8) && self.half_of(start) {
            return true;
        }
        if let Some((number, end)) = number::read(self.text, start, self.lexicon) {
            if let Some((below, to)) = self.over_words(end, &number).or_else(|| self.share(end, &number)) {
                self.push(start, to, What::Fraction(number.low, below));
                self.at = to;
                return true;
            }
            if let Some((below, to)) =
                thousand::denominator(self.text, end, self.lexicon).filter(|(d, _)| self.fraction(&number, *d))
                && let Some((number, to)) = thousand::part_of(self.text, number.low, below, to, self.lexicon)
            {
                self.number(start, to, number, false);
                return true;
            }
            if let Some((below, to)) =
                thousand::denominator(self.text, end, self.lexicon).filter(|(d, _)| self.fraction(&number, *d))
            {
                self.push(start, to, What::Fraction(number.low, Decimal::from(below)));
                self.at = to;
                self.unit_of(to);
                return true;
            }
            let unit = self.unit(start, end, &number);
            let reach = unit.map_or(
                if number.alone
                    || self.range_ahead(end)
                    || number.ordinal && (self.dated(end) || self.after_month())
                    || self.minutes_ahead(end)
                {
                    end
                } else {
                    0
                },
                |(found, _)| found.end,
            );
            if word.is_none_or(|w| reach > w.end) && reach > 0 {
                self.number(start, end, number, false);
                return true;
            }
        }
        if let Some(end) = self.article(start)
            && let Some((below, to)) = thousand::denominator(self.text, end, self.lexicon)
        {
            if let Some((number, to)) = thousand::part_of(self.text, Decimal::ONE, below, to, self.lexicon) {
                self.number(start, to, number, false);
                return true;
            }
            const BEHIND: [&str; 13] =
                [" of", " to ", " in ", " from ", " since ", " more", " less", " lower", " higher", ",", ".", ";", ")"];
            let of = BEHIND.iter().any(|next| self.text[to..].starts_with(next)) || self.text[to..].trim().is_empty();
            if of || below > 4 || below == 2 && self.text[..start].ends_with(" and ") {
                self.push(start, to, What::Fraction(Decimal::ONE, Decimal::from(below)));
                self.at = to;
                self.unit_of(to);
                return true;
            }
        }
        let Some(word) = word else { return false };
        self.push(start, word.end, What::Word(word.entries));
        self.at = word.end;
        true
    }

    /// One over three: the denominator of a fraction in words, and where it ends.
    fn over_words(&self, end: usize, number: &Number) -> Option<(Decimal, usize)> {
        let spelled = |n: &Number| matches!(n.form, Form::Spelled(_)) && !n.ordinal && n.multiplier == Decimal::ONE;
        let at = self.text[end..].strip_prefix(" over ").filter(|_| spelled(number)).map(|_| end + 6)?;
        self.next_char(at).filter(char::is_ascii_alphabetic)?;
        let (below, to) = number::read(self.text, at, self.lexicon)?;
        let free = self.text[to..].trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric());
        (spelled(&below) && below.low > number.low && free).then_some((below.low, to))
    }

    /// One in five, nine out of 10: of how many, and where it ends; but not two in ten days.
    pub(super) fn share(&self, end: usize, number: &Number) -> Option<(Decimal, usize)> {
        let plain = |n: &Number| n.whole().filter(|_| !n.ordinal && n.multiplier == Decimal::ONE);
        let part = plain(number).filter(|n| (1..100).contains(n))?;
        let joint = [" in every ", " out of every ", " out of ", " in "];
        let at = joint.iter().find(|joint| self.text[end..].starts_with(**joint)).map(|joint| end + joint.len())?;
        self.next_char(at).filter(char::is_ascii_alphanumeric)?;
        let (below, to) = number::read(self.text, at, self.lexicon)?;
        let whole = plain(&below).filter(|n| matches!(n, 3..=10 | 12 | 20 | 100 | 1000) && *n > part)?;
        let counted = self.unit(at, to, &below).is_none_or(|(unit, _)| {
            unit.entries.iter().all(|e| matches!(e.sense, Sense::Unit { kind: crate::model::Kind::Count, .. }))
        });
        let free = !self.next_char(to).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '%' | '/' | ':'));
        (counted && free).then_some((Decimal::from(whole), to))
    }

    /// Whether another number follows behind a word that joins two: one to two weeks.
    pub(super) fn range_ahead(&self, end: usize) -> bool {
        let to = self.text[end..].starts_with(' ').then(|| {
            self.lexicon
                .words
                .longest(self.text, end + 1, |e, to| e.sense == Sense::Sign(Sign::To) && self.ends_word(to))
        });
        let Some(to) = to.flatten().filter(|to| self.next_char(to.end) == Some(' ')) else { return false };
        number::read(self.text, to.end + 1, self.lexicon).is_some()
    }

    /// Half a mile, half a percent: the number and its unit; whether they stood there.
    fn half_of(&mut self, start: usize) -> bool {
        let Some(from) = ["half a ", "half an ", "Half a ", "Half an "]
            .iter()
            .find_map(|half| self.text[start..].starts_with(half).then(|| start + half.len()))
        else {
            return false;
        };
        let unit = self
            .lexicon
            .units
            .longest(self.text, from, |e, to| e.table == "units" && self.ends_word(to) && to > from + 2);
        let Some(unit) = unit else { return false };
        let number = Number::point(Decimal::new(5, 1), Decimal::new(1, 1), Form::Spelled(2));
        self.push(start, from - 1, What::Number(number));
        self.push(from, unit.end, What::Unit(unit.entries));
        self.at = unit.end;
        true
    }

    /// Whether the name of a month stands right before.
    pub(super) fn after_month(&self) -> bool {
        self.tokens
            .last()
            .is_some_and(|t| t.sense(|s| matches!(s, Sense::Month(_) | Sense::Link).then_some(())).is_some())
            && self
                .tokens
                .iter()
                .rev()
                .take(2)
                .any(|t| t.sense(|s| matches!(s, Sense::Month(_)).then_some(())).is_some())
    }

    /// Whether a word of dates follows.
    pub(super) fn dated(&self, end: usize) -> bool {
        let at = end + usize::from(self.text[end..].starts_with(' '));
        let at = if self.text[at..].starts_with("of ") { at + 3 } else { at };
        let at = if self.text[at..].starts_with("the ") { at + 4 } else { at };
        self.lexicon
            .words
            .longest(self.text, at, |e, to| {
                self.ends_word(to)
                    && matches!(
                        e.sense,
                        Sense::Weekday(..)
                            | Sense::Month(_)
                            | Sense::Relative { .. }
                            | Sense::Part(Part::LastDay | Part::WeekLast | Part::Weekend, _)
                    )
            })
            .is_some()
    }

    /// Whether minutes in words follow: one thirty.
    pub(super) fn minutes_ahead(&self, end: usize) -> bool {
        let Some(at) = self.text[end..].strip_prefix(' ').map(|_| end + 1) else { return false };
        self.english()
            && self.next_char(at).is_some_and(|c| c.is_ascii_alphabetic())
            && number::read(self.text, at, self.lexicon).is_some_and(|(n, to)| {
                n.whole().is_some_and(|n| (10..60).contains(&n)) && !n.ordinal && self.unit(at, to, &n).is_none()
            })
    }

    /// 5 past years, two upcoming weeks: the side stands between the number and its unit of time.
    pub(super) fn sided_unit(&mut self, end: usize) -> bool {
        let Some(at) = self.text[end..].strip_prefix(' ').map(|_| end + 1) else { return false };
        let side = self.lexicon.words.longest(self.text, at, |e, to| {
            matches!(e.sense, Sense::Modifier { lengths: true, .. }) && self.next_char(to) == Some(' ')
        });
        let Some(side) = side else { return false };
        let from = side.end + 1;
        let unit = self.lexicon.units.longest(self.text, from, |e, to| {
            matches!(e.sense, Sense::Time(_)) && self.ends_latin(to) && self.text[..to].ends_with('s')
        });
        let Some(unit) = unit else { return false };
        self.push(at, side.end, What::Word(side.entries));
        self.push(from, unit.end, What::Unit(unit.entries));
        self.at = unit.end;
        true
    }

    /// Three quarters of an hour, two thirds of a year: takes the unit of time.
    pub(super) fn unit_of(&mut self, end: usize) -> bool {
        let rest = &self.text[end..];
        let Some(of) = OF_UNIT.iter().find(|of| rest.starts_with(**of)) else { return false };
        let from = end + of.len();
        let fraction = self.tokens.last().is_some_and(|t| match t.what {
            What::Fraction(..) => true,
            What::Number(n) => !n.low.fract().is_zero(),
            _ => false,
        });
        let unit = self.lexicon.units.longest(self.text, from, |e, to| {
            matches!(e.sense, Sense::Time(Role::Length(_))) && self.ends_latin(to) && to > from + 2
        });
        let Some(unit) = unit.filter(|_| fraction) else { return false };
        self.push(from, unit.end, What::Unit(unit.entries));
        self.at = unit.end;
        true
    }

    pub(super) fn article(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        (rest.starts_with("a ") || rest.starts_with("A ")).then_some(at + 1)
    }

    /// Two thirds, three quarters; but three quarters of a year's figures are quarters, and seven quarters too.
    pub(super) fn fraction(&self, number: &Number, below: u64) -> bool {
        let periods = self
            .tokens
            .last()
            .is_some_and(|t| t.sense(|s| matches!(s, Sense::Modifier { .. }).then_some(())).is_some());
        !periods
            && number.whole().is_some_and(|n| n > 0 && (n as u64) < below)
            && !number.ordinal
            && number.form != Form::Figures
    }

    /// Whether no Latin letter or figure goes on at `end`.
    pub(super) fn ends_latin(&self, end: usize) -> bool {
        !self.next_char(end).is_some_and(|c| c.is_ascii_alphanumeric())
            || !self.last_char(end).is_some_and(|c| c.is_ascii_alphabetic())
    }

    pub(super) fn ends_word(&self, end: usize) -> bool {
        !self.next_char(end).is_some_and(char::is_alphanumeric)
            || !self.last_char(end).is_some_and(char::is_alphanumeric)
    }
}

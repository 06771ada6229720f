//! Runs of figures: a number with its unit, a date, a clock time, or a name that is passed over whole.

use rust_decimal::Decimal;

use super::{Lexer, is_hangul};
use crate::model::Kind;
use crate::normalise::entry::Sense;
use crate::normalise::number::figures::{self, Run};
use crate::normalise::number::{Form, Number, myriad, thousand};
use crate::normalise::token::What;
use crate::normalise::trie::{Found, plain};

impl Lexer<'_> {
    /// A run of figures: a number with its unit, a date, a clock time, or nothing.
    pub(super) fn figures(&mut self, named: bool) {
        let start = self.at;
        if self.lexicon.words.starts(self.next_char(start).unwrap_or(' ')) {
            // 3·1절, 4th of July, 1Q: words that start with a figure.
            if let Some(found) = self.lexicon.words.longest(self.text, start, |e, to| {
                e.sense == Sense::Block && self.ends_latin(to)
                    || self.closes(to, false) && (self.ends_word(to) || self.next_char(to).is_some_and(is_hangul))
            }) {
                self.push(start, found.end, What::Word(found.entries));
                self.at = found.end;
                self.follow();
                return;
            }
        }
        if self.english() && (self.written(start) || self.year_part(start)) {
            return;
        }
        let (run, end) = figures::read(self.text, start);
        let run = match run {
            Run::Fraction(a, b) if self.after_day(start) => figures::month_day(a, b).unwrap_or(run),
            run => run,
        };
        let before = self.last_char(start);
        let closed = self.tokens.last().is_some_and(|t| t.end == start || t.tail == start);
        let inside = before.is_some_and(|c| is_hangul(c) || c.is_ascii_alphabetic()) && !closed;
        match run {
            Run::Number(_, _, 1..=2) if self.anniversary(start, end).is_some() => {
                self.at = self.anniversary(start, end).unwrap_or(end);
            }
            Run::Number(value, step, 1..=2) if !inside && self.english() && self.part_in(start, end, value, step) => {}
            Run::Number(_, _, 0) if !self.english() && self.day_of_event(start, end) => self.at = end,
            Run::Number(_, _, 1..=2)
                if !inside && self.english() && (self.hour_mark(start, end) || self.marked(start, end)) => {}
            Run::Number(value, step, _) if !inside && self.power(start, end, value, step) => {}
            Run::Number(value, step, count) => {
                let extend = if self.english() { thousand::extend } else { myriad::extend };
                let Some((number, end)) = extend(self.text, start, end, value, step, count, self.lexicon) else {
                    self.at = end;
                    return;
                };
                let (number, end) = if self.english() {
                    thousand::and_part(self.text, number, end, self.lexicon)
                } else {
                    (number, end)
                };
                let number = self.signed(start, number);
                self.number(start, end, number, inside || named);
            }
            Run::Date(..)
            | Run::MonthDay(..)
            | Run::YearMonth(..)
            | Run::Clock(..)
            | Run::DayEnd
            | Run::Fraction(..) => {
                self.at = end;
                let what = match run {
                    Run::Date(date, either) => What::Date(date, either),
                    Run::MonthDay(m, d) => What::MonthDay(m, d),
                    Run::YearMonth(y, m) => What::YearMonth(y, m),
                    Run::Clock(time, seconds) => What::Clock(time, seconds),
                    Run::Fraction(a, b) => {
                        let sign = self.signed(start, Number::point(a, Decimal::ONE, Form::Figures));
                        What::Fraction(sign.low, b)
                    }
                    _ => What::DayEnd,
                };
                let zulu =
                    matches!(run, Run::Clock(..)) && self.text[end..].starts_with('Z') && self.ends_latin(end + 1);
                if !inside
                    && !self
                        .next_char(end)
                        .is_some_and(|c| c.is_ascii_alphabetic() && c != 'T' && !zulu && !self.unit_ahead(end))
                {
                    self.push(start, end, what);
                    if zulu {
                        self.at = end + 1;
                        return;
                    }
                    if matches!(run, Run::Date(..)) && self.text[end..].starts_with('T') {
                        self.at += 1;
                        if let Some(last) = self.tokens.last_mut() {
                            last.tail = end + 1;
                        }
                        return;
                    }
                    if matches!(run, Run::Fraction(..)) && self.measured(end) {
                        return;
                    }
                    self.follow();
                }
            }
            Run::Nothing => self.at = end,
        }
    }

    /// 1e10, 2^5, 2.5^-1: a number with an exponent, to fifteen figures; whether one stood there.
    fn power(&mut self, start: usize, end: usize, value: Decimal, step: Decimal) -> bool {
        let rest = &self.text[end..];
        let Some(sign) = rest.chars().next().filter(|c| matches!(c, 'e' | 'E' | '^')) else { return false };
        let exponent = &rest[1..];
        let figures = exponent.trim_start_matches(['+', '-', '−']);
        let wide = figures.bytes().take_while(u8::is_ascii_digit).count();
        let signs = exponent.len() - figures.len();
        let after = end + 1 + signs + wide;
        let letter = self.next_char(after).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
        if wide == 0 || wide > 2 || exponent[..signs].chars().count() > 1 || letter {
            return false;
        }
        let Ok(times) = figures[..wide].parse::<u32>() else { return false };
        let below = exponent.starts_with(['-', '−']);
        let signed = self.signed(start, Number::point(value, step, Form::Figures)).low;
        let raised = |base: Decimal| (0..times).try_fold(Decimal::ONE, |product, _| product.checked_mul(base));
        let result = match sign {
            '^' => raised(signed).and_then(|p| if below { Decimal::ONE.checked_div(p) } else { Some(p) }),
            _ => raised(Decimal::TEN).and_then(|p| if below { signed.checked_div(p) } else { signed.checked_mul(p) }),
        };
        let Some(result) = result.and_then(|r| r.round_sf(15)).map(|r| r.normalize()) else { return false };
        let number = Number::point(result, Decimal::new(1, result.scale().min(28)), Form::Figures);
        self.number(start, after, number, false);
        true
    }

    /// Whether a day in figures and a dash stand right before: 5/1-5/7.
    pub(super) fn after_day(&self, start: usize) -> bool {
        let mut last = self.tokens.iter().rev();
        last.next().is_some_and(|t| t.end == start && matches!(t.what, What::Word(_)))
            && last.next().is_some_and(|t| matches!(t.what, What::MonthDay(..)))
    }

    /// Takes the unit behind a fraction.
    pub(super) fn measured(&mut self, end: usize) -> bool {
        let number = Number::point(Decimal::ONE, Decimal::ONE, Form::Figures);
        let Some((found, from)) = self.unit(end, end, &number) else { return false };
        self.push(from, found.end, What::Unit(found.entries));
        self.at = found.end;
        self.follow();
        true
    }

    pub(super) fn unit_ahead(&self, at: usize) -> bool {
        self.lexicon.words.longest(self.text, at, |_, end| self.ends_latin(end)).is_some()
            || self.lexicon.units.longest(self.text, at, |_, end| self.ends_latin(end)).is_some()
    }

    pub(super) fn signed(&self, start: usize, mut number: Number) -> Number {
        let minus = |c: char| matches!(c, '-' | '−' | '－');
        let Some(sign) = self.last_char(start).filter(|c| minus(*c)) else { return number };
        let at = start - sign.len_utf8();
        let free = self
            .last_char(at)
            .is_none_or(|c| plain(c) == ' ' || matches!(c, '(' | '[' | '"' | '\'' | '“' | '‘' | '\n'));
        let mut before = self.tokens.iter().rev();
        let mut last = before.next();
        if last.is_some_and(|t| t.start == at) {
            last = before.next();
        }
        let range = last.is_some_and(|t| {
            at >= t.end
                && self.text[t.end..at].chars().all(|c| plain(c) == ' ')
                && (t.number().is_some() || t.is_unit())
        });
        if free && !range {
            number.low = -number.low;
            number.high = number.low;
        }
        number
    }

    /// A number that was read: looks for its unit, and keeps it where it may stand.
    pub(super) fn number(&mut self, start: usize, end: usize, number: Number, needs_unit: bool) -> bool {
        self.at = end;
        // In Dunmore 3 people: nothing is named by a figure and people
        let people = |found: &Found| found.entries.iter().any(|e| matches!(e.sense, Sense::Unit { code: "{명}", .. }));
        if let Some((found, from)) =
            self.unit(start, end, &number).filter(|(found, from)| *from == end || !needs_unit || people(found))
        {
            // A dash before what is counted or lasts is a bullet, not a minus.
            let counted = found.entries.iter().any(|e| {
                matches!(e.sense, Sense::Time(_) | Sense::OrdinalAfter(_))
                    || matches!(e.sense, Sense::Unit { kind: Kind::Count | Kind::Age, .. })
            });
            let number =
                if counted { Number { low: number.low.abs(), high: number.high.abs(), ..number } } else { number };
            self.push(start, end, What::Number(number));
            self.push(from, found.end, What::Unit(found.entries));
            self.at = found.end;
            self.follow();
            return true;
        }
        if let Some(inches) = self.inches(start, end) {
            self.push(start, end, What::Number(number));
            self.push(end, inches.end, What::Unit(inches.entries));
            self.at = inches.end;
            return true;
        }
        if self.next_char(end).is_some_and(|c| c.is_ascii_alphabetic()) && !self.half_of_day(end) {
            // A name such as 6G or 4K: pass over it.
            self.latin();
            return false;
        }
        let dated = number.ordinal && (self.dated(end) || self.after_month());
        let stands = number.alone
            || number.form == Form::Figures
            || dated
            || self.minutes_ahead(end)
            || self.english() && self.range_ahead(end);
        if needs_unit || !stands || self.code(start, end, &number) {
            return false;
        }
        self.push(start, end, What::Number(number));
        if self.english() && (self.sided_unit(end) || self.unit_of(end)) {
            return true;
        }
        self.follow();
        true
    }

    /// 6ft 2in: a bare "in" is inches right behind feet.
    fn inches(&self, start: usize, end: usize) -> Option<Found> {
        let mut last = self.tokens.iter().rev();
        let feet = last.next().filter(|t| self.english() && matches!(&self.text[t.end..start], "" | " "))?;
        feet.sense(|s| matches!(s, Sense::Unit { code: "[ft_i]", .. }).then_some(()))?;
        let to = end + usize::from(self.text[end..].starts_with(' ')) + 2;
        let bare = self.text.get(end..to).is_some_and(|unit| unit.trim_start() == "in") && self.ends_word(to);
        let found = self.lexicon.units.longest("inch", 0, |e, at| at == 4 && e.table == "units").filter(|_| bare)?;
        Some(Found { end: to, ..found })
    }

    /// Whether am or pm stands at `at`.
    pub(super) fn half_of_day(&self, at: usize) -> bool {
        self.lexicon
            .words
            .longest(self.text, at, |e, to| matches!(e.sense, Sense::Daypart(..)) && self.ends_latin(to))
            .is_some()
    }

    /// 5·18: two bare figures around a middle dot are the name of a day in history.
    pub(super) fn anniversary(&self, start: usize, end: usize) -> Option<usize> {
        let rest = self.text[end..].strip_prefix('·')?;
        let wide = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let last = self.text.len() - rest.len() + wide;
        let unit = self.lexicon.units.longest(self.text, last, |_, _| true).is_some();
        (wide > 0 && wide <= 2 && end - start <= 2 && !unit).then_some(last)
    }

    /// 9 out of 10: a share in figures; whether one stood there.
    fn part_in(&mut self, start: usize, end: usize, value: Decimal, step: Decimal) -> bool {
        let Some((below, to)) = self.share(end, &Number::point(value, step, Form::Figures)) else { return false };
        self.push(start, to, What::Fraction(value, below));
        self.at = to;
        true
    }

    /// 5.18 민주화운동, 4.10 총선: month and day around a point before the word of an event are its name.
    fn day_of_event(&self, start: usize, end: usize) -> bool {
        let Some((month, day)) = self.text[start..end].split_once('.') else { return false };
        let within = |n: &str, most: u8| n.len() <= 2 && n.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
        let behind = self.text[end..].trim_start_matches(' ');
        within(month, 12)
            && within(day, 31)
            && self.text.len() - behind.len() <= end + 1
            && crate::normalise::lexicon::events().iter().any(|word| behind.starts_with(word))
    }

    /// Six figures in brackets behind a name are the code of a share.
    pub(super) fn code(&self, start: usize, end: usize, number: &Number) -> bool {
        number.figures == 6 && self.last_char(start) == Some('(') && self.next_char(end) == Some(')')
    }

    /// .77
    pub(super) fn pointed(&mut self, start: usize) {
        if !self.next_char(self.at).is_some_and(figures::is_figure) {
            return;
        }
        let (Run::Number(value, _, count @ 1..=18), end) = figures::read(self.text, self.at) else { return };
        let step = Decimal::new(1, u32::from(count));
        if let Some(value) = value.checked_mul(step) {
            self.number(start, end, Number::point(value.normalize(), step, Form::Figures), false);
        }
    }
}

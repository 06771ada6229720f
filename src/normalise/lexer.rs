//! Which words and figures of a text could make values? One pass, left to right, at most a few characters back.
//!
//! Refuses what stands inside a longer word: table words count at the start of a word or right behind another token,
//! and only where a particle, another token or a boundary follows; names with figures in them (F-35, H100), addresses,
//! telephone numbers and codes are passed over whole.

use super::entry::{DIGITS, Effect, Entry, NATIVE, NATIVE_GLUED, SPELLED, SYLLABLE, Sense, Shift, Sign, Tail};
use super::lexicon::{Lexicon, Spelling};
use super::number::figures::{self, Run};
use super::number::{self, Form, Number, myriad, thousand};
use super::token::{Gap, Token, What};
use super::trie::{Found, plain};
use rust_decimal::Decimal;

/// Whether `c` is a Hangul syllable.
#[must_use]
pub fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Finds the tokens of `text`.
#[must_use]
pub fn lex(text: &str, lexicon: &'static Lexicon) -> Vec<Token> {
    let mut lexer = Lexer { text, lexicon, tokens: Vec::new(), at: 0, named: false };
    lexer.run();
    lexer.tokens
}

struct Lexer<'t> {
    text: &'t str,
    lexicon: &'static Lexicon,
    tokens: Vec<Token>,
    at: usize,
    /// Whether the word just passed over is a name in Latin letters: a bare number behind it belongs to it.
    named: bool,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if byte == b' ' {
                self.at += 1;
                continue;
            }
            let Some(c) = self.text[self.at..].chars().next() else { return };
            let named = std::mem::take(&mut self.named);
            if figures::is_figure(c) {
                self.figures(named);
            } else if is_hangul(c) {
                self.hangul();
            } else if c.is_ascii_alphabetic() {
                self.latin();
            } else {
                self.sign(c);
            }
        }
    }

    fn english(&self) -> bool {
        self.lexicon.spelling == Spelling::Thousand
    }

    fn next_char(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn last_char(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.last().is_some_and(|t| t.end == at)
    }

    fn push(&mut self, start: usize, end: usize, what: What) {
        let gap = self.tokens.last().map_or(Gap::Far, |last| {
            if self.english()
                && matches!(last.what, What::Number(_))
                && matches!(what, What::Unit(_))
                && &self.text[last.end..start] == "-"
            {
                return Gap::Space;
            }
            let iso = last.tail == start && &self.text[last.end..start] == "T";
            if last.end == start || iso {
                return Gap::Glued;
            }
            if self.english() && start > last.end && self.text[last.end..start].trim_end_matches([' ', '\u{a0}']) == ","
            {
                return Gap::Comma;
            }
            let spaces = |s: &str| s.len() <= 6 && s.chars().all(|c| plain(c) == ' ');
            if start < last.tail {
                Gap::Far
            } else if last.tail == last.end && spaces(&self.text[last.end..start]) {
                Gap::Space
            } else if spaces(&self.text[last.tail..start]) {
                Gap::Linked
            } else {
                Gap::Far
            }
        });
        self.tokens.push(Token { start, end, tail: end, gap, what });
    }

    /// A run of figures: a number with its unit, a date, a clock time, or nothing.
    fn figures(&mut self, named: bool) {
        let start = self.at;
        if self.lexicon.words.starts(self.next_char(start).unwrap_or(' ')) {
            // 3·1절, 4th of July, 1Q: words that start with a figure.
            if let Some(found) =
                self.lexicon.words.longest(self.text, start, |_, to| self.closes(to, false) && self.ends_word(to))
            {
                self.push(start, found.end, What::Word(found.entries));
                self.at = found.end;
                self.follow();
                return;
            }
        }
        let (run, end) = figures::read(self.text, start);
        let before = self.last_char(start);
        let closed = self.tokens.last().is_some_and(|t| t.end == start || t.tail == start);
        let inside = before.is_some_and(|c| is_hangul(c) || c.is_ascii_alphabetic()) && !closed;
        match run {
            Run::Number(_, _, 1..=2) if self.anniversary(start, end).is_some() => {
                self.at = self.anniversary(start, end).unwrap_or(end);
            }
            Run::Number(value, step, count) => {
                let extend = if self.english() { thousand::extend } else { myriad::extend };
                let Some((number, end)) = extend(self.text, start, end, value, step, count, self.lexicon) else {
                    self.at = end;
                    return;
                };
                let (number, end) =
                    if self.english() { thousand::and_part(self.text, number, end) } else { (number, end) };
                // a dash before a year opens a line of talk: no year is below zero
                let year = self.text[end..].starts_with('년');
                let number = if year { number } else { self.signed(start, number) };
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
                    Run::Fraction(a, b) => What::Fraction(a, b),
                    _ => What::DayEnd,
                };
                if !inside
                    && !self
                        .next_char(end)
                        .is_some_and(|c| c.is_ascii_alphabetic() && c != 'T' && !self.unit_ahead(end))
                {
                    self.push(start, end, what);
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

    /// Takes the unit behind a fraction.
    fn measured(&mut self, end: usize) -> bool {
        let number = Number::point(Decimal::ONE, Decimal::ONE, Form::Figures);
        let Some((found, from)) = self.unit(end, &number) else { return false };
        self.push(from, found.end, What::Unit(found.entries));
        self.at = found.end;
        self.follow();
        true
    }

    fn unit_ahead(&self, at: usize) -> bool {
        self.lexicon.words.longest(self.text, at, |_, end| self.ends_latin(end)).is_some()
            || self.lexicon.units.longest(self.text, at, |_, end| self.ends_latin(end)).is_some()
    }

    /// Whether no Latin letter or figure goes on at `end`.
    fn ends_latin(&self, end: usize) -> bool {
        !self.next_char(end).is_some_and(|c| c.is_ascii_alphanumeric())
            || !self.last_char(end).is_some_and(|c| c.is_ascii_alphabetic())
    }

    fn signed(&self, start: usize, mut number: Number) -> Number {
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
    fn number(&mut self, start: usize, end: usize, number: Number, needs_unit: bool) -> bool {
        self.at = end;
        if let Some((found, from)) = self.unit(end, &number) {
            self.push(start, end, What::Number(number));
            self.push(from, found.end, What::Unit(found.entries));
            self.at = found.end;
            self.follow();
            return true;
        }
        if self.next_char(end).is_some_and(|c| c.is_ascii_alphabetic()) && !self.half_of_day(end) {
            // A name such as 6G or 4K: pass over it.
            self.latin();
            return false;
        }
        let dated = number.ordinal && (self.dated(end) || self.after_month());
        if needs_unit || !number.alone && number.form != Form::Figures && !dated || self.code(start, end, &number) {
            return false;
        }
        self.push(start, end, What::Number(number));
        self.follow();
        true
    }

    /// Whether am or pm stands at `at`.
    fn half_of_day(&self, at: usize) -> bool {
        self.lexicon
            .words
            .longest(self.text, at, |e, to| matches!(e.sense, Sense::Daypart(..)) && self.ends_latin(to))
            .is_some()
    }

    /// 5·18: two bare figures around a middle dot are the name of a day in history.
    fn anniversary(&self, start: usize, end: usize) -> Option<usize> {
        let rest = self.text[end..].strip_prefix('·')?;
        let wide = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let last = self.text.len() - rest.len() + wide;
        let unit = self.lexicon.units.longest(self.text, last, |_, _| true).is_some();
        (wide > 0 && wide <= 2 && end - start <= 2 && !unit).then_some(last)
    }

    /// Six figures in brackets behind a name are the code of a share.
    fn code(&self, start: usize, end: usize, number: &Number) -> bool {
        number.figures == 6 && self.last_char(start) == Some('(') && self.next_char(end) == Some(')')
    }

    fn unit(&self, end: usize, number: &Number) -> Option<(Found, usize)> {
        let eased = self.tokens.last().is_some_and(|t| {
            t.sense(|s| matches!(s, Sense::Sign(_) | Sense::Modifier { .. } | Sense::Daypart(..)).then_some(()))
                .is_some()
        });
        let takes = |spaced: bool| {
            let short = self.text[..end].chars().rev().take_while(|c| is_hangul(*c)).count() < 2;
            match number.form {
                Form::Figures => DIGITS,
                Form::Power => SPELLED,
                Form::Spelled(1) if eased => SYLLABLE | SPELLED,
                Form::Spelled(1) => SYLLABLE,
                Form::Spelled(_) => SPELLED,
                Form::Native if spaced => NATIVE,
                Form::Native if short => NATIVE_GLUED,
                Form::Native => NATIVE | NATIVE_GLUED,
            }
        };
        if let Some(over) = self.lexicon.words.longest(self.text, end, |e, _| e.sense == Sense::Sign(Sign::Over)) {
            let _ = over;
            return None;
        }
        let mask = takes(false);
        let glued = self.lexicon.units.longest(self.text, end, |e, to| {
            e.takes & mask != 0 && self.ends_latin(to) && (e.tail == Tail::Any || self.closes(to, true))
        });
        if let Some(found) = glued {
            return Some((found, end));
        }
        let space = self.next_char(end).filter(|c| plain(*c) == ' ' || *c == '-' && self.english())?;
        let from = end + space.len_utf8();
        let mask = takes(true);
        let spaced = self.lexicon.units.longest(self.text, from, |e, to| {
            e.takes & mask != 0 && self.ends_latin(to) && (self.closes(to, true) || self.counted(e, to))
        })?;
        // 30 초과 is more than thirty, not thirty seconds and.
        let hedge = self
            .lexicon
            .words
            .longest(self.text, from, |e, to| matches!(e.sense, Sense::Hedge(false, ..)) && self.closes(to, false));
        (hedge.is_none_or(|h| h.end <= spaced.end)).then_some((spaced, from))
    }

    /// Money and lengths of time keep their meaning whatever is written behind them.
    fn counted(&self, entry: &Entry, _to: usize) -> bool {
        entry.tail == Tail::Any && matches!(entry.sense, Sense::Time(_) | Sense::Currency { .. })
    }

    /// Whether a word that ends at `end` is closed: a boundary, particles up to a boundary, or another token.
    fn closes(&self, end: usize, chained: bool) -> bool {
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
    fn tail(&self, end: usize) -> Option<usize> {
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
    fn chains(&self, end: usize) -> bool {
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
    fn joins(&self, entry: &Entry, to: usize) -> bool {
        match entry.sense {
            Sense::Sign(Sign::Dash | Sign::To) | Sense::Block => false,
            Sense::Hedge(before, _, links) => {
                !before && (links.is_empty() || links.contains('-')) && (self.closes(to, false) || self.verbal(entry))
            }
            Sense::Weekday(_, short) => !short,
            _ => self.closes(to, false) || entry.tail == Tail::Any,
        }
    }

    fn verbal(&self, entry: &Entry) -> bool {
        matches!(entry.sense, Sense::Hedge(_, Effect::Above | Effect::Below | Effect::Nearly, _))
    }

    /// Goes on behind a token without a space: 28일+부터, 3시+20분+께, 지난+2010년.
    fn follow(&mut self) {
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
    fn numeral(&self, at: usize) -> Option<(Number, usize)> {
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
    fn aside(&mut self, end: usize) {
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
    fn close_aside(&mut self) {
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

    fn after_over(&self, end: usize) -> Option<(Number, usize)> {
        let over = self.tokens.last()?.sense(|s| (*s == Sense::Sign(Sign::Over)).then_some(()));
        over.and_then(|()| number::read(self.text, end, self.lexicon))
    }

    /// Judges what is left of the run of letters behind the last token: a particle, or a longer word after all.
    fn close(&mut self) {
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

    /// A word in Hangul: table words and numerals at its start.
    fn hangul(&mut self) {
        let start = self.at;
        let free = self.last_char(start).is_none_or(|c| !c.is_alphanumeric()) || self.glued(start);
        if free && self.piece(start) {
            return;
        }
        let run = self.text[start..].find(|c| !is_hangul(c)).map_or(self.text.len(), |n| start + n);
        self.at = run.max(self.at);
    }

    fn piece(&mut self, start: usize) -> bool {
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
            let unit = self.unit(end, &number);
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
            let reach = unit.map_or(if number.alone || self.over(end) { end } else { 0 }, |(found, _)| found.end);
            if word.is_none_or(|w| reach > w.end) && reach > 0 {
                if self.over(end) {
                    self.push(start, end, What::Number(number));
                    self.at = end;
                    self.follow();
                    return true;
                }
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

    fn over(&self, end: usize) -> bool {
        self.lexicon.words.longest(self.text, end, |e, _| e.sense == Sense::Sign(Sign::Over)).is_some()
    }

    /// A word in Latin letters: a table word, or a name that is passed over with its figures.
    fn latin(&mut self) {
        let start = self.at;
        let free = self.last_char(start).is_none_or(|c| !c.is_alphanumeric()) || self.glued(start);
        if free && self.english() && self.english_word(start) {
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
        self.named = self.text[start..].starts_with(|c: char| c.is_ascii_uppercase());
    }

    /// A word of a language that spells numbers with spaces: a numeral with its unit, or a table word.
    fn english_word(&mut self, start: usize) -> bool {
        let word = self.lexicon.words.longest(self.text, start, |_, to| self.ends_word(to));
        if let Some((number, end)) = number::read(self.text, start, self.lexicon) {
            if let Some((below, to)) =
                thousand::denominator(self.text, end, self.lexicon).filter(|(d, _)| self.fraction(&number, *d))
            {
                self.push(start, to, What::Fraction(number.low, Decimal::from(below)));
                self.at = to;
                return true;
            }
            let unit = self.unit(end, &number);
            let reach = unit
                .map_or(if number.alone || number.ordinal && self.dated(end) { end } else { 0 }, |(found, _)| {
                    found.end
                });
            if word.is_none_or(|w| reach > w.end) && reach > 0 {
                self.number(start, end, number, false);
                return true;
            }
        }
        if let Some(end) = self.article(start)
            && let Some((below, to)) = thousand::denominator(self.text, end, self.lexicon)
        {
            let of = self.text[to..].starts_with(" of") || self.text[to..].trim().is_empty();
            if of || below > 4 {
                self.push(start, to, What::Fraction(Decimal::ONE, Decimal::from(below)));
                self.at = to;
                return true;
            }
        }
        let Some(word) = word else { return false };
        self.push(start, word.end, What::Word(word.entries));
        self.at = word.end;
        true
    }

    /// Whether the name of a month stands right before.
    fn after_month(&self) -> bool {
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
    fn dated(&self, end: usize) -> bool {
        let at = end + usize::from(self.text[end..].starts_with(' '));
        let at = if self.text[at..].starts_with("of ") { at + 3 } else { at };
        let at = if self.text[at..].starts_with("the ") { at + 4 } else { at };
        self.lexicon
            .words
            .longest(self.text, at, |e, to| {
                self.ends_word(to) && matches!(e.sense, Sense::Weekday(..) | Sense::Month(_) | Sense::Relative { .. })
            })
            .is_some()
    }

    fn article(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        (rest.starts_with("a ") || rest.starts_with("A ")).then_some(at + 1)
    }

    /// Two thirds, three quarters; but three quarters of a year's figures are quarters, and seven quarters too.
    fn fraction(&self, number: &Number, below: u64) -> bool {
        let periods = self
            .tokens
            .last()
            .is_some_and(|t| t.sense(|s| matches!(s, Sense::Modifier { .. }).then_some(())).is_some());
        !periods
            && number.whole().is_some_and(|n| n > 0 && (n as u64) < below)
            && !number.ordinal
            && number.form != Form::Figures
    }

    fn ends_word(&self, end: usize) -> bool {
        !self.next_char(end).is_some_and(char::is_alphanumeric)
            || !self.last_char(end).is_some_and(char::is_alphanumeric)
    }

    /// Signs: currency, dashes, tildes, degrees.
    fn sign(&mut self, c: char) {
        let start = self.at;
        if self.lexicon.words.starts(plain(c))
            && let Some(found) = self.lexicon.words.longest(self.text, start, |_, _| true)
        {
            self.push(start, found.end, What::Word(found.entries));
            self.at = found.end;
            return;
        }
        self.at = start + c.len_utf8();
        if let Some((top, bottom)) = vulgar(c) {
            self.push(start, self.at, What::Fraction(top, bottom));
            self.measured(self.at);
        } else if c == '.' && self.last_char(start).is_none_or(|b| !b.is_alphanumeric() && b != '.') {
            self.pointed(start);
        }
    }

    /// .77
    fn pointed(&mut self, start: usize) {
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

/// ½ and its like.
fn vulgar(c: char) -> Option<(Decimal, Decimal)> {
    let (a, b) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((Decimal::from(a), Decimal::from(b)))
}

//! Dates and hours in one run of figures and letters: 31-Oct-74, 2019/aug/01, Dec/2018, 13h15.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::Lexer;
use crate::normalise::entry::{MARK, Sense};
use crate::normalise::number::figures::{self, is_figure};
use crate::normalise::number::{Form, Number};
use crate::normalise::token::What;

/// A piece of such a date.
#[derive(Clone, Copy)]
enum Piece {
    /// Figures: their value and how many.
    Figures(i16, usize),
    /// The name of a month.
    Month(i8),
}

impl Lexer<'_> {
    /// A date whose month is a name between figures, joined by dashes or slashes; whether one stood there.
    pub(super) fn written(&mut self, start: usize) -> bool {
        let Some((first, end)) = self.date_piece(start) else { return false };
        let Some(sep) = self.next_char(end).filter(|c| matches!(c, '-' | '/')) else { return false };
        let Some((second, end)) = self.date_piece(end + 1) else { return false };
        let third = if self.next_char(end) == Some(sep) { self.date_piece(end + 1) } else { None };
        use Piece::{Figures, Month};
        let date = |y: i16, wide: usize, m: i8, d: i16| {
            let year = match wide {
                4 => y,
                2 if y < 70 => 2000 + y,
                2 => 1900 + y,
                _ => return None,
            };
            Date::new(year, m, i8::try_from(d).ok()?).ok().map(|d| What::Date(d, false))
        };
        let whole = third.and_then(|(third, end)| {
            let what = match (first, second, third) {
                (Figures(y, 4), Month(m), Figures(d, 1..=2)) => date(y, 4, m, d),
                (Figures(d, 1..=2), Month(m), Figures(y, wide)) => date(y, wide, m, d),
                (Month(m), Figures(d, 1..=2), Figures(y, wide)) => date(y, wide, m, d),
                _ => None,
            };
            what.map(|what| (what, end))
        });
        let found = whole.or_else(|| {
            let day = |m: i8, d: i16| {
                i8::try_from(d).ok().filter(|d| Date::new(2000, m, *d).is_ok()).map(|d| What::MonthDay(m, d))
            };
            let what = match (first, second) {
                (Figures(y, 4), Month(m)) | (Month(m), Figures(y, 4)) if (1000..3000).contains(&y) => {
                    Some(What::YearMonth(y, m))
                }
                // 2015-3, 2015-03, 11-2016; but 2010-12 are years.
                (Figures(y, 4), Figures(m @ 1..=12, wide))
                    if third.is_none() && (1900..2100).contains(&y) && (wide == 1 || m < 10) =>
                {
                    Some(What::YearMonth(y, i8::try_from(m).ok()?))
                }
                (Figures(m @ 1..=12, 1..=2), Figures(y, 4)) if third.is_none() && (1900..2100).contains(&y) => {
                    Some(What::YearMonth(y, i8::try_from(m).ok()?))
                }
                (Figures(d, 1..=2), Month(m)) | (Month(m), Figures(d, 1..=2)) => day(m, d),
                _ => None,
            };
            what.map(|what| (what, end))
        });
        // 2015-3-and-4: figures alone are no month where more is joined to them.
        let bare = matches!((first, second), (Figures(..), Figures(..)));
        let joined = |c: char| c.is_alphanumeric() || bare && matches!(c, '-' | '/');
        let Some((what, end)) = found.filter(|(_, end)| !self.next_char(*end).is_some_and(joined)) else {
            return false;
        };
        self.push(start, end, what);
        self.at = end;
        true
    }

    fn date_piece(&self, at: usize) -> Option<(Piece, usize)> {
        let rest = &self.text[at..];
        if rest.starts_with(is_figure) {
            let wide = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
            let value = rest.get(..wide)?.parse().ok()?;
            return (1..=4).contains(&wide).then_some((Piece::Figures(value, wide), at + wide));
        }
        let found = self.lexicon.words.longest(self.text, at, |e, to| {
            matches!(e.sense, Sense::Month(_)) && !self.next_char(to).is_some_and(char::is_alphabetic)
        })?;
        let month = found.entries.iter().find_map(|e| if let Sense::Month(n) = e.sense { Some(n) } else { None })?;
        Some((Piece::Month(month), found.end))
    }

    /// 2017-Q1, 2019/H2: a year and a part of it; whether one stood there.
    pub(super) fn year_part(&mut self, start: usize) -> bool {
        let Some(end) =
            self.text.get(start..start + 4).filter(|y| y.bytes().all(|b| b.is_ascii_digit())).map(|_| start + 4)
        else {
            return false;
        };
        // 2018Q4
        let at = end + usize::from(self.text[end..].starts_with(['-', '/']));
        if at == end && !self.text[end..].starts_with(['q', 'Q', 'H']) {
            return false;
        }
        let part =
            self.lexicon.words.longest(self.text, at, |e, to| matches!(e.sense, Sense::Part(..)) && self.ends_word(to));
        let (figures::Run::Number(value, step, 4), Some(part)) = (figures::read(&self.text[..end], start).0, part)
        else {
            return false;
        };
        let number = Number { figures: 4, ..Number::point(value, step, Form::Figures) };
        self.push(start, end, What::Number(number));
        self.push(at, part.end, What::Word(part.entries));
        self.at = part.end;
        true
    }

    /// FY18, CY2019: a year in figures behind the letters of a fiscal or calendar year; whether one stood there.
    pub(super) fn year_code(&mut self, start: usize) -> bool {
        let rest = &self.text[start..];
        let Some(figures) = ["FY", "CY", "fy", "cy"].iter().find_map(|code| rest.strip_prefix(code)) else {
            return false;
        };
        let wide = figures.bytes().take_while(u8::is_ascii_digit).count();
        let Some(year) = figures.get(..wide).and_then(|y| y.parse::<i16>().ok()) else { return false };
        let end = start + 2 + wide;
        let year = match wide {
            2 => 2000 + year,
            4 if (1900..2100).contains(&year) => year,
            _ => return false,
        };
        if self.next_char(end).is_some_and(char::is_alphanumeric) {
            return false;
        }
        let number = Number { figures: 4, ..Number::point(Decimal::from(year), Decimal::ONE, Form::Figures) };
        self.push(start, end, What::Number(number));
        self.at = end;
        true
    }

    /// 5'9": feet and inches in marks; whether they stood there.
    pub(super) fn marked(&mut self, start: usize, end: usize) -> bool {
        let mark = |at: usize| self.lexicon.units.longest(self.text, at, |e, _| e.takes == MARK);
        let Some(large) = mark(end) else { return false };
        let wide = self.text[large.end..].bytes().take_while(u8::is_ascii_digit).count();
        let to = large.end + wide;
        let Some(small) = mark(to).filter(|_| (1..=2).contains(&wide)) else { return false };
        for (from, until, unit) in [(start, end, large), (large.end, to, small)] {
            let Ok(n) = self.text[from..until].parse::<u8>() else { return false };
            self.push(from, until, What::Number(Number::point(Decimal::from(n), Decimal::ONE, Form::Figures)));
            self.push(until, unit.end, What::Unit(unit.entries));
        }
        self.at = small.end;
        true
    }

    /// 13h15: an hour and minutes as much of Europe writes them.
    pub(super) fn hour_mark(&mut self, start: usize, end: usize) -> bool {
        let hour = self.text.get(start..end).filter(|t| t.len() <= 2).and_then(|t| t.parse::<i8>().ok());
        let rest = &self.text[end..];
        let minute = rest
            .strip_prefix('h')
            .and_then(|r| r.get(..2))
            .and_then(|m| if m.bytes().all(|b| b.is_ascii_digit()) { m.parse::<i8>().ok() } else { None });
        let (Some(hour), Some(minute)) = (hour, minute) else { return false };
        let after = end + 3;
        let Ok(time) = Time::new(hour, minute, 0, 0) else { return false };
        if self.next_char(after).is_some_and(char::is_alphanumeric) {
            return false;
        }
        self.push(start, after, What::Clock(time, false));
        self.at = after;
        true
    }
}

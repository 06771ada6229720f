//! A piece of text that a table or a run of figures explains, and how it stands to the piece before it.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::entry::{Entry, Sense, Shift};
use super::number::Number;

/// What a token is.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// A number.
    Number(Number),
    /// A word of its own, by its senses.
    Word(&'static [Entry]),
    /// A unit, counter or currency behind a number, by its senses.
    Unit(&'static [Entry]),
    /// A full date in figures; whether day and month may be the other way round.
    Date(Date, bool),
    /// A month and day in figures.
    MonthDay(i8, i8),
    /// A year and month in figures.
    YearMonth(i16, i8),
    /// A clock time in figures; whether seconds were written.
    Clock(Time, bool),
    /// 24:00.
    DayEnd,
    /// A fraction in figures.
    Fraction(Decimal, Decimal),
    /// A comma or middle dot directly behind a value.
    Mark(char),
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    Glued,
    /// Space only, on one line.
    Space,
    /// A particle or ending, and space.
    Linked,
    /// A comma and space.
    Comma,
    /// Anything else.
    Far,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// One past the particle behind it, when there is one.
    pub tail: usize,
    /// How it stands to the token before it.
    pub gap: Gap,
    /// What it is.
    pub what: What,
}

impl Token {
    /// The first sense that `pick` takes, for words and units.
    pub fn sense<T>(&self, pick: impl Fn(&Sense) -> Option<T>) -> Option<T> {
        match self.what {
            What::Word(entries) | What::Unit(entries) => entries.iter().find_map(|e| pick(&e.sense)),
            _ => None,
        }
    }

    /// Its number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<&Number> {
        match &self.what {
            What::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a unit behind a number.
    #[must_use]
    pub fn is_unit(&self) -> bool {
        matches!(self.what, What::Unit(_))
    }
}

/// What a word behind a time does.
#[must_use]
pub fn shift(token: &Token) -> Option<Shift> {
    token.sense(|s| if let Sense::Shift(shift) = s { Some(*shift) } else { None })
}

//! Which number do these words and figures write, and how precisely? The one thing every quantity shares.
//!
//! Refuses what does not fit exact decimals of 28 digits: such a run of figures is no value.

pub mod figures;
pub mod myriad;
pub mod thousand;

use rust_decimal::Decimal;

use crate::normalise::lexicon::{Lexicon, Spelling};

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In figures, with or without multipliers behind them.
    Figures,
    /// Spelled out in so many Sino-Korean morphemes.
    Spelled(u8),
    /// Spelled out as a power of ten alone.
    Power,
    /// Spelled out in native words.
    Native,
}

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The lower end.
    pub low: Decimal,
    /// The upper end.
    pub high: Decimal,
    /// Whether the upper end itself is left out (30여 is 30 up to but not 40).
    pub open_above: bool,
    /// Whether the words say that it is approximate.
    pub approx: bool,
    /// The place of the last digit written.
    pub step: Decimal,
    /// The multiplier behind the last figure (1 where there is none): shared backwards over a range.
    pub multiplier: Decimal,
    /// How it was written.
    pub form: Form,
    /// How many figures a plain run of them has; 0 for everything else.
    pub figures: u8,
    /// Whether it counts with nothing behind it.
    pub alone: bool,
    /// Whether an ordinal ending stands behind it (28th).
    pub ordinal: bool,
}

impl Number {
    /// A single figure.
    #[must_use]
    pub fn point(at: Decimal, step: Decimal, form: Form) -> Number {
        Number {
            low: at,
            high: at,
            open_above: false,
            approx: false,
            step,
            multiplier: Decimal::ONE,
            form,
            figures: 0,
            alone: true,
            ordinal: false,
        }
    }

    /// Its value as a small whole number, when it is one.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        if self.low != self.high || !self.low.fract().is_zero() {
            return None;
        }
        i64::try_from(self.low).ok()
    }

    /// Whether it is written down to the unit: 2020, 이천이십; not 2천.
    #[must_use]
    pub fn to_the_unit(&self) -> bool {
        self.step <= Decimal::ONE || matches!(self.form, Form::Spelled(4..))
    }

    /// The number a little above: 30여 is 30 up to 40, by the last digit that is not zero.
    #[must_use]
    pub fn and_more(mut self) -> Option<Number> {
        let place = last_place(self.low, self.step);
        self.high = self.low.checked_add(place)?;
        self.open_above = true;
        self.approx = true;
        self.step = place;
        Some(self)
    }

    /// The number times a power of ten.
    #[must_use]
    pub fn times(mut self, by: Decimal) -> Option<Number> {
        self.low = self.low.checked_mul(by)?;
        self.high = self.high.checked_mul(by)?;
        self.step = self.step.checked_mul(by)?;
        Some(self)
    }
}

/// Reads the number at byte `at`, as the language of the lexicon spells numbers.
#[must_use]
pub fn read(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    match lexicon.spelling {
        Spelling::Myriad => myriad::read(text, at, lexicon),
        Spelling::Thousand => thousand::read(text, at, lexicon),
    }
}

/// The place of the last digit of `value` that is not zero, no finer than `step`.
fn last_place(value: Decimal, step: Decimal) -> Decimal {
    let ten = Decimal::TEN;
    let mut place = step;
    while let Some(next) = place.checked_mul(ten) {
        if next > value.abs() || !(value % next).is_zero() {
            break;
        }
        place = next;
    }
    place
}

//! A normalised value and how it was read.

use super::kind::Kind;
use super::shape::{Duration, Name, NameSet, Period, Range, Statement};
use super::span::Span;

/// What a claim says, in a form in which two outlets' words can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A date, period or clock time.
    Time(Period),
    /// A length of time.
    Duration(Duration),
    /// A number with its unit.
    Quantity(Range),
    /// One person, organisation, place or office.
    Name(Name),
    /// Several names.
    Set(NameSet),
    /// Something said without a number.
    Statement(Statement),
}

macro_rules! flags {
    ($($variant:ident $code:literal $doc:literal,)*) => {
        /// A guess or a caution that goes with a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Flag { $(#[doc = $doc] $variant,)* }

        impl Flag {
            /// Every flag.
            pub const ALL: &'static [Flag] = &[$(Flag::$variant,)*];

            /// The word used in JSON.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Flag::$variant => $code,)* }
            }

            /// What it means.
            #[must_use]
            pub fn doc(self) -> &'static str {
                match self { $(Flag::$variant => $doc,)* }
            }
        }
    };
}

flags! {
    GuessedYear "guessed-year" "The year was not written; the nearest one was taken.",
    GuessedMonth "guessed-month" "The month was not written; the nearest one was taken.",
    GuessedWeek "guessed-week" "The week was not written; the nearest one was taken.",
    GuessedHalfDay "guessed-half-day" "Morning or afternoon was not written.",
    GuessedCentury "guessed-century" "Two digits of a year were written.",
    GenericCurrency "generic-currency" "The currency's country was not written.",
    AmbiguousOrder "ambiguous-order" "Day and month may be the other way round.",
    InferredAnchor "inferred-anchor" "Read relative to a publication time that was itself inferred.",
    QuotedAnchor "quoted-anchor" "Read inside a quotation, relative to the day of speaking, taken to be the day of the article.",
    NamedDay "named-day" "Refers to the day named before.",
    Vague "vague" "The words have no agreed ends (early, late, around).",
    SideUnclear "side-unclear" "Which side a figure belongs to is not said.",
    CommonTitle "common-title" "The office is also a common noun or a form of address: one person may have several.",
}

/// One step of a derivation: which words, by which rule and table row, gave what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The words read.
    pub quote: String,
    /// The rule or table row, as `table:row` or the rule's name.
    pub rule: String,
    /// What came of it.
    pub result: String,
}

/// A value found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What sort of value.
    pub kind: Kind,
    /// Where, in bytes of the text that was read.
    pub span: Span,
    /// The value.
    pub value: Value,
    /// Guesses and cautions, sorted, each once.
    pub flags: Vec<Flag>,
    /// How it was read, for `explain`.
    pub steps: Vec<Step>,
}

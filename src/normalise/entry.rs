//! What a word of the tables means. One sense a table row; a word may have several.

use rust_decimal::Decimal;

use super::feast::Feast;
use crate::model::{Kind, TimeUnit};

/// How a numeral takes part in a spelled-out number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralClass {
    /// One of zero to nine (Sino-Korean).
    Digit,
    /// Ten, hundred, thousand.
    Power,
    /// Ten thousand and up; in English thousand and up.
    Myriad,
    /// One to nine (native Korean).
    Native,
    /// Ten to ninety (native Korean).
    Tens,
    /// Two neighbours: two or three.
    Span,
    /// Two neighbours in Sino-Korean: 이삼.
    SinoSpan,
    /// Several.
    Some,
    /// English: one to nineteen.
    Unit,
    /// English: twenty to ninety.
    Ty,
    /// English: hundred.
    Hundred,
    /// English: a multiplier written right behind figures.
    Suffix,
    /// English: one that counts only behind a currency sign.
    MoneySuffix,
    /// English: an ordinal.
    Ordinal,
    /// English: a denominator.
    Fraction,
}

/// What a unit of time behind a number names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A calendar year, or a length in years.
    Year,
    /// A calendar year only (2024년도, 2014시즌).
    CalendarYear,
    /// A month of the year.
    Month,
    /// A day of the month, or a length in days.
    Day,
    /// An hour of the clock.
    Hour,
    /// A minute of the clock, or a length.
    Minute,
    /// A second of the clock, or a length.
    Second,
    /// A length only.
    Length(TimeUnit),
    /// A quarter by number.
    Quarter,
    /// A century by number.
    Century,
    /// A decade.
    Decade,
    /// A week of the month by number.
    NthWeek,
    /// Nights: 1박 goes before its days.
    Nights,
    /// Working days: a length that names no civil interval.
    BusinessDays,
    /// A length of so many of a unit: a quarter is three months, a decade ten years.
    Multiple(TimeUnit, u8),
}

/// A unit of the calendar that relative words count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Now.
    Second,
    /// Day.
    Day,
    /// Week, from Monday.
    Week,
    /// Month.
    Month,
    /// Quarter.
    Quarter,
    /// Year.
    Year,
    /// Decade.
    Decade,
}

/// On which side of publication a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it: the last one.
    Past,
    /// After it: the first one.
    Coming,
    /// In the next unit.
    Next,
    /// In the current unit.
    This,
    /// In the current year.
    Year,
    /// Each one: no single date.
    Every,
}

/// Which half of the day a clock hour behind a part of the day belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// As in the morning: 12 is 0.
    Am,
    /// As in the afternoon: 1 to 11 are 13 to 23.
    Pm,
    /// Around noon: 1 to 5 are afternoon.
    Noon,
    /// At night: 12 is midnight, 1 to 5 fall on the next day.
    Night,
    /// Midnight itself.
    Midnight,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal $vdoc:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $(#[doc = $vdoc] $variant,)* }

        impl $name {
            /// Reads the word of a table.
            #[must_use]
            pub fn read(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }
    };
}
words! {
    /// A part of a year, half, quarter, month or week.
    Part {
        Early "early" "The first third, or the first quarter of a year.",
        Mid "mid" "The middle third.",
        Begin "begin" "The first third; of a week Monday to Wednesday.",
        End "end" "The last third; of a week Friday to Sunday.",
        Late "late" "The last third, or the last quarter of a year.",
        LastDay "last-day" "The last day.",
        FirstDay "first-day" "The first day.",
        Weekend "weekend" "Saturday and Sunday.",
        Midweek "midweek" "Monday to Friday.",
        WeekStart "week-start" "Monday and Tuesday.",
        FirstHalf "first-half" "January to June.",
        SecondHalf "second-half" "July to December.",
        YearEarly "year-early" "The first quarter of a year.",
        YearLate "year-late" "The last quarter of a year.",
        WithinYear "within-year" "What is left of the year.",
        MonthEarly "month-early" "The first third of a month.",
        MonthLate "month-late" "The last third of a month.",
        Spring "spring" "March to May.",
        Summer "summer" "June to August.",
        Autumn "autumn" "September to November.",
        Winter "winter" "December to February.",
        Week1 "week-1" "The week that holds the first day of the month.",
        Week2 "week-2" "The week after that.",
        Week3 "week-3" "The third week.",
        Week4 "week-4" "The fourth week.",
        Week5 "week-5" "The fifth week.",
        WeekOf "week-of" "The week that holds the day.",
        WeekLast "week-last" "The week that holds the last day of the month.",
        Quarter1 "quarter-1" "January to March.",
        Quarter2 "quarter-2" "April to June.",
        Quarter3 "quarter-3" "July to September.",
        Quarter4 "quarter-4" "October to December.",
        YearEnd "year-end" "The last third of a year.",
        ToDate "to-date" "The year up to today.",
        BusinessDay "business-day" "The first or last working day: no calendar says which that is, so nothing is read.",
    }
}

words! {
    /// What a hedge does to a figure.
    Effect {
        Approx "approx" "About.",
        Nearly "nearly" "A little below.",
        More "more" "A little above.",
        AtLeast "at-least" "This or more.",
        Above "above" "More than this.",
        AtMost "at-most" "This or less.",
        Below "below" "Less than this.",
        Exact "exact" "Just this.",
    }
}

words! {
    /// What a word behind a time or a length does.
    Shift {
        Before "before" "So much earlier than now, or the day before a date.",
        Earlier "earlier" "Before, or everything up to.",
        After "after" "So much later.",
        Since "since" "Later, or everything from then on.",
        Gap "gap" "After so long.",
        Running "running" "For so long now.",
        Lasting "lasting" "For so long.",
        Within "within" "In no more than so long.",
        NoMore "no-more" "No longer than this.",
        From "from" "The start of a range.",
        Until "until" "The end of a range.",
        FromOrIn "from-or-in" "The start of a range, or a place.",
        Between "between" "Closes a range.",
        SoFar "so-far" "From the start of the unit until now.",
        SameDay "same-day" "About this day of the year.",
        HolidayRun "holiday-run" "The holiday and the days around it.",
        Half "half" "And a half.",
        Exactly "exactly" "On the hour.",
        SamePeriod "same-period" "The same part of another year.",
        More "more" "A little more.",
        Earliest "earliest" "At the earliest.",
        Latest "latest" "At the latest.",
        Each "each" "Per one.",
        Of "of" "Joins a part to its whole.",
        Ago "ago" "So much earlier than now.",
        In "in" "So much later than now.",
        And "and" "Joins two ends.",
        BetweenFrom "between-from" "The start of a range follows.",
        By "by" "No later than.",
        Hence "hence" "So much later than now.",
        At "at" "A clock time may follow.",
        HalfPast "half-past" "Half an hour behind the hour that follows.",
        QuarterPast "quarter-past" "A quarter of an hour behind the hour that follows.",
        QuarterTo "quarter-to" "A quarter of an hour before the hour that follows.",
        Past "past" "The minutes before it are counted from the hour behind it.",
        AfterNext "after-next" "Not the next one but the one after it.",
        WeekNumber "week-number" "The number of a week of the year follows.",
        Nearest "nearest" "The weekday behind it that lies closest to a date.",
        BeforeLast "before-last" "Not the last one but the one before it.",
        Lunar "lunar" "The month and day behind it are those of the lunar calendar.",
        LeapMonth "leap-month" "The month behind it is the one put in that year.",
    }
}

words! {
    /// Signs.
    Sign {
        To "to" "Joins the ends of a range.",
        Dash "dash" "A dash: a range, a score or nothing.",
        Minus "minus" "Below zero.",
        Plus "plus" "Above zero.",
        BelowZero "below-zero" "Below zero degrees.",
        AboveZero "above-zero" "Above zero degrees.",
        Fahrenheit "fahrenheit" "Degrees Fahrenheit follow.",
        Celsius "celsius" "Degrees Celsius follow.",
        PerHour "per-hour" "A speed an hour follows.",
        PerSecond "per-second" "A speed a second follows.",
        PerMinute "per-minute" "A speed a minute follows.",
        Point "point" "The decimal point.",
        Over "over" "Of a fraction: the denominator stands before.",
        Against "against" "Of a score.",
        Aged "aged" "The years of an age follow.",
    }
}

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A numeral.
    Numeral {
        /// How it combines.
        class: NumeralClass,
        /// Its value, or the lower one.
        value: u64,
        /// The upper value of a span.
        high: u64,
        /// Whether it counts with nothing behind it.
        alone: bool,
    },
    /// A counter or a measure behind a number.
    Unit {
        /// The code.
        code: &'static str,
        /// The kind it makes.
        kind: Kind,
    },
    /// A currency.
    Currency {
        /// ISO 4217.
        code: &'static str,
        /// Whether the country was guessed.
        generic: bool,
    },
    /// A unit of time behind a number.
    Time(Role),
    /// A length in one word.
    Length(TimeUnit, Decimal),
    /// A decade by its first year; whether the century is said.
    Decade(i16, bool),
    /// A day, week, month … by its distance.
    Relative {
        /// Counted from the day named last rather than from publication.
        named: bool,
        /// In what it counts.
        step: Step,
        /// How far.
        shift: i32,
    },
    /// A week or year that is meant where nothing else is said: the week, the year.
    Alone(Step),
    /// A word that says on which side a date lies.
    Modifier {
        /// The side.
        side: Side,
        /// Goes before dates.
        dates: bool,
        /// Goes before lengths.
        lengths: bool,
    },
    /// A day of the week; Monday is 1.
    Weekday(i8, bool),
    /// A month by name.
    Month(i8),
    /// A part of the day in minutes.
    Daypart(u16, u16, Half),
    /// A part of a period; whether it may stand alone.
    Part(Part, bool),
    /// A holiday.
    Holiday(Feast),
    /// A hedge: before the number or after it, and the particles it stands behind.
    Hedge(bool, Effect, &'static str),
    /// A word behind a time or a length.
    Shift(Shift),
    /// Stands between the parts of one date.
    Link,
    /// A sign.
    Sign(Sign),
    /// Per one of this: 개당.
    Per(&'static str),
    /// Makes an ordinal of the number before it.
    OrdinalAfter(&'static str),
    /// Makes an ordinal of the number behind it.
    OrdinalBefore,
    /// A figure or a span of figures in one word, in hundredths: 두 자릿수, 절반.
    Fixed(Kind, i64, i64, &'static str),
    /// What may stand in brackets behind a time without parting it from what follows.
    Aside,
    /// An ordinal in one word; 0 is the last.
    Ordinal(u32, bool),
    /// A word that only looks like a value.
    Block,
}

/// What may stand behind a word in the same run of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// A particle, a known word or a boundary.
    Strict,
    /// Anything.
    Any,
    /// A boundary or a known word only.
    Bare,
}

/// Which numerals a unit takes, as bits.
pub type Takes = u8;
/// Digits.
pub const DIGITS: Takes = 1;
/// Spelled out in two or more morphemes, or a power of ten.
pub const SPELLED: Takes = 2;
/// One Sino-Korean syllable.
pub const SYLLABLE: Takes = 4;
/// Native with a space.
pub const NATIVE: Takes = 8;
/// Native written together.
pub const NATIVE_GLUED: Takes = 16;
/// Native from two up, with a space: one neighbour may be just any.
pub const NATIVE_MANY: Takes = 32;
/// A mark of a measure that counts only beside its smaller or larger one: 5'9".
pub const MARK: Takes = 64;

/// One row's word.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it means.
    pub sense: Sense,
    /// Which numerals it takes, for units.
    pub takes: Takes,
    /// What may follow it.
    pub tail: Tail,
    /// The table, for `explain`.
    pub table: &'static str,
    /// The line in the table.
    pub line: usize,
}

//! A civil interval with a grain.

use jiff::civil::{DateTime, Time};

/// How finely a time is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Week.
    Week,
    /// Month.
    Month,
    /// Quarter of a year.
    Quarter,
    /// Half a year.
    Half,
    /// Year.
    Year,
}

impl Grain {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Grain::Second => "second",
            Grain::Minute => "minute",
            Grain::Hour => "hour",
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Half => "half",
            Grain::Year => "year",
        }
    }

    /// About how many days one is long; one day for what is shorter.
    #[must_use]
    pub fn days(self) -> i64 {
        match self {
            Grain::Second | Grain::Minute | Grain::Hour | Grain::Day => 1,
            Grain::Week => 7,
            Grain::Month => 30,
            Grain::Quarter => 91,
            Grain::Half => 182,
            Grain::Year => 365,
        }
    }
}

/// A time: a half-open civil interval in the story's zone, or a clock time with no day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// `[from, until)`; `None` is an open end (`2013년 이후`).
    Dated {
        /// The first moment.
        from: Option<DateTime>,
        /// One past the last moment.
        until: Option<DateTime>,
        /// How finely it is spoken.
        grain: Grain,
        /// Whether the words say that it is approximate (께, 쯤, around) or have vague ends (초, 말).
        approx: bool,
    },
    /// A clock time on a day that is not said.
    Clock {
        /// The first moment.
        from: Time,
        /// One past the last moment; `None` when it is midnight or open.
        until: Option<Time>,
        /// How finely it is spoken.
        grain: Grain,
        /// Whether the words say that it is approximate.
        approx: bool,
    },
}

//! Where on a line of time does a moment lie? Positions are exact hundredths of a per cent, so that every run draws the same.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{DateTime, Time};

use crate::model::{Grain, Kind, Period, Value};
use crate::report::wording;
use crate::report::words::Words;

/// A place on the axis, in hundredths of a per cent of its width; shown in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At(pub i64);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

const WHOLE: i64 = 10_000;
/// What is left free at both ends.
const MARGIN: i64 = 600;
/// More marks than this crowd a narrow screen.
const MARKS: i64 = 4;
const DAY: i64 = 86_400;

/// A line of time.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    from: DateTime,
    seconds: i64,
}

/// A mark under the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub at: At,
    /// The moment in words.
    pub text: String,
}

#[derive(Clone, Copy)]
enum Step {
    Minutes(i64),
    Hours(i64),
    Days(i64),
    Months(i64),
    Years(i64),
}

const STEPS: [Step; 16] = [
    Step::Minutes(10),
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(50),
];

impl Step {
    fn seconds(self) -> i64 {
        match self {
            Step::Minutes(n) => n * 60,
            Step::Hours(n) => n * 3_600,
            Step::Days(n) => n * DAY,
            Step::Months(n) => n * 30 * DAY,
            Step::Years(n) => n * 365 * DAY,
        }
    }

    /// The last round moment at or before `at`.
    fn floor(self, at: DateTime) -> Option<DateTime> {
        let part = |whole: i8, n: i64| (i64::from(whole) / n * n).try_into().ok();
        let hour = |h| Time::new(h, 0, 0, 0).ok();
        match self {
            Step::Minutes(n) => at.with().minute(part(at.minute(), n)?).second(0).subsec_nanosecond(0).build().ok(),
            Step::Hours(n) => Some(at.date().to_datetime(hour(part(at.hour(), n)?)?)),
            Step::Days(_) => Some(at.date().to_datetime(Time::midnight())),
            Step::Months(n) => {
                let month = (i64::from(at.month() - 1) / n * n + 1).try_into().ok()?;
                at.with().month(month).day(1).time(Time::midnight()).build().ok()
            }
            Step::Years(n) => {
                let year = i64::from(at.year()).div_euclid(n) * n;
                at.with().year(year.try_into().ok()?).month(1).day(1).time(Time::midnight()).build().ok()
            }
        }
    }

    fn next(self, at: DateTime) -> Option<DateTime> {
        let span = match self {
            Step::Minutes(n) => n.minutes(),
            Step::Hours(n) => n.hours(),
            Step::Days(n) => n.days(),
            Step::Months(n) => n.months(),
            Step::Years(n) => n.years(),
        };
        at.checked_add(span).ok()
    }

    fn words(self, words: &Words, at: DateTime, first: bool) -> String {
        let (month, day) = (at.month().to_string(), at.day().to_string());
        let named = words.code("month", &month);
        match self {
            Step::Years(_) => in_full(words, at, Grain::Year),
            Step::Months(_) if first || at.month() == 1 => in_full(words, at, Grain::Month),
            Step::Months(_) => named,
            Step::Days(_) => words.say("page.day", &[("m", &month), ("mon", &named), ("d", &day)]),
            Step::Hours(_) if at.hour() == 0 => words.say("page.day", &[("m", &month), ("mon", &named), ("d", &day)]),
            Step::Hours(_) | Step::Minutes(_) => format!("{:02}:{:02}", at.hour(), at.minute()),
        }
    }
}

fn in_full(words: &Words, at: DateTime, grain: Grain) -> String {
    let period = Period::Dated { from: Some(at), until: Some(at), grain, approx: false };
    wording::value(words, Kind::Time, &Value::Time(period))
}

impl Axis {
    /// A line that holds all of the moments; `None` when there are fewer than two different ones.
    pub fn over(moments: impl Iterator<Item = DateTime> + Clone) -> Option<Axis> {
        let (from, until) = (moments.clone().min()?, moments.max()?);
        let seconds = from.duration_until(until).as_secs();
        (seconds > 0).then_some(Axis { from, seconds })
    }

    /// Where a moment lies; one beyond an end lies at that end.
    pub fn at(&self, moment: DateTime) -> At {
        let past = i128::from(self.from.duration_until(moment).as_secs());
        let inner = i128::from(WHOLE - 2 * MARGIN);
        let place = past * inner / i128::from(self.seconds) + i128::from(MARGIN);
        At(i64::try_from(place).unwrap_or(0).clamp(0, WHOLE))
    }

    /// The right end.
    pub fn end() -> At {
        At(WHOLE)
    }

    /// The round moments to write under it.
    pub fn marks(&self, words: &Words) -> Vec<Mark> {
        let step = STEPS.iter().find(|step| self.seconds / step.seconds() <= MARKS).unwrap_or(&STEPS[15]);
        let mut marks: Vec<Mark> = Vec::new();
        let mut next = step.floor(self.from);
        while let Some(moment) = next {
            let at = self.at(moment);
            if self.from.duration_until(moment).as_secs() > self.seconds || marks.len() > 12 {
                break;
            }
            if moment >= self.from {
                marks.push(Mark { at, text: step.words(words, moment, marks.is_empty()) });
            }
            next = step.next(moment);
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    fn axis(moments: [&str; 2]) -> Axis {
        Axis::over(moments.iter().map(|m| at(m))).unwrap()
    }

    #[test]
    fn moments_lie_in_proportion() {
        let axis = axis(["2024-02-01T00:00", "2024-02-11T00:00"]);
        assert_eq!(axis.at(at("2024-02-01T00:00")).to_string(), "6.00%");
        assert_eq!(axis.at(at("2024-02-06T00:00")).to_string(), "50.00%");
        assert_eq!(axis.at(at("2013-01-01T00:00")).to_string(), "0.00%");
        assert!(Axis::over([at("2024-02-01T00:00")].into_iter()).is_none());
    }

    #[test]
    fn marks_are_round_and_few() {
        let words = Words::new(Lang::parse("ko").unwrap());
        let texts = |moments| axis(moments).marks(&words).into_iter().map(|m| m.text).collect::<Vec<_>>();
        assert_eq!(
            texts(["2013-01-01T00:00", "2015-01-01T00:00"]),
            ["2013년 1월", "7월", "2014년 1월", "7월", "2015년 1월"]
        );
        assert_eq!(texts(["2024-02-27T00:00", "2024-03-01T00:00"]), ["2월 27일", "2월 28일", "2월 29일", "3월 1일"]);
        assert_eq!(texts(["1950-06-25T00:00", "2024-01-01T00:00"]), ["2000년"]);
    }
}

//! Civil intervals and clock times.

use jiff::civil::{DateTime, Time};
use jiff::{SpanTotal, Unit};

use super::{Bare, Finer, Outcome};
use crate::model::{Grain, Period};

/// Compares two periods; `None` where one has no day and the other no clock time.
pub fn compare(a: &Period, b: &Period) -> Option<Bare> {
    match (a, b) {
        (
            Period::Dated { from, until, grain, approx },
            Period::Dated { from: f2, until: u2, grain: g2, approx: a2 },
        ) => {
            if (from, until) == (f2, u2) {
                return (from.is_some() || until.is_some()).then_some(Outcome::Same("period/same"));
            }
            let apart = before(*until, *f2) || before(*u2, *from);
            Some(if apart {
                if (*approx || *a2) && close(*until, *f2, (*grain).max(*g2)) | close(*u2, *from, (*grain).max(*g2)) {
                    Outcome::Same("period/around")
                } else {
                    Outcome::Apart("period/disjoint")
                }
            } else if inside(*f2, *u2, *from, *until) {
                Outcome::Within(Finer::Second, "period/within")
            } else if inside(*from, *until, *f2, *u2) {
                Outcome::Within(Finer::First, "period/within")
            } else {
                let order = grain.cmp(g2).then_with(|| (from, until).cmp(&(f2, u2)));
                Outcome::Within(if order.is_le() { Finer::First } else { Finer::Second }, "period/overlaps")
            })
        }
        (
            Period::Clock { from, until, grain, approx },
            Period::Clock { from: f2, until: u2, grain: g2, approx: a2 },
        ) => Some(clocks((*from, *until, *grain, *approx), (*f2, *u2, *g2, *a2))),
        (Period::Clock { from, until, grain, approx }, Period::Dated { .. }) => {
            let dated = clock_of(b)?;
            Some(prefer(clocks((*from, *until, *grain, *approx), dated), Finer::Second))
        }
        (Period::Dated { .. }, Period::Clock { .. }) => compare(b, a).map(Outcome::flip),
    }
}

/// A clock time with its day is finer than the same without.
fn prefer(outcome: Bare, finer: Finer) -> Bare {
    match outcome {
        Outcome::Same(_) => Outcome::Within(finer, "period/within"),
        other => other,
    }
}

fn clock_of(period: &Period) -> Option<(Time, Option<Time>, Grain, bool)> {
    let Period::Dated { from: Some(from), until, grain, approx } = period else { return None };
    (*grain <= Grain::Hour).then(|| (from.time(), until.map(DateTime::time), *grain, *approx))
}

type Clock = (Time, Option<Time>, Grain, bool);

fn clocks(a: Clock, b: Clock) -> Bare {
    let seconds = |t: Time| i64::from(t.hour()) * 3600 + i64::from(t.minute()) * 60 + i64::from(t.second());
    let ends = |c: &Clock| {
        let from = seconds(c.0);
        let until = c.1.map_or(86_400, seconds);
        (from, if until <= from { until + 86_400 } else { until })
    };
    let ((f1, u1), (f2, u2)) = (ends(&a), ends(&b));
    if (f1, u1) == (f2, u2) {
        Outcome::Same("period/same")
    } else if u1 <= f2 || u2 <= f1 {
        let gap = if u1 <= f2 { f2 - u1 } else { f1 - u2 };
        if (a.3 || b.3) && gap <= tolerance(a.2.max(b.2)) {
            Outcome::Same("period/around")
        } else {
            Outcome::Apart("period/disjoint")
        }
    } else if f1 <= f2 && u2 <= u1 {
        Outcome::Within(Finer::Second, "period/within")
    } else if f2 <= f1 && u1 <= u2 {
        Outcome::Within(Finer::First, "period/within")
    } else {
        let order = a.2.cmp(&b.2).then_with(|| (f1, u1).cmp(&(f2, u2)));
        Outcome::Within(if order.is_le() { Finer::First } else { Finer::Second }, "period/overlaps")
    }
}

/// How far apart times said to be approximate may lie, in seconds.
fn tolerance(grain: Grain) -> i64 {
    match grain {
        Grain::Second | Grain::Minute => 15 * 60,
        Grain::Hour => 60 * 60,
        Grain::Day => 86_400,
        Grain::Week => 3 * 86_400,
        Grain::Month => 15 * 86_400,
        Grain::Quarter | Grain::Half | Grain::Year => 45 * 86_400,
    }
}

/// Whether `until` lies at or before `from`.
fn before(until: Option<DateTime>, from: Option<DateTime>) -> bool {
    matches!((until, from), (Some(u), Some(f)) if u <= f)
}

fn close(until: Option<DateTime>, from: Option<DateTime>, grain: Grain) -> bool {
    let (Some(u), Some(f)) = (until, from) else { return false };
    if u > f {
        return false;
    }
    let gap = f.since(u).and_then(|s| s.total(SpanTotal::from(Unit::Second).days_are_24_hours()));
    gap.is_ok_and(|seconds| seconds <= tolerance(grain) as f64)
}

/// Whether `[f, u)` lies in `[from, until)`.
fn inside(f: Option<DateTime>, u: Option<DateTime>, from: Option<DateTime>, until: Option<DateTime>) -> bool {
    let low = match (from, f) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => outer <= inner,
    };
    let high = match (until, u) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => inner <= outer,
    };
    low && high
}

/// Two periods as figures of a reason, a clock time before a dated one.
pub fn figures(a: &Period, b: &Period) -> [String; 2] {
    match (a, b) {
        (Period::Dated { .. }, Period::Clock { .. }) => [written(b), written(a)],
        _ => [written(a), written(b)],
    }
}

/// A period as a figure of a reason: `2014-10-01T00:00:00/2014-11-01T00:00:00`.
pub fn written(period: &Period) -> String {
    match period {
        Period::Dated { from, until, .. } => {
            let end = |d: &Option<DateTime>| d.map_or_else(|| "..".into(), |d| d.to_string());
            format!("{}/{}", end(from), end(until))
        }
        Period::Clock { from, until, .. } => {
            format!("T{from}/{}", until.map_or_else(|| "..".into(), |u| format!("T{u}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(from: &str, until: &str, grain: Grain) -> Period {
        Period::Dated { from: Some(from.parse().unwrap()), until: Some(until.parse().unwrap()), grain, approx: false }
    }

    #[test]
    fn a_month_refines_its_year_and_contradicts_another() {
        let year = dated("2014-01-01T00:00:00", "2015-01-01T00:00:00", Grain::Year);
        let month = dated("2014-10-01T00:00:00", "2014-11-01T00:00:00", Grain::Month);
        let other = dated("2013-01-01T00:00:00", "2014-01-01T00:00:00", Grain::Year);
        assert!(matches!(compare(&year, &month), Some(Outcome::Within(Finer::Second, _))));
        assert!(matches!(compare(&month, &year), Some(Outcome::Within(Finer::First, _))));
        assert!(matches!(compare(&other, &month), Some(Outcome::Apart(_))));
        assert!(matches!(compare(&year, &year.clone()), Some(Outcome::Same(_))));
    }

    #[test]
    fn a_clock_time_compares_with_a_dated_minute_but_not_with_a_day() {
        let clock = Period::Clock {
            from: "12:23:00".parse().unwrap(),
            until: Some("12:24:00".parse().unwrap()),
            grain: Grain::Minute,
            approx: true,
        };
        let minute = dated("2024-02-28T12:23:00", "2024-02-28T12:24:00", Grain::Minute);
        let day = dated("2024-02-28T00:00:00", "2024-02-29T00:00:00", Grain::Day);
        assert!(matches!(compare(&clock, &minute), Some(Outcome::Within(Finer::Second, _))));
        assert!(compare(&clock, &day).is_none());
    }
}

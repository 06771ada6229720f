//! Lengths of time: ranges in units of which some convert (weeks, days, hours) and some do not (months into days).

use super::{Bare, range};
use crate::model::Duration;

/// Compares two durations; `None` where months would have to become days.
pub fn compare(a: &Duration, b: &Duration) -> Option<Bare> {
    let code = |code| match code {
        "range/same" => "duration/same",
        "range/disjoint" => "duration/disjoint",
        "range/within" => "duration/within",
        "range/overlaps" => "duration/overlaps",
        "range/truncates-to" => "duration/truncates-to",
        _ => "duration/rounds-to",
    };
    range::compare(&a.range, &b.range).map(|outcome| outcome.because(code))
}

//! Lengths of time: ranges in units of which some convert (weeks, days, hours) and some do not (months into days).

use super::{Outcome, range};
use crate::model::{Duration, Reason};

/// Compares two durations; `None` where months would have to become days.
pub fn compare(a: &Duration, b: &Duration) -> Option<Outcome> {
    let code = |reason: Reason| Reason {
        code: match reason.code {
            "range/same" => "duration/same",
            "range/disjoint" => "duration/disjoint",
            "range/within" => "duration/within",
            "range/overlaps" => "duration/overlaps",
            "range/truncates-to" => "duration/truncates-to",
            _ => "duration/rounds-to",
        },
        ..reason
    };
    Some(match range::compare(&a.range, &b.range)? {
        Outcome::Same(r) => Outcome::Same(code(r)),
        Outcome::Within(finer, r) => Outcome::Within(finer, code(r)),
        Outcome::Apart(r) => Outcome::Apart(code(r)),
    })
}

//! Tuesday, 28 February 2024: it was a Wednesday.
//!
//! Refuses dates whose year was guessed and that lie far from the day of writing, and those whose month was guessed where the
//! month before or after would fit.

use jiff::ToSpan;
use jiff::civil::Date;

use super::internal;
use crate::model::{Claim, Flag, Grain, Link, Period, Value};

/// A date without its year is of the year of the article, when it lies so many days from it at most.
const NEAR: i32 = 60;

/// Every date of an article against the weekday written beside it.
pub fn beside(claims: &[&Claim]) -> Vec<Link> {
    claims.iter().filter_map(|claim| check(claim)).collect()
}

fn check(claim: &Claim) -> Option<Link> {
    let stated = claim.weekday?;
    let Value::Time(Period::Dated { from: Some(from), until: Some(until), grain, approx: false }) = &claim.value else {
        return None;
    };
    let date = from.date();
    let one_day = *grain <= Grain::Day && from.duration_until(*until).as_hours() <= 24;
    let on = |date: Date| date.weekday().to_monday_one_offset();
    if !one_day || on(date) == stated {
        return None;
    }
    let sure = claim.flags.iter().all(|flag| match flag {
        Flag::AmbiguousOrder | Flag::GuessedCentury | Flag::NamedDay => false,
        Flag::GuessedYear => {
            claim.as_of.is_some_and(|at| at.date().until(date).is_ok_and(|span| span.get_days().abs() <= NEAR))
        }
        Flag::GuessedMonth => {
            let other =
                |months: i8| date.checked_add(months.months()).is_ok_and(|d| d.day() == date.day() && on(d) == stated);
            !other(1) && !other(-1)
        }
        _ => true,
    });
    let figures = || vec![date.to_string(), format!("-W-{}", on(date)), format!("-W-{stated}")];
    sure.then(|| internal(claim, claim, "sum/weekday", figures()))
}

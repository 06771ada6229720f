//! 2013년 이후 10년 만, said in 2024: eleven years lie between, not ten.

use jiff::civil::DateTime;

use super::{exact_length, has_slot, internal, plain};
use crate::model::{Claim, Kind, Link, Period, TimeUnit, Value};

/// Every gap of a sentence against the time from which it is counted: the nearest `since` before it.
pub fn since(sentence: &[&Claim]) -> Vec<Link> {
    let mut links = Vec::new();
    for (at, gap) in sentence.iter().enumerate().filter(|(_, c)| has_slot(c, "gap")) {
        let before = sentence[..at].iter().rev().take_while(|c| !has_slot(c, "gap"));
        let Some(base) = before.clone().find(|c| has_slot(c, "since")) else { continue };
        links.extend(check(sentence, base, gap));
    }
    links
}

fn check(sentence: &[&Claim], base: &Claim, gap: &Claim) -> Option<Link> {
    let Value::Time(Period::Dated { from: Some(from), .. }) = &base.value else { return None };
    let years = exact_length(gap, TimeUnit::Year)?;
    // the event itself may be dated in the same sentence; else it is news on the day of the article
    let mut now: Vec<i16> = gap.as_of.map(DateTime::year).into_iter().collect();
    for other in sentence.iter().filter(|c| c.kind == Kind::Time && !has_slot(c, "since")) {
        if let Value::Time(Period::Dated { from: Some(at), .. }) = &other.value {
            now.push(at.year());
        }
    }
    let year = *now.first()?;
    let fits = now.iter().any(|year| years == (year - from.year()).into());
    (!fits).then(|| {
        let figures = vec![year.to_string(), from.year().to_string(), (year - from.year()).to_string(), plain(years)];
        internal(base, gap, "sum/years-since", figures)
    })
}

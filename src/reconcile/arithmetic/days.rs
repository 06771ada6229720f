//! The hundredth day since 26 September, said on 5 January: it is the hundred and second.

use jiff::civil::Date;

use super::{exact_length, has_slot, internal, plain};
use crate::model::{Claim, Grain, Kind, Link, Period, TimeUnit, Value};

/// Every gap in days against the day on which the article says that it happened: the only one it gives under that predicate.
/// Counting from the day itself or from the next, both are right.
pub fn since(claims: &[&Claim]) -> Vec<Link> {
    claims.iter().filter(|c| has_slot(c, "gap")).filter_map(|gap| check(claims, gap)).collect()
}

fn check(claims: &[&Claim], gap: &Claim) -> Option<Link> {
    let days = exact_length(gap, TimeUnit::Day)?;
    let relation = gap.question.relation.as_deref().filter(|relation| !relation.is_empty())?;
    let told = |here: bool| {
        let asked = move |c: &&&Claim| c.question.relation.as_deref() == Some(relation) && c.happened;
        let stands = move |c: &&&Claim| {
            if here { c.sentence == gap.sentence } else { c.sentence.start < gap.sentence.start }
        };
        claims.iter().filter(asked).filter(stands).filter_map(|c| Some((*c, day(c)?)))
    };
    // a day beside the gap may be that on which it is counted: the event's own is sought before it first
    let mut told = told(told(false).next().is_none());
    let (base, from) = told.next()?;
    if told.any(|(_, other)| other != from) {
        return None;
    }
    let own = claims.iter().filter(|c| c.sentence == gap.sentence && c.id != base.id).find_map(|c| day(c));
    let now = own.or(gap.as_of.map(|at| at.date()))?;
    let passed = from.until(now).ok()?.get_days();
    let fits = [passed, passed + 1].iter().any(|n| days == (*n).into());
    (passed > 0 && !fits).then(|| {
        let figures = vec![from.to_string(), now.to_string(), (passed + 1).to_string(), plain(days)];
        internal(base, gap, "sum/days-since", figures)
    })
}

/// The day of a claim that gives a single exact one.
fn day(claim: &Claim) -> Option<Date> {
    match &claim.value {
        Value::Time(Period::Dated { from: Some(from), until: Some(until), grain, approx: false })
            if claim.kind == Kind::Time && *grain <= Grain::Day && from.date().tomorrow().ok()? >= until.date() =>
        {
            Some(from.date())
        }
        _ => None,
    }
}

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
    let mut told = claims
        .iter()
        .filter(|c| {
            c.sentence.start <= gap.sentence.start && c.question.relation.as_deref() == Some(relation) && c.happened
        })
        .filter_map(|c| Some((*c, day(c)?)));
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

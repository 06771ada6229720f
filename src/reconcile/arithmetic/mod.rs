//! Does an article agree with its own sums? Each finding shows the sum; none is made where a hedge could explain it.

mod age;
mod change;
mod days;
mod headline;
mod parts;
mod weekday;
mod years;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Claim, Link, Range, Reason, Relation, TimeUnit, Value};

/// Findings of one article's claims, in reading order; of each the claims that it rests on, linked.
#[must_use]
pub fn findings(claims: &[&Claim]) -> Vec<Vec<Link>> {
    let mut sentences: BTreeMap<_, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        sentences.entry(claim.sentence).or_default().push(claim);
    }
    let mut found: Vec<Vec<Link>> = Vec::new();
    for sentence in sentences.values() {
        found.extend(years::since(sentence).into_iter().chain(change::percent(sentence)).map(|link| vec![link]));
        found.push(parts::total(sentence, claims));
    }
    let of_articles = [days::since(claims), weekday::beside(claims), age::born(claims), headline::against_body(claims)];
    found.extend(of_articles.into_iter().flatten().map(|link| vec![link]));
    found.retain(|links| !links.is_empty());
    found
}

fn internal(a: &Claim, b: &Claim, code: &'static str, figures: Vec<String>) -> Link {
    Link {
        a: a.id.clone(),
        b: b.id.clone(),
        relation: Relation::Internal,
        finer: None,
        reason: Reason { code, figures },
    }
}

fn has_slot(claim: &Claim, slot: &str) -> bool {
    claim.question.slot.as_deref() == Some(slot)
}

/// The quantity of a claim.
fn quantity(claim: &Claim) -> Option<&Range> {
    match &claim.value {
        Value::Quantity(range) => Some(range),
        _ => None,
    }
}

/// The exact single figure of a claim; `None` when it is hedged or open.
fn exact(claim: &Claim) -> Option<Decimal> {
    quantity(claim).filter(|r| !r.approx).and_then(Range::single)
}

/// The exact single length of a claim in this unit; `None` when it is hedged, open or in another.
fn exact_length(claim: &Claim, unit: TimeUnit) -> Option<Decimal> {
    match &claim.value {
        Value::Duration(length) if length.unit == unit && !length.range.approx => length.range.single(),
        _ => None,
    }
}

fn plain(number: Decimal) -> String {
    number.round_dp(4).normalize().to_string()
}

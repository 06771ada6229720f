//! Does an article agree with its own sums? Each finding shows the sum.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::model::{Claim, Kind, Link, Period, Reason, Relation, TimeUnit, Value};

/// Findings of one article's claims, in reading order: links of claims of that article.
#[must_use]
pub fn findings(claims: &[&Claim]) -> Vec<Link> {
    let mut sentences: BTreeMap<_, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        sentences.entry(claim.sentence).or_default().push(claim);
    }
    sentences.values().flat_map(|s| years_since(s)).collect()
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

/// 2013년 이후 10년 만, said in 2024: eleven years lie between, not ten.
fn years_since(sentence: &[&Claim]) -> Vec<Link> {
    let Some(gap) = sentence.iter().find(|c| has_slot(c, "gap")) else { return Vec::new() };
    let Some(since) = sentence.iter().find(|c| has_slot(c, "last-time")) else { return Vec::new() };
    let (Value::Duration(length), Value::Time(Period::Dated { from: Some(from), .. })) = (&gap.value, &since.value)
    else {
        return Vec::new();
    };
    let Some(years) = length.range.single().filter(|_| length.unit == TimeUnit::Year && !length.range.approx) else {
        return Vec::new();
    };
    // the event itself may be dated in the same sentence; else it is news on the day of the article
    let mut now: Vec<i16> = gap.as_of.map(DateTime::year).into_iter().collect();
    for other in sentence.iter().filter(|c| c.kind == Kind::Time && c.id != since.id) {
        if let Value::Time(Period::Dated { from: Some(at), .. }) = &other.value {
            now.push(at.year());
        }
    }
    let fits = now.iter().any(|year| years == (year - from.year()).into());
    match now.first() {
        Some(year) if !fits => {
            let figures = vec![
                year.to_string(),
                from.year().to_string(),
                (year - from.year()).to_string(),
                years.normalize().to_string(),
            ];
            vec![internal(since, gap, "sum/years-since", figures)]
        }
        _ => Vec::new(),
    }
}

//! Editors' decisions as the contract has them.

use serde::Serialize;

use crate::model::{Contradiction, Decision, Review, Ruling};

/// What stands decided.
#[derive(Serialize)]
pub(super) struct ReviewObject<'v> {
    decisions: Vec<DecisionObject<'v>>,
    contradictions: Vec<[u64; 2]>,
}

/// One decision.
#[derive(Serialize)]
pub(in crate::report) struct DecisionObject<'v> {
    number: u64,
    act: &'static str,
    by: &'v str,
    at: &'v str,
    #[serde(skip_serializing_if = "str::is_empty")]
    why: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'v str>,
    question: &'v str,
    fate: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    confirmed: Vec<ConfirmationObject<'v>>,
    cluster: Option<&'v str>,
    covers: &'v [String],
    changes: Vec<ChangeObject<'v>>,
}

#[derive(Serialize)]
struct ConfirmationObject<'v> {
    number: u64,
    by: &'v str,
    at: &'v str,
}

#[derive(Serialize)]
struct ChangeObject<'v> {
    source: &'v str,
    old: Option<&'v str>,
    new: Option<&'v str>,
}

impl<'v> ReviewObject<'v> {
    /// `None` where nothing was decided: such a report is as it would be without a record.
    pub(super) fn new(review: &'v Review) -> Option<ReviewObject<'v>> {
        let pair = |c: &Contradiction| [c.earlier, c.later];
        (!review.decisions.is_empty()).then(|| ReviewObject {
            decisions: review.decisions.iter().map(decision).collect(),
            contradictions: review.contradictions.iter().map(pair).collect(),
        })
    }
}

/// A decision as the contract has it.
pub(in crate::report) fn decision(of: &Decision) -> DecisionObject<'_> {
    let resolved = match &of.ruling {
        Ruling::Resolved { value, rating } => Some((value.as_str(), rating.as_str())),
        _ => None,
    };
    DecisionObject {
        number: of.number,
        act: of.ruling.name(),
        by: &of.by,
        at: &of.at,
        why: &of.why,
        value: resolved.map(|(value, _)| value),
        rating: resolved.map(|(_, rating)| rating),
        text: if let Ruling::Noted { text } = &of.ruling { Some(text) } else { None },
        to: if let Ruling::Assigned { to } = &of.ruling { Some(to) } else { None },
        question: &of.question,
        fate: of.fate.name(),
        confirmed: of.confirmed.iter().map(|c| ConfirmationObject { number: c.number, by: &c.by, at: &c.at }).collect(),
        cluster: of.cluster.as_deref(),
        covers: &of.covers,
        changes: of
            .changes
            .iter()
            .map(|c| ChangeObject { source: &c.source, old: c.old.as_deref(), new: c.new.as_deref() })
            .collect(),
    }
}

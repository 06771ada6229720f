//! Why is a figure not higher? Codes for what went wrong, as far as the report, the annotation and the clustering tell.
//!
//! Refuses to name claims: codes are made to be counted.

use std::collections::BTreeSet;

use crate::model::{Claim, Link, Tried, Value};

use super::standing::Standing;

/// How far a pair of predicted claims came. The furthest of all that stand for two annotated claims is the cause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Kind,
    Unit,
    Slot,
    Qualifiers,
    Blocking,
    Score,
    Cut,
}

impl Stage {
    fn code(self) -> &'static str {
        match self {
            Stage::Kind => "kind-differs",
            Stage::Unit => "unit-differs",
            Stage::Slot => "slot-differs",
            Stage::Qualifiers => "qualifiers-differ",
            Stage::Blocking => "never-blocked",
            Stage::Score => "scored-below",
            Stage::Cut => "cut",
        }
    }

    fn of(tried: &Tried, a: &Claim, b: &Claim) -> Stage {
        if let Some(share) = share(tried, &a.id, &b.id) {
            return if share >= 1.0 { Stage::Cut } else { Stage::Score };
        }
        let family = |claim: &Claim| tried.families.get(&claim.id);
        if family(a) == family(b) {
            Stage::Blocking
        } else if a.kind != b.kind {
            Stage::Kind
        } else if unit(a) != unit(b) {
            Stage::Unit
        } else if a.question.slot != b.question.slot {
            Stage::Slot
        } else {
            Stage::Qualifiers
        }
    }
}

fn unit(claim: &Claim) -> Option<&str> {
    if let Value::Quantity(range) = &claim.value { Some(range.unit.family()) } else { None }
}

fn share(tried: &Tried, a: &str, b: &str) -> Option<f64> {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    tried.shares.get(&(a.to_owned(), b.to_owned())).copied()
}

/// Why two annotated claims are apart: `claim-missed`, or how far clustering came with what stands for them.
pub(super) fn of_missed_pair(standing: &Standing<'_>, tried: &Tried, a: &str, b: &str) -> &'static str {
    let of = |id: &str| standing.stands.get(id).into_iter().flatten().filter_map(|id| standing.predicted.get(id));
    let stages = of(a).flat_map(|x| of(b).map(move |y| Stage::of(tried, x, y)));
    stages.max().map_or("claim-missed", Stage::code)
}

/// Why two predicted claims are together that must not be: their own score joined them, or others between them did.
pub(super) fn of_wrong_pair(tried: &Tried, a: &str, b: &str) -> &'static str {
    match share(tried, a, b) {
        Some(share) if share >= 1.0 => "joined-directly",
        Some(_) => "through-others-though-below",
        None => "through-others-never-blocked",
    }
}

/// `agree -> apart`, `conflict -> update modality/plan-then-outcome`: the strongest of the reported relations and its reason.
pub(super) fn of_wrong_relation(relation: &str, links: &[&Link]) -> String {
    match links.iter().max_by_key(|link| link.relation) {
        Some(link) => format!("{relation} -> {} {}", link.relation.name(), link.reason.code),
        None => format!("{relation} -> apart"),
    }
}

/// What the annotation says of a pair that was reported to conflict, and the reason.
pub(super) fn of_false_conflict(meant: Option<&str>, may_meet: bool, link: &Link) -> String {
    let meant = meant.unwrap_or(if may_meet { "compatible" } else { "two questions" });
    format!("{meant} -> conflict {}", link.reason.code)
}

/// `refine -> agree`; `apart` where no claim of the cluster was found.
pub(super) fn of_wrong_verdict(verdict: &str, got: &BTreeSet<&str>) -> String {
    let got: Vec<&str> = got.iter().copied().collect();
    let got = if got.is_empty() { "nothing".to_owned() } else { got.join(" or ") };
    format!("{verdict} -> {got}")
}

//! Which values of a sentence are not what they were?

use crate::model::{Claim, Kind, Span, Turn, ValueChange};
use crate::reconcile::{Finer, Outcome, compare};

/// Where the values of an article stand, repeats included, by place. Statements have no value that could change.
pub(super) struct Places<'c>(Vec<(Span, &'c Claim)>);

impl<'c> Places<'c> {
    pub(super) fn new(claims: &'c [Claim]) -> Places<'c> {
        let told = claims.iter().filter(|claim| claim.kind != Kind::Statement);
        let mut places: Vec<(Span, &Claim)> = told
            .flat_map(|claim| {
                std::iter::once(claim.span).chain(claim.also_at.iter().copied()).map(move |at| (at, claim))
            })
            .collect();
        places.sort_by_key(|(at, _)| *at);
        Places(places)
    }

    /// The claims inside a sentence, in order.
    pub(super) fn within(&self, sentence: Span) -> Vec<&'c Claim> {
        let from = self.0.partition_point(|(at, _)| at.start < sentence.start);
        self.0[from..].iter().take_while(|(at, _)| at.end <= sentence.end).map(|(_, claim)| *claim).collect()
    }
}

/// What changed: values that are the same are set aside first, then those of one kind are compared in their order.
pub(super) fn changes(a: &[&Claim], b: &[&Claim]) -> Vec<ValueChange> {
    let mut rest: Vec<&Claim> = b.to_vec();
    let mut left: Vec<&Claim> = Vec::new();
    for claim in a {
        let same = |other: &&Claim| {
            other.kind == claim.kind
                && (other.value == claim.value || matches!(compare(&claim.value, &other.value), Some(Outcome::Same(_))))
        };
        match rest.iter().position(same) {
            Some(at) => drop(rest.remove(at)),
            None => left.push(claim),
        }
    }
    let mut found = Vec::new();
    for claim in left {
        let met = rest.iter().enumerate().filter(|(_, other)| other.kind == claim.kind);
        let met = met.filter_map(|(at, other)| compare(&claim.value, &other.value).map(|outcome| (at, outcome))).next();
        let Some((at, outcome)) = met else {
            found.push(ValueChange { turn: Turn::Gone, a: Some(claim.id.clone()), b: None, reason: None });
            continue;
        };
        let other = rest.remove(at);
        let (turn, reason) = match outcome {
            Outcome::Same(_) => continue,
            Outcome::Within(Finer::First, reason) => (Turn::Coarser, reason),
            Outcome::Within(Finer::Second, reason) => (Turn::Finer, reason),
            Outcome::Apart(reason) => (Turn::Apart, reason),
        };
        found.push(ValueChange { turn, a: Some(claim.id.clone()), b: Some(other.id.clone()), reason: Some(reason) });
    }
    found.extend(rest.into_iter().map(|claim| ValueChange {
        turn: Turn::New,
        a: None,
        b: Some(claim.id.clone()),
        reason: None,
    }));
    found
}

//! Claims as JSON lines, each as in the contract's `claims`, with what editors decided of its questions where they did.

use serde::Serialize;

use super::json::{DecisionObject, Record, decision, to_line};
use super::view::View;

#[derive(Serialize)]
struct Line<'v> {
    #[serde(flatten)]
    claim: Record<'v>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<DecisionObject<'v>>,
}

pub(super) fn render(view: &View<'_>) -> String {
    let lines = view.claims.iter().zip(view.homes()).map(|(claim, homes)| {
        let decisions = view.decided_of(&homes).into_iter().map(decision).collect();
        to_line(&Line { claim: Record::new(claim), decisions })
    });
    lines.collect()
}

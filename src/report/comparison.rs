//! Two statements side by side: their values, how they relate, and why.

use serde::Serialize;

use crate::model::{Flag, Reason, Relation};

use super::Screen;
use super::json::to_line;
use super::table::Cells;
use super::view::View;

/// A table of the values of both statements that answer one question, with the reasons under it.
#[must_use]
pub fn comparison(view: &View<'_>, relation: Option<Relation>, screen: Screen) -> String {
    let words = &view.words;
    let Some(relation) = relation else {
        return format!("{}\n", words.word("compare.unrelated"));
    };
    let mut cells = Cells {
        head: ["column.relation", "column.value", "column.value", "column.reason"].map(|key| words.word(key)).into(),
        share: vec![20, 26, 26, 0],
        rows: Vec::new(),
    };
    let relations = view.clusters.iter().flat_map(|cluster| &cluster.relations);
    for found in relations.filter(|found| found.link.relation == relation) {
        // the reason in words would tell a day that nobody said
        let why = match hangs(view, found.a) || hangs(view, found.b) {
            true => found.link.reason.code.to_owned(),
            false => format!("{}\n{}", found.text, found.link.reason.code),
        };
        cells.rows.push(vec![
            words.code("verdict", found.link.relation.name()),
            value(view, found.a),
            value(view, found.b),
            why,
        ]);
    }
    if cells.rows.is_empty() {
        cells.rows.push(vec![words.code("verdict", relation.name()), String::new(), String::new(), String::new()]);
    }
    format!("{}\n", cells.draw(screen))
}

/// A value as it is normalised; as it is written where the day it hangs on is not known.
fn value(view: &View<'_>, n: usize) -> String {
    let shown = &view.claims[n];
    if hangs(view, n) { shown.claim.quote.clone() } else { shown.value.clone() }
}

/// Whether a value hangs on a day that is not known.
fn hangs(view: &View<'_>, n: usize) -> bool {
    view.claims[n].claim.flags.contains(&Flag::InferredAnchor)
}

#[derive(Serialize)]
struct Line<'c> {
    id: &'c serde_json::Value,
    relation: &'static str,
    reason: Option<&'static str>,
}

/// `{"id", "relation", "reason"}` on one line: the relation or `unrelated`, the reason's code or null.
#[must_use]
pub fn comparison_jsonl(id: &serde_json::Value, relation: Option<Relation>, reason: Option<&Reason>) -> String {
    to_line(&Line {
        id,
        relation: relation.map_or("unrelated", Relation::name),
        reason: reason.map(|reason| reason.code),
    })
}

//! Two statements side by side: their values, how they relate, and why.

use serde::Serialize;

use crate::model::{Reason, Relation};

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
        cells.rows.push(vec![
            words.code("verdict", found.link.relation.name()),
            view.claims[found.a].value.clone(),
            view.claims[found.b].value.clone(),
            format!("{}\n{}", found.text, found.link.reason.code),
        ]);
    }
    if cells.rows.is_empty() {
        cells.rows.push(vec![words.code("verdict", relation.name()), String::new(), String::new(), String::new()]);
    }
    format!("{}\n", cells.draw(screen))
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

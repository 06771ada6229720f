//! What changed, as JSON: the contract `daejo/diff/1`, as `diff-1.schema.json` says. Spans in Unicode code points.

use serde_json::{Value, json};

use crate::model::Span;
use crate::report::json::{Record, to_pages};

use super::VersionsView;

const SCHEMA: &str = "daejo/diff/1";

pub(super) fn render(view: &VersionsView<'_, '_>) -> String {
    let story = &view.of.reconciliation.story;
    let articles: Vec<Value> = story
        .articles
        .iter()
        .map(
            |article| json!({"id": article.id, "path": article.path, "title": article.title, "sha256": article.sha256}),
        )
        .collect();
    let side = |id: &str, span: Option<Span>| {
        let article = story.articles.iter().find(|article| article.id == id)?;
        let (bytes, points) = (span?, view.view.points(id, span?)?);
        Some(json!({"start": points.start, "end": points.end, "text": bytes.of(&article.text)}))
    };
    let claim = |id: &Option<String>| {
        let found = view.view.claims.iter().find(|claim| id.as_ref() == Some(&claim.claim.id));
        found.map(|claim| json!(Record::new(claim)))
    };
    let passages: Vec<Value> = view
        .passages
        .iter()
        .map(|told| {
            let values: Vec<Value> = told
                .passage
                .values
                .iter()
                .zip(&told.values)
                .map(|(value, text)| {
                    let reason = value.reason.as_ref();
                    json!({
                        "turn": value.turn.name(),
                        "text": text,
                        "reason": reason.map(|reason| json!({"code": reason.code, "figures": reason.figures})),
                        "a": claim(&value.a),
                        "b": claim(&value.b),
                    })
                })
                .collect();
            json!({
                "change": told.passage.change.name(),
                "a": side("a", told.passage.a),
                "b": side("b", told.passage.b),
                "values": values,
            })
        })
        .collect();
    to_pages(&json!({
        "schema": SCHEMA,
        "tool": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")},
        "articles": articles,
        "same": view.of.same,
        "passages": passages,
    }))
}

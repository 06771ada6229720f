//! A draft's review as JSON: the contract `daejo/draft/1`, as `draft-1.schema.json` says.

use serde_json::{Value, json};

use crate::report::json::{Record, to_pages};

use super::{DraftView, FindingView};

const SCHEMA: &str = "daejo/draft/1";

pub(super) fn render(draft: &DraftView<'_, '_>) -> String {
    let story = &draft.review.reconciliation.story;
    let articles: Vec<Value> = story
        .articles
        .iter()
        .map(|article| {
            json!({
                "id": article.id,
                "path": article.path,
                "outlet": article.outlet,
                "title": article.title,
                "sha256": article.sha256,
                "draft": draft.review.drafts.contains(&article.id),
            })
        })
        .collect();
    let counts: serde_json::Map<String, Value> =
        draft.counts().into_iter().map(|(standing, count, _)| (standing.name().to_owned(), json!(count))).collect();
    let faults = draft.review.faults.iter().chain(&story.unread);
    let faults: Vec<Value> =
        faults.map(|fault| json!({"path": fault.path, "line": fault.line, "why": fault.why})).collect();
    to_pages(&json!({
        "schema": SCHEMA,
        "tool": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")},
        "story": {"title": story.title, "timezone": story.timezone, "lang": draft.view.words.lang().to_string()},
        "articles": articles,
        "counts": counts,
        "findings": draft.findings.iter().map(finding).collect::<Vec<_>>(),
        "unread": faults,
    }))
}

fn finding(view: &FindingView<'_, '_>) -> Value {
    let relations: Vec<Value> = view
        .relations
        .iter()
        .map(|(relation, other)| {
            let link = relation.link;
            json!({
                "relation": link.relation.name(),
                "finer": link.finer.as_ref().map(|finer| if *finer == view.claim.claim.id { "draft" } else { "story" }),
                "reason": {"code": link.reason.code, "text": relation.text, "figures": link.reason.figures},
                "claim": Record::new(other),
            })
        })
        .collect();
    json!({
        "standing": view.finding.standing.name(),
        "claim": Record::new(view.claim),
        "origins": view.finding.origins,
        "informants": view.finding.informants,
        "allowed": view.allowed.map(|allowed| json!({"line": allowed.line, "reason": allowed.reason})),
        "relations": relations,
    })
}

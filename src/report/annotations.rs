//! The claims as W3C Web Annotations: each on its article, by the words themselves and by their place; and what editors
//! decided, as annotations of theirs on those of the claims.
//!
//! Positions count Unicode code points of the text that daejo read, as the model asks; a quotation is exactly the text
//! under its position, whatever its normalisation form.

use serde_json::{Value, json};

use crate::model::{Decision, Ruling, Span};

use super::address::{files, fragment, web};
use super::json::to_pages;
use super::view::{ClaimView, ClusterView, View};

/// Code points of context on each side of a quotation.
const AROUND: usize = 32;

pub(super) fn render(view: &View<'_>) -> String {
    let articles = &view.reconciliation.story.articles;
    let sources: Vec<String> =
        articles.iter().zip(files(articles)).map(|(article, file)| web(article).unwrap_or(file)).collect();
    let mut items: Vec<Value> = view
        .claims
        .iter()
        .zip(view.homes())
        .filter_map(|(claim, homes)| Some(annotation(claim, &homes, sources.get(view.at(&claim.article.id)?)?)))
        .collect();
    items.extend(view.reconciliation.review.decisions.iter().filter_map(|decision| decided(view, decision)));
    to_pages(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "#annotations",
        "type": "AnnotationCollection",
        "label": view.title(),
        "total": items.len(),
        "first": {"id": "#page-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }))
}

fn annotation(claim: &ClaimView<'_>, homes: &[&ClusterView<'_>], source: &str) -> Value {
    let mut bodies = vec![body(&format!("{}: {}", claim.claim.question.words, claim.value), "describing")];
    bodies.extend(homes.iter().map(|home| body(home.cluster.verdict.name(), "classifying")));
    let places = std::iter::once(claim.claim.span).chain(claim.claim.also_at.iter().copied());
    let points = std::iter::once(claim.span).chain(claim.also_at.iter().copied());
    let targets: Vec<Value> = places.zip(points).map(|(bytes, points)| target(claim, source, bytes, points)).collect();
    json!({
        "id": fragment("", &claim.claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": targets,
    })
}

/// A decision on all the claims that were weighed in it; `None` where none of them is left.
fn decided(view: &View<'_>, decision: &Decision) -> Option<Value> {
    let concerned = |id: &String| decision.cluster.as_ref() == Some(id) || decision.covers.contains(id);
    let clusters = view.clusters_as_given().filter(|cluster| concerned(&cluster.cluster.id));
    let mut claims: Vec<usize> = clusters.flat_map(|cluster| cluster.claims.iter().copied()).collect();
    claims.sort_unstable();
    claims.dedup();
    let targets: Vec<String> = claims.iter().map(|n| fragment("", &view.claims[*n].claim.id)).collect();
    let motivation = match decision.ruling {
        Ruling::Noted { .. } => "commenting",
        Ruling::Assigned { .. } => "questioning",
        Ruling::Merged | Ruling::Split => "linking",
        Ruling::Accepted | Ruling::Rejected | Ruling::Unsure | Ruling::Resolved { .. } => "assessing",
    };
    (!targets.is_empty()).then(|| {
        json!({
            "id": fragment("decision-", &decision.number.to_string()),
            "type": "Annotation",
            "motivation": motivation,
            "creator": {"type": "Person", "name": decision.by},
            "created": decision.at,
            "body": [body(&view.decision_line(decision), motivation), body(decision.ruling.name(), "classifying")],
            "target": targets,
        })
    })
}

fn body(text: &str, purpose: &str) -> Value {
    json!({"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose})
}

fn target(claim: &ClaimView<'_>, source: &str, bytes: Span, points: Span) -> Value {
    let text = claim.article.text.as_str();
    let (before, after) = (&text[..bytes.start], &text[bytes.end..]);
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    json!({
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": bytes.of(text), "prefix": &before[from..], "suffix": &after[..to]},
            {"type": "TextPositionSelector", "start": points.start, "end": points.end},
        ],
    })
}

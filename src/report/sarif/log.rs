//! What every SARIF log of daejo has in common: the tool, the articles, what was not read, and places in texts.

use serde_json::{Value, json};

use crate::model::{CodePoints, Span};
use crate::report::address;
use crate::report::json::to_pages;
use crate::report::view::{ClaimView, View};

/// The schema that the logs keep.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log under construction.
pub(super) struct Log<'v, 'r> {
    pub(super) view: &'v View<'r>,
    /// The URI of each article, in the order of the story.
    uris: Vec<String>,
}

impl<'v, 'r> Log<'v, 'r> {
    pub(super) fn new(view: &'v View<'r>) -> Log<'v, 'r> {
        Log { view, uris: address::files(&view.reconciliation.story.articles) }
    }

    /// The whole log as text.
    pub(super) fn finish(&self, rules: Vec<Value>, results: Vec<Value>) -> String {
        to_pages(&json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "shortDescription": message(&self.view.words.word("tool.short")),
                    "rules": rules,
                }},
                "language": self.view.words.lang().to_string(),
                "columnKind": "unicodeCodePoints",
                "invocations": [{
                    "executionSuccessful": self.view.reconciliation.story.unread.is_empty(),
                    "toolExecutionNotifications": self.notifications(),
                }],
                "artifacts": self.artifacts(),
                "results": results,
            }],
        }))
    }

    /// What was not read, and what should be known of what was.
    fn notifications(&self) -> Vec<Value> {
        let story = &self.view.reconciliation.story;
        let place = |uri: String, line: Option<usize>| match line {
            Some(line) => {
                json!([{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line}}}])
            }
            None => json!([{"physicalLocation": {"artifactLocation": {"uri": uri}}}]),
        };
        let unread = story.unread.iter().map(|unread| {
            json!({
                "level": "error",
                "message": message(&self.view.words.message(&unread.why)),
                "locations": place(address::file(&unread.path), unread.line),
            })
        });
        let cautions = story.articles.iter().zip(&self.uris).flat_map(|(article, uri)| {
            let note = |caution: &String| {
                json!({"level": "note", "message": message(&self.view.words.message(caution)), "locations": place(uri.clone(), None)})
            };
            article.cautions.iter().map(note).collect::<Vec<_>>()
        });
        unread.chain(cautions).collect()
    }

    fn artifacts(&self) -> Vec<Value> {
        let articles = self.view.reconciliation.story.articles.iter().zip(&self.uris);
        articles
            .map(|(article, uri)| {
                json!({
                    "location": {"uri": uri},
                    "description": message(&[self.view.outlet(&article.id), article.title.clone()].join(": ")),
                    "hashes": {"sha-256": article.sha256},
                })
            })
            .collect()
    }

    /// Where a claim stands; a related place has an id.
    pub(super) fn location(&self, claim: &ClaimView<'_>, id: Option<usize>) -> Value {
        let at = self.view.at(&claim.article.id).unwrap_or_default();
        let said = format!("{}: {} ({} · {})", claim.outlet, claim.value, claim.speaker, claim.modality);
        let mut location = json!({
            "physicalLocation": {
                "artifactLocation": {"uri": self.uris[at], "index": at},
                "region": region(claim, &self.view.places[at]),
            },
            "message": message(&said),
        });
        if let (Some(id), Some(location)) = (id, location.as_object_mut()) {
            location.insert("id".to_owned(), json!(id));
        }
        location
    }
}

/// The mention of a value, in lines and columns and in offsets, with its words.
fn region(claim: &ClaimView<'_>, places: &CodePoints) -> Value {
    let (text, Span { start, end }) = (claim.article.text.as_str(), claim.claim.span);
    let column = |byte: usize| text[..byte].chars().rev().take_while(|c| *c != '\n').count() + 1;
    json!({
        "startLine": places.line(start),
        "startColumn": column(start),
        "endLine": places.line(end),
        "endColumn": column(end),
        "charOffset": claim.span.start,
        "charLength": claim.span.end - claim.span.start,
        "snippet": {"text": claim.claim.quote},
    })
}

/// A message in which nothing is read as a placeholder or a link.
pub(super) fn message(text: &str) -> Value {
    json!({"text": text.replace('{', "{{").replace('}', "}}").replace("](", "] (")})
}

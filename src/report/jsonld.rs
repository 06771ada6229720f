//! The claims as a schema.org graph in JSON-LD: articles, claims that appear in them, and the questions they answer.
//!
//! `ClaimReview` is a judgement, and daejo makes none: there is one only for a question that a person resolved to a value,
//! with the rating that the person chose, and it is about that answer, not about any outlet's claim. What the vocabulary has
//! no property for (how claims relate) stands in words in the question's `abstract`.

use serde_json::{Map, Value, json};

use crate::model::{self, Decision, Ruling, Speaker};

use super::address::{files, fragment, web};
use super::json::{ValueObject, to_pages};
use super::view::{ClaimView, ClusterView, View};

pub(super) fn render(view: &View<'_>) -> String {
    let mut graph = articles(view);
    graph.extend(view.claims.iter().zip(view.homes()).map(|(claim, homes)| one_claim(claim, &homes)));
    graph.extend(view.clusters_as_given().map(|cluster| question(view, cluster)));
    graph.extend(view.clusters_as_given().filter_map(|cluster| reviewed(view, cluster)));
    to_pages(&json!({"@context": "https://schema.org", "@graph": graph}))
}

fn articles(view: &View<'_>) -> Vec<Value> {
    let articles = &view.reconciliation.story.articles;
    let one = |(article, file): (&model::Article, String)| {
        let mut node = Map::new();
        node.insert("@type".into(), json!("NewsArticle"));
        node.insert("@id".into(), json!(fragment("article-", &article.id)));
        node.insert("identifier".into(), json!(article.id));
        node.insert("headline".into(), json!(article.title));
        node.insert("url".into(), json!(web(article).unwrap_or(file)));
        node.insert("inLanguage".into(), json!(article.lang.to_string()));
        if let Some(published) = article.published {
            let at = published.at;
            let date = if published.to_the_minute { at.to_string() } else { at.date().to_string() };
            node.insert("datePublished".into(), json!(date));
        }
        if !article.outlet.trim().is_empty() {
            node.insert("publisher".into(), json!({"@type": "NewsMediaOrganization", "name": article.outlet}));
        }
        Value::Object(node)
    };
    articles.iter().zip(files(articles)).map(one).collect()
}

fn one_claim(view: &ClaimView<'_>, homes: &[&ClusterView<'_>]) -> Value {
    let claim = view.claim;
    let appears = json!({"@id": fragment("article-", &claim.article)});
    let mut node = Map::new();
    node.insert("@type".into(), json!("Claim"));
    node.insert("@id".into(), json!(fragment("", &claim.id)));
    node.insert("identifier".into(), json!(claim.id));
    node.insert("text".into(), json!(view.sentence_text()));
    node.insert("inLanguage".into(), json!(claim.lang.to_string()));
    node.insert("appearance".into(), appears);
    let about: Vec<Value> = homes.iter().map(|home| json!({"@id": fragment("", &home.cluster.id)})).collect();
    node.insert("about".into(), json!(about));
    let said_by = match claim.attribution.speaker {
        Speaker::Person => Some("Person"),
        Speaker::Institution => Some("Organization"),
        Speaker::Outlet | Speaker::Anonymous => None,
    };
    if let Some(said_by) = said_by {
        node.insert("author".into(), json!({"@type": said_by, "name": claim.attribution.name}));
    }
    node.insert("keywords".into(), json!([claim.kind.name(), claim.modality.name()]));
    if let Some(times) = covered(view) {
        node.insert("temporalCoverage".into(), json!(times));
    }
    node.insert("mainEntity".into(), property(view));
    Value::Object(node)
}

/// A time with a day as an ISO 8601 interval; `..` where an end is open.
fn covered(view: &ClaimView<'_>) -> Option<String> {
    let ValueObject::Dated { from, until, .. } = ValueObject::new(&view.claim.value) else { return None };
    let end = |end: Option<String>| end.unwrap_or_else(|| "..".to_owned());
    Some(format!("{}/{}", end(from), end(until)))
}

/// What is said: the value in words, and its figures where it has some.
fn property(view: &ClaimView<'_>) -> Value {
    let claim = view.claim;
    let mut node = Map::new();
    node.insert("@type".into(), json!("PropertyValue"));
    node.insert("name".into(), json!(claim.question.words));
    node.insert("value".into(), json!(view.value));
    let (low, high, unit) = match ValueObject::new(&claim.value) {
        ValueObject::Duration { low, high, unit, .. } | ValueObject::Quantity { low, high, unit, .. } => {
            (low, high, unit.to_owned())
        }
        _ => return Value::Object(node),
    };
    // decimals stay texts: schema.org allows it, and no digit is lost
    if let Some(low) = low {
        node.insert("minValue".into(), json!(low));
    }
    if let Some(high) = high {
        node.insert("maxValue".into(), json!(high));
    }
    node.insert("unitText".into(), json!(unit));
    Value::Object(node)
}

fn question(view: &View<'_>, cluster: &ClusterView<'_>) -> Value {
    let of = cluster.cluster;
    let mut says = vec![view.words.code("verdict", of.verdict.name())];
    says.extend(view.reason_lines(cluster));
    json!({
        "@type": "Question",
        "@id": fragment("", &of.id),
        "identifier": of.id,
        "name": of.question,
        "keywords": [of.verdict.name()],
        "abstract": says.join("\n"),
    })
}

/// What a person resolved a question to, and how the person rates that answer.
fn reviewed(view: &View<'_>, cluster: &ClusterView<'_>) -> Option<Value> {
    let decision: &Decision = view.reconciliation.review.answer(&cluster.cluster.id)?;
    let Ruling::Resolved { value, rating } = &decision.ruling else { return None };
    let id = fragment("review-", &cluster.cluster.id);
    let claimed = format!("{}: {value}", cluster.cluster.question);
    let mut node = Map::new();
    node.insert("@type".into(), json!("ClaimReview"));
    node.insert("@id".into(), json!(id));
    // where the graph is published, there is the review
    node.insert("url".into(), json!(id));
    node.insert("claimReviewed".into(), json!(claimed));
    node.insert("reviewRating".into(), json!({"@type": "Rating", "alternateName": rating}));
    node.insert("author".into(), json!({"@type": "Person", "name": decision.by}));
    node.insert("datePublished".into(), json!(decision.at));
    let about = json!({"@id": fragment("", &cluster.cluster.id)});
    node.insert("itemReviewed".into(), json!({"@type": "Claim", "text": claimed, "about": [about]}));
    if !decision.why.is_empty() {
        node.insert("reviewBody".into(), json!(decision.why));
    }
    Some(Value::Object(node))
}

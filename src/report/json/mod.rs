//! The contract `daejo/report/1`: field for field as `report-1.schema.json` says, spans in Unicode code points.
//!
//! Characters that can steer a terminal are written as `\u` escapes: a reader of JSON gets the text exactly,
//! a terminal gets nothing to obey.

mod record;
mod review;
mod safe;
mod value;

use serde::Serialize;

use crate::model::{Copy, Reconciliation, SentenceFate, Skipped, Unread};

use super::view::{ClusterView, RelationView, View};

pub(super) use record::Places;
pub(super) use record::Record;
pub(super) use review::{DecisionObject, decision};
pub(super) use safe::{to_line, to_pages};
pub use value::ValueObject;

/// The JSON Schema of the contract.
#[must_use]
pub fn report_schema() -> &'static str {
    include_str!("../report-1.schema.json")
}

/// The name of the contract.
const SCHEMA: &str = "daejo/report/1";

#[derive(Serialize)]
struct Report<'v> {
    schema: &'static str,
    tool: Tool,
    story: Story<'v>,
    articles: Vec<Article<'v>>,
    claims: Vec<Record<'v>>,
    clusters: Vec<Cluster<'v>>,
    copies: Vec<CopyObject<'v>>,
    coverage: Coverage<'v>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<review::ReviewObject<'v>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Story<'v> {
    title: &'v str,
    timezone: &'v str,
    lang: String,
    outlets: usize,
    verified_pairs: usize,
}

#[derive(Serialize)]
struct Article<'v> {
    id: &'v str,
    path: &'v str,
    outlet: &'v str,
    published: Option<String>,
    lang: String,
    title: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'v str>,
    sha256: &'v str,
    inferred: Vec<InferredObject<'v>>,
    skipped: Vec<SkippedObject>,
    cautions: &'v [String],
}

#[derive(Serialize)]
struct InferredObject<'v> {
    field: &'static str,
    from: &'v str,
}

#[derive(Serialize)]
struct SkippedObject {
    span: Places,
    why: &'static str,
}

#[derive(Serialize)]
struct Cluster<'v> {
    id: &'v str,
    question: &'v str,
    verdict: &'static str,
    claims: &'v [String],
    relations: Vec<RelationObject<'v>>,
    origins: usize,
    informants: usize,
}

#[derive(Serialize)]
struct RelationObject<'v> {
    a: &'v str,
    b: &'v str,
    relation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    finer: Option<&'v str>,
    reason: ReasonObject<'v>,
}

#[derive(Serialize)]
struct ReasonObject<'v> {
    code: &'static str,
    text: &'v str,
    figures: &'v [String],
    values: [&'v ValueObject<'v>; 2],
}

#[derive(Serialize)]
struct CopyObject<'v> {
    a: &'v str,
    b: &'v str,
    signals: &'v [String],
}

#[derive(Serialize)]
struct Coverage<'v> {
    sentences: usize,
    with_claims: usize,
    repeats: usize,
    questions: usize,
    not_understood: Vec<Passage<'v>>,
    chrome: usize,
    unread: Vec<UnreadObject<'v>>,
}

#[derive(Serialize)]
struct Passage<'v> {
    article: &'v str,
    span: Places,
}

#[derive(Serialize)]
struct UnreadObject<'v> {
    path: &'v str,
    line: Option<usize>,
    why: &'v str,
}

pub(super) fn render(view: &View<'_>) -> String {
    let from = view.reconciliation;
    // a value stands in every relation of its claim
    let values: Vec<ValueObject<'_>> = view.claims.iter().map(|claim| ValueObject::new(&claim.claim.value)).collect();
    let report = Report {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        story: Story {
            title: &from.story.title,
            timezone: &from.story.timezone,
            lang: view.words.lang().to_string(),
            outlets: view.summary.outlets,
            verified_pairs: from.verified_pairs,
        },
        articles: articles(view),
        claims: view.claims.iter().map(Record::new).collect(),
        clusters: view.clusters_as_given().map(|cluster| one_cluster(&values, cluster)).collect(),
        copies: from.copies.iter().map(|Copy { a, b, signals, .. }| CopyObject { a, b, signals }).collect(),
        coverage: coverage(view, from),
        review: review::ReviewObject::new(&from.review),
    };
    to_pages(&report)
}

fn articles<'v>(view: &'v View<'_>) -> Vec<Article<'v>> {
    let articles = view.reconciliation.story.articles.iter().zip(&view.places);
    articles
        .map(|(article, places)| Article {
            id: &article.id,
            path: &article.path,
            outlet: &article.outlet,
            published: article.published.map(|published| {
                let at = published.at;
                if published.to_the_minute {
                    at.strftime("%Y-%m-%dT%H:%M:%S").to_string()
                } else {
                    at.date().to_string()
                }
            }),
            lang: article.lang.to_string(),
            title: &article.title,
            url: article.url.as_deref(),
            sha256: &article.sha256,
            inferred: article.inferred.iter().map(|i| InferredObject { field: i.field, from: &i.from }).collect(),
            skipped: article
                .skipped
                .iter()
                .map(|Skipped { span, why }| SkippedObject {
                    span: Places::from(places.span(&article.text, *span)),
                    why: why.name(),
                })
                .collect(),
            cautions: &article.cautions,
        })
        .collect()
}

fn one_cluster<'v>(values: &'v [ValueObject<'v>], cluster: &'v ClusterView<'_>) -> Cluster<'v> {
    let from = cluster.cluster;
    Cluster {
        id: &from.id,
        question: &from.question,
        verdict: from.verdict.name(),
        claims: &from.claims,
        relations: cluster.relations.iter().map(|relation| one_relation(values, relation)).collect(),
        origins: from.origins,
        informants: from.informants,
    }
}

fn one_relation<'v>(values: &'v [ValueObject<'v>], relation: &'v RelationView<'_>) -> RelationObject<'v> {
    let link = relation.link;
    RelationObject {
        a: &link.a,
        b: &link.b,
        relation: link.relation.name(),
        finer: link.finer.as_deref(),
        reason: ReasonObject {
            code: link.reason.code,
            text: &relation.text,
            figures: &link.reason.figures,
            values: [&values[relation.a], &values[relation.b]],
        },
    }
}

fn coverage<'v>(view: &'v View<'_>, from: &'v Reconciliation) -> Coverage<'v> {
    let not_understood = from.coverage.sentences.iter().filter(|s| s.fate == SentenceFate::NotUnderstood);
    Coverage {
        sentences: view.summary.sentences,
        with_claims: view.summary.with_claims,
        repeats: view.summary.repeats,
        questions: view.summary.questions,
        not_understood: not_understood
            .filter_map(|s| Some(Passage { article: &s.article, span: Places::from(view.points(&s.article, s.span)?) }))
            .collect(),
        chrome: view.summary.chrome,
        unread: from
            .story
            .unread
            .iter()
            .map(|Unread { path, line, why }| UnreadObject { path, line: *line, why })
            .collect(),
    }
}

//! The report as Parquet, for DuckDB, pandas and the like: the claims, the clusters and the relations between claims, a file each.
//!
//! Texts are exact, control characters included: a reader of tables is given data, and shows it as it likes. Decimals are
//! texts, so that no digit is lost; times are local and without a zone, as the articles count them.

mod table;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::model::{Decision, Period, Value};

use super::json::{ValueObject, to_line};
use super::view::{ClaimView, ClusterView, RelationView, View};
use table::{Column, file, flag, maybe, number, text, texts, time};

/// The names of the files, in the order in which [`render`] gives them.
pub(super) const FILES: [&str; 3] = ["claims.parquet", "clusters.parquet", "relations.parquet"];

/// The file of each table, with its name.
pub(super) fn render(view: &View<'_>) -> Vec<(&'static str, Vec<u8>)> {
    let tables = [("claims", claims(view)), ("clusters", clusters(view)), ("relations", relations(view))];
    let made = tables.iter().zip(FILES).map(|((name, columns), file_name)| {
        let made = file(name, columns);
        debug_assert!(made.is_ok(), "columns are equally long and written to memory: {:?}", made.err());
        (file_name, made.unwrap_or_default())
    });
    made.collect()
}

fn claims(view: &View<'_>) -> Vec<Column> {
    let rows: Vec<&ClaimView<'_>> = view.claims.iter().collect();
    let line = |c: &&ClaimView<'_>| view.at(&c.article.id).map_or(0, |at| view.places[at].line(c.claim.span.start));
    vec![
        text("id", &rows, |c| &c.claim.id),
        text("article", &rows, |c| &c.claim.article),
        text("outlet", &rows, |c| &c.outlet),
        text("path", &rows, |c| &c.article.path),
        number("line", &rows, line),
        text("lang", &rows, |c| c.claim.lang.to_string()),
        text("zone", &rows, |c| c.claim.zone.name()),
        number("start", &rows, |c| c.span.start),
        number("end", &rows, |c| c.span.end),
        text("quote", &rows, |c| &c.claim.quote),
        text("sentence", &rows, |c| c.sentence_text()),
        text("kind", &rows, |c| c.claim.kind.name()),
        text("value", &rows, |c| &c.value),
        text("value_json", &rows, |c| value(&c.claim.value)),
        time("value_from", &rows, |c| dated(&c.claim.value).0.and_then(micros)),
        time("value_until", &rows, |c| dated(&c.claim.value).1.and_then(micros)),
        maybe("value_low", &rows, |c| bounds(&c.claim.value).map(|(low, ..)| low).unwrap_or_default()),
        maybe("value_high", &rows, |c| bounds(&c.claim.value).map(|(_, high, _)| high).unwrap_or_default()),
        maybe("value_unit", &rows, |c| bounds(&c.claim.value).map(|(.., unit)| unit)),
        text("question", &rows, |c| &c.claim.question.words),
        maybe("subject", &rows, |c| c.claim.question.subject.as_ref()),
        // a concept is marked by ~ inside the library
        maybe("relation", &rows, |c| c.claim.question.relation.as_ref().map(|r| r.trim_start_matches('~').to_owned())),
        maybe("counted", &rows, |c| c.claim.question.counted.as_ref()),
        text("modality", &rows, |c| c.claim.modality.name()),
        flag("happened", &rows, |c| c.claim.happened),
        text("speaker", &rows, |c| c.claim.attribution.speaker.name()),
        text("speaker_name", &rows, |c| &c.claim.attribution.name),
        time("as_of", &rows, |c| c.claim.as_of.and_then(micros)),
        texts("flags", &rows, |c| c.claim.flags.iter().map(|flag| flag.code()).collect()),
    ]
}

fn clusters(view: &View<'_>) -> Vec<Column> {
    let rows: Vec<&ClusterView<'_>> = view.clusters_as_given().collect();
    let answer = |c: &&ClusterView<'_>| view.reconciliation.review.answer(&c.cluster.id);
    let of = |field: fn(&Decision) -> &str| move |c: &&ClusterView<'_>| answer(c).map(field);
    vec![
        text("id", &rows, |c| &c.cluster.id),
        text("question", &rows, |c| &c.cluster.question),
        text("verdict", &rows, |c| c.cluster.verdict.name()),
        texts("claims", &rows, |c| c.cluster.claims.clone()),
        texts("outlets", &rows, |c| outlets(view, c)),
        number("origins", &rows, |c| c.cluster.origins),
        number("informants", &rows, |c| c.cluster.informants),
        maybe("decision", &rows, of(|d| d.ruling.name())),
        maybe("decided_by", &rows, of(|d| &d.by)),
        maybe("decided_at", &rows, of(|d| &d.at)),
        maybe("decided_why", &rows, of(|d| &d.why)),
    ]
}

fn relations(view: &View<'_>) -> Vec<Column> {
    let of = |cluster| -> Vec<(&ClusterView<'_>, &RelationView<'_>)> {
        let cluster: &ClusterView<'_> = cluster;
        cluster.relations.iter().map(|relation| (cluster, relation)).collect()
    };
    let rows: Vec<(&ClusterView<'_>, &RelationView<'_>)> = view.clusters_as_given().flat_map(of).collect();
    let said = |n: usize| value(&view.claims[n].claim.value);
    vec![
        text("cluster", &rows, |(cluster, _)| &cluster.cluster.id),
        text("a", &rows, |(_, r)| &r.link.a),
        text("b", &rows, |(_, r)| &r.link.b),
        text("relation", &rows, |(_, r)| r.link.relation.name()),
        maybe("finer", &rows, |(_, r)| r.link.finer.as_ref()),
        text("code", &rows, |(_, r)| r.link.reason.code),
        text("reason", &rows, |(_, r)| &r.text),
        texts("figures", &rows, |(_, r)| r.link.reason.figures.clone()),
        text("a_value_json", &rows, |(_, r)| said(r.a)),
        text("b_value_json", &rows, |(_, r)| said(r.b)),
    ]
}

/// The outlets of a cluster, each once, in the order of its claims.
fn outlets(view: &View<'_>, cluster: &ClusterView<'_>) -> Vec<String> {
    let mut outlets: Vec<String> = Vec::new();
    for claim in cluster.claims.iter().map(|n| &view.claims[*n]) {
        if !outlets.contains(&claim.outlet) {
            outlets.push(claim.outlet.clone());
        }
    }
    outlets
}

/// The value as the contract has it, on one line.
fn value(of: &Value) -> String {
    to_line(&ValueObject::new(of)).trim_end().to_owned()
}

/// The ends of a time with a day.
fn dated(of: &Value) -> (Option<DateTime>, Option<DateTime>) {
    match of {
        Value::Time(Period::Dated { from, until, .. }) => (*from, *until),
        _ => (None, None),
    }
}

/// The ends of a number and its unit.
fn bounds(of: &Value) -> Option<(Option<String>, Option<String>, String)> {
    match ValueObject::new(of) {
        ValueObject::Quantity { low, high, unit, .. } => Some((low, high, unit.to_owned())),
        ValueObject::Duration { low, high, unit, .. } => Some((low, high, unit.to_owned())),
        _ => None,
    }
}

/// Microseconds since 1970 on the clock of the place; `None` beyond what a table can hold.
fn micros(at: DateTime) -> Option<i64> {
    TimeZone::UTC.to_timestamp(at).ok().map(|at| at.as_microsecond())
}

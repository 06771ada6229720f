//! The report as SARIF 2.1.0, for editors and for code scanning: one rule a verdict, one result a question.
//!
//! Columns and offsets count code points of the text that daejo read: of a web page or a JSON record that is the text
//! taken out of it, not the file.

mod draft;
mod log;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::model::{Relation, Verdict};

use super::json::{ValueObject, to_line};
use super::verdicts::VerdictDoc;
use super::view::{ClaimView, ClusterView, View};

pub(super) use draft::draft;
use log::Log;

pub(super) fn render(view: &View<'_>) -> String {
    let log = Log::new(view);
    let rules = Verdict::ALL.iter().map(|verdict| rule(view, *verdict)).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let results = view.clusters.iter().map(|cluster| result(&log, cluster, &mut seen)).collect();
    log.finish(rules, results)
}

/// Level and kind of a verdict's results: only what is wrong somewhere is a failure.
fn gravity(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Conflict | Verdict::Internal => ("error", "fail"),
        Verdict::Update | Verdict::Refine => ("none", "informational"),
        Verdict::Agree => ("none", "pass"),
        Verdict::Single => ("none", "open"),
    }
}

fn rule(view: &View<'_>, verdict: Verdict) -> Value {
    let words = &view.words;
    let doc = VerdictDoc::new(words, verdict);
    let (level, _) = gravity(verdict);
    let help = [("verdicts.when", doc.when), ("verdicts.example", doc.example), ("verdicts.then", doc.then)]
        .map(|(key, text)| (words.word(key), text));
    let text: Vec<String> = help.iter().map(|(head, text)| format!("{head}: {text}")).collect();
    let markdown: Vec<String> = help.iter().map(|(head, text)| format!("- {head}: {text}")).collect();
    json!({
        "id": verdict.name(),
        "name": doc.name,
        "shortDescription": {"text": doc.meaning},
        "fullDescription": {"text": doc.when},
        "help": {"text": text.join("\n"), "markdown": markdown.join("\n")},
        "defaultConfiguration": {"level": level},
    })
}

fn result(log: &Log<'_, '_>, cluster: &ClusterView<'_>, seen: &mut BTreeMap<String, usize>) -> Value {
    let (view, of) = (log.view, cluster.cluster);
    let first = heading(cluster);
    let rest: Vec<usize> = cluster.claims.iter().copied().filter(|n| Some(*n) != first).collect();
    let mut lines = vec![of.question.clone()];
    lines.extend(view.reason_lines(cluster));
    let fingerprint = fingerprint(cluster, &view.claims);
    let nth = seen.entry(fingerprint.clone()).or_default();
    *nth += 1;
    let (level, kind) = gravity(of.verdict);
    let mut result = json!({
        "ruleId": of.verdict.name(),
        "ruleIndex": Verdict::ALL.iter().position(|verdict| *verdict == of.verdict),
        "kind": kind,
        "level": level,
        "message": log::message(&lines.join("\n")),
        "locations": first.map(|n| log.location(&view.claims[n], None)).into_iter().collect::<Vec<_>>(),
        "relatedLocations": (1..).zip(rest).map(|(id, n)| log.location(&view.claims[n], Some(id))).collect::<Vec<_>>(),
        "partialFingerprints": {"daejo/question/v1": format!("{fingerprint}:{nth}")},
        "properties": {"cluster": of.id, "origins": of.origins, "informants": of.informants},
    });
    if let (Some(suppressions), Some(result)) = (suppressions(view, cluster), result.as_object_mut()) {
        result.insert("suppressions".to_owned(), json!(suppressions));
    }
    result
}

/// What an editor settled is suppressed, by whom and why. `None` where nobody decided anything of the story: SARIF wants
/// suppressions on every result of a run or on none.
fn suppressions(view: &View<'_>, cluster: &ClusterView<'_>) -> Option<Vec<Value>> {
    let review = &view.reconciliation.review;
    let settled = review.answer(&cluster.cluster.id).filter(|decision| decision.ruling.settles());
    let suppression = settled.map(|decision| {
        json!({
            "kind": "external",
            "status": "accepted",
            "justification": view.decision_line(decision),
            "properties": {"decision": decision.number, "act": decision.ruling.name(), "by": decision.by, "at": decision.at},
        })
    });
    (!review.decisions.is_empty()).then(|| suppression.into_iter().collect())
}

/// The claim a result is shown at: the first that the strongest relation is about.
fn heading(cluster: &ClusterView<'_>) -> Option<usize> {
    let strongest = cluster.relations.iter().filter(|relation| {
        Verdict::from(relation.link.relation) == cluster.cluster.verdict
            || cluster.cluster.verdict == Verdict::Internal && relation.link.relation == Relation::Internal
    });
    let about: Vec<usize> = strongest.flat_map(|relation| [relation.a, relation.b]).collect();
    cluster.claims.iter().copied().find(|n| about.contains(n)).or_else(|| cluster.claims.first().copied())
}

/// The same for the same question and answers wherever in their articles they stand: lines that move change nothing.
fn fingerprint(cluster: &ClusterView<'_>, claims: &[ClaimView<'_>]) -> String {
    let mut answers: Vec<String> = cluster
        .claims
        .iter()
        .map(|n| &claims[*n])
        .map(|claim| format!("{}\t{}", claim.article.outlet, to_line(&ValueObject::new(&claim.claim.value))))
        .collect();
    answers.sort();
    answers.dedup();
    let mut hash = Sha256::new();
    for part in [cluster.cluster.verdict.name(), &cluster.cluster.question]
        .into_iter()
        .chain(answers.iter().map(String::as_str))
    {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

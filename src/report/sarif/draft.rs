//! A draft's review as SARIF: one rule a standing, one result a claim that is not simply supported.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::model::Standing;
use crate::report::draft::{DraftView, FindingView};
use crate::report::json::{ValueObject, to_line};

use super::log::{self, Log};

pub(in crate::report) fn draft(draft: &DraftView<'_, '_>) -> String {
    let log = Log::new(draft.view);
    let rules = Standing::ALL.iter().map(|standing| rule(draft, *standing)).collect();
    let told = draft.findings.iter().filter(|view| view.finding.standing != Standing::Supported);
    let mut seen = BTreeMap::new();
    let results = told
        .map(|view| {
            let print = fingerprint(view);
            let nth = seen.entry(print.clone()).or_insert(0_usize);
            *nth += 1;
            result(&log, draft, view, &format!("{print}:{nth}"))
        })
        .collect();
    log.finish(rules, results)
}

/// Level and kind of a standing's results.
fn gravity(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Contradicted | Standing::Internal => ("error", "fail"),
        Standing::Contested | Standing::Overtaken => ("warning", "fail"),
        Standing::LessPrecise | Standing::NotFound => ("note", "fail"),
        Standing::MorePrecise | Standing::Later => ("none", "informational"),
        Standing::Supported => ("none", "pass"),
    }
}

fn rule(draft: &DraftView<'_, '_>, standing: Standing) -> Value {
    let words = &draft.view.words;
    let meaning = words.code("standing-meaning", standing.name());
    json!({
        "id": format!("draft/{}", standing.name()),
        "name": words.code("standing", standing.name()),
        "shortDescription": {"text": meaning},
        "help": {"text": words.say("draft.help", &[("meaning", &meaning), ("name", standing.name())])},
        "defaultConfiguration": {"level": gravity(standing).0},
    })
}

fn result(log: &Log<'_, '_>, draft: &DraftView<'_, '_>, view: &FindingView<'_, '_>, print: &str) -> Value {
    let standing = view.finding.standing;
    let (level, kind) = gravity(standing);
    let name = draft.view.words.code("standing", standing.name());
    let mut lines = vec![format!("{name}: {} ({})", view.claim.value, view.claim.claim.question.words)];
    lines.extend(view.lines(draft.view));
    let suppressions: Vec<Value> = view
        .allowed
        .map(|allowed| json!({"kind": "inSource", "status": "accepted", "justification": allowed.reason}))
        .into_iter()
        .collect();
    let mut seen = BTreeSet::from([view.claim.claim.id.as_str()]);
    let others = view.relations.iter().filter(|(_, other)| seen.insert(&other.claim.id));
    let others: Vec<Value> = (1..).zip(others).map(|(id, (_, other))| log.location(other, Some(id))).collect();
    json!({
        "ruleId": format!("draft/{}", standing.name()),
        "ruleIndex": Standing::ALL.iter().position(|candidate| *candidate == standing),
        "kind": kind,
        "level": level,
        "message": log::message(&lines.join("\n")),
        "locations": [log.location(view.claim, None)],
        "relatedLocations": others,
        "partialFingerprints": {"daejo/draft-claim/v1": print},
        "suppressions": suppressions,
        "properties": {"claim": view.claim.claim.id, "origins": view.finding.origins, "informants": view.finding.informants},
    })
}

/// The same for the same words about the same question, wherever in the draft they stand.
fn fingerprint(view: &FindingView<'_, '_>) -> String {
    let claim = view.claim.claim;
    let value = to_line(&ValueObject::new(&claim.value));
    let mut hash = Sha256::new();
    for part in
        [view.finding.standing.name(), claim.question.words.as_str(), claim.question.masked.as_str(), value.as_str()]
    {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

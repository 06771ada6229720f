//! The figures of many stories as JSON: `daejo/evaluation/1`, as docs/evaluation.md says.

use serde_json::{Map, Value, json};

use crate::model::{Causes, Fault, Figure, Figures, Group, Survey, Surveyed};
use crate::report::json::to_pages;

use super::{one, told};

const SCHEMA: &str = "daejo/evaluation/1";

pub(super) fn render(of: &Survey, errors: usize) -> String {
    to_pages(&json!({
        "schema": SCHEMA,
        "tool": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")},
        "resamples": of.resamples,
        "seed": of.seed,
        "stories": of.stories.iter().map(|story| one_story(story, errors)).collect::<Vec<_>>(),
        "groups": of.groups.iter().map(group).collect::<Vec<_>>(),
    }))
}

fn one_story(story: &Surveyed, errors: usize) -> Value {
    let mut object = json!({
        "name": story.name,
        "language": story.language,
        "topic": story.topic,
        "frozen": story.frozen,
        "figures": one::figures(&story.evaluation.figures),
    });
    if errors > 0 && !story.frozen {
        let listed: Map<String, Value> =
            told(story, errors).map(|(sort, found)| (sort.to_owned(), json!(found))).collect();
        object["errors"] = Value::Object(listed);
    }
    object
}

fn group(group: &Group) -> Value {
    let means: Map<String, Value> =
        group.mean.iter().map(|(figure, mean)| (figure.name().to_owned(), json!(mean))).collect();
    let intervals: Map<String, Value> =
        group.interval.iter().map(|(figure, (low, high))| (figure.name().to_owned(), json!([low, high]))).collect();
    let kinds: Map<String, Value> = group.kinds.iter().map(|(kind, own)| (kind.clone(), of_kind(own))).collect();
    json!({
        "name": group.name,
        "stories": group.stories,
        "figures": one::figures(&group.pooled),
        "mean": means,
        "interval": intervals,
        "kinds": kinds,
        "causes": causes(&group.causes),
    })
}

/// The figures that are kept by kind.
fn of_kind(figures: &Figures) -> Value {
    let kept = [
        Figure::ClaimRecallAll,
        Figure::PairPrecision,
        Figure::PairRecallAll,
        Figure::PairF1,
        Figure::ConflictPrecision,
        Figure::ConflictRecall,
    ];
    let mut all = one::figures(figures);
    all.retain(|name, _| kept.iter().any(|figure| name.trim_end_matches("_n") == figure.name()));
    if !figures.asks(Figure::PairF1) {
        all.insert(Figure::PairF1.name().to_owned(), Value::Null);
    }
    Value::Object(all)
}

fn causes(causes: &Causes) -> Value {
    let by_fault = Fault::ALL.iter().map(|fault| {
        let told = causes.of(*fault).into_iter().map(|cause| {
            let kinds: Map<String, Value> =
                cause.kinds.iter().map(|(kind, n)| ((*kind).to_owned(), json!(n))).collect();
            json!({"why": cause.why, "n": cause.n, "kinds": kinds})
        });
        (fault.name().to_owned(), Value::from(told.collect::<Vec<_>>()))
    });
    Value::Object(by_fault.collect())
}

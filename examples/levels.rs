//! Prints the levels of every pair of claims of one family, with their places, as JSON lines: what the weights of
//! `cluster/similarity` were fitted on.
//!
//! `cargo run --release --example levels -- STORY > levels.jsonl`

use std::io::{BufWriter, Write};

use daejo::{cluster, pipeline, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for folder in std::env::args_os().skip(1) {
        let story = read::story(&[read::Source::Path(folder.clone().into())], &read::Options::default())?;
        let result = pipeline::check(story, &|_, _| {});
        let points: std::collections::BTreeMap<_, _> = result
            .story
            .articles
            .iter()
            .map(|a| (a.id.as_str(), (a, daejo::model::CodePoints::new(&a.text))))
            .collect();
        for (a, b, levels) in cluster::all_levels(&result.claims) {
            let place = |n: usize| {
                let claim = &result.claims[n];
                let (article, points) = &points[claim.article.as_str()];
                let span = points.span(&article.text, claim.span);
                serde_json::json!([claim.article, article.path, span.start, span.end, claim.quote])
            };
            let line = serde_json::json!({
                "story": folder.to_string_lossy(), "a": place(a), "b": place(b), "kind": format!("{:?}", levels.row), "people": format!("{:?}", levels.people), "frame": format!("{:?}", levels.frame),
                "stray": levels.stray, "mutual": levels.mutual, "event": levels.event, "toll": levels.toll, "alone": levels.alone,
                "subject": format!("{:?}", levels.subject), "relation": format!("{:?}", levels.relation),
                "modifiers": format!("{:?}", levels.modifiers), "figure": format!("{:?}", levels.figure), "counted": format!("{:?}", levels.counted), "clause": levels.clause, "terms": levels.terms, "bigrams": levels.bigrams,
                "slot": result.claims[a].question.slot, "score": levels.score,
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

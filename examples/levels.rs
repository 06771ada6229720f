//! Prints the levels of every pair of claims of one family, with their places, as JSON lines: what the weights in
//! `cluster/fitted` were fitted on.
//!
//! `cargo run --release --example levels -- STORY… > levels.jsonl`

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

use daejo::model::CodePoints;
use daejo::{cluster, pipeline, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for folder in std::env::args_os().skip(1) {
        let story = read::story(&[read::Source::Path(folder.clone().into())], &read::Options::default())?;
        let result = pipeline::check(story, &|_, _| {});
        let points: BTreeMap<_, _> =
            result.story.articles.iter().map(|a| (a.id.as_str(), (a, CodePoints::new(&a.text)))).collect();
        // of a place: article, path, span in code points, quotation, sentence, the claim that it says again or itself, and the words it asks in
        for (a, b, levels) in cluster::all_levels(&result.claims) {
            let place = |n: usize| {
                let claim = &result.claims[n];
                let (article, points) = &points[claim.article.as_str()];
                let span = points.span(&article.text, claim.span);
                serde_json::json!([
                    claim.article,
                    article.path,
                    span.start,
                    span.end,
                    claim.quote,
                    claim.sentence.start,
                    claim.echo_of.as_ref().unwrap_or(&claim.id),
                    claim.id,
                    claim.question.masked
                ])
            };
            let standing = levels.standing;
            let line = serde_json::json!({
                "story": folder.to_string_lossy(), "a": place(a), "b": place(b), "row": format!("{:?}", levels.row),
                "levels": levels.weighed(), "likeness": levels.likeness, "score": levels.score,
                "company": levels.company.weighed(),
                "standing": [f64::from(u8::from(standing.mutual)), standing.lead, f64::from(u8::from(standing.sentences))],
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

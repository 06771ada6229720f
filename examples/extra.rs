//! temporary
use std::io::{BufWriter, Write};
use daejo::{pipeline, read};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for folder in std::env::args_os().skip(1) {
        let story = read::story(&[read::Source::Path(folder.clone().into())], &read::Options::default())?;
        let result = pipeline::check(story, &|_, _| {});
        for c in &result.claims {
            let q = &c.question;
            let line = serde_json::json!({
                "id": c.id, "article": c.article, "sentence": c.sentence.start, "span": c.span.start, "modality": format!("{:?}", c.modality), "happened": c.happened,
                "speaker": format!("{:?}", c.attribution), "zone": format!("{:?}", c.zone),
                "subject": q.subject, "relation": q.relation, "people": q.people, "terms": q.terms.iter().map(|t| t.stem.clone()).collect::<Vec<_>>(), "clause": q.clause, "kind": format!("{:?}", c.kind), "counted": q.counted, "figure": q.figure, "asof": c.as_of.map(|t| t.to_string()),
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

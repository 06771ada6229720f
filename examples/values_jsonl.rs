//! Reads JSON lines {"id", "text", "lang", "reference"} and writes {"id", "values"}: what the scoring scripts feed and read.

use std::io::{BufRead, Write};

use daejo::model::{CodePoints, Lang};
use daejo::normalise::{Anchor, json, print, scan};

fn main() -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let case: serde_json::Value = serde_json::from_str(&line?)?;
        let text = case["text"].as_str().unwrap_or_default();
        let lang = case["lang"].as_str().and_then(Lang::parse).unwrap_or(Lang::UND);
        let published = case["reference"].as_str().and_then(|r| r.get(..19)).and_then(|r| r.parse().ok());
        let points = CodePoints::new(text);
        let values: Vec<_> = scan(text, lang, &Anchor { published, ..Anchor::default() })
            .into_iter()
            .map(|m| {
                let span = points.span(text, m.span);
                serde_json::json!({
                    "kind": m.kind.name(), "span": {"start": span.start, "end": span.end},
                    "quote": m.span.of(text), "value": json(&m.value), "words": print(&m.value, lang),
                    "flags": m.flags.iter().map(|f| f.code()).collect::<Vec<_>>(),
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({"id": case["id"], "values": values}))?;
    }
    Ok(())
}

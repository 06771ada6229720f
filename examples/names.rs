//! Prints the people, organisations and places that daejo finds in texts: reads JSON lines `{"id", "lang", "text"}` from standard
//! input and writes `{"id", "names": [{"sort", "start", "end", "text"}]}` and the values beside them, spans in code points.
//!
//! `cargo run --release --example names < texts.jsonl > names.jsonl`; `.ci/names.py` scores them.

use std::io::{BufRead, Write};

use daejo::model::{CodePoints, Lang, Span};
use daejo::normalise::{Anchor, scan};
use daejo::{extract, read};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // days without a month need a day to count from; which is of no matter here
    let anchor = Anchor { published: Some(jiff::civil::datetime(2000, 6, 15, 0, 0, 0, 0)), ..Anchor::default() };
    let mut out = std::io::stdout().lock();
    for (n, line) in std::io::stdin().lock().lines().enumerate() {
        let line: Value = serde_json::from_str(&line?).map_err(|e| format!("line {}: {e}", n + 1))?;
        let text = line["text"].as_str().ok_or_else(|| format!("line {}: no text", n + 1))?;
        let article = read::article_from_text(text, line["lang"].as_str().and_then(Lang::parse));
        let points = CodePoints::new(&article.text);
        let place = |sort: &str, span: Span| {
            let at = points.span(&article.text, span);
            json!({"sort": sort, "start": at.start, "end": at.end, "text": span.of(&article.text)})
        };
        let names: Vec<Value> = extract::names(&article).iter().map(|n| place(n.sort.name(), n.span)).collect();
        let scanned = scan(&article.text, article.lang, &anchor);
        let values: Vec<Value> = scanned.iter().map(|m| place(m.kind.name(), m.span)).collect();
        writeln!(out, "{}", json!({"id": line["id"], "names": names, "values": values}))?;
    }
    Ok(())
}

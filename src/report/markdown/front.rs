//! What is this report, of what, and made with what? YAML front matter, for programs that look no further.
//!
//! Every text is a double-quoted scalar as JSON writes it, which YAML 1.2 reads alike. Where a reader knows no front matter
//! it is Markdown, so what would be markup there is written by its number.

use std::fmt::Write;

use crate::report::sanitise::plain;
use crate::report::view::View;

/// So many inputs are named one by one; of more, the folder that holds them all.
const NAMED: usize = 20;

pub fn render(view: &View<'_>) -> String {
    let (summary, story) = (&view.summary, &view.reconciliation.story);
    let mut out = String::from("---\n");
    let mut line = |text: String| {
        // writing to a string cannot fail
        let _ = writeln!(out, "{text}");
    };
    line(format!("title: {}", quoted(&view.full_title())));
    line(format!("lang: {}", quoted(view.words.lang().code())));
    line("tool: daejo".to_owned());
    line(format!("version: {}", quoted(env!("CARGO_PKG_VERSION"))));
    line(format!("timezone: {}", quoted(&story.timezone)));
    line("inputs:".to_owned());
    let mut inputs: Vec<&str> = story.articles.iter().map(|article| article.path.as_str()).collect();
    inputs.extend(story.unread.iter().map(|unread| unread.path.as_str()));
    inputs.dedup();
    if inputs.len() > NAMED {
        inputs = vec![view.folder()];
    }
    for input in inputs {
        line(format!("  - {}", quoted(input)));
    }
    for (name, count) in [
        ("articles", summary.articles),
        ("outlets", summary.outlets),
        ("unread", summary.unread),
        ("claims", summary.claims),
        ("questions", summary.clusters),
        ("decisions", view.reconciliation.review.decisions.len()),
    ] {
        line(format!("{name}: {count}"));
    }
    line("verdicts:".to_owned());
    for (verdict, count) in &summary.verdicts {
        line(format!("  {}: {count}", verdict.name()));
    }
    out.push_str("---\n\n");
    out
}

fn quoted(text: &str) -> String {
    let scalar = serde_json::Value::from(plain(text)).to_string();
    let mut out = String::with_capacity(scalar.len());
    for c in scalar.chars() {
        match c {
            '<' | '>' | '&' | '[' | ']' | '`' | '*' | '~' | '|' | '$' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)))
            }
            c => out.push(c),
        }
    }
    out
}

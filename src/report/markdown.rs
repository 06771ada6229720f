//! The report in Markdown, as GitHub shows it.
//!
//! No emphasis touches a word: `**"…"**는` does not render where a particle follows a quotation mark.

use crate::model::Verdict;

use super::sanitise::markdown as safe;
use super::view::{ClaimView, ClusterView, Difference, Piece, View};

pub(super) fn render(view: &View<'_>) -> String {
    let words = &view.words;
    let mut out = format!("# {}\n\n", safe(&format!("{} — {}", view.title(), words.word("report.title"))));
    head_row(&mut out, view, &["column.verdict", "column.count", "column.meaning"]);
    for (verdict, count) in &view.summary.verdicts {
        let count = count.to_string();
        row(&mut out, &[&words.code("verdict", verdict.name()), &count, &words.code("meaning", verdict.name())]);
    }
    out.push('\n');
    bullets(&mut out, &view.summary_lines());
    if view.summary.claims == 0 {
        bullets(&mut out, &[words.word("summary.empty")]);
    }
    section(&mut out, &words.word("unread.heading"), &view.unread_lines());
    let mut number = 0;
    for (verdict, count) in &view.summary.verdicts {
        if *count == 0 {
            continue;
        }
        out.push_str(&format!("\n## {} ({count})\n", safe(&words.code("verdict", verdict.name()))));
        if *verdict == Verdict::Single {
            singles(&mut out, view);
            continue;
        }
        for cluster in view.of(*verdict) {
            number += 1;
            one_cluster(&mut out, view, number, cluster);
        }
    }
    section(&mut out, &words.word("review.heading"), &view.review_lines());
    section(&mut out, &words.word("copies.heading"), &view.copy_lines());
    out.push_str(&format!("\n## {}\n\n", safe(&words.word("articles.heading"))));
    head_row(&mut out, view, &["column.outlet", "column.published", "column.file"]);
    for [outlet, published, file] in view.article_rows() {
        row(&mut out, &[&outlet, &published, &file]);
    }
    section(&mut out, &words.word("cautions.heading"), &view.caution_lines());
    out
}

fn section(out: &mut String, heading: &str, lines: &[String]) {
    if !lines.is_empty() {
        out.push_str(&format!("\n## {}\n\n", safe(heading)));
        bullets(out, lines);
    }
}

fn bullets(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str(&format!("- {}\n", safe(line)));
    }
}

fn head_row(out: &mut String, view: &View<'_>, keys: &[&str]) {
    let heads: Vec<String> = keys.iter().map(|key| view.words.word(key)).collect();
    row(out, &heads.iter().map(String::as_str).collect::<Vec<_>>());
    out.push_str(&format!("|{}\n", " --- |".repeat(keys.len())));
}

fn row(out: &mut String, cells: &[&str]) {
    let cells: Vec<String> =
        cells.iter().map(|cell| cell.split('\n').map(safe).collect::<Vec<_>>().join("<br>")).collect();
    out.push_str(&format!("| {} |\n", cells.join(" | ")));
}

fn one_cluster(out: &mut String, view: &View<'_>, number: usize, cluster: &ClusterView<'_>) {
    out.push_str(&format!("\n### {number}. {}\n\n", safe(&cluster.question)));
    out.push_str(&format!("{}\n\n", safe(&view.standing(cluster))));
    head_row(out, view, &["column.outlet", "column.value", "column.quote", "column.how"]);
    for claim in cluster.claims.iter().filter_map(|n| view.claims.get(*n)) {
        row(out, &[&claim.outlet, &claim.value, &quoted(view, claim), &how(claim)]);
    }
    out.push('\n');
    bullets(out, &view.reason_lines(cluster));
    bullets(out, &view.decided_lines(cluster));
    for difference in &cluster.differences {
        out.push_str(&one_difference(view, difference));
    }
}

fn one_difference(view: &View<'_>, difference: &Difference) -> String {
    let pair = view.words.say("difference.pair", &[("a", &difference.a), ("b", &difference.b)]);
    let mut line = format!("- {}, {}: ", safe(&view.words.word("cluster.differences")), safe(&pair));
    for piece in &difference.pieces {
        let (open, text, close) = match piece {
            Piece::Both(text) => ("", text, ""),
            Piece::First(text) => ("<del>", text, "</del>"),
            Piece::Second(text) => ("<ins>", text, "</ins>"),
        };
        // sanitising trims, and the spaces between stretches belong to the sentence
        let lead = if text.starts_with(' ') { " " } else { "" };
        let trail = if text.ends_with(' ') && text.len() > 1 { " " } else { "" };
        line.push_str(&format!("{open}{lead}{}{trail}{close}", safe(text)));
    }
    line.push('\n');
    line
}

fn singles(out: &mut String, view: &View<'_>) {
    out.push('\n');
    head_row(out, view, &["column.outlet", "column.value", "column.quote", "column.how"]);
    for cluster in view.of(Verdict::Single) {
        for claim in cluster.claims.iter().filter_map(|n| view.claims.get(*n)) {
            let short = format!("{} ({})", claim.quotation.short(), claim.where_it_stands()).replace('\n', " ");
            row(out, &[&claim.outlet, &claim.value, &short, &claim.how_if_not_plain()]);
        }
    }
}

fn quoted(view: &View<'_>, claim: &ClaimView<'_>) -> String {
    let one_line = |text: &str| text.replace('\n', " ");
    let mut cell = format!("{}\n{}", one_line(&claim.quotation.to_string()), one_line(&claim.where_it_stands()));
    if !claim.also_lines.is_empty() {
        cell.push_str(&format!("\n{}", claim.also(&view.words)));
    }
    cell
}

fn how(claim: &ClaimView<'_>) -> String {
    format!("{} · {}", claim.speaker, claim.modality)
}

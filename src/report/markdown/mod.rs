//! The report in Markdown, as CommonMark with GitHub's tables and footnotes shows it.
//!
//! No emphasis touches a word: `**"…"**는` does not render where a particle follows a quotation mark. Findings bear no
//! numbers and footnotes the names of their articles, so that a diff of two runs shows what changed and nothing else.

mod coverage;
mod front;
pub(super) mod layout;
mod method;
mod sources;

use crate::model::Verdict;

use self::layout::{bullets, cell, head, made_row, row, section};
use self::sources::Sources;
use super::sanitise::markdown as safe;
use super::view::{ClusterView, View};

pub(super) fn render(view: &View<'_>) -> String {
    let words = &view.words;
    let sources = Sources::new(&view.reconciliation.story.articles);
    let mut out = front::render(view);
    out.push_str(&format!("# {}\n\n", safe(&view.full_title())));
    head(&mut out, &["column.verdict", "column.count", "column.meaning"].map(|key| words.word(key)));
    for (verdict, count) in &view.summary.verdicts {
        let name = verdict.name();
        row(&mut out, &[words.code("verdict", name), count.to_string(), words.code("meaning", name)]);
    }
    out.push('\n');
    bullets(&mut out, &view.summary_lines());
    if view.summary.claims == 0 {
        bullets(&mut out, &[words.word("summary.empty")]);
    }
    section(&mut out, &words.word("unread.heading"), &view.unread_lines());
    out.push_str(&coverage::render(view));
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
            one_cluster(&mut out, view, &sources, cluster);
        }
    }
    section(&mut out, &words.word("review.heading"), &view.review_lines());
    section(&mut out, &words.word("copies.heading"), &view.copy_lines());
    articles(&mut out, view, &sources);
    section(&mut out, &words.word("cautions.heading"), &view.caution_lines());
    out.push_str(&method::render(view));
    out.push('\n');
    out.push_str(&sources.notes(view));
    out
}

fn articles(out: &mut String, view: &View<'_>, sources: &Sources) {
    out.push_str(&format!("\n## {}\n\n", safe(&view.words.word("articles.heading"))));
    head(out, &["column.outlet", "column.published", "column.file"].map(|key| view.words.word(key)));
    for (n, [outlet, published, file]) in view.article_rows().iter().enumerate() {
        made_row(out, &[cell(outlet) + &sources.mark(n), cell(published), cell(file)]);
    }
}

fn evidence_head(out: &mut String, view: &View<'_>) {
    let heads = ["column.outlet", "column.value", "column.quote", "column.line", "column.speaker", "column.modality"];
    head(out, &heads.map(|key| view.words.word(key)));
}

fn one_cluster(out: &mut String, view: &View<'_>, sources: &Sources, cluster: &ClusterView<'_>) {
    out.push_str(&format!("\n### {}\n\n", safe(&cluster.question)));
    out.push_str(&format!("{}\n\n", safe(&view.standing(cluster))));
    evidence_head(out, view);
    let mut noted = Vec::new();
    for claim in cluster.claims.iter().filter_map(|n| view.claims.get(*n)) {
        let article = view.at(&claim.article.id).filter(|at| !noted.contains(at));
        noted.extend(article);
        let mark = article.map(|at| sources.mark(at)).unwrap_or_default();
        let mut place = one_line(&claim.where_it_stands());
        if !claim.also_lines.is_empty() {
            place.push_str(&format!("\n{}", claim.also(&view.words)));
        }
        let quotation = one_line(&claim.quotation.to_string());
        let texts = [&claim.value, &quotation, &place, &claim.speaker, &claim.modality];
        let mut cells = vec![cell(&claim.outlet) + &mark];
        cells.extend(texts.map(|text| cell(text)));
        made_row(out, &cells);
    }
    out.push('\n');
    bullets(out, &view.reason_lines(cluster));
    bullets(out, &view.decided_lines(cluster));
    for difference in &view.differences(cluster) {
        let pair = view.words.say("difference.pair", &[("a", &difference.a), ("b", &difference.b)]);
        let head = format!("{}, {}", safe(&view.words.word("cluster.differences")), safe(&pair));
        out.push_str(&format!("- {head}: {}\n", layout::pieces(&difference.pieces)));
    }
}

fn singles(out: &mut String, view: &View<'_>) {
    out.push('\n');
    evidence_head(out, view);
    for cluster in view.of(Verdict::Single) {
        for claim in cluster.claims.iter().filter_map(|n| view.claims.get(*n)) {
            row(
                out,
                &[
                    &claim.outlet,
                    &claim.value,
                    &one_line(&claim.quotation.short().to_string()),
                    &one_line(&claim.where_it_stands()),
                    claim.speaker_if_not_outlet(),
                    claim.modality_if_not_plain(),
                ]
                .map(AsRef::<str>::as_ref),
            );
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

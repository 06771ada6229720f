//! A draft's review in Markdown, as GitHub shows it in a comment or a summary.

use crate::report::markdown::layout::{bullets, head, row};
use crate::report::sanitise::markdown as safe;

use super::{DraftView, in_full};

pub(super) fn render(draft: &DraftView<'_, '_>) -> String {
    let (view, words) = (draft.view, &draft.view.words);
    let mut out = format!("# {}\n\n", safe(&draft.title()));
    head(
        &mut out,
        &["column.standing", "column.claims", "column.allowed", "column.meaning"].map(|key| words.word(key)),
    );
    for (standing, count, allowed) in draft.counts() {
        let name = standing.name();
        let cells = [
            words.code("standing", name),
            count.to_string(),
            allowed.to_string(),
            words.code("standing-meaning", name),
        ];
        row(&mut out, &cells);
    }
    out.push('\n');
    bullets(&mut out, &draft.notes());
    for (standing, count, _) in draft.counts() {
        if count == 0 {
            continue;
        }
        out.push_str(&format!("\n## {} ({count})\n\n", safe(&words.code("standing", standing.name()))));
        if !in_full(standing) {
            head(
                &mut out,
                &["column.line", "column.value", "column.quote", "column.origins"].map(|key| words.word(key)),
            );
        }
        for finding in draft.of(standing) {
            let claim = finding.claim;
            if in_full(standing) {
                let quote = claim.quotation.to_string();
                out.push_str(&format!("- {}: {}\n", safe(&claim.where_it_stands()), safe(&quote)));
                for told in finding.lines(view) {
                    out.push_str(&format!("  - {}\n", safe(&told)));
                }
                continue;
            }
            let mut quote = claim.quotation.short().to_string();
            if let Some(allowed) = finding.allowed {
                quote.push_str(&format!(" ({})", words.say("draft.allowed", &[("reason", &allowed.reason)])));
            }
            row(&mut out, &[claim.where_it_stands(), claim.value.clone(), quote, finding.finding.origins.to_string()]);
        }
    }
    out
}

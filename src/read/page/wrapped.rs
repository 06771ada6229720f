//! Which lines are one paragraph that was broken to fit a width?

use super::lines::{columns, runs};
use super::parts::Parts;
use super::zones::Fate;
use crate::model::Zone;
use crate::read::draft::Layout;

/// For every line, whether it carries on the paragraph of the line before.
pub fn carried(text: &str, parts: &[Parts], fates: &[Fate], layout: Layout) -> Vec<bool> {
    let mut carried = vec![false; parts.len()];
    let mut start = 0;
    for n in 1..=parts.len() {
        if n < parts.len() && joins(text, parts, fates, n) {
            continue;
        }
        let block = start..n;
        if layout == Layout::Blocks || is_wrapped(text, &parts[block.clone()]) {
            carried[block].iter_mut().skip(1).for_each(|c| *c = true);
        }
        start = n;
    }
    carried
}

fn joins(text: &str, parts: &[Parts], fates: &[Fate], n: usize) -> bool {
    let (before, p) = (&parts[n - 1], &parts[n]);
    let body = |fate| fate == Fate::Read(Zone::Body);
    body(fates[n - 1])
        && body(fates[n])
        && !p.line.gap
        && p.core.start == p.line.span.start
        && before.core.end == before.line.span.end
        && p.speaker.is_none()
        && !p.core.of(text).starts_with(['-', '*', '+', '|', '>', '◆', '■', '•', '▲'])
}

/// Lines of nearly one width, at least one of which breaks off inside a sentence, and the last ends one.
fn is_wrapped(text: &str, block: &[Parts]) -> bool {
    let Some((last, inner)) = block.split_last() else { return false };
    let widths: Vec<_> = inner.iter().map(|p| columns(p.core.of(text))).collect();
    let Some(most) = widths.iter().copied().max() else { return false };
    let breaks = inner.iter().any(|p| !runs(p.core.of(text)));
    let even = widths.iter().all(|w| w * 10 >= most * 7) && columns(last.core.of(text)) <= most;
    (40..=130).contains(&most)
        && even
        && breaks
        && last.core.of(text).trim_end().ends_with(['.', '"', '”', '?', '!', ')'])
}

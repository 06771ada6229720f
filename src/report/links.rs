//! How does a place on a terminal become a link to its source (OSC 8)?
//!
//! Works on a report that is laid out already, so that no width changes. Links only whole places that the view itself
//! names, to files on this machine; refuses whatever else a text may look like.

use std::collections::BTreeMap;
use std::path::Path;

use super::view::View;
use super::{address, sanitise};

/// Extensions of formats whose lines are those of the file.
const BY_LINE: [&str; 4] = ["txt", "text", "md", "markdown"];

/// The report with each place linked to its file and line; paths are taken from `base`, the folder they were named from.
#[must_use]
pub fn with_links(view: &View<'_>, report: &str, base: &Path) -> String {
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    for article in view.reconciliation.story.articles.iter().filter(|article| article.path != "-") {
        let whole = base.join(&article.path);
        targets.insert(sanitise::plain(view.file(article)), address::file(&whole.to_string_lossy()));
    }
    for claim in view.claims.iter() {
        let Some((file, line)) = claim.place.rsplit_once(':') else { continue };
        let Some(target) = targets.get(&sanitise::plain(file)) else { continue };
        let by_line = Path::new(file).extension().and_then(|e| e.to_str()).is_some_and(|e| BY_LINE.contains(&e));
        let target = if by_line { format!("{target}#L{line}") } else { target.clone() };
        targets.insert(sanitise::plain(&claim.place), target);
    }
    let mut out = String::with_capacity(report.len() * 2);
    for line in report.split_inclusive('\n') {
        for cell in line.split_inclusive(['│', '┆', '\n']) {
            link(cell, &targets, &mut out);
        }
    }
    out
}

/// Writes a cell with its place linked, where it holds one.
fn link(cell: &str, targets: &BTreeMap<String, String>, out: &mut String) {
    let bare = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '│' | '┆'));
    let inside = bare.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(bare);
    let led = bare.split_once(": ").map_or(bare, |(place, _)| place);
    let found = [bare, inside, led].into_iter().find_map(|place| {
        let place = place.split_once(" · ").map_or(place, |(place, _)| place);
        targets.get(place).map(|target| (place, target))
    });
    match found.and_then(|(place, target)| cell.rfind(place).map(|at| (at, place, target))) {
        Some((at, place, target)) => {
            out.push_str(&cell[..at]);
            out.push_str(&format!("\u{1b}]8;;{target}\u{1b}\\{place}\u{1b}]8;;\u{1b}\\"));
            out.push_str(&cell[at + place.len()..]);
        }
        None => out.push_str(cell),
    }
}

//! Which article took its text from which, drawn: the articles of a family one under another, an arc from each to its likeliest source.

use crate::report::view::{Family, View};

/// Height of a row, in pixels.
const ROW: usize = 28;
/// Where the rows' dots stand, in pixels from the left.
const DOT: usize = 84;
/// More articles of one family are counted, not drawn.
const DRAWN: usize = 20;

/// A family of articles.
pub struct FamilyPart {
    pub nodes: Vec<NodePart>,
    pub arcs: Vec<ArcPart>,
    pub height: usize,
    /// The takings, in words.
    pub rows: Vec<TakingPart>,
    pub label: String,
    pub more: Option<String>,
}

/// One article.
pub struct NodePart {
    pub y: usize,
    pub text: String,
    pub text_y: usize,
}

/// From the later article to the earlier.
pub struct ArcPart {
    pub path: String,
    /// Half a stroke's width of the share.
    pub width: String,
    pub text: String,
    pub ordered: bool,
}

/// A taking as a row of the table.
pub struct TakingPart {
    pub source: String,
    pub taker: String,
    pub shared: String,
    pub percent: String,
    pub ordered: bool,
}

pub fn parts(view: &View<'_>) -> Vec<FamilyPart> {
    view.families().iter().map(|family| part(view, family)).collect()
}

fn part(view: &View<'_>, family: &Family) -> FamilyPart {
    let rows = view.article_rows();
    let name = |article: usize| format!("{} ({})", rows[article][0], rows[article][1]);
    let line = |article: usize| family.members.iter().take(DRAWN).position(|member| *member == article);
    let y = |row: usize| row * ROW + ROW / 2;
    let drawn = family.members.len().min(DRAWN);
    let arcs = family.takings.iter().filter_map(|taking| {
        let (up, down) = (line(taking.source)?, line(taking.taker)?);
        let reach = DOT.saturating_sub(12 + 10 * (down - up).min(7));
        let text = format!("{} ↔ {}: {}%", rows[taking.source][0], rows[taking.taker][0], taking.percent());
        Some(ArcPart {
            path: format!("M{DOT} {} C{reach} {} {reach} {} {DOT} {}", y(down), y(down), y(up), y(up)),
            width: format!("{}.{}", 1 + taking.percent() / 40, taking.percent() % 40 / 4),
            text,
            ordered: taking.ordered,
        })
    });
    let left = family.members.len() - drawn;
    FamilyPart {
        nodes: family
            .members
            .iter()
            .take(DRAWN)
            .enumerate()
            .map(|(row, member)| NodePart { y: y(row), text: name(*member), text_y: y(row) + 5 })
            .collect(),
        arcs: arcs.collect(),
        height: drawn * ROW,
        rows: family
            .takings
            .iter()
            .take(DRAWN)
            .map(|taking| TakingPart {
                source: rows[taking.source][0].clone(),
                taker: rows[taking.taker][0].clone(),
                shared: format!("{}/{}", taking.shared, taking.of),
                percent: format!("{}%", taking.percent()),
                ordered: taking.ordered,
            })
            .collect(),
        label: view
            .words
            .say("page.family", &[("n", &family.members.len().to_string()), ("pairs", &family.pairs.to_string())]),
        more: (left > 0).then(|| view.words.say("cluster.more", &[("n", &left.to_string())])),
    }
}

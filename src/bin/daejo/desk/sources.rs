//! Two sources side by side: the row in hand and the one it is held against.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Paragraph};

use super::card::{Card, Row};
use super::draw::Look;
use super::flow::flow;

/// Draws the text around the row in hand, and around the first other outlet that says something else.
pub fn draw(frame: &mut Frame<'_>, card: &Card, at: usize, look: Look, area: Rect) {
    let Some(row) = card.rows.get(at) else { return };
    let other = card.rows.iter().filter(|other| other.outlet != row.outlet).find(|other| other.value != row.value);
    let other = other.or_else(|| card.rows.iter().find(|other| other.claim != row.claim));
    let Some(other) = other else { return one(frame, row, look, area) };
    let [left, right] = Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas(area);
    one(frame, row, look, left);
    one(frame, other, look, right);
}

fn one(frame: &mut Frame<'_>, row: &Row, look: Look, area: Rect) {
    let block = Block::new().borders(Borders::TOP | Borders::LEFT).title(format!("{} {}", row.outlet, row.value));
    let inner = block.inner(area);
    let (mut lines, mut first, mut last): (Vec<Line<'static>>, Option<usize>, usize) = (Vec::new(), None, 0);
    for (text, holds) in &row.source {
        let style = if *holds { Style::new().add_modifier(Modifier::BOLD) } else { look.faint() };
        let sign = if *holds { "▶" } else { " " };
        let made = flow(&[(format!("{sign}{text}"), style)], usize::from(inner.width), 1);
        if *holds {
            first.get_or_insert(lines.len());
            last = lines.len() + made.len();
        }
        lines.extend(made);
    }
    // the sentence in the middle, its start in view whatever its length
    let (first, height) = (first.unwrap_or(0), usize::from(inner.height));
    let skip = ((first + last) / 2).saturating_sub(height / 2).min(first);
    let seen: Vec<Line<'static>> = lines.into_iter().skip(skip).take(height).collect();
    frame.render_widget(Paragraph::new(seen).block(block), area);
}

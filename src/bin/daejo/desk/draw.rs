//! What does the desk look like? One question a screen; nothing is told by colour alone.

use daejo::model::Verdict;
use daejo::report::Piece;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

use super::card::{Card, Row};
use super::floor::{Floor, Mode};
use super::flow::flow;
use super::sources;

/// The keys of the legend, each with the key of what it does.
const LEGEND: &[(&str, &str)] = &[
    ("a A", "legend.accept"),
    ("r R", "legend.reject"),
    ("u U", "legend.unsure"),
    ("v", "legend.resolve"),
    ("m", "legend.merge"),
    ("s", "legend.split"),
    ("n", "legend.note"),
    ("t", "legend.assign"),
    ("c", "legend.confirm"),
    ("z", "legend.undo"),
    ("← →", "legend.question"),
    ("↑ ↓", "legend.row"),
    ("space", "legend.mark"),
    ("o", "legend.sources"),
    ("/", "legend.search"),
    ("f", "legend.filter"),
    ("q", "legend.quit"),
];

/// How things are set off, with colours or without.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub colour: bool,
}

impl Look {
    /// Blue against orange is told apart by every sort of eye; a sign and the word stand beside it anyway.
    pub fn verdict(self, verdict: Verdict) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD);
        if !self.colour {
            return style;
        }
        match verdict {
            Verdict::Conflict | Verdict::Internal => style.fg(Color::Indexed(208)),
            Verdict::Update | Verdict::Refine => style.fg(Color::Indexed(75)),
            Verdict::Agree | Verdict::Single => style,
        }
    }

    pub fn value(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        if self.colour { style.fg(Color::Indexed(75)) } else { style }
    }

    pub fn faint(self) -> Style {
        if self.colour { Style::new().fg(Color::Indexed(245)) } else { Style::new() }
    }
}

fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "≠",
        Verdict::Internal => "!",
        Verdict::Update => "→",
        Verdict::Refine => "⊃",
        Verdict::Agree => "=",
        Verdict::Single => "·",
    }
}

/// Draws the desk.
pub fn draw(frame: &mut Frame<'_>, floor: &Floor, look: Look) {
    let [head, body, foot] =
        Layout::vertical([Constraint::Length(1), Constraint::Min(1), Constraint::Length(2)]).areas(frame.area());
    frame.render_widget(Paragraph::new(title(floor)), head);
    match floor.card() {
        Some(card) if floor.mode == Mode::Sources => sources::draw(frame, card, floor.row, look, body),
        Some(card) => question(frame, floor, card, look, body),
        None => {
            let nothing = if floor.sought.is_empty() { "desk.nothing" } else { "desk.not-found" };
            let lines = flow(&[(floor.session.words.word(nothing), Style::new())], usize::from(body.width), 0);
            frame.render_widget(Paragraph::new(lines), body);
        }
    }
    footer(frame, floor, foot);
    if floor.mode == Mode::Legend {
        legend(frame, floor);
    }
}

fn title(floor: &Floor) -> Line<'static> {
    let words = &floor.session.words;
    let list = floor.list();
    let place = floor.place().map_or(0, |place| place + 1);
    let mut text = format!("{} · {} {place}/{}", floor.session.title, words.word(floor.shown.name()), list.len());
    if !floor.sought.is_empty() {
        text.push_str(&format!(" · /{}", floor.sought));
    }
    Line::from(daejo::report::sanitise::plain(&text)).style(Style::new().add_modifier(Modifier::REVERSED))
}

fn question(frame: &mut Frame<'_>, floor: &Floor, card: &Card, look: Look, area: Rect) {
    let width = usize::from(area.width);
    let words = &floor.session.words;
    let verdict = format!("{} {}", sign(card.verdict), words.code("verdict", card.verdict.name()));
    let strong = Style::new().add_modifier(Modifier::BOLD);
    let mut lines =
        flow(&[(format!("{verdict}  "), look.verdict(card.verdict)), (card.question.clone(), strong)], width, 2);
    let score = match card.weight {
        // how grave it is would colour the answer
        Some((harm, doubt)) if card.answer.is_some() => {
            let (harm_text, doubt_text, score) = (harm.to_string(), doubt.to_string(), (harm * doubt).to_string());
            let with = [("score", score.as_str()), ("harm", &harm_text), ("doubt", &doubt_text)];
            format!(" · {}", words.say("desk.score", &with))
        }
        _ => String::new(),
    };
    lines.extend(flow(&[(format!("{}{score}", card.standing), look.faint())], width, 2));
    let mut focus = (0, 0);
    for (n, row) in card.rows.iter().enumerate() {
        let from = lines.len();
        lines.extend(one_row(row, floor.row == n, floor.marked.contains(&row.claim), look, width));
        if floor.row == n {
            focus = (from, lines.len());
        }
    }
    for reason in &card.reasons {
        lines.extend(flow(&[(format!("· {reason}"), Style::new())], width, 2));
    }
    for (pair, pieces) in &card.differences {
        let mut text = vec![(format!("± {}: ", daejo::report::sanitise::plain(pair)), look.faint())];
        text.extend(pieces.iter().map(|piece| match piece {
            Piece::Both(words) => (words.clone(), look.faint()),
            Piece::First(words) => (format!("[-{words}-]"), strong),
            Piece::Second(words) => (format!("{{+{words}+}}"), look.value()),
        }));
        lines.extend(flow(&text, width, 2));
    }
    if card.again {
        lines.extend(flow(&[(format!("? {}", words.word("desk.again")), strong)], width, 2));
    }
    for decision in &card.decisions {
        lines.extend(flow(&[(format!("✓ {}", decision.line), strong)], width, 2));
    }
    let height = usize::from(area.height);
    // the row in hand is always in view; at the last one, so is what follows
    let end = if floor.row + 1 >= card.rows.len() { lines.len() } else { focus.1 };
    let skip = end.saturating_sub(height).min(focus.0);
    let more = lines.len() > skip + height;
    let mut seen: Vec<Line<'static>> = lines.into_iter().skip(skip).take(height).collect();
    if more && let Some(last) = seen.last_mut() {
        *last = Line::from(Span::styled(words.word("desk.more"), look.faint()));
    }
    frame.render_widget(Paragraph::new(seen), area);
}

fn one_row(row: &Row, here: bool, marked: bool, look: Look, width: usize) -> Vec<Line<'static>> {
    let plain = Style::new();
    let name = if here { Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED) } else { plain };
    let hand = if here { ">" } else { " " };
    let mark = if marked { "*" } else { " " };
    let head = [
        (format!("{hand}{mark}"), plain),
        (row.outlet.clone(), name),
        ("  ".to_owned(), plain),
        (row.value.clone(), look.value()),
        (format!("  ({}) {}", row.origin, row.about.join(" · ")), look.faint()),
    ];
    let [before, value, after] = &row.sentence;
    let sentence = [(format!("    {before}‹"), plain), (value.clone(), look.value()), (format!("›{after}"), plain)];
    [flow(&head, width, 4), flow(&sentence, width, 4)].concat()
}

fn footer(frame: &mut Frame<'_>, floor: &Floor, area: Rect) {
    let words = &floor.session.words;
    let [upper, lower] = Layout::vertical([Constraint::Length(1), Constraint::Length(1)]).areas(area);
    frame.render_widget(Paragraph::new(daejo::report::sanitise::plain(&floor.message)), upper);
    match &floor.mode {
        Mode::Typing(typing, text) => {
            let line = Line::from(format!("{} {}", words.word(typing.prompt()), daejo::report::sanitise::plain(text)));
            let column = u16::try_from(line.width()).unwrap_or(u16::MAX).min(lower.width.saturating_sub(1));
            // the end of a long text is what is being typed
            let over = u16::try_from(line.width()).unwrap_or(u16::MAX).saturating_sub(lower.width.saturating_sub(1));
            frame.render_widget(Paragraph::new(line).scroll((0, over)), lower);
            frame.set_cursor_position((lower.x + column, lower.y));
        }
        _ => {
            let keys = words.word(if floor.merging.is_some() { "desk.keys-merging" } else { "desk.keys" });
            frame.render_widget(Paragraph::new(keys).style(Style::new().add_modifier(Modifier::REVERSED)), lower);
        }
    }
}

fn legend(frame: &mut Frame<'_>, floor: &Floor) {
    let words = &floor.session.words;
    let lines: Vec<Line<'static>> =
        LEGEND.iter().map(|(key, does)| Line::from(format!(" {key:<6} {}", words.word(does)))).collect();
    let wide = lines.iter().map(Line::width).max().unwrap_or(0) + 3;
    let area = frame.area();
    let width = u16::try_from(wide).unwrap_or(area.width).min(area.width);
    let height = u16::try_from(lines.len() + 2).unwrap_or(area.height).min(area.height);
    let over = Rect::new((area.width - width) / 2, (area.height - height) / 2, width, height);
    // a letter of two columns under the border would hide it
    let margin = Rect::new(over.x.saturating_sub(1), over.y, over.width + 2, over.height).intersection(area);
    frame.render_widget(Clear, margin);
    frame.render_widget(Paragraph::new(lines).block(Block::bordered().title(words.word("legend.title"))), over);
}

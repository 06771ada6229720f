//! What changed from one article to another, ready to be shown; one file a format.

mod json;
mod markdown;
mod terminal;

use crate::model::{Change, CodePoints, Passage, Span, Turn, ValueChange, Versions};

use super::Screen;
use super::view::{Piece, View, word_by_word};

/// The formats of what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionsFormat {
    /// For a terminal.
    Terminal,
    /// Markdown, as GitHub shows it.
    Markdown,
    /// The contract `daejo/diff/1`.
    Json,
}

/// What changed, as text.
#[must_use]
pub fn versions(view: &VersionsView<'_, '_>, format: VersionsFormat, screen: Screen) -> String {
    match format {
        VersionsFormat::Terminal => terminal::render(view, screen),
        VersionsFormat::Markdown => markdown::render(view),
        VersionsFormat::Json => json::render(view),
    }
}

/// The JSON Schema of `daejo/diff/1`.
#[must_use]
pub fn versions_schema() -> &'static str {
    include_str!("../diff-1.schema.json")
}

/// What changed, ready to be shown.
#[derive(Clone, Debug)]
pub struct VersionsView<'v, 'r> {
    /// The two articles.
    pub view: &'v View<'r>,
    /// What changed.
    pub of: &'r Versions,
    /// The sentences that changed, in order.
    pub passages: Vec<PassageView<'r>>,
}

/// One sentence that changed.
#[derive(Clone, Debug)]
pub struct PassageView<'r> {
    /// What is shown.
    pub passage: &'r Passage,
    /// Its line in the first.
    pub line_a: Option<usize>,
    /// Its line in the second.
    pub line_b: Option<usize>,
    /// Its words, with what is only in one of both told apart.
    pub pieces: Vec<Piece>,
    /// The values that changed, in words.
    pub values: Vec<String>,
}

impl<'v, 'r> VersionsView<'v, 'r> {
    /// The view of what changed; `view` is of its reconciliation.
    #[must_use]
    pub fn new(view: &'v View<'r>, of: &'r Versions) -> VersionsView<'v, 'r> {
        let [a, b] = &of.reconciliation.story.articles[..] else {
            return VersionsView { view, of, passages: Vec::new() };
        };
        let line = |places: &CodePoints, span: Option<Span>| span.map(|span| places.line(span.start));
        let text = |from: &'r str, span: Option<Span>| span.map(|span| span.of(from)).unwrap_or_default();
        let passages = of.passages.iter().map(|passage| PassageView {
            passage,
            line_a: line(&view.places[0], passage.a),
            line_b: line(&view.places[1], passage.b),
            pieces: match passage.change {
                Change::Moved => vec![Piece::Both(text(&b.text, passage.b).to_owned())],
                _ => word_by_word(text(&a.text, passage.a), text(&b.text, passage.b)),
            },
            values: passage.values.iter().map(|value| told(view, value)).collect(),
        });
        let passages = passages.collect();
        VersionsView { view, of, passages }
    }

    /// How many sentences changed so.
    #[must_use]
    pub fn count(&self, change: Change) -> usize {
        self.of.passages.iter().filter(|passage| passage.change == change).count()
    }

    /// What the comparison is called.
    #[must_use]
    pub fn title(&self) -> String {
        let paths: Vec<&str> =
            self.of.reconciliation.story.articles.iter().map(|article| article.path.as_str()).collect();
        self.view.words.say("diff.title", &[("a", paths.first().unwrap_or(&"")), ("b", paths.last().unwrap_or(&""))])
    }
}

impl PassageView<'_> {
    /// The lines of both sides: `3`, `3 → 5`, `→ 5`.
    #[must_use]
    pub fn lines(&self) -> String {
        match (self.line_a, self.line_b) {
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => format!("{a} → {b}"),
            (Some(a), None) => format!("{a} →"),
            (None, Some(b)) => format!("→ {b}"),
            (None, None) => String::new(),
        }
    }
}

/// A changed value in words.
fn told(view: &View<'_>, change: &ValueChange) -> String {
    let value = |id: &Option<String>| {
        let claim = id.as_ref().and_then(|id| view.claims.iter().find(|claim| claim.claim.id == *id));
        claim.map(|claim| claim.value.clone()).unwrap_or_default()
    };
    let (a, b) = (value(&change.a), value(&change.b));
    let with = [("a", a.as_str()), ("b", b.as_str())];
    match change.turn {
        Turn::Apart => view.words.say("diff.apart", &with),
        Turn::Finer => view.words.say("diff.finer", &with),
        Turn::Coarser => view.words.say("diff.coarser", &with),
        Turn::New => view.words.say("diff.new", &with),
        Turn::Gone => view.words.say("diff.gone", &with),
    }
}

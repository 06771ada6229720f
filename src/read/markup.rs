//! What does a reader see of markup, a block a line, and what does the markup say of each?
//!
//! Refuses scripts, forms and whatever else is no text; refuses markup whose nesting would make parsing slow ([`MOST_NESTING`]).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Node};

use super::draft::What;
use super::page::cues::everyone;
use super::page::lines::runs;
use crate::language;
use crate::model::{Why, Zone};

/// The most tags times deepest nesting of markup that is parsed.
pub const MOST_NESTING: usize = 5_000_000;

/// Elements that are never text.
const DROPPED: [&str; 20] = [
    "script", "style", "nav", "aside", "footer", "noscript", "template", "iframe", "svg", "form", "button", "select",
    "textarea", "object", "canvas", "video", "audio", "head", "dialog", "math",
];
/// Elements that stand inside a line.
const INLINE: [&str; 34] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var",
];

/// Class names that tell what a block is, from `read_html` tables.
static CLASSES: LazyLock<BTreeMap<&str, What>> = LazyLock::new(|| {
    let mut classes = BTreeMap::new();
    for lang in everyone() {
        let table = language::table(lang, "read_html");
        for row in &table.rows {
            let what = match table.cell(row, "what") {
                "caption" => What::Zone(Zone::Caption),
                "headline" => What::Zone(Zone::Headline),
                "deck" => What::Zone(Zone::Deck),
                "byline" => What::Skip(Why::Byline),
                "copyright" => What::Skip(Why::Copyright),
                "related" => What::Skip(Why::Related),
                "advertisement" => What::Skip(Why::Advertisement),
                "chrome" => What::Skip(Why::Chrome),
                other => panic!("{}:{}: no {other}", table.name, row.line),
            };
            classes.insert(table.cell(row, "class"), what);
        }
    }
    classes
});

/// A stretch of the visible text, and what it is.
pub type Marked = (Range<usize>, What);

/// The visible text of a stretch of markup, and what the markup says of it.
///
/// # Errors
/// What was found, when it is nested too deep.
pub fn visible(markup: &str) -> Result<(String, Vec<Marked>), String> {
    let nesting = nesting(markup);
    if nesting > MOST_NESTING {
        return Err(too_deep(nesting));
    }
    let page = Html::parse_fragment(markup);
    let mut writer = Writer::default();
    writer.walk(page.root_element());
    writer.finish();
    Ok((writer.text, writer.hints))
}

/// What is said of markup that is nested too deep.
pub fn too_deep(nesting: usize) -> String {
    format!("markup nested too deep ({nesting} tags times levels)")
}

/// Tags times the deepest nesting, counted without building a tree: an upper bound of the work.
pub fn nesting(source: &str) -> usize {
    const LIGHT: [&str; 22] = [
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "meta", "link", "input", "area", "base",
        "col", "embed", "source", "track", "wbr", "tbody",
    ];
    let (mut tags, mut depth, mut deepest) = (0usize, 0usize, 1usize);
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let bytes = source.as_bytes();
    for at in memchr::memchr_iter(b'<', bytes) {
        let closing = bytes.get(at + 1) == Some(&b'/');
        let from = at + 1 + usize::from(closing);
        let name: String = bytes[from.min(bytes.len())..]
            .iter()
            .take(20)
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
            .map(|b| char::from(b.to_ascii_lowercase()))
            .collect();
        if name.is_empty() {
            continue;
        }
        tags += 1;
        if LIGHT.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !closing {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        deepest = deepest.max(depth);
        if open.len() > 10_000 {
            return usize::MAX;
        }
    }
    tags.saturating_mul(deepest)
}

/// The text with every run of blanks as one; a no-break space stays.
pub fn squeeze(text: &str) -> String {
    let words = text.split(|c: char| c.is_ascii_whitespace()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Writes visible text, a block a line.
#[derive(Default)]
pub struct Writer {
    /// What is written so far.
    pub text: String,
    /// What the markup says of it, in order and disjoint.
    pub hints: Vec<(Range<usize>, What)>,
    line: String,
    what: Vec<Option<What>>,
}

impl Writer {
    /// Writes all that is visible under `root`, without recursion: a page may be nested deeply.
    pub fn walk(&mut self, root: ElementRef<'_>) {
        let mut node = *root;
        let mut dropped = 0usize;
        loop {
            self.enter(node.value(), &mut dropped);
            if let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            loop {
                self.leave(node.value(), &mut dropped);
                if node.id() == root.id() {
                    return;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { return };
                node = parent;
            }
        }
    }

    fn enter(&mut self, node: &Node, dropped: &mut usize) {
        match node {
            Node::Text(text) if *dropped == 0 => self.line.push_str(text),
            Node::Element(element) if is_dropped(element) => {
                self.end_line();
                *dropped += 1;
            }
            Node::Element(element) if *dropped == 0 && !INLINE.contains(&element.name()) => {
                self.end_line();
                self.what.push(what(element));
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: &Node, dropped: &mut usize) {
        match node {
            Node::Element(element) if is_dropped(element) => *dropped -= 1,
            Node::Element(element) if *dropped == 0 && !INLINE.contains(&element.name()) => {
                self.end_line();
                self.what.pop();
                if matches!(element.name(), "p" | "div" | "figure" | "section" | "ul" | "h1" | "h2" | "h3") {
                    self.blank();
                }
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let line = squeeze(&std::mem::take(&mut self.line));
        let what = self.what.iter().rev().flatten().next().cloned();
        self.line(&line, what);
    }

    /// Writes one line.
    pub fn line(&mut self, line: &str, what: Option<What>) {
        if line.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(line);
        // A class may err; running text is never dropped on its word.
        let what = what.filter(|w| matches!(w, What::Zone(_)) || !runs(line));
        self.hints.extend(what.map(|what| (start..self.text.len(), what)));
        self.text.push('\n');
    }

    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Ends the last line.
    pub fn finish(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
    }
}

fn is_dropped(element: &scraper::node::Element) -> bool {
    DROPPED.contains(&element.name()) || element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true")
}

fn what(element: &scraper::node::Element) -> Option<What> {
    match element.name() {
        "h1" => return Some(What::Zone(Zone::Headline)),
        "h2" | "h3" | "h4" => return Some(What::Zone(Zone::Deck)),
        "figcaption" => return Some(What::Zone(Zone::Caption)),
        _ => {}
    }
    element.classes().chain(element.id()).find_map(|class| CLASSES.get(class.to_ascii_lowercase().as_str()).cloned())
}

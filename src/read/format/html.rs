//! A web page: its visible text, and what its markup says of it.
//!
//! Prefers the `<article>`, metadata of `og:`/`article:` and JSON-LD. Refuses pages whose nesting
//! would make parsing slow ([`MOST_NESTING`]).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::tz::TimeZone;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;

use super::Broken;
use crate::language;
use crate::model::{Lang, Why, Zone};
use crate::read::date;
use crate::read::draft::{Draft, Given, What};
use crate::read::page::cues::everyone;
use crate::read::page::lines::{compact, runs};

/// The most tags times deepest nesting of a page that is parsed.
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

/// Reads a page.
///
/// # Errors
/// Where there is no text on it, or too much markup.
pub fn read(source: &str, zone: &TimeZone) -> Result<Draft, Broken> {
    let broken = |found: String| Broken { line: None, found, expected: "a web page with an article" };
    let nesting = nesting(source);
    if nesting > MOST_NESTING {
        return Err(broken(format!("markup nested too deep ({nesting} tags times levels)")));
    }
    let page = Html::parse_document(source);
    let meta = Meta::of(&page);
    let mut draft = Draft { given: meta.given(zone, &page), ..Draft::default() };
    let mut writer = Writer::default();
    let main = main(&page);
    let heading = first(&page, "h1").map(|h| flat(&h)).filter(|t| !t.is_empty());
    let inner: String = main.map(|m| m.text().collect()).unwrap_or_default();
    let title = meta.title.clone().or(heading.clone());
    let inside = heading.as_ref().is_some_and(|h| compact(&inner).contains(&compact(h)));
    if let Some(title) = title.filter(|_| !inside) {
        writer.line(&title, Some(What::Zone(Zone::Headline)));
    }
    if let Some(main) = main {
        writer.walk(main);
    }
    if !writer.text.lines().any(runs)
        && let Some(body) = &meta.body
    {
        writer.line(body, None);
    }
    writer.finish();
    if writer.text.trim().is_empty() {
        return Err(broken("a page without text".to_owned()));
    }
    for (field, from) in meta.told {
        draft.suggested.push((field, from));
    }
    draft.text = writer.text;
    draft.hints = writer.hints;
    Ok(draft)
}

/// Tags times the deepest nesting, counted without building a tree: an upper bound of the work.
fn nesting(source: &str) -> usize {
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

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).unwrap_or_else(|e| panic!("{selector}: {e}"));
    page.select(&selector).collect()
}

fn first<'p>(page: &'p Html, selector: &str) -> Option<ElementRef<'p>> {
    select(page, selector).into_iter().next()
}

/// The element that holds the article: the one with the most text among the first kind there is.
fn main(page: &Html) -> Option<ElementRef<'_>> {
    let size = |e: &ElementRef<'_>| e.text().map(str::len).sum::<usize>();
    for kind in ["article", "[itemprop=articleBody]", "main", "[role=main]", "body"] {
        // Nested ones would make the count quadratic.
        let best = select(page, kind).into_iter().take(50).max_by_key(size);
        if let Some(best) = best.filter(|e| size(e) > 200 || kind == "body") {
            return Some(best);
        }
    }
    None
}

fn flat(element: &ElementRef<'_>) -> String {
    squeeze(&element.text().collect::<String>())
}

/// The text with every run of blanks as one; a no-break space stays.
fn squeeze(text: &str) -> String {
    let words = text.split(|c: char| c.is_ascii_whitespace()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Writes visible text, a block a line.
#[derive(Default)]
struct Writer {
    text: String,
    hints: Vec<(Range<usize>, What)>,
    line: String,
    what: Vec<Option<What>>,
}

impl Writer {
    /// Without recursion: a page may be nested deeply.
    fn walk(&mut self, root: ElementRef<'_>) {
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

    fn line(&mut self, line: &str, what: Option<What>) {
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

    fn finish(&mut self) {
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

/// What a page's head says.
#[derive(Default)]
struct Meta {
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    body: Option<String>,
    told: Vec<(&'static str, String)>,
}

impl Meta {
    fn of(page: &Html) -> Meta {
        let mut meta = Meta::default();
        for script in select(page, "script[type='application/ld+json']").into_iter().take(20) {
            let text: String = script.text().collect();
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                meta.linked(&value, 0);
            }
        }
        for element in select(page, "meta").into_iter().take(500) {
            let value = element.value();
            let name = value.attr("property").or(value.attr("name")).or(value.attr("itemprop")).unwrap_or_default();
            let Some(content) = value.attr("content").map(squeeze).filter(|c| !c.is_empty()) else { continue };
            let slot = match name.to_ascii_lowercase().as_str() {
                "og:title" => &mut meta.title,
                "og:site_name" => &mut meta.outlet,
                "article:published_time" | "datepublished" | "og:article:published_time" => &mut meta.published,
                "og:url" => &mut meta.url,
                _ => continue,
            };
            slot.get_or_insert(content);
        }
        meta.lang = first(page, "html").and_then(|h| h.value().attr("lang")).map(str::to_owned);
        if meta.published.is_none() {
            let time = first(page, "article time[datetime], time[pubdate], time[itemprop=datePublished]");
            meta.published = time.and_then(|t| t.value().attr("datetime")).map(str::to_owned);
        }
        meta
    }

    /// The first news article of linked data.
    fn linked(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Array(all) if depth < 4 => all.iter().take(50).for_each(|v| self.linked(v, depth + 1)),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph").filter(|_| depth < 4) {
                    self.linked(graph, depth + 1);
                }
                let kind = object.get("@type").map(Value::to_string).unwrap_or_default();
                if !kind.contains("Article") && !kind.contains("Posting") {
                    return;
                }
                let text = |v: &Value| v.as_str().map(squeeze).filter(|t| !t.is_empty());
                let get = |key: &str| object.get(key).and_then(text);
                self.title = self.title.take().or_else(|| get("headline"));
                self.published = self.published.take().or_else(|| get("datePublished"));
                self.body =
                    self.body.take().or_else(|| object.get("articleBody").and_then(Value::as_str).map(str::to_owned));
                let publisher = object.get("publisher").and_then(|p| p.get("name")).and_then(text);
                self.outlet = self.outlet.take().or(publisher);
            }
            _ => {}
        }
    }

    fn given(&self, zone: &TimeZone, page: &Html) -> Given {
        let canonical = || first(page, "link[rel=canonical]").and_then(|l| l.value().attr("href")).map(str::to_owned);
        Given {
            id: None,
            outlet: self.outlet.clone(),
            title: self.title.clone(),
            url: self.url.clone().or_else(canonical),
            // Metadata that names no day is as good as none.
            published: self.published.as_deref().and_then(|p| date::given(p, zone).ok()),
            lang: self.lang.as_deref().and_then(Lang::parse),
        }
    }
}

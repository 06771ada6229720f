//! A web page: its visible text, and what its markup says of it.
//!
//! Prefers the `<article>`, metadata of `og:`/`article:` and JSON-LD. Refuses pages whose nesting
//! would make parsing slow ([`MOST_NESTING`]).

mod head;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::tz::TimeZone;
use scraper::{ElementRef, Html, Node, Selector};

use self::head::Meta;
use super::Broken;
use crate::language;
use crate::model::{Why, Zone};
use crate::read::draft::{Draft, What};
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
    let inner: String = main.map(|m| m.text().collect()).unwrap_or_default();
    let title = draft.given.title.clone();
    let inside = title.as_ref().is_some_and(|t| compact(&inner).contains(&compact(t)));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn seoul() -> TimeZone {
        TimeZone::get("Asia/Seoul").unwrap()
    }

    #[test]
    fn every_class_is_read_as_its_corpus_says() {
        for lang in everyone() {
            let (table, corpus) = (language::table(lang, "read_html"), language::table(lang, "read_html.corpus"));
            for row in &corpus.rows {
                let draft = read(corpus.cell(row, "markup"), &seoul()).unwrap();
                let what = draft.hints.first().map_or("-", |(_, what)| match what {
                    What::Zone(zone) => zone.name(),
                    What::Skip(why) => why.name(),
                });
                assert_eq!(what, corpus.cell(row, "what"), "{}:{}", corpus.name, row.line);
            }
            for (class, row) in table.column("class") {
                let hit = corpus.column("markup").any(|(markup, _)| markup.contains(&format!("\"{class}\"")));
                assert!(hit, "{}:{} is in no corpus row", table.name, row.line);
            }
        }
    }

    #[test]
    fn blocks_are_lines_and_furniture_is_dropped() {
        let page = "<body><nav>홈</nav><p>한 <b>줄</b>이다<br>둘째&nbsp;줄</p><script>x</script><div hidden>숨김</div>\
                    <ul><li>하나<li>둘</ul><p>끝 &lt;앵커&gt;</body>";
        assert_eq!(read(page, &seoul()).unwrap().text, "한 줄이다\n둘째\u{a0}줄\n\n하나\n둘\n\n끝 <앵커>\n");
    }

    #[test]
    fn text_that_scripts_would_draw_is_taken_from_linked_data() {
        let page = r#"<html><head><script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
            "headline": "새 다리 개통", "datePublished": "2024-09-06T09:00:00+09:00", "publisher": {"name": "한빛일보"},
            "articleBody": "한빛시는 6일 새 다리를 열었다고 밝혔다."}]}</script></head><body><div id="root"></div></body></html>"#;
        let draft = read(page, &seoul()).unwrap();
        assert_eq!(draft.text, "새 다리 개통\n\n한빛시는 6일 새 다리를 열었다고 밝혔다.\n");
        assert_eq!(draft.given.outlet.as_deref(), Some("한빛일보"));
        assert!(draft.given.published.is_some());
    }
}

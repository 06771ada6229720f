//! Which format is this, and what does it say?
//!
//! A new format is a file here and a line in [`Format::ALL`].

pub mod feed;
pub mod html;
pub mod json;
pub mod markdown;
pub mod text;

use jiff::tz::TimeZone;

use super::draft::Draft;

/// A format of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A page as pasted into a file.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// A news feed: RSS or Atom.
    Feed,
    /// One article, or a list of them.
    Json,
    /// One article a line.
    JsonLines,
}

/// One record of a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The 1-based line.
    pub line: Option<usize>,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: &'static str,
}

/// What came of a file: records in order, each with its mark (`#3`) where there may be several.
pub type Drafts = Vec<(Option<String>, Result<Draft, Broken>)>;

impl Format {
    /// Every format with its extensions.
    pub const ALL: [(Format, &'static [&'static str]); 6] = [
        (Format::Text, &["txt", "text"]),
        (Format::Markdown, &["md", "markdown"]),
        (Format::Html, &["html", "htm", "xhtml"]),
        (Format::Feed, &["rss", "atom", "xml"]),
        (Format::Json, &["json"]),
        (Format::JsonLines, &["jsonl", "ndjson"]),
    ];

    /// The format of an extension, in any case.
    pub fn of_extension(extension: &str) -> Option<Format> {
        let extension = extension.to_ascii_lowercase();
        Format::ALL.iter().find(|(_, all)| all.contains(&extension.as_str())).map(|(format, _)| *format)
    }

    /// The format of a text without a name.
    pub fn sniff(text: &str) -> Format {
        let text = text.trim_start();
        let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
        let first = text.lines().next().unwrap_or_default().trim_end();
        if text.starts_with('{') && first.ends_with('}') && serde_json::from_str::<serde_json::Value>(first).is_ok() {
            return Format::JsonLines;
        }
        if text.starts_with('{')
            || text.starts_with("[{")
            || text.starts_with('[') && text.ends_with(']') && text[1..].trim_start().starts_with('{')
        {
            return Format::Json;
        }
        if feed::is_feed(&head) {
            return Format::Feed;
        }
        if head.starts_with("<!doctype html")
            || head.starts_with("<html")
            || head.starts_with("<?xml")
            || head.starts_with('<') && head.contains("<head")
        {
            return Format::Html;
        }
        if first == "---" || first == "+++" || first.starts_with("# ") {
            return Format::Markdown;
        }
        Format::Text
    }

    /// Reads a decoded file.
    pub fn read(self, text: String, zone: &TimeZone) -> Drafts {
        let one = |draft| vec![(None, draft)];
        match self {
            Format::Text => one(Ok(text::read(text))),
            Format::Markdown => one(markdown::read(text, zone)),
            Format::Html => one(html::read(&text, zone)),
            Format::Feed => feed::read(&text, zone),
            Format::Json => json::read(&text, zone),
            Format::JsonLines => json::read_lines(&text, zone),
        }
    }
}

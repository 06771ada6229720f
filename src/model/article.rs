//! One article as it was read.

use jiff::civil::DateTime;

use super::lang::Lang;
use super::span::Span;

/// Which article: its place in the story, in the story's fixed order.
pub type ArticleId = String;

/// When an article came out, in the story's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// The moment; midnight where only the day is known.
    pub at: DateTime,
    /// Whether the time of day is known.
    pub to_the_minute: bool,
}

/// The part of the article a passage belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// The headline.
    Headline,
    /// Sub-headlines above or inside the text.
    Deck,
    /// The running text.
    Body,
    /// The text under a picture.
    Caption,
    /// Words in quotation marks.
    Quote,
}

impl Zone {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Zone::Headline => "headline",
            Zone::Deck => "deck",
            Zone::Body => "body",
            Zone::Caption => "caption",
            Zone::Quote => "quote",
        }
    }
}

/// A passage that is read for claims: whole lines or a part of one, never overlapping another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// What it is; never [`Zone::Quote`], which lies inside others.
    pub zone: Zone,
    /// The passage this one repeats word for word, when it does: it yields places, not claims.
    pub repeats: Option<Span>,
    /// Who speaks, where the page says so in front of the words (`[name / office: …]`, `<기자>`).
    pub speaker: Option<String>,
}

/// Why a passage is not read for claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Navigation, buttons and other furniture of the page.
    Chrome,
    /// Who wrote it, and where from.
    Byline,
    /// Who owns it.
    Copyright,
    /// Who made the picture.
    Credit,
    /// Lists of other articles.
    Related,
    /// Advertisements.
    Advertisement,
    /// Tags that say who speaks.
    SpeakerTag,
    /// When the page was entered, changed or fetched.
    Dateline,
    /// A note by the editors about the article itself.
    EditorsNote,
}

impl Why {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Why::Chrome => "chrome",
            Why::Byline => "byline",
            Why::Copyright => "copyright",
            Why::Credit => "credit",
            Why::Related => "related",
            Why::Advertisement => "advertisement",
            Why::SpeakerTag => "speaker-tag",
            Why::Dateline => "dateline",
            Why::EditorsNote => "editors-note",
        }
    }
}

/// A passage that is not read for claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where.
    pub span: Span,
    /// Why.
    pub why: Why,
}

/// A fact about the article that was not given but read off the page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Inferred {
    /// `outlet`, `published`, `title` or `lang`.
    pub field: &'static str,
    /// The words of the page it comes from.
    pub from: String,
}

/// One article of one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Stable and unique in the story: given, or made of the path relative to the story.
    pub id: ArticleId,
    /// Where it was read from, as the user named it; `-` for standard input.
    pub path: String,
    /// Who published it; empty when it is not known.
    pub outlet: String,
    /// The headline; empty when there is none.
    pub title: String,
    /// Where it can be found, when given.
    pub url: Option<String>,
    /// When it came out, when known.
    pub published: Option<Published>,
    /// Its language.
    pub lang: Lang,
    /// The decoded source, line ends as they were; all spans point into it.
    pub text: String,
    /// SHA-256 of the source bytes, lower-case hex.
    pub sha256: String,
    /// What is read for claims, in order.
    pub segments: Vec<Segment>,
    /// What is not, in order.
    pub skipped: Vec<Skipped>,
    /// What was inferred, sorted by field.
    pub inferred: Vec<Inferred>,
    /// What a reader should know about how it was read (a wrong charset declaration, lost bytes), in words.
    pub cautions: Vec<String>,
}

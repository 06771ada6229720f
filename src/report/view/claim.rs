//! One claim, ready to be shown.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::{Article, Claim, CodePoints, Modality, Span, Speaker, Zone};
use crate::report::wording;
use crate::report::words::Words;

/// A passage around a value, with the value set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// What stands before the value; starts with `…` where it was cut.
    pub before: String,
    /// The value's own words.
    pub value: String,
    /// What stands after it; ends with `…` where it was cut.
    pub after: String,
}

/// Characters of a sentence shown on each side of the value.
const AROUND: usize = 70;
/// The same in a compact list.
const AROUND_SHORT: usize = 24;

impl Quotation {
    fn new(text: &str, sentence: Span, span: Span) -> Quotation {
        let start = sentence.start.min(span.start);
        let end = sentence.end.max(span.end);
        Quotation {
            before: text[start..span.start].to_owned(),
            value: span.of(text).to_owned(),
            after: text[span.end..end].to_owned(),
        }
        .cut(AROUND)
    }

    /// The same, for a compact list.
    #[must_use]
    pub fn short(&self) -> Quotation {
        self.cut(AROUND_SHORT)
    }

    fn cut(&self, around: usize) -> Quotation {
        let (before, after) = (self.before.as_str(), self.after.as_str());
        let head = before.char_indices().rev().nth(around).map(|(at, c)| at + c.len_utf8());
        let tail = after.char_indices().nth(around).map(|(at, _)| at);
        Quotation {
            before: head.map_or_else(|| before.to_owned(), |at| format!("…{}", from_word(&before[at..]))),
            value: self.value.clone(),
            after: tail.map_or_else(|| after.to_owned(), |at| format!("{}…", to_word(&after[..at]))),
        }
    }
}

impl fmt::Display for Quotation {
    /// The passage with the value in ‹ ›.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}‹{}›{}", self.before, self.value, self.after)
    }
}

fn from_word(cut: &str) -> &str {
    cut.find(char::is_whitespace).map_or(cut, |at| cut[at..].trim_start())
}

fn to_word(cut: &str) -> &str {
    cut.rfind(char::is_whitespace).map_or(cut, |at| cut[..at].trim_end())
}

/// A claim with its places in code points and everything about it in words.
#[derive(Clone, Debug)]
pub struct ClaimView<'r> {
    /// The claim.
    pub claim: &'r Claim,
    /// Its article.
    pub article: &'r Article,
    /// The value's mention, in code points.
    pub span: Span,
    /// The sentence, in code points.
    pub sentence: Span,
    /// Other places that say the same, in code points.
    pub also_at: Vec<Span>,
    /// Where the source is named, in code points.
    pub source: Option<Span>,
    /// The outlet, or that it is not known.
    pub outlet: String,
    /// What it answers, as an editor would write it.
    pub question: String,
    /// The value in words.
    pub value: String,
    /// The sentence around the value, cut where it is long.
    pub quotation: Quotation,
    /// The file and line of the mention.
    pub place: String,
    /// The part of the article in words; empty for running text.
    pub zone: String,
    /// The lines of the other places, each once.
    pub also_lines: Vec<usize>,
    /// How it is put.
    pub modality: String,
    /// Who says it.
    pub speaker: String,
    /// Guesses and cautions in words.
    pub flags: Vec<String>,
}

impl<'r> ClaimView<'r> {
    pub(super) fn new(
        claim: &'r Claim,
        article: &'r Article,
        places: &CodePoints,
        folder: &str,
        words: &Words,
    ) -> ClaimView<'r> {
        let text = article.text.as_str();
        let points = |span: Span| places.span(text, span);
        ClaimView {
            claim,
            article,
            span: points(claim.span),
            sentence: points(claim.sentence),
            also_at: claim.also_at.iter().copied().map(points).collect(),
            source: claim.attribution.span.map(points),
            outlet: outlet(article, words),
            question: wording::question(claim, text),
            value: wording::value(words, claim.kind, &claim.value),
            quotation: Quotation::new(text, claim.sentence, claim.span),
            place: format!("{}:{}", file(&article.path, folder), places.line(claim.span.start)),
            zone: match claim.zone {
                Zone::Body => String::new(),
                zone => words.code("zone", zone.name()),
            },
            also_lines: {
                let lines = claim.also_at.iter().map(|span| places.line(span.start));
                lines.collect::<BTreeSet<_>>().into_iter().collect()
            },
            modality: wording::modality(words, claim.modality),
            speaker: wording::speaker(words, claim),
            flags: claim.flags.iter().map(|flag| words.code("flag", flag.code())).collect(),
        }
    }

    /// At which other lines of the article the same is said, in words.
    #[must_use]
    pub fn also(&self, words: &Words) -> String {
        let lines: Vec<String> = self.also_lines.iter().map(usize::to_string).collect();
        words.say("cluster.also", &[("lines", &lines.join(&words.word("list.comma")))])
    }

    /// The file and line, and the part of the article where that is not its running text.
    #[must_use]
    pub fn where_it_stands(&self) -> String {
        if self.zone.is_empty() { self.place.clone() } else { format!("{} · {}", self.place, self.zone) }
    }

    /// Who says it, where it is not the outlet.
    #[must_use]
    pub fn speaker_if_not_outlet(&self) -> &str {
        if self.claim.attribution.speaker == Speaker::Outlet { "" } else { &self.speaker }
    }

    /// How it is put, where it is not simply asserted.
    #[must_use]
    pub fn modality_if_not_plain(&self) -> &str {
        if self.claim.modality == Modality::Asserted { "" } else { &self.modality }
    }

    /// Who says it and how, where it is not simply the outlet that asserts it.
    #[must_use]
    pub fn how_if_not_plain(&self) -> String {
        let mut parts = vec![self.speaker_if_not_outlet(), self.modality_if_not_plain()];
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The whole sentence in three: what stands before the value, the value's own words, what stands after it.
    #[must_use]
    pub fn around(&self) -> [&'r str; 3] {
        let (text, span) = (self.article.text.as_str(), self.claim.span);
        let (start, end) = (self.claim.sentence.start.min(span.start), self.claim.sentence.end.max(span.end));
        [&text[start..span.start], span.of(text), &text[span.end..end]]
    }

    /// The whole sentence.
    #[must_use]
    pub fn sentence_text(&self) -> &'r str {
        self.claim.sentence.of(&self.article.text)
    }
}

/// The outlet's name, or that it is not known.
pub(super) fn outlet(article: &Article, words: &Words) -> String {
    if article.outlet.trim().is_empty() { words.word("unknown.outlet") } else { article.outlet.clone() }
}

/// A path without the folder that all articles share.
pub(super) fn file<'p>(path: &'p str, folder: &str) -> &'p str {
    path.strip_prefix(folder).filter(|rest| !rest.is_empty()).unwrap_or(path)
}

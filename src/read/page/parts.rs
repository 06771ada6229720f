//! Which parts of one line are text, and which are furniture at its ends?

use jiff::tz::TimeZone;

use super::cues::{CUES, Hit, LONGEST_LINE, slot};
use super::lines::{Line, compact, runs, trim, weight};
use super::pattern::Pattern;
use crate::model::{Published, Segment, Skipped, Span, Why};
use crate::read::date::{self, Label};
use std::ops::Range;
use std::sync::LazyLock;

/// The most letters and digits of an editors' note.
const LONGEST_NOTE: usize = 800;

/// What a line is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is not read.
    Skip(Why),
    /// It heads a list of other articles.
    List,
    /// It may be read; which zone it is in depends on its neighbours.
    Text,
}

/// An outlet's name that the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where.
    pub span: Span,
    /// Less is more telling: copyright, own bracket, wire dateline, mail address, picture archive.
    pub rank: u8,
}

/// A date that the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Where.
    pub span: Span,
    /// What it is the date of; `None` for a bare one.
    pub label: Option<Label>,
    /// The moment.
    pub at: Published,
    /// Whether it stands with a picture.
    pub picture: bool,
}

/// A line taken apart.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The line.
    pub line: Line,
    /// What is not read, in order.
    pub skipped: Vec<Skipped>,
    /// What may be read.
    pub core: Span,
    /// What the line is.
    pub kind: Kind,
    /// Whether the core looks like running text.
    pub runs: bool,
    /// Letters and digits of the core.
    pub weight: usize,
    /// Whether a picture credit stands at its end, and whether that names a reporter alone.
    pub credit: Option<bool>,
    /// Who speaks in it.
    pub speaker: Option<String>,
    /// Outlets named in what is skipped.
    pub outlets: Vec<Named>,
    /// Dates in what is skipped.
    pub dates: Vec<Shown>,
}

static REPORTER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(&format!("^[/ ]*{} ?{}$", slot("names"), slot("role"))));
static TEAM: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(&format!("^{}$", slot("team"))));

impl Parts {
    /// Takes a line apart; `first` tells that no text has come before it.
    pub fn of(text: &str, line: Line, first: bool, zone: &TimeZone) -> Parts {
        let core = line.span;
        let mut parts = Parts {
            line,
            skipped: Vec::new(),
            core,
            kind: Kind::Text,
            runs: false,
            weight: weight(core.of(text)),
            credit: None,
            speaker: None,
            outlets: Vec::new(),
            dates: Vec::new(),
        };
        parts.kind = parts.whole(text, zone);
        if parts.kind == Kind::Text {
            parts.cut(text, first, zone);
        }
        parts
    }

    fn whole(&mut self, text: &str, zone: &TimeZone) -> Kind {
        let line = self.core.of(text);
        if let Some(why) = self.line.skip {
            self.note_dates(text, self.core, false, zone);
            return Kind::Skip(why);
        }
        if self.weight == 0 {
            return Kind::Skip(Why::Chrome);
        }
        if let Some(hit) = CUES.line(line) {
            self.note(text, &hit, self.core.start);
            return Kind::Skip(hit.why);
        }
        if CUES.list(line).is_some() {
            return Kind::List;
        }
        if self.is_dateline(text, zone) {
            return Kind::Skip(Why::Dateline);
        }
        // A mark cannot condemn an article that stands on one line.
        let note = (self.weight <= LONGEST_NOTE).then(|| CUES.paragraph(line)).flatten();
        note.map_or(Kind::Text, |hit| Kind::Skip(hit.why))
    }

    /// Whether nothing much but dates, labels and a reporter stands on the line.
    fn is_dateline(&mut self, text: &str, zone: &TimeZone) -> bool {
        let line = self.core.of(text);
        if line.len() > 4 * LONGEST_LINE || !line.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let dated = date::find(line, zone);
        let taken: usize = dated.iter().map(|d| weight(&line[d.range.clone()])).sum();
        let labelled = dated.iter().any(|d| d.label.is_some());
        let rest = self.weight - taken;
        if dated.is_empty() || rest > if labelled { 14 } else { 0 } || labelled && rest > 0 && runs(line) {
            return false;
        }
        self.note_dates(text, self.core, false, zone);
        true
    }

    fn cut(&mut self, text: &str, first: bool, zone: &TimeZone) {
        for _ in 0..4 {
            let Some(hit) = CUES.start(self.core.of(text)) else { break };
            if first && hit.why == Why::SpeakerTag || hit.range.end == 0 {
                break;
            }
            let open = self.core.of(text).starts_with('[') && !self.core.of(text)[hit.range.clone()].contains(']');
            self.note(text, &hit, self.core.start);
            self.speaker = hit.who.as_ref().map(|who| self.core.of(text)[who.clone()].trim().to_owned());
            let cut = self.core.start + hit.range.end;
            self.skip_front(text, cut, hit.why);
            if open && self.core.of(text).ends_with(']') {
                self.skip_back(text, self.core.end - 1, hit.why);
            }
        }
        for _ in 0..4 {
            let Some(hit) = CUES.end(self.core.of(text)) else { break };
            if hit.range.is_empty() {
                break;
            }
            self.note(text, &hit, self.core.start);
            let cut = self.core.start + hit.range.start;
            let mark = self.core.of(text)[hit.range.clone()].trim();
            if hit.why == Why::Credit {
                let reporter = REPORTER.is_match(mark);
                self.credit = Some(self.credit.unwrap_or(true) && reporter);
                self.note_dates(text, Span::new(cut, self.core.end), true, zone);
            }
            self.skip_back(text, cut, hit.why);
        }
        self.weight = weight(self.core.of(text));
        self.runs = runs(self.core.of(text));
        if self.weight == 0 {
            let why = self.skipped.first().map_or(Why::Chrome, |s| s.why);
            self.kind = Kind::Skip(why);
            self.skipped.clear();
            self.core = self.line.span;
        }
    }

    fn skip_front(&mut self, text: &str, cut: usize, why: Why) {
        if let Some(span) = trim(text, Span::new(self.core.start, cut)) {
            self.skipped.push(Skipped { span, why });
        }
        self.core = trim(text, Span::new(cut, self.core.end)).unwrap_or(Span::new(self.core.end, self.core.end));
    }

    fn skip_back(&mut self, text: &str, cut: usize, why: Why) {
        if let Some(span) = trim(text, Span::new(cut, self.core.end)) {
            self.skipped.push(Skipped { span, why });
        }
        self.core = trim(text, Span::new(self.core.start, cut)).unwrap_or(Span::new(self.core.start, self.core.start));
        self.skipped.sort_by_key(|s| s.span);
    }

    fn note(&mut self, text: &str, hit: &Hit, at: usize) {
        if let Some(outlet) = &hit.outlet {
            let span = Span::new(at + outlet.start, at + outlet.end);
            let rank = match (hit.why, hit.wire) {
                (Why::Copyright, _) => 0,
                (Why::Byline, false) => 1,
                (Why::Byline, true) => 2,
                _ => 4,
            };
            if !TEAM.is_match(span.of(text)) {
                self.outlets.extend(trim(text, span).map(|span| Named { span, rank }));
            }
        }
        let (start, end) = (at + hit.range.start, at + hit.range.end);
        if matches!(hit.why, Why::Byline | Why::Chrome) {
            for found in hosts(&text[start..end]) {
                let span = Span::new(start + found.start, start + found.end);
                self.outlets.push(Named { span, rank: 3 });
            }
        }
    }

    fn note_dates(&mut self, text: &str, span: Span, picture: bool, zone: &TimeZone) {
        for dated in date::find(span.of(text), zone) {
            let place = Span::new(span.start + dated.range.start, span.start + dated.range.end);
            let place = trim(text, place).unwrap_or(place);
            self.dates.extend(dated.at.map(|at| Shown { span: place, label: dated.label, at, picture }));
        }
    }

    /// Whether the line is nothing but the name of one of these (compact, sorted) names.
    pub fn is_label(&self, text: &str, names: &[String]) -> bool {
        self.kind == Kind::Text
            && !self.runs
            && self.weight <= 20
            && names.binary_search(&compact(self.core.of(text))).is_ok()
    }
}

/// Where hosts of mail addresses stand in a text: labels with single dots between them behind an `@`.
fn hosts(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('@').filter_map(|(at, sign)| {
        let host = &text[at + sign.len()..];
        let end = host.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.')).unwrap_or(host.len());
        let labels = host[..end].split("..").next()?.trim_end_matches('.');
        let start = at + sign.len();
        (!labels.starts_with('.') && labels.contains('.')).then(|| start..start + labels.len())
    })
}

/// The segment of a line's core.
pub fn segment(parts: &Parts, zone: crate::model::Zone) -> Segment {
    Segment { span: parts.core, zone, repeats: None, speaker: parts.speaker.clone() }
}

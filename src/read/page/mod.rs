//! What of a page is the article, and which part of it is each passage?
//!
//! Every character that is not white space ends up in exactly one segment or one skipped span.
//! Refuses to guess what the words mean: sentences, speakers of quotations and dates told in
//! sentences are read elsewhere.

pub mod cues;
pub mod lines;
pub mod needs;
pub mod parts;
pub mod pattern;
pub mod repeats;
pub mod wrapped;
pub mod zones;

use jiff::tz::TimeZone;

use self::lines::{MOST_LINES, compact};
use self::parts::{Kind, Named, Parts, Shown};
use self::zones::Fate;
use crate::model::{Segment, Skipped, Zone};
use crate::read::draft::Draft;

/// A page understood.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What is read, in order.
    pub segments: Vec<Segment>,
    /// What is not, in order.
    pub skipped: Vec<Skipped>,
    /// Outlets the page names.
    pub outlets: Vec<Named>,
    /// Dates the page shows; a bare one only from between headline and body.
    pub dates: Vec<Shown>,
}

/// Reads a page. `outlet` is its name where it is given.
///
/// # Errors
/// What was found, when it is no article.
pub fn read(draft: &Draft, outlet: Option<&str>, title: Option<&str>, zone: &TimeZone) -> Result<Page, String> {
    let text = draft.text.as_str();
    let lines = lines::lines(text, &draft.hints);
    if lines.len() > MOST_LINES {
        return Err(format!("more than {MOST_LINES} lines"));
    }
    let lines = wrapped::join(text, lines, draft.layout);
    let mut parts: Vec<Parts> = Vec::with_capacity(lines.len());
    let mut first = true;
    for line in lines {
        let part = Parts::of(text, line, first, zone);
        first &= part.kind != Kind::Text || part.weight < 10;
        parts.push(part);
    }
    carry_speakers(text, &mut parts);
    let named = parts.iter().flat_map(|p| &p.outlets).filter(|o| o.rank != 3).map(|o| o.span.of(text));
    let mut names: Vec<String> = named.chain(outlet).map(compact).filter(|n| !n.is_empty()).collect();
    names.sort();
    names.dedup();
    let fates = zones::zones(text, &parts, title, &names);
    Ok(gather(text, &parts, &fates))
}

/// A speaker's tag on a line of its own belongs to the quotation below it.
fn carry_speakers(text: &str, parts: &mut [Parts]) {
    for n in 1..parts.len() {
        let (before, rest) = parts.split_at_mut(n);
        let (tag, next) = (&before[n - 1], &mut rest[0]);
        let quotes = next.core.of(text).starts_with(['"', '“', '\'', '‘']);
        if tag.kind != Kind::Text && tag.speaker.is_some() && next.kind == Kind::Text && quotes {
            next.speaker.clone_from(&tag.speaker);
        }
    }
}

fn gather(text: &str, parts: &[Parts], fates: &[Fate]) -> Page {
    let mut page = Page::default();
    let headline = fates.iter().position(|f| *f == Fate::Read(Zone::Headline));
    let body = parts.iter().position(|p| p.runs && p.kind == Kind::Text).unwrap_or(parts.len());
    for (n, (p, fate)) in parts.iter().zip(fates).enumerate() {
        page.outlets.extend(p.outlets.iter().cloned());
        let below = n < body && headline.is_some_and(|at| n > at);
        page.dates.extend(p.dates.iter().filter(|d| d.label.is_some() || below).cloned());
        match fate {
            Fate::Skip(why) => page.skipped.push(Skipped { span: p.line.span, why: *why }),
            Fate::Read(zone) => {
                page.skipped.extend(p.skipped.iter().copied());
                page.segments.push(parts::segment(p, *zone));
            }
        }
    }
    repeats::mark(text, &mut page.segments);
    page
}

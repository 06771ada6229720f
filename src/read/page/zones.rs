//! Which zone of the article is each line in, seeing its neighbours?
//!
//! Refuses to drop a line that looks like running text, except below a copyright line at the
//! article's end.

use super::lines::{compact, stops, weight};
use super::parts::{Kind, Parts};
use crate::model::{Why, Zone};

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is read, in that zone.
    Read(Zone),
    /// It is not.
    Skip(Why),
}

/// Letters and digits of a line that can be a headline though it is one word.
const SUBSTANTIAL: usize = 10;
/// The most letters and digits of a caption.
const LONGEST_CAPTION: usize = 400;
/// The most letters and digits of a deck line.
const LONGEST_DECK: usize = 80;
/// The most letters and digits of a cross-heading that no mark shows.
const LONGEST_HEADING: usize = 40;

/// The zone of every line. `title` is the headline where it is given; `outlets` are compact names, sorted.
pub fn zones(text: &str, parts: &[Parts], title: Option<&str>, outlets: &[String]) -> Vec<Fate> {
    let mut fates: Vec<Fate> = parts.iter().map(|p| start(text, p, outlets)).collect();
    let last_run = parts.iter().rposition(|p| p.runs && p.kind == Kind::Text);
    for (n, p) in parts.iter().enumerate() {
        if p.credit.is_some() && is_caption(p, Some(n) == last_run) && fates[n] == Fate::Read(Zone::Body) {
            fates[n] = Fate::Read(Zone::Caption);
        }
    }
    let body = |fates: &[Fate], n: usize| fates[n] == Fate::Read(Zone::Body) && parts[n].line.zone.is_none();
    let first = (0..parts.len()).find(|&n| body(&fates, n) && parts[n].runs);
    let last = (0..parts.len()).rev().find(|&n| body(&fates, n) && parts[n].runs);
    head(text, parts, title, first, &mut fates);
    if let (Some(first), Some(last)) = (first, last) {
        tail(text, parts, first, last, &mut fates);
    }
    fates
}

fn start(text: &str, p: &Parts, outlets: &[String]) -> Fate {
    match (p.kind, p.line.zone) {
        (Kind::Skip(why), _) => Fate::Skip(why),
        (Kind::List, _) => Fate::Skip(Why::Related),
        (Kind::Text, Some(zone)) => Fate::Read(zone),
        (Kind::Text, None) if p.is_label(text, outlets) => Fate::Skip(Why::Chrome),
        (Kind::Text, None) => Fate::Read(Zone::Body),
    }
}

/// A reporter's name alone may also sign the article's last paragraph.
fn is_caption(p: &Parts, last: bool) -> bool {
    p.weight <= LONGEST_CAPTION && !(last && p.credit == Some(true))
}

/// The lines before the first running text.
fn head(text: &str, parts: &[Parts], title: Option<&str>, first: Option<usize>, fates: &mut [Fate]) {
    let end = first.unwrap_or(parts.len());
    list_in_head(parts, end, fates);
    let free: Vec<usize> = (0..end).filter(|&n| fates[n] == Fate::Read(Zone::Body)).collect();
    let given = title.map(compact).unwrap_or_default();
    let says = |n: usize| compact(parts[n].core.of(text));
    let hinted = (0..end).find(|&n| fates[n] == Fate::Read(Zone::Headline));
    let substantial = |n: usize| {
        let words = parts[n].core.of(text).split_whitespace().filter(|w| weight(w) > 0).count();
        parts[n].weight >= SUBSTANTIAL || words >= 2 && parts[n].weight >= 6
    };
    let headline = free.iter().copied().find(|&n| !given.is_empty() && says(n) == given);
    let headline = headline.or(hinted);
    let headline = headline.or_else(|| free.iter().copied().find(|&n| substantial(n)));
    let Some(headline) = headline.or(free.first().copied()) else { return };
    let words = says(headline);
    for n in free {
        let says_again = parts[n].weight >= 8 && words.contains(&says(n));
        let stops = stops(parts[n].core.of(text));
        fates[n] = if n == headline || says_again {
            Fate::Read(Zone::Headline)
        } else if first.is_none() || stops || n > headline && parts[n].weight > LONGEST_DECK {
            Fate::Read(Zone::Body)
        } else if n < headline && !substantial(n) || n > headline && parts[n].weight <= 4 {
            Fate::Skip(Why::Chrome)
        } else {
            Fate::Read(Zone::Deck)
        };
    }
}

/// A list above the article ends at a blank line; one that would swallow everything is none.
fn list_in_head(parts: &[Parts], end: usize, fates: &mut [Fate]) {
    let mut listed = vec![false; end];
    let mut inside = false;
    for (n, p) in parts.iter().enumerate().take(end) {
        inside = p.kind == Kind::List || inside && !p.line.gap;
        listed[n] = inside && fates[n] == Fate::Read(Zone::Body);
    }
    if (0..end).any(|n| matches!(fates[n], Fate::Read(Zone::Body | Zone::Headline)) && !listed[n]) {
        for n in (0..end).filter(|n| listed[*n]) {
            fates[n] = Fate::Skip(Why::Related);
        }
    }
}

/// The lines from the first running text on.
fn tail(text: &str, parts: &[Parts], first: usize, last: usize, fates: &mut [Fate]) {
    let closes = closing(parts, first, fates);
    let (mut listing, mut closed) = (false, false);
    for n in first..parts.len() {
        let p = &parts[n];
        if closes.is_some_and(|at| n > at) && matches!(fates[n], Fate::Read(_)) {
            fates[n] = Fate::Skip(if p.runs { Why::Related } else { Why::Chrome });
            continue;
        }
        listing = p.kind == Kind::List || listing && !p.runs;
        closed |= n > last && matches!(fates[n], Fate::Skip(Why::Byline | Why::Copyright | Why::Related));
        if fates[n] != Fate::Read(Zone::Body) || p.runs {
            continue;
        }
        let label = !stops(p.core.of(text));
        fates[n] = if listing && label {
            Fate::Skip(Why::Related)
        } else if closed && label {
            Fate::Skip(Why::Chrome)
        } else if is_heading(text, p, n < last) {
            Fate::Read(Zone::Deck)
        } else {
            Fate::Read(Zone::Body)
        };
    }
}

/// The first copyright line with less running text below it than between it and the article's beginning.
fn closing(parts: &[Parts], first: usize, fates: &[Fate]) -> Option<usize> {
    let runs = |n: &usize| parts[*n].runs && fates[*n] == Fate::Read(Zone::Body);
    let all = (first..parts.len()).filter(runs).count();
    let mut above = 0;
    (first..parts.len()).find(|n| {
        above += usize::from(runs(n));
        fates[*n] == Fate::Skip(Why::Copyright) && all - above < above
    })
}

fn is_heading(text: &str, p: &Parts, inside: bool) -> bool {
    let core = p.core.of(text);
    let marked = core.starts_with(['◆', '◇', '■', '□', '●', '○', '▲', '△', '▶', '▷', '※']);
    inside
        && p.speaker.is_none()
        && p.skipped.is_empty()
        && (marked || p.weight <= LONGEST_HEADING && !is_item(core))
        && !core.ends_with(['.', '?', '!', '"', '”', ':', ','])
}

fn is_item(core: &str) -> bool {
    core.starts_with(['-', '–', '•', '·', '*', '"', '“', '|']) || core.starts_with(|c: char| c.is_ascii_digit())
}

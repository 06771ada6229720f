//! Markdown with front matter: `key: value` between `---`, or TOML between `+++`.
//!
//! Marks of headings, quotations and pictures are skipped; emphasis and links stay in the text.
//! Refuses front matter that does not end, and dates no calendar has.

use std::ops::Range;

use jiff::tz::TimeZone;

use super::Broken;
use crate::model::{Lang, Why, Zone};
use crate::read::date;
use crate::read::draft::{Draft, Given, Layout, What};

/// Reads it.
///
/// # Errors
/// Where the front matter is broken.
pub fn read(text: String, zone: &TimeZone) -> Result<Draft, Broken> {
    let mut draft = Draft { layout: Layout::Blocks, ..Draft::default() };
    let fence = text.lines().next().map(str::trim_end).filter(|l| matches!(*l, "---" | "+++"));
    let mut at = 0;
    if let Some(fence) = fence {
        at = front(&text, fence, zone, &mut draft)?;
    }
    body(&text, at, &mut draft);
    draft.text = text;
    Ok(draft)
}

fn front(text: &str, fence: &str, zone: &TimeZone, draft: &mut Draft) -> Result<usize, Broken> {
    let open = line_end(text, 0);
    let mut at = open;
    let mut number = 1;
    loop {
        if at >= text.len() {
            return Err(Broken {
                line: Some(1),
                found: format!("front matter without its closing {fence}"),
                expected: "a line that closes it",
            });
        }
        number += 1;
        let end = line_end(text, at);
        let line = &text[at..end];
        if line.trim_end() == fence {
            let title = draft.hints.pop();
            let from = title.as_ref().map_or(0, |(range, _)| range.end);
            if let Some((range, what)) = title {
                draft.hints.push((0..range.start, What::Skip(Why::Chrome)));
                draft.hints.push((range, what));
            }
            draft.hints.push((from..end, What::Skip(Why::Chrome)));
            return Ok(end);
        }
        let sign = if fence == "---" { ':' } else { '=' };
        if let Some((key, value)) = line.split_once(sign) {
            entry(key.trim(), at + key.len() + 1, value, number, zone, draft)?;
        }
        at = end;
    }
}

/// One `key: value`; keys that are not ours are let be.
fn entry(key: &str, at: usize, raw: &str, line: usize, zone: &TimeZone, draft: &mut Draft) -> Result<(), Broken> {
    let value = raw.trim().trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return Ok(());
    }
    let broken = |expected| Broken { line: Some(line), found: format!("{key}: {value:?}"), expected };
    let start = at + raw.find(value).unwrap_or(0);
    let text = || Some(value.to_owned());
    let Given { id, outlet, title, url, published, lang } = &mut draft.given;
    match key.to_ascii_lowercase().as_str() {
        "id" => *id = text(),
        "outlet" | "publisher" => *outlet = text(),
        "title" if title.is_none() => {
            *title = text();
            draft.hints.push((start..start + value.len(), What::Zone(Zone::Headline)));
        }
        "url" => *url = text(),
        "published" | "date" => {
            let at = date::given(value, zone).map_err(|_| broken("a date that exists, as 2024-02-29T11:00"))?;
            *published = Some(at);
        }
        "lang" | "language" => {
            *lang = Some(Lang::parse(value).ok_or_else(|| broken("a language code, as ko"))?);
        }
        _ => {}
    }
    Ok(())
}

fn body(text: &str, mut at: usize, draft: &mut Draft) {
    let mut headed = !draft.hints.iter().all(|(_, what)| *what != What::Zone(Zone::Headline));
    while at < text.len() {
        let end = line_end(text, at);
        let line = &text[at..end];
        let indent = line.len() - line.trim_start_matches(' ').len();
        let bare = line[indent..].trim_end();
        let start = at + indent;
        let hashes = bare.bytes().take_while(|b| *b == b'#').count();
        let quotes = bare.bytes().take_while(|b| matches!(b, b'>' | b' ')).count();
        if (1..=6).contains(&hashes) && bare[hashes..].starts_with(' ') {
            let again = draft.given.title.as_deref() == Some(bare[hashes..].trim());
            let zone = if hashes == 1 && (!headed || again) { Zone::Headline } else { Zone::Deck };
            headed |= hashes == 1;
            draft.hints.push((start..start + hashes, What::Skip(Why::Chrome)));
            draft.hints.push((start + hashes..start + bare.len(), What::Zone(zone)));
        } else if bare.starts_with('>') {
            draft.hints.push((start..start + quotes, What::Skip(Why::Chrome)));
        } else {
            draft.hints.extend(picture(bare).map(|r| (start + r.start..start + r.end, What::Skip(Why::Chrome))));
        }
        at = end;
    }
}

/// A picture that is a line's beginning: `![…](…)`.
fn picture(line: &str) -> Option<Range<usize>> {
    let inner = line.strip_prefix("![")?;
    let close = inner.find("](")?;
    let end = inner[close..].find(')')?;
    Some(0..2 + close + end + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |n| at + n + 1)
}

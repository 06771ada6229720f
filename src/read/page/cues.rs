//! Which words of a page are furniture, by the `read_*` tables of the languages.
//!
//! A row is a template (`( {place} = {outlet} ) {names} {role} =`), laid out once, when a text first has all
//! the words that it needs. All languages' rows are tried on every page: the furniture of a page need not speak
//! the article's language.
//! Refuses to look at a line longer than [`LONGEST_LINE`] characters as a whole, and at more than
//! the first and last [`LONGEST_MARK`] characters of a paragraph.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::needs::{BULLETS, Needs, Place, Sight, Slots};
use super::pattern::Pattern;
use crate::language;
use crate::model::{Lang, Why};

/// The longest line that may be furniture as a whole, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest mark at the beginning or the end of a paragraph, in characters.
pub const LONGEST_MARK: usize = 160;

/// Blanks that a template's space stands for: also the zero-width ones.
pub const BLANK: &str = r"[ \t\r\n\u{a0}\u{2000}-\u{200d}\u{202f}\u{2060}\u{3000}\u{feff}]";

/// Whether it is one of [`BLANK`].
pub fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\r' | '\n' | '\u{a0}' | '\u{2000}'
            ..='\u{200d}' | '\u{202f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

const TABLES: [(&str, Why); 9] = [
    ("read_copyright", Why::Copyright),
    ("read_byline", Why::Byline),
    ("read_dateline", Why::Dateline),
    ("read_speaker", Why::SpeakerTag),
    ("read_note", Why::EditorsNote),
    ("read_advertisement", Why::Advertisement),
    ("read_chrome", Why::Chrome),
    ("read_credit", Why::Credit),
    ("read_related", Why::Related),
];

/// A row that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What the words are.
    pub why: Why,
    /// Where, in bytes of the text asked about.
    pub range: Range<usize>,
    /// The outlet they name.
    pub outlet: Option<Range<usize>>,
    /// Whether a place stands with the outlet, as wire services write it.
    pub wire: bool,
    /// The speaker they name.
    pub who: Option<Range<usize>>,
    /// The row: table and line.
    pub row: (String, usize),
}

#[derive(Debug)]
struct Cue {
    why: Why,
    at: &'static str,
    words: &'static str,
    needs: Needs,
    /// Laid out when first asked for: most rows never match a page.
    pattern: OnceLock<Pattern>,
    wire: bool,
    row: (String, usize),
}

/// How a row stands in its place: `at` and the template's pattern, made one pattern.
type Frame = fn(&str, &str) -> String;

#[derive(Debug)]
struct Group {
    place: Place,
    frame: Frame,
    cues: Vec<Cue>,
    slots: Slots,
}

/// All rows of all languages, by where they stand.
#[derive(Debug)]
pub struct Cues {
    line: Group,
    list: Group,
    start: Group,
    end: Group,
    paragraph: Group,
}

/// The rows.
pub static CUES: LazyLock<Cues> = LazyLock::new(Cues::load);
static SLOTS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut slots: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for lang in everyone() {
        let table = language::table(lang, "read_slots");
        for row in &table.rows {
            slots.entry(table.cell(row, "slot")).or_default().push(table.cell(row, "pattern"));
        }
    }
    slots
});

/// `und` and every language with a folder.
pub fn everyone() -> impl Iterator<Item = Lang> {
    std::iter::once(Lang::UND).chain(language::languages())
}

/// The pattern of a slot of the `read_slots` tables, slots inside it filled in.
///
/// # Panics
/// When no table has the slot or slots go round in circles: a fault of the tables, found by any test.
pub fn slot(name: &str) -> String {
    fill(name, 0)
}

fn fill(name: &str, depth: usize) -> String {
    let rows = SLOTS.get(name).unwrap_or_else(|| panic!("read_slots: no slot {{{name}}}"));
    assert!(depth < 8, "read_slots: {{{name}}} uses itself");
    let all: Vec<_> = rows.iter().map(|row| pieces(row, |s| s.to_owned(), |s| fill(s, depth + 1))).collect();
    format!("(?:{})", all.join("|"))
}

/// A part of a text with `{slot}`s.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'t> {
    /// Words as they stand.
    Words(&'t str),
    /// The name of a slot.
    Slot(&'t str),
}

/// The parts of a text with `{slot}`s, in order.
fn split(text: &str) -> Vec<Piece<'_>> {
    let (mut all, mut from) = (Vec::new(), 0);
    for (at, _) in text.match_indices('{') {
        let name = &text[at + 1..];
        let name = &name[..name.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(name.len())];
        let end = at + 1 + name.len();
        if !name.is_empty() && text[end..].starts_with('}') {
            all.extend((at > from).then(|| Piece::Words(&text[from..at])));
            all.push(Piece::Slot(name));
            from = end + 1;
        }
    }
    all.extend((from < text.len()).then(|| Piece::Words(&text[from..])));
    all
}

/// Rewrites a text with `{slot}`s, literal parts by one rule and slots by another.
fn pieces(text: &str, literal: impl Fn(&str) -> String, mut slot: impl FnMut(&str) -> String) -> String {
    let rewritten = split(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => literal(words),
        Piece::Slot(name) => slot(name),
    });
    rewritten.collect()
}

fn template(text: &str) -> String {
    let (mut outlet, mut who) = (false, false);
    let literal = |s: &str| -> String {
        let words: Vec<_> = s.split(' ').map(regex::escape).collect();
        words.join(&format!("{BLANK}*"))
    };
    pieces(text, literal, |name| {
        let seen = match name {
            "outlet" => &mut outlet,
            "who" => &mut who,
            _ => return slot(name),
        };
        if std::mem::replace(seen, true) { slot(name) } else { format!("(?P<{name}>{})", slot(name)) }
    })
}

impl Group {
    fn load(name: &str, place: Place, frame: Frame) -> Group {
        let (mut cues, mut slots) = (Vec::new(), Slots::default());
        for (table, why) in TABLES {
            for lang in everyone() {
                let table = language::table(lang, table);
                for row in &table.rows {
                    let at = table.cell(row, "at");
                    if at != name && (name, at) != ("end", "after") {
                        continue;
                    }
                    let words = table.cell(row, "template");
                    cues.push(Cue {
                        why,
                        at,
                        words,
                        needs: Needs::of(&split(words), &mut slots, slot),
                        pattern: OnceLock::new(),
                        wire: words.contains("place}"),
                        row: (table.name.clone(), row.line),
                    });
                }
            }
        }
        Group { place, frame, cues, slots }
    }

    fn hits<'g>(&'g self, text: &'g str) -> impl Iterator<Item = Hit> {
        let mut sight = Sight::new(text, self.place, &self.slots);
        self.cues.iter().filter_map(move |cue| {
            if !sight.may_match(&cue.needs, &self.slots) {
                return None;
            }
            let laid_out = || Pattern::new(&(self.frame)(cue.at, &template(cue.words)));
            let found = cue.pattern.get_or_init(laid_out).find(text)?;
            let range = found.name("mark")?;
            let (outlet, who) = (found.name("outlet"), found.name("who"));
            Some(Hit { why: cue.why, range, outlet, wire: cue.wire, who, row: cue.row.clone() })
        })
    }
}

/// A pattern behind a bullet, or without one.
fn bulleted(pattern: &str) -> String {
    format!(r"(?:[{}]\s*)?{pattern}", regex::escape(BULLETS))
}

impl Cues {
    fn load() -> Cues {
        let line: Frame = |_, t| format!("^{BLANK}*(?P<mark>{}{BLANK}*)$", bulleted(&format!("(?:{t})")));
        let list: Frame = |_, t| format!("^{BLANK}*(?P<mark>{}{BLANK}*[:>]?{BLANK}*)$", bulleted(&format!("(?:{t})")));
        let end: Frame = |at, t| {
            let behind = if at == "after" { r#"[.?!"'”’)\]]"# } else { "" };
            format!("{behind}(?P<mark>{BLANK}*(?:{t}){BLANK}*)$")
        };
        Cues {
            line: Group::load("line", Place::Line, line),
            list: Group::load("list", Place::List, list),
            start: Group::load("start", Place::Start, |_, t| format!("^(?P<mark>{BLANK}*(?:{t}){BLANK}*)")),
            end: Group::load("end", Place::End, end),
            paragraph: Group::load("paragraph", Place::Either, |_, t| {
                format!("(?P<mark>^{BLANK}*(?:{t})|(?:{t}){BLANK}*$)")
            }),
        }
    }

    /// The row that takes the whole line; the first in the order of tables.
    pub fn line(&self, line: &str) -> Option<Hit> {
        short(line).then(|| self.line.hits(line).next()).flatten()
    }

    /// The row that makes the line a heading of other articles.
    pub fn list(&self, line: &str) -> Option<Hit> {
        short(line).then(|| self.list.hits(line).next()).flatten()
    }

    /// The row with the longest mark at the beginning of a paragraph.
    pub fn start(&self, text: &str) -> Option<Hit> {
        let head = &text[..nth(text, LONGEST_MARK)];
        self.start.hits(head).max_by_key(|hit| (hit.range.end, hit.why == Why::Credit, Reverse(hit.row.clone())))
    }

    /// The row with the longest mark at the end of a paragraph.
    ///
    /// A mark that begins with a word must follow the end of a sentence or a blank after a bracket.
    pub fn end(&self, text: &str) -> Option<Hit> {
        let from = text.char_indices().nth_back(LONGEST_MARK - 1).map_or(0, |(at, _)| at);
        let tail = &text[from..];
        let fits = |hit: &Hit| {
            let bare = tail[hit.range.clone()].trim_start().starts_with(char::is_alphanumeric);
            let before = text[..from + hit.range.start].trim_end();
            let last = before.chars().next_back();
            !bare || last.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '·' | ':'))
        };
        let best = self.end.hits(tail).filter(fits);
        let mut hit = best.min_by_key(|hit| (hit.range.start, hit.row.clone()))?;
        hit.range = hit.range.start + from..hit.range.end + from;
        hit.outlet = hit.outlet.map(|outlet| outlet.start + from..outlet.end + from);
        Some(hit)
    }

    /// The row that takes the paragraph because of a mark at one of its ends.
    pub fn paragraph(&self, text: &str) -> Option<Hit> {
        let head = &text[..nth(text, LONGEST_MARK)];
        let from = text.char_indices().nth_back(LONGEST_MARK - 1).map_or(0, |(at, _)| at);
        let whole = |mut hit: Hit| {
            hit.range = 0..text.len();
            hit
        };
        let at_start = self.paragraph.hits(head).find(|hit| hit.range.start == 0 || head.len() == text.len());
        let at_end = || self.paragraph.hits(&text[from..]).find(|hit| hit.range.end == text.len() - from);
        at_start.or_else(at_end).map(whole)
    }
}

fn short(line: &str) -> bool {
    line.len() <= 4 * LONGEST_LINE && line.chars().count() <= LONGEST_LINE
}

/// The byte of the n-th character, or the end.
fn nth(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn group(at: &str) -> &'static Group {
        match at {
            "line" => &CUES.line,
            "list" => &CUES.list,
            "start" => &CUES.start,
            "end" | "after" => &CUES.end,
            "paragraph" => &CUES.paragraph,
            other => panic!("no place {other}"),
        }
    }

    fn best(at: &str, text: &str) -> Option<Hit> {
        match at {
            "line" => CUES.line(text),
            "list" => CUES.list(text),
            "start" => CUES.start(text),
            "end" | "after" => CUES.end(text),
            _ => CUES.paragraph(text),
        }
    }

    #[test]
    fn every_row_finds_its_corpus_and_nothing_else() {
        let mut faults = Vec::new();
        for (name, why) in TABLES {
            for lang in everyone() {
                let (table, corpus) = (language::table(lang, name), language::table(lang, &format!("{name}.corpus")));
                let mut hit: BTreeSet<usize> = BTreeSet::new();
                for row in &corpus.rows {
                    let (at, text, mark) = (corpus.cell(row, "at"), corpus.cell(row, "text"), corpus.cell(row, "mark"));
                    let found = best(at, text);
                    let said = found.as_ref().map(|h| (h.why, text[h.range.clone()].trim()));
                    if mark == "-" && said.is_some() || mark != "-" && said != Some((why, mark)) {
                        faults.push(format!("{}:{}: {at} {text:?}: {said:?}", corpus.name, row.line));
                    }
                    let own = group(at).hits(text).filter(|h| h.row.0 == table.name);
                    hit.extend(own.map(|h| h.row.1));
                }
                let missed = table.rows.iter().filter(|row| !hit.contains(&row.line));
                faults.extend(
                    missed.map(|row| format!("{}:{}: {:?} is in no corpus row", table.name, row.line, row.cells)),
                );
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn every_slot_fits_its_corpus_and_nothing_else() {
        let whole = |pattern: &str| Pattern::new(&format!("^(?:{pattern})$"));
        for lang in everyone() {
            let (table, corpus) = (language::table(lang, "read_slots"), language::table(lang, "read_slots.corpus"));
            for row in &corpus.rows {
                let (name, text, fits) = (corpus.cell(row, "slot"), corpus.cell(row, "text"), corpus.cell(row, "fits"));
                assert_eq!(whole(&slot(name)).is_match(text), fits == "yes", "{}:{}", corpus.name, row.line);
            }
            for row in &table.rows {
                let own = whole(&pieces(table.cell(row, "pattern"), str::to_owned, slot));
                let name = table.cell(row, "slot");
                let hit =
                    corpus.rows.iter().any(|r| corpus.cell(r, "slot") == name && own.is_match(corpus.cell(r, "text")));
                assert!(hit, "{}:{}: {name} is in no corpus row", table.name, row.line);
            }
        }
    }
}

//! Which words of a page are furniture, by the `read_*` tables of the languages.
//!
//! A row is a template (`( {place} = {outlet} ) {names} {role} =`), compiled once. All languages'
//! rows are tried on every page: the furniture of a page need not speak the article's language.
//! Refuses to look at a line longer than [`LONGEST_LINE`] characters as a whole, and at more than
//! the first and last [`LONGEST_MARK`] characters of a paragraph.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::language;
use crate::model::{Lang, Why};

/// The longest line that may be furniture as a whole, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest mark at the beginning or the end of a paragraph, in characters.
pub const LONGEST_MARK: usize = 160;

/// Blanks that a template's space stands for: also the zero-width ones.
pub const BLANK: &str = r"[\s\u{200b}-\u{200d}\u{2060}\u{feff}]";

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

const SIZE: usize = 64 << 20;

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
    regex: Regex,
    wire: bool,
    bare: bool,
    row: (String, usize),
}

#[derive(Debug)]
struct Group {
    set: RegexSet,
    cues: Vec<Cue>,
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

/// The rows, compiled.
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

/// Rewrites a text with `{slot}`s, literal parts by one rule and slots by another.
fn pieces(text: &str, literal: impl Fn(&str) -> String, mut slot: impl FnMut(&str) -> String) -> String {
    static MARK: LazyLock<Regex> = LazyLock::new(|| regex(r"\{([a-z_]+)\}"));
    let (mut out, mut from) = (String::new(), 0);
    for found in MARK.captures_iter(text) {
        let whole = found.get_match();
        out.push_str(&literal(&text[from..whole.start()]));
        out.push_str(&slot(&found[1]));
        from = whole.end();
    }
    out.push_str(&literal(&text[from..]));
    out
}

/// Compiles a pattern of ours.
///
/// # Panics
/// When it is no regular expression: a fault of code or tables, found by any test.
pub fn regex(pattern: &str) -> Regex {
    RegexBuilder::new(pattern).size_limit(SIZE).build().unwrap_or_else(|e| panic!("{e}"))
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
    fn load(at: &str, frame: impl Fn(&str) -> String) -> Group {
        let (mut cues, mut patterns) = (Vec::new(), Vec::new());
        for (name, why) in TABLES {
            for lang in everyone() {
                let table = language::table(lang, name);
                for row in table.rows.iter().filter(|row| table.cell(row, "at") == at) {
                    let words = table.cell(row, "template");
                    let pattern = frame(&template(words));
                    cues.push(Cue {
                        why,
                        regex: regex(&pattern),
                        wire: words.contains("place}"),
                        bare: words.starts_with(|c: char| c.is_alphanumeric() || c == '{'),
                        row: (table.name.clone(), row.line),
                    });
                    patterns.push(pattern);
                }
            }
        }
        let set = RegexSetBuilder::new(&patterns).size_limit(4 * SIZE).dfa_size_limit(SIZE).build();
        Group { set: set.unwrap_or_else(|e| panic!("{at}: {e}")), cues }
    }

    fn hits<'g>(&'g self, text: &'g str) -> impl Iterator<Item = (&'g Cue, Hit)> {
        self.set.matches(text).into_iter().filter_map(move |n| {
            let cue = &self.cues[n];
            let found = cue.regex.captures(text)?;
            let name = |n: &str| found.name(n).map(|m| m.range());
            let range = found.name("mark")?.range();
            let (outlet, who) = (name("outlet"), name("who"));
            Some((cue, Hit { why: cue.why, range, outlet, wire: cue.wire, who, row: cue.row.clone() }))
        })
    }
}

impl Cues {
    fn load() -> Cues {
        let bullet = r"(?:[-–•·*※▷▶■□◇◆○●#|]\s*)?";
        Cues {
            line: Group::load("line", |t| format!("^{BLANK}*(?P<mark>{bullet}(?:{t}){BLANK}*)$")),
            list: Group::load("list", |t| format!("^{BLANK}*(?P<mark>{bullet}(?:{t}){BLANK}*[:>]?{BLANK}*)$")),
            start: Group::load("start", |t| format!("^(?P<mark>{BLANK}*(?:{t}){BLANK}*)")),
            end: Group::load("end", |t| format!("(?P<mark>{BLANK}*(?:{t}){BLANK}*)$")),
            paragraph: Group::load("paragraph", |t| format!("(?P<mark>^{BLANK}*(?:{t})|(?:{t}){BLANK}*$)")),
        }
    }

    /// The row that takes the whole line; the first in the order of tables.
    pub fn line(&self, line: &str) -> Option<Hit> {
        short(line).then(|| self.line.hits(line).next().map(|(_, hit)| hit)).flatten()
    }

    /// The row that makes the line a heading of other articles.
    pub fn list(&self, line: &str) -> Option<Hit> {
        short(line).then(|| self.list.hits(line).next().map(|(_, hit)| hit)).flatten()
    }

    /// The row with the longest mark at the beginning of a paragraph.
    pub fn start(&self, text: &str) -> Option<Hit> {
        let head = &text[..nth(text, LONGEST_MARK)];
        self.start.hits(head).map(|(_, hit)| hit).max_by_key(|hit| (hit.range.end, std::cmp::Reverse(hit.row.clone())))
    }

    /// The row with the longest mark at the end of a paragraph.
    ///
    /// A mark that begins with a word must follow the end of a sentence or a blank after a bracket.
    pub fn end(&self, text: &str) -> Option<Hit> {
        let from = text.char_indices().nth_back(LONGEST_MARK - 1).map_or(0, |(at, _)| at);
        let tail = &text[from..];
        let fits = |cue: &Cue, hit: &Hit| {
            let before = text[..from + hit.range.start].trim_end();
            let last = before.chars().next_back();
            !cue.bare || last.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '·' | ':'))
        };
        let best = self.end.hits(tail).filter(|(cue, hit)| fits(cue, hit)).map(|(_, hit)| hit);
        let mut hit = best.min_by_key(|hit| (hit.range.start, hit.row.clone()))?;
        let shift = |r: Range<usize>| r.start + from..r.end + from;
        hit.range = shift(hit.range);
        hit.outlet = hit.outlet.map(shift);
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
        let at_start = self.paragraph.hits(head).find(|(_, hit)| hit.range.start == 0 || head.len() == text.len());
        let at_end = || self.paragraph.hits(&text[from..]).find(|(_, hit)| hit.range.end == text.len() - from);
        at_start.or_else(at_end).map(|(_, hit)| whole(hit))
    }
}

fn short(line: &str) -> bool {
    line.len() <= 4 * LONGEST_LINE && line.chars().count() <= LONGEST_LINE
}

/// The byte of the n-th character, or the end.
fn nth(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}

//! What must stand in a text before a row can take any of it? Asked before the row's regular expression is built: nearly
//! all rows are ruled out by that, and never compiled.
//!
//! Refuses to rule out what may match: it knows only words that every match has.

use std::cmp::Reverse;

use regex_syntax::Parser;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::cues::{Piece, is_blank};

/// A class of more characters than this is no word that must stand there.
const MOST_CHARS: usize = 16;

/// What may stand before a line's words.
pub const BULLETS: &str = "-–•·*※▷▶■□◇◆○●#|";

/// What must stand in a text that a row matches.
#[derive(Debug, Default)]
pub struct Needs {
    /// The words of the template, in order.
    words: Vec<&'static str>,
    /// Whether the first of them begins it.
    begins: bool,
    /// Whether the last of them ends it.
    ends: bool,
    /// The slots that need words of their own, as indices into those of the group.
    slots: Vec<usize>,
}

/// The words of a group's slots: of each slot one must stand there.
#[derive(Debug, Default)]
pub struct Slots(Vec<(&'static str, Option<Vec<String>>)>);

impl Slots {
    fn number(&mut self, name: &'static str, pattern: impl Fn(&str) -> String) -> Option<usize> {
        let known = self.0.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            let words = Parser::new().parse(&pattern(name)).ok().and_then(|pattern| one_of(&pattern));
            self.0.push((name, words));
            self.0.len() - 1
        });
        self.0[known].1.is_some().then_some(known)
    }
}

/// Words of which every match of a pattern has one; `None` where there are none such.
fn one_of(pattern: &Hir) -> Option<Vec<String>> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Literal(words) => Some(vec![String::from_utf8(words.0.to_vec()).ok()?]),
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges();
            let chars: usize = ranges.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
            let each = || ranges.iter().flat_map(|range| range.start()..=range.end()).map(String::from);
            (chars <= MOST_CHARS).then(|| each().collect())
        }
        HirKind::Repetition(of) => one_of(&of.sub).filter(|_| of.min > 0),
        HirKind::Capture(of) => one_of(&of.sub),
        HirKind::Concat(parts) => parts.iter().filter_map(one_of).max_by_key(|words| {
            let shortest = words.iter().map(String::len).min().unwrap_or(0);
            (shortest, Reverse(words.len()))
        }),
        HirKind::Alternation(parts) => {
            let each: Option<Vec<Vec<String>>> = parts.iter().map(one_of).collect();
            each.map(|each| each.concat())
        }
    }
}

impl Needs {
    /// What a template's pieces need.
    pub fn of(pieces: &[Piece<'static>], slots: &mut Slots, pattern: impl Fn(&str) -> String) -> Needs {
        let mut needs = Needs::default();
        for piece in pieces {
            match piece {
                Piece::Words(words) => needs.words.extend(words.split(' ').filter(|word| !word.is_empty())),
                Piece::Slot(name) => needs.slots.extend(slots.number(name, &pattern)),
            }
        }
        let words = |piece: Option<&Piece>| matches!(piece, Some(Piece::Words(words)) if !words.trim().is_empty());
        (needs.begins, needs.ends) = (words(pieces.first()), words(pieces.last()));
        needs
    }
}

/// Where a group's rows begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// They take a line, a bullet before it aside.
    Line,
    /// The same, but a colon may follow.
    List,
    /// They begin a paragraph.
    Start,
    /// They end one.
    End,
    /// They do one of both.
    Either,
}

/// A text with what has been seen of it.
pub struct Sight<'t> {
    text: &'t str,
    place: Place,
    heads: [&'t str; 2],
    tails: [&'t str; 2],
    /// For each slot of the group whether one of its words stands in the text, once asked.
    slots: Vec<Option<bool>>,
}

impl<'t> Sight<'t> {
    /// Nothing is seen yet.
    pub fn new(text: &'t str, place: Place, slots: &Slots) -> Sight<'t> {
        let (head, tail) = (text.trim_start_matches(is_blank), text.trim_end_matches(is_blank));
        let bare = head.strip_prefix(|c| BULLETS.contains(c)).map_or(head, str::trim_start);
        let uncolon = tail.strip_suffix([':', '>']).map_or(tail, |rest| rest.trim_end_matches(is_blank));
        let heads = if matches!(place, Place::Line | Place::List) { [head, bare] } else { [head, head] };
        let tails = if place == Place::List { [tail, uncolon] } else { [tail, tail] };
        Sight { text, place, heads, tails, slots: vec![None; slots.0.len()] }
    }

    /// Whether nothing that a row needs is missing.
    pub fn may_match(&mut self, needs: &Needs, slots: &Slots) -> bool {
        let begins =
            || !needs.begins || needs.words.first().is_some_and(|w| self.heads.iter().any(|h| h.starts_with(w)));
        let ends = || !needs.ends || needs.words.last().is_some_and(|w| self.tails.iter().any(|t| t.ends_with(w)));
        let placed = match self.place {
            Place::Line | Place::List => begins() && ends(),
            Place::Start => begins(),
            Place::End => ends(),
            Place::Either => begins() || ends(),
        };
        placed && in_order(self.text, &needs.words) && needs.slots.iter().all(|slot| self.has(*slot, slots))
    }

    fn has(&mut self, slot: usize, slots: &Slots) -> bool {
        let text = self.text;
        let seen = || slots.0[slot].1.iter().flatten().any(|word| text.contains(word.as_str()));
        *self.slots[slot].get_or_insert_with(seen)
    }
}

/// Whether the words stand in the text one behind the other.
fn in_order(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    words.iter().all(|word| {
        let found = rest.find(word).map(|at| &rest[at + word.len()..]);
        rest = found.unwrap_or(rest);
        found.is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_every_match_has() {
        let words = |pattern: &str| one_of(&Parser::new().parse(pattern).unwrap());
        let are = |all: &[&str]| Some(all.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
        assert_eq!(words("[A-Za-z]{1,9}@[a-z]+"), are(&["@"]));
        assert_eq!(words("기자|[가-힣]{2,6} 전문기자"), are(&["기자", " 전문기자"]));
        assert_eq!(words("(?:ⓒ|©)?이름"), are(&["이름"]));
        assert_eq!(words("[가-힣]{2,4}"), None);
        assert_eq!(words("가|[가-힣]+"), None);
    }
}

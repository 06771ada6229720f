//! Does a pattern of ours stand in a short text, and where are its named parts?
//!
//! A regular expression is laid out as steps over characters and tried by backtracking, no step twice at one place, so the work is
//! bounded. A page asks many patterns of few and short lines: to lay one out costs next to nothing, while the automata that make a
//! long search fast would cost more than they save. Finds what regex-automata would. Refuses bytes that are no text.

use std::cell::RefCell;
use std::ops::Range;

use regex_syntax::Parser;
use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

/// One step over a text.
#[derive(Debug)]
enum Step {
    /// This character.
    Char(char),
    /// A character of these ranges, which ascend.
    Class(Box<[(char, char)]>),
    /// The first way, or else the second; the forks of a pattern are numbered.
    Fork(usize, usize, usize),
    Jump(usize),
    /// Keeps the place as the beginning or the end of a part.
    Keep(usize),
    /// The text begins here, or ends here.
    Begin,
    End,
}

/// A pattern laid out.
#[derive(Debug)]
pub struct Pattern {
    steps: Vec<Step>,
    forks: usize,
    /// The named parts, each by where its two places are kept.
    names: Vec<(String, usize)>,
    kept: usize,
    /// Whether it can only stand at the beginning.
    begins: bool,
}

/// Where a pattern was found.
#[derive(Debug)]
pub struct Found<'p> {
    pattern: &'p Pattern,
    kept: Vec<Option<usize>>,
    /// All of it, in bytes of the text.
    pub range: Range<usize>,
}

impl Found<'_> {
    /// Where the part of that name stands.
    pub fn name(&self, name: &str) -> Option<Range<usize>> {
        let (_, at) = self.pattern.names.iter().find(|(known, _)| known == name)?;
        Some(self.kept[*at]?..self.kept[*at + 1]?)
    }
}

/// What is left to try: a way not gone yet, or a place to be kept as it was before.
enum Left {
    Way(usize, usize),
    Kept(usize, Option<usize>),
}

/// Which forks were met at which places, and what is left to try; emptied for each search.
#[derive(Default)]
struct Tried {
    met: Vec<u64>,
    left: Vec<Left>,
}

thread_local! {
    static TRIED: RefCell<Tried> = RefCell::default();
}

impl Pattern {
    /// Lays out a pattern.
    ///
    /// # Panics
    /// When it is no regular expression, or one that asks for more than characters and the ends of the text: a fault of code or
    /// tables, found by any test.
    pub fn new(pattern: &str) -> Pattern {
        let read = Parser::new().parse(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"));
        let begins = read.properties().look_set_prefix().contains(Look::Start);
        let mut laid = Pattern { steps: Vec::new(), forks: 0, names: Vec::new(), kept: 0, begins };
        laid.lay(&read);
        laid
    }

    fn lay(&mut self, part: &Hir) {
        match part.kind() {
            HirKind::Empty => {}
            HirKind::Literal(words) => {
                let words = std::str::from_utf8(&words.0).unwrap_or_else(|_| panic!("no letters: {:?}", words.0));
                self.steps.extend(words.chars().map(Step::Char));
            }
            HirKind::Class(Class::Unicode(class)) => {
                self.steps.push(Step::Class(class.iter().map(|range| (range.start(), range.end())).collect()));
            }
            HirKind::Class(Class::Bytes(class)) => {
                let range = |range: &regex_syntax::hir::ClassBytesRange| (range.start().into(), range.end().into());
                self.steps.push(Step::Class(class.iter().map(range).collect()));
            }
            HirKind::Look(Look::Start) => self.steps.push(Step::Begin),
            HirKind::Look(Look::End) => self.steps.push(Step::End),
            HirKind::Look(other) => panic!("no step: {other:?}"),
            HirKind::Repetition(again) => self.lay_again(again),
            HirKind::Capture(of) => {
                let at = self.kept;
                self.kept += 2;
                self.names.extend(of.name.as_ref().map(|name| (name.to_string(), at)));
                self.steps.push(Step::Keep(at));
                self.lay(&of.sub);
                self.steps.push(Step::Keep(at + 1));
            }
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.lay(part)),
            HirKind::Alternation(parts) => self.lay_either(parts),
        }
    }

    fn lay_again(&mut self, again: &Repetition) {
        (0..again.min).for_each(|_| self.lay(&again.sub));
        let mut forks = Vec::new();
        match again.max {
            None => {
                forks.push(self.fork());
                self.lay(&again.sub);
                self.steps.push(Step::Jump(forks[0]));
            }
            Some(max) => {
                for _ in again.min..max {
                    forks.push(self.fork());
                    self.lay(&again.sub);
                }
            }
        }
        let behind = self.steps.len();
        for fork in forks {
            self.ways(fork, if again.greedy { [fork + 1, behind] } else { [behind, fork + 1] });
        }
    }

    fn lay_either(&mut self, parts: &[Hir]) {
        let mut jumps = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            if n + 1 == parts.len() {
                self.lay(part);
                break;
            }
            let fork = self.fork();
            self.lay(part);
            jumps.push(self.steps.len());
            self.steps.push(Step::Jump(0));
            self.ways(fork, [fork + 1, self.steps.len()]);
        }
        let behind = self.steps.len();
        jumps.into_iter().for_each(|jump| self.steps[jump] = Step::Jump(behind));
    }

    /// Lays a fork whose ways are not known yet; gives back where.
    fn fork(&mut self) -> usize {
        self.steps.push(Step::Fork(self.forks, 0, 0));
        self.forks += 1;
        self.steps.len() - 1
    }

    fn ways(&mut self, fork: usize, [first, second]: [usize; 2]) {
        if let Step::Fork(_, one, other) = &mut self.steps[fork] {
            (*one, *other) = (first, second);
        }
    }

    /// Where the pattern stands first in a text.
    pub fn find(&self, text: &str) -> Option<Found<'_>> {
        self.find_from(text, 0)
    }

    /// Whether it stands in a text at all.
    pub fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Everywhere the pattern stands, one behind the other.
    pub fn find_all<'p>(&'p self, text: &'p str) -> impl Iterator<Item = Found<'p>> {
        let (mut from, mut last) = (0, None);
        std::iter::from_fn(move || {
            loop {
                let found = self.find_from(text, from)?;
                let end = found.range.end;
                // nothing right behind another is no find of its own
                if !found.range.is_empty() || last != Some(end) {
                    (from, last) = (end, Some(end));
                    return Some(found);
                }
                from = end + text[end..].chars().next()?.len_utf8();
            }
        })
    }

    fn find_from(&self, text: &str, from: usize) -> Option<Found<'_>> {
        TRIED.with_borrow_mut(|tried| {
            tried.met.clear();
            tried.met.resize((self.forks * (text.len() + 1)).div_ceil(64), 0);
            let mut kept = vec![None; self.kept];
            let starts = text[from..].char_indices().map(|(at, _)| from + at).chain([text.len()]);
            let mut starts = starts.take(if self.begins { 1 } else { usize::MAX });
            starts.find_map(|start| Some(start..self.end_of(text, start, &mut kept, tried)?)).map(|range| Found {
                pattern: self,
                kept,
                range,
            })
        })
    }

    /// Where the pattern ends that begins at `start`.
    fn end_of(&self, text: &str, start: usize, kept: &mut [Option<usize>], tried: &mut Tried) -> Option<usize> {
        tried.left.clear();
        tried.left.push(Left::Way(0, start));
        while let Some(left) = tried.left.pop() {
            let (mut step, mut at) = match left {
                Left::Way(step, at) => (step, at),
                Left::Kept(n, before) => {
                    kept[n] = before;
                    continue;
                }
            };
            loop {
                let Some(next) = self.steps.get(step) else { return Some(at) };
                let fits = match next {
                    Step::Char(wanted) => text[at..].starts_with(*wanted).then(|| at += wanted.len_utf8()).is_some(),
                    Step::Class(ranges) => {
                        text[at..].chars().next().filter(|c| is_of(ranges, *c)).map(|c| at += c.len_utf8()).is_some()
                    }
                    Step::Begin => at == 0,
                    Step::End => at == text.len(),
                    Step::Keep(n) => {
                        tried.left.push(Left::Kept(*n, kept[*n]));
                        kept[*n] = Some(at);
                        true
                    }
                    Step::Jump(to) => {
                        step = *to;
                        continue;
                    }
                    Step::Fork(n, first, second) => {
                        let bit = at * self.forks + n;
                        let (word, bit) = (&mut tried.met[bit / 64], 1 << (bit % 64));
                        if *word & bit != 0 {
                            break;
                        }
                        *word |= bit;
                        tried.left.push(Left::Way(*second, at));
                        step = *first;
                        continue;
                    }
                };
                if !fits {
                    break;
                }
                step += 1;
            }
        }
        None
    }
}

/// Whether a character is in one of the ranges, which ascend.
fn is_of(ranges: &[(char, char)], c: char) -> bool {
    let near = ranges.partition_point(|(_, last)| *last < c);
    ranges.get(near).is_some_and(|(first, _)| *first <= c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_way_that_leads_to_an_end_wins() {
        let parts = |pattern: &str, text: &str| {
            let pattern = Pattern::new(pattern);
            let found = pattern.find(text)?;
            Some((text[found.range.clone()].to_owned(), found.name("a").map(|a| text[a].to_owned())))
        };
        let found = |all: &str, a: Option<&str>| Some((all.to_owned(), a.map(str::to_owned)));
        assert_eq!(parts("(?P<a>가|가나)다?", "마가나다"), found("가", Some("가")));
        assert_eq!(parts("^(?P<a>[가-힣]{1,3}?) *기자$", "김가람 기자"), found("김가람 기자", Some("김가람")));
        assert_eq!(parts("(?:(?P<a>x)|y)+", "xy"), found("xy", Some("x")));
        assert_eq!(parts("(?:(?P<a>x)z|xy)", "xy"), found("xy", None));
        assert_eq!(parts("^b", "ab"), None);
    }

    proptest! {
        #[test]
        fn it_finds_what_regex_finds(
            pattern in r"(?:[abㄱ]|\[ab\]|\(a\|b\)|\(b\|ab\)|\(\?:aㄱ\|a\)){1,5}(?:[*+?]|\*\?|\+\?|\{1,2\})?(?:a|b|\[\^a\]){0,2}\$?",
            text in "[abㄱ]{0,12}",
        ) {
            let (ours, theirs) = (Pattern::new(&pattern), regex::Regex::new(&pattern).unwrap());
            let ours: Vec<_> = ours.find_all(&text).map(|found| found.range).collect();
            let theirs: Vec<_> = theirs.find_iter(&text).map(|found| found.range()).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}

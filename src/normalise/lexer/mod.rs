//! Which words and figures of a text could make values? One pass, left to right, at most a few characters back.
//!
//! Refuses what stands inside a longer word: table words count at the start of a word or right behind another token,
//! and only where a particle, another token or a boundary follows; names with figures in them (F-35, H100), addresses,
//! telephone numbers and codes are passed over whole.

mod chain;
mod figures;
mod hangul;
mod latin;
mod sign;
mod unit;
mod written;

use super::entry::Sense;
use super::lexicon::{Lexicon, Spelling};
use super::number::figures::is_figure;
use super::token::{Gap, Token, What};
use super::trie::plain;

/// Whether `c` is a Hangul syllable.
#[must_use]
pub fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Finds the tokens of `text`.
#[must_use]
pub fn lex(text: &str, lexicon: &'static Lexicon) -> Vec<Token> {
    let mut lexer = Lexer { text, lexicon, tokens: Vec::new(), at: 0, named: false };
    lexer.run();
    lexer.tokens
}

struct Lexer<'t> {
    text: &'t str,
    lexicon: &'static Lexicon,
    tokens: Vec<Token>,
    at: usize,
    /// Whether the word just passed over is a name in Latin letters: a bare number behind it belongs to it.
    named: bool,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if byte == b' ' {
                self.at += 1;
                continue;
            }
            let Some(c) = self.text[self.at..].chars().next() else { return };
            if self.named && matches!(c, ')' | '’' | '”' | '」' | '》') {
                // 모바일 월드 콩그레스(MWC) 2024
                self.at += c.len_utf8();
                continue;
            }
            let named = std::mem::take(&mut self.named);
            if is_figure(c) {
                self.figures(named);
            } else if is_hangul(c) {
                self.hangul();
            } else if c.is_ascii_alphabetic() {
                self.latin();
            } else {
                self.sign(c);
            }
        }
    }

    fn english(&self) -> bool {
        self.lexicon.spelling == Spelling::Thousand
    }

    fn next_char(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn last_char(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.last().is_some_and(|t| t.end == at)
    }

    fn push(&mut self, start: usize, end: usize, what: What) {
        let gap = self.tokens.last().map_or(Gap::Far, |last| {
            if self.english()
                && matches!(last.what, What::Number(_))
                && matches!(what, What::Unit(_))
                && (&self.text[last.end..start] == "-" || latin::OF_UNIT.contains(&&self.text[last.end..start]))
                || matches!(last.what, What::Fraction(..))
                    && matches!(what, What::Unit(_))
                    && latin::OF_UNIT.contains(&&self.text[last.end..start])
            {
                return Gap::Space;
            }
            let quarter = |what: &What| match what {
                What::Word(entries) => entries.iter().any(|e| matches!(e.sense, Sense::Part(..))),
                _ => false,
            };
            if self.english()
                && matches!(&self.text[last.end..start], "-" | "/")
                && (matches!(last.what, What::Number(n) if n.figures == 4) && quarter(&what)
                    || quarter(&last.what) && matches!(what, What::Number(n) if n.figures == 4))
            {
                // 2017-Q1
                return Gap::Space;
            }
            if self.english()
                && matches!(&self.text[last.end..start], " '" | " ’" | " ‘" | "'" | "’" | "‘")
                && matches!(what, What::Number(n) if n.figures == 2)
            {
                // May '87
                return Gap::Space;
            }
            let iso = last.tail == start && &self.text[last.end..start] == "T";
            if last.end == start || iso {
                return Gap::Glued;
            }
            if self.english() && start > last.end && self.text[last.end..start].trim_end_matches([' ', '\u{a0}']) == ","
            {
                return Gap::Comma;
            }
            let spaces = |s: &str| s.len() <= 6 && s.chars().all(|c| plain(c) == ' ');
            if start < last.tail {
                Gap::Far
            } else if last.tail == last.end && spaces(&self.text[last.end..start]) {
                Gap::Space
            } else if spaces(&self.text[last.tail..start]) {
                Gap::Linked
            } else {
                Gap::Far
            }
        });
        self.tokens.push(Token { start, end, tail: end, gap, what });
    }
}

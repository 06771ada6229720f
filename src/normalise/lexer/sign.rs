//! Signs: currency, dashes, tildes, fractions in one character, a leading decimal point.

use rust_decimal::Decimal;

use super::Lexer;
use crate::normalise::token::What;
use crate::normalise::trie::plain;

impl Lexer<'_> {
    /// Signs: currency, dashes, tildes, degrees.
    pub(super) fn sign(&mut self, c: char) {
        let start = self.at;
        // <b>5 May</b>: the sign closes a bracket.
        let closes = c == '>' && self.last_char(start).is_some_and(char::is_alphabetic);
        if !closes
            && self.lexicon.words.starts(plain(c))
            && let Some(found) = self.lexicon.words.longest(self.text, start, |_, to| self.ends_latin(to))
        {
            self.push(start, found.end, What::Word(found.entries));
            self.at = found.end;
            return;
        }
        self.at = start + c.len_utf8();
        if let Some((top, bottom)) = vulgar(c) {
            self.push(start, self.at, What::Fraction(top, bottom));
            self.measured(self.at);
        } else if c == '.' && self.last_char(start).is_none_or(|b| !b.is_alphanumeric() && b != '.') {
            self.pointed(start);
        }
    }
}

/// ½ and its like.
fn vulgar(c: char) -> Option<(Decimal, Decimal)> {
    let (a, b) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((Decimal::from(a), Decimal::from(b)))
}

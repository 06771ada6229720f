//! What relative words are read against: the publication, and the day named last in the text so far.

use std::cell::Cell;

use jiff::civil::{Date, DateTime};

use crate::model::Flag;
use crate::normalise::Anchor;
use crate::normalise::lexicon::possessives;
use crate::normalise::reading::Flags;
use crate::normalise::token::{Gap, Token};

/// The text, its tokens, and the anchors.
#[derive(Debug)]
pub struct Context<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: &'t [Token],
    /// Whether the parts of a date come in any order, with words between them.
    pub free_order: bool,
    /// When the article came out.
    pub published: Option<DateTime>,
    /// The day named last.
    pub named_day: Option<Date>,
    /// The first day of the month or year named last.
    pub named: Option<Date>,
    /// Whether relative words carry [`Flag::QuotedAnchor`].
    pub in_quotation: bool,
    /// Whether they carry [`Flag::InferredAnchor`].
    pub inferred: bool,
    /// One past the last token of an expression that was read and refused as a whole.
    refused: Cell<usize>,
}

impl<'t> Context<'t> {
    /// At the start of a text.
    #[must_use]
    pub fn new(text: &'t str, tokens: &'t [Token], free_order: bool, anchor: &Anchor) -> Context<'t> {
        Context {
            text,
            tokens,
            free_order,
            published: anchor.published,
            named_day: anchor.named_day,
            named: anchor.named_day,
            in_quotation: anchor.in_quotation,
            inferred: anchor.inferred,
            refused: Cell::new(0),
        }
    }

    /// Marks the tokens before `next` as read and refused.
    pub fn refuse(&self, next: usize) {
        self.refused.set(self.refused.get().max(next));
    }

    /// One past the last token that was refused.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.refused.get()
    }

    /// The day of publication; marks the flags that go with using it.
    pub fn today(&self, flags: &mut Flags) -> Option<Date> {
        self.now(flags).map(|at| at.date())
    }

    /// The moment of publication.
    pub fn now(&self, flags: &mut Flags) -> Option<DateTime> {
        let at = self.published?;
        if self.in_quotation {
            flags.add(Flag::QuotedAnchor);
        }
        if self.inferred {
            flags.add(Flag::InferredAnchor);
        }
        Some(at)
    }

    /// Whether the tokens from `at` up to `next` are all that the text says: nothing else but marks stands around them.
    #[must_use]
    pub fn whole(&self, at: usize, next: usize) -> bool {
        let Some((first, last)) = self.token(at).zip(next.checked_sub(1).and_then(|n| self.token(n))) else {
            return false;
        };
        let silent = |s: &str| s.chars().all(|c| !c.is_alphanumeric());
        silent(&self.text[..first.start]) && silent(&self.text[last.end..])
    }

    /// Whether a word such as "her" stands before the number at `at`, a word for an early or late part left aside.
    #[must_use]
    pub fn possessed(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|_| self.free_order) else { return false };
        let before = self.text[..token.start].trim_end_matches([' ', '-']);
        let before = ["early", "mid", "late"].iter().find_map(|part| before.strip_suffix(part)).unwrap_or(before);
        let before = before.trim_end();
        let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next();
        word.is_some_and(|word| possessives().contains(&word))
    }

    /// Whether nothing more is said behind the token before `next` up to the next mark: what stands there counts nothing.
    #[must_use]
    pub fn ends(&self, next: usize) -> bool {
        let Some(last) = next.checked_sub(1).and_then(|n| self.token(n)) else { return false };
        self.text[last.end..].trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric() && !"-–$€£(".contains(c))
    }

    /// The token, if there is one.
    #[must_use]
    pub fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    /// The token, where nothing but space stands before it.
    #[must_use]
    pub fn close(&self, at: usize) -> Option<&'t Token> {
        self.token(at).filter(|t| matches!(t.gap, Gap::Glued | Gap::Space))
    }

    /// The token, where nothing but space or a comma stands before it.
    #[must_use]
    pub fn beside(&self, at: usize) -> Option<&'t Token> {
        self.token(at).filter(|t| matches!(t.gap, Gap::Glued | Gap::Space | Gap::Comma))
    }

    /// The token, where nothing but space or one of these particles (or a bracketed aside) stands before it.
    #[must_use]
    pub fn linked(&self, at: usize, particles: &[&str]) -> Option<&'t Token> {
        let token = self.token(at)?;
        match token.gap {
            Gap::Glued | Gap::Space => Some(token),
            Gap::Linked => {
                let before = self.token(at.checked_sub(1)?)?;
                let tail = &self.text[before.end..before.tail];
                (tail.starts_with('(') || particles.contains(&tail)).then_some(token)
            }
            Gap::Far | Gap::Comma => None,
        }
    }
}

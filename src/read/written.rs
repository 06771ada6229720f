//! How is a text read whose characters are written in parts (한 as ㅎ, ㅏ, ㄴ; é as e and its accent)?
//!
//! In its composed form (NFC), as nearly all texts are written and as every table of a language is. [`Written`] is the
//! way back, so that every place still points into the text as it was written. A place inside a composed character is
//! widened to all of it.

use std::iter::once;
use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::{Article, Claim, Span};

/// A text as it was written, where that is not how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch that is written otherwise than it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    read: Range<usize>,
    written: Range<usize>,
}

/// The text in composed form, and how it was written; `None` when it is in composed form.
#[must_use]
pub fn composed(text: &str) -> Option<(String, Written)> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return None;
    }
    let mut read = String::with_capacity(text.len());
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = '\n';
    for (at, c) in text.char_indices().chain(once((text.len(), '\n'))) {
        if at > start && (at == text.len() || stands_alone(c) || before.is_whitespace() || before.is_control()) {
            let from = read.len();
            read.extend(text[start..at].nfc());
            if read[from..] != text[start..at] {
                pieces.push(Piece { read: from..read.len(), written: start..at });
            }
            start = at;
        }
        before = c;
    }
    (!pieces.is_empty()).then(|| (read, Written { text: text.to_owned(), pieces }))
}

/// Whether a character never joins the one before it.
fn stands_alone(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(once(c)) != IsNormalized::Maybe
}

/// Puts an article's text into composed form; its places go along.
#[must_use]
pub fn compose(article: &mut Article) -> Option<Written> {
    let (text, written) = composed(&article.text)?;
    move_places(article, |span| written.read(span));
    article.text = text;
    Some(written)
}

fn move_places(article: &mut Article, to: impl Fn(Span) -> Span) {
    for segment in &mut article.segments {
        segment.span = to(segment.span);
        segment.repeats = segment.repeats.map(&to);
    }
    for skipped in &mut article.skipped {
        skipped.span = to(skipped.span);
    }
}

impl Written {
    /// The place in the text as written, of one in the composed form.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        self.turn(span, |piece| &piece.read, |piece| &piece.written)
    }

    /// The place in the composed form, of one in the text as written.
    #[must_use]
    pub fn read(&self, span: Span) -> Span {
        self.turn(span, |piece| &piece.written, |piece| &piece.read)
    }

    /// Gives an article its text back as it was written.
    pub fn restore(&self, article: &mut Article) {
        move_places(article, |span| self.span(span));
        article.text.clone_from(&self.text);
    }

    /// Has a claim point into, and quote, the text as it was written.
    pub fn restore_claim(&self, claim: &mut Claim) {
        let Claim { span, sentence, also_at, attribution, quote, .. } = claim;
        for place in [span, sentence].into_iter().chain(also_at).chain(&mut attribution.span) {
            *place = self.span(*place);
        }
        claim.span.of(&self.text).clone_into(quote);
    }

    fn turn(&self, span: Span, from: fn(&Piece) -> &Range<usize>, to: fn(&Piece) -> &Range<usize>) -> Span {
        let at = |byte: usize, is_end: bool| {
            let begun = self.pieces.partition_point(|piece| from(piece).start <= byte);
            let Some(piece) = begun.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return byte };
            let (from, to) = (from(piece), to(piece));
            match byte {
                _ if byte >= from.end => to.end + (byte - from.end),
                _ if byte > from.start && is_end => to.end,
                _ => to.start,
            }
        };
        Span::new(at(span.start, false), at(span.end, true))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_composed_is_left_as_it_is() {
        for text in ["", "한빛시는 6일 다리를 열었다.\n", "café 漢字 🚢", "ㅎㅏㄴ"] {
            assert_eq!(composed(text), None, "{text}");
        }
    }

    #[test]
    fn places_go_there_and_back() {
        let text: String = "시장은 6일 café 앞".nfd().collect();
        let (read, written) = composed(&text).unwrap();
        assert_eq!(read, "시장은 6일 café 앞");
        let at = read.find("6일").unwrap();
        let there = written.span(Span::new(at, at + "6일".len()));
        assert_eq!(there.of(&text), "6일".nfd().collect::<String>());
        assert_eq!(written.read(there).of(&read), "6일");
    }

    #[test]
    fn a_compatibility_ideograph_is_read_as_the_common_one() {
        let (read, written) = composed("\u{f9e1} 의원").unwrap();
        assert_eq!(read, "李 의원");
        assert_eq!(written.span(Span::new(0, 3)).of(&written.text), "\u{f9e1}");
    }

    proptest! {
        #[test]
        fn the_composed_form_is_that_of_the_standard(text in "[가-힣ᄀ-ᇿa-zé\u{300}-\u{345}\n ≯豈-龎]{0,40}") {
            let whole: String = text.nfc().collect();
            prop_assert_eq!(composed(&text).map_or_else(|| text.clone(), |(read, _)| read), whole);
        }

        #[test]
        fn every_place_of_the_composed_form_holds_the_same_words(text in "[가-힣a-zé0-9 \n]{1,30}") {
            let parts: String = text.nfd().collect();
            if let Some((read, written)) = composed(&parts) {
                let marks: Vec<usize> = read.char_indices().map(|(at, _)| at).chain([read.len()]).collect();
                for (n, start) in marks.iter().enumerate() {
                    for end in &marks[n..] {
                        let span = Span::new(*start, *end);
                        let there = written.span(span);
                        prop_assert_eq!(there.of(&parts).nfc().collect::<String>(), span.of(&read));
                        prop_assert_eq!(written.read(there), span);
                    }
                }
            }
        }
    }
}

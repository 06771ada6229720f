//! Where does it happen, in languages of order? Names in capitals that a preposition of place leads to: in Lyon, near the port of
//! Busan. A preposition leads to much else (gave it to Democrats, resigned from Congress), so a name counts only where it ends its
//! phrase, is neither a body nor a person, and `to` only behind a word of going.

use rustc_hash::FxHashSet;

use super::event::Found;
use super::grammar::{Break, Grammar, Part};
use super::scene::Scene;
use super::word::{Word, is_owner};
use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang, Name, Span, Value};

struct Lexicon {
    /// Behind which `to` leads to a place: stems.
    journeys: FxHashSet<&'static str>,
    /// What names of places end in that have no capital: the Harwold airfield.
    sites: FxHashSet<&'static str>,
    /// What names end in that are no places: stems.
    not_places: FxHashSet<&'static str>,
    /// What points at somebody's: our, this.
    pointers: FxHashSet<&'static str>,
}

static LEXICONS: ByLanguage<Lexicon> = ByLanguage::new(|lang| {
    let words = |name| table(lang, name).column("word").map(|(w, _)| w).collect();
    Some(Lexicon {
        journeys: words("journeys"),
        sites: words("sites"),
        not_places: words("not_places"),
        pointers: words("pointers"),
    })
});

/// So many words may stand between a word of going and its `to`.
const JOURNEY: usize = 6;

/// So many words may a phrase have before its name.
const LONGEST_LEAD: usize = 5;

/// The places that a sentence names.
pub fn places(text: &str, scene: &Scene, grammar: &Grammar, lang: Lang) -> Vec<Found> {
    let Some(lexicon) = LEXICONS.get(lang) else { return Vec::new() };
    let reader = Reader { text, words: &scene.sentence.words, scene, grammar, lexicon };
    let mut found = Vec::new();
    let mut n = 0;
    while n + 1 < reader.words.len() {
        n += 1;
        if !reader.leads(n - 1) || grammar.breaks[n] > Break::None {
            continue;
        }
        let Some((first, last)) = reader.name(n) else { continue };
        if let Some(site) = reader.site(first, last) {
            let span = Span::new(reader.words[n].span.start, reader.end(site));
            let name = text[reader.words[first].span.start..span.end].to_owned();
            let value = Value::Name(Name { name, aliases: Vec::new() });
            found.push(Found { kind: Kind::Place, span, value, own: None, slot: None });
        }
        n = last;
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    scene: &'a Scene<'a>,
    grammar: &'a Grammar,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    /// Whether word `n` leads to a place: in; to behind a word of going; for behind one of leaving.
    fn leads(&self, n: usize) -> bool {
        let written = self.words[n].span.of(self.text).to_lowercase();
        if written == "for" {
            return n > 0 && self.words[n - 1].concept.is_some_and(|c| c.name == "leave");
        }
        if self.grammar.parts[n] != Part::Preposition || !self.grammar.places[n] {
            return false;
        }
        let goes = |w: &Word| self.lexicon.journeys.contains(w.folded.stem.as_str());
        written != "to" || self.words[n.saturating_sub(JOURNEY)..n].iter().any(goes)
    }

    /// The first and last word of the name that the phrase at word `n` leads up to.
    fn name(&self, n: usize) -> Option<(usize, usize)> {
        if self.lexicon.pointers.contains(self.words[n].span.of(self.text).to_lowercase().as_str()) {
            return None;
        }
        // moved to combat piracy: a noun right behind `to` may be a verb
        let noun = self.words[n - 1].span.of(self.text).eq_ignore_ascii_case("to");
        let first = (n..self.words.len().min(n + LONGEST_LEAD))
            .take_while(|m| *m == n || self.grammar.breaks[*m] == Break::None)
            .take_while(|m| match self.grammar.parts[*m] {
                Part::Determiner | Part::Adjective => true,
                Part::Noun => *m > n || !noun || self.is_name(*m),
                _ => self.grammar.part_of[*m],
            })
            .find(|m| self.is_name(*m))?;
        let mut last = first;
        // Harwold, Lincolnshire: a name behind a comma goes on with it; the Isle of Wight
        loop {
            let written = |n: usize| self.words.get(n).map(|w| w.span.of(self.text));
            let joined = match (written(last + 1), written(last + 2)) {
                (Some("of"), Some("the")) => 2,
                (Some("of"), _) => 1,
                _ => 0,
            };
            let next = last + 1 + joined;
            let goes_on = next < self.words.len()
                && self.is_name(next)
                && (last + 1..=next).all(|m| self.grammar.breaks[m] < Break::Strong)
                && self.words[next].bracketed == self.words[first].bracketed;
            if !goes_on {
                return Some((first, last));
            }
            last = next;
        }
    }

    fn is_name(&self, n: usize) -> bool {
        self.grammar.parts[n] == Part::Noun
            && self.words[n].mention.is_none()
            && self.scene.is_proper(n)
            && !self.scene.person[n]
    }

    /// The word that the place named by words `first` to `last` ends with, if it is one: the name's own last or the common
    /// noun behind it.
    fn site(&self, first: usize, last: usize) -> Option<usize> {
        let stem = |n: usize| self.words[n].folded.stem.as_str();
        let written = |n: usize| self.words[n].span.of(self.text);
        let behind = last + 1;
        if self.is_number(behind) {
            return Some(behind);
        }
        // the Department of Justice is told by what stands before its `of`
        let mut heads = (first..=last).filter(|n| *n == last || written(*n + 1) == "of");
        if heads.any(|n| self.lexicon.not_places.contains(stem(n))) || is_body(written(last)) {
            return None;
        }
        if self.ends_phrase(last) {
            return Some(last).filter(|n| !is_owner(written(*n)));
        }
        // the Harwold airfield; but California politics, Chicago's city council
        Some(behind).filter(|n| self.lexicon.sites.contains(stem(*n)) && self.ends_phrase(*n))
    }

    /// Whether word `n` goes on with a name as its number: Gate 3.
    fn is_number(&self, n: usize) -> bool {
        self.words.get(n).is_some_and(|w| {
            self.grammar.breaks[n] == Break::None
                && w.mention.is_none()
                && w.span.of(self.text).bytes().all(|b| b.is_ascii_digit())
        })
    }

    /// Whether no noun or adjective follows word `n` in its phrase.
    fn ends_phrase(&self, n: usize) -> bool {
        let goes_on = |m: usize| {
            self.grammar.breaks[m] == Break::None
                && self.words[m].mention.is_none()
                && matches!(self.grammar.parts[m], Part::Noun | Part::Adjective)
        };
        n + 1 == self.words.len() || !goes_on(n + 1)
    }

    /// Where word `n` ends, the full stop of an abbreviation with it: Washington, D.C.
    fn end(&self, n: usize) -> usize {
        let span = self.words[n].span;
        let stopped = span.of(self.text).contains('.') && self.text[span.end..].starts_with('.');
        span.end + usize::from(stopped)
    }
}

/// Whether a word is a body's initials: NATO. Those of countries have two letters or full stops.
fn is_body(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(char::is_uppercase)
}

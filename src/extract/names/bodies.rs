//! Which organisations and places do the words of a sentence name? A name goes on over neighbours: 경기 수원시 팔달구 매교동,
//! 프랑스 검찰.

use super::known::Known;
use super::{Naming, Sort, base};
use crate::extract::fold::{Case, is_syllable, particle};
use crate::extract::word::Word;
use crate::model::Span;

/// What a word by itself is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Place,
    /// A place, or what is built there, that its ending tells: 수원시, 올림픽공원.
    Site,
    Body,
    /// An ending of organisations as a whole word: of somewhere, when a place stands before it (경기 김포 경찰서).
    Office,
    /// A quarter, where a district stands before it: 매교동.
    Quarter,
    /// A part of an organisation, where one stands before it: 강력부.
    Part,
    /// A district that is a common noun, too: only beside a place.
    Doubtful,
    Nothing,
}

/// The organisations and places of a sentence in order.
pub fn bodies(text: &str, words: &[Word], known: &Known) -> Vec<Naming> {
    let mut is: Vec<Is> = words.iter().map(|w| what(text, w, known)).collect();
    // 경기 수원시, 전남 강진
    for n in 0..words.len() {
        let before = n > 0 && matches!(is[n - 1], Is::Place) && beside(text, words, n);
        let after = n + 1 < words.len() && matches!(is[n + 1], Is::Place | Is::Site) && beside(text, words, n + 1);
        if is[n] == Is::Doubtful && (before || after) {
            is[n] = Is::Place;
        }
    }
    let mut found = Vec::new();
    let mut from = 0;
    while from < words.len() {
        if !matches!(is[from], Is::Place | Is::Site | Is::Body) {
            from += 1;
            continue;
        }
        let mut until = from + 1;
        while until < words.len() && goes_on(text, words, &is, until) {
            until += 1;
        }
        let last = &words[until - 1];
        let span = Span::new(words[from].span.start, last.span.start + stem(text, last, known).len());
        let body = is[from..until].iter().any(|i| matches!(i, Is::Body | Is::Office));
        found.push(Naming { span, sort: if body { Sort::Organisation } else { Sort::Place } });
        from = until;
    }
    found
}

/// Whether word `n` stands right behind the one before, which has no particle.
fn beside(text: &str, words: &[Word], n: usize) -> bool {
    let before = &words[n - 1];
    before.folded.case == Case::Bare
        && !before.comma
        && before.bracketed == words[n].bracketed
        && &text[before.span.end..words[n].span.start] == " "
}

/// Whether the name before word `n` goes on with it.
fn goes_on(text: &str, words: &[Word], is: &[Is], n: usize) -> bool {
    let joins = match is[n - 1] {
        Is::Place | Is::Site | Is::Quarter => !matches!(is[n], Is::Nothing | Is::Doubtful | Is::Part),
        Is::Body => is[n] == Is::Part,
        _ => false,
    };
    joins && beside(text, words, n)
}

/// The word without its particle, where the particle is not itself the end of an organisation (경찰서는).
fn stem<'t>(text: &'t str, word: &Word, known: &Known) -> &'t str {
    let (whole, name) = (word.span.of(text), base(text, word));
    let longer = known.endings.iter().find_map(|(ending, _)| {
        // only where it ends behind the name; most words are the name, and nothing is looked for
        let last = whole.len().checked_sub(ending.len())?;
        let first = (name.len() + 1).saturating_sub(ending.len());
        let end =
            (first..=last).rev().find(|at| whole.as_bytes()[*at..].starts_with(ending.as_bytes()))? + ending.len();
        let rest = &whole[end..];
        (end > name.len() && (rest.is_empty() || particle(rest, known.lang).is_some())).then_some(end)
    });
    longer.map_or(name, |end| &whole[..end])
}

/// Whether a word by itself names an organisation.
pub fn is_body(text: &str, word: &Word, known: &Known) -> bool {
    what(text, word, known) == Is::Body
}

fn what(text: &str, word: &Word, known: &Known) -> Is {
    let name = stem(text, word, known);
    if word.folded.form.is_some() {
        return Is::Nothing;
    }
    if name.chars().any(|c| c.is_ascii_uppercase()) {
        return match word.mention {
            None if known.places.contains(name) => Is::Place,
            None if initials(name, known) => Is::Body,
            _ => Is::Nothing,
        };
    }
    if word.mention.is_some() || word.stop || !name.chars().all(is_syllable) {
        return Is::Nothing;
    }
    if known.bodies.contains(name) {
        return Is::Body;
    }
    if known.places.contains(name) {
        return Is::Place;
    }
    let letters = name.chars().count();
    let last = name.char_indices().next_back().map_or(0, |(at, _)| at);
    if known.districts.get(&name[..last]).is_some_and(|kind| kind.contains(&name[last..])) {
        return Is::Site;
    }
    // 인하대 is told by name; 경주대 by its place
    if name.ends_with('대') && known.places.contains(&name[..last]) {
        return Is::Body;
    }
    if known.not_places.contains(name) || known.not_bodies.contains(name) {
        return Is::Nothing;
    }
    if known.districts.contains_key(name) {
        return Is::Doubtful;
    }
    if let Some((ending, place)) = known.endings.iter().find(|(e, _)| name.ends_with(e)) {
        return match (letters > ending.chars().count(), place) {
            (true, true) => Is::Site,
            (true, false) => Is::Body,
            (false, true) => Is::Nothing,
            (false, false) => Is::Office,
        };
    }
    if word.meaning().is_none() && known.sites.iter().any(|(s, least)| letters >= *least && name.ends_with(s)) {
        return Is::Site;
    }
    if word.meaning().is_none() && known.departments.iter().any(|(s, least)| letters >= *least && name.ends_with(s)) {
        return Is::Part;
    }
    if letters >= 2 && name.ends_with(['동', '읍', '면', '리', '구', '로', '길']) {
        return Is::Quarter;
    }
    Is::Nothing
}

/// A firm or body by its initials, alone or before a noun: IBM, USA투데이.
fn initials(name: &str, known: &Known) -> bool {
    let letters: String = name.chars().take_while(|c| !is_syllable(*c)).collect();
    let capitals = letters.chars().filter(char::is_ascii_uppercase).count();
    let small = letters.chars().any(|c| c.is_ascii_lowercase());
    let rest = &name[letters.len()..];
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let named = rest.is_empty() || known.endings.iter().any(|(e, _)| rest.ends_with(e));
    capitals >= 2 && !small && named && letters.is_ascii() && !known.initials.contains(letters.as_str())
}

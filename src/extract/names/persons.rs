//! Whose name is a word? By surname and given syllables, by the title, honorific or age beside it.

use super::known::{Given, Known};
use super::{Naming, Sort, base};
use crate::extract::fold::{Case, is_syllable};
use crate::extract::people::{People, is_title};
use crate::extract::word::Word;
use crate::model::Span;

/// A person found at a word.
pub struct Person {
    /// Where.
    pub naming: Naming,
    /// Whether something beside the word says so.
    pub sure: bool,
}

/// The person that is named at word `n`; of a name in several words, at its last.
pub fn person(text: &str, words: &[Word], n: usize, people: &People, known: &Known) -> Option<Person> {
    let word = &words[n];
    let (whole, name) = (word.span.of(text), base(text, word));
    let found = |from: usize, len: usize, sure: bool| {
        let span = Span::new(from, word.span.start + len);
        Some(Person { naming: Naming { span, sort: Sort::Person }, sure })
    };
    let start = word.span.start;
    if let Some(len) = lettered(text, words, n, known) {
        return found(start, len, true);
    }
    if word.mention.is_some() && !aged(text, start + name.len()) {
        return None;
    }
    if let Some(len) = surname_alone(text, words, n, known) {
        return found(start, len, true);
    }
    if !name.chars().all(is_syllable) || is_title(word, known.lang) || known.addresses.contains(name) {
        return None;
    }
    let letters = name.chars().count();
    let titled = titled(words, n, known);
    // 최지은 씨: the last syllable of the name is no particle where a title follows
    if titled && whole != name && shape(whole, known) >= 2 && !word.comma {
        return found(start, whole.len(), true);
    }
    let shaped = shape(name, known);
    let aged = aged(text, start + name.len());
    let plain = word.meaning().is_none()
        && !word.stop
        && !known.not_names.contains(name)
        && !known.places.contains(name)
        && !known.bodies.contains(name)
        && !known.endings.iter().any(|(e, _)| name.ends_with(e));
    if people.key(&word.folded.stem).and_then(|key| people.name(key)).is_some_and(|full| full.ends_with(name)) && letters > 1 {
        return found(first_of(text, words, n, people), name.len(), true);
    }
    if !plain {
        return None;
    }
    if shaped >= 1 && (titled || aged) || shaped >= 2 && word.folded.form.is_none() {
        return found(start, name.len(), titled || aged);
    }
    if aged && (2..=6).contains(&letters) {
        return found(foreign_from(text, words, n, known), name.len(), true);
    }
    // 예원 씨, 메르켈 총리
    let honoured = words.get(n + 1).is_some_and(|w| w.folded.case != Case::Other && known.addresses.contains(base(text, w)));
    if letters >= 2 && word.folded.case == Case::Bare && !word.comma && (honoured || titled && foreign(name, known)) {
        return found(foreign_from(text, words, n, known), name.len(), true);
    }
    None
}

/// How surely a word is spelled like a full name: 2 with the syllables of most names, 1 with others, 0 not at all.
pub fn shape(name: &str, known: &Known) -> u8 {
    let letters: Vec<char> = name.chars().collect();
    let (surname, given) = match letters.len() {
        3 => (&name[..letters[0].len_utf8()], &letters[1..]),
        4 => (&name[..letters[0].len_utf8() + letters[1].len_utf8()], &letters[2..]),
        _ => return 0,
    };
    let Some(rare) = known.surnames.get(surname) else { return 0 };
    let given = |at: usize| known.given.get(&given[at]).copied().unwrap_or_default();
    let (Given { first, .. }, Given { second, .. }) = (given(0), given(1));
    match first.min(second) {
        2 if !rare => 2,
        0 => 0,
        _ => 1,
    }
}

/// Whether a name is spelled as those from abroad are.
fn foreign(name: &str, known: &Known) -> bool {
    name.chars().any(|c| known.foreign.contains(&c))
}

/// A person whose name is withheld: A씨, B(3)군.
fn lettered(text: &str, words: &[Word], n: usize, known: &Known) -> Option<usize> {
    let whole = words[n].span.of(text);
    let mut letters = whole.chars();
    let letter = letters.next().filter(char::is_ascii_uppercase)?;
    let rest = letters.as_str();
    let honorific = |word: &str| known.addresses.iter().any(|a| word.starts_with(a));
    let next = || words.get(n + 1).map(|w| w.span.of(text)).filter(|_| rest.is_empty());
    let fits = honorific(rest) || rest.is_empty() && (aged(text, words[n].span.end) || next().is_some_and(honorific));
    fits.then(|| letter.len_utf8())
}

/// A surname by itself before a title or an honorific, or written onto one: 박 대통령, 조 전 부사장, 신씨, 윤모(35) 씨.
fn surname_alone(text: &str, words: &[Word], n: usize, known: &Known) -> Option<usize> {
    let whole = words[n].span.of(text);
    let len = whole.chars().next()?.len_utf8();
    let (surname, rest) = whole.split_at(len);
    known.surnames.get(surname)?;
    if rest.is_empty() {
        let next = words[n + 1..].iter().find(|w| !known.is_former(w) && !w.bracketed)?;
        let address = next.span.of(text).trim_start_matches('모');
        let addressed = known.addresses.iter().any(|a| address.starts_with(a));
        let titled = is_title(next, known.lang) && !known.is_former(&words[n]) && next.folded.stem.chars().nth(1).is_some();
        let apart = words[n].comma || words[n].mention.is_some() || words[n].bracketed && !next.bracketed;
        return (!apart && (titled || addressed && next.span.of(text).chars().count() <= 4)).then_some(len);
    }
    let glued = base(text, &words[n]).strip_prefix(surname).is_some_and(|rest| rest == "씨");
    let some = base(text, &words[n]) == format!("{surname}모") && {
        let next = words[n + 1..].iter().find(|w| !w.bracketed);
        aged(text, words[n].span.end) || next.is_some_and(|w| known.addresses.contains(base(text, w)))
    };
    let called = rest.strip_prefix('모').is_some_and(|rest| known.addresses.iter().any(|a| rest.starts_with(a)));
    (glued && words[n].meaning().is_none() && !known.not_names.contains(base(text, &words[n])) || some || called)
        .then_some(len)
}

/// Whether an age in brackets stands right behind: (27), (27·여), (48세).
fn aged(text: &str, at: usize) -> bool {
    let Some(inside) = text[at..].strip_prefix('(') else { return false };
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inside[digits..].trim_start_matches(['세', '살']);
    (1..=2).contains(&digits) && rest.starts_with([')', '·', ',', '-', ' ', 'ㆍ'])
}

/// Whether a title follows, after words such as 전: 손재학 전 차관, 류원기 영남제분 회장 (a firm may stand between).
fn titled(words: &[Word], n: usize, known: &Known) -> bool {
    let is_title = |w: &Word| is_title(w, known.lang);
    let bare = |w: &Word| w.folded.case == Case::Bare && !w.comma && w.mention.is_none();
    if !bare(&words[n]) {
        return false;
    }
    let behind: Vec<&Word> = words[n + 1..].iter().filter(|w| w.bracketed == words[n].bracketed).take(4).collect();
    let until = behind.iter().take_while(|w| bare(w) && !is_title(w) && w.folded.form.is_none()).count();
    behind.get(until).is_some_and(|w| until <= 2 && is_title(w))
}

/// Where the name that ends with word `n` begins, of a person known by the full name.
fn first_of(text: &str, words: &[Word], n: usize, people: &People) -> usize {
    let full = people.key(&words[n].folded.stem).and_then(|key| people.name(key)).unwrap_or_default();
    let part = |w: &Word| w.folded.case == Case::Bare && full.split(' ').any(|p| p == base(text, w)) && full != base(text, w);
    let before = words[..n].iter().rev().take_while(|w| part(w)).count();
    words[n - before].span.start
}

/// Where a name from abroad that ends with word `n` begins: 아유브 엘 카자니(25).
fn foreign_from(text: &str, words: &[Word], n: usize, known: &Known) -> usize {
    let part = |w: &&Word| {
        let name = base(text, w);
        w.folded.case == Case::Bare
            && !w.comma
            && w.mention.is_none()
            && !w.stop
            && w.meaning().is_none()
            && w.bracketed == words[n].bracketed
            && !is_title(w, known.lang)
            && !known.places.contains(name)
            && !known.bodies.contains(name)
            && !known.endings.iter().any(|(e, _)| name.ends_with(e))
            && (foreign(name, known) || name.chars().count() == 1 && name.chars().all(is_syllable))
    };
    let before = if foreign(base(text, &words[n]), known) || n > 0 && part(&&words[n - 1]) {
        words[..n].iter().rev().take(3).take_while(part).count()
    } else {
        0
    };
    words[n - before].span.start
}

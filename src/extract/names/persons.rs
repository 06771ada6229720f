//! Whose name is a word? By surname and given syllables, by the title, honorific or age beside it.

use super::known::{Given, Known};
use super::{Naming, Sort, base, bodies};
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
    let titles = titled(text, words, n, known);
    let titled = titles && word.folded.case == Case::Bare;
    let aged = aged(text, start + name.len());
    let called = n > 0 && words[n - 1].folded.case == Case::Bare && known.callings.contains(base(text, &words[n - 1]));
    // 이현우씨가
    if let Some(full) = known.addresses.iter().find_map(|a| name.strip_suffix(a)).filter(|f| shape(f, known) >= 1) {
        return found(start, full.len(), true);
    }
    // 최지은 씨, 장하나·양승조 의원: the last syllable of the name is no particle where a title follows or a list goes on
    if whole != name && shape(whole, known) >= 2 && (titles || word.comma && word.folded.case == Case::Other) {
        return found(start, whole.len(), true);
    }
    let full = people.key(&word.folded.stem).and_then(|key| people.name(key));
    if full.is_some_and(|full| full.ends_with(name)) && letters > 1 {
        return found(first_of(text, words, n, people), name.len(), true);
    }
    if !plain(text, word, known) {
        return None;
    }
    let shaped = shape(name, known);
    if shaped >= 1 && (titled || aged || called) || shaped >= 2 && word.folded.form.is_none() {
        return found(start, name.len(), titled || aged || called);
    }
    if aged && (2..=6).contains(&letters) {
        return found(foreign_from(text, words, n, known), name.len(), true);
    }
    // 예원 씨, 메르켈 총리, 배우 클라라
    let next =
        words.get(n + 1).filter(|w| w.bracketed == word.bracketed && word.folded.case == Case::Bare && !word.comma);
    let honoured = next.is_some_and(|w| known.addresses.contains(base(text, w)));
    let office = next.is_some_and(|w| is_title(w, known.lang));
    if letters >= 2 && (honoured || (office || called) && foreign(name, known)) {
        return found(foreign_from(text, words, n, known), name.len(), true);
    }
    // 줄리안 퀸타르트(벨기에)
    let from = foreign_from(text, words, n, known);
    (from < start && homed(text, start + name.len(), known)).then_some(())?;
    found(from, name.len(), true)
}

/// Whether a word may be a name: no word with a meaning, no name of something else.
fn plain(text: &str, word: &Word, known: &Known) -> bool {
    let name = base(text, word);
    word.meaning().is_none()
        && !word.stop
        && !known.not_names.contains(name)
        && !known.places.contains(name)
        && !known.bodies.contains(name)
        && !known.endings.iter().any(|(e, _)| name.ends_with(e))
        && !is_title(word, known.lang)
}

/// Whether a country, a town or a team in brackets stands right behind.
fn homed(text: &str, at: usize, known: &Known) -> bool {
    let inside = text[at..].strip_prefix('(').and_then(|rest| Some(&rest[..rest.find(')')?]));
    inside.is_some_and(|i| {
        known.places.contains(i) || known.bodies.contains(i) || known.endings.iter().any(|(e, _)| i.ends_with(e))
    })
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
    // no word of the language begins with ㄹ
    name.starts_with(|c: char| ('라'..='맇').contains(&c)) || name.chars().any(|c| known.foreign.contains(&c))
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
    let addressed = |w: &Word| {
        let name = base(text, w);
        known.addresses.contains(name.strip_prefix('모').unwrap_or(name))
    };
    if rest.is_empty() {
        let next = words[n + 1..].iter().find(|w| !known.is_former(w) && !w.bracketed)?;
        let titled = is_title(next, known.lang) && next.folded.stem.chars().nth(1).is_some();
        // 전 청장: a former one; 전 전 청장: one called 전; 최문순 현 지사: the present one
        let says_when = known.is_former(&words[n]) && !known.is_former(&words[n + 1])
            || n > 0
                && words[n - 1].folded.case == Case::Bare
                && !words[n - 1].comma
                && shape(base(text, &words[n - 1]), known) > 0;
        let apart = words[n].comma || words[n].mention.is_some() || words[n].bracketed && !next.bracketed;
        return (!apart && !says_when && (titled || addressed(next))).then_some(len);
    }
    // 윤 모씨
    if n > 0 && surname == "모" && known.surnames.contains_key(base(text, &words[n - 1])) {
        return None;
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
fn titled(text: &str, words: &[Word], n: usize, known: &Known) -> bool {
    let is_title = |w: &Word| is_title(w, known.lang);
    let bare = |w: &Word| w.folded.case == Case::Bare && !w.comma && w.mention.is_none();
    if words[n].comma || words[n].mention.is_some() && !words[n].bracketed {
        return false;
    }
    let within = |w: &&Word| w.bracketed == words[n].bracketed && !known.is_former(w);
    let behind: Vec<&Word> = words[n + 1..].iter().filter(within).take(4).collect();
    let until = behind.iter().take_while(|w| bare(w) && !is_title(w) && w.folded.form.is_none()).count();
    let most = if behind.first().is_some_and(|w| bodies::is_body(text, w, known)) { 3 } else { 2 };
    behind
        .get(until)
        .is_some_and(|w| until <= most && (is_title(w) || until == 0 && known.addresses.contains(base(text, w))))
}

/// Where the name that ends with word `n` begins, of a person known by the full name.
fn first_of(text: &str, words: &[Word], n: usize, people: &People) -> usize {
    let full = people.key(&words[n].folded.stem).and_then(|key| people.name(key)).unwrap_or_default();
    let part =
        |w: &Word| w.folded.case == Case::Bare && full.split(' ').any(|p| p == base(text, w)) && full != base(text, w);
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
            && w.folded.form.is_none()
            && w.bracketed == words[n].bracketed
            && name.chars().all(is_syllable)
            && plain(text, w, known)
    };
    if !foreign(base(text, &words[n]), known) {
        return words[n].span.start;
    }
    let spelled = |w: &&Word| part(w) && (foreign(base(text, w), known) || base(text, w).chars().nth(1).is_none());
    let mut before = words[..n].iter().rev().take(3).take_while(spelled).count();
    // 빼마 친조르: a name before a name from abroad is its first
    if before == 0 && n > 0 && part(&&words[n - 1]) && base(text, &words[n - 1]).chars().count() <= 4 {
        before = 1;
    }
    words[n - before].span.start
}

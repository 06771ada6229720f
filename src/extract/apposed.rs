//! Whose office stands beside the name, between commas, where word order tells it? `Nora Haven, the mayor of Brook`,
//! `the county sheriff, Ida Brook,`.
//!
//! Refuses names in one word and offices that are only some words away.

use super::grammar::{Break, Grammar, Part};
use super::sentences::ReadSentence;
use super::word::Word;

/// A name and the office beside it, by words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apposed {
    /// The first word of the name and one past its last.
    pub name: (usize, usize),
    /// The first word of the office and one past its last.
    pub office: (usize, usize),
}

/// How many words an office may have before the word that names it.
const BEFORE: usize = 5;

/// How many words a name may have.
const LONGEST: usize = 3;

/// The names and offices of a sentence; `title` says whether a word names an office.
pub fn apposed(text: &str, sentence: &ReadSentence, title: impl Fn(&Word) -> bool) -> Vec<Apposed> {
    let Some(grammar) = &sentence.grammar else { return Vec::new() };
    let words = &sentence.words;
    let mut found = Vec::new();
    for n in 1..words.len() {
        if grammar.breaks[n] != Break::Comma || words[n].quoted != words[n - 1].quoted {
            continue;
        }
        // Nora Haven, 52, the mayor: an age may stand between
        let aside = (1..n).rev().find(|m| grammar.breaks[*m] == Break::Comma).filter(|m| words[*m].mention.is_some());
        let before = aside.unwrap_or(n);
        if let Some(name) = name_before(text, words, grammar, before, &title)
            && let Some(office) = office_from(words, grammar, n, &title)
        {
            found.push(Apposed { name, office });
        } else if title(&words[n - 1])
            && let Some(name) = name_from(text, words, grammar, n, &title)
        {
            let from = (0..n).rev().take(BEFORE).take_while(|m| title(&words[*m])).last().unwrap_or(n - 1);
            found.push(Apposed { name, office: (from, n) });
        }
    }
    found
}

/// Names in two words or three that an age between commas or a `who` says to be people's: Nora Haven, 52, got; Ida Brook,
/// who heads.
pub fn told_people<'s>(
    text: &str,
    sentence: &'s ReadSentence,
    age: impl Fn(&Word) -> bool,
    title: impl Fn(&Word) -> bool,
) -> Vec<&'s [Word]> {
    let Some(grammar) = &sentence.grammar else { return Vec::new() };
    let words = &sentence.words;
    let mut found = Vec::new();
    for n in 1..words.len() {
        let comma = grammar.breaks[n] == Break::Comma;
        let who = grammar.personal[n];
        let aged = comma && age(&words[n]) && grammar.breaks.get(n + 1).is_none_or(|b| *b == Break::Comma);
        if who && grammar.breaks[n] < Break::Strong || aged {
            found.extend(name_before(text, words, grammar, n, &title).map(|(from, until)| &words[from..until]));
        }
    }
    found
}

fn capital(text: &str, word: &Word) -> bool {
    word.span.of(text).starts_with(char::is_uppercase) && word.mention.is_none() && !word.stop
}

/// A name in two words or three that ends right before word `n`.
fn name_before(
    text: &str,
    words: &[Word],
    grammar: &Grammar,
    n: usize,
    title: &impl Fn(&Word) -> bool,
) -> Option<(usize, usize)> {
    let fits = |m: &usize| {
        capital(text, &words[*m])
            && grammar.parts[*m] == Part::Noun
            && !title(&words[*m])
            && (*m + 1 == n || grammar.breaks[*m + 1] == Break::None)
    };
    let from = (0..n).rev().take_while(fits).last()?;
    // Ida Brook of New Haven, the mayor: who comes from there holds it
    let home = from > 1 && words[from - 1].span.of(text) == "of" && capital(text, &words[from - 2]);
    (!home && (2..=LONGEST).contains(&(n - from))).then_some((from, n))
}

/// A name in two words or three that begins at word `n` and ends where its stretch does.
fn name_from(
    text: &str,
    words: &[Word],
    grammar: &Grammar,
    n: usize,
    title: &impl Fn(&Word) -> bool,
) -> Option<(usize, usize)> {
    let fits = |m: &usize| {
        capital(text, &words[*m])
            && grammar.parts[*m] == Part::Noun
            && !title(&words[*m])
            && (*m == n || grammar.breaks[*m] == Break::None)
    };
    let until = (n..words.len()).take_while(fits).last()? + 1;
    let closed = until == words.len() || grammar.breaks[until] > Break::None;
    (closed && (2..=LONGEST).contains(&(until - n))).then_some((n, until))
}

/// An office that begins at word `n`, with a determiner, an owner or the office itself.
pub fn office_from(
    words: &[Word],
    grammar: &Grammar,
    n: usize,
    title: &impl Fn(&Word) -> bool,
) -> Option<(usize, usize)> {
    let same = |m: &usize| *m == n || grammar.breaks[*m] == Break::None;
    let nominal = |m: &usize| matches!(grammar.parts[*m], Part::Determiner | Part::Noun | Part::Adjective);
    let run: Vec<usize> = (n..words.len()).take_while(same).take_while(nominal).take(BEFORE + 2).collect();
    let last = *run.iter().rev().find(|m| title(&words[**m]))?;
    // the office is the head of its phrase, and it is not the first of another name
    (Some(&last) == run.last()).then(|| {
        let from = run.iter().rev().copied().take_while(|m| *m <= last && title(&words[*m])).last().unwrap_or(last);
        (from, last + 1)
    })
}

//! What does a figure count or measure? Its own name, the counted thing, which of its sort, for when, compared with what.

use jiff::civil::DateTime;

use super::fold::Case;
use super::grammar::Asked;
use super::phrases::phrases;
use super::scene::Scene;
use super::word::{Word, case_after};
use crate::model::{Grain, Kind, Lang, Period, Question, Span, Value};

/// Whether values of the kind count or measure something.
pub fn measures(kind: Kind) -> bool {
    !matches!(kind, Kind::Time | Kind::Duration | Kind::Role | Kind::Place | Kind::Attendees | Kind::Statement)
}

/// The word that says what a figure is: a figure's own name before it (`사망 3명`, `매출은 8조`), or the everyday word
/// right after it (`3명 사망`, `3명이 숨지고`), with no other figure between.
pub fn tie(scene: &Scene, from: usize, until: usize) -> Option<usize> {
    let words = &scene.sentence.words;
    let clause = words.get(from)?.clause;
    let figure = |n: usize| words[n].concept.is_some_and(|c| c.kind != "event");
    let free = |n: usize| words[n].mention.is_none() && !scene.person[n];
    let before = (0..from)
        .rev()
        .take(3)
        .take_while(|n| words[*n].clause == clause && free(*n) && !words[*n].comma)
        .find(|n| figure(*n));
    let after =
        || (until..words.len()).take(2).take_while(|n| words[*n].clause == clause && free(*n)).find(|n| figure(*n));
    // else what the clause or, where it names nothing, the sentence so far is about: 영업이익이 6천억원으로 지난해보다 30% 늘었다
    let about = |n: &usize| figure(*n) && matches!(words[*n].folded.case, Case::Topic | Case::Subject);
    before.or_else(after).or_else(|| (0..from).rev().find(about).filter(|n| words[*n].clause + 1 >= clause))
}

/// What sets a figure apart from others of its name: only a part of it, a change of it, that of another time; sorted.
pub fn qualifiers(text: &str, scene: &Scene, span: Span, kind: Kind, figure: Option<usize>, lang: Lang) -> Vec<String> {
    if !measures(kind) {
        return Vec::new();
    }
    let (from, until) = (scene.at(span), scene.after(span));
    let words = &scene.sentence.words;
    let mut found = Vec::new();
    let moves = |w: &super::word::Word| w.concept.is_some_and(|c| matches!(c.name, "increase" | "decrease"));
    let level = case_after(text, scene.sentence.span, span, lang) == Case::Toward;
    if kind != Kind::Percent && !level && words.get(until).is_some_and(moves) {
        found.push("change".to_owned());
    }
    if Asked::of(scene, from, until, lang).is_some_and(|asked| asked.is_whole()) {
        found.push("whole".to_owned());
    }
    let part = Asked::of(scene, from, until, lang)
        .map_or_else(|| of_which(scene, from, figure, lang), |asked| asked.of_which());
    if part {
        found.push("of-which".to_owned());
    }
    found.extend(called(scene, from, lang).map(str::to_owned));
    if phrases(lang).is_some_and(|p| words[..from].iter().any(|w| p.then.contains(w.folded.stem.as_str()))) {
        found.push("then".to_owned());
    }
    found.sort();
    found.dedup();
    found
}

/// Whether a figure is said to be provisional, right beside it: 투표율은 38.4%로 잠정 집계됐다. A later one overtakes it.
pub fn provisional(scene: &Scene, from: usize, until: usize, lang: Lang) -> bool {
    let Some(phrases) = phrases(lang) else { return false };
    let words = &scene.sentence.words;
    let beside =
        words.get(from.saturating_sub(2)..from).into_iter().chain(words.get(until..words.len().min(until + 2)));
    beside.flatten().any(|w| phrases.provisional.contains(w.folded.stem.as_str()))
}

/// The word of the table right before a figure or before the bare nouns that lead to it: 누적 관객 900만명.
fn called(scene: &Scene, from: usize, lang: Lang) -> Option<&'static str> {
    let words = &scene.sentence.words;
    let clause = words.get(from)?.clause;
    let qualifiers = &phrases(lang)?.qualifiers;
    (0..from)
        .rev()
        .take(3)
        .take_while(|n| words[*n].clause == clause && words[*n].mention.is_none() && words[*n].folded.form.is_none())
        .take_while(|n| matches!(words[*n].folded.case, Case::Bare | Case::Of | Case::Topic | Case::Subject))
        .find_map(|n| qualifiers.get(words[n].folded.stem.as_str()).copied())
}

/// Whether a figure is only some of what its name counts: 부상자 가운데 4명.
fn of_which(scene: &Scene, from: usize, figure: Option<usize>, lang: Lang) -> bool {
    let Some(phrases) = phrases(lang) else { return false };
    let words = &scene.sentence.words;
    let start = figure.map_or_else(|| from.saturating_sub(2), |n| n + 1);
    words.get(start..from).into_iter().flatten().any(|w| phrases.of_which.contains(w.folded.stem.as_str()))
}

/// With what a change is compared: the words of the table nearest before the value, else anywhere in the sentence.
pub fn compared_with(text: &str, scene: &Scene, span: Span, lang: Lang) -> Option<String> {
    let sentence = scene.sentence.span;
    let latest = |from: usize, until: usize| {
        let within = scene.comparisons.iter().filter(|(at, _)| from <= at.start && at.end <= until);
        within.map(|(at, base)| (at.end, *base)).max().map(|(_, base)| base.to_owned())
    };
    by_time(text, scene, span, lang)
        .or_else(|| latest(sentence.start, span.start))
        .or_else(|| latest(span.end, sentence.end))
}

/// The grain of the time right before the value that is followed by a word of comparison (`2분기와 비교하면 4%`).
fn by_time(text: &str, scene: &Scene, span: Span, lang: Lang) -> Option<String> {
    let comparing = &phrases(lang)?.comparing;
    scene.sentence.mentions.iter().rev().filter(|m| m.span.end <= span.start).find_map(|m| {
        let Value::Time(Period::Dated { grain, .. }) = &m.value else { return None };
        let rest = text[m.span.end..span.start].trim_start();
        let rest = if rest.starts_with('(') { rest.split_once(')').map_or(rest, |(_, r)| r) } else { rest };
        comparing.iter().any(|w| rest.trim_start().starts_with(w)).then(|| grain.name().to_owned())
    })
}

/// The thing a figure counts or measures: the noun right behind it (179명의 의원, 179명 의원에게), else the one before it.
pub fn counted(scene: &Scene, from: usize, until: usize, case: Case) -> Option<usize> {
    let words = &scene.sentence.words;
    let clause = words.get(from)?.clause;
    let before = (0..from)
        .rev()
        .take(4)
        .take_while(|n| words[*n].clause == clause && !words[*n].comma && words[*n].mention.is_none())
        .find(|n| {
            words[*n].is_content_noun()
                && !scene.person[*n]
                && !matches!(words[*n].folded.case, Case::At | Case::Place | Case::Toward | Case::Than)
        });
    // 3명 사망, 5명 부상을: what became of them is not what they are
    let marked = |w: &Word| matches!(w.folded.case, Case::Topic | Case::Subject | Case::Object | Case::Toward);
    let leads = |w: &&Word| case == Case::Of || case == Case::Bare && marked(w) && w.concept.is_none();
    let after = words.get(until).filter(|w| w.is_content_noun() && w.clause == clause).filter(leads).map(|_| until);
    after.or(before)
}

/// The most words a name may have between a rank and its head.
const HEAD: usize = 5;

/// What is the first or the largest of its sort, where a rank in words stands before it: the head of the nouns right
/// behind the rank (`첫 여성 함장`).
pub fn ranked(scene: &Scene, until: usize, case: Case) -> Option<usize> {
    let words = &scene.sentence.words;
    let clause = words.get(until)?.clause;
    let leads_on = |n: &usize| words[*n].folded.case == Case::Bare && !words[*n].comma;
    let noun = |n: &usize| words[*n].clause == clause && words[*n].is_content_noun() && !scene.person[*n];
    let run: Vec<usize> = (until..words.len()).take(HEAD).take_while(noun).collect();
    let head = run.iter().find(|n| !leads_on(n)).or(run.last()).copied();
    head.filter(|_| matches!(case, Case::Bare | Case::Of))
}

/// The nouns right before the counted thing: they say which of its sort.
pub fn modifiers(scene: &Scene, thing: usize) -> Vec<String> {
    let words = &scene.sentence.words;
    (0..thing)
        .rev()
        .take(3)
        .take_while(|n| {
            words[*n].is_content_noun() && matches!(words[*n].folded.case, Case::Bare | Case::Of) && !words[*n].comma
        })
        .map(|n| scene.canonical[n].clone())
        .filter(|w| !w.is_empty())
        .collect()
}

/// The month, quarter or year that the clause of a figure names before it; of a toll, anywhere before it (an earlier
/// accident's toll is another question).
pub fn frame(scene: &Scene, from: usize, anywhere: bool) -> Option<(DateTime, DateTime)> {
    let words = &scene.sentence.words;
    let clause = words.get(from)?.clause;
    let mentions = &scene.sentence.mentions;
    (0..from).rev().take_while(|n| anywhere || words[*n].clause == clause).filter_map(|n| words[n].mention).find_map(
        |m| match &mentions[m].value {
            Value::Time(Period::Dated { from: Some(from), until: Some(until), grain, .. })
                if *grain >= Grain::Month =>
            {
                Some((*from, *until))
            }
            _ => None,
        },
    )
}

impl Question {
    /// Makes it the question of one part of a listed whole: the whole's name is what is counted, the label says which.
    pub(super) fn part_of(&mut self, whole: &str) {
        self.list = Some(whole.to_owned());
        if whole.starts_with('~') && self.figure.is_none() {
            self.modifiers.extend(self.counted.replace(whole.to_owned()));
            self.figure = Some(whole.to_owned());
        }
    }
}

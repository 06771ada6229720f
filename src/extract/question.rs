//! What does a value answer? Subject, predicate, counted thing, slot: everything but the value itself.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::figure::{compared_with, counted, frame, measures, modifiers, provisional, qualifiers, ranked, tie};
use super::fold::{Case, Form};
use super::grammar::Asked;
use super::mask::{masked, masked_inside};
use super::phrases::{head_word, in_words};
use super::scene::Scene;
use super::word::{Word, case_after};
use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang, Question, Span};

/// Concepts of what people do: where nobody is named, the person named last does it.
const PEOPLE_DO: &[&str] = &["visit", "meet", "arrive", "leave", "stay", "attend"];

/// The question of the value that stands at `span`.
pub fn ask(
    text: &str,
    scene: &Scene,
    span: Span,
    kind: Kind,
    slot: Option<&'static str>,
    own: Option<usize>,
    lang: Lang,
) -> Question {
    let (from, until) = (scene.at(span), scene.after(span));
    let case = case_after(text, scene.sentence.span, span, lang);
    let ordered = Asked::of(scene, from, until, lang);
    let figure = match &ordered {
        _ if !measures(kind) => None,
        Some(asked) => asked.figure(),
        None => tie(scene, from, until),
    };
    let relation = own.or(figure).or_else(|| match &ordered {
        Some(asked) => asked.relation(),
        None => relation(scene, from, until)
            .map(|tie| if kind == Kind::Time { outer(scene, from, until, tie) } else { tie }),
    });
    let thing = match &ordered {
        _ if !measures(kind) => None,
        Some(asked) => asked.thing(kind),
        // the word before a rank in words only says among which (사상 첫, 국내 최초)
        None if kind == Kind::Ordinal && slot.is_some() => ranked(scene, until, case),
        None => counted(scene, from, until, case),
    };
    let acts = relation.and_then(|n| scene.sentence.words[n].concept).is_some_and(|c| PEOPLE_DO.contains(&c.name));
    // a statement is its whole clause: its subject is looked for from its predicate
    let (at, past) = own.filter(|_| kind == Kind::Statement).map_or((from, until), |own| (own, own + 1));
    let about = scene.subject(at, past, acts || matches!(slot, Some("gap" | "since")));
    // 예산을 삭감한 시장은: who did it stands behind it, if not in it
    let retold = kind == Kind::Statement
        && own.is_some_and(|own| scene.sentence.words[own].folded.form == Some(Form::Adnominal));
    let told = |w: &Word| matches!(w.folded.case, Case::Topic | Case::Subject) && w.is_content_noun();
    let about = about.filter(|_| !retold || scene.sentence.words[from..until].iter().any(told));
    let subject = about.as_ref().map(|s| s.name.as_str());
    let running = relation.and_then(|n| scene.sentence.words[n].concept).is_some_and(|c| c.kind == "running");
    let (masked, masked_at) = if kind == Kind::Statement {
        (masked_inside(text, scene, span), None)
    } else {
        let (masked, at) = masked(text, scene, span);
        (masked, Some(at))
    };
    let mut question = Question {
        subject: subject.map(str::to_owned),
        carried: about.as_ref().is_some_and(|s| s.carried),
        of_person: about.as_ref().is_some_and(|s| s.person),
        bracketed: about.as_ref().is_some_and(|s| s.bracketed),
        relation: relation.map(|n| name_of(scene, n)),
        figure: figure.map(|n| name_of(scene, n)),
        counted: thing.map(|n| name_of(scene, n)),
        modifiers: thing
            .map(|n| ordered.as_ref().map_or_else(|| modifiers(scene, n), |asked| asked.modifiers(n)))
            .unwrap_or_default(),
        people: people(scene, at, past, subject),
        frame: if measures(kind) { frame(scene, from, running) } else { None },
        qualifiers: qualifiers(text, scene, span, kind, figure, lang),
        slot: slot.map(str::to_owned),
        base: if measures(kind) { compared_with(text, scene, span, lang) } else { None },
        list: None,
        running: running || measures(kind) && provisional(scene, from, until, lang),
        clause: match kind {
            // what is told again of a noun is no whole clause
            Kind::Statement if retold => sorted(stems(scene, from..until, subject)),
            Kind::Statement => clause(scene, from, from, subject),
            _ => clause(scene, from, until, subject),
        },
        terms: scene.terms(from, until),
        masked,
        masked_at,
        words: String::new(),
    };
    let spoken = relation.map(|n| spoken(scene, n, lang));
    question.words = in_words(&question, spoken.as_deref(), kind, lang);
    question
}

/// A concept's name where the word has one, else its stem.
pub fn name_of(scene: &Scene, n: usize) -> String {
    let word = &scene.sentence.words[n];
    word.concept.map_or_else(|| scene.canonical[n].clone(), |c| format!("~{}", c.name))
}

/// A predicate as people say it: the head word of its concept where its own stem is a verb's, which does not stand alone; a noun says
/// more (촉구 is no 구형), and so does a verb of many senses (이름을 올리다 is no 인상).
fn spoken(scene: &Scene, n: usize, lang: Lang) -> String {
    let word = &scene.sentence.words[n];
    let concept = word.concept.filter(|_| scene.sentence.grammar.is_some() || !says_itself(&scene.canonical[n], lang));
    concept.and_then(|c| head_word(c.name, lang)).map_or_else(|| scene.canonical[n].clone(), str::to_owned)
}

static VERBS: ByLanguage<FxHashSet<&'static str>> = ByLanguage::new(|lang| {
    let (verbs, many) = (table(lang, "verbs"), table(lang, "many_senses"));
    let many: FxHashSet<&str> = many.column("verb").map(|(verb, _)| verb).collect();
    Some(verbs.column("verb").map(|(verb, _)| verb).filter(|verb| !many.contains(verb)).collect())
});

/// Whether a stem is better said as it is than by the head word of its concept.
fn says_itself(stem: &str, lang: Lang) -> bool {
    VERBS.get(lang).is_none_or(|verbs| !verbs.contains(stem))
}

/// The word that ties a value to what it is about: the first everyday predicate after it in its clause,
/// else the nearest everyday word of the clause, else the first predicate.
fn relation(scene: &Scene, from: usize, until: usize) -> Option<usize> {
    let words = &scene.sentence.words;
    let clause = words.get(until.saturating_sub(1))?.clause;
    let free = |n: &usize| words[*n].mention.is_none() && !scene.person[*n];
    let ahead: Vec<usize> = (until..words.len()).take_while(|n| words[*n].clause == clause).filter(free).collect();
    let behind: Vec<usize> = (0..from).rev().take_while(|n| words[*n].clause == clause).filter(free).collect();
    let predicate = |n: &&usize| words[**n].folded.form.is_some();
    let concept = |n: &&usize| words[**n].concept.is_some();
    let strong = ahead.iter().find(|n| predicate(n) && concept(n) && words[**n].folded.form != Some(Form::Adnominal));
    let near = |list: &[usize]| list.iter().find(concept).copied();
    strong
        .copied()
        .or_else(|| near(&ahead))
        .or_else(|| near(&behind))
        .or_else(|| ahead.iter().find(|n| predicate(n) && !scene.canonical[**n].is_empty()).copied())
}

/// The predicate that a time right behind the sentence's topic belongs to: that of the topic, where the nearest one, `tie`, has
/// a subject or a time of its own (`대표는 26일 청구가 기각되자 … 나섰다`, `구청은 5일 지난해 9월 다친 … 전달했다`).
fn outer(scene: &Scene, from: usize, until: usize, tie: usize) -> usize {
    let words = &scene.sentence.words;
    let topical = |n: usize| words[n].folded.case == Case::Topic && words[n].mention.is_none();
    if tie < until || !from.checked_sub(1).is_some_and(topical) {
        return tie;
    }
    let timed = |m: usize| scene.sentence.mentions[m].kind == Kind::Time;
    let own = words[until..tie]
        .iter()
        .any(|w| w.folded.case == Case::Subject && w.is_content_noun() || w.mention.is_some_and(timed));
    let last = words.iter().rposition(|w| w.folded.form == Some(Form::Final) && !w.quoted);
    last.filter(|n| own && !scene.canonical[*n].is_empty()).unwrap_or(tie).max(tie)
}

/// A clause with fewer content words leaves its object to the clause before (`헤드셋을 개발해 내년에 내놓는다`).
const FULL_CLAUSE: usize = 3;

/// The content words among some words but the subject, by concept where they have one.
fn stems(scene: &Scene, words: impl Iterator<Item = usize>, subject: Option<&str>) -> Vec<Arc<str>> {
    words
        .filter(|n| !scene.canonical[*n].is_empty() && Some(scene.canonical[*n].as_str()) != subject)
        .map(|n| &scene.named_terms()[n])
        .map(|(canonical, shared)| Arc::clone(shared.as_ref().unwrap_or(canonical)))
        .collect()
}

/// In order, each once.
fn sorted(mut stems: Vec<Arc<str>>) -> Vec<Arc<str>> {
    stems.sort();
    stems.dedup();
    stems
}

/// The content words of a value's clause, by concept where they have one.
fn clause(scene: &Scene, from: usize, until: usize, subject: Option<&str>) -> Vec<Arc<str>> {
    let words = &scene.sentence.words;
    let Some(own) = words.get(from.max(until.saturating_sub(1))).map(|w| w.clause) else { return Vec::new() };
    let of = |clause: usize| {
        stems(scene, (0..words.len()).filter(|n| words[*n].clause == clause && !(from..until).contains(n)), subject)
    };
    let mut found = of(own);
    if let Some(grammar) = &scene.sentence.grammar {
        let around =
            grammar.governing(own).skip(1).chain(grammar.clauses[own].parent.filter(|_| grammar.clauses[own].finite));
        for clause in around.take(if found.len() < FULL_CLAUSE { 2 } else { 0 }) {
            found.extend(of(clause));
        }
    } else if found.len() < FULL_CLAUSE && own > 0 {
        found.extend(of(own - 1));
    }
    sorted(found)
}

/// The people of the clause besides its subject.
fn people(scene: &Scene, from: usize, until: usize, subject: Option<&str>) -> Vec<String> {
    let words = &scene.sentence.words;
    let Some(clause) = words.get(until.saturating_sub(1)).map(|w| w.clause) else { return Vec::new() };
    let mut people: Vec<String> = (0..words.len())
        .filter(|n| scene.person[*n] && words[*n].clause == clause && !(from..until).contains(n))
        .map(|n| scene.canonical[n].clone())
        .filter(|p| Some(p.as_str()) != subject)
        .collect();
    people.sort();
    people.dedup();
    people
}

//! What does a value answer? Subject, predicate, counted thing, slot: everything but the value itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::{Case, Form};
use super::scene::Scene;
use super::word::case_after;
use crate::language::{languages, table};
use crate::model::{Grain, Kind, Lang, Mention, Period, Question, Span, Unit, Value};
use jiff::civil::DateTime;

struct Phrases {
    slots: Vec<(&'static str, &'static str)>,
    words: Vec<(&'static str, &'static str, &'static str)>,
}

static PHRASES: LazyLock<BTreeMap<Lang, Phrases>> = LazyLock::new(|| {
    languages()
        .map(|lang| {
            let (slots, words) = (table(lang, "slots"), table(lang, "questions"));
            let phrases = Phrases {
                slots: slots.column("words").map(|(w, row)| (w, slots.cell(row, "slot"))).collect(),
                words: words
                    .column("kind")
                    .map(|(k, row)| (k, words.cell(row, "slot"), words.cell(row, "words")))
                    .collect(),
            };
            (lang, phrases)
        })
        .collect()
});

/// Concepts of what people do: where nobody is named, the person named last does it.
const PEOPLE_DO: &[&str] = &["visit", "meet", "arrive", "leave", "stay", "attend"];

/// How many characters on each side of a value are compared.
const WINDOW: usize = 25;

/// What stands for a masked value.
const MASK: char = '□';

/// What a mention does in its sentence, by the words that end it or follow it, from the table `slots`.
pub fn slot_of(text: &str, sentence: Span, mention: &Mention, lang: Lang) -> Option<&'static str> {
    let phrases = PHRASES.get(&lang)?;
    let quote = mention.span.of(text);
    let rest = text[mention.span.end..sentence.end].trim_start_matches(' ');
    let slot = |(word, slot): &&(&str, &str)| {
        let fits = match *slot {
            "gap" => mention.kind == Kind::Duration,
            "than" if mention.kind == Kind::Time => true,
            "since" | "birth" | "as-of" => mention.kind == Kind::Time,
            _ => measures(mention.kind),
        };
        // a longer word that only begins so is another word
        let whole = |r: &str| {
            !r[word.len()..].starts_with(super::fold::is_syllable) || case_of(&r[word.len()..], lang) != Case::Other
        };
        fits && (quote.ends_with(word) || rest.starts_with(word) && whole(rest))
    };
    phrases.slots.iter().find(slot).map(|s| s.1)
}

/// The case that the letters at the start of `rest` make, when they are a particle.
fn case_of(rest: &str, lang: Lang) -> Case {
    case_after(rest, Span::new(0, rest.len()), Span::new(0, 0), lang)
}

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
    let figure = if measures(kind) { tie(scene, from, until) } else { None };
    let relation = own.or(figure).or_else(|| relation(scene, from, until));
    let thing = if measures(kind) { counted(scene, from, until, case) } else { None };
    let acts = relation.and_then(|n| scene.sentence.words[n].concept).is_some_and(|c| PEOPLE_DO.contains(&c.name));
    // a statement is its whole clause: its subject is looked for from its predicate
    let (at, past) = own.filter(|_| kind == Kind::Statement).map_or((from, until), |own| (own, own + 1));
    let subject = scene.subject(at, past, acts || matches!(slot, Some("gap" | "since")));
    let subject_of_people = subject.clone();
    let running = relation.and_then(|n| scene.sentence.words[n].concept).is_some_and(|c| c.kind == "running");
    let mut question = Question {
        subject,
        relation: relation.map(|n| name_of(scene, n)),
        figure: figure.map(|n| name_of(scene, n)),
        counted: thing.map(|n| name_of(scene, n)),
        modifiers: thing.map(|n| modifiers(scene, n)).unwrap_or_default(),
        people: people(scene, at, past, subject_of_people.as_deref()),
        frame: if measures(kind) { frame(scene, from, running) } else { None },
        qualifiers: qualifiers(text, scene, span, kind, figure, lang),
        slot: slot.map(str::to_owned),
        base: if measures(kind) { compared_with(text, scene, span, lang) } else { None },
        list: None,
        running,
        clause: clause(scene, from, if kind == Kind::Statement { from } else { until }, subject_of_people.as_deref()),
        terms: scene.terms(from, until),
        masked: if kind == Kind::Statement { masked_inside(text, scene, span) } else { masked(text, scene, span) },
        words: String::new(),
    };
    let spoken = relation.map(|n| spoken(scene, n, lang));
    question.words = in_words(&question, spoken.as_deref(), kind, lang);
    question
}

/// Whether values of the kind count or measure something.
fn measures(kind: Kind) -> bool {
    !matches!(kind, Kind::Time | Kind::Duration | Kind::Role | Kind::Place | Kind::Attendees | Kind::Statement)
}

/// A concept's name where the word has one, else its stem.
fn name_of(scene: &Scene, n: usize) -> String {
    let word = &scene.sentence.words[n];
    word.concept.map_or_else(|| scene.canonical[n].clone(), |c| format!("~{}", c.name))
}

/// A predicate as people say it: the head word of its concept, else its stem.
fn spoken(scene: &Scene, n: usize, lang: Lang) -> String {
    let word = &scene.sentence.words[n];
    word.concept.and_then(|c| head_word(c.name, lang)).map_or_else(|| scene.canonical[n].clone(), str::to_owned)
}

/// The first word of a concept in its table.
fn head_word(concept: &str, lang: Lang) -> Option<&'static str> {
    let concepts = table(lang, "concepts");
    concepts.column("concept").find(|(c, _)| *c == concept).map(|(_, row)| concepts.cell(row, "word"))
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

/// The word that says what a figure is: a figure's own name before it (`사망 3명`, `매출은 8조`), or the everyday word
/// right after it (`3명 사망`, `3명이 숨지고`), with no other figure between.
fn tie(scene: &Scene, from: usize, until: usize) -> Option<usize> {
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
fn qualifiers(text: &str, scene: &Scene, span: Span, kind: Kind, figure: Option<usize>, lang: Lang) -> Vec<String> {
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
    if of_which(scene, from, figure, lang) {
        found.push("of-which".to_owned());
    }
    let then = table(lang, "then");
    if words[..from].iter().any(|w| then.column("word").any(|(t, _)| t == w.folded.stem)) {
        found.push("then".to_owned());
    }
    found
}

/// Whether a figure is only some of what its name counts: 부상자 가운데 4명.
fn of_which(scene: &Scene, from: usize, figure: Option<usize>, lang: Lang) -> bool {
    let subset = table(lang, "of_which");
    let words = &scene.sentence.words;
    let start = figure.map_or_else(|| from.saturating_sub(2), |n| n + 1);
    words.get(start..from).into_iter().flatten().any(|w| subset.column("word").any(|(s, _)| s == w.folded.stem))
}

/// With what a change is compared: the words of the table nearest before the value, else anywhere in the sentence.
fn compared_with(text: &str, scene: &Scene, span: Span, lang: Lang) -> Option<String> {
    let comparisons = table(lang, "comparisons");
    let sentence = scene.sentence.span;
    let latest = |part: &str| {
        comparisons
            .column("words")
            .filter_map(|(w, row)| part.rfind(w).map(|at| (at + w.len(), comparisons.cell(row, "base"))))
            .max()
            .map(|(_, base)| base.to_owned())
    };
    by_time(text, scene, span, lang)
        .or_else(|| latest(&text[sentence.start..span.start.max(sentence.start)]))
        .or_else(|| latest(&text[span.end.min(sentence.end)..sentence.end]))
}

/// The grain of the time right before the value that is followed by a word of comparison (`2분기와 비교하면 4%`).
fn by_time(text: &str, scene: &Scene, span: Span, lang: Lang) -> Option<String> {
    let comparing = table(lang, "comparing");
    scene.sentence.mentions.iter().rev().filter(|m| m.span.end <= span.start).find_map(|m| {
        let Value::Time(Period::Dated { grain, .. }) = &m.value else { return None };
        let rest = text[m.span.end..span.start].trim_start();
        let rest = if rest.starts_with('(') { rest.split_once(')').map_or(rest, |(_, r)| r) } else { rest };
        comparing.column("words").any(|(w, _)| rest.trim_start().starts_with(w)).then(|| grain.name().to_owned())
    })
}

/// The thing a figure counts or measures: the noun before it, or the one after 의.
fn counted(scene: &Scene, from: usize, until: usize, case: Case) -> Option<usize> {
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
    let after = words.get(until).filter(|w| case == Case::Of && w.is_content_noun()).map(|_| until);
    after.or(before)
}

/// The nouns right before the counted thing: they say which of its sort.
fn modifiers(scene: &Scene, thing: usize) -> Vec<String> {
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

/// A clause with fewer content words leaves its object to the clause before (`헤드셋을 개발해 내년에 내놓는다`).
const FULL_CLAUSE: usize = 3;

/// The content words of a value's clause, by concept where they have one.
fn clause(scene: &Scene, from: usize, until: usize, subject: Option<&str>) -> Vec<String> {
    let words = &scene.sentence.words;
    let Some(own) = words.get(from.max(until.saturating_sub(1))).map(|w| w.clause) else { return Vec::new() };
    let of = |clause: usize| -> Vec<String> {
        (0..words.len())
            .filter(|n| words[*n].clause == clause && !(from..until).contains(n) && !scene.canonical[*n].is_empty())
            .filter(|n| Some(scene.canonical[*n].as_str()) != subject)
            .map(|n| if scene.person[n] { scene.canonical[n].clone() } else { name_of(scene, n) })
            .collect()
    };
    let mut stems = of(own);
    if stems.len() < FULL_CLAUSE && own > 0 {
        stems.extend(of(own - 1));
    }
    stems.sort();
    stems.dedup();
    stems
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

/// The month, quarter or year that the clause of a figure names before it; of a toll, anywhere before it (an earlier
/// accident's toll is another question).
fn frame(scene: &Scene, from: usize, anywhere: bool) -> Option<(DateTime, DateTime)> {
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

/// The text between two places with every value masked.
fn mask(text: &str, scene: &Scene, from: usize, until: usize) -> String {
    let mut out = String::new();
    let mut at = from;
    for m in scene.sentence.mentions.iter().filter(|m| m.span.start >= from && m.span.end <= until) {
        out.push_str(&text[at..m.span.start]);
        out.push(MASK);
        at = m.span.end;
    }
    out.push_str(&text[at..until]);
    out
}

/// The letters that are compared.
fn compared(c: &char) -> bool {
    c.is_alphanumeric() || *c == MASK
}

/// The words around a value, every value of the sentence masked.
fn masked(text: &str, scene: &Scene, span: Span) -> String {
    let sentence = scene.sentence.span;
    let left = mask(text, scene, sentence.start, span.start.max(sentence.start));
    let right = mask(text, scene, span.end.min(sentence.end), sentence.end);
    let mut window: Vec<char> = left.chars().rev().filter(compared).take(WINDOW).collect();
    window.reverse();
    window.push(MASK);
    window.extend(right.chars().filter(compared).take(WINDOW));
    window.into_iter().flat_map(char::to_lowercase).collect()
}

/// The words of a statement, every value masked.
fn masked_inside(text: &str, scene: &Scene, span: Span) -> String {
    mask(text, scene, span.start, span.end)
        .chars()
        .filter(compared)
        .take(4 * WINDOW)
        .flat_map(char::to_lowercase)
        .collect()
}

/// The question for people, from the table `questions`.
pub fn in_words(question: &Question, relation: Option<&str>, kind: Kind, lang: Lang) -> String {
    let Some(phrases) = PHRASES.get(&lang) else { return String::new() };
    let slot = question.slot.as_deref().unwrap_or("");
    let pattern = phrases
        .words
        .iter()
        .find(|(k, s, _)| *k == kind.name() && *s == slot)
        .or_else(|| phrases.words.iter().find(|(k, s, _)| *k == kind.name() && s.is_empty()))
        .or_else(|| phrases.words.iter().find(|(k, ..)| *k == Kind::Number.name()));
    let counted = question
        .counted
        .as_deref()
        .filter(|c| Some(*c) != question.relation.as_deref())
        .map(|c| c.trim_start_matches('~'));
    let (subject, relation) =
        (question.subject.as_deref(), relation.filter(|r| Some(*r) != question.subject.as_deref()));
    pattern.map_or_else(String::new, |(.., words)| fill(words, &[('s', subject), ('r', relation), ('c', counted)]))
}

/// Fills `{x}`; a part in brackets is left out when its name is unknown.
fn fill(pattern: &str, names: &[(char, Option<&str>)]) -> String {
    let mut out = String::new();
    for part in pattern.split_inclusive(']').flat_map(|p| p.split_inclusive('[')) {
        let optional = part.ends_with(']');
        let mut text = part.trim_end_matches([']', '[']).to_owned();
        let mut unknown = false;
        for (letter, value) in names {
            let hole = format!("{{{letter}}}");
            if text.contains(&hole) {
                unknown |= value.is_none();
                text = text.replace(&hole, value.unwrap_or(""));
            }
        }
        if !(optional && unknown) {
            out.push_str(&text);
        }
    }
    out.trim().to_owned()
}

/// Sets the slots that need the whole sentence: of every gap the time it is counted from (`2014년 … 10년 만`), of a list its parts.
pub fn settle_slots(text: &str, scene: &Scene, slots: &mut [Option<&'static str>], lang: Lang) {
    let mentions = &scene.sentence.mentions;
    let time = |n: usize| matches!(mentions[n].value, Value::Time(_));
    let mut from = 0;
    let mut counted_from = Vec::new();
    for gap in (0..mentions.len()).filter(|n| slots[*n] == Some("gap")) {
        let times: Vec<usize> = (from..gap).filter(|n| time(*n)).collect();
        let said = times.iter().rev().find(|n| slots[**n] == Some("since")).copied();
        // 논의한 지 10년 만: the clause that ends right before the gap holds the time
        let before = scene.at(mentions[gap].span).checked_sub(1).map(|w| scene.sentence.words[w].span.of(text));
        let told = before.filter(|w| is_since_noun(w, lang)).and_then(|_| times.last().copied());
        counted_from.extend(said.or(told));
        from = gap + 1;
    }
    for (n, slot) in slots.iter_mut().enumerate().filter(|(_, s)| **s == Some("since")) {
        if !counted_from.contains(&n) {
            *slot = None;
        }
    }
    for n in counted_from {
        slots[n] = Some("since");
    }
    for n in 0..slots.len() {
        if slots[n] == Some("from") {
            let pair = mentions
                .get(n + 1)
                .is_some_and(|next| next.kind == mentions[n].kind && unit_of(next) == unit_of(&mentions[n]));
            slots[n] = pair.then_some("than");
        }
    }
}

fn unit_of(mention: &Mention) -> Option<&Unit> {
    match &mention.value {
        Value::Quantity(range) => Some(&range.unit),
        _ => None,
    }
}

fn is_since_noun(word: &str, lang: Lang) -> bool {
    table(lang, "since_nouns").column("word").any(|(w, _)| w == word)
}

/// A run of figures of one kind, each with its own label, joined by commas or and, that ends the clause of a topic
/// (`사망자는 한국인 4명과 베트남인 2명으로`): the mentions and what the topic is.
pub fn list(text: &str, scene: &Scene, slots: &[Option<&'static str>]) -> Option<(Vec<usize>, String)> {
    let mentions = &scene.sentence.mentions;
    let words = &scene.sentence.words;
    let topic = words.iter().position(|w| w.folded.case == Case::Topic && w.mention.is_none() && !w.quoted)?;
    let own: Vec<usize> = (0..mentions.len())
        .filter(|n| {
            measures(mentions[*n].kind) && slots[*n].is_none() && mentions[*n].span.start > words[topic].span.end
        })
        .collect();
    let first = &mentions[*own.first()?];
    let labelled =
        |n: &usize| scene.at(mentions[*n].span).checked_sub(1).is_some_and(|w| w > topic && words[w].is_content_noun());
    let joined = own.windows(2).all(|pair| {
        let between = text[mentions[pair[0]].span.end..mentions[pair[1]].span.start].trim_start();
        let comma = between.starts_with([',', '·', '과', '와']);
        comma && scene.after(mentions[pair[1]].span) - scene.after(mentions[pair[0]].span) <= 4
    });
    let alike = own.iter().all(|n| mentions[*n].kind == first.kind && unit_of(&mentions[*n]) == unit_of(first));
    (own.len() >= 2 && joined && alike && own.iter().all(labelled)).then(|| (own, name_of(scene, topic)))
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

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn unknown_parts_are_left_out() {
        assert_eq!(fill("[{s} ][{r} ]시점", &[('s', None), ('r', Some("도착"))]), "도착 시점");
        assert_eq!(fill("{s} 직함", &[('s', Some("김 씨"))]), "김 씨 직함");
    }
}

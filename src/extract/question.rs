//! What does a value answer? Subject, predicate, counted thing, slot: everything but the value itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::{Case, Form};
use super::scene::Scene;
use super::word::case_after;
use crate::language::{languages, table};
use crate::model::{Kind, Lang, Mention, Question, Span, Value};

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

/// How many characters on each side of a value are compared.
const WINDOW: usize = 25;

/// What stands for a masked value.
const MASK: char = '□';

/// What a mention does in its sentence, by the words that end it or follow it: `gap`, `since`.
pub fn slot_of(text: &str, sentence: Span, mention: &Mention, lang: Lang) -> Option<&'static str> {
    let phrases = PHRASES.get(&lang)?;
    let quote = mention.span.of(text);
    let rest = text[mention.span.end..sentence.end].trim_start_matches(' ');
    let slot = |s: &&(&str, &str)| {
        let word = s.0;
        quote.ends_with(word)
            || rest.starts_with(word)
                && !(rest[word.len()..].starts_with(super::fold::is_syllable)
                    && s.1 == "gap"
                    && case_after(&rest[word.len()..], Span::new(0, rest.len() - word.len()), Span::new(0, 0), lang)
                        == Case::Other)
    };
    let found = phrases.slots.iter().find(slot).map(|s| s.1)?;
    let fits = match found {
        "gap" => mention.kind == Kind::Duration,
        _ => mention.kind == Kind::Time,
    };
    fits.then_some(found)
}

/// The question of the value that stands at `span`.
pub fn ask(text: &str, scene: &Scene, span: Span, kind: Kind, slot: Option<&'static str>, lang: Lang) -> Question {
    let (from, until) = (scene.at(span), scene.after(span));
    let case = case_after(text, scene.sentence.span, span, lang);
    let relation = relation(scene, from, until);
    let counted = if measures(kind) { counted(scene, from, until, case) } else { None };
    let subject = scene.subject(from);
    let mut question = Question {
        subject,
        relation: relation.map(|n| name_of(scene, n)),
        counted,
        qualifiers: Vec::new(),
        slot: slot.map(str::to_owned),
        running: [from.checked_sub(1), Some(until), relation]
            .into_iter()
            .flatten()
            .filter_map(|n| scene.sentence.words.get(n)?.concept)
            .any(|c| c.kind == "running"),
        terms: scene.terms(from, until),
        masked: masked(text, scene, span),
        words: String::new(),
    };
    let spoken = relation.map(|n| scene.canonical[n].clone());
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

/// The thing a figure counts or measures: the noun before it, or the one after 의.
fn counted(scene: &Scene, from: usize, until: usize, case: Case) -> Option<String> {
    let words = &scene.sentence.words;
    let clause = words.get(from)?.clause;
    let before = (0..from).rev().take(4).take_while(|n| words[*n].clause == clause).find(|n| {
        words[*n].is_content_noun()
            && !scene.person[*n]
            && !matches!(words[*n].folded.case, Case::At | Case::Place | Case::Toward | Case::Than)
    });
    let after = words.get(until).filter(|w| case == Case::Of && w.is_content_noun()).map(|_| until);
    after.or(before).map(|n| name_of(scene, n))
}

/// The words around a value, every value of the sentence masked.
fn masked(text: &str, scene: &Scene, span: Span) -> String {
    let sentence = scene.sentence.span;
    let mask = |from: usize, until: usize| {
        let mut out = String::new();
        let mut at = from;
        for m in scene.sentence.mentions.iter().filter(|m| m.span.start >= from && m.span.end <= until) {
            out.push_str(&text[at..m.span.start]);
            out.push(MASK);
            at = m.span.end;
        }
        out.push_str(&text[at..until]);
        out
    };
    let left = mask(sentence.start, span.start.max(sentence.start));
    let right = mask(span.end.min(sentence.end), sentence.end);
    let keep = |c: &char| c.is_alphanumeric() || *c == MASK;
    let mut window: Vec<char> = left.chars().rev().filter(keep).take(WINDOW).collect();
    window.reverse();
    window.push(MASK);
    window.extend(right.chars().filter(keep).take(WINDOW));
    window.into_iter().flat_map(char::to_lowercase).collect()
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

/// Marks the time from which a gap is counted (2014년 … 10년 만) as the last time; both stand in one sentence, the time first.
pub fn last_time(text: &str, scene: &Scene, slots: &[Option<&'static str>], lang: Lang) -> Option<usize> {
    let mentions = &scene.sentence.mentions;
    let gap = slots.iter().position(|s| *s == Some("gap"))?;
    let times = || (0..gap).rev().filter(|n| matches!(mentions[*n].value, Value::Time(_)));
    if let Some(since) = times().find(|n| slots[*n] == Some("since")) {
        return Some(since);
    }
    // 논의한 지 10년 만: the clause that ends with the nominal right before the gap holds the time
    let before = scene.at(mentions[gap].span).checked_sub(1)?;
    let word = &scene.sentence.words[before];
    let counted_from = word.span.of(text) == "지" && lang.code() == "ko";
    if counted_from { times().last() } else { None }
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

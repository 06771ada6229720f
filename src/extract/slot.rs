//! What does a value do in its sentence? Its slot, by the words around it: `gap`, `since`, `than`, `birth`, `as-of`.

use super::figure::measures;
use super::fold::{Case, Form};
use super::phrases::phrases;
use super::question::name_of;
use super::scene::Scene;
use super::word::case_after;
use crate::model::{Kind, Lang, Mention, Span, Unit, Value};

/// What a mention does in its sentence, by the words that end it or follow it, from the table `slots`.
pub fn slot_of(text: &str, sentence: Span, mention: &Mention, lang: Lang) -> Option<&'static str> {
    let phrases = phrases(lang)?;
    let quote = mention.span.of(text);
    let rest = text[mention.span.end..sentence.end].trim_start_matches(' ');
    let slot = |(word, slot): &&(&str, &str)| {
        let fits = match *slot {
            "gap" | "elapsed" => mention.kind == Kind::Duration,
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

/// Sets the slots that need the whole sentence: of every gap the time it is counted from (`2014년 … 10년 만`), of a list its parts.
pub fn settle_slots(text: &str, scene: &Scene, slots: &mut [Option<&'static str>], lang: Lang) {
    let mentions = &scene.sentence.mentions;
    let time = |n: usize| matches!(mentions[n].value, Value::Time(_));
    // 논의한 지 10년 만: the clause that ends right before the gap holds the time
    let after_since = |n: usize| {
        let before = scene.at(mentions[n].span).checked_sub(1).map(|w| scene.sentence.words[w].span.of(text));
        before.is_some_and(|w| is_since_noun(w, lang))
    };
    for n in (0..mentions.len()).filter(|n| slots[*n] == Some("elapsed")).collect::<Vec<_>>() {
        slots[n] = after_since(n).then_some("gap");
    }
    let topic = |n: usize| scene.sentence.words[scene.at(mentions[n].span)].folded.case == Case::Topic;
    let mut from = 0;
    let mut counted_from = Vec::new();
    for gap in (0..mentions.len()).filter(|n| slots[*n] == Some("gap")) {
        let times: Vec<usize> = (from..gap).filter(|n| time(*n)).collect();
        let said = times.iter().rev().find(|n| slots[**n] == Some("since")).copied();
        let told = times.last().copied().filter(|n| after_since(gap) && !topic(*n));
        counted_from.extend(said.or(told));
        from = gap + 1;
    }
    // 마지막으로 방한한 2014년: a last time, whatever is counted from it
    counted_from.extend(
        (0..mentions.len()).filter(|n| time(*n) && slots[*n].is_none() && is_last_time(scene, mentions[*n].span, lang)),
    );
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

/// Whether a clause that says last (마지막으로 …한) modifies the time at `span`.
fn is_last_time(scene: &Scene, span: Span, lang: Lang) -> bool {
    let Some(phrases) = phrases(lang) else { return false };
    let words = &scene.sentence.words;
    let at = scene.at(span);
    let Some(before) = at.checked_sub(1).map(|n| &words[n]) else { return false };
    before.folded.form == Some(Form::Adnominal)
        && words[..at]
            .iter()
            .rev()
            .take(4)
            .any(|w| w.clause == before.clause && phrases.last.contains(w.folded.stem.as_str()))
}

fn unit_of(mention: &Mention) -> Option<&Unit> {
    match &mention.value {
        Value::Quantity(range) => Some(&range.unit),
        _ => None,
    }
}

fn is_since_noun(word: &str, lang: Lang) -> bool {
    phrases(lang).is_some_and(|p| p.since_nouns.contains(word))
}

/// A run of figures of one kind, each with its own label, joined by commas or and, that ends the clause of a topic
/// (`사망자는 한국인 4명과 베트남인 2명으로`) or is all its sentence says (`한국인 4명, 베트남인 2명이다`): the mentions and what the topic is,
/// nothing where there is none.
pub fn list(text: &str, scene: &Scene, slots: &[Option<&'static str>]) -> Option<(Vec<usize>, String)> {
    let mentions = &scene.sentence.mentions;
    let words = &scene.sentence.words;
    let topic = words.iter().position(|w| w.folded.case == Case::Topic && w.mention.is_none() && !w.quoted);
    let from = topic.map_or(scene.sentence.span.start, |topic| words[topic].span.end);
    let own: Vec<usize> = (0..mentions.len())
        .filter(|n| measures(mentions[*n].kind) && slots[*n].is_none() && mentions[*n].span.start > from)
        .collect();
    let first = &mentions[*own.first()?];
    let labelled = |n: &usize| {
        let before = scene.at(mentions[*n].span).checked_sub(1).filter(|w| topic.is_none_or(|topic| *w > topic));
        before.is_some_and(|w| {
            words[w].is_content_noun() || topic.is_none() && words[w].folded.form == Some(Form::Adnominal)
        })
    };
    let joined = own.windows(2).all(|pair| {
        let between = text[mentions[pair[0]].span.end..mentions[pair[1]].span.start].trim_start();
        let comma = between.starts_with([',', '·', '과', '와']);
        comma && scene.after(mentions[pair[1]].span) - scene.after(mentions[pair[0]].span) <= 4
    });
    let alike = own.iter().all(|n| mentions[*n].kind == first.kind && unit_of(&mentions[*n]) == unit_of(first));
    // without a topic the list is the sentence, from its label to its verb
    let whole = topic.is_some()
        || own.len() == mentions.len()
            && scene.at(first.span) <= 3
            && own.last().is_some_and(|last| scene.after(mentions[*last].span) + 2 >= words.len());
    let listed = own.len() >= 2 && joined && alike && whole && own.iter().all(labelled);
    listed.then(|| (own, topic.map_or_else(String::new, |topic| name_of(scene, topic))))
}

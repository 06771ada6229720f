//! Who says it? By the words that name a source, from the table `attribution`.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;

use super::fold::{Case, Form};
use super::grammar::{Grammar, Part};
use super::modality::is_whole;
use super::people::People;
use super::scene::Scene;
use super::sentences::ReadSentence;
use super::word::Word;
use crate::language::{ByLanguage, table};
use crate::model::{Attribution, Lang, Span, Speaker};

struct Sources {
    lang: Lang,
    find: AhoCorasick,
    uses: Vec<&'static str>,
    anonymous: FxHashSet<&'static str>,
}

static SOURCES: ByLanguage<Sources> = ByLanguage::new(|lang| {
    let rows = table(lang, "attribution");
    let find = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(rows.column("words").map(|(w, _)| w))
        .ok()?;
    let uses = rows.column("use").map(|(u, _)| u).collect();
    let anonymous =
        rows.column("use").filter(|(u, _)| *u == "anonymous").map(|(_, row)| rows.cell(row, "words")).collect();
    Some(Sources { lang, find, uses, anonymous })
});

/// The outlet itself.
pub fn outlet() -> Attribution {
    Attribution { speaker: Speaker::Outlet, name: String::new(), span: None }
}

/// Who is named as the source of a sentence; the outlet where nobody is.
pub fn source(text: &str, scene: &Scene, people: &People, lang: Lang) -> Attribution {
    let sentence = scene.sentence;
    if let Some(speaker) = &sentence.speaker {
        return Attribution { speaker: Speaker::Person, name: speaker.clone(), span: None };
    }
    let Some(sources) = SOURCES.get(lang) else { return outlet() };
    let (mut verb, mut quote) = (None, None);
    let whole = |m: &aho_corasick::Match| is_whole(sentence.span.of(text), m.start(), m.end());
    for hit in sources.find.find_iter(sentence.span.of(text)).filter(whole) {
        match sources.uses[hit.pattern().as_usize()] {
            "after" => {
                let end = sentence.span.start + hit.start();
                if let Some(found) = before(text, scene, end, people, sources) {
                    return found;
                }
            }
            "before" => {
                let start = sentence.span.start + hit.end();
                if let Some(found) = after(text, scene, start, people, sources) {
                    return found;
                }
            }
            "verb" => verb = Some(sentence.span.start + hit.start()),
            "quote" => quote = Some(sentence.span.start + hit.start()),
            _ => {}
        }
    }
    let Some(verb) = verb.or(quote) else { return outlet() };
    let speaks = quote.and_then(|closes| speaker(scene, closes));
    let topic = sentence.words.iter().position(|w| w.folded.case == Case::Topic && !w.quoted && w.mention.is_none());
    let says = beside(sentence, verb).or(speaks).or(topic);
    says.and_then(|at| named(text, scene, at, people, sources)).unwrap_or_else(outlet)
}

/// Who stands right before the verb of saying at `verb`: 시각은 10시라고 대통령실은 밝혔다.
fn beside(sentence: &ReadSentence, verb: usize) -> Option<usize> {
    let words = &sentence.words;
    let until = words.iter().position(|w| w.span.end > verb)?;
    // 메타가 밝힌 계획 is a plan, 메타가 밝힌 바로는 a source
    let modifies = words[until].folded.form == Some(Form::Adnominal) && words.get(until + 1).is_some_and(|w| !w.stop);
    if modifies {
        return None;
    }
    let passed = |w: &Word| w.mention.is_some() || w.stop && w.folded.form.is_none();
    let at = (0..until).rev().find(|n| !passed(&words[*n]))?;
    let says = matches!(words[at].folded.case, Case::Topic | Case::Subject) && words[at].folded.form.is_none();
    (says && !words[at].quoted).then_some(at)
}

/// Who speaks the quotation that closes at `closes`: the last topic before it, or a person who does or does too (장관도, 장관 역시).
fn speaker(scene: &Scene, closes: usize) -> Option<usize> {
    let words = &scene.sentence.words;
    let last = words.iter().rposition(|w| w.span.end <= closes).filter(|n| words[*n].quoted)?;
    let first = words[..last].iter().rposition(|w| !w.quoted)? + 1;
    let noun = |w: &Word| w.mention.is_none() && w.folded.form.is_none() && !w.quoted;
    (0..first).rev().filter(|n| noun(&words[*n])).find(|n| {
        let too = || words.get(n + 1).is_some_and(|w| w.stop);
        match words[*n].folded.case {
            Case::Topic => true,
            Case::Subject | Case::Other => scene.person[*n],
            Case::Bare => scene.person[*n] && too(),
            _ => false,
        }
    })
}

/// The words right before `end`: `소방당국` of `소방당국에 따르면`.
fn before(text: &str, scene: &Scene, end: usize, people: &People, sources: &Sources) -> Option<Attribution> {
    let at = scene.sentence.words.iter().rposition(|w| w.span.start < end)?;
    named(text, scene, at, people, sources)
}

/// The words that follow `start` up to a comma or a word that says nothing: `police` of `according to the police`.
fn after(text: &str, scene: &Scene, start: usize, people: &People, sources: &Sources) -> Option<Attribution> {
    let words = &scene.sentence.words;
    let first = words.iter().position(|w| w.span.start >= start && !w.stop)?;
    let joined = words[first..].windows(2).take(3).take_while(|w| !w[0].comma && !w[1].stop && w[1].mention.is_none());
    named(text, scene, first + joined.count(), people, sources)
}

/// The name that ends with the word at `at`, with the bare nouns before it.
fn named(text: &str, scene: &Scene, at: usize, people: &People, sources: &Sources) -> Option<Attribution> {
    let (sentence, words) = (scene.sentence, &scene.sentence.words);
    // he said, first said: who it is is not told here
    let noun = |g: &Grammar| matches!(g.parts[at], Part::Noun | Part::Verb) && !words[at].stop;
    let noun = sentence.grammar.as_ref().is_none_or(noun);
    if words[at].mention.is_some() || !noun {
        return None;
    }
    let mut from = at;
    while from > 0 && at - from < 4 {
        let w = &words[from - 1];
        let joins = matches!(w.folded.case, Case::Bare | Case::Of) && w.folded.form.is_none();
        if !joins || w.comma || w.mention.is_some() || w.stop {
            break;
        }
        from -= 1;
    }
    let last = &words[at];
    let span = Span::new(words[from].span.start, last.span.start + last.folded.base);
    let name = span.of(text).to_owned();
    let person = (from..=at).rev().find_map(|n| scene.whom(n, sources.lang));
    // 사장의 측근 is the aide, 전문가 김 교수 the professor
    let behind = (from..=at).rev().take_while(|n| !scene.person[*n]).map(|n| &words[n]);
    let anonymous = behind.into_iter().any(|w| sources.anonymous.iter().any(|a| w.folded.stem.ends_with(a)));
    let (speaker, name) = match person {
        _ if anonymous => (Speaker::Anonymous, name),
        Some(key) => (Speaker::Person, people.name(key).unwrap_or(key).to_owned()),
        None => (Speaker::Institution, name),
    };
    Some(Attribution { speaker, name, span: Some(span) })
}

/// Whether a time only says when the source spoke (`27일 산업계에 따르면`): it dates the saying, not the matter.
pub fn is_date_of_saying(text: &str, sentence: &ReadSentence, span: Span, lang: Lang) -> bool {
    let Some(sources) = SOURCES.get(lang) else { return false };
    if !sentence.mentions.iter().any(|m| m.span == span && m.kind == crate::model::Kind::Time) {
        return false;
    }
    let rest = &text[span.end..sentence.span.end];
    // only the few words right after it, and no other value between
    let Some(hit) = sources.find.find_iter(rest).find(|h| sources.uses[h.pattern().as_usize()] == "after") else {
        return false;
    };
    let between = &rest[..hit.start()];
    between.split_whitespace().count() <= 4
        && !between.contains(',')
        && !sentence.mentions.iter().any(|m| m.span.start >= span.end && m.span.end <= span.end + hit.start())
}

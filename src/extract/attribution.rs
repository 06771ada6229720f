//! Who says it? By the words that name a source, from the table `attribution`.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;

use super::fold::{Case, Form};
use super::grammar::{Break, Grammar, Part};
use super::modality::is_whole;
use super::names;
use super::people::{People, is_title};
use super::scene::Scene;
use super::sentences::ReadSentence;
use super::word::{Word, is_initials};
use crate::language::{ByLanguage, table};
use crate::model::{Attribution, Lang, Span, Speaker, Zone};

struct Sources {
    lang: Lang,
    find: AhoCorasick,
    uses: Vec<&'static str>,
    anonymous: FxHashSet<&'static str>,
    cited: FxHashSet<&'static str>,
}

impl Sources {
    /// Whether what somebody cites is a source and no reason: a name, an office or a thing that tells (a report, police).
    fn may_be_cited(&self, text: &str, scene: &Scene, named: &Attribution) -> bool {
        let Some(span) = named.span else { return false };
        let joins = |n: &usize| scene.sentence.grammar.as_ref().is_some_and(|g| g.parts[*n] == Part::Preposition);
        let (from, until) = (scene.at(span), scene.after(span));
        // citing the Halden Post, citing Brexit
        let determined = from.checked_sub(1).is_some_and(|n| scene.sentence.words[n].stop);
        let last = (from..until).find(joins).unwrap_or(until).saturating_sub(1);
        let tells = |stem: &str| self.cited.contains(stem) || self.anonymous.contains(stem);
        named.speaker == Speaker::Person
            || scene.is_proper(last) && (last > from || determined)
            || is_initials(scene.sentence.words[last].span.of(text))
            || tells(scene.sentence.words[last].folded.stem.as_str())
    }
}

static SOURCES: ByLanguage<Sources> = ByLanguage::new(|lang| {
    let rows = table(lang, "attribution");
    let find = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(rows.column("words").map(|(w, _)| w))
        .ok()?;
    let uses = rows.column("use").map(|(u, _)| u).collect();
    let used =
        |name: &str| rows.column("use").filter(|(u, _)| *u == name).map(|(_, row)| rows.cell(row, "words")).collect();
    Some(Sources { lang, find, uses, anonymous: used("anonymous"), cited: used("cited") })
});

/// The outlet itself.
pub fn outlet() -> Attribution {
    Attribution { speaker: Speaker::Outlet, name: String::new(), span: None }
}

/// Who is named as the source of a sentence; where nobody is, whoever the quotation `before` it was told by, if it goes on with one;
/// else the outlet.
pub fn source(text: &str, scene: &Scene, people: &People, before: Option<&Attribution>, lang: Lang) -> Attribution {
    let sentence = scene.sentence;
    if let Some(speaker) = &sentence.speaker {
        return Attribution { speaker: Speaker::Person, name: speaker.clone(), span: None };
    }
    let Some(sources) = SOURCES.get(lang) else { return outlet() };
    let (mut verb, mut quote) = (None, None);
    let whole = |m: &aho_corasick::Match| is_whole(sentence.span.of(text), m.start(), m.end());
    for hit in sources.find.find_iter(sentence.span.of(text)).filter(whole) {
        let (start, end) = (sentence.span.start + hit.start(), sentence.span.start + hit.end());
        let found = match sources.uses[hit.pattern().as_usize()] {
            "after" => left_of(text, scene, start, people, sources),
            "writes" if sentence.words.iter().any(|w| w.quoted) => left_of(text, scene, start, people, sources),
            "before" => right_of(text, scene, end, people, sources),
            "cites" => {
                right_of(text, scene, end, people, sources).filter(|named| sources.may_be_cited(text, scene, named))
            }
            "verb" => {
                verb = Some(start);
                None
            }
            "quote" => {
                quote = Some(start);
                None
            }
            _ => None,
        };
        if let Some(found) = found {
            return found;
        }
    }
    let whoever = || before.filter(|_| goes_on(sentence)).cloned().unwrap_or_else(outlet);
    let Some(verb) = verb.or(quote) else { return whoever() };
    let speaks = quote.and_then(|closes| speaker(scene, closes));
    let topical = |n: &usize| {
        let word = &sentence.words[*n];
        word.folded.case == Case::Topic && !word.quoted && word.mention.is_none()
    };
    let topics = (0..sentence.words.len()).filter(topical);
    let says = beside(sentence, verb).into_iter().chain(speaks).chain(topics).find(|at| may_speak(scene, *at, sources));
    says.and_then(|at| named(text, scene, at, people, sources)).unwrap_or_else(whoever)
}

/// Whoever's words may go on in the sentence behind this one: of a sentence with a quotation whoever is its `source`.
pub fn carried_on(sentence: &ReadSentence, source: &Attribution) -> Option<Attribution> {
    let quotes = sentence.zone == Zone::Body && sentence.words.iter().any(|w| w.quoted);
    (quotes && source.speaker != Speaker::Outlet).then(|| source.clone())
}

/// Whether the word at `at` may be somebody who speaks: a person, or a noun that no everyday concept makes a thing (만남은 …
/// 우연이라고 밝혔다).
fn may_speak(scene: &Scene, at: usize, sources: &Sources) -> bool {
    let word = &scene.sentence.words[at];
    scene.whom(at, sources.lang).is_some() || word.is_content_noun() && word.concept.is_none()
}

/// Whether a sentence goes on with what somebody says: a quotation before which no noun stands that could say it (그러면서 “…”고
/// 했다), and in languages of order nothing but a quotation.
fn goes_on(sentence: &ReadSentence) -> bool {
    let opens = sentence.words.iter().position(|w| w.quoted);
    let led = |opens: usize| sentence.words[..opens].iter().any(Word::is_content_noun);
    match &sentence.grammar {
        _ if sentence.zone != Zone::Body => false,
        Some(_) => opens.is_some() && sentence.words.iter().all(|w| w.quoted),
        None => opens.is_some_and(|opens| !led(opens)),
    }
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

/// Who stands to the left of the words at `start`: `소방당국` of `소방당국에 따르면`; of a verb, its subject, where order tells it.
fn left_of(text: &str, scene: &Scene, start: usize, people: &People, sources: &Sources) -> Option<Attribution> {
    let words = &scene.sentence.words;
    let verb = words.partition_point(|w| w.span.end <= start);
    let at = match &scene.sentence.grammar {
        Some(grammar) => sayer(scene, grammar, Some(verb).filter(|n| *n < words.len())?),
        None => words.partition_point(|w| w.span.start < start).checked_sub(1),
    };
    named(text, scene, at?, people, sources)
}

/// Who says what verb `verb` says: its subject in the same stretch, else the noun right before it (The men, police said, fled),
/// else its subject; of a name with an aside (Ann Hill, a host, said) the name.
fn sayer(scene: &Scene, grammar: &Grammar, verb: usize) -> Option<usize> {
    let words = &scene.sentence.words;
    let joined = |from: usize| (from + 1..=verb).all(|n| grammar.breaks[n] == Break::None);
    let clause = grammar.clauses.get(words[verb].clause).filter(|c| c.verb == Some(verb));
    // a plan that was announced on Friday says nothing
    if clause.is_some_and(|c| c.passive && c.subject.is_none_or(|s| s < verb)) {
        return None;
    }
    let subject = clause.and_then(|c| c.subject);
    let nominal = |n: &usize| matches!(grammar.parts[*n], Part::Noun | Part::Pronoun | Part::Verb) && joined(*n);
    let head =
        subject.filter(|s| *s > verb || joined(*s)).or_else(|| verb.checked_sub(1).filter(nominal)).or(subject)?;
    // Jo Lind (D-N.Y.) said
    let head = (0..=head).rev().find(|n| !words[*n].bracketed)?;
    let stretch = (0..=head).rev().find(|n| grammar.breaks[*n] > Break::None)?;
    let aside =
        head < verb && grammar.breaks[stretch] == Break::Comma && grammar.breaks.get(head + 1) == Some(&Break::Comma);
    let name =
        stretch.checked_sub(1).filter(|n| aside && (scene.is_proper(*n) || scene.person[*n]) && !scene.person[head]);
    Some(name.unwrap_or(head))
}

/// The words that follow `start` up to a comma or a word that says nothing: `police` of `according to the police`.
fn right_of(text: &str, scene: &Scene, start: usize, people: &People, sources: &Sources) -> Option<Attribution> {
    let words = &scene.sentence.words;
    let first = words.iter().position(|w| w.span.start >= start && !w.stop)?;
    let verb = |n: usize| scene.sentence.grammar.as_ref().is_some_and(|g| g.parts[n] == Part::Verb);
    let joins = |n: &usize| !words[n - 1].comma && !words[*n].stop && words[*n].mention.is_none() && !verb(*n);
    let last = (first + 1..words.len()).take(3).take_while(joins).last();
    named(text, scene, last.unwrap_or(first), people, sources)
}

/// Whoever is named at the word `at`: the person a pronoun stands for, else the name that ends there, with the bare nouns before
/// it and whoever it belongs to.
fn named(text: &str, scene: &Scene, at: usize, people: &People, sources: &Sources) -> Option<Attribution> {
    let (sentence, words) = (scene.sentence, &scene.sentence.words);
    let speaks = |key: &str| (Speaker::Person, people.name(key).unwrap_or(key).to_owned());
    if let Some(key) = scene.whom(at, sources.lang).filter(|_| words[at].stop) {
        let (speaker, name) = speaks(key);
        return Some(Attribution { speaker, name, span: Some(words[at].span) });
    }
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
    // a spokesman for the ministry said
    let last = sentence.grammar.as_ref().filter(|_| !scene.person[at]).map_or(at, |grammar| owned(grammar, at));
    let end = if last == at { words[at].span.start + words[at].folded.base } else { words[last].span.end };
    let span = Span::new(words[from].span.start, end);
    let name = span.of(text).to_owned();
    let person = (from..=at).rev().find_map(|n| scene.whom(n, sources.lang));
    // 사장의 측근 is the aide, 전문가 김 교수 the professor
    let behind = (from..=at).rev().take_while(|n| !scene.person[*n]).map(|n| &words[n]);
    // 외교소식통 is one, president no resident
    let nameless = |stem: &str| match sentence.grammar {
        Some(_) => sources.anonymous.contains(stem),
        None => sources.anonymous.iter().any(|a| stem.ends_with(a)),
    };
    let anonymous = behind.into_iter().any(|w| nameless(&w.folded.stem));
    let (speaker, name) = match person {
        _ if anonymous => (Speaker::Anonymous, name),
        Some(key) => speaks(key),
        // an office whose holder nobody names
        None if is_title(&words[at], sources.lang)
            && !names::is_body_or_place(&words[at].folded.stem, sources.lang) =>
        {
            (Speaker::Person, name)
        }
        None => (Speaker::Institution, name),
    };
    Some(Attribution { speaker, name, span: Some(span) })
}

/// The last word of whoever the noun at `at` belongs to, in one stretch with it: `the ministry` of a spokesman for the ministry.
fn owned(grammar: &Grammar, at: usize) -> usize {
    let nominal = |n: &usize| {
        let nominal = matches!(grammar.parts[*n], Part::Determiner | Part::Noun | Part::Adjective);
        nominal && grammar.breaks[*n] == Break::None
    };
    let owns = grammar.owners.get(at + 1).is_some_and(|owns| *owns) && grammar.breaks[at + 1] == Break::None;
    let owner = (at + 2..grammar.parts.len()).take_while(|n| owns && nominal(n)).last();
    owner.unwrap_or(at)
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

//! Claims without a number: who took part, where, and that something is planned, done or denied.

use jiff::civil::DateTime;
use rustc_hash::FxHashSet;

use super::fold::{Case, Form, Link, Tense, is_plain_present};
use super::grammar::Grammar;
use super::located;
use super::modality::Put;
use super::people::People;
use super::phrases::phrases;
use super::scene::Scene;
use super::word::{Word, closes_quotation};
use crate::language::{ByLanguage, table};
use crate::model::{Grain, Kind, Lang, Modality, Name, NameSet, Period, Polarity, Span, State, Statement, Value};

struct Gazetteer {
    flags: FxHashSet<&'static str>,
    /// Places that are told as names alone, countries among them.
    towns: FxHashSet<&'static str>,
    /// What words for ships end in.
    vessels: Vec<&'static str>,
    not_places: FxHashSet<&'static str>,
    names: FxHashSet<&'static str>,
    suffixes: Vec<(&'static str, usize)>,
}

static GAZETTEERS: ByLanguage<Gazetteer> = ByLanguage::new(|lang| {
    let suffixes = table(lang, "place_suffixes");
    Some(Gazetteer {
        vessels: table(lang, "vessels").column("suffix").map(|(s, _)| s).collect(),
        towns: table(lang, "towns").column("place").map(|(p, _)| p).collect(),
        flags: table(lang, "flags").column("word").map(|(w, _)| w).collect(),
        not_places: table(lang, "not_places").column("word").map(|(w, _)| w).collect(),
        names: table(lang, "places").column("place").map(|(p, _)| p).collect(),
        suffixes: suffixes
            .column("suffix")
            .map(|(s, row)| (s, suffixes.cell(row, "least").parse().unwrap_or(usize::MAX)))
            .collect(),
    })
});

impl Gazetteer {
    fn is_place(&self, stem: &str) -> bool {
        let letters = stem.chars().count();
        !self.not_places.contains(stem)
            && (self.names.contains(stem)
                || self.suffixes.iter().any(|(s, least)| letters >= *least && stem.ends_with(s)))
    }
}

/// A value that stands in no grammar: found by the words around an everyday predicate.
pub struct Found {
    pub kind: Kind,
    pub span: Span,
    pub value: Value,
    /// The word that is itself what the claim is about, for statements.
    pub own: Option<usize>,
    /// What the value does, where that sets it apart: the flag a ship sails under.
    pub slot: Option<&'static str>,
}

/// Concepts that people take part in together.
const TOGETHER: &[&str] = &["meet", "attend"];

/// Concepts whose object or goal is a place.
const TO_PLACES: &[&str] = &["visit", "arrive"];

/// Concepts of going or being called somewhere: 베이징으로 출국, 청사로 초치.
const AWAY: &[&str] = &["leave", "arrive", "visit", "summon"];

/// Who took part: the people joined to a predicate of meeting, its subject left out.
pub fn attendees(text: &str, scene: &Scene, people: &People) -> Vec<Found> {
    let words = &scene.sentence.words;
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    for (n, word) in words.iter().enumerate() {
        if !word.concept.is_some_and(|c| TOGETHER.contains(&c.name)) {
            continue;
        }
        let joined: Vec<usize> = (from..n)
            .filter(|m| scene.person[*m] && !matches!(words[*m].folded.case, Case::Topic | Case::Subject))
            .filter(|m| words[*m..n].iter().all(|w| !w.ends_clause()))
            .collect();
        // the topic's own name and title are one run of words: leave out runs that end in a topic or subject
        let own = |m: usize| {
            let run = (m..n).take_while(|k| scene.canonical[*k] == scene.canonical[m]).last().unwrap_or(m);
            matches!(words[run].folded.case, Case::Topic | Case::Subject)
        };
        let joined: Vec<usize> = joined.into_iter().filter(|m| !own(*m)).collect();
        let (Some(first), Some(last)) = (joined.first(), joined.last()) else { continue };
        let mut names: Vec<Name> = joined
            .iter()
            .map(|m| Name {
                name: people.name(&scene.canonical[*m]).unwrap_or(&scene.canonical[*m]).to_owned(),
                aliases: Vec::new(),
            })
            .collect();
        names.sort();
        names.dedup();
        let open = words[*last..n].iter().any(|w| w.folded.stem == "등");
        let end = words[*last].span.start + words[*last].folded.base;
        let span = Span::new(words[*first].span.start, end);
        if !found.iter().any(|f| f.span.overlaps(&span)) && span.of(text).chars().count() > 1 {
            found.push(Found {
                kind: Kind::Attendees,
                span,
                value: Value::Set(NameSet { members: names, open }),
                own: None,
                slot: None,
            });
        }
        from = n;
    }
    found
}

/// Where it happens: nouns with the particle of place, and what is visited or arrived at.
pub fn places(text: &str, scene: &Scene, lang: Lang) -> Vec<Found> {
    let words = &scene.sentence.words;
    if let Some(grammar) = &scene.sentence.grammar {
        let gazetteer = GAZETTEERS.get(lang);
        let flags = (0..words.len()).filter_map(|n| flag(text, words, n, gazetteer?));
        return located::places(text, scene, grammar, lang).into_iter().chain(flags).collect();
    }
    let Some(gazetteer) = GAZETTEERS.get(lang) else { return Vec::new() };
    let mut found = Vec::new();
    for (n, word) in words.iter().enumerate() {
        found.extend(flag(text, words, n, gazetteer));
        if !word.is_content_noun() || scene.person[n] || word.concept.is_some() {
            continue;
        }
        let goal = |of: &[&str]| {
            words[n + 1..]
                .iter()
                .take(3)
                .find(|w| w.folded.form.is_some())
                .and_then(|w| w.concept)
                .is_some_and(|c| of.contains(&c.name))
        };
        let is_place = match word.folded.case {
            Case::Place => true,
            Case::Object | Case::At => goal(TO_PLACES) || word.folded.case == Case::Object && goal(&["leave"]),
            Case::Toward => goal(AWAY),
            _ => false,
        };
        // 없는 상태에서 열렸다: a name has no modifier
        let modified = n > 0 && words[n - 1].folded.form == Some(Form::Adnominal);
        let held = word.folded.case == Case::Place && word.meaning().is_none() && !modified && goal(&["hold"]);
        if !is_place || !gazetteer.is_place(&word.folded.stem) && !held {
            continue;
        }
        // what stands before a name is another place or no part of it: 미국 뉴욕, but 잇달아 한국
        let named = gazetteer.names.contains(word.folded.stem.as_str());
        let mut from = n;
        while from > 0 && n - from < 4 {
            let w = &words[from - 1];
            let joins = w.is_content_noun() && w.folded.case == Case::Bare && !w.comma && !w.bracketed;
            if !joins || scene.person[from - 1] || named && !gazetteer.is_place(&w.folded.stem) {
                break;
            }
            from -= 1;
        }
        let span = Span::new(words[from].span.start, word.span.start + word.folded.base);
        found.push(Found {
            kind: Kind::Place,
            span,
            value: Value::Name(Name { name: span.of(text).to_owned(), aliases: Vec::new() }),
            own: None,
            slot: None,
        });
    }
    found
}

/// The country whose flag a ship sails under: 파나마 선적, Panama-flagged.
fn flag(text: &str, words: &[Word], n: usize, gazetteer: &Gazetteer) -> Option<Found> {
    let word = &words[n];
    let whole = word.span.of(text);
    let name = whole.split('-').next().unwrap_or(whole);
    let glued =
        gazetteer.flags.iter().find_map(|f| word.folded.stem.strip_suffix(f)).map(|name| name.trim_end_matches('-'));
    let next = words.get(n + 1).filter(|_| word.folded.case == Case::Bare && !word.comma);
    let flag = next.is_some_and(|w| gazetteer.flags.contains(w.folded.stem.as_str()));
    // 미국 선적 물량 is freight: a ship follows the flag
    let ship = |w: &Word| gazetteer.vessels.iter().any(|v| w.folded.stem.len() > v.len() && w.folded.stem.ends_with(v));
    let apart = flag && words[n + 2..].iter().take(3).any(ship);
    let name = match glued {
        Some(glued) if !glued.is_empty() => &name[..glued.len().min(name.len())],
        _ if apart => whole,
        _ => return None,
    };
    let known =
        gazetteer.names.contains(name) || gazetteer.towns.contains(name) || name.starts_with(char::is_uppercase);
    let span = Span::new(word.span.start, word.span.start + name.len());
    let value = Value::Name(Name { name: name.to_owned(), aliases: Vec::new() });
    known.then_some(Found { kind: Kind::Place, span, value, own: None, slot: Some("flag") })
}

/// What a clause says, put so.
fn said(put: Put) -> Value {
    let polarity = if put.modality == Modality::Denied { Polarity::Denied } else { Polarity::Said };
    Value::Statement(Statement { polarity, state: state(put) })
}

/// How far a matter is that is put so.
fn state(put: Put) -> State {
    match put.worded {
        _ if put.happened => State::Done,
        Modality::Planned => State::Planned,
        Modality::Expected => State::Expected,
        _ if put.pending => State::Planned,
        _ => State::UnderWay,
    }
}

/// Every clause with a verb that says enough, where order tells it; of a clause with another inside, the part with its verb.
fn ordered_statements(scene: &Scene, grammar: &Grammar, put: impl Fn(Span) -> Put) -> Vec<Found> {
    let words = &scene.sentence.words;
    let mut found = Vec::new();
    for (number, clause) in grammar.clauses.iter().enumerate() {
        let Some(verb) = clause.verb else { continue };
        let own = |n: &usize| words[*n].clause == number;
        let from = (0..=verb).rev().take_while(own).last().unwrap_or(verb);
        let until = (verb..words.len()).take_while(own).last().unwrap_or(verb) + 1;
        let says = |n: usize| !scene.canonical[n].is_empty() || words[n].mention.is_some();
        let content = (0..words.len()).filter(own).filter(|n| says(*n)).count();
        let telling = words[verb].concept.is_some_and(|c| c.kind == "event" || c.kind == "running");
        if content < if telling || clause.finite { LEAST_WORDS } else { LEAST_WORDS + 1 } {
            continue;
        }
        // said that they would leave: what was said is told by itself
        if clause.says && grammar.clauses.iter().any(|c| c.parent == Some(number) && c.verb.is_some_and(|v| v > verb)) {
            continue;
        }
        let span = Span::new(words[from].span.start, words[until - 1].span.end);
        found.push(Found {
            kind: Kind::Statement,
            span,
            value: said(put(words[verb].span)),
            own: Some(verb),
            slot: None,
        });
    }
    found
}

/// The verb that tells of the noun which ends a clause as its predicate: 막을 계획이다, 이른 것이라고.
fn told_of_a_noun(clause: &[Word]) -> Option<usize> {
    let verb = clause.len().checked_sub(2)?;
    let (tells, noun) = (&clause[verb].folded, &clause[verb + 1]);
    let thing = noun.stop || tells.tense == Tense::Prospective;
    (tells.form == Some(Form::Adnominal) && thing && noun.mention.is_none()).then_some(verb)
}

/// How many content words a clause needs to be a statement of its own: what it is said of, and the predicate.
const LEAST_WORDS: usize = 2;

/// That something is, is planned, done or denied: every clause that says enough to be checked.
pub fn statements(
    text: &str,
    scene: &Scene,
    told: Option<DateTime>,
    put: impl Fn(Span) -> Put,
    lang: Lang,
) -> Vec<Found> {
    let words = &scene.sentence.words;
    if let Some(grammar) = &scene.sentence.grammar {
        return ordered_statements(scene, grammar, put);
    }
    let mut found: Vec<Found> = Vec::new();
    let (mut from, mut said) = (0, false);
    while from < words.len() {
        let predicate = |w: &Word| w.ends_clause() && !w.auxiliary && w.mention.is_none();
        let clause_end = |n: usize| words.partition_point(|w| w.clause <= words[n].clause);
        let mut until = clause_end(from);
        // 문을 열어야 한다, 떠나려고 한다: what says nothing of its own goes on with what is before it
        while until < words.len() && words[until - 1].folded.link == Link::With && !words[until - 1].comma {
            let next = clause_end(until);
            if (until..next).any(|n| !scene.canonical[n].is_empty() && !predicate(&words[n])) {
                break;
            }
            until = next;
        }
        let last = &words[until - 1];
        let link = last.folded.link;
        let quoted = closes_quotation(words, until);
        let content = (from..until).filter(|n| !scene.canonical[*n].is_empty()).count();
        // 만나는 자리의 주제는 빵이다: without a predicate what only modifies a noun is not what the clause says
        let ends = (from..until).any(|n| predicate(&words[n]));
        // a clause hangs on its last everyday event, else on its last predicate, else on the noun that is said (도전이라고)
        let event = |n: &usize| {
            words[*n].concept.is_some_and(|c| c.kind == "event") && !scene.person[*n] && words[*n].quoted >= last.quoted
        };
        let own = (from..until)
            .rev()
            .find(|n| event(n) && (ends || words[*n].folded.form != Some(Form::Adnominal)))
            .or_else(|| (from..until).rev().find(|n| predicate(&words[*n]) && !scene.canonical[*n].is_empty()))
            .or_else(|| (from..until).rev().find(|n| predicate(&words[*n])))
            .or_else(|| told_of_a_noun(&words[from..until]).map(|n| from + n))
            .or_else(|| (quoted && last.is_content_noun()).then_some(until - 1))
            .filter(|_| content >= LEAST_WORDS);
        // "…"고 말했다 says nothing but that it was said; 만나면 states nothing
        let shell =
            said && (from..until).all(|n| scene.canonical[n].is_empty() || scene.person[n] || predicate(&words[n]));
        if let Some(own) = own.filter(|_| !shell && link != Link::If) {
            // 받은 적이 없다: what denies may begin a word before the predicate, how it is put does not: 사진을 찍기 위해 들어섰다
            let before = own.saturating_sub(1).max(from);
            let put_from = |n: usize| put(Span::new(words[n].span.start, words[until - 1].span.end));
            let put = match put_from(before) {
                wide if wide.worded == Modality::Asserted && wide.modality != Modality::Denied => wide,
                wide => Put { modality: wide.modality, ..put_from(own) },
            };
            let span = Span::new(words[from].span.start, words[until - 1].span.end);
            let put = if told.is_some_and(|told| scheduled(text, scene, until, told)) { put.planned() } else { put };
            let value = self::said(put);
            found.push(Found { kind: Kind::Statement, span, value, own: Some(own), slot: None });
        }
        said = link == Link::Said || quoted;
        from = until;
    }
    found.extend(retold(scene, &found, lang, put));
    found
}

/// How many words before a predicate the day may stand on which it is to come.
const DAY_BEFORE: usize = 48;

/// Whether a clause that ends before `until` tells in the present what is to come on a day that its sentence names, seen from
/// when it is told: 13일 폴란드를 방문한다. The day is its own: not that of a modifier (20일 시행되는 법) or of a quotation.
fn scheduled(text: &str, scene: &Scene, until: usize, told: DateTime) -> bool {
    let words = &scene.sentence.words;
    let last = &words[until - 1];
    if !last.ends_clause() || last.auxiliary || !is_plain_present(last.span.of(text)) {
        return false;
    }
    let ahead = |n: &usize| {
        let Some(mention) = words[*n].mention.map(|m| &scene.sentence.mentions[m]) else { return false };
        let Value::Time(Period::Dated { from: Some(from), grain, .. }) = &mention.value else { return false };
        let behind = &words[n + 1..until];
        let verb = behind.iter().find(|w| w.folded.form.is_some());
        let lasts = matches!(words[*n].folded.case, Case::Until | Case::Since);
        let own = words[*n].quoted == last.quoted && !lasts && verb.is_some_and(|w| w.ends_clause());
        own && *grain <= Grain::Day && from.date() >= told.date()
    };
    (until.saturating_sub(DAY_BEFORE)..until - 1).any(|n| ahead(&n))
}

/// How many words before its verb are looked at for what is told of a noun.
const LONGEST_MODIFIER: usize = 24;

/// What is told again of a noun: 탄핵안을 기각한 헌법재판소, 사업의 백지화를 선언한 뒤. With what it is said of or done to.
fn retold(scene: &Scene, whole: &[Found], lang: Lang, put: impl Fn(Span) -> Put) -> Vec<Found> {
    let words = &scene.sentence.words;
    let phrases = phrases(lang);
    let known: FxHashSet<usize> = whole.iter().filter_map(|f| f.own).collect();
    let mut found = Vec::new();
    for (own, word) in words.iter().enumerate() {
        let verb = word.folded.form == Some(Form::Adnominal) && !word.auxiliary && word.mention.is_none();
        let around = [(own.checked_sub(1), "before"), (Some(own), "own"), (Some(own + 1), "behind")];
        let denied = around.iter().any(|(n, stands)| {
            let stem = n.and_then(|n| words.get(n)).map(|w| w.folded.stem.as_str());
            stem.is_some_and(|stem| phrases.is_some_and(|p| p.no_fact.contains(&(stem, *stands))))
        });
        let fact = word.folded.tense == Tense::Past && !denied;
        if !verb || !fact || scene.canonical[own].is_empty() || known.contains(&own) {
            continue;
        }
        let joined = |n: &usize| {
            let w = &words[*n];
            w.clause == word.clause && w.quoted == word.quoted && w.folded.case != Case::Topic && !w.comma
        };
        let from = (0..own).rev().take(LONGEST_MODIFIER).take_while(joined).last().unwrap_or(own);
        let argument = |w: &Word| matches!(w.folded.case, Case::Subject | Case::Object) && w.is_content_noun();
        let content = (from..=own).filter(|n| !scene.canonical[*n].is_empty()).count();
        if content < LEAST_WORDS || !words[from..own].iter().any(argument) {
            continue;
        }
        // 마친 뒤 떠난다: it may lie ahead with what follows
        let then =
            words.get(own + 1).filter(|w| phrases.is_some_and(|p| p.ahead_nouns.contains(w.folded.stem.as_str())));
        let dated = words[from..own].iter().any(|w| w.mention.is_some());
        let state = then.filter(|_| !dated).map_or(State::Done, |then| state(put(then.span)));
        let value = Value::Statement(Statement { polarity: Polarity::Said, state });
        let span = Span::new(words[from].span.start, word.span.end);
        found.push(Found { kind: Kind::Statement, span, value, own: Some(own), slot: None });
    }
    found
}

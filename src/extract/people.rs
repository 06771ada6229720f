//! Who the people of an article are, which office each holds, and which short forms mean them.
//!
//! Reads offices by their words only (`name organisation title` and its turns); a name without any office nearby is not found.

mod offices;
mod said;

use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

use super::apposed::{Apposed, apposed, told_people};
use super::fold::Case;
use super::grammar::{Break, Part};
use super::names;
use super::sentences::ReadSentence;
use super::word::{Word, is_owner};
use crate::model::{Lang, Span};
pub use offices::is_title;
use offices::{
    OFFICES, Offices, abroad, ends_organisation, is_full_name, is_rare, office_of, only_address, titles_are_common,
};

/// An office that the text gives to somebody.
#[derive(Clone, Debug)]
pub struct Office {
    /// By [`People::key`].
    pub person: String,
    /// The organisation's words, in order; empty when not said.
    pub organisation: String,
    /// The titles as written.
    pub titles: Vec<String>,
    /// What each title is the same as.
    pub same: Vec<&'static str>,
    /// Whether no title is more than a common noun or a form of address.
    pub common: bool,
    /// Whether it is only a form of address (씨, Mr).
    pub address: bool,
    /// Held at another time (당시, 전).
    pub former: bool,
    /// From the name to the title.
    pub span: Span,
    /// The sentence, by index.
    pub sentence: usize,
}

/// The people of an article.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Every word that means a person → the person's key.
    keys: FxHashMap<String, String>,
    /// Key → the fullest name.
    full: BTreeMap<String, String>,
    /// Offices in reading order, one a place.
    pub offices: Vec<Office>,
}

/// A title with its neighbours, before names are told from organisations.
struct Found<'s> {
    before: Vec<&'s Word>,
    titles: Vec<&'s Word>,
    after: Option<&'s Word>,
    second: Option<&'s Word>,
    /// The words behind it that begin with a capital, in scripts that have them.
    capitals: Vec<&'s Word>,
    former: bool,
    /// Whether order tells who holds it: a name in capitals right behind it.
    ordered: bool,
    sentence: usize,
}

impl People {
    /// Finds the people of one article.
    pub fn find(text: &str, sentences: &[ReadSentence], lang: Lang) -> People {
        let Some(offices) = OFFICES.get(lang) else { return People::default() };
        let found: Vec<Found> = sentences.iter().enumerate().flat_map(|(n, s)| titles(text, n, s, offices)).collect();
        let mut people = People::default();
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        for word in sentences.iter().flat_map(|s| &s.words) {
            *seen.entry(word.folded.stem.as_str()).or_default() += 1;
        }
        for f in &found {
            people.learn(text, f, offices, &seen);
        }
        let is_title =
            |w: &Word| w.mention.is_none() && w.folded.form.is_none() && office_of(&w.folded.stem, offices).is_some();
        let beside: Vec<(usize, Apposed)> = sentences
            .iter()
            .enumerate()
            .flat_map(|(n, s)| apposed(text, s, is_title).into_iter().map(move |a| (n, a)))
            .collect();
        for (n, a) in &beside {
            let name: Vec<&str> = sentences[*n].words[a.name.0..a.name.1].iter().map(|w| base(text, w)).collect();
            people.add(&name);
            let last = &sentences[*n].words[a.name.1 - 1];
            people.keys.insert(last.folded.stem.clone(), base(text, last).to_owned());
        }
        for sentence in sentences {
            let figures = |w: &Word| w.mention.is_some() && w.span.of(text).bytes().all(|b| b.is_ascii_digit());
            for name in told_people(text, sentence, figures, is_title) {
                let last = &name[name.len() - 1];
                people.add(&name.iter().map(|w| base(text, w)).collect::<Vec<_>>());
                people.keys.insert(last.folded.stem.clone(), base(text, last).to_owned());
            }
        }
        people.honoured(sentences, offices);
        let mut bearers = Bearers::of(&people);
        for f in &found {
            people.place(text, f, offices, &mut bearers);
        }
        for (n, a) in &beside {
            people.beside(text, *n, &sentences[*n].words, a, offices);
        }
        people.said(text, sentences, offices, lang);
        people
    }

    /// The key of the person a stem means; keys are the same in every article that uses the same full name.
    pub fn key(&self, stem: &str) -> Option<&str> {
        self.keys.get(stem).map(String::as_str)
    }

    /// The fullest name of a person.
    pub fn name(&self, key: &str) -> Option<&str> {
        self.full.get(key).map(String::as_str)
    }

    fn add(&mut self, tokens: &[&str]) {
        // a name in one word is its own key; of a name in several the last word is what others call the person
        self.add_as(tokens.last().copied().unwrap_or_default(), tokens);
    }

    /// Adds who is called by one word of the name.
    fn add_as(&mut self, called: &str, tokens: &[&str]) {
        let (full, key) = (tokens.join(" "), called.to_owned());
        self.keys.insert(key.clone(), key.clone());
        let known = self.full.entry(key).or_default();
        if known.len() < full.len() {
            *known = full;
        }
    }

    /// First pass: full names from places that leave no doubt.
    fn learn(&mut self, text: &str, found: &Found, offices: &Offices, seen: &FxHashMap<&str, usize>) {
        if !found.capitals.is_empty() {
            self.add(&found.capitals.iter().map(|w| base(text, w)).collect::<Vec<_>>());
            for word in &found.capitals[found.capitals.len() - 1..] {
                self.keys.insert(word.folded.stem.clone(), base(text, word).to_owned());
            }
            return;
        }
        let from_abroad = abroad(&found.before, found.titles[0], text, offices);
        if let Some((surname, given)) = from_abroad {
            self.add_as(surname, &[surname, given]);
            self.keys.insert(given.to_owned(), surname.to_owned());
            return;
        }
        let words: Vec<(&str, Case)> = found.before.iter().map(|w| (base(text, w), w.folded.case)).collect();
        let noun = offices.nouns.contains(base(text, found.titles[0]));
        // a rare surname begins many a noun: it is believed before an organisation, or of a word without meaning that comes again
        let again = |at: usize, w: &str| found.before[at].meaning().is_none() && seen.get(w).is_some_and(|n| *n > 1);
        // 윤가람 한빛당 의원: before a house even a noun is an office, and a word spelled like a name one
        let house = words
            .last()
            .is_some_and(|(w, _)| names::is_body_or_place(w, offices.lang) || ends_organisation(w, offices));
        let housed = |at: usize, w: &str| house && at + 1 < words.len() && names::is_spelled_like_one(w, offices.lang);
        let whole = |at: usize, w: &str| {
            is_full_name(w, offices)
                && (!noun || at + 1 == words.len() || housed(at, w))
                && (!is_rare(w, offices) || at + 1 < words.len() || !noun && again(at, w))
        };
        if let Some((at, _)) = words.iter().enumerate().find(|(at, (w, _))| whole(*at, w)) {
            self.add(&[words[at].0]);
            return;
        }
        if noun {
            return;
        }
        if words.last().is_none_or(|(_, case)| *case == Case::Of) {
            if let Some(next) = found.after
                && is_full_name(base(text, next), offices)
                && !is_rare(base(text, next), offices)
            {
                self.add(&[base(text, next)]);
            }
            // 최고경영자 NAME NAME: a foreign name after the title, its last word called by itself elsewhere
            if let (Some(first), Some(last)) = (found.after, found.second)
                && first.folded.case == Case::Bare
                && [first, last]
                    .iter()
                    .all(|w| base(text, w).chars().all(super::fold::is_syllable) && w.folded.form.is_none() && !w.stop)
                && base(text, last).chars().count() >= 2
                && seen.get(base(text, last)).copied().unwrap_or(0) > 1
                && !called_more(seen, base(text, first), base(text, last))
            {
                self.add(&[base(text, first), base(text, last)]);
            }
            return;
        }
        let after_of = words.iter().rposition(|(_, case)| *case == Case::Of).map_or(0, |at| at + 1);
        let rest: Vec<&str> = words[after_of..].iter().map(|(w, _)| *w).collect();
        // 복구 지원 책임자, 왕이 중국 외교부장: an everyday word and a country are no given names
        let meant: Vec<&str> = found.before.iter().filter(|w| w.meaning().is_some()).map(|w| base(text, w)).collect();
        let plain = |w: &str| {
            w.chars().all(super::fold::is_syllable)
                && !ends_organisation(w, offices)
                && !names::is_body_or_place(w, offices.lang)
                && !meant.contains(&w)
        };
        // a surname that is called by itself elsewhere is one
        let called = |w: &str| seen.get(w).copied().unwrap_or(0) > 1;
        match rest.as_slice() {
            [.., a, b, c] if after_of == 0 && plain(a) && plain(b) && called(b) && !c.is_empty() => {
                self.add(&[a, b]);
            }
            [a, b] if plain(a) && plain(b) && b.chars().count() >= 2 && called(b) && !called_more(seen, a, b) => {
                self.add(&[a, b])
            }
            _ => {}
        }
    }

    /// Surnames with an honorific in one word (문씨): the one person of that surname, else a person by that name.
    fn honoured(&mut self, sentences: &[ReadSentence], offices: &Offices) {
        let glued = |stem: &str| {
            let (surname, honorific) = stem.split_at(stem.char_indices().nth(1).map_or(stem.len(), |(at, _)| at));
            offices.surnames.contains(surname) && offices.honorifics.contains(honorific)
        };
        let stems: BTreeSet<&str> =
            sentences.iter().flat_map(|s| &s.words).map(|w| w.folded.stem.as_str()).filter(|s| glued(s)).collect();
        for stem in stems {
            let surname = stem.chars().next().unwrap_or_default();
            let mut bearers = self.full.keys().filter(|k| k.starts_with(surname) && k.chars().count() == 3);
            let key = match (bearers.next(), bearers.next()) {
                (Some(one), None) => one.clone(),
                _ => stem.to_owned(),
            };
            self.keys.insert(stem.to_owned(), key.clone());
            self.full.entry(key).or_insert_with(|| stem.to_owned());
        }
    }

    /// Second pass: every title goes to somebody known, or to nobody.
    fn place(&mut self, text: &str, found: &Found, offices: &Offices, bearers: &mut Bearers) {
        let words: Vec<(&Word, &str)> = found.before.iter().map(|w| (*w, base(text, w))).collect();
        // in languages of capitals a title stands before its holder: Trump lawyer Nora Haven
        let hit = words.iter().rposition(|(_, w)| self.keys.contains_key(*w)).filter(|_| !found.ordered);
        let (person, first, organisation) = if let Some(at) = hit {
            let key = self.keys[words[at].1].clone();
            let given = self.full.get(&key).map_or(1, |f| f.split(' ').count()) - 1;
            let first = at
                - given.min(at).min(
                    words[..at]
                        .iter()
                        .rev()
                        .take(given)
                        .filter(|(_, w)| self.full.get(&key).is_some_and(|f| f.split(' ').any(|p| p == *w)))
                        .count(),
                );
            let behind: Vec<&str> = words[at + 1..].iter().map(|(_, w)| *w).collect();
            let organisation = if behind.is_empty() {
                words[..first]
                    .iter()
                    .rev()
                    .take(1)
                    .filter(|(w, o)| {
                        let named = o.chars().any(|c| !super::fold::is_syllable(c)) || ends_organisation(o, offices);
                        // 가온의 나래 대표; but 후배인 나래 대표
                        let owner = w.folded.case == Case::Of && w.span.of(text).ends_with('의');
                        matches!(w.folded.case, Case::Of | Case::Bare)
                            && (owner || named || names::is_body_or_place(o, offices.lang))
                    })
                    .map(|(_, w)| *w)
                    .collect::<Vec<_>>()
                    .join(" ")
            } else {
                behind.join(" ")
            };
            (key, words[first].0.span.start, organisation)
        } else if let [(word, surname)] = words.as_slice()
            && surname.chars().count() == 1
            && offices.surnames.contains(*surname)
        {
            let same = found.titles.iter().filter_map(|w| office_of(&w.folded.stem, offices));
            let Some(key) = bearers.meant(surname, same, word.stop) else { return };
            (key, word.span.start, String::new())
        } else if let Some(next) = found.capitals.last().copied().or(found.after.filter(|_| !found.ordered))
            && let Some(key) = self.keys.get(base(text, next)).cloned()
        {
            let organisation = words.last().map(|(_, w)| (*w).to_owned()).unwrap_or_default();
            let start = words.last().map_or(found.titles[0].span.start, |(w, _)| w.span.start);
            (key, start, organisation)
        } else {
            return;
        };
        let last = found.titles[found.titles.len() - 1];
        let titles: Vec<String> = found.titles.iter().map(|w| base(text, w).to_owned()).collect();
        let same: Vec<_> =
            found.titles.iter().map(|w| office_of(&w.folded.stem, offices).unwrap_or_default()).collect();
        bearers.holds(&person, &same);
        let end = last.span.start + last.folded.base.min(last.span.len());
        let end = end.max(
            found
                .capitals
                .last()
                .copied()
                .or(found.after)
                .filter(|w| self.keys.contains_key(base(text, w)))
                .map_or(0, |w| w.span.start + w.folded.base),
        );
        self.offices.push(Office {
            person,
            organisation,
            common: titles_are_common(&found.titles, offices),
            address: only_address(&found.titles, offices),
            titles,
            same,
            former: found.former,
            span: Span::new(first, end),
            sentence: found.sentence,
        });
    }

    /// An office that stands beside its holder's name.
    fn beside(&mut self, text: &str, sentence: usize, words: &[Word], apposed: &Apposed, offices: &Offices) {
        let (name, office) = (&words[apposed.name.0..apposed.name.1], &words[apposed.office.0..apposed.office.1]);
        let Some(person) = self.keys.get(base(text, &name[name.len() - 1])).cloned() else { return };
        let all =
            words.get(apposed.name.0.min(apposed.office.0)..apposed.name.1.max(apposed.office.1)).unwrap_or_default();
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
        let before = &words[apposed.office.0.saturating_sub(2)..apposed.office.0];
        self.offices.push(Office {
            person,
            organisation: said::organisation_of(text, words, apposed.office.1),
            titles: office.iter().map(|w| base(text, w).to_owned()).collect(),
            same: office.iter().map(|w| office_of(&w.folded.stem, offices).unwrap_or_default()).collect(),
            common: titles_are_common(&office.iter().collect::<Vec<_>>(), offices),
            address: only_address(&office.iter().collect::<Vec<_>>(), offices),
            former: before.iter().any(|w| offices.former.contains(w.folded.stem.as_str())),
            span: Span::new(first.span.start, last.span.end),
            sentence,
        });
    }
}

/// Who bears a surname, and who of them was last said to hold which office.
struct Bearers {
    /// The keys of all by the surname.
    all: FxHashMap<char, BTreeSet<String>>,
    /// Of a surname and what a title is the same as, the holder named last.
    holders: FxHashMap<(char, &'static str), String>,
    /// Those who hold an office.
    in_office: FxHashSet<String>,
}

impl Bearers {
    /// Of people whose offices are not placed yet.
    fn of(people: &People) -> Bearers {
        let mut all: FxHashMap<char, BTreeSet<String>> = FxHashMap::default();
        for (key, full) in people.full.iter().filter(|(_, full)| !full.contains(' ')) {
            if let Some(surname) = full.chars().next() {
                all.entry(surname).or_default().insert(key.clone());
            }
        }
        Bearers { all, holders: FxHashMap::default(), in_office: FxHashSet::default() }
    }

    /// Notes that a person holds an office.
    fn holds(&mut self, person: &str, same: &[&'static str]) {
        let surname = person.chars().next().unwrap_or_default();
        if !self.all.get(&surname).is_some_and(|all| all.contains(person)) {
            return;
        }
        self.holders.extend(same.iter().map(|same| ((surname, *same), person.to_owned())));
        self.in_office.insert(person.to_owned());
    }

    /// Whom a surname with such an office means: the holder named last, else the only one of that surname, else the only one of
    /// them without an office; a `doubtful` surname only the holder (한 의원 is some member).
    fn meant(&self, surname: &str, same: impl Iterator<Item = &'static str>, doubtful: bool) -> Option<String> {
        let surname = surname.chars().next()?;
        let all = self.all.get(&surname)?;
        let holder = same.filter_map(|same| self.holders.get(&(surname, same))).next();
        holder.cloned().or_else(|| {
            let free = |key: &&String| all.len() == 1 || !self.in_office.contains(*key);
            let mut one = all.iter().filter(free);
            one.next().filter(|_| !doubtful && one.next().is_none()).cloned()
        })
    }
}

/// The word without its particle, as written.
fn base<'t>(text: &'t str, word: &Word) -> &'t str {
    let whole = word.span.of(text);
    &whole[..word.folded.base.min(whole.len())]
}

/// Whether the first word is used by itself more often than the second: then it is no given name.
fn called_more(seen: &FxHashMap<&str, usize>, a: &str, b: &str) -> bool {
    seen.get(a).copied().unwrap_or(0) > seen.get(b).copied().unwrap_or(0)
}

/// How many words a name may have before a comma.
fn longest_name(words: &[Word]) -> usize {
    words.iter().take(4).position(|w| w.comma).map_or(4, |at| at + 1)
}

fn titles<'s>(text: &str, n: usize, sentence: &'s ReadSentence, offices: &Offices) -> Vec<Found<'s>> {
    let words = &sentence.words;
    let is_title =
        |w: &Word| w.mention.is_none() && w.folded.form.is_none() && office_of(&w.folded.stem, offices).is_some();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_title(&words[at]) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < words.len()
            && is_title(&words[end])
            && words[end - 1].folded.case == Case::Bare
            && !words[end - 1].comma
        {
            end += 1;
        }
        let mut before = Vec::new();
        let mut former = false;
        for (m, w) in words[..at].iter().enumerate().rev() {
            if w.bracketed && !words[at].bracketed {
                continue;
            }
            let was = offices.former.contains(w.folded.stem.as_str());
            // BROOK — Mayor Nora Haven; like Mayor Haven; but then Mayor Haven
            if sentence.grammar.as_ref().is_some_and(|g| {
                g.breaks[m + 1] > Break::None || !was && !matches!(g.parts[m], Part::Noun | Part::Adjective)
            }) {
                break;
            }
            let joins = matches!(w.folded.case, Case::Bare)
                || w.folded.case == Case::Of && !before.iter().any(|b: &&Word| b.folded.case == Case::Of);
            if w.comma || w.mention.is_some() || w.folded.form.is_some() || !joins || before.len() == 6 || is_title(w) {
                break;
            }
            if was {
                former = true;
                continue;
            }
            // 이 전 대표: a surname may look like a word that says nothing
            if w.stop && !(before.is_empty() && offices.surnames.contains(w.folded.stem.as_str())) {
                break;
            }
            before.push(w);
            if w.stop {
                break;
            }
        }
        before.reverse();
        // CEO(최고경영자) 마크 is one office; the one in 사장(사업부장)에게 is not of who follows
        let between = |w: &Word| text[words[end - 1].span.end..w.span.start].split_once(')');
        let parted = |w: &Word| between(w).is_some_and(|(_, rest)| rest.starts_with(char::is_alphanumeric));
        let after = words.get(end).filter(|w| {
            words[end - 1].folded.case == Case::Bare
                && !words[end - 1].comma
                && w.mention.is_none()
                && !w.bracketed
                && !parted(w)
        });
        let second = words.get(end + 1).filter(|w| after.is_some() && w.mention.is_none() && !w.bracketed);
        // the Mayor's Office is nobody
        let owner = sentence.grammar.is_some() && is_owner(words[end - 1].span.of(text));
        let capitals: Vec<&Word> = words[end..]
            .iter()
            .take_while(|w| {
                !w.stop
                    && w.mention.is_none()
                    && w.folded.form.is_none()
                    && w.bracketed == words[end - 1].bracketed
                    && w.span.of(text).chars().next().is_some_and(char::is_uppercase)
            })
            .take(if after.is_some() && !owner { longest_name(&words[end..]) } else { 0 })
            .collect();
        // nor is the Justice Department
        let body = capitals.last().is_some_and(|w| offices.not_names.contains(w.folded.stem.as_str()));
        let capitals = if body { Vec::new() } else { capitals };
        found.push(Found {
            second,
            before,
            titles: words[at..end].iter().collect(),
            after,
            capitals,
            former,
            ordered: sentence.grammar.is_some(),
            sentence: n,
        });
        at = end;
    }
    found
}

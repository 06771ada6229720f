//! Which offices does a verb give, and which house does one belong to?

use super::offices::{Offices, ends_organisation, is_full_name, is_rare, office_of, only_address, titles_are_common};
use super::{Office, People, base};
use crate::extract::fold::Case;
use crate::extract::held::{Held, held};
use crate::extract::sentences::ReadSentence;
use crate::extract::word::Word;
use crate::model::{Lang, Span};

impl People {
    /// Offices that a verb gives to somebody.
    pub(super) fn said(&mut self, text: &str, sentences: &[ReadSentence], offices: &Offices, lang: Lang) {
        let is_title = |w: &Word| w.mention.is_none() && office_of(&w.folded.stem, offices).is_some();
        let mut added = Vec::new();
        for (n, sentence) in sentences.iter().enumerate() {
            let words = &sentence.words;
            let named = |w: &Word| {
                self.keys.contains_key(base(text, w))
                    || is_full_name(base(text, w), offices) && !is_rare(base(text, w), offices) && w.meaning().is_none()
            };
            for found in held(text, sentence, lang, is_title, named) {
                let Held { office: (from, until), holder, former } = found;
                let span =
                    Span::new(words[from].span.start, words[until - 1].span.start + words[until - 1].folded.base);
                let taken = self.offices.iter().any(|o| o.sentence == n && o.span.overlaps(&span));
                let Some(person) = self.holder(text, sentences, n, holder, offices).filter(|_| !taken) else {
                    continue;
                };
                let joins = |w: &&Word| {
                    matches!(w.folded.case, Case::Bare | Case::Of)
                        && !w.comma
                        && w.mention.is_none()
                        && w.folded.form.is_none()
                        && !w.stop
                };
                let before = (0..from).rev().take(3).take_while(|m| *m > holder || holder >= until);
                let before: Vec<&Word> = before
                    .map(|m| &words[m])
                    .take_while(|w| joins(w) || offices.former.contains(w.folded.stem.as_str()))
                    .collect();
                let then = before.iter().any(|w| offices.former.contains(w.folded.stem.as_str()));
                let house: Vec<&&Word> = before
                    .iter()
                    .rev()
                    .filter(|w| sentence.grammar.is_none() && !offices.former.contains(w.folded.stem.as_str()))
                    .collect();
                let organisation = match sentence.grammar {
                    Some(_) => organisation_of(text, words, until),
                    None => house.iter().map(|w| base(text, w)).collect::<Vec<_>>().join(" "),
                };
                let titles: Vec<&Word> = words[from..until].iter().collect();
                let common = titles_are_common(&titles, offices);
                // 그의 주장이다: a noun that is an office, too, is one only with a house
                if common && !house.last().is_some_and(|w| ends_organisation(base(text, w), offices)) {
                    continue;
                }
                added.push(Office {
                    person,
                    titles: titles.iter().map(|w| base(text, w).to_owned()).collect(),
                    same: titles.iter().map(|w| office_of(&w.folded.stem, offices).unwrap_or_default()).collect(),
                    common,
                    address: only_address(&titles, offices),
                    former: former || then,
                    span: Span::new(house.first().map_or(span.start, |w| w.span.start), span.end),
                    organisation,
                    sentence: n,
                });
            }
        }
        for office in &added {
            if !self.full.contains_key(&office.person) {
                self.add(&[&office.person.clone()]);
            }
        }
        self.offices.extend(added);
        self.offices.sort_by_key(|o| (o.sentence, o.span));
    }

    /// Whom word `holder` of sentence `n` means: a name, one whose office ends there, or whom a pronoun stands for.
    fn holder(
        &self,
        text: &str,
        sentences: &[ReadSentence],
        n: usize,
        holder: usize,
        offices: &Offices,
    ) -> Option<String> {
        let of = |n: usize, word: &Word| {
            let office = self.offices.iter().find(|o| o.sentence == n && o.span.overlaps(&word.span));
            office.map(|o| o.person.clone()).or_else(|| self.keys.get(base(text, word)).cloned())
        };
        let word = &sentences[n].words[holder];
        let name = base(text, word);
        of(n, word).or_else(|| is_full_name(name, offices).then(|| name.to_owned())).or_else(|| {
            let before = &sentences[n.checked_sub(1)?];
            match &before.grammar {
                Some(grammar) => {
                    grammar.clauses.iter().filter_map(|c| c.subject).find_map(|s| of(n - 1, &before.words[s]))
                }
                None => {
                    let topics = before.words.iter().filter(|w| matches!(w.folded.case, Case::Topic | Case::Subject));
                    topics.filter_map(|w| of(n - 1, w)).next()
                }
            }
        })
    }
}

/// The house behind an office, in capitals after a preposition of part: the chairman of Halden Rail.
pub(super) fn organisation_of(text: &str, words: &[Word], at: usize) -> String {
    let capital = |w: &&Word| w.span.of(text).starts_with(char::is_uppercase) && w.mention.is_none() && !w.stop;
    let of = words.get(at).is_some_and(|w| w.span.of(text) == "of");
    let from = at + 1 + usize::from(words.get(at + 1).is_some_and(|w| w.span.of(text) == "the"));
    let name = words.get(from..).unwrap_or_default().iter().take(4);
    let mut house: Vec<&str> = Vec::new();
    for word in name.take_while(capital).take(if of { 4 } else { 0 }) {
        house.push(base(text, word));
        if word.comma {
            break;
        }
    }
    house.join(" ")
}

//! Who is said, with a verb, to hold or to have held an office? 그는 당시 위원장이었다, 청장을 지낸 김가람, Haven was then mayor.
//!
//! Refuses offices whose holder is not named in the sentence, unless a pronoun stands for one.

use rustc_hash::{FxHashMap, FxHashSet};

use super::apposed::office_from;
use super::fold::{Case, Form, Tense};
use super::grammar::{Grammar, base_of};
use super::sentences::ReadSentence;
use super::word::Word;
use crate::language::{ByLanguage, table};
use crate::model::Lang;

/// An office and its holder, by words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The first word of the office and one past its last.
    pub office: (usize, usize),
    /// Who holds it: a name, or a pronoun.
    pub holder: usize,
    /// Whether the verb says that it is over.
    pub former: bool,
}

struct Verbs {
    /// What an office becomes a predicate with: its ending in Korean → whether that says that it is over.
    copulas: FxHashMap<&'static str, bool>,
    /// Stems of verbs of holding → whether they say that it is over.
    holding: FxHashMap<&'static str, bool>,
    pronouns: FxHashSet<&'static str>,
}

static VERBS: ByLanguage<Verbs> = ByLanguage::new(|lang| {
    let of = |name, column| {
        let table = table(lang, name);
        table.column(column).map(|(word, row)| (word, !table.cell(row, "over").is_empty())).collect()
    };
    let pronouns = table(lang, "pronouns").column("word").map(|(w, _)| w).collect();
    Some(Verbs { copulas: of("copulas", "ending"), holding: of("holding", "verb"), pronouns })
});

/// The offices that a sentence gives with a verb; `title` says whether a word names an office, `person` whether it names
/// somebody.
pub fn held(
    text: &str,
    sentence: &ReadSentence,
    lang: Lang,
    title: impl Fn(&Word) -> bool,
    person: impl Fn(&Word) -> bool,
) -> Vec<Held> {
    let Some(verbs) = VERBS.get(lang) else { return Vec::new() };
    let named = |w: &Word| person(w) || verbs.pronouns.contains(w.folded.stem.as_str());
    if let Some(grammar) = &sentence.grammar {
        return ordered(text, sentence, grammar, lang, verbs, title, named);
    }
    let words = &sentence.words;
    let mut found = Vec::new();
    for n in (0..words.len()).filter(|n| title(&words[*n]) && words[*n].mention.is_none()) {
        let word = &words[n];
        let ending = &text[word.span.start + word.folded.base.min(word.span.len())..word.span.end];
        let topic = || {
            (0..n).rev().find(|m| {
                matches!(words[*m].folded.case, Case::Topic | Case::Subject)
                    && words[*m].clause == word.clause
                    && (named(&words[*m]) || title(&words[*m]))
            })
        };
        let (holder, former) = if let Some(over) = verbs.copulas.get(ending) {
            (topic(), *over)
        } else if let Some(next) = words.get(n + 1)
            && let Some(over) = verbs.holding.get(next.folded.stem.as_str())
            && (word.folded.case == Case::Object
                || word.folded.case == Case::Bare && !word.comma && next.folded.form.is_none())
        {
            let before_name = next.folded.form == Some(Form::Adnominal) || next.folded.form.is_none();
            let after = || (n + 2..words.len().min(n + 5)).find(|m| person(&words[*m]));
            (if before_name { after() } else { topic() }, *over || next.folded.tense == Tense::Past)
        } else {
            continue;
        };
        found.extend(holder.map(|holder| Held { office: (n, n + 1), holder, former }));
    }
    found
}

/// The same where order tells what a word does: the subject of the verb holds the office behind it.
fn ordered(
    text: &str,
    sentence: &ReadSentence,
    grammar: &Grammar,
    lang: Lang,
    verbs: &Verbs,
    title: impl Fn(&Word) -> bool,
    named: impl Fn(&Word) -> bool,
) -> Vec<Held> {
    let words = &sentence.words;
    let mut found = Vec::new();
    for clause in &grammar.clauses {
        let (Some(verb), Some(holder)) = (clause.verb, clause.subject) else { continue };
        let form = words[verb].span.of(text).to_lowercase();
        let over =
            verbs.copulas.get(form.as_str()).or_else(|| base_of(&form, lang).and_then(|base| verbs.holding.get(base)));
        let Some(over) = over.filter(|_| holder < verb && named(&words[holder])) else { continue };
        // was then, has served as
        let from = (verb + 1..words.len().min(verb + 3)).find(|n| office_from(words, grammar, *n, &title).is_some());
        if let Some(office) = from.and_then(|n| office_from(words, grammar, n, &title)) {
            found.push(Held { office, holder, former: *over });
        }
    }
    found
}

//! The phrase tables of a language that questions are read and told with, loaded once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use crate::language::{languages, table};
use crate::model::{Kind, Lang, Question};

/// The phrases of one language.
pub struct Phrases {
    pub slots: Vec<(&'static str, &'static str)>,
    words: Vec<(&'static str, &'static str, &'static str)>,
    /// Words of comparison and with what they compare.
    pub comparisons: Vec<(&'static str, &'static str)>,
    pub comparing: Vec<&'static str>,
    pub of_which: HashSet<&'static str>,
    pub provisional: HashSet<&'static str>,
    pub then: HashSet<&'static str>,
    /// Words before a figure that make it another figure, and which.
    pub qualifiers: HashMap<&'static str, &'static str>,
    pub last: HashSet<&'static str>,
    pub since_nouns: HashSet<&'static str>,
    /// The first word of each concept.
    heads: HashMap<&'static str, &'static str>,
}

static PHRASES: LazyLock<BTreeMap<Lang, Phrases>> = LazyLock::new(|| {
    languages()
        .map(|lang| {
            let (slots, words) = (table(lang, "slots"), table(lang, "questions"));
            let (comparisons, concepts) = (table(lang, "comparisons"), table(lang, "concepts"));
            let qualifiers = table(lang, "qualifiers");
            let list = |name, column| table(lang, name).column(column).map(|(w, _)| w);
            let phrases = Phrases {
                comparisons: comparisons.column("words").map(|(w, row)| (w, comparisons.cell(row, "base"))).collect(),
                comparing: list("comparing", "words").collect(),
                of_which: list("of_which", "word").collect(),
                provisional: list("provisional", "word").collect(),
                then: list("then", "word").collect(),
                qualifiers: qualifiers.column("word").map(|(w, row)| (w, qualifiers.cell(row, "qualifier"))).collect(),
                last: list("last", "word").collect(),
                since_nouns: list("since_nouns", "word").collect(),
                heads: concepts.column("concept").map(|(c, row)| (c, concepts.cell(row, "word"))).fold(
                    HashMap::new(),
                    |mut heads, (concept, word)| {
                        heads.entry(concept).or_insert(word);
                        heads
                    },
                ),
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

/// The phrases of a language.
pub fn phrases(lang: Lang) -> Option<&'static Phrases> {
    PHRASES.get(&lang)
}

/// The first word of a concept in its table.
pub fn head_word(concept: &str, lang: Lang) -> Option<&'static str> {
    phrases(lang)?.heads.get(concept).copied()
}

/// The question for people, from the table `questions`.
pub fn in_words(question: &Question, relation: Option<&str>, kind: Kind, lang: Lang) -> String {
    let Some(phrases) = phrases(lang) else { return String::new() };
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

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn unknown_parts_are_left_out() {
        assert_eq!(fill("[{s} ][{r} ]시점", &[('s', None), ('r', Some("도착"))]), "도착 시점");
        assert_eq!(fill("{s} 직함", &[('s', Some("김 씨"))]), "김 씨 직함");
    }
}

//! The phrase tables of a language that questions are read and told with, loaded once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{languages, table};
use crate::model::{Kind, Lang, Question, Span};

/// The phrases of one language.
pub struct Phrases {
    pub slots: Vec<(&'static str, &'static str)>,
    words: Vec<(&'static str, &'static str, &'static str)>,
    comparisons: Comparisons,
    pub comparing: Vec<&'static str>,
    pub of_which: FxHashSet<&'static str>,
    pub provisional: FxHashSet<&'static str>,
    pub then: FxHashSet<&'static str>,
    /// Words before a figure that make it another figure, and which.
    pub qualifiers: FxHashMap<&'static str, &'static str>,
    pub last: FxHashSet<&'static str>,
    pub since_nouns: FxHashSet<&'static str>,
    /// The first word of each concept.
    heads: FxHashMap<&'static str, &'static str>,
}

/// Words of comparison and with what they compare.
struct Comparisons {
    find: Option<AhoCorasick>,
    bases: Vec<&'static str>,
}

static PHRASES: LazyLock<BTreeMap<Lang, Phrases>> = LazyLock::new(|| {
    languages()
        .map(|lang| {
            let (slots, words) = (table(lang, "slots"), table(lang, "questions"));
            let (comparisons, concepts) = (table(lang, "comparisons"), table(lang, "concepts"));
            let qualifiers = table(lang, "qualifiers");
            let list = |name, column| table(lang, name).column(column).map(|(w, _)| w);
            let phrases = Phrases {
                comparisons: Comparisons {
                    find: AhoCorasick::new(comparisons.column("words").map(|(w, _)| w)).ok(),
                    bases: comparisons.column("base").map(|(base, _)| base).collect(),
                },
                comparing: list("comparing", "words").collect(),
                of_which: list("of_which", "word").collect(),
                provisional: list("provisional", "word").collect(),
                then: list("then", "word").collect(),
                qualifiers: qualifiers.column("word").map(|(w, row)| (w, qualifiers.cell(row, "qualifier"))).collect(),
                last: list("last", "word").collect(),
                since_nouns: list("since_nouns", "word").collect(),
                heads: concepts.column("concept").map(|(c, row)| (c, concepts.cell(row, "word"))).fold(
                    FxHashMap::default(),
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

/// Every word of comparison in a sentence, and with what it compares.
pub fn comparisons(text: &str, sentence: Span, lang: Lang) -> Vec<(Span, &'static str)> {
    let Some(Comparisons { find: Some(find), bases }) = phrases(lang).map(|p| &p.comparisons) else {
        return Vec::new();
    };
    let hits = find.find_overlapping_iter(sentence.of(text));
    hits.map(|hit| (Span::new(hit.start(), hit.end()).shift(sentence.start), bases[hit.pattern().as_usize()])).collect()
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
        let (before, mut unknown) = (out.len(), false);
        let mut rest = part.trim_end_matches([']', '[']);
        while let Some((text, hole)) = rest.split_once('{') {
            out.push_str(text);
            let named =
                names.iter().find_map(|(letter, value)| Some((value, hole.strip_prefix(*letter)?.strip_prefix('}')?)));
            let Some((value, behind)) = named else {
                out.push('{');
                rest = hole;
                continue;
            };
            unknown |= value.is_none();
            out.push_str(value.unwrap_or(""));
            rest = behind;
        }
        out.push_str(rest);
        if optional && unknown {
            out.truncate(before);
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

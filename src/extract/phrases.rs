//! The phrase tables of a language that questions are read and told with, loaded once.

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang, Question, Span};

/// The phrases of one language.
pub struct Phrases {
    pub slots: Vec<(&'static str, &'static str)>,
    /// By the name of the kind and the slot: how a question is put in words.
    words: FxHashMap<(&'static str, &'static str), Pattern>,
    /// How one of a bare number is, for kinds that have no words of their own.
    number: Option<Pattern>,
    comparisons: Comparisons,
    pub comparing: Vec<&'static str>,
    pub of_which: FxHashSet<&'static str>,
    pub provisional: FxHashSet<&'static str>,
    pub then: FxHashSet<&'static str>,
    /// Words before a figure that make it another figure, and which.
    pub qualifiers: FxHashMap<&'static str, &'static str>,
    pub last: FxHashSet<&'static str>,
    pub since_nouns: FxHashSet<&'static str>,
    /// Those of them whose clause may lie ahead with what follows: 마친 뒤 떠난다.
    pub ahead_nouns: FxHashSet<&'static str>,
    /// Words that make a modifier no fact, each with where it stands of it: 횡령한 혐의 (behind), 안 지킨 (before), 비롯한 (own).
    pub no_fact: FxHashSet<(&'static str, &'static str)>,
    /// The first word of each concept.
    heads: FxHashMap<&'static str, &'static str>,
}

/// Words of comparison and with what they compare.
struct Comparisons {
    find: Option<AhoCorasick>,
    bases: Vec<&'static str>,
}

static PHRASES: ByLanguage<Phrases> = ByLanguage::new(|lang| {
    let (slots, words) = (table(lang, "slots"), table(lang, "questions"));
    let (comparisons, concepts) = (table(lang, "comparisons"), table(lang, "concepts"));
    let (qualifiers, since) = (table(lang, "qualifiers"), table(lang, "since_nouns"));
    let no_fact = table(lang, "no_fact");
    let list = |name, column| table(lang, name).column(column).map(|(w, _)| w);
    Some(Phrases {
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
        since_nouns: since.column("word").map(|(word, _)| word).collect(),
        no_fact: no_fact.column("word").map(|(word, row)| (word, no_fact.cell(row, "stands"))).collect(),
        ahead_nouns: since
            .column("ahead")
            .filter(|(ahead, _)| !ahead.is_empty())
            .map(|(_, row)| since.cell(row, "word"))
            .collect(),
        heads: concepts.column("concept").map(|(c, row)| (c, concepts.cell(row, "word"))).fold(
            FxHashMap::default(),
            |mut heads, (concept, word)| {
                heads.entry(concept).or_insert(word);
                heads
            },
        ),
        slots: slots.column("words").map(|(w, row)| (w, slots.cell(row, "slot"))).collect(),
        words: words.column("kind").fold(FxHashMap::default(), |mut known, (kind, row)| {
            let pattern = || Pattern::parse(words.cell(row, "words"));
            known.entry((kind, words.cell(row, "slot"))).or_insert_with(pattern);
            known
        }),
        number: words
            .column("kind")
            .find(|(kind, _)| *kind == Kind::Number.name())
            .map(|(_, row)| Pattern::parse(words.cell(row, "words"))),
    })
});

/// The phrases of a language.
pub fn phrases(lang: Lang) -> Option<&'static Phrases> {
    PHRASES.get(lang)
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
    let known = |slot| phrases.words.get(&(kind.name(), slot));
    let pattern = known(slot).or_else(|| known("")).or(phrases.number.as_ref());
    let counted = question
        .counted
        .as_deref()
        .filter(|c| Some(*c) != question.relation.as_deref())
        .map(|c| c.trim_start_matches('~'));
    let (subject, relation) =
        (question.subject.as_deref(), relation.filter(|r| Some(*r) != question.subject.as_deref()));
    pattern.map_or_else(String::new, |pattern| pattern.fill([subject, relation, counted]))
}

/// The pattern of a question in words, taken apart once.
struct Pattern(Vec<Part>);

/// A part of a pattern: words, each with the hole behind it; one in brackets is left out when a name of it is unknown.
struct Part {
    optional: bool,
    words: Vec<(&'static str, Option<char>)>,
}

/// The holes of a pattern: subject, relation, counted thing.
const HOLES: [char; 3] = ['s', 'r', 'c'];

impl Pattern {
    fn parse(pattern: &'static str) -> Pattern {
        let parts = pattern.split_inclusive(']').flat_map(|p| p.split_inclusive('['));
        Pattern(parts.map(Part::parse).collect())
    }

    /// The words with the names filled in, in the order of [`HOLES`].
    fn fill(&self, names: [Option<&str>; HOLES.len()]) -> String {
        let mut out = String::new();
        for part in &self.0 {
            let (before, mut unknown) = (out.len(), false);
            for (text, hole) in &part.words {
                out.push_str(text);
                let value = hole.and_then(|hole| names[HOLES.iter().position(|h| *h == hole)?]);
                unknown |= hole.is_some() && value.is_none();
                out.push_str(value.unwrap_or(""));
            }
            if part.optional && unknown {
                out.truncate(before);
            }
        }
        if out.trim().len() == out.len() { out } else { out.trim().to_owned() }
    }
}

impl Part {
    fn parse(part: &'static str) -> Part {
        let mut words = Vec::new();
        let mut rest = part.trim_end_matches([']', '[']);
        while let Some((text, behind)) = rest.split_once('{') {
            let hole = behind.chars().next().filter(|c| HOLES.contains(c) && behind[c.len_utf8()..].starts_with('}'));
            words.push((text, hole));
            rest = match hole {
                Some(hole) => &behind[hole.len_utf8() + 1..],
                None => {
                    words.push(("{", None));
                    behind
                }
            };
        }
        words.push((rest, None));
        Part { optional: part.ends_with(']'), words }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn unknown_parts_are_left_out() {
        let fill = |pattern, names| Pattern::parse(pattern).fill(names);
        assert_eq!(fill("[{s} ][{r} ]시점", [None, Some("도착"), None]), "도착 시점");
        assert_eq!(fill("{s} 직함", [Some("김 씨"), None, None]), "김 씨 직함");
        assert_eq!(fill("{s} {n}", [Some("김 씨"), None, None]), "김 씨 {n}");
    }
}

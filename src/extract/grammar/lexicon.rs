//! The closed classes and the verb forms of a language, from the tables `parts_of_speech` and `verb_forms`.

use rustc_hash::FxHashMap;

use super::{Auxiliary, Part};
use crate::language::{ByLanguage, table};
use crate::model::Lang;

/// Which forms of its verb a word may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// kill.
    pub base: bool,
    /// kills.
    pub third: bool,
    /// killed, rose.
    pub past: bool,
    /// killed, risen.
    pub participle: bool,
    /// killing.
    pub ing: bool,
    /// Whether the verb's base is a noun as well (a plan, a strike).
    pub noun: bool,
    /// Whether a clause may be its object: said it would.
    pub clause: bool,
}

impl Forms {
    /// Whether it may be any form at all.
    pub fn any(self) -> bool {
        self.base || self.third || self.past || self.participle || self.ing
    }
}

/// What is known of the words of a language by themselves.
pub struct Lexicon {
    words: FxHashMap<&'static str, Part>,
    /// What else is known of words of closed classes: `past`, `negated`, `agent`, `place`, `owner`, `both`; and `raises` of words of the table `raising`.
    traits: FxHashMap<&'static str, Vec<&'static str>>,
    verbs: FxHashMap<String, (Forms, &'static str)>,
}

static LEXICA: ByLanguage<Lexicon> = ByLanguage::new(load);

/// The lexicon of a language that word order serves.
pub fn lexicon(lang: Lang) -> Option<&'static Lexicon> {
    LEXICA.get(lang)
}

/// The part of speech of that name in the table.
fn part_named(name: &str) -> Option<Part> {
    Some(match name {
        "noun" => Part::Noun,
        "determiner" => Part::Determiner,
        "pronoun" => Part::Pronoun,
        "preposition" => Part::Preposition,
        "conjunction" => Part::Conjunction,
        "subordinator" => Part::Subordinator,
        "relative" => Part::Relative,
        "adverb" => Part::Adverb,
        "negation" => Part::Negation,
        "be" => Part::Auxiliary(Auxiliary::Be),
        "have" => Part::Auxiliary(Auxiliary::Have),
        "do" => Part::Auxiliary(Auxiliary::Do),
        "modal" => Part::Auxiliary(Auxiliary::Modal),
        "to" => Part::Auxiliary(Auxiliary::To),
        _ => return None,
    })
}

fn load(lang: Lang) -> Option<Lexicon> {
    let (parts, verbs) = (table(lang, "parts_of_speech"), table(lang, "verb_forms"));
    if parts.rows.is_empty() {
        return None;
    }
    let mut lexicon =
        Lexicon { words: FxHashMap::default(), traits: FxHashMap::default(), verbs: FxHashMap::default() };
    for (word, row) in parts.column("word") {
        lexicon.words.insert(word, part_named(parts.cell(row, "part"))?);
        lexicon.traits.insert(word, parts.cell(row, "traits").split('|').collect());
    }
    for (word, _) in table(lang, "raising").column("word") {
        lexicon.traits.entry(word).or_default().push("raises");
    }
    for (base, row) in verbs.column("verb") {
        let (noun, clause) = (verbs.cell(row, "noun") == "y", verbs.cell(row, "clause") == "y");
        let mut add = |word: String, set: fn(&mut Forms)| {
            let (forms, _) = lexicon.verbs.entry(word).or_insert((Forms { noun, clause, ..Forms::default() }, base));
            set(forms);
        };
        add(base.to_owned(), |f| f.base = true);
        add(third(base), |f| f.third = true);
        add(ing(base), |f| f.ing = true);
        let or_regular = |cell: &'static str| -> Vec<String> {
            if cell.is_empty() { vec![past(base)] } else { cell.split('|').map(str::to_owned).collect() }
        };
        let (pasts, participles) = (verbs.cell(row, "past"), verbs.cell(row, "participle"));
        or_regular(pasts).into_iter().for_each(|w| add(w, |f| f.past = true));
        let participles = if participles.is_empty() { pasts } else { participles };
        or_regular(participles).into_iter().for_each(|w| add(w, |f| f.participle = true));
        // cancelled and canceled: one side of the Atlantic doubles what the other does not
        if doubles(base) && base.ends_with('l') {
            add(format!("{base}ing"), |f| f.ing = true);
            add(format!("{base}ed"), |f| (f.past, f.participle) = (true, true));
        }
    }
    Some(lexicon)
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// carry → carries, pass → passes, rise → rises.
fn third(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(head) if !head.ends_with(vowel) => format!("{head}ies"),
        _ if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

/// Whether the last consonant is written twice before -ed and -ing: plan, stop; of longer verbs those in the ending `-mit`,
/// `-fer`, `-cur`, `-pel`, `-bel`, `-cel`, `-vel`.
fn doubles(base: &str) -> bool {
    let letters: Vec<char> = base.chars().collect();
    let [.., a, b, c] = letters.as_slice() else { return false };
    let short = !vowel(*a) && vowel(*b) && !vowel(*c) && !matches!(c, 'w' | 'x' | 'y');
    let vowels = letters.iter().filter(|c| vowel(**c)).count();
    let stressed = ["mit", "fer", "cur", "pel", "cel", "bel", "vel", "nel"].iter().any(|end| base.ends_with(end));
    short && (vowels == 1 || stressed)
}

fn past(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(head) if !head.ends_with(vowel) => format!("{head}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ if doubles(base) => format!("{base}{}ed", &base[base.len() - 1..]),
        _ => format!("{base}ed"),
    }
}

fn ing(base: &str) -> String {
    match base.strip_suffix("ie") {
        Some(head) => return format!("{head}ying"),
        None if base.ends_with('e') && !base.ends_with("ee") => return format!("{}ing", &base[..base.len() - 1]),
        None => {}
    }
    if doubles(base) { format!("{base}{}ing", &base[base.len() - 1..]) } else { format!("{base}ing") }
}

impl Lexicon {
    /// What a word always is; `None` for words of the open classes.
    pub fn closed(&self, lower: &str) -> Option<Part> {
        self.words.get(lower).copied().or_else(|| {
            let adverb = lower.len() > 4 && lower.ends_with("ly") && !self.verbs.contains_key(lower);
            adverb.then_some(Part::Adverb)
        })
    }

    /// Whether a word of a closed class has a trait.
    pub fn has(&self, lower: &str, name: &str) -> bool {
        self.traits.get(lower).is_some_and(|traits| traits.contains(&name))
    }

    /// Which forms of a verb a word may be.
    pub fn forms(&self, lower: &str) -> Forms {
        if let Some((forms, _)) = self.verbs.get(lower) {
            return *forms;
        }
        let ed = lower.len() > 4
            && lower.ends_with("ed")
            && !lower.ends_with("eed")
            && !lower.starts_with("un")
            && !lower.contains('-');
        Forms { past: ed, participle: ed, ..Forms::default() }
    }
}

/// The base of a known verb's form: `rose` is of `rise`.
pub fn base_of(lower: &str, lang: Lang) -> Option<&'static str> {
    let lexicon = lexicon(lang)?;
    lexicon.verbs.get(lower).filter(|_| !lexicon.words.contains_key(lower)).map(|(_, base)| *base)
}

/// The verb of a form, for the corpus: one that only looks like a form has none.
#[cfg(test)]
pub fn verb_of(lower: &str, lang: Lang) -> &'static str {
    lexicon(lang).and_then(|l| l.verbs.get(lower)).map_or("", |(_, base)| base)
}

/// The closed class of a word by itself and its traits, for the corpus.
#[cfg(test)]
pub fn closed_class(lower: &str, lang: Lang) -> String {
    let Some(part) = lexicon(lang).and_then(|l| l.closed(lower)) else { return String::new() };
    format!("{part:?}").to_lowercase()
}

//! Which two words are one concept together? A verb with its particle (step down), a noun with the noun before it
//! (operating profit); from the table `compounds`.

use rustc_hash::FxHashMap;

use super::{Break, Grammar, Part};
use crate::extract::word::{Concept, Word};
use crate::language::{ByLanguage, table};
use crate::model::Lang;

/// By the first word and the second.
type Compounds = FxHashMap<(&'static str, &'static str), Concept>;

static COMPOUNDS: ByLanguage<Compounds> = ByLanguage::new(|lang| {
    let rows = table(lang, "compounds");
    let known: Compounds = rows
        .column("first")
        .map(|(first, row)| {
            let concept = Concept { name: rows.cell(row, "concept"), kind: rows.cell(row, "kind") };
            ((first, rows.cell(row, "second")), concept)
        })
        .collect();
    Some(known)
});

/// Gives the words of compounds their common concept: the verb, or the later noun.
pub fn join(words: &mut [Word], grammar: &Grammar, lang: Lang) {
    let Some(known) = COMPOUNDS.get(lang) else { return };
    for n in 1..words.len() {
        let pair = (words[n - 1].folded.stem.as_str(), words[n].folded.stem.as_str());
        let Some((_, concept)) = known.get_key_value(&pair).filter(|_| grammar.breaks[n] == Break::None) else {
            continue;
        };
        let at = if grammar.parts[n - 1] == Part::Verb { n - 1 } else { n };
        words[at].concept = Some(*concept);
    }
}

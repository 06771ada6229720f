//! What is said to be the first, the only, the most of its sort? A rank told by a word.

use rustc_hash::FxHashMap;

use super::fold::Case;
use super::scene::Scene;
use crate::language::{ByLanguage, table};
use crate::model::{Kind, Lang, Mention, Range, Span, Unit, Value};

struct Rank {
    slot: &'static str,
    unit: &'static str,
}

static RANKS: ByLanguage<FxHashMap<&'static str, Rank>> = ByLanguage::new(|lang| {
    let words = table(lang, "firsts");
    Some(
        words
            .column("word")
            .map(|(word, row)| (word, Rank { slot: words.cell(row, "rank"), unit: words.cell(row, "unit") }))
            .collect(),
    )
});

/// The ranks told by words, each with its slot: `first`, `only`, `most`, `least`.
pub fn ranks(scene: &Scene, lang: Lang) -> Vec<(Mention, &'static str)> {
    let Some(ranks) = RANKS.get(lang) else { return Vec::new() };
    let words = scene.sentence.words.iter();
    words
        .filter(|w| w.mention.is_none() && !matches!(w.folded.case, Case::At | Case::Since))
        .filter_map(|word| {
            let rank = ranks.get(word.folded.stem.as_str())?;
            let span = Span::new(word.span.start, word.span.start + word.folded.base);
            let value = Value::Quantity(Range::point(1.into(), 1.into(), Unit::counter(rank.unit)));
            Some((Mention { kind: Kind::Ordinal, span, value, flags: Vec::new(), steps: Vec::new() }, rank.slot))
        })
        .collect()
}

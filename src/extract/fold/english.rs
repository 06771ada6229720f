//! English and all else: lower case, possessives and the commonest inflections off.

use super::{Case, Folded, Link, Tense};
use crate::extract::grammar::base_of;
use crate::model::Lang;

/// Folds one word: a form of a known verb to the stem of its base, any other by its ending.
pub fn fold(word: &str, lang: Lang) -> Folded {
    let lower = word.to_lowercase();
    let bare = lower.trim_end_matches("'s").trim_end_matches("’s");
    // what makes an owner of it is short in either case: NORTHSTAR'S
    let owner = word.len().saturating_sub(lower.len() - bare.len());
    let base = if word.is_char_boundary(owner) { owner } else { word.len() };
    let stem = stem(base_of(bare, lang).unwrap_or(bare));
    let tense = if bare.ends_with("ed") { Tense::Past } else { Tense::Present };
    Folded { stem, base, case: Case::Bare, form: None, tense, link: Link::Own }
}

/// A word with its commonest inflections off.
fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if stem.is_ascii() && stem.bytes().all(|b| b.is_ascii_lowercase()) {
        for (suffix, keep, put) in
            [("ies", 3, "y"), ("sses", 2, "ss"), ("ing", 4, ""), ("ed", 4, ""), ("es", 4, "e"), ("s", 4, "")]
        {
            if let Some(base) = stem.strip_suffix(suffix)
                && base.len() >= keep
                && !(suffix == "s" && base.ends_with(['s', 'u', 'i']))
            {
                stem = format!("{base}{put}");
                break;
            }
        }
        // doubled consonants and silent e: planned, planning, plan; raised, raise
        if stem.len() > 4 && stem.ends_with('e') {
            stem.pop();
        }
        let bytes = stem.as_bytes();
        if let [.., a, b] = bytes
            && a == b
            && stem.len() > 3
            && !matches!(b, b'l' | b's' | b'e' | b'o')
        {
            stem.pop();
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn inflections_meet() {
        for forms in [
            "plan planned plans planning",
            "raise raised raises raising",
            "country countries",
            "visit visited visits visiting",
        ] {
            let stems: Vec<_> = forms.split(' ').map(|w| fold(w, crate::model::Lang::UND).stem).collect();
            assert!(stems.windows(2).all(|w| w[0] == w[1]), "{forms}: {stems:?}");
        }
    }
}

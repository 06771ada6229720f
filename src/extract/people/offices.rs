//! Which words are offices, and which look like the name of who holds one.

use rustc_hash::{FxHashMap, FxHashSet};

use super::base;
use crate::extract::fold::{self, Case};
use crate::extract::names;
use crate::extract::word::Word;
use crate::language::{ByLanguage, table};
use crate::model::Lang;

pub(super) struct Offices {
    pub(super) lang: Lang,
    /// Title → what it is the same as (itself when nothing).
    pub(super) titles: FxHashMap<String, &'static str>,
    /// Titles that may end a longer word, those of three letters and more and those the table names: by their last letter, the
    /// longest first.
    pub(super) endings: FxHashMap<char, Vec<&'static str>>,
    /// Titles that are common nouns too: only right after a full name.
    pub(super) nouns: FxHashSet<&'static str>,
    /// Titles that a state gives and no firm: what stands between such a title and a country is a name.
    states: FxHashSet<&'static str>,
    pub(super) surnames: FxHashSet<&'static str>,
    pub(super) rare_surnames: FxHashSet<&'static str>,
    pub(super) not_people: Vec<&'static str>,
    /// What names in capitals end in that are no people.
    pub(super) not_names: FxHashSet<&'static str>,
    /// Organisations by their whole name.
    pub(super) bodies: FxHashSet<&'static str>,
    pub(super) former: FxHashSet<&'static str>,
    pub(super) honorifics: FxHashSet<&'static str>,
    /// Titles that only address somebody.
    pub(super) addresses: FxHashSet<&'static str>,
}

pub(super) static OFFICES: ByLanguage<Offices> = ByLanguage::new(|lang| {
    let (titles, surnames) = (table(lang, "titles"), table(lang, "surnames"));
    let mut longer: Vec<_> = titles
        .column("title")
        .filter(|(t, row)| t.chars().count() >= 3 || !titles.cell(row, "end").is_empty())
        .map(|(t, _)| t)
        .collect();
    longer.sort_by_key(|t| std::cmp::Reverse(t.len()));
    let mut endings: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
    for title in longer {
        endings.entry(title.chars().next_back().unwrap_or(' ')).or_default().push(title);
    }
    Some(Offices {
        lang,
        titles: titles
            .column("title")
            .map(|(t, row)| (t.to_lowercase(), Some(titles.cell(row, "same")).filter(|s| !s.is_empty()).unwrap_or(t)))
            .collect(),
        endings,
        nouns: titles.column("noun").filter(|(n, _)| !n.is_empty()).map(|(_, row)| titles.cell(row, "title")).collect(),
        states: titles
            .column("state")
            .filter(|(y, _)| !y.is_empty())
            .map(|(_, row)| titles.cell(row, "title"))
            .collect(),
        surnames: surnames.column("surname").map(|(s, _)| s).collect(),
        rare_surnames: surnames
            .column("rare")
            .filter(|(r, _)| !r.is_empty())
            .map(|(_, row)| surnames.cell(row, "surname"))
            .collect(),
        addresses: table(lang, "addresses").column("word").map(|(w, _)| w).collect(),
        honorifics: table(lang, "honorifics").column("word").map(|(w, _)| w).collect(),
        former: table(lang, "former").column("word").map(|(w, _)| w).collect(),
        bodies: table(lang, "institutions").column("name").map(|(n, _)| n).collect(),
        not_names: table(lang, "not_places").column("word").map(|(w, _)| w).collect(),
        not_people: table(lang, "organisations").column("suffix").map(|(s, _)| s).collect(),
    })
});

/// Whether a word names an office.
pub fn is_title(word: &Word, lang: Lang) -> bool {
    let office = |offices| office_of(&word.folded.stem, offices).is_some();
    word.mention.is_none() && word.folded.form.is_none() && OFFICES.get(lang).is_some_and(office)
}

pub(super) fn office_of(stem: &str, offices: &Offices) -> Option<&'static str> {
    if let Some(same) = offices.titles.get(stem) {
        return Some(same);
    }
    let endings = offices.endings.get(&stem.chars().next_back()?)?;
    // 부위원장; vice-chancellor, but no desire of sire
    let joined = |before: &str| before.ends_with(|c: char| c == '-' || fold::is_syllable(c));
    endings.iter().find(|t| stem.strip_suffix(**t).is_some_and(joined)).copied()
}

pub(super) fn titles_are_common(titles: &[&Word], offices: &Offices) -> bool {
    titles.iter().all(|w| offices.nouns.contains(w.folded.stem.as_str()))
}

pub(super) fn only_address(titles: &[&Word], offices: &Offices) -> bool {
    titles.iter().all(|w| offices.addresses.contains(w.folded.stem.as_str()))
}

pub(super) fn ends_organisation(word: &str, offices: &Offices) -> bool {
    offices.not_people.iter().any(|s| word.ends_with(s))
}

/// A surname of one syllable, or of two, and a given name of two.
pub(super) fn is_full_name(word: &str, offices: &Offices) -> bool {
    let mut syllables = word.char_indices().map(|(at, _)| at).skip(1);
    let surname = match (syllables.next(), syllables.next(), word.chars().count()) {
        (Some(one), _, 3) => &word[..one],
        (_, Some(two), 4) => &word[..two],
        _ => return false,
    };
    word.chars().all(fold::is_syllable)
        && offices.surnames.contains(surname)
        && names::may_be_a_name(word, offices.lang)
        && !ends_organisation(word, offices)
        && !offices.bodies.contains(word)
        && !offices.titles.contains_key(word)
}

/// The two words of a name from abroad right before a title of state, the first of which only begins like a name from here: 기시다 후미오 총리.
/// What is no country, place or body there is the given name.
pub(super) fn abroad<'t>(
    words: &[&Word],
    title: &Word,
    text: &'t str,
    offices: &Offices,
) -> Option<(&'t str, &'t str)> {
    let [.., surname, given] = words else { return None };
    let name = |w: &Word| w.folded.case == Case::Bare && w.meaning().is_none();
    let (of_state, plain) = (offices.states.contains(title.folded.stem.as_str()), name(surname) && name(given));
    let (surname, given) = (base(text, surname), base(text, given));
    let known = ends_organisation(given, offices) || names::is_body_or_place(given, offices.lang);
    let spelled = given.chars().count() > 1 && given.chars().all(fold::is_syllable);
    let foreign = is_full_name(surname, offices) && !names::is_spelled_like_one(surname, offices.lang);
    (of_state && plain && !known && spelled && foreign).then_some((surname, given))
}

pub(super) fn is_rare(word: &str, offices: &Offices) -> bool {
    word.chars().count() == 3
        && word.chars().next().is_some_and(|c| offices.rare_surnames.contains(&*c.encode_utf8(&mut [0; 4])))
}

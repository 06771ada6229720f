//! The tables that names are told by.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::word::Word;
use crate::language::{ByLanguage, Table, table};
use crate::model::Lang;

/// Where in a given name a syllable stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given {
    /// As the first: 2 often, 1 at times, 0 never.
    pub first: u8,
    /// As the second.
    pub second: u8,
}

/// What is known of names in a language that is spelled in syllables.
pub struct Known {
    pub lang: Lang,
    /// What follows a name and is no office: 씨, 양.
    pub addresses: FxHashSet<&'static str>,
    former: FxHashSet<&'static str>,
    /// What stands before a person's name: 배우, 남편.
    pub callings: FxHashSet<&'static str>,
    /// Surname → whether it begins many a noun.
    pub surnames: FxHashMap<&'static str, bool>,
    pub given: FxHashMap<char, Given>,
    /// Words that look like full names and are none.
    pub not_names: FxHashSet<&'static str>,
    /// Syllables that nouns of people and things end in: one with an unlikely given name that ends so is none.
    pub noun_endings: FxHashSet<char>,
    /// Syllables that names from abroad are written with and words of the language hardly are.
    pub foreign: FxHashSet<char>,
    /// Names of places that need no suffix.
    pub places: FxHashSet<&'static str>,
    /// District → what it is called with its kind: 수원 → 시.
    pub districts: FxHashMap<&'static str, &'static str>,
    /// Endings of what is built or lies somewhere, and the least syllables of a name.
    pub sites: Vec<(&'static str, usize)>,
    pub not_places: FxHashSet<&'static str>,
    /// Organisations by their whole name.
    pub bodies: FxHashSet<&'static str>,
    /// Endings of organisations and whether they are of places, the longest first.
    pub endings: Vec<(&'static str, bool)>,
    pub not_bodies: FxHashSet<&'static str>,
    /// Endings of parts of an organisation, and the least syllables of the word.
    pub departments: Vec<(&'static str, usize)>,
    /// Words in capitals that name no organisation.
    pub initials: FxHashSet<&'static str>,
}

impl Known {
    /// Whether it says that an office was held at another time.
    pub fn is_former(&self, word: &Word) -> bool {
        self.former.contains(word.folded.stem.as_str())
    }
}

static KNOWN: ByLanguage<Known> = ByLanguage::new(|lang| {
    let spelled = !table(lang, "given_names").rows.is_empty();
    spelled.then(|| load(lang))
});

/// What is known of the names of a language; nothing where they are not told by syllables.
pub fn known(lang: Lang) -> Option<&'static Known> {
    KNOWN.get(lang)
}

fn words(lang: Lang, name: &str, column: &str) -> FxHashSet<&'static str> {
    table(lang, name).column(column).map(|(word, _)| word).collect()
}

fn syllables(lang: Lang, name: &str) -> FxHashSet<char> {
    words(lang, name, "syllable").into_iter().filter_map(|s| s.chars().next()).collect()
}

/// The suffixes of a table with their least number of syllables, where the column holds one.
fn measured(table: &'static Table, least: &str) -> Vec<(&'static str, usize)> {
    table.column("suffix").filter_map(|(suffix, row)| Some((suffix, table.cell(row, least).parse().ok()?))).collect()
}

fn load(lang: Lang) -> Known {
    let (surnames, given, suffixes) =
        (table(lang, "surnames"), table(lang, "given_names"), table(lang, "place_suffixes"));
    let (endings, districts) = (table(lang, "organisations"), table(lang, "districts"));
    let often = |cell: &str| match cell {
        "often" => 2,
        "" => 0,
        _ => 1,
    };
    let mut longest: Vec<(&str, bool)> =
        endings.column("suffix").map(|(s, row)| (s, endings.cell(row, "sort") == "place")).collect();
    longest.sort_by_key(|(s, _)| std::cmp::Reverse(s.len()));
    let alone = districts.column("alone").filter(|(alone, _)| !alone.is_empty());
    let mut places = words(lang, "places", "place");
    places.extend(words(lang, "towns", "place"));
    places.extend(alone.map(|(_, row)| districts.cell(row, "district")));
    Known {
        lang,
        addresses: words(lang, "addresses", "word"),
        former: words(lang, "former", "word"),
        callings: words(lang, "callings", "word"),
        surnames: surnames.column("surname").map(|(s, row)| (s, !surnames.cell(row, "rare").is_empty())).collect(),
        given: given
            .column("syllable")
            .filter_map(|(s, row)| {
                let at = |column| often(given.cell(row, column));
                Some((s.chars().next()?, Given { first: at("first"), second: at("second") }))
            })
            .collect(),
        not_names: words(lang, "not_names", "word"),
        noun_endings: syllables(lang, "noun_endings"),
        foreign: syllables(lang, "foreign_syllables"),
        places,
        districts: districts.column("district").map(|(d, row)| (d, districts.cell(row, "kind"))).collect(),
        sites: measured(suffixes, "named"),
        not_places: words(lang, "not_places", "word"),
        bodies: words(lang, "institutions", "name"),
        endings: longest,
        not_bodies: words(lang, "not_organisations", "word"),
        departments: measured(table(lang, "departments"), "least"),
        initials: words(lang, "initials", "word"),
    }
}

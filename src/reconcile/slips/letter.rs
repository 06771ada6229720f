//! Which holders of an office in two outlets are one person whose name is a letter off? 김하람 국장, where another paper says 김하랑 국장.
//!
//! Looks at names of three syllables, surname first. Refuses longer names, whose spellings are often two ways to write a foreign
//! one, names in other scripts or with Chinese characters beside them for the same reason, offices that several people of a story hold, posts of two houses, and people whom one article names both.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use rustc_hash::{FxHashMap, FxHashSet};
use strsim::levenshtein;
use unicode_normalization::UnicodeNormalization;

use super::Slip;
use crate::model::{Claim, Kind, Value};
use crate::reconcile::judge::guessed;

/// The syllables of a name that is looked at.
const SYLLABLES: usize = 3;

/// The blocks of letters that are one syllable each (Unicode, Hangul Syllables).
const BLOCKS: RangeInclusive<char> = '\u{ac00}'..='\u{d7a3}';

/// Chinese characters (Unicode, CJK Unified Ideographs).
fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The claims of each holder of an office.
type Holders<'c> = BTreeMap<&'c str, Vec<usize>>;

/// Pairs of names of which one is a letter off.
pub fn letter(claims: &[Claim]) -> Vec<Slip> {
    let mut offices: BTreeMap<&[String], Holders> = BTreeMap::new();
    let mut named: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for (n, claim) in claims.iter().enumerate() {
        let question = &claim.question;
        let people = question.subject.iter().filter(|_| question.of_person).chain(&question.people);
        named.entry(&claim.article).or_default().extend(people.map(String::as_str));
        if let (Kind::Role, Value::Name(office), Some(holder)) = (claim.kind, &claim.value, &question.subject)
            && !guessed(claim)
        {
            offices.entry(&office.aliases).or_default().entry(holder).or_default().push(n);
        }
    }
    let mut found = Vec::new();
    for holders in offices.values() {
        // where more than these two hold such an office, two that are alike may well be two
        let [(one, ours), (other, theirs)] = holders.iter().collect::<Vec<_>>()[..] else { continue };
        let foreign = ours.iter().chain(theirs).any(|n| claims[*n].quote.contains(is_chinese));
        if foreign || !a_letter_off(one, other) || !one_house(claims, ours, theirs) {
            continue;
        }
        let alone = |of: &[usize], another: &str| -> Vec<usize> {
            of.iter().filter(|n| !named[claims[**n].article.as_str()].contains(another)).copied().collect()
        };
        let sides = [alone(ours, other), alone(theirs, one)];
        if sides.iter().all(|side| !side.is_empty()) {
            found.push(Slip { code: "name/letter-off", sides, figures: vec![one.to_string(), other.to_string()] });
        }
    }
    found
}

/// Whether two names of three syllables share the surname and differ by one letter of one of the others.
fn a_letter_off(a: &str, b: &str) -> bool {
    let syllables = |name: &str| name.chars().all(|c| BLOCKS.contains(&c)) && name.chars().count() == SYLLABLES;
    let letters = |name: &str| name.nfd().collect::<String>();
    syllables(a) && syllables(b) && a.chars().next() == b.chars().next() && levenshtein(&letters(a), &letters(b)) == 1
}

/// Whether no two claims name different houses of the office.
fn one_house(claims: &[Claim], ours: &[usize], theirs: &[usize]) -> bool {
    let houses: FxHashSet<&str> = ours
        .iter()
        .chain(theirs)
        .filter_map(|n| match &claims[*n].value {
            Value::Name(office) => office.name.rsplit_once(' ').map(|(house, _)| house),
            _ => None,
        })
        .collect();
    let longest = houses.iter().max_by_key(|house| (house.len(), **house)).copied().unwrap_or_default();
    houses.iter().all(|house| longest.contains(house))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_of_a_given_name_and_nothing_else() {
        for (a, b) in [("김하람", "김하랑"), ("서가온", "서기온"), ("노다미", "노담미"), ("윤보라", "윤부라")]
        {
            assert!(a_letter_off(a, b) && a_letter_off(b, a), "{a} and {b}");
        }
        for (a, b) in [
            ("김하람", "감하람"),
            ("김하람", "김하람"),
            ("김하람", "김다랑"),
            ("서가온", "서가윤경"),
            ("남궁보라", "남궁부라"),
            ("Bae Ha", "Bae Ho"),
        ] {
            assert!(!a_letter_off(a, b), "{a} and {b}");
        }
    }
}

//! Names and sets of names. Close spelling alone never makes two names one, and other names are no contradiction.

use super::{Bare, Finer, Outcome};
use crate::model::{Name, NameSet};

/// Compares two names: equal but for spaces, or one holding all the other's words. `None` otherwise.
pub fn compare(a: &Name, b: &Name) -> Option<Bare> {
    let solid = |n: &Name| n.name.split_whitespace().collect::<String>().to_lowercase();
    let (x, y) = (solid(a), solid(b));
    if x == y {
        return Some(Outcome::Same("name/same"));
    }
    if let Some(offices) = offices(a, b) {
        return offices;
    }
    match (y.contains(&x) || words_within(a, b), x.contains(&y) || words_within(b, a)) {
        // the same words in another order
        (true, true) => Some(Outcome::Same("name/same")),
        (true, false) => Some(Outcome::Within(Finer::Second, "name/within")),
        (false, true) => Some(Outcome::Within(Finer::First, "name/within")),
        (false, false) => None,
    }
}

/// Two offices by what their titles are the same as: all the same, or one holding the other's or being short for it; apart
/// where both are posts of one house, or of none; `Some(None)` when they are offices and nothing of this, `None` when they
/// are none.
fn offices(a: &Name, b: &Name) -> Option<Option<Bare>> {
    let is_office = |n: &Name| !n.aliases.is_empty() && n.aliases.iter().all(|x| x.starts_with('~'));
    if !is_office(a) || !is_office(b) {
        return None;
    }
    let within = |x: &Name, y: &Name| x.aliases.iter().all(|t| y.aliases.contains(t));
    Some(match (within(a, b), within(b, a)) {
        (true, true) => Some(Outcome::Same("name/alias")),
        (true, false) => Some(Outcome::Within(Finer::Second, "name/within")),
        (false, true) => Some(Outcome::Within(Finer::First, "name/within")),
        (false, false) if short_for(a, b) => Some(Outcome::Within(Finer::Second, "name/short-for")),
        (false, false) if short_for(b, a) => Some(Outcome::Within(Finer::First, "name/short-for")),
        (false, false) if house(a) == house(b) => Some(Outcome::Apart("name/other-office")),
        (false, false) => None,
    })
}

/// The words of an office before its title.
fn house(office: &Name) -> &str {
    office.name.rsplit_once(' ').map_or("", |(house, _)| house)
}

/// Whether `a` is `b` with letters left out, but not the first and the last.
fn short_for(a: &Name, b: &Name) -> bool {
    let letters = |n: &Name| n.name.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (x, y) = (letters(a), letters(b));
    let mut rest = y.iter();
    x.first() == y.first() && x.last() == y.last() && x.iter().all(|c| rest.any(|d| d == c))
}

/// Whether every word of `a` is in `b`.
fn words_within(a: &Name, b: &Name) -> bool {
    a.name.split_whitespace().all(|w| b.name.split_whitespace().any(|v| v == w))
}

/// Compares two sets; `None` when neither holds the other.
pub fn compare_sets(a: &NameSet, b: &NameSet) -> Option<Bare> {
    let within = |x: &NameSet, y: &NameSet| x.members.iter().all(|n| y.members.iter().any(|m| same(n, m)));
    match (within(a, b), within(b, a)) {
        (true, true) => Some(Outcome::Same("set/same")),
        (true, false) => Some(Outcome::Within(Finer::Second, "set/within")),
        (false, true) => Some(Outcome::Within(Finer::First, "set/within")),
        (false, false) => None,
    }
}

/// A set as a figure of a reason.
pub fn written(set: &NameSet) -> String {
    set.members.iter().map(|n| n.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// One member by the same name, or by its last word alone.
fn same(a: &Name, b: &Name) -> bool {
    let last = |n: &Name| n.name.rsplit(' ').next().unwrap_or("").to_owned();
    a.name == b.name || last(a) == last(b)
}

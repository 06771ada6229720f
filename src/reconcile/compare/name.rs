//! Names and sets of names. Close spelling alone never makes two names one, and other names are no contradiction.

use super::{Finer, Outcome, reason};
use crate::model::{Name, NameSet};

/// Compares two names: equal but for spaces, or one holding all the other's words. `None` otherwise.
pub fn compare(a: &Name, b: &Name) -> Option<Outcome> {
    let figures = || [a.name.clone(), b.name.clone()];
    let solid = |n: &Name| n.name.split_whitespace().collect::<String>().to_lowercase();
    let (x, y) = (solid(a), solid(b));
    if x == y {
        return Some(Outcome::Same(reason("name/same", figures())));
    }
    if let Some(offices) = offices(a, b) {
        return offices;
    }
    if y.contains(&x) || words_within(a, b) {
        return Some(Outcome::Within(Finer::Second, reason("name/within", figures())));
    }
    if x.contains(&y) || words_within(b, a) {
        return Some(Outcome::Within(Finer::First, reason("name/within", figures())));
    }
    None
}

/// Two offices by what their titles are the same as: all the same, or one holding the other's; `Some(None)` when they
/// are offices and neither, `None` when they are none. One person may hold several: other titles are no contradiction.
fn offices(a: &Name, b: &Name) -> Option<Option<Outcome>> {
    let figures = || [a.name.clone(), b.name.clone()];
    let is_office = |n: &Name| !n.aliases.is_empty() && n.aliases.iter().all(|x| x.starts_with('~'));
    if !is_office(a) || !is_office(b) {
        return None;
    }
    let within = |x: &Name, y: &Name| x.aliases.iter().all(|t| y.aliases.contains(t));
    Some(match (within(a, b), within(b, a)) {
        (true, true) => Some(Outcome::Same(reason("name/alias", figures()))),
        (true, false) => Some(Outcome::Within(Finer::Second, reason("name/within", figures()))),
        (false, true) => Some(Outcome::Within(Finer::First, reason("name/within", figures()))),
        (false, false) => None,
    })
}

/// Whether every word of `a` is in `b`.
fn words_within(a: &Name, b: &Name) -> bool {
    a.name.split_whitespace().all(|w| b.name.split_whitespace().any(|v| v == w))
}

/// Compares two sets; `None` when neither holds the other.
pub fn compare_sets(a: &NameSet, b: &NameSet) -> Option<Outcome> {
    let list = |s: &NameSet| s.members.iter().map(|n| n.name.as_str()).collect::<Vec<_>>().join(", ");
    let figures = || [list(a), list(b)];
    let within = |x: &NameSet, y: &NameSet| x.members.iter().all(|n| y.members.iter().any(|m| same(n, m)));
    match (within(a, b), within(b, a)) {
        (true, true) => Some(Outcome::Same(reason("set/same", figures()))),
        (true, false) => Some(Outcome::Within(Finer::Second, reason("set/within", figures()))),
        (false, true) => Some(Outcome::Within(Finer::First, reason("set/within", figures()))),
        (false, false) => None,
    }
}

/// One member by the same name, or by its last word alone.
fn same(a: &Name, b: &Name) -> bool {
    let last = |n: &Name| n.name.rsplit(' ').next().unwrap_or("").to_owned();
    a.name == b.name || last(a) == last(b)
}

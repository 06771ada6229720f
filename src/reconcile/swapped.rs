//! Which figures of two outlets are one figure with two digits swapped? 612 votes and 621 votes, $1.84bn and $1.48bn.
//!
//! Looks at values alone, across questions: that two figures of a kind in one story are each other's but for two neighbouring
//! digits is hardly ever chance. Refuses short figures, shares, and figures that one article gives both.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::model::{Claim, Kind, Value};

/// So many digits a figure has at least, zeros at its ends aside.
const DIGITS: usize = 3;

/// So many claims of each of the two figures are shown.
const SHOWN: usize = 12;

/// The claims of each figure, as indices.
type Figures = BTreeMap<Decimal, Vec<usize>>;

/// Pairs of figures with two digits swapped: the claims of the one and of the other, as indices, ascending.
pub fn swapped(claims: &[Claim]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut alike: BTreeMap<(Kind, &str, Vec<u8>), Figures> = BTreeMap::new();
    let mut said: FxHashSet<(&str, Kind, &str, Decimal)> = FxHashSet::default();
    for (n, claim) in claims.iter().enumerate() {
        let Some((unit, figure)) = figure(claim) else { continue };
        said.insert((&claim.article, claim.kind, unit, figure));
        let mut digits = digits(figure);
        if digits.len() >= DIGITS && claim.kind != Kind::Percent && !super::judge::guessed(claim) {
            digits.sort_unstable();
            alike.entry((claim.kind, unit, digits)).or_default().entry(figure).or_default().push(n);
        }
    }
    let mut found = Vec::new();
    for ((kind, unit, _), figures) in &alike {
        let figures: Vec<(&Decimal, &Vec<usize>)> = figures.iter().collect();
        for (n, (small, ours)) in figures.iter().enumerate() {
            for (large, theirs) in figures[n + 1..].iter().take_while(|(large, _)| **large < **small * Decimal::TEN) {
                if !neighbours(**small, **large) {
                    continue;
                }
                let alone = |of: &[usize], other: Decimal| -> Vec<usize> {
                    let says = |n: &&usize| said.contains(&(claims[**n].article.as_str(), *kind, *unit, other));
                    of.iter().filter(|n| !says(n)).take(SHOWN).copied().collect()
                };
                let (ours, theirs) = (alone(ours, **large), alone(theirs, **small));
                if !ours.is_empty() && !theirs.is_empty() {
                    found.push((ours, theirs));
                }
            }
        }
    }
    found
}

/// The unit and the figure of a claim that gives a single exact one.
fn figure(claim: &Claim) -> Option<(&str, Decimal)> {
    let Value::Quantity(range) = &claim.value else { return None };
    let exact = range.single().filter(|figure| !range.approx && *figure > Decimal::ZERO)?;
    Some((range.unit.code(), exact.normalize()))
}

/// The digits of a number without zeros at its ends.
fn digits(number: Decimal) -> Vec<u8> {
    let text = number.normalize().to_string().replace('.', "");
    text.trim_matches('0').bytes().collect()
}

/// Whether two numbers differ only by two neighbouring digits that have changed places.
fn neighbours(a: Decimal, b: Decimal) -> bool {
    let (x, y) = (digits(a), digits(b));
    let differ: Vec<usize> = (0..x.len().min(y.len())).filter(|n| x[*n] != y[*n]).collect();
    x.len() == y.len() && matches!(differ[..], [i, j] if j == i + 1 && x[i] == y[j] && x[j] == y[i])
}

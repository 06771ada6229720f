//! Which figures of two outlets are one figure with two digits swapped? 612 votes and 621 votes, $1.84bn and $1.48bn.
//!
//! Looks at values alone, across questions: that two figures of a kind in one story are each other's but for two neighbouring
//! digits is hardly ever chance. Refuses short figures, shares, other magnitudes, and figures that one article gives both.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::Slip;
use crate::model::{Claim, Kind, Value};
use crate::reconcile::judge::{digits, guessed};

/// So many digits a figure has at least, zeros at its ends aside.
const DIGITS: usize = 3;

/// The claims of each figure, as indices.
type Figures = BTreeMap<Decimal, Vec<usize>>;

/// Pairs of figures with two digits swapped.
pub fn swapped(claims: &[Claim]) -> Vec<Slip> {
    let mut alike: BTreeMap<(Kind, &str, Vec<u8>), Figures> = BTreeMap::new();
    let mut said: FxHashSet<(&str, Kind, &str, Decimal)> = FxHashSet::default();
    for (n, claim) in claims.iter().enumerate() {
        let Some((unit, figure)) = figure(claim) else { continue };
        said.insert((&claim.article, claim.kind, unit, figure));
        let mut digits = digits(figure);
        if digits.len() >= DIGITS && claim.kind != Kind::Percent && !guessed(claim) {
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
                    of.iter().filter(|n| !says(n)).copied().collect()
                };
                let (ours, theirs) = (alone(ours, **large), alone(theirs, **small));
                if !ours.is_empty() && !theirs.is_empty() {
                    let figures = vec![small.to_string(), large.to_string()];
                    found.push(Slip { code: "range/swapped", sides: [ours, theirs], figures });
                }
            }
        }
    }
    found
}

/// The unit and the figure of a claim that gives a single exact one.
pub fn figure(claim: &Claim) -> Option<(&str, Decimal)> {
    let Value::Quantity(range) = &claim.value else { return None };
    let exact = range.single().filter(|figure| !range.approx && *figure > Decimal::ZERO)?;
    Some((range.unit.code(), exact.normalize()))
}

/// Whether two numbers of one magnitude differ only by two neighbouring digits that have changed places.
fn neighbours(a: Decimal, b: Decimal) -> bool {
    let whole = |number: Decimal| number.trunc().to_string().len();
    let (x, y) = (digits(a), digits(b));
    let differ: Vec<usize> = (0..x.len().min(y.len())).filter(|n| x[*n] != y[*n]).collect();
    let two = matches!(differ[..], [i, j] if j == i + 1 && x[i] == y[j] && x[j] == y[i]);
    two && x.len() == y.len() && whole(a) == whole(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_neighbouring_digits_and_nothing_else() {
        let swapped = |a: &str, b: &str| neighbours(a.parse().unwrap(), b.parse().unwrap());
        for (a, b) in
            [("612", "621"), ("162", "612"), ("1480000000", "1840000000"), ("24.38", "24.83"), ("2134", "2314")]
        {
            assert!(swapped(a, b) && swapped(b, a), "{a} and {b}");
        }
        for (a, b) in
            [("24.3", "2.43"), ("53800", "358000"), ("612", "216"), ("1234", "1432"), ("612", "612"), ("612", "631")]
        {
            assert!(!swapped(a, b), "{a} and {b}");
        }
    }
}

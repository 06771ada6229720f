//! Which numbers of two outlets are one number that lost a digit? `the 6th, 8th and 20th wings`, where another says the 16th, 8th and
//! 20th.
//!
//! Looks at numbered things (lines, wings, halls), whose numbers are names and do not move on. Refuses short lists, lists that
//! differ in more than one number, and numbers that are not each other's but for one digit.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Slip;
use super::swapped::figure;
use crate::model::{Claim, Kind};
use crate::reconcile::judge::guessed;

/// So many numbers two lists share at least.
const SHARED: usize = 2;

/// Longer lists are passed over: one number off says little of them.
const LONGEST: usize = 12;

/// The numbers of one thing in an article, with the claims that give them.
type List = BTreeMap<Decimal, Vec<usize>>;

/// By the thing and what else a list holds: the number that two lists do not share, and the claims that give it.
type Rest<'c> = BTreeMap<(&'c str, Vec<Decimal>), List>;

/// Pairs of numbers of which one lost a digit.
pub fn listed(claims: &[Claim]) -> Vec<Slip> {
    let mut lists: BTreeMap<(&str, &str), List> = BTreeMap::new();
    for (n, claim) in claims.iter().enumerate() {
        if claim.kind == Kind::Ordinal
            && !guessed(claim)
            && let Some((unit, number)) = figure(claim)
        {
            lists.entry((unit, &claim.article)).or_default().entry(number).or_default().push(n);
        }
    }
    let mut rest = Rest::new();
    for ((unit, _), list) in &lists {
        if (SHARED + 1..=LONGEST).contains(&list.len()) {
            for (number, givers) in list {
                let others = list.keys().filter(|other| *other != number).copied().collect();
                rest.entry((unit, others)).or_default().entry(*number).or_default().extend(givers);
            }
        }
    }
    let mut found = Vec::new();
    for ((_, others), numbers) in &rest {
        let numbers: Vec<(&Decimal, &Vec<usize>)> = numbers.iter().collect();
        for (n, (small, ours)) in numbers.iter().enumerate() {
            for (large, theirs) in numbers[n + 1..].iter().filter(|(large, _)| lost(**small, **large)) {
                let others: Vec<String> = others.iter().map(Decimal::to_string).collect();
                found.push(Slip {
                    code: "range/digit-lost",
                    sides: [ours.to_vec(), theirs.to_vec()],
                    figures: vec![small.to_string(), large.to_string(), others.join(", ")],
                });
            }
        }
    }
    found
}

/// Whether the smaller of two whole numbers is the larger without one of its digits.
fn lost(small: Decimal, large: Decimal) -> bool {
    let (x, y) = (small.to_string(), large.to_string());
    let without = |n: usize| y.char_indices().filter(|(at, _)| *at != n).map(|(_, digit)| digit).eq(x.chars());
    large.is_integer() && x.len() + 1 == y.len() && (0..y.len()).any(without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digit_less_and_nothing_else() {
        let lost = |a: &str, b: &str| lost(a.parse().unwrap(), b.parse().unwrap());
        for (a, b) in [("6", "16"), ("1", "16"), ("202", "2022"), ("12", "112")] {
            assert!(lost(a, b), "{a} and {b}");
            assert!(!lost(b, a), "{b} and {a}");
        }
        for (a, b) in [("6", "17"), ("16", "61"), ("16", "16"), ("6", "1.6"), ("6", "116")] {
            assert!(!lost(a, b), "{a} and {b}");
        }
    }
}

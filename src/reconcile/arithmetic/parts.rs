//! Parts that are listed as all there is must add up to the total the article gives.

use rust_decimal::Decimal;

use super::{exact, internal, plain, quantity};
use crate::model::{Claim, Link};

/// A list of two or more figures against a total of the same thing elsewhere in the article.
pub fn total(sentence: &[&Claim], claims: &[&Claim]) -> Option<Link> {
    let listed: Vec<&&Claim> = sentence.iter().filter(|c| c.question.list.is_some()).collect();
    let first = listed.first()?;
    let unit = &quantity(first)?.unit;
    let whole = first.question.list.as_deref()?;
    if listed.len() < 2 || !listed.iter().all(|c| quantity(c).is_some_and(|r| &r.unit == unit)) {
        return None;
    }
    let sum = listed.iter().try_fold(Decimal::ZERO, |sum, c| sum.checked_add(exact(c)?))?;
    let largest = listed.iter().filter_map(|c| exact(c)).max()?;
    let names_it = |c: &Claim| {
        c.question.list.is_none()
            && [&c.question.counted, &c.question.relation].iter().any(|w| w.as_deref() == Some(whole))
    };
    let totals: Vec<(&&Claim, Decimal)> = claims
        .iter()
        .filter(|c| names_it(c) && c.question.slot.is_none() && quantity(c).is_some_and(|r| &r.unit == unit))
        .filter_map(|c| Some((c, exact(c)?)))
        .filter(|(_, t)| *t > largest)
        .collect();
    // one figure that fits is enough: the others may be of another day
    if totals.iter().any(|(_, t)| *t == sum) {
        return None;
    }
    let (total, figure) = totals.first()?;
    let terms: Vec<String> = listed.iter().filter_map(|c| exact(c)).map(plain).collect();
    Some(internal(total, first, "sum/parts", vec![terms.join(" + "), plain(sum), plain(*figure)]))
}

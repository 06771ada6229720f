//! Parts that are listed as all there is must add up to the total the article gives.
//!
//! A list that names its whole (사망자는 …) is held against what the article says of that whole, one that does not against the only such figure of
//! the sentence before. Refuses sums that lie so far off that the list is likelier one of some parts.

use rust_decimal::Decimal;

use super::{exact, internal, plain, quantity};
use crate::model::{Claim, Link};
use crate::reconcile::judge::transposed;

/// What the larger of total and sum may be of the smaller where a list names its whole, or where the sum is the larger.
const NAMED: Decimal = Decimal::from_parts(120, 0, 0, false, 2);

/// The same where a list names no whole and falls short: a part may have been left out.
const UNNAMED: Decimal = Decimal::from_parts(105, 0, 0, false, 2);

/// A list of two or more figures against a total of the same thing elsewhere in the article: the total against each part.
pub fn total(sentence: &[&Claim], claims: &[&Claim]) -> Vec<Link> {
    off(sentence, claims).unwrap_or_default()
}

fn off(sentence: &[&Claim], claims: &[&Claim]) -> Option<Vec<Link>> {
    let listed: Vec<&&Claim> = sentence.iter().filter(|c| c.question.list.is_some()).collect();
    let first = listed.first()?;
    let unit = &quantity(first)?.unit;
    let whole = first.question.list.as_deref()?;
    let same_unit = |c: &Claim| c.kind == first.kind && quantity(c).is_some_and(|r| &r.unit == unit);
    if listed.len() < 2 || !listed.iter().all(|c| same_unit(c)) {
        return None;
    }
    let sum = listed.iter().try_fold(Decimal::ZERO, |sum, c| sum.checked_add(exact(c)?))?;
    let largest = listed.iter().filter_map(|c| exact(c)).max()?;
    let names_it = |c: &Claim| [&c.question.counted, &c.question.relation].iter().any(|w| w.as_deref() == Some(whole));
    let before = claims.iter().map(|c| c.sentence).filter(|s| s.end <= first.sentence.start).max_by_key(|s| s.start);
    let totals: Vec<(&&Claim, Decimal)> = claims
        .iter()
        .filter(|c| c.question.list.is_none() && c.question.slot.is_none() && same_unit(c))
        .filter(|c| if whole.is_empty() { Some(c.sentence) == before } else { names_it(c) })
        .filter_map(|c| Some((c, exact(c)?)))
        .filter(|(_, t)| *t > largest)
        .collect();
    // one figure that fits is enough: the others may be of another day
    if totals.iter().any(|(_, t)| *t == sum) || whole.is_empty() && totals.len() != 1 {
        return None;
    }
    let (total, figure) =
        totals.iter().rev().find(|(c, _)| c.sentence.start <= first.sentence.start).or(totals.first())?;
    let most = if whole.is_empty() && sum < *figure { UNNAMED } else { NAMED };
    let near = sum.min(*figure).checked_mul(most).is_some_and(|most| sum.max(*figure) <= most);
    let terms: Vec<String> = listed.iter().filter_map(|c| exact(c)).map(plain).collect();
    let figures = vec![terms.join(" + "), plain(sum), plain(*figure)];
    (near || transposed(sum, *figure))
        .then(|| listed.iter().map(|part| internal(total, part, "sum/parts", figures.clone())).collect())
}

//! From 20 to 24 is 20 per cent more, not 25.

use rust_decimal::Decimal;

use super::{exact, has_slot, internal, plain, quantity};
use crate::model::{Claim, Kind, Link};

/// A sentence that names a figure, the one before it and the change in per cent, each once.
pub fn percent(sentence: &[&Claim]) -> Option<Link> {
    let mut changes = sentence.iter().filter(|c| c.kind == Kind::Percent && !has_slot(c, "than"));
    let change = changes.next()?;
    if changes.next().is_some() || quantity(change)?.unit.code() != "%" {
        return None;
    }
    let stated = exact(change)?;
    let mut olds = sentence.iter().filter(|c| has_slot(c, "than") && c.kind != Kind::Percent && quantity(c).is_some());
    let old = olds.next()?;
    let same_unit =
        |c: &&&Claim| quantity(c).map(|r| &r.unit) == quantity(old).map(|r| &r.unit) && !has_slot(c, "than");
    let mut news = sentence.iter().filter(same_unit);
    let new = news.next()?;
    if olds.next().is_some() || news.next().is_some() {
        return None;
    }
    let (was, is) = (exact(old)?, exact(new)?);
    if was <= Decimal::ZERO {
        return None;
    }
    let change_of = |is: Decimal, was: Decimal| {
        is.checked_sub(was)?.checked_div(was)?.checked_mul(Decimal::ONE_HUNDRED).map(|p| p.abs())
    };
    let found = change_of(is, was)?;
    // both figures may be rounded by half a step either way
    let half = |c: &Claim| quantity(c).map(|r| r.step / Decimal::TWO).unwrap_or_default();
    let ends = [change_of(is + half(new), was - half(old))?, change_of(is - half(new), was + half(old))?];
    let slack = half(change).max(Decimal::new(5, 1));
    let (low, high) = (ends[0].min(ends[1]).min(found) - slack, ends[0].max(ends[1]).max(found) + slack);
    (stated < low || stated > high)
        .then(|| internal(new, change, "sum/percent-change", vec![plain(was), plain(is), plain(found), plain(stated)]))
}

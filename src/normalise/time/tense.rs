//! Do the words behind a date say that it lies ahead? Then a date without a year is the next one.

use super::parts::{Parts, Place};
use crate::model::Period;
use crate::normalise::context::Context;
use crate::normalise::reading::Flags;

/// Whether the words behind a month or day without a year say that it lies ahead: 예정, 계획, 앞두고.
pub(super) fn ahead(ctx: &Context<'_>, parts: &Parts, next: usize) -> bool {
    let open = parts.year.is_none() && parts.side.is_none();
    let bare =
        matches!(parts.month, Some(Place::Is(_))) || matches!(parts.day, Some(Place::Is(_))) && parts.month.is_none();
    if ctx.free_order || !open || !bare {
        return false;
    }
    let Some(end) = next.checked_sub(1).and_then(|n| ctx.token(n)).map(|t| t.end) else { return false };
    let clause: usize =
        ctx.text[end..].chars().take(40).take_while(|c| !matches!(c, '.' | '?' | '!' | '\n')).map(char::len_utf8).sum();
    let clause = &ctx.text[end..end + clause];
    crate::normalise::lexicon::future_words().iter().any(|w| clause.contains(w))
}

pub(super) fn before_today(ctx: &Context<'_>, period: &Period, flags: &mut Flags) -> bool {
    match (period, ctx.today(flags)) {
        (Period::Dated { until: Some(until), .. }, Some(today)) => until.date() <= today,
        _ => false,
    }
}

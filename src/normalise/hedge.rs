//! How do the words around a figure widen or open it? 약, 가량, 이상, 미만, 넘는; at least, nearly.
//!
//! Law: a hedge only widens; it never moves an end inwards.

use rust_decimal::Decimal;

use super::context::Context;
use super::entry::{Effect, Sense};
use super::token::Gap;
use crate::model::Range;

/// The hedge in front, at token `at`.
#[must_use]
pub fn before(ctx: &Context<'_>, at: usize) -> Option<Effect> {
    ctx.token(at)?.sense(|s| if let Sense::Hedge(true, effect, _) = s { Some(*effect) } else { None })
}

/// The hedge behind, at token `at`: what it does and where it ends.
#[must_use]
pub fn after(ctx: &Context<'_>, at: usize) -> Option<(Effect, usize)> {
    let token = ctx.token(at)?;
    let link = match token.gap {
        Gap::Glued | Gap::Space => "-",
        Gap::Linked => {
            let before = ctx.token(at.checked_sub(1)?)?;
            &ctx.text[before.end..before.tail]
        }
        Gap::Far | Gap::Comma => return None,
    };
    let effect = token.sense(|s| match s {
        Sense::Hedge(false, effect, links)
            if (links.is_empty() && link == "-") || links.split(',').any(|l| l == link) =>
        {
            Some(*effect)
        }
        _ => None,
    })?;
    // 45% 대 38%: one against the other.
    let against = effect == Effect::More && token.gap == Gap::Space && &ctx.text[token.start..token.end] == "대";
    if against && ctx.close(at + 1).is_some_and(|t| t.number().is_some()) {
        return None;
    }
    Some((effect, token.end))
}

/// Whether a hedge behind a figure takes back the one in front: 최대 30명 이상; but fewer than 5 and more.
#[must_use]
pub fn oppose(front: Effect, behind: Effect) -> bool {
    match front {
        Effect::AtMost => matches!(behind, Effect::AtLeast | Effect::Above),
        Effect::AtLeast => matches!(behind, Effect::AtMost | Effect::Below),
        _ => false,
    }
}

/// Widens or opens a range.
pub fn apply(range: &mut Range, effect: Effect) {
    match effect {
        Effect::Approx | Effect::Nearly => range.approx = true,
        Effect::More => {
            range.approx = true;
            if let (Some(low), Some(high)) = (range.low, range.high)
                && low == high
            {
                range.high = low.checked_add(place(low, range.step)).or(Some(low));
                range.high_inclusive = false;
            }
        }
        Effect::AtLeast => range.high = None,
        Effect::Above => {
            range.high = None;
            range.low_inclusive = range.approx && range.low_inclusive;
        }
        Effect::AtMost => range.low = None,
        Effect::Below => {
            range.low = None;
            range.high_inclusive = false;
        }
        Effect::Exact => {}
    }
    range.low_inclusive &= range.low.is_some();
    range.high_inclusive &= range.high.is_some();
}

fn place(value: Decimal, step: Decimal) -> Decimal {
    let mut place = step;
    while let Some(next) = place.checked_mul(Decimal::TEN) {
        if next > value.abs() || !(value % next).is_zero() {
            break;
        }
        place = next;
    }
    place
}

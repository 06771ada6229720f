//! Is a second bound said behind the first? 30명 이상 50명 미만, at most 100 and at least 20.

use super::{Found, single};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Sense, Shift, Sign};
use crate::normalise::hedge;
use crate::normalise::token::{Gap, shift};

/// At most 100 and at least 20: the lower bound behind the upper one.
pub(super) fn floored(ctx: &Context<'_>, found: &mut Found) {
    if !ctx.free_order || ctx.close(found.next).and_then(shift) != Some(Shift::And) || found.range.low.is_some() {
        return;
    }
    let Some(effect @ (Effect::AtLeast | Effect::Above)) = hedge::before(ctx, found.next + 1) else { return };
    let Some(lower) = single(ctx, found.next + 2).filter(|_| ctx.close(found.next + 2).is_some()) else { return };
    if lower.range.unit != found.range.unit || lower.range.low > found.range.high {
        return;
    }
    found.range.low = lower.range.low;
    found.range.low_inclusive = effect == Effect::AtLeast;
    found.end = lower.end;
    found.next = lower.next;
}

/// 30명 이상 50명 미만: the other bound.
pub(super) fn bounded(ctx: &Context<'_>, found: &mut Found) {
    let mut at = found.next;
    if ctx.free_order && ctx.close(at).and_then(shift) == Some(Shift::And) {
        // More than 10 and fewer than 20
        let Some(effect @ (Effect::AtMost | Effect::Below)) = hedge::before(ctx, at + 1) else { return };
        let Some(upper) = single(ctx, at + 2).filter(|_| ctx.close(at + 2).is_some()) else { return };
        close_range(found, &upper, effect, upper.end, upper.next);
        return;
    }
    if ctx.close(at).is_some_and(|t| t.sense(|s| (*s == Sense::Sign(Sign::To)).then_some(())).is_some()) {
        at += 1;
    }
    let near = ctx.token(at).is_some_and(|t| matches!(t.gap, Gap::Space | Gap::Glued | Gap::Linked));
    let Some(upper) = single(ctx, at).filter(|_| near) else { return };
    let Some((effect @ (Effect::AtMost | Effect::Below), end)) = hedge::after(ctx, upper.next) else { return };
    close_range(found, &upper, effect, end, upper.next + 1);
}

fn close_range(found: &mut Found, upper: &Found, effect: Effect, end: usize, next: usize) {
    let bare = !found.measured;
    if (upper.range.unit != found.range.unit && !bare)
        || found.range.high.is_some()
        || upper.range.high < found.range.low
    {
        return;
    }
    if bare {
        found.kind = upper.kind;
        found.range.unit = upper.range.unit.clone();
    }
    found.range.high = upper.range.high;
    found.range.high_inclusive = effect == Effect::AtMost;
    found.end = end;
    found.next = next;
}

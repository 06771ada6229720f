//! How much, how many, which in order? Numbers with their units, money, shares, ordinals, ages, scores.
//!
//! Refuses sums that do not fit exact decimals and figures that are names.

mod bounds;
mod generation;
pub mod measure;
mod named;
pub mod score;

use rust_decimal::Decimal;

use self::bounds::{bounded, floored};
use self::measure::{Lead, Measure};
use crate::model::{Flag, Kind, Range, Unit, Value};
use crate::normalise::context::Context;
use crate::normalise::entry::{Effect, Sense, Shift, Sign};
use crate::normalise::hedge;
use crate::normalise::number::Number;
use crate::normalise::reading::{Flags, Reading};
use crate::normalise::token::shift;
use crate::normalise::token::{Gap, Token, What};

/// A quantity on the way to a reading.
#[derive(Clone, Debug)]
struct Found {
    kind: Kind,
    range: Range,
    end: usize,
    next: usize,
    flags: Flags,
    /// Whether something stands behind or before the number that makes it a quantity.
    measured: bool,
}

/// Reads the quantity at token `at`.
#[must_use]
pub fn read(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some(reading) =
        fixed(ctx, at).or_else(|| per(ctx, at)).or_else(|| score::read(ctx, at)).or_else(|| ordinal(ctx, at))
    {
        return Some(reading);
    }
    // 3/15 where there is no year for a day.
    let share = ctx.published.is_none() && ctx.token(at).is_some_and(|t| matches!(t.what, What::MonthDay(..)));
    if ctx.refused() > at && !share {
        return None;
    }
    amount(ctx, at)
}

/// A figure or two with hedges, unit and currency.
fn amount(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let start = ctx.token(at)?.start;
    let between = ctx.free_order && shift(ctx.token(at)?) == Some(Shift::BetweenFrom);
    let lead = hedge::before(ctx, at).filter(|_| ctx.close(at + 1).is_some());
    let first = at + usize::from(lead.is_some() || between);
    let mut found = spread(ctx, first).or_else(|| if between { None } else { single(ctx, first) })?;
    while let Some(longer) = compound(ctx, &found) {
        found = longer;
    }
    // 최대 30명 이상: the one takes back what the other says, and something like 30 is left
    let lead = match hedge::after(ctx, found.next) {
        Some((behind, end)) if lead.is_some_and(|lead| hedge::oppose(lead, behind)) => {
            (found.end, found.next) = (end, found.next + 1);
            Some(Effect::Approx)
        }
        _ => lead,
    };
    if let Some(effect) = lead {
        hedge::apply(&mut found.range, effect);
    }
    let mut hedged = lead;
    let closed = |effect: Effect| match effect {
        Effect::AtLeast | Effect::Above => lead.is_some() && found.range.low.is_none(),
        Effect::AtMost | Effect::Below => lead.is_some() && found.range.high.is_none(),
        _ => false,
    };
    if let Some((effect, end)) = hedge::after(ctx, found.next).filter(|(effect, _)| !closed(*effect)) {
        hedge::apply(&mut found.range, effect);
        hedged = Some(effect);
        found.end = end;
        found.next += 1;
    }
    if let Some((code, token)) = each(ctx, &found) {
        // $3 a gallon
        found.range.unit = Unit::new(format!("{}/{code}", found.range.unit.code()));
        (found.kind, found.end, found.next) = (Kind::Rate, token.end, found.next + 1);
    }
    if let Some(Effect::AtLeast | Effect::Above) = hedged {
        bounded(ctx, &mut found);
    } else if let Some(Effect::AtMost | Effect::Below) = hedged {
        floored(ctx, &mut found);
    }
    Some(Reading {
        kind: found.kind,
        start,
        end: found.end,
        next: found.next,
        value: Value::Quantity(found.range),
        flags: found.flags,
    })
}

/// What money behind which it stands is paid for each of: a gallon, per head.
fn each<'t>(ctx: &Context<'t>, found: &Found) -> Option<(&'static str, &'t Token)> {
    let token = ctx.close(found.next).filter(|_| ctx.free_order && found.kind == Kind::Money)?;
    token.sense(|s| if let Sense::Per(code) = s { Some((*code, token)) } else { None })
}

/// 5피트 11인치, 2 yards and 7 feet: a smaller measure of the same kind goes on with the one before it.
fn compound(ctx: &Context<'_>, found: &Found) -> Option<Found> {
    if !matches!(found.kind, Kind::Length | Kind::Mass | Kind::Volume | Kind::Money) {
        return None;
    }
    let and = ctx.free_order && ctx.close(found.next).and_then(shift) == Some(Shift::And);
    // 6-foot-2
    let dash = found.range.unit.code() == "[ft_i]"
        && ctx.close(found.next).is_some_and(|t| {
            t.gap == Gap::Glued && t.sense(|s| (*s == Sense::Sign(Sign::Dash)).then_some(())).is_some()
        });
    let at = found.next + usize::from(and || dash);
    let token = if ctx.free_order { ctx.beside(at)? } else { ctx.close(at)? };
    token.number()?;
    let small = single(ctx, at)?;
    if let Some(sum) = unnamed(ctx, found, &small, at) {
        return Some(sum);
    }
    if found.kind == Kind::Money {
        // 20 dollars and 43 cents
        let (large, part) = (found.range.single()?, small.range.single()?);
        let cents = small.range.unit.code() == "[USc]" && (Decimal::ONE..Decimal::ONE_HUNDRED).contains(&part);
        if !cents || found.range.approx || found.range.unit.code() == "[USc]" || !large.fract().is_zero() {
            return None;
        }
        let sum = large.checked_add(part.checked_mul(Decimal::new(1, 2))?)?;
        let range = Range { low: Some(sum), high: Some(sum), step: Decimal::new(1, 2), ..found.range.clone() };
        return Some(Found { range, end: small.end, next: small.next, ..found.clone() });
    }
    let convert = |figure| found.range.unit.convert(figure, &small.range.unit);
    let (large, small_value) = (found.range.single()?, small.range.single()?);
    if small.kind != found.kind || convert(Decimal::ONE)? <= Decimal::ONE || found.range.approx {
        return None;
    }
    let sum = convert(large)?.checked_add(small_value)?.normalize();
    let range = Range { low: Some(sum), high: Some(sum), ..small.range.clone() };
    Some(Found { range, end: small.end, next: small.next, ..found.clone() })
}

/// Five foot nine, thirteen dollars forty-five: the smaller unit is left out, and nothing stands behind its figure.
fn unnamed(ctx: &Context<'_>, found: &Found, small: &Found, at: usize) -> Option<Found> {
    let number = ctx.token(at)?.number().filter(|n| !n.ordinal)?;
    let named = ctx.token(found.next.checked_sub(1)?)?.is_unit() || ctx.whole(0, small.next);
    let dashed = ctx.text[..ctx.token(at)?.start].ends_with('-');
    if !ctx.free_order || small.measured || !named || !(ctx.ends(small.next) || dashed) || found.range.approx {
        return None;
    }
    let (large, part) = (found.range.single().filter(|n| n.fract().is_zero())?, Decimal::from(number.whole()?));
    let (sum, unit, step) = match (found.kind, found.range.unit.code()) {
        (Kind::Money, code)
            if code != "[USc]"
                && (Decimal::TEN..Decimal::ONE_HUNDRED).contains(&part)
                && large < Decimal::ONE_THOUSAND =>
        {
            (large.checked_add(part.checked_mul(Decimal::new(1, 2))?)?, Unit::new(code), Decimal::new(1, 2))
        }
        (Kind::Length, "[ft_i]")
            if ctx.close(found.next).is_some() && (Decimal::ZERO..Decimal::from(12)).contains(&part) =>
        {
            let inches = Unit::new("[in_i]");
            (found.range.unit.convert(large, &inches)?.checked_add(part)?.normalize(), inches, Decimal::ONE)
        }
        _ => return None,
    };
    let range = Range { low: Some(sum), high: Some(sum), step, unit, ..found.range.clone() };
    Some(Found { range, end: small.end, next: small.next, ..found.clone() })
}

fn range(number: &Number, unit: Unit) -> Range {
    Range {
        low: Some(number.low),
        high: Some(number.high),
        low_inclusive: true,
        high_inclusive: !number.open_above,
        approx: number.approx,
        step: number.step,
        unit,
    }
}

/// One number with its unit, or alone.
fn single(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let (lead, first) = measure::lead(ctx, at);
    let token = ctx.token(first)?;
    let (number, after) = match token.what {
        What::Number(number) => (number, first + 1),
        What::Fraction(a, b) => (fraction(a, b)?, first + 1),
        // 3/15 is a day only where there is a year for it.
        What::MonthDay(..) if ctx.free_order && ctx.published.is_none() => {
            let (a, b) = ctx.text[token.start..token.end].split_once('/')?;
            (fraction(a.parse().ok()?, b.parse().ok()?)?, first + 1)
        }
        _ => return None,
    };
    if first > at {
        ctx.close(first)?;
    }
    let number = if lead.minus { Number { low: -number.high, high: -number.low, ..number } } else { number };
    if let Some(found) = mixed(ctx, &number, after) {
        return Some(found);
    }
    let unit = ctx.close(after).filter(|t| t.is_unit());
    if named::in_a_name(ctx, token) || unit.is_some_and(|unit| named::in_a_clause(ctx, token, unit)) {
        return None;
    }
    let (measure, end, next) = match unit {
        Some(unit) => (measure::behind(ctx, &lead, &number, unit, after)?, unit.end, after + 1),
        None => (measure::alone(&lead)?, token.end, after),
    };
    let mut found = Found {
        kind: measure.kind,
        range: range(&number, measure.unit),
        end,
        next,
        flags: Flags::default(),
        measured: unit.is_some() || lead.any(),
    };
    if number.ordinal && !found.measured {
        found.kind = Kind::Ordinal;
    }
    if measure.generic {
        found.flags.add(Flag::GenericCurrency);
    }
    if let Some((low, high)) = measure.decade {
        found.range.low = Some(low);
        found.range.high = Some(high);
        found.range.high_inclusive = false;
    }
    if measure.kind == Kind::Ordinal && number.low != number.high {
        found.range.high_inclusive = true;
    }
    Some(found)
}

fn fraction(a: Decimal, b: Decimal) -> Option<Number> {
    let value = a.checked_div(b)?.round_sf(15)?;
    let mut number =
        Number::point(value, Decimal::new(1, value.scale().min(28)), crate::normalise::number::Form::Figures);
    number.alone = true;
    Some(number)
}

/// 1과 1/2, 5 3/8, 3분의 1, 십이와 삼분의 일: a whole and a fraction, or a fraction in words.
fn mixed(ctx: &Context<'_>, number: &Number, after: usize) -> Option<Found> {
    let over = |at: usize| -> Option<(Decimal, usize, usize)> {
        let bottom = ctx.token(at)?.number()?;
        ctx.close(at + 1)?.sense(|s| (*s == Sense::Sign(Sign::Over)).then_some(()))?;
        let top = ctx.close(at + 2)?;
        let value = top.number()?.low.checked_div(bottom.low)?.round_sf(15)?;
        Some((value, top.end, at + 3))
    };
    let plain = |value: Decimal, end: usize, next: usize| {
        let step = Decimal::new(1, value.scale().min(28));
        let range = Range::point(value, step, Unit::one());
        Some(Found { kind: Kind::Number, range, end, next, flags: Flags::default(), measured: true })
    };
    if let Some((value, end, next)) = over(after - 1) {
        let value = if number.low.is_sign_negative() { -value } else { value };
        return plain(value, end, next);
    }
    let behind = ctx.linked(after, &["과", "와"])?;
    if !number.low.fract().is_zero() {
        return None;
    }
    let sum = |part: Decimal| {
        if number.low.is_sign_negative() { number.low.checked_sub(part) } else { number.low.checked_add(part) }
    };
    match behind.what {
        What::Fraction(a, b) if a < b => plain(sum(a.checked_div(b)?)?, behind.end, after + 1),
        What::Number(_) if behind.gap != Gap::Glued => {
            let (value, end, next) = over(after)?;
            plain(sum(value)?, end, next)
        }
        _ => None,
    }
}

fn between(ctx: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|n| ctx.token(n)).and_then(shift) == Some(Shift::BetweenFrom)
}

/// 2∼13세, 10 - 20 달러, 25000원 - 30000원, 20에서 100, 3~4억원: two figures and one unit.
fn spread(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let (lead, first) = measure::lead(ctx, at);
    let low = *ctx.token(first)?.number().filter(|n| !n.ordinal || lead.any())?;
    let low = if lead.minus { Number { low: -low.high, high: -low.low, ..low } } else { low };
    let own = ctx.close(first + 1).filter(|t| t.is_unit());
    let join = first + 1 + usize::from(own.is_some());
    let joint = ctx.close(join)?;
    let (dash, word) = joint.sense(|s| match s {
        Sense::Sign(Sign::To) => Some((false, false)),
        Sense::Sign(Sign::Dash) => Some((true, false)),
        Sense::Shift(Shift::FromOrIn | Shift::From) => Some((false, true)),
        Sense::Shift(Shift::And) if between(ctx, at) => Some((false, false)),
        _ => None,
    })?;
    ctx.close(join + 1)?;
    // Between 2 and about 7, 2 - ~7
    let about = hedge::before(ctx, join + 1).is_some()
        || ctx.close(join + 1).is_some_and(|t| t.sense(|s| (*s == Sense::Sign(Sign::To)).then_some(())).is_some());
    let join = join + usize::from(about);
    let upper = single(ctx, join + 1)?;
    let high = ctx.token(join + 1)?.number().copied().or_else(|| ctx.token(join + 2)?.number().copied())?;
    let mut found = upper.clone();
    let mut low = low;
    if let Some(own) = own {
        let measure = measure::behind(ctx, &lead, &low, own, first + 1)?;
        let same = measure.unit == found.range.unit;
        if !same {
            return None;
        }
    } else {
        if lead.any() {
            let measure = measure::alone(&lead)?;
            if measure.unit != found.range.unit && found.measured {
                return None;
            }
            if !found.measured {
                found.kind = measure.kind;
                found.range.unit = measure.unit;
            }
            if measure.generic {
                found.flags.add(Flag::GenericCurrency);
            }
        }
        // 3~4억: the multiplier is shared.
        if low.multiplier == Decimal::ONE && high.multiplier > Decimal::ONE {
            let shared = low.times(high.multiplier)?;
            if shared.low <= high.low {
                low = shared;
            }
        }
    }
    if found.range.low? < low.low || (dash && !found.measured && !lead.any() && low.figures < 3) {
        return None;
    }
    found.range.low = Some(low.low);
    found.range.step = found.range.step.min(low.step);
    found.range.approx |= low.approx;
    if found.kind == Kind::Age && found.range.low == Some(Decimal::from(20)) && found.range.unit.code() == "{대}" {
        return None;
    }
    let closes = ctx.close(found.next).filter(|t| matches!(shift(t), Some(Shift::Until | Shift::Between)));
    if let Some(token) = closes {
        found.end = token.end;
        found.next += 1;
    } else if word && shift(joint) == Some(Shift::From) {
        return None;
    }
    Some(found)
}

/// 두 자릿수, 절반.
fn fixed(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let token = ctx.token(at)?;
    let (kind, low, high, unit) = token.sense(|s| match *s {
        Sense::Fixed(kind, low, high, unit) => Some((kind, low, high, unit)),
        _ => None,
    })?;
    let (low, high) = (Decimal::new(low, 2).normalize(), Decimal::new(high, 2).normalize());
    let mut range = Range::point(low, Decimal::ONE, Unit::new(unit));
    range.high = Some(high);
    let (mut end, mut next) = (token.end, at + 1);
    if let Some((effect, to)) = hedge::after(ctx, next) {
        hedge::apply(&mut range, effect);
        end = to;
        next += 1;
    }
    Some(Reading { kind, start: token.start, end, next, value: Value::Quantity(range), flags: Flags::default() })
}

/// 개당 3만달러, 1인당 30만원, 시간당 50㎜.
fn per(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let token = ctx.token(at)?;
    let each = token.sense(|s| if let Sense::Per(code) = s { Some(*code) } else { None });
    let (below, first) = if let Some(code) = each.filter(|_| !ctx.free_order) {
        (code.to_owned(), at + 1)
    } else {
        let number = token.number()?;
        let unit = ctx.close(at + 1).filter(|t| t.is_unit())?;
        ctx.close(at + 2).filter(|t| shift(t) == Some(Shift::Each))?;
        let timed = unit.sense(|s| match s {
            Sense::Time(role) => crate::normalise::time::length::unit_of(*role),
            _ => None,
        });
        let code = match timed {
            // 1시간당 50㎜
            Some((unit, 1)) => unit.ucum(),
            Some(_) => return None,
            None => measure::behind(ctx, &Lead::default(), number, unit, at + 1)?.unit,
        };
        let n = number.whole()?;
        (if n == 1 { code.code().to_owned() } else { format!("{n}{}", code.code()) }, at + 3)
    };
    if ctx.close(first).is_none_or(|t| t.number().is_none() && hedge::before(ctx, first).is_none()) {
        // 1인당 국민소득: one person is counted by nobody.
        ctx.refuse(first);
        return None;
    }
    if ctx.token(first)?.number().is_some_and(|_| ctx.close(first + 1).is_none_or(|t| !t.is_unit())) {
        return None;
    }
    let mut reading = amount(ctx, first)?;
    let Value::Quantity(range) = &mut reading.value else { return None };
    if matches!(reading.kind, Kind::Rate | Kind::Score | Kind::Ordinal | Kind::Number) {
        return None;
    }
    range.unit = match (range.unit.code(), below.as_str()) {
        (code, "h") if reading.kind == Kind::Length => Unit::new(format!("{code}/h")),
        (code, below) => Unit::new(format!("{code}/{below}")),
    };
    reading.kind = Kind::Rate;
    reading.start = token.start;
    Some(reading)
}

/// 제24회, 첫째, 첫 번째, 2등, 3위.
fn ordinal(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let token = ctx.token(at)?;
    let make = |value: Decimal, unit: &str, end: usize, next: usize| {
        let range = Range::point(value, Decimal::ONE, Unit::new(unit));
        Some(Reading {
            kind: Kind::Ordinal,
            start: token.start,
            end,
            next,
            value: Value::Quantity(range),
            flags: Flags::default(),
        })
    };
    if token.sense(|s| (*s == Sense::OrdinalBefore).then_some(())).is_some() {
        let number = ctx.close(at + 1)?.number().filter(|n| n.whole().is_some())?;
        let behind = ctx.close(at + 2).filter(|t| t.is_unit());
        let unit = behind
            .and_then(|t| {
                t.sense(|s| match s {
                    Sense::Unit { code, .. } | Sense::OrdinalAfter(code) => Some(*code),
                    _ => None,
                })
            })
            .unwrap_or("1");
        let (end, next) = behind.map_or((ctx.token(at + 1)?.end, at + 2), |t| (t.end, at + 3));
        return make(number.low, unit, end, next);
    }
    let n = token.sense(|s| if let Sense::Ordinal(n, false) = s { Some(*n) } else { None }).filter(|n| *n > 0)?;
    make(Decimal::from(n), "1", token.end, at + 1)
}

/// What a unit makes of a number, for other rooms of this kind.
pub type Made = Measure;

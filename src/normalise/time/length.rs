//! How long do these words say that something lasts? Figures with units of time, and words such as 사흘.
//!
//! Refuses calendar places (28일 without 간, 동안, 전 … is a day of the month) and figures that do not fit.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Duration, Range, TimeUnit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Role, Sense, Shift};
use crate::normalise::number::{Form, Number};
use crate::normalise::token::{Gap, Token, What};

/// A length as it was read.
#[derive(Clone, Debug)]
pub struct Length {
    /// Each unit with its number, from the largest.
    pub parts: Vec<(Number, TimeUnit)>,
    /// The first token behind it.
    pub next: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether it is written so that it may also be a day of the month, a minute … of the clock.
    pub ambiguous: bool,
    /// Whether it is counted in quarters of the calendar.
    pub quarters: bool,
}

/// The unit that a role counts in, and how many of it one is.
#[must_use]
pub fn unit_of(role: Role) -> Option<(TimeUnit, u8)> {
    Some(match role {
        Role::Year => (TimeUnit::Year, 1),
        Role::Day => (TimeUnit::Day, 1),
        Role::Minute => (TimeUnit::Minute, 1),
        Role::Second => (TimeUnit::Second, 1),
        Role::Length(unit) => (unit, 1),
        Role::Multiple(unit, by) => (unit, by),
        _ => return None,
    })
}

/// Reads the length at token `at`.
#[must_use]
pub fn read(ctx: &Context<'_>, at: usize) -> Option<Length> {
    let mut length = Length { parts: Vec::new(), next: at, end: 0, ambiguous: false, quarters: false };
    while length.parts.len() < 4 {
        let first = length.parts.is_empty();
        // 1 hour and 15 minutes; 2 years, 3 months
        let and = !first
            && ctx.free_order
            && ctx
                .close(length.next)
                .is_some_and(|t| t.sense(|s| (*s == Sense::Shift(Shift::And)).then_some(())).is_some());
        let at = length.next + usize::from(and);
        let token = match first {
            true => ctx.token(at),
            false if ctx.free_order => ctx.beside(at),
            false => ctx.close(at),
        };
        let Some(token) = token else { break };
        let (number, unit, used, end, ambiguous) = match token.what {
            What::Number(number) => {
                let Some(unit) = ctx.close(at + 1).filter(|t| t.is_unit() && !number.ordinal) else { break };
                let role = unit.sense(|s| if let Sense::Time(role) = s { Some(*role) } else { None });
                // a term of so many years and months as courts write it: 징역 3년6월
                let months = (role == Some(Role::Month) && !first && !ctx.free_order).then_some((TimeUnit::Month, 1));
                let Some((time, by)) = months.or_else(|| role.and_then(unit_of)) else { break };
                let Some(number) = (if by == 1 { Some(number) } else { number.times(Decimal::from(by)) }) else {
                    break;
                };
                length.quarters |= matches!(role, Some(Role::Multiple(TimeUnit::Month, _)));
                let small = number.whole().is_some_and(|n| (1..=31).contains(&n));
                let ambiguous = matches!(role, Some(Role::Day)) && number.form == Form::Figures && small
                    || matches!(role, Some(Role::Year)) && number.figures == 4;
                (number, time, 2, unit.end, ambiguous)
            }
            What::Fraction(top, bottom) if !bottom.is_zero() => {
                let Some(unit) = ctx.close(at + 1).filter(|t| t.is_unit()) else { break };
                let role = unit.sense(|s| if let Sense::Time(role) = s { Some(*role) } else { None });
                let Some((time, 1)) = role.and_then(unit_of) else { break };
                let Some(part) = top.checked_div(bottom).map(|p| p.normalize()) else { break };
                let mut number = Number::point(part, Decimal::new(5, 1), Form::Native);
                let whole = [5, 25, 75].contains(&part.mantissa()) && part.scale() <= 2;
                number.step = if whole { part } else { Decimal::new(1, part.scale().min(6)) };
                (number, time, 2, unit.end, false)
            }
            What::Word(_) => {
                let Some((unit, n)) = token.sense(|s| if let Sense::Length(u, n) = s { Some((*u, *n)) } else { None })
                else {
                    break;
                };
                let step = if n.fract().is_zero() { Decimal::ONE } else { n.fract() };
                (Number::point(n, step, Form::Native), unit, 1, token.end, false)
            }
            _ => break,
        };
        if length.parts.last().is_some_and(|(_, last)| *last <= unit) {
            break;
        }
        length.ambiguous |= ambiguous && first;
        length.next = at + used;
        length.end = end;
        let number = match behind_seconds(ctx, &number, unit, length.next) {
            Some((finer, end)) => {
                (length.next, length.end) = (length.next + 1, end);
                finer
            }
            None => number,
        };
        length.parts.push((number, unit));
    }
    if length.parts.is_empty() {
        return None;
    }
    // One hour and half.
    let and = |at: usize| {
        let said = |at: usize, wanted: Shift| {
            ctx.close(at).is_some_and(|t| t.sense(|s| (*s == Sense::Shift(wanted)).then_some(())).is_some())
        };
        usize::from(
            ctx.free_order
                && said(at, Shift::And)
                && (said(at + 1, Shift::Half) || ctx.close(at + 1).is_some_and(a_half))
                && !ctx.token(at + 1).is_some_and(|t| ctx.text[t.end..].starts_with(" of")),
        )
    };
    if let Some((number, next)) = minutes(ctx, &length) {
        length.end = ctx.token(next.checked_sub(1)?)?.end;
        length.parts.push((number, TimeUnit::Minute));
        length.next = next;
        return Some(length);
    }
    let joined = and(length.next);
    length.next += joined;
    // 여 and 반 behind the unit: 3개월여, 3년 반.
    if let Some(token) = ctx.close(length.next) {
        let shift = token.sense(|s| if let Sense::Shift(s) = s { Some(*s) } else { None });
        let last = length.parts.last_mut()?;
        let shift = if joined > 0 && a_half(token) { Some(Shift::Half) } else { shift };
        match shift {
            Some(Shift::Half) => {
                let half = Decimal::new(5, 1);
                last.0.low = last.0.low.checked_add(half)?;
                last.0.high = last.0.high.checked_add(half)?;
                last.0.step = half;
                length.next += 1;
                length.end = token.end;
            }
            Some(Shift::More) => {
                last.0 = last.0.and_more()?;
                length.next += 1;
                length.end = token.end;
            }
            _ => {}
        }
    }
    Some(length)
}

/// 9초58, 1분45초3: tenths and hundredths behind the seconds; the number with them and where it ends.
fn behind_seconds(ctx: &Context<'_>, number: &Number, unit: TimeUnit, next: usize) -> Option<(Number, usize)> {
    let token = ctx.token(next).filter(|t| t.gap == Gap::Glued && unit == TimeUnit::Second && !ctx.free_order)?;
    let finer = token.number().filter(|n| (1..=3).contains(&n.figures) && n.form == Form::Figures)?;
    if ctx.close(next + 1).is_some_and(|t| t.is_unit() && t.gap == Gap::Glued) || !number.low.fract().is_zero() {
        return None;
    }
    let step = Decimal::new(1, u32::from(finer.figures));
    let low = number.low.checked_add(finer.low.checked_mul(step)?)?;
    Some((Number { low, high: low, step, ..*number }, token.end))
}

/// One hour and fifteen: minutes that are not called so, with nothing behind them.
fn minutes(ctx: &Context<'_>, length: &Length) -> Option<(Number, usize)> {
    let hours = matches!(length.parts.last(), Some((n, TimeUnit::Hour)) if n.low.fract().is_zero());
    let and = ctx.close(length.next)?.sense(|s| (*s == Sense::Shift(Shift::And)).then_some(()));
    and.filter(|()| hours && ctx.free_order)?;
    let next = length.next + 2;
    let number =
        ctx.close(next - 1)?.number().filter(|n| !n.ordinal && n.whole().is_some_and(|n| (1..60).contains(&n)))?;
    ctx.ends(next).then_some((*number, next))
}

/// And a half: the fraction in words.
fn a_half(token: &Token) -> bool {
    matches!(token.what, What::Fraction(top, bottom) if top == Decimal::ONE && bottom == Decimal::TWO)
}

/// How many of `to` make one `from`: the fewest and the most (a year has 365 or 366 days).
fn ratio(from: TimeUnit, to: TimeUnit) -> Option<(i64, i64)> {
    use TimeUnit::*;
    let fixed = match (from, to) {
        (a, b) if a == b => 1,
        (Year, Month) => 12,
        (Week, Day) => 7,
        (Day, Hour) => 24,
        (Hour, Minute) => 60,
        (Minute, Second) => 60,
        (Day, Minute) => 1440,
        (Hour, Second) => 3600,
        (Day, Second) => 86400,
        (Week, Hour) => 168,
        (Week, Minute) => 10_080,
        (Year | Month, Year | Month) | (Second, _) => return None,
        (Year, Day) => return Some((365, 366)),
        (Month, Day) => return Some((28, 31)),
        (Year | Month, finer) => {
            let (fewest, most) = ratio(from, Day)?;
            let (a, b) = ratio(Day, finer)?;
            return Some((fewest.checked_mul(a)?, most.checked_mul(b)?));
        }
        _ => return None,
    };
    Some((fixed, fixed))
}

impl Length {
    /// As a duration in the smallest unit written; `None` where the units have no fixed ratio.
    #[must_use]
    pub fn duration(&self) -> Option<Duration> {
        let (last, mut unit) = *self.parts.last()?;
        let mut parts = self.parts.clone();
        // 3년 반 is 42 months, 한 시간 반 90 minutes.
        let quarters = unit == TimeUnit::Hour && matches!(last.form, Form::Spelled(_) | Form::Native);
        let parted = last.step == Decimal::new(5, 1)
            || quarters && (last.step == Decimal::new(25, 2) || last.step == Decimal::new(75, 2));
        if last.low == last.high && parted && !last.low.fract().is_zero() {
            let finer = match unit {
                TimeUnit::Year => Some((TimeUnit::Month, 12)),
                TimeUnit::Hour => Some((TimeUnit::Minute, 60)),
                TimeUnit::Minute => Some((TimeUnit::Second, 60)),
                TimeUnit::Day => Some((TimeUnit::Hour, 24)),
                _ => None,
            };
            if let Some((to, by)) = finer {
                let n = parts.last_mut()?;
                let by = Decimal::from(by);
                n.0 = Number {
                    low: last.low.checked_mul(by)?.normalize(),
                    high: last.high.checked_mul(by)?.normalize(),
                    step: Decimal::ONE,
                    ..last
                };
                n.1 = to;
                unit = to;
            }
        }
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        let mut exact = true;
        for (number, of) in &parts {
            let (fewest, most) = ratio(*of, unit)?;
            low = low.checked_add(number.low.checked_mul(Decimal::from(fewest))?)?;
            high = high.checked_add(number.high.checked_mul(Decimal::from(most))?)?;
            exact &= number.low == number.high;
        }
        let last = parts.last()?.0;
        let range = Range {
            low: Some(low),
            high: Some(high),
            low_inclusive: true,
            high_inclusive: !last.open_above,
            approx: parts.iter().any(|(n, _)| n.approx),
            step: last.step,
            unit: unit.ucum(),
        };
        let iso = exact.then(|| self.iso()).flatten();
        Some(Duration { range, unit, iso })
    }

    /// `P1Y6M`, `PT1H30M`; as written, unit by unit.
    fn iso(&self) -> Option<String> {
        use std::fmt::Write;
        let (mut date, mut time) = (String::new(), String::new());
        for (number, unit) in &self.parts {
            let n = number.low.normalize();
            let (to, letter) = match unit {
                TimeUnit::Year => (&mut date, 'Y'),
                TimeUnit::Month => (&mut date, 'M'),
                TimeUnit::Week => (&mut date, 'W'),
                TimeUnit::Day => (&mut date, 'D'),
                TimeUnit::Hour => (&mut time, 'H'),
                TimeUnit::Minute => (&mut time, 'M'),
                TimeUnit::Second => (&mut time, 'S'),
            };
            write!(to, "{n}{letter}").ok()?;
        }
        Some(if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") })
    }

    /// Whole units to shift a date by; halves go down to the finer unit.
    #[must_use]
    pub fn steps(&self) -> Option<Vec<(i64, TimeUnit)>> {
        let mut steps = Vec::new();
        for (number, unit) in &self.parts {
            if number.low != number.high && !number.open_above {
                return None;
            }
            let whole = number.low.trunc();
            steps.push((whole.to_i64()?, *unit));
            if !number.low.fract().is_zero() {
                let (finer, by) = match unit {
                    TimeUnit::Year => (TimeUnit::Month, 12),
                    TimeUnit::Hour => (TimeUnit::Minute, 60),
                    TimeUnit::Minute => (TimeUnit::Second, 60),
                    TimeUnit::Day => (TimeUnit::Hour, 24),
                    TimeUnit::Month => (TimeUnit::Day, 30),
                    _ => return None,
                };
                steps.push(((number.low.fract() * Decimal::from(by)).trunc().to_i64()?, finer));
            }
        }
        Some(steps)
    }

    /// The finest unit.
    #[must_use]
    pub fn unit(&self) -> TimeUnit {
        self.parts.last().map_or(TimeUnit::Day, |(_, unit)| *unit)
    }
}

//! Which figures and number words are a year where no word for year stands beside them?
//!
//! Refuses round hundreds and counted things (2000 votes) that nothing marks as a year.

use super::free::{is_link, joins};
use super::parts::{Parts, Place};
use crate::normalise::context::Context;
use crate::normalise::entry::{Sense, Shift};
use crate::normalise::hedge;
use crate::normalise::number::{Form, Number};
use crate::normalise::token::{Token, What, shift};

/// The year at token `at`, and how many tokens it has.
pub(super) fn read(ctx: &Context<'_>, number: &Number, at: usize, parts: &Parts) -> Option<(i16, usize)> {
    if parts.year.is_some() || parts.date.is_some() || number.ordinal {
        return None;
    }
    let before = at.checked_sub(1).and_then(|n| ctx.token(n));
    let marked = before.filter(|_| ctx.beside(at).is_some()).is_some_and(|t| {
        is_link(t)
            || matches!(
                shift(t),
                Some(
                    Shift::Since
                        | Shift::After
                        | Shift::Before
                        | Shift::By
                        | Shift::Until
                        | Shift::Earliest
                        | Shift::BetweenFrom
                )
            )
    });
    let dated = marked || parts.dated();
    if let Some(found) = spelled(ctx, number, at).filter(|_| dated) {
        return Some(found);
    }
    let month = matches!(parts.month, Some(Place::Is(_)));
    if let (Some(n @ 0..=99), 2, true) = (number.whole(), number.figures, month) {
        // 15 April of 87, May '87
        let start = ctx.token(at)?.start;
        let short = before.is_some_and(is_link) && parts.day.is_some() || ctx.text[..start].ends_with(['\'', '’', '‘']);
        return short.then_some((i16::try_from(if n < 70 { 2000 + n } else { 1900 + n }).ok()?, 1));
    }
    if let (Some(n @ 1000..=2200), 4, true) = (number.whole(), number.figures, month && parts.day.is_some()) {
        // 5 November 1605
        return Some((i16::try_from(n).ok()?, 1));
    }
    let year = figures(number)?;
    let ahead = ctx
        .close(at + 1)
        .is_some_and(|t| t.sense(|s| matches!(s, Sense::Month(_) | Sense::Part(..)).then_some(())).is_some())
        || ctx.close(at + 1).is_some_and(|t| joins(t) && shift(t).is_none())
            && ctx.close(at + 2).and_then(Token::number).and_then(figures).is_some_and(|y| y > year);
    let later = at
        .checked_sub(2)
        .and_then(|n| ctx.token(n))
        .and_then(Token::number)
        .and_then(figures)
        .is_some_and(|y| y < year)
        && before.is_some_and(joins);
    (dated || ahead || later || bare(ctx, at, year)).then_some((year, 1))
}

/// Four figures from 1900 to 2100.
fn figures(number: &Number) -> Option<i16> {
    let year = number.whole().filter(|n| (1900..=2100).contains(n) && number.figures == 4)?;
    i16::try_from(year).ok()
}

/// Two thousand and twenty, nineteen ninety-three, twenty twenty.
pub(super) fn spelled(ctx: &Context<'_>, number: &Number, at: usize) -> Option<(i16, usize)> {
    if !matches!(number.form, Form::Spelled(_)) {
        return None;
    }
    let n = number.whole()?;
    if (1900..2100).contains(&n) {
        return Some((i16::try_from(n).ok()?, 1));
    }
    let rest = ctx.close(at + 1)?.number().filter(|r| matches!(r.form, Form::Spelled(_)) && !r.ordinal)?.whole()?;
    let whole = matches!(n, 19 | 20) && (10..100).contains(&rest) && ctx.close(at + 2).is_none_or(|t| !t.is_unit());
    whole.then_some((i16::try_from(n * 100 + rest).ok()?, 2))
}

/// Whether a word that joins two figures has one before it: 5 to 2015, but not back to 2015.
fn reaches(ctx: &Context<'_>, joint: usize) -> bool {
    let before = joint.checked_sub(1).and_then(|n| ctx.token(n));
    ctx.close(joint).is_some() && before.is_some_and(|t| t.number().is_some() || t.is_unit())
}

/// The 2016 election, 2022 World Cup: four bare figures that count nothing.
fn bare(ctx: &Context<'_>, at: usize, year: i16) -> bool {
    let Some(token) = ctx.token(at) else { return false };
    // Four figures that are all a text says are a year where the text has a day.
    let alone = ctx.published.is_none() && ctx.tokens.len() == 1 && ctx.text.trim().len() == 4;
    if !(1950..2050).contains(&year) || year % 100 == 0 || alone {
        return false;
    }
    let joined = |t: &Token| {
        t.is_unit()
            || t.number().is_some()
            || joins(t)
            || matches!(t.what, What::Mark(_) | What::Fraction(..))
            || t.sense(|s| matches!(s, Sense::Sign(_) | Sense::Currency { .. } | Sense::Per(_)).then_some(())).is_some()
    };
    let before = at.checked_sub(1).and_then(|n| ctx.token(n)).is_some_and(|t| {
        ctx.close(at).is_some()
            && (joined(t) && (!joins(t) || reaches(ctx, at - 1))
                || hedge::before(ctx, at - 1).is_some()
                || t.sense(|s| matches!(s, Sense::Modifier { .. }).then_some(())).is_some())
    });
    let after = ctx.close(at + 1).is_some_and(joined) || hedge::after(ctx, at + 1).is_some();
    if before || after {
        return false;
    }
    let last = ctx.text[..token.start].trim_end();
    if last.ends_with('.') {
        // No. 2016
        return false;
    }
    let determined = ["the", "The", "'s", "’s"].iter().any(|w| last.ends_with(w));
    let touching = ctx.text[..token.start].ends_with(['#', '(', '-', '.', '/', '+']) && !last.ends_with('(');
    let next: &str = &ctx.text[token.end..];
    let word = next.strip_prefix(' ').unwrap_or_default();
    let word = &word[..word.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(word.len())];
    !touching && (determined || !(word.len() > 2 && word.ends_with('s') && word != "was"))
}

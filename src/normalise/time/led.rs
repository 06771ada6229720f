//! A time behind a preposition: since 2013, by Friday, in three weeks, later this year.
//!
//! Refuses "in ten years" behind "the first time": that is a length, not a date to come.

use super::moved::{by, moved};
use super::{Found, calendar, close, grain, length, point, range};
use crate::model::{Flag, Kind, Period, Value};
use crate::normalise::context::Context;
use crate::normalise::entry::{Part, Sense, Shift, Side};
use crate::normalise::hedge;
use crate::normalise::lexicon::ranks;
use crate::normalise::reading::{Flags, Reading};
use crate::normalise::token::Token;
use crate::normalise::token::shift;

/// A time behind a preposition: since 2013, by Friday, in three weeks, from May to July.
pub(super) fn led(ctx: &Context<'_>, at: usize, token: &Token) -> Option<Reading> {
    let lead = shift(token)?;
    if let Some(found) = super::near::closest(ctx, at) {
        return Some(found.reading());
    }
    if lead == Shift::AfterNext {
        // After next Monday: "after" and "next Monday".
        ctx.close(at + 1)?;
        let preset = super::parts::Parts { side: Some(Side::Next), ..Default::default() };
        let found = super::dated(ctx, at + 1, preset, token.start).filter(|f| f.parts.dated())?;
        let Period::Dated { from, grain, .. } = found.period else { return None };
        let period = Period::Dated { from, until: None, grain, approx: false };
        return Some(Found { period, start: token.start, ..found }.reading());
    }
    let the = |n: usize| {
        n + usize::from(ctx.close(n).is_some_and(|t| t.sense(|s| (*s == Sense::Link).then_some(())).is_some()))
    };
    if let Some(found) = super::near::near(ctx, at).filter(|_| lead == Shift::In) {
        return Some(found.reading());
    }
    if matches!(lead, Shift::In | Shift::Within) {
        ctx.close(at + 1)?;
        let hedged = usize::from(hedge::before(ctx, at + 1).is_some());
        let length = length::read(ctx, at + 1 + hedged)?;
        // The first time in ten years, the first woman in ten years, the worst flood in ten years: a length, not a date to come.
        if lead == Shift::In && ranked(&ctx.text[..token.start]) {
            return None;
        }
        let mut flags = Flags::default();
        let now = ctx.now(&mut flags)?;
        if lead == Shift::Within {
            flags.add(Flag::Vague);
            let until = by(now, &length, 1)?;
            let period =
                Period::Dated { from: Some(now), until: Some(until), grain: grain(length.unit()), approx: false };
            return Some(Reading {
                kind: Kind::Time,
                start: token.start,
                end: length.end,
                next: length.next,
                value: Value::Time(period),
                flags,
            });
        }
        let found = moved(ctx, now, &length, Shift::Hence, length.next, token.start, flags)?;
        return Some(found.reading());
    }
    // Later this year, earlier this month: what is left of it, and what is over.
    if let Shift::Hence | Shift::Ago = lead {
        ctx.close(at + 1)?.sense(|s| matches!(s, Sense::Relative { shift: 0, .. }).then_some(()))?;
        let mut found = point(ctx, at + 1)?;
        let today = ctx.today(&mut found.flags).map(calendar::midnight)?;
        let Period::Dated { from, until, .. } = &mut found.period else { return None };
        *(if lead == Shift::Hence { from } else { until }) = Some(today);
        return Some(Found { start: token.start, ..found }.reading());
    }
    if !matches!(lead, Shift::Since | Shift::After | Shift::Before | Shift::By | Shift::Until | Shift::BetweenFrom) {
        return None;
    }
    ctx.close(at + 1)?;
    let mut found = point(ctx, the(at + 1))?;
    if let Some(more) = range::lasting(ctx, &found, true).filter(|_| matches!(lead, Shift::BetweenFrom | Shift::Since))
    {
        return Some(Found { start: token.start, ..more }.reading());
    }
    found = range::read(ctx, found);
    close(ctx, &mut found);
    match &mut found.period {
        Period::Dated { from, until, .. } => match lead {
            Shift::Since | Shift::After => *until = None,
            // Before the end of the year: the end itself is no stretch of time that must not have begun.
            Shift::Before if ends(&found.parts) => *from = None,
            Shift::Before => {
                *until = *from;
                *from = None;
            }
            Shift::By | Shift::Until => *from = None,
            _ => {}
        },
        Period::Clock { until, .. } if matches!(lead, Shift::Since | Shift::After) => *until = None,
        Period::Clock { .. } if lead != Shift::BetweenFrom => return None,
        Period::Clock { .. } => {}
    }
    Some(Found { start: token.start, ..found }.reading())
}

/// Whether the parts name the end of a period.
fn ends(parts: &super::parts::Parts) -> bool {
    matches!(parts.part[0], Some(Part::End | Part::YearEnd | Part::YearLate | Part::MonthLate))
}

/// So many words before a length a word may rank what the length is of.
const RANK_REACH: usize = 5;

/// Whether what stands before a length ranks something, as far back as its clause goes.
fn ranked(before: &str) -> bool {
    let clause = before.rsplit([',', '.', ';', ':', '(', '"', '“']).next().unwrap_or(before);
    let superlative = |word: &str| word.len() > 5 && word.ends_with("est");
    clause.split_whitespace().rev().take(RANK_REACH).any(|word| ranks().contains(&word) || superlative(word))
}

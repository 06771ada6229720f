//! What has happened lies behind: a guess that puts it after the day it is told on was the wrong one.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::{Flag, Lang, Mention, Period, Value};
use crate::normalise::counted_forward;

/// Whether a time of a matter that is over was counted forward from the day it is told on, though it is so much later than something
/// the text told before (2년 뒤 떠났다, left two years later): when, nobody can say.
pub fn counted_from_elsewhere(text: &str, mention: &Mention, told: DateTime, lang: Lang) -> bool {
    let Value::Time(Period::Dated { from: Some(from), .. }) = mention.value else { return false };
    from > told && counted_forward(mention.span.of(text), lang)
}

/// The time of a matter that is over, told at `told`: where its year, month or week was guessed and lies ahead, the one before.
pub fn behind(mention: &Mention, told: DateTime) -> Option<Mention> {
    let Value::Time(Period::Dated { from: Some(from), until, grain, approx }) = mention.value else { return None };
    let guessed = |flag| mention.flags.contains(&flag);
    let cycle = if guessed(Flag::GuessedYear) {
        1.year()
    } else if guessed(Flag::GuessedMonth) {
        1.month()
    } else if guessed(Flag::GuessedWeek) {
        1.week()
    } else if guessed(Flag::NamedDay) {
        // 이날: no day to come that was named, but the day it is told on
        (from.date() - told.date()).get_days().days()
    } else {
        return None;
    };
    if from.date() <= told.date() {
        return None;
    }
    let back = |at: DateTime| {
        let earlier = at.checked_sub(cycle).ok()?;
        // there is no 31 June: what has no such day is left as it was guessed
        let by_days = guessed(Flag::GuessedWeek) || guessed(Flag::NamedDay);
        (earlier.day() == at.day() || by_days).then_some(earlier)
    };
    let (from, until) = (Some(back(from)?), until.map_or(Some(None), |until| ending(until, back).map(Some))?);
    Some(Mention { value: Value::Time(Period::Dated { from, until, grain, approx }), ..mention.clone() })
}

/// The end of a period moved back: it is the first moment that no longer belongs to it, so the day before it moves.
fn ending(until: DateTime, back: impl Fn(DateTime) -> Option<DateTime>) -> Option<DateTime> {
    if until.time() != jiff::civil::Time::midnight() {
        return back(until);
    }
    back(until.checked_sub(1.day()).ok()?)?.checked_add(1.day()).ok()
}

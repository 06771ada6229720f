//! Which weekday is written beside a date? 4월 7일(월), Monday, April 7.
//!
//! Refuses dates beside which two stand.

use crate::language::table;
use crate::model::{Lang, Span};

/// The weekday within the words of a date or in brackets right behind them, Monday as 1.
#[must_use]
pub fn weekday(text: &str, sentence: Span, date: Span, lang: Lang) -> Option<i8> {
    let days = table(lang, "weekdays");
    let has_short = days.columns.contains(&"short");
    let quote = date.of(text).to_lowercase();
    let bracketed = bracket(&text[date.end..sentence.end]).map(str::to_lowercase);
    let mut said = days.rows.iter().filter_map(|row| {
        let short = has_short && days.cell(row, "short") == "y";
        let mut words = days.cell(row, "word").split('|');
        let here = words.any(|word| bracketed.as_deref() == Some(word) || !short && stands_in(&quote, word));
        here.then(|| days.cell(row, "n").parse().ok())?
    });
    let day: i8 = said.next()?;
    said.all(|other| other == day).then_some(day)
}

/// What stands in the brackets that begin here.
fn bracket(rest: &str) -> Option<&str> {
    rest.trim_start_matches(' ').strip_prefix(['(', '（'])?.split([')', '）']).next().map(str::trim)
}

/// Whether a word stands there and not as a part of a longer one of its script.
fn stands_in(quote: &str, word: &str) -> bool {
    quote.match_indices(word).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        !letter(quote[..at].chars().next_back()) && !letter(quote[at + word.len()..].chars().next())
    })
}

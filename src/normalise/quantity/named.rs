//! Is what looks like a figure a part of a name (the Big Four), or of a clause (사과를 한 사람)?

use crate::normalise::context::Context;
use crate::normalise::lexer::is_hangul;
use crate::normalise::lexicon::groups;
use crate::normalise::token::Token;

/// A shorter word in small letters tells nothing: in and of stand in Titles With Capitals too.
const TELLING: usize = 5;

/// How far a word tells, in characters.
const NEAR: usize = 120;

/// Whether a number belongs to a name: spelled with a capital inside a sentence that has small letters (the Big Four), or behind
/// a group and its `of` (the Group of 20).
pub fn in_a_name(ctx: &Context<'_>, number: &Token) -> bool {
    let figure = &ctx.text[number.start..number.end];
    let spelled = figure.starts_with(|c: char| c.is_ascii_uppercase());
    if !ctx.free_order || !spelled && !figure.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let (before, behind) = (&ctx.text[..number.start], &ctx.text[number.end..]);
    let inside = before.strip_suffix(' ').is_some_and(|b| b.ends_with(|c: char| c.is_alphanumeric() || c == ','));
    (is_group(before) || spelled && inside) && is_prose(before, behind)
}

/// Whether text ends in the name of a group and `of`; cleared Haven of 20 counts is none, nor is a Senate of 100 members.
fn is_group(before: &str) -> bool {
    let name = before.strip_suffix(" of ").and_then(|before| before.rsplit(' ').next());
    name.is_some_and(|name| groups().contains(&name))
}

/// Whether a sentence has a word of some length in small letters near the number.
fn is_prose(before: &str, behind: &str) -> bool {
    let goes_on = |c: &char| !matches!(c, '.' | '!' | '?' | '\n');
    tells(before.chars().rev().take(NEAR).take_while(goes_on)) || tells(behind.chars().take(NEAR).take_while(goes_on))
}

/// Whether so many letters on end are small, and nothing but small letters.
fn tells(letters: impl Iterator<Item = char>) -> bool {
    let (mut small, mut capital) = (0, false);
    for c in letters.chain([' ']) {
        if c.is_alphabetic() {
            small += 1;
            capital |= !c.is_lowercase();
            continue;
        }
        if small >= TELLING && !capital {
            return true;
        }
        (small, capital) = (0, false);
    }
    false
}

/// Whether 한 before a unit is a verb with an object, 하다, and its noun has a particle: 사과를 한 사람은; but 사과를 한 개 먹었다.
pub fn in_a_clause(ctx: &Context<'_>, number: &Token, unit: &Token) -> bool {
    if &ctx.text[number.start..number.end] != "한" || !ctx.text[unit.end..].starts_with(is_hangul) {
        return false;
    }
    let mut object = ctx.text[..number.start].trim_end_matches(' ').chars().rev();
    match (object.next(), object.next()) {
        (Some('를'), Some(_)) => true,
        // a noun that ends in 을 itself (마을) has no consonant before it
        (Some('을'), Some(last)) => has_coda(last),
        _ => false,
    }
}

/// Whether a syllable ends in a consonant.
fn has_coda(syllable: char) -> bool {
    is_hangul(syllable) && !(u32::from(syllable) - u32::from('가')).is_multiple_of(28)
}

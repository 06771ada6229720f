//! What does 대 behind a number say: an age in decades (20대 남성), things counted (버스 20대), a term of office (20대 국회) or
//! so many that lead (10대 그룹)?

use rust_decimal::Decimal;

use crate::normalise::context::Context;
use crate::normalise::entry::Sense;
use crate::normalise::lexicon::{Numbered, machines, numbered};
use crate::normalise::number::{Form, Number};
use crate::normalise::token::Token;

/// What a number before 대 tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Generation {
    /// An age from so many years up to so many.
    Age(Decimal, Decimal),
    /// Things.
    Things,
    /// Which in order.
    Term,
}

/// Particles that a noun before 20대 may have.
const BEFORE: [char; 6] = ['는', '은', '이', '가', '등', '의'];

/// Particles behind a noun that is counted with 20대의: 20대의 버스가, but 20대의 버스 이용.
const BEHIND: [char; 9] = ['가', '이', '는', '은', '를', '을', '와', '과', '로'];

/// Reads 대 at the unit behind the number of token `at - 1`; `None` for another unit.
pub fn generation(ctx: &Context<'_>, number: &Number, unit: &Token, at: usize) -> Option<Generation> {
    unit.sense(|s| matches!(s, Sense::Unit { code: "{대}", .. }).then_some(()))?;
    let Some(n) = number.whole().filter(|_| !number.approx && number.form != Form::Power) else {
        return Some(Generation::Things);
    };
    let tens = (10..=90).contains(&n) && n % 10 == 0;
    let before = ctx.text[..ctx.token(at.checked_sub(1)?)?.start].trim_end();
    let before = before.rsplit([' ', '\n', '(', ',']).next().unwrap_or_default();
    if is_machine(before) || is_machine(before.trim_end_matches(BEFORE)) {
        return Some(Generation::Things);
    }
    let behind = &ctx.text[unit.end..];
    let fits = |row: &&Numbered| {
        behind.strip_prefix(' ').is_some_and(|next| next.starts_with(row.word)) && (!tens || n <= row.tens)
    };
    if let Some(row) = numbered().iter().filter(fits).max_by_key(|row| row.word.len()) {
        return Some(if row.term { Generation::Term } else { Generation::Things });
    }
    if !tens || behind.strip_prefix("의 ").is_some_and(counts_machines) {
        return Some(Generation::Things);
    }
    Some(Generation::Age(Decimal::from(n), Decimal::from(n + 10)))
}

fn is_machine(word: &str) -> bool {
    machines().iter().any(|m| word.ends_with(m))
}

/// Whether a machine with a particle stands at the start.
fn counts_machines(behind: &str) -> bool {
    machines().iter().any(|m| behind.strip_prefix(m).is_some_and(|rest| rest.starts_with(BEHIND)))
}

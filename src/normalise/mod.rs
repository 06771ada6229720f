//! Text → values: which dates, times, lengths of time, numbers, money and measures does a text name?
//!
//! Refuses what is no value: figures inside names, impossible days, words whose anchor is not there.
//!
//! One pass lexes the text into tokens ([`lexer`]), then each kind's small grammar reads what stands side by side.
//! The grammar is code by kind; all words come from the tables of the language ([`lexicon`]).

pub mod context;
pub mod entry;
pub mod explain;
pub mod feast;
mod forward;
pub mod hedge;
pub mod lexer;
pub mod lexicon;
pub mod number;
pub mod print;
pub mod quantity;
pub mod reading;
pub mod reference;
pub mod time;
pub mod token;
pub mod trie;
pub mod weekday;

use jiff::civil::{Date, DateTime};

use self::context::Context;
use self::reading::Reading;
use crate::model::{Flag, Lang, Mention, Period, Span, Value};

pub use forward::counted_forward;
pub use print::print;
pub use weekday::weekday;

/// What relative words are read against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// When the article came out, in the story's zone.
    pub published: Option<DateTime>,
    /// The day named last before this text: what 이날 and 전날 refer to.
    pub named_day: Option<Date>,
    /// Whether the text stands inside a quotation: relative words then carry a flag.
    pub in_quotation: bool,
    /// Whether `published` was itself inferred.
    pub inferred: bool,
}

/// Finds the values of one sentence or line, by place; they do not overlap, the longest reading wins.
#[must_use]
pub fn scan(text: &str, lang: Lang, anchor: &Anchor) -> Vec<Mention> {
    run(text, lang, anchor, false)
}

/// As [`scan`], with the derivation of each value: which words, by which table row, gave what.
#[must_use]
pub fn scan_explained(text: &str, lang: Lang, anchor: &Anchor) -> Vec<Mention> {
    run(text, lang, anchor, true)
}

/// The value of a text that is just one expression; `None` where it is none, or more than one.
#[must_use]
pub fn parse(text: &str, lang: Lang, anchor: &Anchor) -> Option<Mention> {
    let mut found = scan(text.trim(), lang, anchor);
    if found.len() == 1 { found.pop() } else { None }
}

fn run(text: &str, lang: Lang, anchor: &Anchor, explained: bool) -> Vec<Mention> {
    let lexicon = lexicon::lexicon(lang);
    let tokens = lexer::lex(text, lexicon);
    if tokens.is_empty() {
        return Vec::new();
    }
    let mut ctx = Context::new(text, &tokens, lexicon.spelling == lexicon::Spelling::Thousand, anchor);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(reading) = read(&ctx, at) else {
            at = ctx.refused().max(at + 1);
            continue;
        };
        let steps = if explained { explain::steps(&ctx, at, &reading, lang) } else { Vec::new() };
        at = reading.next.max(at + 1);
        remember(&mut ctx, &reading);
        found.push(Mention {
            kind: reading.kind,
            span: Span::new(reading.start, reading.end),
            value: reading.value,
            flags: reading.flags.list(),
            steps,
        });
    }
    found
}

fn read(ctx: &Context<'_>, at: usize) -> Option<Reading> {
    let time = time::read(ctx, at);
    if time.is_some() || ctx.refused() > at + 1 {
        return time;
    }
    time::duration::read(ctx, at).or_else(|| quantity::read(ctx, at))
}

/// Whether a day is counted back from the day in question (전날): it is told in passing, and the day in question stays.
#[must_use]
pub fn in_passing(named: bool, day: Option<Date>, named_day: Option<Date>, published: Option<DateTime>) -> bool {
    named && day < named_day.or(published.map(|at| at.date()))
}

/// The day named last, for what follows.
fn remember(ctx: &mut Context<'_>, reading: &Reading) {
    if let Value::Time(period @ Period::Dated { from, .. }) = &reading.value {
        let named = reading.flags.has(Flag::NamedDay);
        if in_passing(named, from.map(|from| from.date()), ctx.named_day, ctx.published) {
            return;
        }
        if let Some(day) = time::single_day(period) {
            ctx.named_day = Some(day);
        }
        if let Some(from) = from {
            ctx.named = Some(from.date());
        }
    }
}

//! Which kind and which unit do the words beside a number give it?

use rust_decimal::Decimal;

use crate::model::{Kind, Unit};
use crate::normalise::context::Context;
use crate::normalise::entry::{Role, Sense, Sign};
use crate::normalise::number::Number;
use crate::normalise::quantity::generation::{Generation, generation};
use crate::normalise::token::{Gap, Token};

/// What stands before a number: 영하, 화씨, 시속, $.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lead {
    /// Below zero.
    pub minus: bool,
    /// 영하 or 영상: degrees Celsius are meant.
    pub weather: bool,
    /// The scale of degrees.
    pub degrees: Option<&'static str>,
    /// Per hour, minute or second.
    pub per: Option<&'static str>,
    /// The currency, and whether its country was guessed.
    pub currency: Option<(&'static str, bool)>,
    /// The years of an age follow.
    pub aged: bool,
}

impl Lead {
    /// Whether anything stands there that makes a quantity of a bare number.
    #[must_use]
    pub fn any(&self) -> bool {
        self.degrees.is_some() || self.currency.is_some() || self.aged
    }
}

/// What a number measures.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The kind.
    pub kind: Kind,
    /// The unit.
    pub unit: Unit,
    /// Whether the currency's country was guessed.
    pub generic: bool,
    /// The ends of an age in decades.
    pub decade: Option<(Decimal, Decimal)>,
}

impl Measure {
    fn of(kind: Kind, code: &str) -> Measure {
        Measure { kind, unit: Unit::new(code), generic: false, decade: None }
    }
}

/// Reads what stands before the number that starts at or behind token `at`; gives the number's token.
#[must_use]
pub fn lead(ctx: &Context<'_>, at: usize) -> (Lead, usize) {
    let mut lead = Lead::default();
    let mut next = at;
    while next < at + 3 {
        let Some(token) = (if next == at { ctx.token(next) } else { ctx.close(next) }) else { break };
        let read = token.sense(|s| match s {
            Sense::Sign(sign) => Some((Some(*sign), None)),
            Sense::Currency { code, generic } => Some((None, Some((*code, *generic)))),
            _ => None,
        });
        match read {
            Some((Some(Sign::Minus), _)) => lead.minus = true,
            Some((Some(Sign::Plus), _)) => {}
            // The dash is in the number behind it already.
            Some((Some(Sign::Dash), _)) if negative(ctx, next + 1) => {}
            Some((Some(Sign::BelowZero), _)) => (lead.minus, lead.weather) = (true, true),
            Some((Some(Sign::AboveZero), _)) => lead.weather = true,
            Some((Some(Sign::Fahrenheit), _)) => lead.degrees = Some("[degF]"),
            Some((Some(Sign::Celsius), _)) => lead.degrees = Some("Cel"),
            Some((Some(Sign::PerHour), _)) => lead.per = Some("h"),
            Some((Some(Sign::PerMinute), _)) => lead.per = Some("min"),
            Some((Some(Sign::PerSecond), _)) => lead.per = Some("s"),
            Some((Some(Sign::Aged), _)) => lead.aged = true,
            Some((None, Some(currency))) if !token.is_unit() => lead.currency = Some(currency),
            _ => break,
        }
        next += 1;
    }
    (lead, next)
}

fn negative(ctx: &Context<'_>, at: usize) -> bool {
    ctx.token(at).filter(|t| t.gap == Gap::Glued).and_then(Token::number).is_some_and(|n| n.low < Decimal::ZERO)
}

/// What a number without a unit is.
#[must_use]
pub fn alone(lead: &Lead) -> Option<Measure> {
    Some(match lead {
        Lead { currency: Some((code, generic)), .. } => Measure { generic: *generic, ..Measure::of(Kind::Money, code) },
        Lead { degrees: Some(_), .. } | Lead { per: Some(_), .. } => return None,
        Lead { aged: true, .. } => Measure::of(Kind::Age, "a"),
        _ => Measure::of(Kind::Number, "1"),
    })
}

/// What the unit behind a number makes of it; `None` where the two do not go together.
#[must_use]
pub fn behind(ctx: &Context<'_>, lead: &Lead, number: &Number, unit: &Token, at: usize) -> Option<Measure> {
    if let Some((code, generic)) = lead.currency {
        // $30 million USD, 30달러: the sign wins over the name.
        return Some(Measure { generic, ..Measure::of(Kind::Money, code) });
    }
    match generation(ctx, number, unit, at) {
        Some(Generation::Age(low, high)) => {
            return Some(Measure { decade: Some((low, high)), ..Measure::of(Kind::Age, "a") });
        }
        Some(Generation::Term) => return Some(Measure::of(Kind::Ordinal, "{대}")),
        Some(Generation::Things) | None => {}
    }
    unit.sense(|s| match *s {
        // 100억대: an amount of that order, nothing counted.
        Sense::Unit { code: "{대}", .. } if number.multiplier >= Decimal::from(100_000_000) => {
            Some(Measure { decade: number.and_more().map(|n| (n.low, n.high)), ..Measure::of(Kind::Number, "1") })
        }
        // 40C is a temperature, 40 C is none.
        Sense::Unit { kind: Kind::Temperature, .. } if unit.end - unit.start == 1 && unit.gap != Gap::Glued => None,
        // Three times as many, five times the size
        Sense::Unit { code: "{회}", .. } if ctx.free_order && multiplies(ctx, unit) => {
            Some(Measure::of(Kind::Multiple, "{배}"))
        }
        Sense::Unit { code, kind } => Some(match (kind, lead) {
            (Kind::Temperature, Lead { degrees: None, weather: false, .. }) if code == "deg" && weather(ctx, unit) => {
                Measure::of(kind, "Cel")
            }
            (Kind::Temperature, Lead { degrees: Some(scale), .. }) => Measure::of(kind, scale),
            (Kind::Temperature, Lead { weather: true, .. }) if code == "deg" => Measure::of(kind, "Cel"),
            (Kind::Length, Lead { per: Some(per), .. }) => Measure::of(Kind::Speed, &format!("{code}/{per}")),
            _ => Measure::of(kind, code),
        }),
        Sense::Currency { code, generic } => Some(Measure { generic, ..Measure::of(Kind::Money, code) }),
        Sense::OrdinalAfter(code) if code != "week" && number.low.fract().is_zero() => {
            Some(Measure::of(Kind::Ordinal, code))
        }
        // In her 30s
        Sense::Time(Role::Decade) if matches!(number.whole(), Some(10..=90)) && ctx.possessed(at - 1) => {
            let decade = (number.low, number.low + Decimal::TEN);
            Some(Measure { decade: Some(decade), ..Measure::of(Kind::Age, "a") })
        }
        Sense::Time(Role::NthWeek | Role::Quarter | Role::Century) => None,
        _ => None,
    })
}

/// Whether a word behind "times" says that something else is multiplied.
fn multiplies(ctx: &Context<'_>, unit: &Token) -> bool {
    let behind = ctx.text[unit.end..].strip_prefix(' ').unwrap_or_default();
    let ends = |word: &str| !behind[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
    crate::normalise::lexicon::multiples().iter().any(|word| behind.starts_with(word) && ends(word))
}

/// How far back a word for the weather counts, in characters.
const WEATHER: usize = 40;

/// Whether degrees are those of the weather, by a word before them in their sentence.
fn weather(ctx: &Context<'_>, unit: &Token) -> bool {
    if ctx.free_order {
        return false;
    }
    let before = &ctx.text[..unit.start];
    let from = before.char_indices().rev().take(WEATHER).take_while(|(_, c)| *c != '\n').last().map_or(0, |(n, _)| n);
    crate::normalise::lexicon::weather().iter().any(|word| before[from..].contains(word))
}

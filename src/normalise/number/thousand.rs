//! How does English write numbers? Words and figures with hundred, thousand, million, lakh, crore, bn, k.
//!
//! Refuses words in the wrong order (hundred twenty thousand million) and sums that do not fit.

use rust_decimal::Decimal;

use super::{Form, Number, figures};
use crate::normalise::entry::{NumeralClass, Sense};
use crate::normalise::lexicon::Lexicon;

#[derive(Clone, Copy)]
struct Word {
    class: NumeralClass,
    value: u64,
    high: u64,
    alone: bool,
    end: usize,
}

fn boundary(text: &str, end: usize) -> bool {
    !text[end..].chars().next().is_some_and(char::is_alphanumeric)
}

fn word(text: &str, at: usize, lexicon: &'static Lexicon, wanted: impl Fn(NumeralClass) -> bool) -> Option<Word> {
    let accepts = |s: &Sense| match *s {
        Sense::Numeral { class, .. } => wanted(class),
        _ => false,
    };
    let found = lexicon.numerals.longest(text, at, |e, to| boundary(text, to) && accepts(&e.sense))?;
    found.entries.iter().find_map(|e| match e.sense {
        Sense::Numeral { class, value, high, alone } if wanted(class) => {
            Some(Word { class, value, high, alone, end: found.end })
        }
        _ => None,
    })
}

/// Past one space or hyphen at `at`.
fn gap(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with([' ', '-', '\u{a0}']).then(|| at + text[at..].chars().next().map_or(0, char::len_utf8))
}

fn summed(class: NumeralClass) -> bool {
    use NumeralClass::{Hundred, Myriad, Ty, Unit};
    matches!(class, Unit | Ty | Hundred | Myriad)
}

/// Reads the number at byte `at`; gives it and where it ends.
#[must_use]
pub fn read(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    let (number, end) = whole(text, at, lexicon)?;
    let (sum, to) = and_part(text, number, end, lexicon);
    // one and a half million
    Some(if to > end { times_of(text, sum, to, "", lexicon).unwrap_or((sum, to)) } else { (sum, to) })
}

/// A half or a quarter joined to a number by "and".
#[must_use]
pub fn and_part(text: &str, number: Number, end: usize, lexicon: &'static Lexicon) -> (Number, usize) {
    // Two and a half, 3 million and a quarter, three and one fourth, one and three quarters.
    let joined = text[end..].strip_prefix(" and ").filter(|_| !number.ordinal).map(|rest| text.len() - rest.len());
    if let Some((part, to)) = joined.and_then(|at| fraction(text, at, lexicon)) {
        let sum = part.checked_mul(number.multiplier).and_then(|p| Some((p, number.low.checked_add(p)?)));
        if let Some((step, low)) = sum {
            return (Number { low, high: low, step, alone: true, figures: 0, ..number }, to);
        }
    }
    (number, end)
}

/// The multiplier behind `between` and a space: a number in parts, of millions.
fn times_of(
    text: &str,
    number: Number,
    end: usize,
    between: &str,
    lexicon: &'static Lexicon,
) -> Option<(Number, usize)> {
    let at = gap(text, end)?;
    let at = text[at..].strip_prefix(between).map(|rest| text.len() - rest.len())?;
    let by = word(text, at, lexicon, |c| c == NumeralClass::Myriad)?;
    multiplied(number, by.value).map(|n| (n, by.end))
}

/// Three quarters of a million, a quarter million: a part of a multiplier; the number and where it ends.
#[must_use]
pub fn part_of(text: &str, top: Decimal, below: u64, end: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    let part = top.checked_div(Decimal::from(below))?;
    let number = Number::point(part, Decimal::new(1, part.scale().min(6)), Form::Spelled(2));
    let found = ["of a ", "of ", "a ", ""].iter().find_map(|of| times_of(text, number, end, of, lexicon));
    found
        .map(|(n, to)| (Number { low: n.low.normalize(), high: n.high.normalize(), multiplier: Decimal::ONE, ..n }, to))
}

/// A half, one fourth, three quarters, and half: below one.
fn fraction(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Decimal, usize)> {
    let (top, end) = if text[at..].starts_with("half") {
        (1, at.checked_sub(1)?)
    } else if let Some(rest) = text[at..].strip_prefix("a ") {
        (1, text.len() - rest.len() - 1)
    } else {
        let found = word(text, at, lexicon, |c| c == NumeralClass::Unit).filter(|w| (1..10).contains(&w.value))?;
        (found.value, found.end)
    };
    let (bottom, to) = denominator(text, end, lexicon).filter(|(bottom, _)| top < *bottom)?;
    Some((Decimal::from(top).checked_div(Decimal::from(bottom))?.round_dp(12), to))
}

fn whole(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    let first = text[at..].chars().next()?;
    if figures::is_figure(first) {
        let (run, end) = figures::read(text, at);
        let figures::Run::Number(value, step, count) = run else { return None };
        return extend(text, at, end, value, step, count, lexicon);
    }
    if !first.is_ascii_alphabetic() || !lexicon.numerals.starts(first) && !matches!(first, 'a' | 'A') {
        return None;
    }
    if let Some(some) = word(text, at, lexicon, |c| c == NumeralClass::Some) {
        let mut number = Number::point(Decimal::from(some.value), Decimal::ONE, Form::Spelled(2));
        number.alone = some.alone;
        if some.high > some.value {
            // Dozens, several hundred
            number.high = Decimal::from(some.high);
            number.approx = true;
        }
        return Some((number, some.end));
    }
    spelled(text, at, lexicon)
}

/// Figures and the multipliers behind them: 1.2bn, 16.4 million, 4 thousand 3 hundred, 28th.
#[must_use]
pub fn extend(
    text: &str,
    at: usize,
    end: usize,
    value: Decimal,
    step: Decimal,
    count: u8,
    lexicon: &'static Lexicon,
) -> Option<(Number, usize)> {
    let mut number = Number::point(value, step, Form::Figures);
    number.figures = count;
    for suffix in ["st", "nd", "rd", "th", "ST", "ND", "RD", "TH"] {
        if text[end..].starts_with(suffix) && boundary(text, end + 2) && count > 0 {
            number.ordinal = true;
            return Some((number, end + 2));
        }
    }
    let money = text[..at].trim_end().ends_with(['$', '€', '£', '¥', '₩', '₹']);
    let counted = text[end..].strip_prefix("m ").is_some_and(|rest| {
        let at = text.len() - rest.len();
        lexicon.units.longest(text, at, |e, to| e.table == "counters" && boundary(text, to)).is_some()
    });
    // 10m people: what is counted is counted by the million.
    let money = money || counted;
    let glued = word(text, end, lexicon, |c| {
        matches!(c, NumeralClass::Suffix | NumeralClass::Myriad) || money && c == NumeralClass::MoneySuffix
    });
    if let Some(by) = glued {
        return multiplied(number, by.value).map(|n| (n, by.end));
    }
    let mut end = end;
    let mut first = true;
    while let Some(next) = gap(text, end) {
        let Some(by) = word(text, next, lexicon, |c| matches!(c, NumeralClass::Myriad | NumeralClass::Hundred)) else {
            break;
        };
        if first || by.value >= 100_000 || number.multiplier < Decimal::from(by.value) {
            number = multiplied(number, by.value)?;
            end = by.end;
            first = false;
            // 4 thousand 3 hundred
            if let Some((more, to)) = rest(text, end, by.value, lexicon) {
                number.low = number.low.checked_add(more)?;
                number.high = number.low;
                number.step = Decimal::ONE.max(number.step.min(Decimal::from(100)));
                return Some((number, to));
            }
            continue;
        }
        break;
    }
    Some((number, end))
}

fn rest(text: &str, end: usize, below: u64, lexicon: &'static Lexicon) -> Option<(Decimal, usize)> {
    let at = gap(text, end)?;
    if !text[at..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (figures::Run::Number(value, _, count), to) = figures::read(text, at) else { return None };
    let next = gap(text, to)?;
    let by = word(text, next, lexicon, |c| matches!(c, NumeralClass::Hundred | NumeralClass::Myriad))?;
    let more = value.checked_mul(Decimal::from(by.value))?;
    (count > 0 && by.value < below && more < Decimal::from(below)).then_some((more, by.end))
}

fn multiplied(number: Number, by: u64) -> Option<Number> {
    let factor = Decimal::from(by);
    let mut times = number.times(factor)?;
    times.multiplier = number.multiplier.checked_mul(factor)?;
    times.figures = 0;
    Some(times)
}

/// One hundred and two, twenty-one trillion, a dozen, half a million, twenty-second.
fn spelled(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    let (mut total, mut group) = (Decimal::ZERO, 0_u64);
    let mut ceiling = u64::MAX;
    let (mut end, mut parts) = (at, 0_u8);
    let mut last: Option<NumeralClass> = None;
    let mut step = Decimal::ONE;
    let mut alone = false;
    let mut next = at;
    // a hundred, a dozen, half a million
    let mut half = false;
    for article in ["half a ", "Half a ", "half ", "Half ", "half-", "a ", "A ", "an "] {
        if let Some(rest) = text[at..].strip_prefix(article) {
            let from = text.len() - rest.len();
            word(text, from, lexicon, |c| matches!(c, NumeralClass::Hundred | NumeralClass::Myriad))?;
            half = article.len() >= 5;
            next = from;
            break;
        }
    }
    while parts < 24 {
        let Some(found) = word(text, next, lexicon, summed) else { break };
        let fits = match (found.class, last) {
            (NumeralClass::Unit, None) => true,
            (NumeralClass::Unit, Some(NumeralClass::Ty)) => found.value < 10 && found.value > 0,
            (NumeralClass::Ty, None) => true,
            (NumeralClass::Unit | NumeralClass::Ty, Some(NumeralClass::Hundred | NumeralClass::Myriad)) => {
                group % 100 == 0
            }
            (NumeralClass::Hundred, None) => true,
            (NumeralClass::Hundred, Some(_)) => group > 0 && group < 100,
            (NumeralClass::Myriad, _) => found.value < ceiling || last == Some(NumeralClass::Myriad),
            _ => false,
        };
        if !fits {
            break;
        }
        match found.class {
            NumeralClass::Hundred => group = group.max(1) * found.value,
            NumeralClass::Myriad if last == Some(NumeralClass::Myriad) && found.value > ceiling => {
                // three lakh crore
                total = total.checked_mul(Decimal::from(found.value))?;
                ceiling = found.value;
            }
            NumeralClass::Myriad => {
                if found.value >= ceiling {
                    break;
                }
                let part = Decimal::from(group.max(1)).checked_mul(Decimal::from(found.value))?;
                total = total.checked_add(part)?;
                group = 0;
                ceiling = found.value;
            }
            _ => group += found.value,
        }
        step = match found.class {
            NumeralClass::Hundred | NumeralClass::Myriad => Decimal::from(found.value),
            _ => Decimal::ONE,
        };
        alone = found.alone || parts > 0;
        last = Some(found.class);
        end = found.end;
        parts += 1;
        let Some(after) = gap(text, end) else { break };
        next = after;
        // one hundred and two
        if matches!(last, Some(NumeralClass::Hundred | NumeralClass::Myriad))
            && let Some(rest) = text[after..].strip_prefix("and ")
        {
            next = text.len() - rest.len();
        }
    }
    let sum = total.checked_add(Decimal::from(group))?;
    // twenty second, one hundred and third, first
    let tail = if parts == 0 { Some(at) } else { gap(text, end) };
    if let Some(nth) = tail.and_then(|from| word(text, from, lexicon, |c| c == NumeralClass::Ordinal)) {
        let joins = match last {
            None => true,
            Some(NumeralClass::Ty) => nth.value < 10,
            Some(NumeralClass::Hundred | NumeralClass::Myriad) => true,
            _ => false,
        };
        if joins && !half {
            let mut number = Number::point(sum.checked_add(Decimal::from(nth.value))?, Decimal::ONE, Form::Spelled(2));
            number.ordinal = true;
            // First and second are said of anything; they count only where something stands beside them.
            number.alone = parts > 0 || nth.value > 2;
            return Some((number, nth.end));
        }
    }
    if parts == 0 {
        return None;
    }
    let mut number = Number::point(sum, step, if parts == 1 { Form::Spelled(1) } else { Form::Spelled(parts) });
    number.alone = alone;
    if half {
        number.low = number.low.checked_div(Decimal::TWO)?;
        number.high = number.low;
        number.alone = true;
    }
    if let Some((fraction, places, to)) = decimals(text, end, lexicon) {
        let part = Decimal::from(fraction).checked_mul(Decimal::new(1, places))?;
        number.low = number.low.checked_add(part)?;
        number.high = number.low;
        number.step = Decimal::new(1, places);
        return extend(text, at, to, number.low, number.step, 0, lexicon);
    }
    if last == Some(NumeralClass::Myriad) {
        number.multiplier = step;
    }
    Some((number, end))
}

fn decimals(text: &str, end: usize, lexicon: &'static Lexicon) -> Option<(u64, u32, usize)> {
    let at = gap(text, end)?;
    let rest = text[at..].strip_prefix("point")?;
    let mut at = gap(text, text.len() - rest.len())?;
    let (mut value, mut places, mut last) = (0_u64, 0_u32, end);
    while let Some(found) = word(text, at, lexicon, |c| c == NumeralClass::Unit).filter(|w| w.value < 10) {
        if places == 12 {
            return None;
        }
        value = value * 10 + found.value;
        places += 1;
        last = found.end;
        let Some(next) = gap(text, last) else { break };
        at = next;
    }
    (places > 0).then_some((value, places, last))
}

/// The denominator in words behind a number: two thirds, a fifth, three quarters.
#[must_use]
pub fn denominator(text: &str, end: usize, lexicon: &'static Lexicon) -> Option<(u64, usize)> {
    let at = gap(text, end)?;
    let found = word(text, at, lexicon, |c| c == NumeralClass::Fraction)?;
    Some((found.high, found.end))
}

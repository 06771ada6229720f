//! How does Korean spell numbers? Sino-Korean and native numerals in any mixture with figures, in steps of ten thousand.
//!
//! Refuses digit beside digit (일이), powers in the wrong order (백천) and sums that do not fit.

use rust_decimal::Decimal;

use super::{Form, Number, figures};
use crate::normalise::entry::{DIGITS, NumeralClass, Sense, Sign};
use crate::normalise::lexicon::Lexicon;
use crate::normalise::trie::plain;

/// A place in a sum of sections: what stands so far, and what the next part must be smaller than.
struct Sum {
    /// Whole sections closed by 만, 억, 조 …
    total: Decimal,
    /// The open section, below 10000.
    section: Decimal,
    /// The figure or numeral that waits for its power.
    pending: Option<Decimal>,
    /// The next closing multiplier must be smaller than this.
    ceiling: u64,
    /// The next power inside the section must be smaller than this.
    power: u64,
    /// The place of the last digit.
    step: Decimal,
    /// The last multiplier read.
    multiplier: Decimal,
    high: Option<(Decimal, Decimal)>,
}

/// Reads the number at byte `at`; gives it and where it ends.
#[must_use]
pub fn read(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    let first = text[at..].chars().next()?;
    if figures::is_figure(first) {
        let (run, end) = figures::read(text, at);
        let figures::Run::Number(value, step, count) = run else { return None };
        return extend(text, at, end, value, step, count, lexicon);
    }
    if !lexicon.numerals.starts(first) {
        return None;
    }
    native(text, at, lexicon).or_else(|| spelled(text, at, lexicon))
}

fn numeral(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(NumeralClass, u64, u64, bool, usize)> {
    let found = lexicon.numerals.longest(text, at, |_, _| true)?;
    found.entries.iter().find_map(|e| match e.sense {
        Sense::Numeral { class, value, high, alone } => Some((class, value, high, alone, found.end)),
        _ => None,
    })
}

/// Figures, then multipliers and further figures: 1조2천억, 3억 2천만, 1천500, 4만 6000.
pub fn extend(
    text: &str,
    _at: usize,
    end: usize,
    value: Decimal,
    step: Decimal,
    count: u8,
    lexicon: &'static Lexicon,
) -> Option<(Number, usize)> {
    let mut sum = Sum::new();
    sum.pending = Some(value);
    sum.step = step;
    let (mut sum, end, parts) = sections(text, end, sum, lexicon, true)?;
    let value = sum.value()?;
    let mut number = Number::point(value, sum.step, Form::Figures);
    number.multiplier = sum.multiplier;
    number.figures = if parts == 0 { count } else { 0 };
    more(text, end, number, &mut sum, lexicon)
}

/// Numerals only, or mixed with figures behind the first power.
fn spelled(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    // Nothing counts a bare 억, 조 or 경; 조 and 경 are surnames and syllables.
    if matches!(numeral(text, at, lexicon)?, (NumeralClass::Myriad, 10_001.., ..)) {
        return None;
    }
    // 만5천 is a number, but in 만38세 the full years of an age are counted
    if let (NumeralClass::Myriad, _, _, _, next) = numeral(text, at, lexicon)?
        && let Some((figures::Run::Number(..), after)) =
            text[next..].starts_with(figures::is_figure).then(|| figures::read(text, next))
        && !matches!(numeral(text, after, lexicon), Some((NumeralClass::Power, ..)))
    {
        return None;
    }
    let (mut sum, end, parts) = sections(text, at, Sum::new(), lexicon, false)?;
    if parts == 0 {
        return None;
    }
    let single = numeral(text, at, lexicon).filter(|n| parts == 1 && n.4 == end);
    let form = match single {
        Some((NumeralClass::Power | NumeralClass::Myriad, ..)) => Form::Power,
        _ => Form::Spelled(parts),
    };
    let value = sum.value()?;
    let mut number = Number::point(value, sum.step, form);
    number.multiplier = sum.multiplier;
    number.alone = parts >= 3 || (parts == 2 && round(value));
    if let Some((low, high)) = sum.high {
        number.alone &= text[at..].starts_with(['수', '몇']);
        number.low = low;
        number.high = high;
        number.approx = true;
    }
    let (point, after) = decimals(text, end, lexicon);
    if let Some((fraction, places)) = point.filter(|_| sum.high.is_none()) {
        let scaled = Decimal::from(fraction).checked_mul(Decimal::new(1, places))?;
        number.low = number.low.checked_add(scaled)?;
        number.high = number.low;
        number.step = Decimal::new(1, places);
        number.alone = true;
        number.form = Form::Spelled(parts.saturating_add(2));
        return Some((number, after));
    }
    more(text, end, number, &mut sum, lexicon)
}

/// 이십 … 구십, 이백 … 구백: two morphemes that are hardly ever anything but numbers.
fn round(value: Decimal) -> bool {
    let v = i64::try_from(value).unwrap_or(0);
    (v % 10 == 0 && (20..100).contains(&v)) || (v % 100 == 0 && (200..1000).contains(&v))
}

/// 점 and the digits behind it: 삼십 점 오, 일점이삼.
fn decimals(text: &str, end: usize, lexicon: &'static Lexicon) -> (Option<(u64, u32)>, usize) {
    let skip = |at: usize| at + text[at..].chars().next().filter(|c| plain(*c) == ' ').map_or(0, char::len_utf8);
    let dot = skip(end);
    let point = lexicon.words.longest(text, dot, |e, _| e.sense == Sense::Sign(Sign::Point));
    let Some(point) = point else { return (None, end) };
    let mut at = skip(point.end);
    let (mut value, mut places) = (0_u64, 0_u32);
    while let Some((NumeralClass::Digit, digit, _, _, next)) = numeral(text, at, lexicon) {
        if places == 12 {
            return (None, end);
        }
        value = value * 10 + digit;
        places += 1;
        at = next;
    }
    if places == 0 { (None, end) } else { (Some((value, places)), at) }
}

/// Whether a counter begins with the numeral at `at`, which ends at `next`.
fn counter(text: &str, at: usize, next: usize, lexicon: &'static Lexicon) -> bool {
    lexicon.units.longest(text, at, |e, _| e.takes & DIGITS != 0).is_some_and(|found| found.end > next)
}

/// Whether a power stands at `at`. A numeral behind figures and 만, 억, 조 has one: in 3억이 the 이 is a particle, in 3억이천만 a figure.
fn raised(text: &str, at: usize, lexicon: &'static Lexicon) -> bool {
    matches!(numeral(text, at, lexicon), Some((NumeralClass::Power, ..)))
}

/// Native tens, digits or both behind a hundred or more, and where they end: 서른일곱, 다섯. A digit by itself only where it is one
/// by itself: 백세 is no hundred and three.
fn below_hundred(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(u64, usize)> {
    match numeral(text, at, lexicon)? {
        (NumeralClass::Tens, tens, _, _, next) => match numeral(text, next, lexicon) {
            Some((NumeralClass::Native, digit, _, _, last)) => Some((tens + digit, last)),
            _ => Some((tens, next)),
        },
        (NumeralClass::Native, digit, _, true, next) => Some((digit, next)),
        _ => None,
    }
}

/// 여 behind the number or before its last multiplier: 30여, 1억5천여만, 29억여.
fn more(text: &str, end: usize, number: Number, sum: &mut Sum, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    let Some(rest) = text[end..].strip_prefix('여').or_else(|| more_apart(text, end, lexicon)) else {
        return Some((number, end));
    };
    let mut at = text.len() - rest.len();
    let mut number = number;
    if let Some((NumeralClass::Power | NumeralClass::Myriad, by, _, _, next)) = numeral(text, at, lexicon)
        && sum.close(by).is_some()
    {
        let value = sum.value()?;
        number = Number { low: value, high: value, multiplier: Decimal::from(by), ..number };
        number.step = number.step.checked_mul(Decimal::from(by))?;
        at = next;
    }
    // 여 counts only where something countable follows: the caller sees to that.
    Some((number.and_more()?, at))
}

/// What follows 여 where a space stands before it and a unit right behind: 십 여년.
fn more_apart<'t>(text: &'t str, end: usize, lexicon: &'static Lexicon) -> Option<&'t str> {
    let rest = text[end..].strip_prefix(' ')?.strip_prefix('여')?;
    lexicon
        .units
        .longest(text, text.len() - rest.len(), |e, _| !matches!(e.sense, Sense::OrdinalAfter(_)))
        .map(|_| rest)
}

impl Sum {
    fn new() -> Sum {
        Sum {
            total: Decimal::ZERO,
            section: Decimal::ZERO,
            pending: None,
            ceiling: u64::MAX,
            power: u64::MAX,
            step: Decimal::ONE,
            multiplier: Decimal::ONE,
            high: None,
        }
    }

    fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.section)?.checked_add(self.pending.unwrap_or_default())
    }

    /// Whether native tens or digits may end the number: 이백서른일곱.
    fn takes_native(&self) -> bool {
        self.pending.is_none() && self.high.is_none() && self.power > 10
    }

    /// Applies a power or a multiplier of ten thousand and up to what waits for it.
    fn close(&mut self, by: u64) -> Option<()> {
        let factor = Decimal::from(by);
        if by < 10_000 {
            if by >= self.power || self.pending.is_some_and(|p| p >= Decimal::from(10_000)) {
                return None;
            }
            let part = self.pending.take().unwrap_or(Decimal::ONE).checked_mul(factor)?;
            self.section = self.section.checked_add(part)?;
            self.power = by;
        } else {
            if by >= self.ceiling {
                return None;
            }
            let mut part = self.section.checked_add(self.pending.take().unwrap_or_default())?;
            if part.is_zero() {
                part = Decimal::ONE;
            }
            self.total = self.total.checked_add(part.checked_mul(factor)?)?;
            self.section = Decimal::ZERO;
            self.ceiling = by;
            self.power = u64::MAX;
        }
        Some(())
    }
}

/// Reads numerals and figures as long as they make one sum. `parts` counts the numerals read.
fn sections(
    text: &str,
    at: usize,
    mut sum: Sum,
    lexicon: &'static Lexicon,
    figures_first: bool,
) -> Option<(Sum, usize, u8)> {
    let start = at;
    let mut at = at;
    let mut end = at;
    let mut parts = 0_u8;
    let mut after_power = false;
    // What the step is a multiple of: the factor behind the last digits.
    let mut digits_step = sum.step;
    let mut wrote_figures = figures_first;
    let mut span = false;
    // Whether the space just passed stands before a section that was seen to go on with the number.
    let mut goes_on = false;
    while parts < 40 {
        let spaced = at != end;
        if let Some((class, value, high, _, next)) = numeral(text, at, lexicon) {
            match class {
                // 제307조 is an article of a law, 3조 without 제 three trillions
                NumeralClass::Myriad if wrote_figures && parts == 0 && article(text, start, at) => break,
                // 3경기 and 5조각 are games and pieces, not a number of quadrillions and trillions
                NumeralClass::Power | NumeralClass::Myriad if wrote_figures && counter(text, at, next, lexicon) => {
                    break;
                }
                NumeralClass::Power | NumeralClass::Myriad => {
                    if spaced && !goes_on && !(wrote_figures && sum.pending.is_some() || after_power && value >= 10_000)
                    {
                        break;
                    }
                    if class == NumeralClass::Myriad && after_power && spaced && !wrote_figures {
                        break;
                    }
                    if sum.close(value).is_none() {
                        break;
                    }
                    let factor = Decimal::from(value);
                    sum.multiplier =
                        if after_power && value >= 10_000 { sum.multiplier.checked_mul(factor)? } else { factor };
                    sum.step = if after_power && value >= 10_000 {
                        sum.step.checked_mul(factor)?
                    } else {
                        digits_step.checked_mul(factor)?
                    };
                    if let Some((low, high)) = sum.high {
                        sum.high = Some((low.checked_mul(factor)?, high.checked_mul(factor)?));
                    }
                    after_power = true;
                    digits_step = Decimal::ONE;
                }
                NumeralClass::Digit => {
                    if spaced && !goes_on
                        || sum.pending.is_some()
                        || sum.high.is_some()
                        || (wrote_figures && !after_power)
                        || (wrote_figures && sum.power == u64::MAX && !raised(text, next, lexicon))
                    {
                        break;
                    }
                    sum.pending = Some(Decimal::from(value));
                    sum.step = Decimal::ONE;
                    digits_step = Decimal::ONE;
                    sum.multiplier = Decimal::ONE;
                    after_power = false;
                }
                NumeralClass::Some | NumeralClass::SinoSpan if parts == 0 && !wrote_figures => {
                    sum.high = Some((Decimal::from(value), Decimal::from(high)));
                    span = class == NumeralClass::SinoSpan;
                }
                // 십수 명: some more than ten
                NumeralClass::Some
                    if parts == 1
                        && !spaced
                        && !wrote_figures
                        && sum.section == Decimal::TEN
                        && text[at..].starts_with('수') =>
                {
                    sum.high = Some((Decimal::from(10 + value.min(1)), Decimal::from(10 + high)));
                    sum.step = Decimal::ONE;
                }
                NumeralClass::Tens | NumeralClass::Native if !spaced && after_power && sum.takes_native() => {
                    let Some((value, last)) = below_hundred(text, at, lexicon) else { break };
                    sum.pending = Some(Decimal::from(value));
                    sum.step = Decimal::ONE;
                    sum.multiplier = Decimal::ONE;
                    parts += 2;
                    end = last;
                    break;
                }
                _ => break,
            }
            parts += 1;
            at = next;
            end = next;
            goes_on = false;
        } else if figures::is_figure(text[at..].chars().next().unwrap_or(' ')) && after_power && sum.high.is_none() {
            let (figures::Run::Number(value, step, count), next) = figures::read(text, at) else { break };
            let below = if sum.power < 10_000 { sum.power } else { sum.ceiling };
            if value >= Decimal::from(below) || (spaced && !follows(text, next, count, lexicon)) {
                break;
            }
            sum.pending = Some(value);
            sum.step = step;
            digits_step = step;
            sum.multiplier = Decimal::ONE;
            after_power = false;
            wrote_figures = true;
            parts += 1;
            at = next;
            end = next;
        } else {
            // One space may stand between the sections: 3억 2천만, 9천 조.
            let Some(c) = text[end..].chars().next().filter(|c| plain(*c) == ' ') else { break };
            if at != end || !(after_power || (wrote_figures && parts == 0)) {
                break;
            }
            at = end + c.len_utf8();
            let next = text[at..].chars().next();
            let ahead = match next {
                Some(c) if figures::is_figure(c) => after_power,
                Some('천' | '만' | '억' | '조' | '경') if wrote_figures => bare_multiplier(text, at, lexicon),
                Some(_) if !wrote_figures && after_power => section_ahead(text, at, &sum, lexicon),
                _ => false,
            };
            if !ahead {
                break;
            }
            goes_on = !wrote_figures;
        }
    }
    // What was multiplied is what was written: a span carries the whole value.
    if let Some((low, high)) = sum.high {
        if parts < 2 && !span {
            return None;
        }
        // 이삼 is two morphemes, and no number by itself.
        parts += u8::from(span);
        sum.high = Some((low, high));
    }
    Some((sum, end, parts))
}

/// Whether a smaller section spelled out in two morphemes or more stands at `at`: 삼만 오천, 일만 이천 삼백.
fn section_ahead(text: &str, at: usize, sum: &Sum, lexicon: &'static Lexicon) -> bool {
    let Some((NumeralClass::Digit, _, _, _, next)) = numeral(text, at, lexicon) else { return false };
    let Some((NumeralClass::Power, by, _, _, _)) = numeral(text, next, lexicon) else { return false };
    by < sum.power.min(sum.ceiling)
}

/// Whether figures behind a space go on with the number: a multiplier or three figures behind them.
fn follows(text: &str, end: usize, count: u8, lexicon: &'static Lexicon) -> bool {
    if let Some((NumeralClass::Power | NumeralClass::Myriad, ..)) = numeral(text, end, lexicon) {
        return true;
    }
    count >= 3 || text[..end].ends_with(|c: char| c.is_ascii_digit()) && text[..end].contains(',') && count == 0
}

/// Whether the figures that end at `start` are the number of an article (제3조): 제 before them, and 조 behind them with no more
/// of a sum.
fn article(text: &str, start: usize, at: usize) -> bool {
    let rest = &text[at..];
    let before = text[..start].trim_end_matches(figures::is_figure);
    rest.starts_with('조')
        && before.ends_with('제')
        && !rest['조'.len_utf8()..]
            .trim_start()
            .trim_start_matches(|c: char| figures::is_figure(c) || "천백십,".contains(c))
            .starts_with(['억', '만', '원', '여'])
}

/// Whether a multiplier behind a space stands for itself: 9천 조, 30 만; not 조 of 조사.
fn bare_multiplier(text: &str, at: usize, lexicon: &'static Lexicon) -> bool {
    let Some((_, _, _, _, mut end)) = numeral(text, at, lexicon) else { return false };
    while let Some((NumeralClass::Power | NumeralClass::Myriad, _, _, _, next)) = numeral(text, end, lexicon) {
        end = next;
    }
    let rest = &text[end..];
    let end = if rest.starts_with('여') { end + '여'.len_utf8() } else { end };
    let unit = lexicon.units.longest(text, end, |_, _| true).is_some();
    let spaced = text[end..].chars().next().filter(|c| plain(*c) == ' ');
    unit || spaced.is_some_and(|c| lexicon.units.longest(text, end + c.len_utf8(), |_, _| true).is_some())
}

/// 하나 … 아흔아홉, 한두, 스물두, 백스물셋.
fn native(text: &str, at: usize, lexicon: &'static Lexicon) -> Option<(Number, usize)> {
    let mut at = at;
    let mut value = 0_u64;
    let hundred = text[at..].strip_prefix('백').map(|rest| text.len() - rest.len());
    if let Some(next) = hundred {
        match numeral(text, next, lexicon) {
            Some((NumeralClass::Tens | NumeralClass::Native, v, ..))
                if v != 1 || text[next..].starts_with('하') || text[next..].starts_with('한') =>
            {
                value = 100;
                at = next;
            }
            _ => return None,
        }
    }
    let (class, v, high, alone, next) = numeral(text, at, lexicon)?;
    let mut number = match class {
        NumeralClass::Tens => {
            value += v;
            let mut end = next;
            let mut alone = alone;
            let mut upper = value;
            if let Some((NumeralClass::Native | NumeralClass::Span, ones, more, _, next)) = numeral(text, next, lexicon)
            {
                upper = value + more;
                value += ones;
                end = next;
                alone = true;
            }
            let mut n = Number::point(Decimal::from(value), Decimal::ONE, Form::Native);
            n.high = Decimal::from(upper);
            n.approx = upper != value;
            n.alone = alone;
            (n, end)
        }
        NumeralClass::Native => {
            let mut n = Number::point(Decimal::from(value + v), Decimal::ONE, Form::Native);
            n.alone = alone;
            (n, next)
        }
        NumeralClass::Span => {
            let mut n = Number::point(Decimal::from(value + v), Decimal::ONE, Form::Native);
            n.high = Decimal::from(value + high);
            n.approx = true;
            n.alone = false;
            (n, next)
        }
        _ => return None,
    };
    if let Some(rest) = text[number.1..].strip_prefix('여') {
        number = (number.0.and_more()?, text.len() - rest.len());
    }
    Some(number)
}

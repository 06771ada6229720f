//! Numbers with the scale words of a language, never rounded.

use rust_decimal::Decimal;

use crate::language::table;
use crate::report::words::Words;

/// `320000000` as 3억2000만 where the language chains its scale words, as 320 million where it takes one;
/// in plain digits where no scale word fits exactly.
#[must_use]
pub fn number(words: &Words, value: Decimal) -> String {
    let value = value.normalize();
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    let digits = value.abs();
    let written = if words.find("number.style") == Some("chained") {
        chained(words, digits)
    } else {
        scaled(words, digits).unwrap_or_else(|| grouped(digits))
    };
    format!("{sign}{written}")
}

fn scales(words: &Words) -> impl Iterator<Item = (Decimal, &'static str)> {
    let table = table(words.lang(), "report-scales");
    table.rows.iter().filter_map(move |row| {
        let power: u32 = table.cell(row, "power").parse().ok()?;
        Some((Decimal::from(10_i128.checked_pow(power)?), table.cell(row, "word")))
    })
}

fn chained(words: &Words, mut rest: Decimal) -> String {
    let mut out = String::new();
    for (scale, word) in scales(words) {
        if rest >= scale {
            let part = (rest / scale).trunc();
            rest -= part * scale;
            out.push_str(&format!("{part}{word}"));
        }
    }
    if out.is_empty() || !rest.is_zero() {
        out.push_str(&rest.normalize().to_string());
    }
    out
}

fn scaled(words: &Words, value: Decimal) -> Option<String> {
    let (scale, word) = scales(words).find(|(scale, _)| value >= *scale)?;
    let part = value.checked_div(scale)?.normalize();
    (part.scale() <= 3 && part.checked_mul(scale) == Some(value)).then(|| format!("{} {word}", grouped(part)))
}

fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

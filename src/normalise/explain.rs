//! How was a value read? The words, the table rows they come from, the anchor, the sums, and what came of it.
//!
//! A step's rule is `ko/relative_days:24` (language, table, line of its file) for a word of a table, and a name for the
//! rest: `numerals` and `figures` (written numbers), `sign`, `anchor`, `sum`, and the kind of value for the last step.

use jiff::civil::{Date, DateTime};

use super::context::Context;
use super::entry::{Entry, Sense, Step as Unit};
use super::print::print;
use super::reading::Reading;
use super::time::calendar::{add_days, add_months, week_start};
use super::token::{Token, What};
use crate::language::table;
use crate::model::{Flag, Lang, Period, Step, Value};

/// The steps of a reading that starts at token `at`.
#[must_use]
pub fn steps(ctx: &Context<'_>, at: usize, reading: &Reading, lang: Lang) -> Vec<Step> {
    let tokens = &ctx.tokens[at..reading.next];
    let mut steps: Vec<Step> = tokens.iter().map(|token| step(ctx, token, lang)).collect();
    let dated = matches!(reading.value, Value::Time(Period::Dated { .. }));
    if let (true, Some(published)) = (dated, ctx.published) {
        steps.push(Step {
            quote: String::new(),
            rule: "anchor".to_owned(),
            result: format!("published {}", short(published)),
        });
    }
    if let (true, Some(day)) = (reading.flags.has(Flag::NamedDay), ctx.named_day) {
        steps.push(Step { quote: String::new(), rule: "anchor".to_owned(), result: format!("named {day}") });
    }
    steps.extend(tokens.iter().filter(|_| dated).filter_map(|token| sum(ctx, token)));
    steps.push(Step {
        quote: ctx.text[reading.start..reading.end].to_owned(),
        rule: reading.kind.name().to_owned(),
        result: print(&reading.value, lang),
    });
    steps
}

/// A moment as ISO 8601; midnight as its day.
fn short(at: DateTime) -> String {
    if at == at.date().to_datetime(jiff::civil::Time::midnight()) { at.date().to_string() } else { at.to_string() }
}

/// What a word for a day, week, month, quarter or year by its distance comes to: `2024-03 - 1 month = 2024-02`.
fn sum(ctx: &Context<'_>, token: &Token) -> Option<Step> {
    let (named, unit, by) = token.sense(|s| match s {
        Sense::Relative { named, step, shift } => Some((*named, *step, i64::from(*shift))),
        _ => None,
    })?;
    let base = if named { ctx.named.or(ctx.named_day) } else { None }.or(ctx.published.map(|at| at.date()))?;
    let (name, from, to) = match unit {
        Unit::Day => ("day", base.to_string(), add_days(base, by)?.to_string()),
        Unit::Week => {
            let monday = week_start(base)?;
            ("week", monday.to_string(), add_days(monday, 7 * by)?.to_string())
        }
        Unit::Month => ("month", month(base), month(add_months(base.first_of_month(), by)?)),
        Unit::Quarter => ("quarter", quarter(base), quarter(add_months(base.first_of_month(), 3 * by)?)),
        Unit::Year => ("year", base.year().to_string(), (i64::from(base.year()) + by).to_string()),
        Unit::Second | Unit::Decade => return None,
    };
    let sign = if by < 0 { '-' } else { '+' };
    let result = format!("{from} {sign} {} {name} = {to}", by.abs());
    Some(Step { quote: ctx.text[token.start..token.end].to_owned(), rule: "sum".to_owned(), result })
}

/// `2024-03`
fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// `2024-Q1`
fn quarter(day: Date) -> String {
    format!("{:04}-Q{}", day.year(), (day.month() - 1) / 3 + 1)
}

/// The row of a word, as `ko/relative_days:24`, and its cells behind the word.
fn row(lang: Lang, quote: &str, entry: &Entry) -> (String, String) {
    let plain = |s: &str| s.to_lowercase().replace(' ', "");
    let found = [lang, Lang::UND].into_iter().find_map(|lang| {
        let rows = table(lang, entry.table);
        let row = rows.rows.iter().find(|row| row.line == entry.line)?;
        row.cells.first()?.split('|').any(|word| plain(word) == plain(quote)).then_some((lang, rows, row))
    });
    let Some((lang, rows, row)) = found else {
        return (format!("{lang}/{}:{}", entry.table, entry.line), String::new());
    };
    let cells = rows
        .columns
        .iter()
        .zip(&row.cells)
        .skip(1)
        .filter(|(name, cell)| !cell.is_empty() && !matches!(**name, "tail" | "takes"));
    let cells: Vec<String> = cells.map(|(name, cell)| format!("{name}={cell}")).collect();
    (format!("{lang}/{}:{}", entry.table, entry.line), cells.join(" "))
}

fn step(ctx: &Context<'_>, token: &Token, lang: Lang) -> Step {
    let quote = ctx.text[token.start..token.end].to_owned();
    let (rule, result) = match token.what {
        What::Number(number) => {
            let result = if number.low == number.high {
                format!("{}", number.low.normalize())
            } else {
                format!("{}..{}", number.low, number.high)
            };
            ("numerals".to_owned(), result)
        }
        What::Word(entries) | What::Unit(entries) => {
            entries.first().map(|entry| row(lang, &quote, entry)).unwrap_or_default()
        }
        What::Date(date, _) => ("figures".to_owned(), date.to_string()),
        What::MonthDay(m, d) => ("figures".to_owned(), format!("--{m:02}-{d:02}")),
        What::YearMonth(y, m) => ("figures".to_owned(), format!("{y:04}-{m:02}")),
        What::Clock(time, _) => ("figures".to_owned(), time.to_string()),
        What::DayEnd => ("figures".to_owned(), "24:00".to_owned()),
        What::Fraction(a, b) => ("figures".to_owned(), format!("{a}/{b}")),
        What::Mark(c) => ("sign".to_owned(), c.to_string()),
    };
    Step { quote, rule, result }
}

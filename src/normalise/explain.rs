//! How was a value read? The words, the table rows they come from, the anchor, and what came of it.

use super::context::Context;
use super::print::print;
use super::reading::Reading;
use super::token::{Token, What};
use crate::model::{Lang, Step};

/// The steps of a reading that starts at token `at`.
#[must_use]
pub fn steps(ctx: &Context<'_>, at: usize, reading: &Reading, lang: Lang) -> Vec<Step> {
    let mut steps: Vec<Step> = ctx.tokens[at..reading.next].iter().map(|token| step(ctx, token, lang)).collect();
    if let (true, Some(published)) = (relative(reading), ctx.published) {
        steps.push(Step { quote: String::new(), rule: "anchor".to_owned(), result: format!("published {published}") });
    }
    if let (true, Some(day)) = (reading.flags.has(crate::model::Flag::NamedDay), ctx.named_day) {
        steps.push(Step { quote: String::new(), rule: "anchor".to_owned(), result: format!("named {day}") });
    }
    steps.push(Step {
        quote: ctx.text[reading.start..reading.end].to_owned(),
        rule: reading.kind.name().to_owned(),
        result: print(&reading.value, lang),
    });
    steps
}

fn relative(reading: &Reading) -> bool {
    matches!(reading.value, crate::model::Value::Time(crate::model::Period::Dated { .. }))
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
            ("numerals".to_owned(), format!("{result} in steps of {}", number.step.normalize()))
        }
        What::Word(entries) | What::Unit(entries) => entries
            .first()
            .map(|e| (format!("{lang}/{}:{}", e.table, e.line), format!("{:?}", e.sense)))
            .unwrap_or_default(),
        What::Date(date, _) => ("figures".to_owned(), date.to_string()),
        What::MonthDay(m, d) => ("figures".to_owned(), format!("month {m}, day {d}")),
        What::YearMonth(y, m) => ("figures".to_owned(), format!("year {y}, month {m}")),
        What::Clock(time, _) => ("figures".to_owned(), time.to_string()),
        What::DayEnd => ("figures".to_owned(), "24:00".to_owned()),
        What::Fraction(a, b) => ("figures".to_owned(), format!("{a}/{b}")),
        What::Mark(c) => ("sign".to_owned(), c.to_string()),
    };
    Step { quote, rule, result }
}

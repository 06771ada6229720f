//! `daejo evaluate`: a story against its gold annotation.

use anyhow::Context;
use daejo::evaluate::{self, Evaluation, Gold};
use serde_json::{Map, Value};

use crate::args::{EvaluateArgs, FigureFormat};
use crate::exit::{self, Exit, Misuse};
use crate::output;

use super::input;

pub fn run(args: &EvaluateArgs) -> anyhow::Result<Exit> {
    for (name, _) in &args.min {
        if !evaluate::FIGURES.contains(&name.as_str()) {
            let message = format!("--min {name}: no such figure, expected one of {}", evaluate::FIGURES.join(", "));
            return Err(Misuse(message).into());
        }
    }
    if !args.story.exists() {
        anyhow::bail!("{}: found nothing, expected a story's folder or file", args.story.display());
    }
    let beside = if args.story.is_dir() { args.story.clone() } else { args.story.with_file_name("") };
    let path = args.gold.clone().unwrap_or_else(|| beside.join("gold.json"));
    let shown = path.display().to_string();
    let text =
        std::fs::read_to_string(&path).with_context(|| format!("{shown}: not read, expected a gold annotation"))?;
    let gold = Gold::parse(&text, &shown)?;
    let story = input::story(std::slice::from_ref(&args.story), &args.reading)?;
    let reconciliation = input::check(story);
    let evaluation = evaluate::evaluate(&reconciliation, &gold);
    let text = match args.format {
        FigureFormat::Terminal => lines(&evaluation, args.errors),
        FigureFormat::Json => object(&evaluation, args.errors),
    };
    output::write(&text, None)?;
    let complete = input::complete(&reconciliation.story, &args.reading);
    let short = evaluation.short_of(&args.min);
    if !short.is_empty() {
        exit::say(&format!("falls short: {}", short.join(", ")));
    }
    Ok(if complete == Exit::Fine && !short.is_empty() { Exit::Findings } else { complete })
}

fn lines(evaluation: &Evaluation, errors: usize) -> String {
    let mut out = String::new();
    for figure in &evaluation.figures {
        let value = match figure.value {
            None => "none".to_owned(),
            Some(value) if figure.counts => format!("{value}"),
            Some(value) => format!("{value:.3}"),
        };
        let of = figure.of.map(|of| format!("  of {of}")).unwrap_or_default();
        out.push_str(&format!("{:20} {value}{of}\n", figure.name));
    }
    for (sort, found) in &evaluation.errors {
        for error in found.iter().take(errors) {
            out.push_str(&format!("  {sort}: {}\n", daejo::report::sanitise::plain(error)));
        }
    }
    out
}

fn object(evaluation: &Evaluation, errors: usize) -> String {
    let mut figures = Map::new();
    for figure in &evaluation.figures {
        let value = match figure.value {
            #[expect(clippy::cast_possible_truncation, reason = "a count of traps")]
            Some(value) if figure.counts => Value::from(value as i64),
            value => Value::from(value),
        };
        figures.insert(figure.name.to_owned(), value);
        if let Some(of) = figure.of {
            figures.insert(format!("{}_n", figure.name), Value::from(of));
        }
    }
    if errors > 0 {
        let listed = evaluation.errors.iter().map(|(sort, found)| {
            let some: Vec<Value> = found.iter().take(errors).map(|error| Value::from(error.as_str())).collect();
            ((*sort).to_owned(), Value::from(some))
        });
        figures.insert("errors".to_owned(), Value::Object(listed.collect()));
    }
    format!("{}\n", Value::Object(figures))
}

//! `daejo evaluate`: stories against their gold annotations.

mod floors;
mod stories;

use std::path::Path;

use anyhow::Context;
use daejo::evaluate;
use daejo::model::{Figure, Figures, Lang, Surveyed};
use daejo::report::{self, FigureFormat as Layout};

use crate::args::{EvaluateArgs, FigureFormat};
use crate::exit::{self, Exit, Misuse};
use crate::{output, screen};

use super::input;
use stories::Place;

pub fn run(args: &EvaluateArgs) -> anyhow::Result<Exit> {
    let asked = asked(args)?;
    input::threads(&args.reading)?;
    let places = stories::find(&args.inputs, args.gold.as_deref())?;
    let format = match args.format {
        FigureFormat::Terminal => Layout::Terminal,
        FigureFormat::Json => Layout::Json,
    };
    match &places[..] {
        [place] if args.floors.is_none() && place.is_named => one(place, args, &asked, format),
        _ => many(&places, args, &asked, format),
    }
}

/// The figures of `--min`.
fn asked(args: &EvaluateArgs) -> anyhow::Result<Vec<(Figure, f64)>> {
    let known = |(name, value): &(String, f64)| {
        let names = || Figure::ALL.iter().map(|figure| figure.name()).collect::<Vec<_>>().join(", ");
        let figure = Figure::parse(name);
        let figure = figure.ok_or_else(|| Misuse(format!("--min {name}: no such figure, expected one of {}", names())));
        anyhow::Ok((figure?, *value))
    };
    args.min.iter().map(known).collect()
}

fn one(place: &Place, args: &EvaluateArgs, asked: &[(Figure, f64)], format: Layout) -> anyhow::Result<Exit> {
    let (mut surveyed, complete) = stories::evaluate(std::slice::from_ref(place), &args.reading)?;
    let Some(Surveyed { frozen, evaluation, name, .. }) = surveyed.pop() else { return Ok(complete) };
    if frozen && args.errors > 0 {
        exit::say(&format!("{name}: is frozen, its errors are not listed"));
    }
    let errors = if frozen { 0 } else { args.errors };
    output::write(&report::evaluation(&evaluation, errors, format), None)?;
    Ok(worst(complete, short(&evaluation.figures, asked)))
}

fn many(places: &[Place], args: &EvaluateArgs, asked: &[(Figure, f64)], format: Layout) -> anyhow::Result<Exit> {
    let floors = args.floors.as_deref().map(|path| floors::read(path, args.raise_floors)).transpose()?;
    let (surveyed, complete) = stories::evaluate(places, &args.reading)?;
    let survey = evaluate::survey(surveyed);
    let lang = args.show.lang.or_else(|| Lang::parse(most(&survey.stories))).unwrap_or(Lang::UND);
    let screen = screen::screen(args.show.width, args.show.color, false);
    output::write(&report::survey(&survey, lang, args.errors, format, screen), None)?;
    let mut fallen = survey.groups.first().is_some_and(|all| short(&all.pooled, asked));
    if let (Some(floors), Some(path)) = (&floors, &args.floors) {
        fallen |= floors.held(&survey, path);
        if args.raise_floors && complete == Exit::Fine {
            floors.raise(&survey, path)?;
        }
    }
    Ok(worst(complete, fallen))
}

/// Whether figures fall short of what is asked, having said so.
fn short(figures: &Figures, asked: &[(Figure, f64)]) -> bool {
    let short = evaluate::short_of(figures, asked);
    if !short.is_empty() {
        exit::say(&format!("falls short: {}", short.join(", ")));
    }
    !short.is_empty()
}

fn worst(complete: Exit, fallen: bool) -> Exit {
    if complete == Exit::Fine && fallen { Exit::Findings } else { complete }
}

/// The language of most stories.
fn most(stories: &[Surveyed]) -> &str {
    let count = |language: &str| stories.iter().filter(|story| story.language == language).count();
    // the first of those with as many
    stories.iter().rev().map(|story| story.language.as_str()).max_by_key(|language| count(language)).unwrap_or_default()
}

/// A file's text; `expected` is for the message.
fn text(path: &Path, expected: &str) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{}: not read, expected {expected}", path.display()))
}

//! How near daejo comes to what people annotated: of one story, figure by figure; of many, by story, group, kind and cause.
//!
//! Never shows an error of a frozen story.

mod json;
mod one;
mod terminal;

use crate::model::{Evaluation, Lang, Survey, Surveyed};

use super::{Screen, Words};

/// How figures are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureFormat {
    /// For a terminal.
    Terminal,
    /// One JSON object.
    Json,
}

/// The figures of one story, and up to `errors` of each sort of error.
#[must_use]
pub fn evaluation(of: &Evaluation, errors: usize, format: FigureFormat) -> String {
    match format {
        FigureFormat::Terminal => one::lines(of, errors),
        FigureFormat::Json => one::object(of, errors),
    }
}

/// The figures of many stories, and up to `errors` of each sort of error of each story that is not frozen.
#[must_use]
pub fn survey(of: &Survey, lang: Lang, errors: usize, format: FigureFormat, screen: Screen) -> String {
    match format {
        FigureFormat::Terminal => terminal::render(of, &Words::new(lang), errors, screen),
        FigureFormat::Json => json::render(of, errors),
    }
}

/// Up to `n` errors of each sort; none of a frozen story.
fn told(story: &Surveyed, n: usize) -> impl Iterator<Item = (&'static str, &[String])> {
    let all = if story.frozen { &[][..] } else { &story.evaluation.errors };
    all.iter().map(move |(sort, found)| (*sort, &found[..found.len().min(n)]))
}

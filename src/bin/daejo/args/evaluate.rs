//! Arguments of `evaluate`: which stories, held against which annotation and floors.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ReadingArgs, ShowArgs};

/// Arguments of `evaluate`.
#[derive(Debug, Args)]
#[command(after_help = "\
One story gives its figures, one a line. Several stories, or a folder whose folders are stories with a gold.json, give
a page: by story, by language and by what is frozen, by kind, and what lowers the figures, the worst cause first.
A stories.toml beside the stories says which are frozen: no error of theirs is ever listed.

Examples:
  daejo evaluate seeds
  daejo evaluate seeds --min claim_recall=0.85 --min trap_violations=2 --errors 20
  daejo evaluate seeds fixtures fixtures/stories --floors .ci/floors.toml
  daejo evaluate fixtures/stories --format json | jq '.groups[] | {name, pair_f1: .figures.pair_f1}'")]
pub struct EvaluateArgs {
    /// Stories, and folders of stories with their annotations
    #[arg(required = true, value_name = "STORY")]
    pub inputs: Vec<PathBuf>,
    /// The gold annotation; otherwise gold.json in the story's folder. A folder: NAME.gold.json or NAME.json of each story NAME.
    /// Where it holds spans alone its words are taken from the articles
    #[arg(long, value_name = "FILE")]
    pub gold: Option<PathBuf>,
    /// Exit 1 when the figure, of several stories the pooled one, is below VALUE (trap_violations: above); may be given several times
    #[arg(long, value_name = "NAME=VALUE", value_parser = floor)]
    pub min: Vec<(String, f64)>,
    /// Exit 1 when a figure of a story or a group lies below its floor in FILE (TOML), and say which
    #[arg(long, value_name = "FILE")]
    pub floors: Option<PathBuf>,
    /// Raise the floors in FILE to what is measured, rounded down to two decimals; none is ever lowered
    #[arg(long, requires = "floors")]
    pub raise_floors: bool,
    /// List up to N errors of each sort; none of frozen stories
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// How the figures are laid out
    #[arg(long, value_enum, default_value_t = FigureFormat::Terminal)]
    pub format: FigureFormat,
    #[command(flatten)]
    pub show: ShowArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// The formats of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FigureFormat {
    /// For a terminal: one figure a line, or of several stories tables
    Terminal,
    /// One JSON object; of several stories daejo/evaluation/1
    Json,
}

fn floor(text: &str) -> Result<(String, f64), String> {
    let wrong = || "expected NAME=VALUE, as claim_recall=0.85".to_owned();
    let (name, value) = text.split_once('=').ok_or_else(wrong)?;
    let value: f64 = value.parse().map_err(|_| wrong())?;
    if value.is_finite() { Ok((name.to_owned(), value)) } else { Err(wrong()) }
}

//! The command line of `daejo review`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use daejo::model::Lang;

use super::{Colour, ReadingArgs, RecordArgs};

/// Arguments of `review`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "\
The record lies in STORY/.daejo/review.sqlite, or where --record says, and is only ever added to; ? shows the keys.

Examples:
  daejo review seeds                         the findings one after another, the gravest first
  daejo review seeds --plain --by 성춘향     the same line by line
  daejo review seeds --serve                 the same in the browser; prints the link
  daejo review log seeds
  daejo review export seeds -o decisions.jsonl
  daejo review verify seeds --against decisions.jsonl
  daejo review seeds --record postgres://desk@localhost/news#seeds"
)]
pub struct ReviewArgs {
    /// What to do with the record
    #[command(subcommand)]
    pub errand: Option<Errand>,
    #[command(flatten)]
    pub desk: DeskArgs,
}

/// Arguments of `review STORY`.
#[derive(Debug, Args)]
pub struct DeskArgs {
    /// The story: a folder, or a file
    #[arg(value_name = "STORY", required = true)]
    pub story: Option<PathBuf>,
    /// Who decides; otherwise DAEJO_EDITOR, or the name you are logged in by
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Line by line, for screen readers and scripts
    #[arg(long)]
    pub plain: bool,
    /// In the browser, for several editors at once: at ADDR of this machine, otherwise at a free port
    #[arg(long, value_name = "ADDR", num_args = 0..=1, default_missing_value = "127.0.0.1:0", conflicts_with = "plain")]
    pub serve: Option<SocketAddr>,
    /// The language of the desk; otherwise that of most articles
    #[arg(long, value_name = "ko|en", value_parser = super::report_language)]
    pub lang: Option<Lang>,
    /// Whether to use colours; never where NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    #[command(flatten)]
    pub record: RecordArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// What is done with the record of decisions.
#[derive(Debug, Subcommand)]
pub enum Errand {
    /// List who decided what, when and why
    Log(LogArgs),
    /// Write the record as JSON lines, one event a line
    Export(ExportArgs),
    /// Add what an export has beyond the record; both must be one record
    Import(ImportArgs),
    /// Find any event that was altered, is missing or out of order
    Verify(VerifyArgs),
}

/// Arguments of `review log`.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// The story: a folder, or a file in it
    #[arg(value_name = "STORY")]
    pub story: PathBuf,
    #[command(flatten)]
    pub record: RecordArgs,
    /// The language of the list; otherwise that of the questions
    #[arg(long, value_name = "ko|en", value_parser = super::report_language)]
    pub lang: Option<Lang>,
}

/// Arguments of `review export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The story: a folder, or a file in it
    #[arg(value_name = "STORY")]
    pub story: PathBuf,
    #[command(flatten)]
    pub record: RecordArgs,
    /// Write to FILE, which is replaced whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Arguments of `review import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The story: a folder, or a file in it
    #[arg(value_name = "STORY")]
    pub story: PathBuf,
    #[command(flatten)]
    pub record: RecordArgs,
    /// What `review export` wrote, or - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Arguments of `review verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The story: a folder, or a file in it
    #[arg(value_name = "STORY")]
    pub story: PathBuf,
    #[command(flatten)]
    pub record: RecordArgs,
    /// An earlier export that the record must go on from
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
}

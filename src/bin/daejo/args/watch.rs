//! The command line of `daejo watch`.

use std::path::PathBuf;

use clap::Args;
use daejo::model::Lang;

use super::{Colour, ReadingArgs, RecordArgs};

/// Arguments of `watch`.
#[derive(Debug, Args)]
#[command(after_help = "\
The first look shows the first screen of the report; later ones what is new since: articles, questions that moved,
decisions. What was shown is remembered for each editor beside the record, in STORY/.daejo. Of a folder with a
story.toml the articles named there are read. Ctrl-C ends it.

Examples:
  daejo watch seeds
  daejo watch seeds --once --by 성춘향       what is new since 성춘향 last looked, as from cron
  daejo watch seeds --once --peek            the same, and it stays new")]
pub struct WatchArgs {
    /// The story: a folder, or a file
    #[arg(value_name = "STORY")]
    pub story: PathBuf,
    /// Show what is new since the last look, and leave
    #[arg(long)]
    pub once: bool,
    /// Do not remember this look: what is new stays new
    #[arg(long)]
    pub peek: bool,
    /// Who looks; otherwise DAEJO_EDITOR, or the name you are logged in by
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// The language of the news; otherwise that of most articles
    #[arg(long, value_name = "ko|en", value_parser = super::report_language)]
    pub lang: Option<Lang>,
    /// Columns; otherwise the terminal's, or 100
    #[arg(long, value_name = "N", value_parser = super::width)]
    pub width: Option<usize>,
    /// Whether to use colours; never where NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// For screen readers: no signs, no colours
    #[arg(long)]
    pub plain: bool,
    #[command(flatten)]
    pub record: RecordArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

//! The command lines of `daejo values` and `daejo compare`, which read loose text.

use clap::{Args, ValueEnum};
use daejo::model::Lang;
use jiff::civil::DateTime;

use super::{Colour, language, moment, width};

/// Arguments of `values`.
#[derive(Debug, Args)]
#[command(after_help = "\
With --format jsonl and no TEXT, every line of standard input is an object with \"id\", \"text\", \"lang\" and
\"reference\" (ISO time or null), and every line of the result one with \"id\" and \"values\".

Examples:
  daejo values \"지난달 27∼29일\" --on 2024-03-02
  daejo values \"30여 명이 다쳤다\" \"8억 달러\"
  daejo values --format jsonl < cases.jsonl")]
pub struct ValuesArgs {
    /// The texts; otherwise each line of standard input is one
    #[arg(value_name = "TEXT")]
    pub texts: Vec<String>,
    /// The day (and time) of publication from which 어제, next Friday … are counted
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub on: Option<DateTime>,
    /// How the values are laid out
    #[arg(long, value_enum, default_value_t = LineFormat::Table)]
    pub format: LineFormat,
    #[command(flatten)]
    pub show: TextShowArgs,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
#[command(after_help = "\
With --format jsonl and no statements, every line of standard input is an object with \"id\", \"a\", \"b\" and
\"lang\", and every line of the result one with \"id\", \"relation\" (agree, refine, update, conflict, internal or
unrelated) and \"reason\" (its code, or null).

Examples:
  daejo compare \"참석자는 30명이다\" \"참석자는 40명이다\"
  daejo compare --format jsonl < pairs.jsonl")]
pub struct CompareArgs {
    /// One statement
    #[arg(value_name = "A", requires = "b")]
    pub a: Option<String>,
    /// The other
    #[arg(value_name = "B")]
    pub b: Option<String>,
    /// How the relation is laid out
    #[arg(long, value_enum, default_value_t = LineFormat::Table)]
    pub format: LineFormat,
    #[command(flatten)]
    pub show: TextShowArgs,
}

/// How results on loose text are shown.
#[derive(Debug, Args)]
pub struct TextShowArgs {
    /// The language of the text; otherwise told from its letters
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub lang: Option<Lang>,
    /// Columns of tables; otherwise the terminal's, or 100
    #[arg(long, value_name = "N", value_parser = width)]
    pub width: Option<usize>,
    /// Whether to use colours; never where NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
}

/// The formats of results on loose text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LineFormat {
    /// A table for people
    Table,
    /// One JSON object a line, in and out
    Jsonl,
}

//! Arguments of `archive`, `stories` and `stage`: where an archive lies, how its stories are found, how much room there is.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use daejo::stage::Settings;

use super::ShowArgs;

/// How stories are found.
#[derive(Debug, Args)]
pub struct FindingArgs {
    /// IANA zone in which days are counted; otherwise Asia/Seoul
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// How many days two articles of one story may be apart
    #[arg(long, value_name = "N", default_value_t = Settings::default().days)]
    pub days: u16,
    /// How many days a story may last
    #[arg(long, value_name = "N", default_value_t = Settings::default().span)]
    pub span: u16,
    /// How many articles within --days may share a name or noun that still tells stories apart
    #[arg(long, value_name = "N", default_value_t = Settings::default().cap, value_parser = clap::value_parser!(u32).range(2..=4096))]
    pub cap: u32,
    /// How many threads to use; the result is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

impl FindingArgs {
    /// The settings of the stages.
    pub fn settings(&self) -> Settings {
        let (days, span, cap) = (self.days, self.span, self.cap);
        let timezone = self.timezone.clone().unwrap_or_else(|| Settings::default().timezone);
        Settings { timezone, days, span, cap, ..Settings::default() }
    }
}

/// Arguments of `archive`.
#[derive(Debug, Args)]
#[command(after_help = "\
An archive is files and folders of JSON lines (id, outlet, title, url, published, lang, body), Parquet with the same columns, WARC,
feeds, web pages and story folders, each also as .gz; - is a stream of JSON lines. The folder that -o names gets Parquet tables (articles,
claims, edges, stories, verdicts) and manifest.json. A run that was killed goes on when the same command is given again, and comes to the
same bytes.

Examples:
  daejo archive 2024.jsonl.gz -o out
  daejo archive crawl/*.warc.gz --memory 2G -o out
  zcat feed.jsonl.gz | daejo archive - -o out")]
pub struct ArchiveArgs {
    /// Files and folders, or - for a stream of JSON lines
    #[arg(required = true, value_name = "ARCHIVE")]
    pub inputs: Vec<PathBuf>,
    /// The folder to write
    #[arg(short, long, value_name = "FOLDER", required = true)]
    pub output: PathBuf,
    /// How much memory to use, about, otherwise 1G: what does not fit is worked on in parts that lie on the disk
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory: Option<usize>,
    /// How much of the input is one part: read, worked on and written at once
    #[arg(long, value_name = "SIZE", default_value = "2M", value_parser = part)]
    pub part: usize,
    /// Exit 0 even when some inputs could not be read
    #[arg(long)]
    pub keep_going: bool,
    #[command(flatten)]
    pub finding: FindingArgs,
    /// The language of messages
    #[arg(long, value_name = "ko|en", value_parser = super::report_language)]
    pub lang: Option<daejo::model::Lang>,
}

/// Arguments of `stories`.
#[derive(Debug, Args)]
#[command(after_help = "\
Articles are one story when they share rare names and nouns, or sentences, within --days; what is unsure stays apart. With --state
tomorrow's articles join today's stories, and a story keeps its id.

Examples:
  daejo stories archive
  daejo stories monday.jsonl --state stories.parquet --format jsonl
  daejo stories tuesday.jsonl --state stories.parquet --several")]
pub struct StoriesArgs {
    /// Files and folders, or - for a stream of JSON lines
    #[arg(required = true, value_name = "ARCHIVE")]
    pub inputs: Vec<PathBuf>,
    /// Where what is known of stories is kept from run to run; made where there is none
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
    /// Only stories that several articles tell
    #[arg(long)]
    pub several: bool,
    /// How the stories are laid out
    #[arg(long, value_enum, default_value_t = StoriesFormat::Table)]
    pub format: StoriesFormat,
    /// Write to FILE, which is replaced whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Exit 0 even when some inputs could not be read
    #[arg(long)]
    pub keep_going: bool,
    #[command(flatten)]
    pub finding: FindingArgs,
    #[command(flatten)]
    pub show: ShowArgs,
}

/// The formats of stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StoriesFormat {
    /// A table for people
    Table,
    /// One JSON object a line: id, from, until, outlets, articles, title
    Jsonl,
}

/// Arguments of `stage`.
#[derive(Debug, Args)]
#[command(after_help = "\
docs/archive.md has the tables. `daejo archive` runs all stages within bounded memory; a single one reads its input whole.

Examples:
  daejo stage claims articles.parquet -o claims.parquet
  daejo stage keys claims.parquet -o keys.parquet
  daejo stage pairs keys.parquet -o pairs.parquet
  daejo stage verify pairs.parquet --claims claims.parquet -o edges.parquet
  daejo stage components edges.parquet -o stories.parquet
  daejo stage reconcile articles.parquet --stories stories.parquet -o verdicts.parquet")]
pub struct StageArgs {
    /// Which stage
    #[arg(value_name = "STAGE")]
    pub stage: Stage,
    /// The table to read
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// The table to write
    #[arg(short, long, value_name = "OUT", required = true)]
    pub output: PathBuf,
    /// The claims of the articles, for verify
    #[arg(long, value_name = "FILE", required_if_eq("stage", "verify"))]
    pub claims: Option<PathBuf>,
    /// The stories of the articles, for reconcile; without it the column `story` says them
    #[arg(long, value_name = "FILE")]
    pub stories: Option<PathBuf>,
    #[command(flatten)]
    pub finding: FindingArgs,
    /// The language of messages
    #[arg(long, value_name = "ko|en", value_parser = super::report_language)]
    pub lang: Option<daejo::model::Lang>,
}

/// The stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// What articles say
    Claims,
    /// By what they may be found
    Keys,
    /// Which of them share rare keys
    Pairs,
    /// Which of these are about one thing
    Verify,
    /// Which are one story
    Components,
    /// How the claims of a story relate
    Reconcile,
}

/// A size in bytes: `8K`, `512M`, `2G`.
fn bytes(text: &str) -> Option<usize> {
    let upper = text.trim().to_uppercase();
    let upper = upper.trim_end_matches('B').trim_end_matches('I');
    let (digits, times) = match upper.strip_suffix(['K', 'M', 'G', 'T']) {
        Some(digits) => (digits, 10 * (1 + "KMGT".find(&upper[digits.len()..])?)),
        None => (upper, 0),
    };
    digits.parse::<usize>().ok()?.checked_mul(1 << times)
}

/// How much memory is used where nobody says.
pub const MEMORY: usize = 1 << 30;

/// How much memory: less is not worth a try.
pub fn size(text: &str) -> Result<usize, String> {
    bytes(text).filter(|size| *size >= 64 << 20).ok_or_else(|| "expected a size from 64M on, as 512M or 2G".to_owned())
}

/// How large a part.
fn part(text: &str) -> Result<usize, String> {
    let fits = |size: &usize| (4 << 10..=64 << 20).contains(size);
    bytes(text).filter(fits).ok_or_else(|| "expected a size from 4K to 64M, as 2M".to_owned())
}

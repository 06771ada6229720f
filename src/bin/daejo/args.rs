//! The command line: every verb and option, with the help a reader gets.

mod archive;
mod evaluate;
mod extent;
mod lines;
mod record;
mod review;
mod shell;
mod watch;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use daejo::model::{Change, Lang, Standing, Verdict};
use jiff::civil::DateTime;

pub use archive::{ArchiveArgs, FindingArgs, MEMORY, Stage, StageArgs, StoriesArgs, StoriesFormat, size};
pub use evaluate::{EvaluateArgs, FigureFormat};
pub use extent::ExtentArgs;
pub use lines::{CompareArgs, LineFormat, ValuesArgs};
pub use record::RecordArgs;
pub use review::{
    AccountErrand, AccountListArgs, DeskArgs, Errand, ExportArgs, ImportArgs, LogArgs, ReviewArgs, VerifyArgs,
};
pub use shell::{CompletionsArgs, InitArgs, ManArgs};
pub use watch::WatchArgs;

/// Reconciles the claims of several news outlets about one story.
///
/// daejo (대조) reads articles, finds what they say that could be checked, and sets side by side what answers
/// one question: who agrees, who is more precise, who was overtaken by time, who contradicts whom.
/// It never says what is true.
#[derive(Debug, Parser)]
#[command(name = "daejo", version, max_term_width = 100, after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub struct Arguments {
    /// Tell on standard error what is going on; twice for detail
    #[arg(short, long, action = ArgAction::Count, global = true)]
    pub verbose: u8,
    /// Leave daejo.toml aside, the settings found in the folder of the first input or above it
    #[arg(long, global = true)]
    pub no_config: bool,
    /// What to do
    #[command(subcommand)]
    pub verb: Verb,
}

impl Arguments {
    /// The language asked for, where a verb has one.
    pub fn lang(&self) -> Option<Lang> {
        match &self.verb {
            Verb::Check(args) => args.show.lang,
            Verb::Diff(args) => args.show.lang,
            Verb::Claims(args) => args.show.lang,
            Verb::Explain(args) => args.show.lang,
            Verb::Evaluate(args) => args.show.lang,
            Verb::Watch(args) => args.lang,
            Verb::Archive(args) => args.lang,
            Verb::Stories(args) => args.show.lang,
            Verb::Stage(args) => args.lang,
            Verb::Review(args) => match &args.errand {
                None => args.desk.lang,
                Some(Errand::Log(log)) => log.lang,
                Some(_) => None,
            },
            // theirs is the language of a text
            Verb::Values(_) | Verb::Compare(_) => None,
            Verb::Init(_) | Verb::Completions(_) | Verb::Man(_) => None,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  daejo check seeds                          the report of a story folder, on the terminal
  daejo check a.txt b.html c.json -o out.md --format markdown
  daejo diff 1보.txt 2보.txt                  what changed from one version to the next
  daejo explain c3f1 seeds                   how a claim or cluster came to be
  daejo values \"지난달 27∼29일\" --on 2024-03-02";

const LONG_EXAMPLES: &str = "\
Examples:
  daejo check seeds                          the report of a story folder, on the terminal
  daejo check a.txt b.html c.json -o out.md --format markdown
  daejo check seeds --fail-on conflict       exit 1 when outlets contradict one another
  cat page.txt | daejo claims - --format jsonl
  daejo explain c3f1 seeds                   how a claim or cluster came to be
  daejo values \"지난달 27∼29일\" --on 2024-03-02
  daejo compare \"참석자는 30명이다\" \"참석자는 40명이다\"
  daejo evaluate seeds --min claim_recall=0.85
  daejo evaluate fixtures/stories            figures of many stories, and what lowers them

Exit codes:
  0  all went well
  1  findings at or above --fail-on; an evaluation short of a --min or a floor; a damaged record
  2  the command line asks for something that cannot be
  3  an input could not be read, in whole or (without --keep-going) in part

Results go to standard output, everything else to standard error.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Reconcile the articles of one story and report what agrees and what does not
    Check(CheckArgs),
    /// Say what changed from one article to another, or from one version to the next
    Diff(DiffArgs),
    /// List the claims of articles, each by itself
    Claims(ClaimsArgs),
    /// Explain how a claim was read, or how a cluster came to its verdict
    Explain(ExplainArgs),
    /// Find the values in loose text: dates, durations, counts, money …
    Values(ValuesArgs),
    /// Say how two statements relate
    Compare(CompareArgs),
    /// Score a story against its gold annotation
    Evaluate(EvaluateArgs),
    /// Begin a story folder: a story.toml for the articles in it
    Init(InitArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
    /// Print or write the man pages
    Man(ManArgs),
    /// Decide on the findings of a story, and look after the record of decisions
    Review(ReviewArgs),
    /// Show what is new of a story since you last looked, whenever it changes
    Watch(WatchArgs),
    /// Find the stories of an archive and reconcile them all, into Parquet tables
    Archive(ArchiveArgs),
    /// Find which articles of an archive are one story
    Stories(StoriesArgs),
    /// Run one stage of an archive alone, from Parquet table to table
    Stage(StageArgs),
}

/// What is read, and how.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files, folders, story folders with a story.toml, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// How inputs are read.
#[derive(Debug, Args)]
pub struct ReadingArgs {
    /// IANA zone in which days are counted, as Asia/Seoul; otherwise the story's own
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// Exit 0 even when some inputs could not be read; the report names them all the same
    #[arg(long)]
    pub keep_going: bool,
    /// How many threads to use; the result is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// How results are shown.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The report's language; otherwise that of most articles
    #[arg(long, value_name = "ko|en", value_parser = report_language)]
    pub lang: Option<Lang>,
    /// Columns of tables; otherwise the terminal's, or 100
    #[arg(long, value_name = "N", value_parser = width)]
    pub width: Option<usize>,
    /// Whether to use colours; never where NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// For screen readers: no frames, no signs, no colours, one fact a line
    #[arg(long)]
    pub plain: bool,
    /// Do not hand to $PAGER (or less) what is longer than the terminal
    #[arg(long)]
    pub no_pager: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// When standard output is a terminal
    Auto,
    /// Also in a pipe
    Always,
    /// Not at all
    Never,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daejo check seeds
  daejo check seeds --only conflict,internal
  daejo check seeds --outlet 새벽뉴스 --question 방문
  daejo check seeds --format json | jq '.clusters[] | select(.verdict == \"conflict\")'
  daejo check a.txt b.txt c.txt --lang en --width 120
  daejo check seeds --format markdown -o report.md
  daejo check seeds --format sarif -o daejo.sarif
  daejo check seeds --format csv --bom -o claims.csv
  daejo check seeds --format parquet -o tables
  daejo check draft.md --against seeds --fail-on conflict,internal

On a terminal the first screen alone is shown: counts, the worst findings, what was not read. In a pipe or with -o the
report is whole. --full and --brief say otherwise; --only, --outlet and --question show what they choose, in full.

A draft may hold comments that let a finding stand, before the paragraph they are about or on its line:
  <!-- daejo-allow conflict: the reason -->
They name conflict, internal, contested, update, less-precise, more-precise or unsupported, several with commas between.")]
pub struct CheckArgs {
    /// Files, folders, story folders with a story.toml, or - for standard input
    #[arg(required_unless_present = "explain_verdicts", value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// How the report is laid out; otherwise terminal
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    #[command(flatten)]
    pub extent: ExtentArgs,
    /// Say what the verdicts mean, when they are given and what can be done about them, and nothing else
    #[arg(long)]
    pub explain_verdicts: bool,
    /// Begin CSV with a byte order mark, for spreadsheets that take it for another charset
    #[arg(long)]
    pub bom: bool,
    /// Write the report to FILE, which is replaced whole or not at all; with --format parquet a folder
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub show: ShowArgs,
    /// The inputs are drafts: set each of their claims against what this STORY's outlets say; may be given several times
    #[arg(long, value_name = "STORY")]
    pub against: Vec<PathBuf>,
    #[command(flatten)]
    pub record: RecordArgs,
    /// The day (and time) a draft is to appear, where it does not say so itself
    #[arg(long, value_name = "DATE", value_parser = moment, requires = "against")]
    pub on: Option<DateTime>,
    /// Exit 1 when there is a finding at least this grave that no editor has settled: internal, conflict, update, refine, agree, in this order.
    /// With --against: when there is one of those named that no comment in the draft allows
    #[arg(long, value_name = "VERDICT", value_enum, value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Tables for a terminal
    Terminal,
    /// Markdown
    Markdown,
    /// One page for a browser, which works offline
    Html,
    /// The contract daejo/report/1
    Json,
    /// The claims alone, one JSON object a line
    Jsonl,
    /// The claims alone, comma-separated, formulas defused
    Csv,
    /// Claims, clusters and relations as three Parquet files in the folder that -o names
    Parquet,
    /// SARIF 2.1.0, for editors and code scanning
    Sarif,
    /// A schema.org graph of claims
    Jsonld,
    /// W3C Web Annotations
    Annotations,
    /// CSL-JSON of the sources
    Csl,
    /// JUnit XML, for build servers
    Junit,
}

/// From which finding on a run fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Outlets contradict one another, or one contradicts itself; with --against: an outlet contradicts the draft
    Conflict,
    /// An article contradicts itself; with --against: the draft does
    Internal,
    /// Also what time explains
    Update,
    /// Also what is only more precise; with --against: an outlet says it more precisely than the draft
    Refine,
    /// Also agreement
    Agree,
    /// With --against alone: outlets contradict one another, and the draft follows some of them
    Contested,
    /// With --against alone: no outlet says anything to a claim of the draft
    Unsupported,
    /// No finding fails a run
    Never,
}

impl FailOn {
    /// Whether a cluster with this verdict fails the run.
    pub fn holds(self, verdict: Verdict) -> bool {
        let least = match self {
            FailOn::Internal => Verdict::Internal,
            FailOn::Conflict => Verdict::Conflict,
            FailOn::Update => Verdict::Update,
            FailOn::Refine => Verdict::Refine,
            FailOn::Agree => Verdict::Agree,
            FailOn::Contested | FailOn::Unsupported | FailOn::Never => return false,
        };
        verdict >= least
    }

    /// Whether a claim of a draft that stands so fails the run.
    pub fn holds_of_draft(self, standing: Standing) -> bool {
        match self {
            FailOn::Conflict => standing == Standing::Contradicted,
            FailOn::Contested => standing == Standing::Contested,
            FailOn::Internal => standing == Standing::Internal,
            FailOn::Update => standing == Standing::Overtaken,
            FailOn::Refine => standing == Standing::LessPrecise,
            FailOn::Unsupported => standing == Standing::NotFound,
            FailOn::Agree => standing == Standing::Supported,
            FailOn::Never => false,
        }
    }
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Sentences are compared, and in those that are alike the values: 지난달 27일 and 2월 27일 are one value in other words.
Only what is read for claims counts: a new menu is no change.

Examples:
  daejo diff 1보.txt 2보.txt
  daejo diff monday.html tuesday.html --format markdown
  daejo diff old.md new.md --fail-on value,added")]
pub struct DiffArgs {
    /// The article as it was, or the one
    #[arg(value_name = "A")]
    pub a: PathBuf,
    /// The article as it is, or the other
    #[arg(value_name = "B")]
    pub b: PathBuf,
    /// How the changes are laid out
    #[arg(long, value_enum, default_value_t = DiffFormat::Terminal)]
    pub format: DiffFormat,
    /// Write to FILE, which is replaced whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub show: ShowArgs,
    /// IANA zone in which days are counted, as Asia/Seoul
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// Exit 1 when there is a change of one of these sorts
    #[arg(long, value_name = "CHANGE", value_parser = change, value_delimiter = ',')]
    pub fail_on: Vec<Change>,
}

/// The formats of what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For a terminal: [-dropped-]{+added+}
    Terminal,
    /// Markdown
    Markdown,
    /// The contract daejo/diff/1
    Json,
}

/// Arguments of `claims`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daejo claims article.txt
  daejo claims seeds --format csv -o claims.csv
  daejo claims seeds --format jsonl | jq -r '.quote'")]
pub struct ClaimsArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// How the claims are laid out
    #[arg(long, value_enum, default_value_t = RecordFormat::Table)]
    pub format: RecordFormat,
    /// Begin CSV with a byte order mark, for spreadsheets that take it for another charset
    #[arg(long)]
    pub bom: bool,
    /// Write to FILE, which is replaced whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub show: ShowArgs,
}

/// The formats of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// A table for people
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values, formulas defused
    Csv,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
The ids stand in every report; the first characters do, as long as they are one thing's alone.

Examples:
  daejo explain c3f1 seeds
  daejo check seeds --format json | jq -r '.clusters[].id'
  daejo explain --value \"지난달 27∼29일\" --on 2024-03-02")]
pub struct ExplainArgs {
    /// The id of a claim or a cluster, or its first characters
    #[arg(value_name = "ID", required = true)]
    pub id: Option<String>,
    /// A text whose values are explained, in place of a claim
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["id", "inputs"])]
    pub value: Option<String>,
    /// The day (and time) of publication from which 어제, next Friday … are counted
    #[arg(long, value_name = "DATE", value_parser = moment, requires = "value")]
    pub on: Option<DateTime>,
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub record: RecordArgs,
    #[command(flatten)]
    pub show: ShowArgs,
}

fn language(code: &str) -> Result<Lang, String> {
    Lang::parse(code).ok_or_else(|| "expected an ISO 639 code such as ko".to_owned())
}

pub fn report_language(code: &str) -> Result<Lang, String> {
    let speaks = |lang: &Lang| !daejo::language::table(*lang, "report").rows.is_empty();
    let known = || daejo::language::languages().filter(speaks).map(|lang| lang.to_string()).collect::<Vec<_>>();
    language(code).ok().filter(speaks).ok_or_else(|| format!("reports are written in: {}", known().join(", ")))
}

fn change(name: &str) -> Result<Change, String> {
    let names = || Change::ALL.iter().map(|change| change.name()).collect::<Vec<_>>().join(", ");
    Change::ALL.iter().copied().find(|c| c.name() == name).ok_or_else(|| format!("expected one of {}", names()))
}

pub fn width(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(width @ 40..=1000) => Ok(width),
        _ => Err("expected a number of columns from 40 to 1000".to_owned()),
    }
}

fn moment(text: &str) -> Result<DateTime, String> {
    text.parse().map_err(|_| "expected a date such as 2024-03-02 or 2024-03-02T09:30".to_owned())
}

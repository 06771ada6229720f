//! The command line of `daejo review`.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use daejo::model::Lang;

use super::{Colour, ReadingArgs, RecordArgs};
use crate::accounts::Role;

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
  daejo review account add seeds 성춘향 --role editor
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
    /// In the browser, for several editors at once: at ADDR, otherwise at a free port of this machine
    #[arg(long, value_name = "ADDR", num_args = 0..=1, default_missing_value = "127.0.0.1:0", conflicts_with = "plain")]
    pub serve: Option<SocketAddr>,
    #[command(flatten)]
    pub newsroom: NewsroomArgs,
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

/// How a newsroom reaches `--serve`.
#[derive(Debug, Args)]
#[command(next_help_heading = "With --serve, for a newsroom")]
pub struct NewsroomArgs {
    /// The file of accounts; otherwise STORY/.daejo/accounts.toml, where there is one
    #[arg(long, value_name = "FILE", requires = "serve")]
    pub accounts: Option<PathBuf>,
    /// The address that browsers ask for, as https://review.example; needed where ADDR is not of this machine alone
    #[arg(long, value_name = "URL", requires = "serve")]
    pub public_url: Option<String>,
    /// A proxy whose X-Forwarded-For is believed; may be given several times
    #[arg(long, value_name = "IP", requires = "serve")]
    pub proxy: Vec<IpAddr>,
    /// How long somebody stays in, as 12h or 30m
    #[arg(long, value_name = "TIME", default_value = "12h", value_parser = stay, requires = "serve")]
    pub stay: std::time::Duration,
}

/// A length of time of a second to a week.
fn stay(text: &str) -> Result<std::time::Duration, String> {
    let expected = || format!("found {text:?}, expected a time of a second to a week, as 12h or 30m");
    let length: jiff::SignedDuration = text.parse().map_err(|_| expected())?;
    let length = std::time::Duration::try_from(length).map_err(|_| expected())?;
    (1..=7 * 24 * 60 * 60).contains(&length.as_secs()).then_some(length).ok_or_else(expected)
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
    /// Say who may come in over --serve, and what they may do
    #[command(subcommand)]
    Account(AccountErrand),
}

/// What is done with the accounts.
#[derive(Debug, Subcommand)]
pub enum AccountErrand {
    /// Let somebody in; asks for a password, or reads a line of standard input
    Add(AccountAddArgs),
    /// List who may come in
    List(AccountListArgs),
    /// Take an account away, which ends its sessions
    Remove(AccountNameArgs),
    /// Give somebody another role, which ends their sessions
    Role(AccountRoleArgs),
    /// Give somebody another password, which ends their sessions
    Password(AccountNameArgs),
}

/// Arguments of `review account list`.
#[derive(Debug, Args)]
pub struct AccountListArgs {
    /// The story: a folder, or a file in it
    #[arg(value_name = "STORY")]
    pub story: PathBuf,
    /// The file of accounts; otherwise STORY/.daejo/accounts.toml
    #[arg(long, value_name = "FILE")]
    pub accounts: Option<PathBuf>,
}

/// Arguments of `review account remove` and `password`.
#[derive(Debug, Args)]
pub struct AccountNameArgs {
    #[command(flatten)]
    pub at: AccountListArgs,
    /// The name that decisions are written under
    #[arg(value_name = "NAME")]
    pub name: String,
}

/// Arguments of `review account add`.
#[derive(Debug, Args)]
pub struct AccountAddArgs {
    #[command(flatten)]
    pub who: AccountNameArgs,
    /// What they may do
    #[arg(long, value_name = "ROLE", value_enum, default_value_t = Role::Editor)]
    pub role: Role,
}

/// Arguments of `review account role`.
#[derive(Debug, Args)]
pub struct AccountRoleArgs {
    #[command(flatten)]
    pub who: AccountNameArgs,
    /// What they may do
    #[arg(value_name = "ROLE", value_enum)]
    pub role: Role,
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

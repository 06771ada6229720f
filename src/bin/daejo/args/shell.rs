//! Arguments of the verbs that set daejo up: a new story, shell completions, man pages.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(after_help = "\
What the articles in FOLDER say of themselves (outlet, time of publication) is written down, to be checked by hand.

Examples:
  daejo init story --title \"별재시장 화재\"
  daejo init .                               for the articles that are here already")]
pub struct InitArgs {
    /// The folder; made where there is none
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// What the story is called
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// IANA zone in which days are counted
    #[arg(long, value_name = "ZONE", default_value = daejo::read::TIMEZONE)]
    pub timezone: String,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daejo completions bash > ~/.local/share/bash-completion/completions/daejo
  daejo completions zsh > ~/.zfunc/_daejo
  daejo completions fish > ~/.config/fish/completions/daejo.fish")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daejo man | man -l -
  daejo man --output ~/.local/share/man/man1")]
pub struct ManArgs {
    /// Write the pages of daejo and of every verb into FOLDER; otherwise the first goes to standard output
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

//! How does a person get to see a long text? On a terminal through a pager when it is longer than the screen, with links to
//! the sources where the terminal has them; into a file or a pipe as it is.
//!
//! `$PAGER` is split into words as a shell would, but no shell runs it. Where it cannot be started the text is printed.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context;
use daejo::report::{View, with_links};
use ratatui::crossterm::terminal;
use unicode_width::UnicodeWidthStr;

use crate::args::ShowArgs;
use crate::output;

/// The pager where `$PAGER` names none.
const USUAL: &str = "less";

/// Shows a text about `view`, or writes it to `file`.
pub fn show(view: &View<'_>, text: &str, file: Option<&Path>, show: &ShowArgs) -> anyhow::Result<()> {
    if file.is_some() || !io::stdout().is_terminal() {
        return output::write(text, file);
    }
    let mut pager = if show.no_pager || !is_longer(text) { None } else { words() };
    let follows = pager.as_ref().is_none_or(|words| words[0].ends_with(USUAL));
    let text = match std::env::current_dir() {
        Ok(base) if follows && !show.plain && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) => {
            with_links(view, text, &base)
        }
        _ => text.to_owned(),
    };
    match pager.take().and_then(|words| start(&words)) {
        Some(pager) => feed(pager, &text),
        None => output::write(&text, None),
    }
}

/// Whether a text takes more lines than the terminal has, the one of the prompt left out.
fn is_longer(text: &str) -> bool {
    let Ok((columns, rows)) = terminal::size() else { return false };
    let columns = usize::from(columns.max(1));
    let lines: usize = text.lines().map(|line| line.width().div_ceil(columns).max(1)).sum();
    lines >= usize::from(rows)
}

/// The words of `$PAGER`; none where it is set to nothing or to `cat`.
fn words() -> Option<Vec<String>> {
    let named = std::env::var("PAGER").unwrap_or_else(|_| USUAL.to_owned());
    let words = shlex::split(&named)?;
    (!words.is_empty() && words[0] != "cat").then_some(words)
}

fn start(words: &[String]) -> Option<Child> {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdin(Stdio::piped());
    // as git does: quit when it fits, pass colours, leave the screen as it was
    for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8"), ("LV", "-c")] {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let started = command.spawn();
    if let Err(error) = &started {
        tracing::info!(pager = words[0], %error, "not started");
    }
    started.ok()
}

/// A reader who leaves before the end has seen enough.
fn feed(mut pager: Child, text: &str) -> anyhow::Result<()> {
    let written = pager.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    pager.wait().context("the pager")?;
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context("the pager: not written"),
        _ => Ok(()),
    }
}

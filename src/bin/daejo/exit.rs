//! The exit codes, by name.

use std::io::Write;
use std::process::ExitCode;
use std::sync::OnceLock;

use daejo::model::{Lang, Unread};
use daejo::report::Words;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All went well.
    Fine,
    /// Findings at or above `--fail-on`, or an evaluation short of a `--min` or a floor.
    Findings,
    /// The command line asks for something that cannot be.
    Usage,
    /// An input could not be read, in whole or in part, or an output not be written.
    Input,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Input => 3,
        })
    }
}

/// A command line that asks for something that cannot be.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Misuse(pub String);

/// Says on standard error what went wrong, and which exit code that is. A reader that went away is no error.
pub fn explain(error: &anyhow::Error) -> Exit {
    let gone = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(gone) {
        return Exit::Fine;
    }
    say(&format!("error: {error:#}"));
    if error.chain().any(|cause| cause.is::<Misuse>()) { Exit::Usage } else { Exit::Input }
}

/// The language of messages: as asked for, or else that of the story once it is read. The first that is named holds.
static SPOKEN: OnceLock<Lang> = OnceLock::new();

/// Names the language of messages, if none was named before.
pub fn speak(lang: Lang) {
    let _ = SPOKEN.set(lang);
}

/// Says what could not be read or understood.
pub fn unread(input: &Unread) {
    let line = input.line.map(|line| format!(":{line}")).unwrap_or_default();
    say(&format!("{}{line}: {}", input.path, input.why));
}

/// One message on standard error, safe to show, in the language that was named, else in English.
pub fn say(message: &str) {
    let words = SPOKEN.get().map(|lang| Words::new(*lang));
    let told = |line: &str| words.as_ref().map_or_else(|| line.to_owned(), |words| words.message(line));
    let lines: Vec<String> = message.lines().map(|line| daejo::report::sanitise::plain(&told(line))).collect();
    // nobody is left to be told when standard error is closed
    let _ = writeln!(std::io::stderr(), "daejo: {}", lines.join("\n  "));
}

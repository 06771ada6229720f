//! The exit codes, by name.

use std::io::Write;
use std::process::ExitCode;

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

/// One message on standard error, safe to show.
pub fn say(message: &str) {
    let lines: Vec<String> = message.lines().map(daejo::report::sanitise::plain).collect();
    // nobody is left to be told when standard error is closed
    let _ = writeln!(std::io::stderr(), "daejo: {}", lines.join("\n  "));
}

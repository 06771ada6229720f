//! What can standard output show?

use std::io::IsTerminal;

use daejo::report::{Screen, terminal_width};

use crate::args::{Colour, ShowArgs};

/// The width where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// The screen that was asked for, or that standard output is. A report for a file is never coloured unasked.
pub fn screen(width: Option<usize>, colour: Colour, to_file: bool) -> Screen {
    let terminal = !to_file && std::io::stdout().is_terminal();
    let allowed = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    Screen {
        plain: false,
        width: width.or_else(|| terminal_width().filter(|_| terminal)).unwrap_or(DEFAULT_WIDTH),
        colour: allowed
            && match colour {
                Colour::Auto => terminal && !dumb,
                Colour::Always => true,
                Colour::Never => false,
            },
    }
}

/// The same for what `show` asks; plain text is as wide as it is.
pub fn shown(show: &ShowArgs, to_file: bool) -> Screen {
    if show.plain {
        return Screen { plain: true, ..Screen::new(usize::MAX) };
    }
    screen(show.width, show.color, to_file)
}

/// Whether messages may be coloured.
pub fn colour_on_stderr() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && std::io::stderr().is_terminal()
}

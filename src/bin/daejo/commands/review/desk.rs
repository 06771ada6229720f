//! `daejo review STORY`: the findings one after another.

use std::io::IsTerminal;

use daejo::review::Store;

use crate::args::DeskArgs;
use crate::desk::{self, Session};
use crate::exit::{Exit, Misuse};
use crate::{screen, serve};

use super::super::input;

pub fn run(args: &DeskArgs) -> anyhow::Result<Exit> {
    let Some(path) = &args.story else { return Err(Misuse("expected a STORY".to_owned()).into()) };
    let terminal = std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
    if !args.plain && args.serve.is_none() && !terminal {
        return Err(Misuse("found no terminal, expected one; --plain and --serve need none".to_owned()).into());
    }
    let editor = input::editor(args.by.as_deref())?;
    if let Some(address) = args.serve.filter(|address| !address.ip().is_loopback()) {
        return Err(
            Misuse(format!("--serve {address}: expected an address of this machine alone, as 127.0.0.1:8000")).into()
        );
    }
    let story = input::story(std::slice::from_ref(path), &args.reading)?;
    let complete = input::complete(&story, &args.reading);
    let store = Store::open(&args.record.place(path)?)?;
    let session = Session::new(input::claims(story), store, editor.clone(), args.lang, now)?;
    if let Some(address) = args.serve {
        serve::run(session, editor, address)?;
    } else if args.plain {
        desk::run_plain(session, std::io::stdin().lock(), std::io::stdout().lock())?;
    } else {
        desk::run_screen(session, screen::screen(None, args.color, false).colour)?;
    }
    Ok(complete)
}

fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

//! `daejo review STORY`: the findings one after another.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::Path;

use daejo::review::Store;

use crate::accounts::Book;
use crate::args::DeskArgs;
use crate::desk::{self, Session};
use crate::exit::{Exit, Misuse};
use crate::serve::{self, Opening};
use crate::{exit, screen};

use super::super::input;

pub fn run(args: &DeskArgs) -> anyhow::Result<Exit> {
    let Some(path) = &args.story else { return Err(Misuse("expected a STORY".to_owned()).into()) };
    let terminal = std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
    if !args.plain && args.serve.is_none() && !terminal {
        return Err(Misuse("found no terminal, expected one; --plain and --serve need none".to_owned()).into());
    }
    let opening = args.serve.map(|at| opening(args, path, at)).transpose()?;
    // who comes in by an account has a name
    let named = opening.as_ref().is_some_and(|opening| opening.accounts.is_some());
    let editor = if named { String::new() } else { input::editor(args.by.as_deref())? };
    let story = input::story(std::slice::from_ref(path), &args.reading)?;
    let complete = input::complete(&story, &args.reading);
    let store = Store::open(&args.record.place(path)?)?;
    let session = Session::new(input::claims(story), store, editor.clone(), args.lang, now)?;
    if let Some(opening) = opening {
        serve::run(session, editor, opening)?;
    } else if args.plain {
        desk::run_plain(session, std::io::stdin().lock(), std::io::stdout().lock())?;
    } else {
        desk::run_screen(session, screen::screen(None, args.color, false).colour)?;
    }
    Ok(complete)
}

/// How the desk is opened in a browser: to a network only where people come in by name and password, under a known address.
fn opening(args: &DeskArgs, story: &Path, at: SocketAddr) -> anyhow::Result<Opening> {
    let newsroom = &args.newsroom;
    let book = Book::at(newsroom.accounts.as_deref(), story);
    if newsroom.accounts.is_some() && !book.exists() {
        let shown = book.path().display();
        return Err(
            Misuse(format!("--accounts {shown}: found no file, expected one of daejo review account add")).into()
        );
    }
    let accounts = book.exists().then_some(book);
    if let Some(book) = accounts.as_ref().filter(|book| book.read().is_ok_and(|accounts| accounts.is_empty())) {
        anyhow::bail!(
            "{}: found nobody, expected an account; daejo review account add adds one",
            book.path().display()
        );
    }
    if accounts.is_none() && !at.ip().is_loopback() {
        let expected = "an address of this machine alone, as 127.0.0.1:8000, or accounts (daejo review account add)";
        return Err(Misuse(format!("--serve {at}: expected {expected}")).into());
    }
    if newsroom.public_url.is_none() && !at.ip().is_loopback() {
        let expected = "--public-url with it, the address that browsers ask for, as https://review.example";
        return Err(Misuse(format!("--serve {at}: expected {expected}")).into());
    }
    if newsroom.public_url.as_ref().is_some_and(|url| accounts.is_some() && url.starts_with("http:")) {
        exit::say(
            "--public-url: passwords travel unencrypted over http; expected https and a proxy for TLS (docs/review.md)",
        );
    }
    let (public_url, proxies) = (newsroom.public_url.clone(), newsroom.proxy.clone());
    if accounts.is_none() && public_url.is_some() {
        return Err(Misuse("--public-url: expected accounts with it (daejo review account add)".to_owned()).into());
    }
    Ok(Opening { at, accounts, public_url, proxies, stay: newsroom.stay })
}

fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

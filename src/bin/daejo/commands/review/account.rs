//! `daejo review account`: who may come in over `--serve`, and as what. A password is never an argument, which others could see.

use std::io::{BufRead, IsTerminal, Read};

use anyhow::Context;
use daejo::report::sanitise;

use crate::accounts::{Account, Book, Password};
use crate::args::{AccountErrand, AccountListArgs};
use crate::exit::{self, Exit, Misuse};
use crate::output;

/// The longest line that is read for a password, in bytes.
const LINE: u64 = 4096;

pub fn run(errand: &AccountErrand) -> anyhow::Result<Exit> {
    match errand {
        AccountErrand::List(at) => return list(&book(at)?),
        AccountErrand::Add(args) => {
            let book = book(&args.who.at)?;
            let account = book.add(&args.who.name, args.role, &asked()?)?;
            exit::say(&format!("{}: {} ({}) added", book.path().display(), account.name, account.role.name()));
        }
        AccountErrand::Remove(args) => {
            let book = book(&args.at)?;
            book.remove(&args.name)?;
            exit::say(&format!("{}: {} removed", book.path().display(), args.name));
        }
        AccountErrand::Role(args) => {
            let book = book(&args.who.at)?;
            book.set_role(&args.who.name, args.role)?;
            exit::say(&format!("{}: {} is {} now", book.path().display(), args.who.name, args.role.name()));
        }
        AccountErrand::Password(args) => {
            let book = book(&args.at)?;
            let account = book.set_password(&args.name, &asked()?)?;
            exit::say(&format!("{}: {} has a new password", book.path().display(), account.name));
        }
    }
    Ok(Exit::Fine)
}

fn book(at: &AccountListArgs) -> anyhow::Result<Book> {
    if !at.story.exists() {
        anyhow::bail!("{}: found nothing, expected a story's folder or file", at.story.display());
    }
    Ok(Book::at(at.accounts.as_deref(), &at.story))
}

fn list(book: &Book) -> anyhow::Result<Exit> {
    let line = |account: &Account| {
        sanitise::plain(&format!("{} {} {}", account.role.name(), account.name, account.since)) + "\n"
    };
    output::write(&book.read()?.iter().map(line).collect::<String>(), None)?;
    Ok(Exit::Fine)
}

/// The password, asked for twice without showing it, or the first line of standard input.
fn asked() -> anyhow::Result<Password> {
    if std::io::stdin().is_terminal() {
        let ask = |prompt: &str| rpassword::prompt_password(prompt).context("the terminal: no password read");
        let first = ask("Password: ")?;
        if first != ask("Once more: ")? {
            return Err(Misuse("found two passwords, expected the same twice".to_owned()).into());
        }
        return Ok(Password::typed(&first));
    }
    let mut line = String::new();
    std::io::stdin().lock().take(LINE).read_line(&mut line).context("standard input: not read")?;
    Ok(Password::typed(line.trim_end_matches(['\r', '\n'])))
}

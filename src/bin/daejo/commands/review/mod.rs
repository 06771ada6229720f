//! `daejo review`: editors' decisions on the findings of a story.

mod account;
mod desk;
mod exchange;
mod log;
mod verify;

pub use log::list as log_lines;

use std::path::{Path, PathBuf};

use daejo::review::{self, Store};

use crate::args::{Errand, ReviewArgs};
use crate::exit::Exit;

pub fn run(args: &ReviewArgs) -> anyhow::Result<Exit> {
    match &args.errand {
        None => desk::run(&args.desk),
        Some(Errand::Log(args)) => log::run(args),
        Some(Errand::Export(args)) => exchange::export(args),
        Some(Errand::Import(args)) => exchange::import(args),
        Some(Errand::Verify(args)) => verify::run(args),
        Some(Errand::Account(errand)) => account::run(errand),
    }
}

/// The record beside a story that must exist; `None` where nothing was decided yet.
fn record(story: &Path) -> anyhow::Result<(PathBuf, Option<Store>)> {
    if !story.exists() {
        anyhow::bail!("{}: found nothing, expected a story's folder or file", story.display());
    }
    let path = review::place(story);
    let store = Store::read(&path)?;
    Ok((path, store))
}

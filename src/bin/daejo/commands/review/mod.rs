//! `daejo review`: editors' decisions on the findings of a story.

mod account;
mod desk;
mod exchange;
mod log;
mod verify;

pub use log::list as log_lines;

use std::path::Path;

use daejo::review::{Place, Store};

use crate::args::{Errand, RecordArgs, ReviewArgs};
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

/// The record of a story that must exist; `None` where nothing was decided yet.
fn record(story: &Path, record: &RecordArgs) -> anyhow::Result<(Place, Option<Store>)> {
    if !story.exists() {
        anyhow::bail!("{}: found nothing, expected a story's folder or file", story.display());
    }
    let place = record.place(story)?;
    let store = Store::read(&place)?;
    Ok((place, store))
}

//! `daejo review export` and `import`: the record as JSON lines.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail};
use daejo::review::{self, Entry, Place, Store};

use crate::args::{ExportArgs, ImportArgs};
use crate::exit::{self, Exit};
use crate::output;

pub fn export(args: &ExportArgs) -> anyhow::Result<Exit> {
    let (place, store) = super::record(&args.story, &args.record)?;
    if let Place::File(path) = place {
        output::guard(args.output.as_deref(), &[path])?;
    }
    let entries = store.map_or_else(|| Ok(Vec::new()), |store| store.entries())?;
    output::write(&review::export(&entries), args.output.as_deref())?;
    Ok(Exit::Fine)
}

pub fn import(args: &ImportArgs) -> anyhow::Result<Exit> {
    let (place, _) = super::record(&args.story, &args.record)?;
    let entries = entries(&args.file)?;
    let added = Store::open(&place)?.import(&entries)?;
    exit::say(&format!("{place}: {added} of {} events added", entries.len()));
    Ok(Exit::Fine)
}

/// The verified entries of an export.
pub fn entries(file: &Path) -> anyhow::Result<Vec<Entry>> {
    let shown = file.display();
    let text = if file.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text).context("standard input: not read")?;
        text
    } else {
        std::fs::read_to_string(file).with_context(|| format!("{shown}: not read, expected an export"))?
    };
    let found = match review::parse(&text) {
        Ok(found) => found,
        Err((line, why)) => bail!("{shown}:{line}: found {why}, expected a line of an export"),
    };
    let (entries, faults) = review::verify(&found, None);
    if let Some(fault) = faults.first() {
        bail!("{shown}: {fault}");
    }
    Ok(entries)
}

//! What has a finished run done, with which version, and what did it write? `manifest.json`, which is written last.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::journal::{Identity, Journal};
use super::run::Ran;
use super::store::{Written, fault};
use crate::error::Result;

#[derive(Serialize, Deserialize)]
struct Manifest {
    schema: String,
    #[serde(flatten)]
    identity: Identity,
    counts: BTreeMap<String, u64>,
    files: Vec<Written>,
}

const SCHEMA: &str = "daejo/archive/1";

/// What a run came to that has ended; none where there was none.
///
/// # Errors
/// [`crate::error::Error::Archive`] where it is the manifest of another run.
pub fn finished(path: &Path, identity: &Identity) -> Result<Option<Ran>> {
    let Ok(text) = std::fs::read_to_string(path) else { return Ok(None) };
    let known: Manifest = serde_json::from_str(&text)
        .map_err(|error| fault(path, format!("a broken manifest ({error})"), "the manifest of a run"))?;
    if known.identity != *identity {
        return Err(fault(
            path,
            "the manifest of another run",
            "the same command as before, or another folder to write to",
        ));
    }
    Ok(Some(Ran { counts: known.counts }))
}

/// Writes what a run came to.
///
/// # Errors
/// [`crate::error::Error::Archive`] where it cannot be written.
pub fn write(path: &Path, identity: &Identity, journal: &Journal) -> Result<Ran> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut files = Vec::new();
    for done in journal.all() {
        for (what, count) in &done.counts {
            *counts.entry(what.clone()).or_default() += count;
        }
        // what was only spilled is gone by the end
        files.extend(
            done.files.iter().filter(|file| !["keys/", "pairs/"].iter().any(|s| file.path.starts_with(s))).cloned(),
        );
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest = Manifest { schema: SCHEMA.to_owned(), identity: identity.clone(), counts, files };
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    let beside = path.with_extension("part");
    std::fs::write(&beside, format!("{text}\n"))
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|error| fault(path, error.to_string(), "a file that can be written"))?;
    Ok(Ran { counts: manifest.counts })
}

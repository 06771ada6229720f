//! Where results go: standard output, or a file that is replaced whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::exit::Misuse;

/// Writes `text` to standard output, or to `file`.
pub fn write(text: &str, file: Option<&Path>) -> anyhow::Result<()> {
    match file {
        Some(file) => replace(file, text.as_bytes()).with_context(|| format!("{}: not written", file.display())),
        None => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).context("standard output: not written")
        }
    }
}

/// Writes `bytes` to `file`, whose folder is made where there is none.
pub fn write_bytes(bytes: &[u8], file: &Path) -> anyhow::Result<()> {
    let made = file.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| replace(file, bytes)).with_context(|| format!("{}: not written", file.display()))
}

/// What a text begins with: a byte order mark where one is wanted, for which only CSV has any use.
pub fn mark(bom: bool, is_csv: bool) -> anyhow::Result<&'static str> {
    match (bom, is_csv) {
        (false, _) => Ok(""),
        (true, true) => Ok("\u{feff}"),
        (true, false) => Err(Misuse("--bom: goes with --format csv alone".to_owned()).into()),
    }
}

/// Refuses an output that is one of the inputs.
pub fn guard(file: Option<&Path>, inputs: &[PathBuf]) -> anyhow::Result<()> {
    let Some(file) = file else { return Ok(()) };
    if file.is_dir() {
        return Err(Misuse(format!("{}: found a folder, expected a file to write", file.display())).into());
    }
    let Ok(target) = fs::canonicalize(file) else { return Ok(()) };
    for input in inputs {
        if fs::canonicalize(input).is_ok_and(|input| input == target) {
            let message = format!("{}: is an input, and a report would overwrite it", file.display());
            return Err(Misuse(message).into());
        }
    }
    Ok(())
}

/// A new file beside the old one that takes its place once it is whole; on failure the old one stays.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // through a link to what it points at, so that the link stays one
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return File::options().write(true).open(&target)?.write_all(bytes);
    }
    let beside = beside(&target);
    let written = OpenOptions::new().write(true).create_new(true).open(&beside).and_then(|mut new| {
        new.write_all(bytes)?;
        if let Some(old) = old {
            new.set_permissions(old.permissions())?;
        }
        new.sync_all()?;
        fs::rename(&beside, &target)
    });
    if written.is_err() && written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::AlreadyExists) {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    target.with_file_name(name)
}

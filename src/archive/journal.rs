//! What has a run done already? A line for each unit of work that is on the disk, written behind it.
//!
//! A run that was killed begins anew with the same inputs and settings and passes over what its journal names, as long as it still lies there
//! as it was written. A torn last line is as if it were not.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::store::{Written, fault, hex};
use crate::error::Result;

/// A unit of work that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Its name: `articles/00003`, `pairs/00001`.
    pub unit: String,
    /// The checksum of what it was made from, where that was read from outside.
    pub from: String,
    /// What it wrote.
    pub files: Vec<Written>,
    /// What it counted.
    pub counts: BTreeMap<String, u64>,
}

/// What a run is: another one cannot go on with its journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// `daejo 0.1.0`.
    pub made_by: String,
    /// The settings, in words.
    pub settings: String,
    /// The inputs, by path, with their sizes; none for a stream.
    pub inputs: Vec<(String, u64)>,
}

/// The journal of a run.
pub struct Journal {
    path: PathBuf,
    file: File,
    done: BTreeMap<String, Done>,
}

impl Journal {
    /// Opens the journal in `root`, or begins one.
    ///
    /// # Errors
    /// [`crate::error::Error::Archive`] where it is that of another run, or cannot be read or written.
    pub fn open(root: &Path, identity: &Identity) -> Result<Journal> {
        let path = root.join("journal.jsonl");
        let wrong = |error: std::io::Error| fault(&path, error.to_string(), "a journal to read and write");
        std::fs::create_dir_all(root).map_err(wrong)?;
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(wrong)?;
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(wrong)?;
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let mut lines = text[..whole].lines();
        let mut done = BTreeMap::new();
        match lines.next() {
            None => {
                file.set_len(0).map_err(wrong)?;
                let line = serde_json::to_string(identity).unwrap_or_default();
                file.write_all(format!("{line}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(wrong)?;
            }
            Some(first) => {
                let known: Identity = serde_json::from_str(first)
                    .map_err(|error| fault(&path, format!("a broken journal ({error})"), "the journal of a run"))?;
                if known != *identity {
                    let found = differs(&known, identity);
                    return Err(fault(&path, found, "the same command as before, or another folder to write to"));
                }
                let good = lines.map_while(|line| Some((serde_json::from_str::<Done>(line).ok()?, line.len() + 1)));
                let mut end = first.len() + 1;
                for (unit, length) in good {
                    end += length;
                    done.insert(unit.unit.clone(), unit);
                }
                file.set_len(end as u64).map_err(wrong)?;
                std::io::Seek::seek(&mut file, std::io::SeekFrom::End(0)).map_err(wrong)?;
            }
        }
        Ok(Journal { path, file, done })
    }

    /// A unit that is done and whose files still lie in `root` as they were written.
    #[must_use]
    pub fn done(&self, root: &Path, unit: &str) -> Option<&Done> {
        self.done.get(unit).filter(|done| done.files.iter().all(|file| lies(root, file)))
    }

    /// Notes a unit whose files are on the disk.
    ///
    /// # Errors
    /// [`crate::error::Error::Archive`] where it cannot be written.
    pub fn note(&mut self, done: Done) -> Result<()> {
        let line = serde_json::to_string(&done).unwrap_or_default();
        let noted = self.file.write_all(format!("{line}\n").as_bytes()).and_then(|()| self.file.sync_data());
        noted.map_err(|error| fault(&self.path, error.to_string(), "a journal to read and write"))?;
        self.done.insert(done.unit.clone(), done);
        Ok(())
    }

    /// All that is done, by name.
    pub fn all(&self) -> impl Iterator<Item = &Done> {
        self.done.values()
    }
}

/// In what one run differs from another.
fn differs(known: &Identity, now: &Identity) -> String {
    if known.made_by != now.made_by {
        format!("a run of {}", known.made_by)
    } else if known.settings != now.settings {
        format!("a run with {}", known.settings)
    } else {
        "a run over other inputs".to_owned()
    }
}

/// Whether a file lies there as it was written.
fn lies(root: &Path, file: &Written) -> bool {
    let Ok(mut open) = File::open(root.join(&file.path)) else { return false };
    if open.metadata().map_or(0, |metadata| metadata.len()) != file.bytes {
        return false;
    }
    let mut sum = Sha256::new();
    let mut chunk = vec![0; 256 << 10];
    loop {
        match open.read(&mut chunk) {
            Ok(0) => return hex(sum) == file.sha256,
            Ok(read) => sum.update(&chunk[..read]),
            Err(_) => return false,
        }
    }
}

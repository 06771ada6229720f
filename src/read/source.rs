//! Which files make up the story, and under which ids?
//!
//! Refuses files over [`LARGEST`] bytes; follows links, but reads no file and no folder twice.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::draft::Given;
use super::format::Format;
use super::manifest;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;
const DEEPEST: usize = 64;

/// A file to read.
#[derive(Clone, Debug)]
pub struct Intake {
    /// As the user named it.
    pub shown: String,
    /// Where to open it.
    pub path: PathBuf,
    /// The id its article gets when none is given.
    pub id: String,
    /// What the story file says of it.
    pub given: Given,
}

/// Reads a file whole.
///
/// # Errors
/// What was found, when it cannot be read or is too large.
pub fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let wrong = |e: std::io::Error| e.kind().to_string();
    // A pipe or a device could block for ever.
    if !fs::metadata(path).map_err(wrong)?.is_file() {
        return Err("something that is no file".to_owned());
    }
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(wrong)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(wrong)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("more than {} MiB", LARGEST >> 20));
    }
    Ok(bytes)
}

/// The readable files under a folder, sorted; hidden ones, `story.toml` and gold files are left out.
pub fn walk(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = BTreeSet::new();
    descend(root, 0, &mut folders, &mut files);
    files.sort();
    files
}

fn descend(folder: &Path, depth: usize, folders: &mut BTreeSet<PathBuf>, files: &mut Vec<PathBuf>) {
    let fresh = fs::canonicalize(folder).is_ok_and(|real| folders.insert(real));
    let Ok(entries) = fs::read_dir(folder) else { return };
    if !fresh || depth > DEEPEST {
        return;
    }
    let mut entries: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let known = path.extension().and_then(|e| e.to_str()).and_then(Format::of_extension).is_some();
        if path.is_dir() && is_saved_with_page(&path) {
            continue;
        }
        if path.is_dir() && !known {
            descend(&path, depth + 1, folders, files);
        } else if known && name != "gold.json" && !name.ends_with(".gold.json") && name != manifest::NAME {
            files.push(path);
        }
    }
}

/// Whether a folder holds what a browser saved along with the page beside it: `page_files/` of `page.html`.
fn is_saved_with_page(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let page = ["_files", ".files"].iter().find_map(|ending| name.strip_suffix(ending));
    page.is_some_and(|page| {
        ["html", "htm", "xhtml"].iter().any(|e| folder.with_file_name(format!("{page}.{e}")).is_file())
    })
}

/// The id of a file: its path below `root`, without extension, with `/`.
pub fn id(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path).with_extension("");
    let names: Vec<_> = below.iter().map(|n| n.to_string_lossy()).filter(|n| n != "/" && n != ".").collect();
    names.join("/")
}

/// The folder that holds all of these files.
pub fn common(paths: &[&Path]) -> PathBuf {
    let mut all = paths.iter().map(|p| p.parent().unwrap_or(Path::new("")));
    let mut root = all.next().unwrap_or(Path::new("")).to_path_buf();
    for parent in all {
        while !parent.starts_with(&root) {
            root.pop();
        }
    }
    root
}

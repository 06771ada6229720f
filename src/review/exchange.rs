//! How does the record travel? As JSON lines, one event a line, the body byte for byte, so that the hashes hold anywhere.

use serde::Deserialize;

use super::chain::{Entry, Found};

/// The record as JSON lines.
#[must_use]
pub fn export(entries: &[Entry]) -> String {
    let line = |e: &Entry| {
        format!(
            "{{\"number\":{},\"previous\":\"{}\",\"hash\":\"{}\",\"event\":{}}}\n",
            e.number, e.previous, e.hash, e.body
        )
    };
    entries.iter().map(line).collect()
}

/// What stands before the body on a line; number and hashes cannot hold it.
const BODY: &str = ",\"event\":";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    number: u64,
    previous: String,
    hash: String,
}

/// The entries of an export, not yet verified.
///
/// # Errors
/// The 1-based line that is none, and what is wrong with it.
pub fn parse(text: &str) -> Result<Vec<Found>, (usize, String)> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(n, line)| one(line.trim()).map_err(|why| (n + 1, why))).collect()
}

/// One line: the body is taken as it stands, since the hash is over its bytes.
fn one(line: &str) -> Result<Found, String> {
    let parts = line.split_once(BODY).and_then(|(head, rest)| Some((head, rest.strip_suffix('}')?)));
    let (head, body) = parts.ok_or("no entry with an event")?;
    let head: Head = serde_json::from_str(&format!("{head}}}")).map_err(|error| error.to_string())?;
    Ok(Found { number: head.number, previous: head.previous, hash: head.hash, body: body.to_owned() })
}

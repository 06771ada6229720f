//! Has anybody touched the record? Each entry carries a hash over itself and the one before.

use std::fmt;

use super::event::Event;
use super::evidence::digest;

/// What stands in for the hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An event in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub number: u64,
    /// The hash of the entry before; [`GENESIS`] for the first.
    pub previous: String,
    /// SHA-256 over number, previous hash and body, in hex.
    pub hash: String,
    /// The event as JSON, byte for byte as it was recorded.
    pub body: String,
    /// The event.
    pub event: Event,
}

impl Entry {
    /// The entry of this number that follows the one with the hash `previous`.
    ///
    /// # Errors
    /// In words, when the event cannot be written as JSON.
    pub fn at(number: u64, previous: &str, event: Event) -> Result<Entry, String> {
        let body = serde_json::to_string(&event).map_err(|error| error.to_string())?;
        let hash = hash(number, previous, &body);
        Ok(Entry { number, previous: previous.to_owned(), hash, body, event })
    }
}

/// The hash of an entry.
pub(super) fn hash(number: u64, previous: &str, body: &str) -> String {
    digest([number.to_string().as_str(), previous, body])
}

/// An entry as it was found, before anything is believed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The number it gives itself.
    pub number: u64,
    /// The hash before, as written.
    pub previous: String,
    /// Its own hash, as written.
    pub hash: String,
    /// The body, as written.
    pub body: String,
}

/// Something in the record that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Entries are missing: the number expected and the one found, or the last number that was ever given.
    Missing {
        /// The number that should stand there.
        expected: u64,
        /// The number that does; `None` at the end of the record.
        found: Option<u64>,
    },
    /// An entry stands after one with a higher number, or twice.
    Reordered {
        /// Its number.
        number: u64,
    },
    /// An entry's content is not what its hash was made of.
    Altered {
        /// Its number.
        number: u64,
    },
    /// An entry follows another than the one it was recorded after.
    Broken {
        /// Its number.
        number: u64,
    },
    /// An entry is whole but is no event this daejo knows, or one that the record does not take.
    Unknown {
        /// Its number.
        number: u64,
        /// What is wrong.
        why: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Missing { expected, found: Some(found) } => {
                write!(f, "found event {found}, expected event {expected}: events are missing")
            }
            Fault::Missing { expected, found: None } => {
                write!(f, "found no event {expected}, expected it: events at the end are missing")
            }
            Fault::Reordered { number } => write!(f, "event {number}: stands out of order"),
            Fault::Altered { number } => write!(f, "event {number}: altered, its hash does not fit"),
            Fault::Broken { number } => write!(f, "event {number}: does not follow the event before it"),
            Fault::Unknown { number, why } => write!(f, "event {number}: found {why}"),
        }
    }
}

/// Goes over the record as found; gives the entries that are whole, and everything that is wrong. `ever` is the highest
/// number ever given, where that is known.
#[must_use]
pub fn verify(found: &[Found], ever: Option<u64>) -> (Vec<Entry>, Vec<Fault>) {
    let (mut entries, mut faults) = (Vec::with_capacity(found.len()), Vec::new());
    let (mut expected, mut previous) = (1, GENESIS);
    for one in found {
        let number = one.number;
        if number > expected {
            faults.push(Fault::Missing { expected, found: Some(number) });
        } else if number < expected {
            faults.push(Fault::Reordered { number });
        }
        if one.hash != hash(number, &one.previous, &one.body) {
            faults.push(Fault::Altered { number });
        } else if one.previous != previous && number == expected {
            faults.push(Fault::Broken { number });
        } else {
            match event(one) {
                Ok(event) => entries.push(Entry {
                    number,
                    previous: one.previous.clone(),
                    hash: one.hash.clone(),
                    body: one.body.clone(),
                    event,
                }),
                Err(why) => faults.push(Fault::Unknown { number, why }),
            }
        }
        expected = expected.max(number.saturating_add(1));
        previous = &one.hash;
    }
    if let Some(ever) = ever
        && ever >= expected
    {
        faults.push(Fault::Missing { expected, found: None });
    }
    (entries, faults)
}

fn event(found: &Found) -> Result<Event, String> {
    let event: Event = serde_json::from_str(&found.body).map_err(|error| format!("no event ({error})"))?;
    super::rules::fault(&event, found.number).map_or(Ok(event), Err)
}

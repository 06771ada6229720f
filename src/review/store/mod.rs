//! Where does the record lie, and how is it added to? Beside the story (`sqlite`) or in a database of the newsroom
//! (`postgres`): the events, their order and their hashes are the same in both, and both only ever grow.
//!
//! What a home is asked for is little ([`Home`]); what may be added, and what follows what, is decided here.

mod place;
mod postgres;
mod sqlite;

use std::fmt;
use std::time::Duration;

use super::chain::{Entry, Fault, Found, GENESIS, verify};
use super::event::Event;
use super::rules;
use crate::error::{Error, Result};

pub use place::{Place, beside, place};

/// How long a writer waits for the others.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The end of a record: the number and the hash of its last event; 0 and [`GENESIS`] where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct End {
    number: u64,
    hash: String,
}

impl End {
    fn genesis() -> End {
        End { number: 0, hash: GENESIS.to_owned() }
    }
}

/// What keeps a record.
trait Home: fmt::Debug + Send {
    /// Adds what `next` makes of the record's end: all of it or nothing, while nobody else adds. What is given back is on
    /// the disk. `next` may be asked again; what it says no to is not.
    fn add(&mut self, next: &mut dyn FnMut(&End) -> Result<Vec<Entry>>) -> Result<Vec<Entry>>;

    /// The number of the last event; 0 where there is none.
    fn last(&self) -> Result<u64>;

    /// The record as it stands, in the order of its numbers, and the highest number ever given.
    fn found(&self) -> Result<(Vec<Found>, Option<u64>)>;
}

/// An open record.
#[derive(Debug)]
pub struct Store {
    place: Place,
    home: Box<dyn Home>,
}

impl Store {
    /// Opens the record at `place` for writing, and makes it where there is none.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be made or reached, is no record, or was written by a newer daejo.
    pub fn open(place: &Place) -> Result<Store> {
        Store::open_within(place, PATIENCE)
    }

    /// [`Store::open`], waiting no longer than `patience` for other writers.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_within(place: &Place, patience: Duration) -> Result<Store> {
        let home: Box<dyn Home> = match place {
            Place::File(path) => Box::new(sqlite::Sqlite::open(path, patience)?),
            Place::Database(address) => Box::new(postgres::Postgres::open(address, patience)?),
        };
        Ok(Store { place: place.clone(), home })
    }

    /// Opens the record at `place` for reading; `None` where there is none.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be read, is no record, or was written by a newer daejo.
    pub fn read(place: &Place) -> Result<Option<Store>> {
        let home: Option<Box<dyn Home>> = match place {
            Place::File(path) => sqlite::Sqlite::read(path)?.map(|home| Box::new(home) as _),
            Place::Database(address) => postgres::Postgres::read(address)?.map(|home| Box::new(home) as _),
        };
        Ok(home.map(|home| Store { place: place.clone(), home }))
    }

    /// Adds events, all or none. What is given back is on the disk.
    ///
    /// # Errors
    /// [`Error::Review`] when an event is not one the record takes, or it cannot be written; then nothing was recorded,
    /// unless the message says that this is not known.
    pub fn record(&mut self, events: Vec<Event>) -> Result<Vec<Entry>> {
        let place = &self.place;
        self.home.add(&mut |end| follow(place, end, &events))
    }

    /// The number of the last event; 0 where there is none.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be read.
    pub fn last(&self) -> Result<u64> {
        self.home.last()
    }

    /// Adds what a verified record has beyond this one; gives the number of entries added.
    ///
    /// # Errors
    /// [`Error::Review`] when the two part ways, this one is not as it was written, or it cannot be written; then nothing
    /// was recorded.
    pub fn import(&mut self, entries: &[Entry]) -> Result<usize> {
        loop {
            let ours = self.entries()?;
            if let Some((_, parted)) = ours.iter().zip(entries).find(|(ours, theirs)| ours.hash != theirs.hash) {
                return Err(Error::Review {
                    place: self.place.to_string(),
                    found: format!("another event {} here", parted.number),
                    expected: "one record that goes on from the other".into(),
                });
            }
            let Some(rest) = entries.get(ours.len()..).filter(|rest| !rest.is_empty()) else { return Ok(0) };
            let seen = ours.last().map_or_else(End::genesis, End::of);
            let mut moved = false;
            let added = self.home.add(&mut |end| {
                moved = *end != seen;
                Ok(if moved { Vec::new() } else { rest.to_vec() })
            })?;
            // others wrote between the look and the turn
            if !moved {
                return Ok(added.len());
            }
        }
    }

    /// The record as it stands on the disk, and the highest number ever given.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be read.
    pub fn found(&self) -> Result<(Vec<Found>, Option<u64>)> {
        self.home.found()
    }

    /// The verified record.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be read, or is not as it was written.
    pub fn entries(&self) -> Result<Vec<Entry>> {
        let (found, ever) = self.found()?;
        let (entries, faults) = verify(&found, ever);
        match faults.first() {
            None => Ok(entries),
            Some(first) => Err(self.damaged(first, faults.len())),
        }
    }

    fn damaged(&self, first: &Fault, faults: usize) -> Error {
        let found = if faults > 1 { format!("{first} (and {} more)", faults - 1) } else { first.to_string() };
        let found = found.strip_prefix("found ").unwrap_or(&found).to_owned();
        Error::Review { place: self.place.to_string(), found, expected: "the record as it was written".into() }
    }
}

impl End {
    fn of(entry: &Entry) -> End {
        End { number: entry.number, hash: entry.hash.clone() }
    }
}

/// The entries of `events` behind the end of a record.
fn follow(place: &Place, end: &End, events: &[Event]) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::with_capacity(events.len());
    for event in events {
        let (number, previous) = entries.last().map_or((end.number, &end.hash), |last| (last.number, &last.hash));
        let number = number + 1;
        if let Some(found) = rules::fault(event, number) {
            let expected = "an event the record takes".into();
            return Err(Error::Review { place: place.to_string(), found, expected });
        }
        let entry = Entry::at(number, previous, event.clone()).map_err(|why| fault(place, &why))?;
        entries.push(entry);
    }
    Ok(entries)
}

fn fault(place: &impl fmt::Display, found: &str) -> Error {
    Error::Review {
        place: place.to_string(),
        found: found.to_owned(),
        expected: "a record of decisions to read and write".into(),
    }
}

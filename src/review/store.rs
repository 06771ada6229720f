//! Where does the record lie? In an SQLite file beside the story, which only ever grows.
//!
//! An event that [`Store::record`] has given back is on the disk: the write-ahead log is synchronised before. Several
//! processes write in turn; one that waits longer than [`PATIENCE`] is told so, and nothing of it is recorded.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Row, TransactionBehavior};

use super::chain::{Entry, Fault, Found, GENESIS, verify};
use super::event::Event;
use super::rules;
use crate::error::{Error, Result};

/// How long a writer waits for the others.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The layout of the file; one with a higher number was written by a newer daejo.
const LAYOUT: i64 = 1;

/// Marks the file as ours (`daej`).
const APPLICATION: i64 = 0x6461_656a;

const SCHEMA: &str = "
    CREATE TABLE event (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        previous TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER an_event_never_changes BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
    CREATE TRIGGER an_event_never_goes BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
    CREATE TRIGGER an_event_follows_the_last BEFORE INSERT ON event
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM event)
        OR NEW.previous IS NOT coalesce((SELECT hash FROM event ORDER BY number DESC LIMIT 1), '{genesis}')
    BEGIN SELECT RAISE(ABORT, 'an event follows the last one'); END;";

/// Where the record of a story lies: `.daejo/review.sqlite` in its folder, or in the folder of its file.
#[must_use]
pub fn place(story: &Path) -> PathBuf {
    let folder = if story.is_dir() { story } else { story.parent().unwrap_or(Path::new("")) };
    folder.join(".daejo").join("review.sqlite")
}

/// An open record.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the record at `path` for writing, and makes it where there is none.
    ///
    /// # Errors
    /// [`Error::Review`] when the file cannot be made, is no record, or was written by a newer daejo.
    pub fn open(path: &Path) -> Result<Store> {
        Store::open_within(path, PATIENCE)
    }

    /// [`Store::open`], waiting no longer than `patience` for other writers.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_within(path: &Path, patience: Duration) -> Result<Store> {
        if let Some(folder) = path.parent() {
            let made = fs::create_dir_all(folder);
            made.map_err(|error| fault(path, &format!("a folder that cannot be made ({})", error.kind())))?;
        }
        let store = Store::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        store.connection.busy_timeout(patience).map_err(|error| store.fault(&error))?;
        store.prepare(patience).map_err(|error| store.fault(&error))?;
        store.layout()?;
        Ok(store)
    }

    /// Opens the record at `path` for reading; `None` where there is none.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be read, is no record, or was written by a newer daejo.
    pub fn read(path: &Path) -> Result<Option<Store>> {
        if !path.exists() {
            return Ok(None);
        }
        let store = Store::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let store = match store.number("PRAGMA user_version") {
            Ok(_) => store,
            // a folder that takes no files holds no log either: what is in the file is all there is
            Err(_) if no_log(path) => {
                Store::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?
            }
            Err(error) => return Err(store.fault(&error)),
        };
        // made by somebody a moment ago, and nothing in it yet
        if store.number("PRAGMA user_version").map_err(|error| store.fault(&error))? == 0 && store.is_empty()? {
            return Ok(None);
        }
        store.layout()?;
        Ok(Some(store))
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Store> {
        let wrong = |error: rusqlite::Error| fault(path, &error.to_string());
        let connection = if flags.contains(OpenFlags::SQLITE_OPEN_URI) {
            let uri: String = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            Connection::open_with_flags(format!("file:{uri}?immutable=1"), flags)
        } else {
            Connection::open_with_flags(path, flags)
        };
        let connection = connection.map_err(wrong)?;
        connection.busy_timeout(PATIENCE).map_err(wrong)?;
        Ok(Store { connection, path: path.to_owned() })
    }

    /// Sets the file up where that is still to be done; several processes may try at once.
    fn prepare(&self, patience: Duration) -> rusqlite::Result<()> {
        let began = Instant::now();
        loop {
            let mode = self.connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
            match mode {
                // turning the log on is the one thing for which SQLite does not wait by itself
                Err(error) if is_busy(&error) && began.elapsed() < patience => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(error) => return Err(error),
                Ok(_) => break,
            }
        }
        self.connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;")?;
        if self.number("PRAGMA user_version")? == 0 {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            let made = self.make();
            self.connection.execute_batch(if made.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
            made?;
        }
        Ok(())
    }

    fn make(&self) -> rusqlite::Result<()> {
        if self.number("PRAGMA user_version")? == 0 && self.number("SELECT count(*) FROM sqlite_schema")? == 0 {
            self.connection.execute_batch(&SCHEMA.replace("{genesis}", GENESIS))?;
            self.connection.pragma_update(None, "application_id", APPLICATION)?;
            self.connection.pragma_update(None, "user_version", LAYOUT)?;
        }
        Ok(())
    }

    fn is_empty(&self) -> Result<bool> {
        let things = self.number("SELECT count(*) FROM sqlite_schema").map_err(|error| self.fault(&error))?;
        Ok(things == 0)
    }

    fn layout(&self) -> Result<()> {
        let ours = self.number("PRAGMA application_id").map_err(|error| self.fault(&error))?;
        let layout = self.number("PRAGMA user_version").map_err(|error| self.fault(&error))?;
        match (ours == APPLICATION, layout) {
            (true, LAYOUT) => Ok(()),
            (true, newer) if newer > LAYOUT => Err(fault(&self.path, &format!("layout {newer} of a newer daejo"))),
            _ => Err(fault(&self.path, "another program's database")),
        }
    }

    fn number(&self, sql: &str) -> rusqlite::Result<i64> {
        self.connection.query_row(sql, [], |row| row.get(0))
    }

    /// Adds events, all or none. What is given back is on the disk.
    ///
    /// # Errors
    /// [`Error::Review`] when an event is not one the record takes, or it cannot be written; then nothing was recorded.
    pub fn record(&mut self, events: Vec<Event>) -> Result<Vec<Entry>> {
        let path = self.path.clone();
        let wrong = |error: rusqlite::Error| storage(&path, &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(wrong)?;
        let last = "SELECT number, previous, hash, body FROM event ORDER BY number DESC LIMIT 1";
        let last = transaction.query_row(last, [], found).optional().map_err(wrong)?;
        let mut tail = last.map(|last| (last.number, last.hash));
        let mut entries: Vec<Entry> = Vec::with_capacity(events.len());
        for event in events {
            let number = tail.as_ref().map_or(1, |(number, _)| number + 1);
            if let Some(found) = rules::fault(&event, number) {
                return Err(Error::Review { path, found, expected: "an event the record takes".into() });
            }
            let previous = tail.as_ref().map_or(GENESIS, |(_, hash)| hash.as_str());
            let entry = Entry::at(number, previous, event).map_err(|why| fault(&path, &why))?;
            insert(&transaction, &entry).map_err(wrong)?;
            tail = Some((entry.number, entry.hash.clone()));
            entries.push(entry);
        }
        transaction.commit().map_err(wrong)?;
        Ok(entries)
    }

    /// The number of the last event; 0 where there is none.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be read.
    pub fn last(&self) -> Result<u64> {
        let last = self.number("SELECT coalesce(max(number), 0) FROM event").map_err(|error| self.fault(&error))?;
        Ok(u64::try_from(last).unwrap_or(0))
    }

    /// Adds what a verified record has beyond this one; gives the number of entries added.
    ///
    /// # Errors
    /// [`Error::Review`] when the two part ways, or it cannot be written; then nothing was recorded.
    pub fn import(&mut self, entries: &[Entry]) -> Result<usize> {
        let path = self.path.clone();
        let wrong = |error: rusqlite::Error| storage(&path, &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(wrong)?;
        let mut known = 0;
        {
            let mut statement = transaction.prepare("SELECT hash FROM event ORDER BY number").map_err(wrong)?;
            let hashes = statement.query_map([], |row| row.get::<_, String>(0)).map_err(wrong)?;
            for (hash, entry) in hashes.zip(entries) {
                if hash.map_err(wrong)? != entry.hash {
                    return Err(Error::Review {
                        path,
                        found: format!("another event {} here", entry.number),
                        expected: "one record that goes on from the other".into(),
                    });
                }
                known += 1;
            }
        }
        for entry in &entries[known..] {
            insert(&transaction, entry).map_err(wrong)?;
        }
        transaction.commit().map_err(wrong)?;
        Ok(entries.len() - known)
    }

    /// The record as it stands on the disk, and the highest number ever given.
    ///
    /// # Errors
    /// [`Error::Review`] when it cannot be read.
    pub fn found(&self) -> Result<(Vec<Found>, Option<u64>)> {
        let read = || {
            // one transaction, so that the two belong together
            let transaction = self.connection.unchecked_transaction()?;
            let mut statement =
                transaction.prepare("SELECT number, previous, hash, body FROM event ORDER BY number")?;
            let rows = statement.query_map([], found)?.collect::<rusqlite::Result<Vec<_>>>()?;
            let ever = "SELECT seq FROM sqlite_sequence WHERE name = 'event'";
            let ever = transaction.query_row(ever, [], |row| row.get::<_, i64>(0)).optional()?;
            Ok((rows, ever.and_then(|ever| u64::try_from(ever).ok())))
        };
        read().map_err(|error: rusqlite::Error| self.fault(&error))
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
        Error::Review { path: self.path.clone(), found, expected: "the record as it was written".into() }
    }

    fn fault(&self, error: &rusqlite::Error) -> Error {
        storage(&self.path, error)
    }
}

fn insert(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let number = i64::try_from(entry.number).unwrap_or(i64::MAX);
    let insert = "INSERT INTO event (number, previous, hash, body) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(insert)?.execute((number, &entry.previous, &entry.hash, &entry.body)).map(|_| ())
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let number: i64 = row.get(0)?;
    Ok(Found {
        number: u64::try_from(number).unwrap_or(0),
        previous: row.get(1)?,
        hash: row.get(2)?,
        body: row.get(3)?,
    })
}

fn no_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).map_or(true, |log| log.len() == 0)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn storage(path: &Path, error: &rusqlite::Error) -> Error {
    let found = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "it locked by another process".to_owned(),
        Some(ErrorCode::ReadOnly) => "it read-only".to_owned(),
        Some(ErrorCode::DiskFull) => "the disk full".to_owned(),
        Some(ErrorCode::NotADatabase) => "no SQLite database".to_owned(),
        Some(ErrorCode::CannotOpen) => "that it cannot be opened".to_owned(),
        _ => error.to_string(),
    };
    fault(path, &found)
}

fn fault(path: &Path, found: &str) -> Error {
    Error::Review {
        path: path.to_owned(),
        found: found.to_owned(),
        expected: "a record of decisions to read and write".into(),
    }
}

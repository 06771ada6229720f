//! The record in an SQLite file beside the story, which only ever grows.
//!
//! What [`Sqlite::add`] has given back is on the disk: the write-ahead log is synchronised before. Several processes write in
//! turn; one that waits longer than its patience is told so, and nothing of it is recorded.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Row};

use super::{End, Home, PATIENCE};
use crate::error::{Error, Result};
use crate::review::chain::{Entry, Found, GENESIS};

/// The layout of the file; one with a higher number was written by a newer daejo.
const LAYOUT: i64 = 1;

/// How long a writer sleeps before it asks again.
const NAP: Duration = Duration::from_millis(2);

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

/// An open file.
#[derive(Debug)]
pub(super) struct Sqlite {
    connection: Connection,
    path: PathBuf,
    patience: Duration,
}

impl Sqlite {
    /// Opens the file for writing, and makes it where there is none.
    pub(super) fn open(path: &Path, patience: Duration) -> Result<Sqlite> {
        if let Some(folder) = path.parent() {
            let made = fs::create_dir_all(folder);
            made.map_err(|error| fault(path, &format!("a folder that cannot be made ({})", error.kind())))?;
        }
        let mut store = Sqlite::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        store.patience = patience;
        store.connection.busy_timeout(patience).map_err(|error| store.fault(&error))?;
        store.prepare().map_err(|error| store.fault(&error))?;
        store.layout()?;
        Ok(store)
    }

    /// Opens the file for reading; `None` where there is none.
    pub(super) fn read(path: &Path) -> Result<Option<Sqlite>> {
        if !path.exists() {
            return Ok(None);
        }
        let store = Sqlite::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let store = match store.number("PRAGMA user_version") {
            Ok(_) => store,
            // a folder that takes no files holds no log either: what is in the file is all there is
            Err(_) if no_log(path) => {
                Sqlite::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?
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

    fn connect(path: &Path, flags: OpenFlags) -> Result<Sqlite> {
        let wrong = |error: rusqlite::Error| fault(path, &error.to_string());
        let connection = if flags.contains(OpenFlags::SQLITE_OPEN_URI) {
            let uri: String = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            Connection::open_with_flags(format!("file:{uri}?immutable=1"), flags)
        } else {
            Connection::open_with_flags(path, flags)
        };
        let connection = connection.map_err(wrong)?;
        connection.busy_timeout(PATIENCE).map_err(wrong)?;
        Ok(Sqlite { connection, path: path.to_owned(), patience: PATIENCE })
    }

    /// Sets the file up where that is still to be done; several processes may try at once.
    fn prepare(&self) -> rusqlite::Result<()> {
        let began = Instant::now();
        loop {
            let mode = self.connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
            match mode {
                // turning the log on is the one thing for which SQLite does not wait by itself
                Err(error) if is_busy(&error) && began.elapsed() < self.patience => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(error) => return Err(error),
                Ok(_) => break,
            }
        }
        self.connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;")?;
        if self.number("PRAGMA user_version")? == 0 {
            self.turn()?;
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

    /// Begins to write, when it is one's turn. SQLite lets who comes go before who has waited long, so with many writers
    /// somebody may be passed over again and again: nobody gives up while the record grows, unless it takes far too long.
    fn turn(&self) -> rusqlite::Result<()> {
        let began = Instant::now();
        let (mut since, mut seen) = (began, None);
        self.connection.busy_timeout(Duration::ZERO)?;
        let begun = loop {
            match self.connection.execute_batch("BEGIN IMMEDIATE") {
                Err(error) if is_busy(&error) => {
                    let last = self.number("SELECT coalesce(max(number), 0) FROM event").ok();
                    if last > seen && began.elapsed() < self.patience * 6 {
                        (since, seen) = (Instant::now(), last);
                    }
                    if since.elapsed() > self.patience {
                        break Err(error);
                    }
                    std::thread::sleep(NAP);
                }
                begun => break begun,
            }
        };
        self.connection.busy_timeout(self.patience)?;
        begun
    }

    fn append(&self, next: &mut dyn FnMut(&End) -> Result<Vec<Entry>>) -> Result<Vec<Entry>> {
        let wrong = |error: rusqlite::Error| self.fault(&error);
        let last = "SELECT number, previous, hash, body FROM event ORDER BY number DESC LIMIT 1";
        let last = self.connection.query_row(last, [], found).optional().map_err(wrong)?;
        let end = last.map_or_else(End::genesis, |last| End { number: last.number, hash: last.hash });
        let entries = next(&end)?;
        for entry in &entries {
            insert(&self.connection, entry).map_err(wrong)?;
        }
        Ok(entries)
    }

    fn fault(&self, error: &rusqlite::Error) -> Error {
        storage(&self.path, error)
    }
}

impl Home for Sqlite {
    fn add(&mut self, next: &mut dyn FnMut(&End) -> Result<Vec<Entry>>) -> Result<Vec<Entry>> {
        self.turn().map_err(|error| self.fault(&error))?;
        let added = self.append(next);
        let ended = self.connection.execute_batch(if added.is_ok() { "COMMIT" } else { "ROLLBACK" });
        if let (Ok(_), Err(error)) = (&added, &ended) {
            // a commit that failed may have left the transaction open
            let _ = self.connection.execute_batch("ROLLBACK");
            return Err(self.fault(error));
        }
        added
    }

    fn last(&self) -> Result<u64> {
        let last = self.number("SELECT coalesce(max(number), 0) FROM event").map_err(|error| self.fault(&error))?;
        Ok(u64::try_from(last).unwrap_or(0))
    }

    fn found(&self) -> Result<(Vec<Found>, Option<u64>)> {
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
    super::fault(&path.display(), found)
}

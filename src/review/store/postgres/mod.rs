//! The record in a PostgreSQL database: many records, each by its name, in the schema `daejo` (`1.sql`).
//!
//! Who adds holds the record's row until it is done, so the order is one. A line that breaks while an event is being committed
//! leaves open whether it was: then the row, once it can be held again, tells.

mod address;
mod layout;
mod line;
mod trouble;

use std::cell::RefCell;
use std::time::{Duration, Instant};

use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, IsolationLevel, Row, Transaction};

use super::{End, Home, PATIENCE};
use crate::error::{Error, Result};
use crate::review::chain::{Entry, Found};

pub use address::Address;
use line::Line;
use trouble::{Told, Trouble};

/// So long a line that broke is tried again: a server that is started anew is back by then.
const RETURN: Duration = Duration::from_secs(5);

/// So many entries go over the line at once.
const BATCH: usize = 500;

/// A value of a statement; no text is ever put into one otherwise.
type Value<'a> = (&'a (dyn ToSql + Sync), Type);

/// A record in an open database.
#[derive(Debug)]
pub(super) struct Postgres {
    address: Address,
    line: RefCell<Line>,
}

impl Postgres {
    /// Opens the record for writing: brings the tables up, and makes the record where there is none.
    pub(super) fn open(address: &Address, patience: Duration) -> Result<Postgres> {
        let wrong = |trouble| wrong(address, trouble);
        let mut line = Line::new(address, patience).map_err(wrong)?;
        let name = address.record();
        let opened = line.ask(async |client| {
            layout::bring_up(client).await?;
            if !is_there(client, name).await? {
                let make = "INSERT INTO daejo.record (name) VALUES ($1) ON CONFLICT DO NOTHING";
                client.execute_typed(make, &[(&name, Type::TEXT)]).await?;
            }
            Ok(())
        });
        opened.map_err(wrong)?;
        Ok(Postgres { address: address.clone(), line: RefCell::new(line) })
    }

    /// Opens the record for reading; `None` where there is none.
    pub(super) fn read(address: &Address) -> Result<Option<Postgres>> {
        let wrong = |trouble| wrong(address, trouble);
        let mut line = Line::new(address, PATIENCE).map_err(wrong)?;
        let name = address.record();
        let there = line
            .ask(async |client| Ok(layout::is_there(client).await? && is_there(client, name).await?))
            .map_err(wrong)?;
        Ok(there.then(|| Postgres { address: address.clone(), line: RefCell::new(line) }))
    }

    /// Asks; where the line turns out to be broken, once more on a new one, which the server has a moment to take.
    fn ask<T>(&self, mut work: impl AsyncFnMut(&mut Client) -> Told<T>) -> Result<T> {
        let mut line = self.line.borrow_mut();
        let again = Again::new(&line);
        loop {
            match line.ask(&mut work) {
                Err(trouble) if again.is_worth_it(&trouble, &line) => again.wait(),
                done => return done.map_err(|trouble| wrong(&self.address, trouble)),
            }
        }
    }
}

impl Home for Postgres {
    fn add(&mut self, next: &mut dyn FnMut(&End) -> Result<Vec<Entry>>) -> Result<Vec<Entry>> {
        let (address, line) = (&self.address, self.line.get_mut());
        let again = Again::new(line);
        // what was being committed when the line broke
        let mut unsure: Option<Vec<Entry>> = None;
        loop {
            match line.ask(async |client| add(client, address.record(), next, &mut unsure).await) {
                Err(trouble) if again.is_worth_it(&trouble, line) => again.wait(),
                Err(trouble) if unsure.is_some() => {
                    let found = format!("{}; whether the last decision was recorded is not known", trouble.found());
                    return Err(wrong(address, Trouble::Found(found)));
                }
                done => return done.map_err(|trouble| wrong(address, trouble)),
            }
        }
    }

    fn last(&self) -> Result<u64> {
        let name = self.address.record();
        let last = "SELECT number FROM daejo.record WHERE name = $1";
        self.ask(async |client| {
            let row = client.query_typed_opt(last, &[(&name, Type::TEXT)]).await?;
            row.map_or(Ok(0), |row| number(&row, 0))
        })
    }

    fn found(&self) -> Result<(Vec<Found>, Option<u64>)> {
        let name = self.address.record();
        self.ask(async |client| {
            // one look, so that the two belong together
            let look = client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true);
            let look = look.start().await?;
            let record = "SELECT number, id FROM daejo.record WHERE name = $1";
            let Some(record) = look.query_typed_opt(record, &[(&name, Type::TEXT)]).await? else {
                return Ok((Vec::new(), None));
            };
            let (ever, id): (u64, i64) = (number(&record, 0)?, record.try_get(1)?);
            let events = "SELECT number, previous, hash, body FROM daejo.event WHERE record = $1 ORDER BY number";
            let events = look.query_typed(events, &[(&id, Type::INT8)]).await?;
            let found = |row: &Row| -> Told<Found> {
                let (number, previous) = (number(row, 0)?, row.try_get(1)?);
                Ok(Found { number, previous, hash: row.try_get(2)?, body: row.try_get(3)? })
            };
            let found = events.iter().map(found).collect::<Told<Vec<_>>>()?;
            look.commit().await?;
            Ok((found, Some(ever)))
        })
    }
}

async fn is_there(client: &Client, name: &str) -> Told<bool> {
    let there = "SELECT FROM daejo.record WHERE name = $1";
    Ok(client.query_typed_opt(there, &[(&name, Type::TEXT)]).await?.is_some())
}

/// Adds what `next` makes of the record's end, in one transaction that holds the record's row. While `unsure` holds entries it
/// is not known whether they were added.
async fn add(
    client: &mut Client,
    name: &str,
    next: &mut dyn FnMut(&End) -> Result<Vec<Entry>>,
    unsure: &mut Option<Vec<Entry>>,
) -> Told<Vec<Entry>> {
    let transaction = client.build_transaction().isolation_level(IsolationLevel::ReadCommitted).read_only(false);
    let transaction = transaction.start().await?;
    let record = "SELECT number, hash, id FROM daejo.record WHERE name = $1 FOR UPDATE";
    let record = transaction.query_typed_opt(record, &[(&name, Type::TEXT)]).await?;
    let Some(record) = record else { return Err(Trouble::Found("no record of this name any more".into())) };
    let end = End { number: number(&record, 0)?, hash: record.try_get(1)? };
    let id: i64 = record.try_get(2)?;
    if let Some(last) = unsure.as_ref().and_then(|entries| entries.last()) {
        // whoever held the row before is done with it, so what became of the entries can be seen
        let known = "SELECT FROM daejo.event WHERE record = $1 AND number = $2 AND hash = $3";
        let at = i64::try_from(last.number).unwrap_or(i64::MAX);
        let values: [Value<'_>; 3] = [(&id, Type::INT8), (&at, Type::INT8), (&last.hash, Type::TEXT)];
        let known = transaction.query_typed_opt(known, &values).await?.is_some();
        if let Some(entries) = unsure.take().filter(|_| known) {
            return Ok(entries);
        }
    }
    let entries = next(&end).map_err(Trouble::Refused)?;
    for batch in entries.chunks(BATCH) {
        insert(&transaction, id, batch).await?;
    }
    *unsure = Some(entries.clone());
    match transaction.commit().await.map_err(Trouble::from) {
        Err(trouble) if trouble.is_lost() => Err(trouble),
        done => {
            *unsure = None;
            done.map(|()| entries)
        }
    }
}

async fn insert(transaction: &Transaction<'_>, record: i64, entries: &[Entry]) -> Told<()> {
    let numbers: Vec<i64> = entries.iter().map(|entry| i64::try_from(entry.number).unwrap_or(i64::MAX)).collect();
    let texts = |of: fn(&Entry) -> &str| entries.iter().map(of).collect::<Vec<&str>>();
    let (previous, hashes, bodies) = (texts(|e| &e.previous), texts(|e| &e.hash), texts(|e| &e.body));
    let insert = "INSERT INTO daejo.event (record, number, previous, hash, body)
        SELECT $1, * FROM unnest($2, $3, $4, $5)";
    let values: [Value<'_>; 5] = [
        (&record, Type::INT8),
        (&numbers, Type::INT8_ARRAY),
        (&previous, Type::TEXT_ARRAY),
        (&hashes, Type::TEXT_ARRAY),
        (&bodies, Type::TEXT_ARRAY),
    ];
    transaction.execute_typed(insert, &values).await?;
    Ok(())
}

fn number(row: &Row, column: usize) -> Told<u64> {
    Ok(u64::try_from(row.try_get::<_, i64>(column)?).unwrap_or(0))
}

/// Whether a new line may help: one broke while this was done, a moment ago.
struct Again {
    began: Instant,
    broken: u64,
}

impl Again {
    fn new(line: &Line) -> Again {
        Again { began: Instant::now(), broken: line.broken() }
    }

    fn is_worth_it(&self, trouble: &Trouble, line: &Line) -> bool {
        let broke = line.broken() > self.broken;
        broke && trouble.is_lost() && !matches!(trouble, Trouble::Silence(_)) && self.began.elapsed() < RETURN
    }

    fn wait(&self) {
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn wrong(address: &Address, trouble: Trouble) -> Error {
    match trouble {
        Trouble::Refused(error) => error,
        other => super::fault(address, &other.found()),
    }
}

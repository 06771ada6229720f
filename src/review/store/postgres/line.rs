//! The line to the server: opened, kept, given up when it is silent. Nothing here waits without end.
//!
//! Whoever asks waits for the answer; the line itself is driven only meanwhile.

use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio_postgres::{Client, NoTls};

use super::address::Address;
use super::trouble::{Told, Trouble};

/// What the server may take beyond what it waits for others.
const SLACK: Duration = Duration::from_secs(5);

/// A line to a server.
#[derive(Debug)]
pub struct Line {
    address: Address,
    patience: Duration,
    /// `None` only when it goes.
    runtime: Option<Runtime>,
    /// `None` while there is none.
    open: Option<(Client, JoinHandle<()>)>,
    /// How many were opened.
    opened: u64,
}

impl Line {
    /// Opens a line on which nobody is waited for longer than `patience`.
    pub fn new(address: &Address, patience: Duration) -> Told<Line> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Trouble::Found(format!("no line ({error})")))?;
        let mut line = Line { address: address.clone(), patience, runtime: Some(runtime), open: None, opened: 0 };
        let began = Instant::now();
        loop {
            match line.connect() {
                // after a crash the server goes over its log first
                Err(trouble) if trouble.is_starting() && began.elapsed() < patience => {
                    std::thread::sleep(Duration::from_millis(100));
                }
                done => return done.map(|()| line),
            }
        }
    }

    /// How many lines have broken; one that was never opened has not.
    pub fn broken(&self) -> u64 {
        self.opened - u64::from(self.open.is_some())
    }

    /// Asks on the line, a new one where the old is gone.
    pub fn ask<T>(&mut self, work: impl AsyncFnOnce(&mut Client) -> Told<T>) -> Told<T> {
        if self.open.as_ref().is_none_or(|(client, _)| client.is_closed()) {
            self.connect()?;
        }
        let limit = self.patience + SLACK;
        let (Some(runtime), Some((client, _))) = (&self.runtime, &mut self.open) else {
            return Err(Trouble::Found("no line".into()));
        };
        let done = runtime.block_on(async { tokio::time::timeout(limit, work(client)).await });
        let done = done.unwrap_or(Err(Trouble::Silence(limit)));
        if done.as_ref().is_err_and(Trouble::is_lost) {
            self.hang_up();
        }
        done
    }

    fn connect(&mut self) -> Told<()> {
        self.hang_up();
        let Some(runtime) = &self.runtime else { return Err(Trouble::Found("no line".into())) };
        let (config, patience) = (self.address.config(), self.patience.max(SLACK));
        // the search path holds nothing that others could put something into; an event that is told is on the disk
        let waits = self.patience.as_millis();
        let session = format!(
            "SET search_path = pg_catalog; SET client_min_messages = warning;
             SET lock_timeout = {waits}; SET statement_timeout = {}; SET idle_in_transaction_session_timeout = {};
             SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
            waits + 2000,
            waits + 10_000,
        );
        let opened = runtime.block_on(async {
            let opening = async {
                let (client, connection) = config.connect(NoTls).await?;
                // who asks is told what went wrong
                let driven = tokio::spawn(async move { drop(connection.await) });
                client.batch_execute(&session).await?;
                Ok::<_, Trouble>((client, driven))
            };
            tokio::time::timeout(patience, opening).await
        });
        self.open = Some(opened.unwrap_or(Err(Trouble::Silence(patience)))?);
        self.opened += 1;
        Ok(())
    }

    /// Closes the line, so that the server knows and lets go of what it held for us.
    fn hang_up(&mut self) {
        if let (Some(runtime), Some((client, driven))) = (&self.runtime, self.open.take()) {
            drop(client);
            driven.abort();
            // it was told to end, and does
            let _ = runtime.block_on(driven);
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // may be where nothing must block: whatever is open is closed with it
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

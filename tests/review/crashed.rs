//! A server that crashes, falls silent or goes: what was told is there, what was refused is not, and nobody waits without end.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use daejo::review::{Act, Place, Store, verify};

use crate::events::note;
use crate::homes::named;
use crate::killed::rounds;
use crate::postgres::Cluster;
use crate::support::Dice;

const WRITERS: usize = 4;

/// Several writers at once, and what became of each of their notes.
#[derive(Default)]
struct Busy {
    over: AtomicBool,
    /// Text → the hash that was told.
    told: Mutex<BTreeMap<String, String>>,
    /// Text, and why it was refused.
    refused: Mutex<Vec<(String, String)>>,
}

impl Busy {
    /// Writes until `meanwhile` is done.
    fn write(&self, place: &Place, meanwhile: impl FnOnce(&Busy)) {
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                scope.spawn(move || self.writer(place, writer));
            }
            // whoever fails in the meantime ends the writers as well
            let over = Over(&self.over);
            meanwhile(self);
            drop(over);
        });
    }

    fn writer(&self, place: &Place, writer: usize) {
        let mut store = None;
        for n in 0.. {
            if self.over.load(Ordering::Relaxed) {
                return;
            }
            // while the server is away none can be opened
            if store.is_none() {
                store = Store::open(place).ok();
            }
            let Some(open) = &mut store else {
                std::thread::sleep(Duration::from_millis(20));
                continue;
            };
            let text = format!("{writer} {n}");
            match open.record(vec![note("기자", &text)]) {
                Ok(entries) => drop(self.told.lock().unwrap().insert(text, entries[0].hash.clone())),
                Err(error) => {
                    self.refused.lock().unwrap().push((text, error.to_string()));
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
        }
    }

    /// Waits until so many more were told.
    fn wait(&self, more: usize) {
        let (before, began) = (self.told.lock().unwrap().len(), Instant::now());
        while self.told.lock().unwrap().len() < before + more {
            assert!(began.elapsed() < Duration::from_secs(60), "nothing is recorded any more");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// What was told is there, what was refused is not, none is doubled; gives how many were refused, and of how many it was said
    /// that nobody knows.
    fn hold(&self, place: &Place) -> (usize, usize) {
        let (told, refused) = (self.told.lock().unwrap(), self.refused.lock().unwrap());
        let (found, ever) = Store::read(place).unwrap().unwrap().found().unwrap();
        let (entries, faults) = verify(&found, ever);
        assert_eq!(faults, []);
        let text = |act: &Act| if let Act::Note { text, .. } = act { text.clone() } else { unreachable!("only notes") };
        let there: BTreeMap<String, &str> = entries.iter().map(|e| (text(&e.event.act), e.hash.as_str())).collect();
        assert_eq!(there.len(), entries.len(), "none is doubled");
        for (text, hash) in told.iter() {
            assert_eq!(there.get(text).copied(), Some(hash.as_str()), "{text} was told");
        }
        let is_unsure = |why: &str| why.contains("is not known");
        for (text, why) in refused.iter() {
            assert!(is_unsure(why) || !there.contains_key(text), "{text} was refused and is there: {why}");
        }
        let unsure = refused.iter().filter(|(_, why)| is_unsure(why)).count();
        println!("{} told, {} refused, {unsure} of them unsure, {} there", told.len(), refused.len(), there.len());
        (refused.len(), unsure)
    }
}

/// Says that it is over, when it goes.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_server_that_crashes_loses_nothing_and_doubles_nothing() {
    let Some(cluster) = Cluster::start() else { return };
    let place = named(&cluster.database().url("기록"));
    Store::open(&place).unwrap();
    let (busy, mut dice) = (Busy::default(), Dice::new(0x706f_7374));
    busy.write(&place, |busy| {
        for round in 0..rounds(4).min(60) {
            busy.wait(5);
            std::thread::sleep(Duration::from_micros(dice.below(80_000)));
            cluster.crash();
            // now and then it is away for longer than a line is tried again
            std::thread::sleep(Duration::from_millis(if round % 8 == 3 { 6000 } else { dice.below(500) }));
            cluster.begin().unwrap();
        }
        busy.wait(5);
    });
    busy.hold(&place);
}

#[test]
fn a_line_that_is_cut_is_opened_anew_and_nobody_notices() {
    let Some(cluster) = Cluster::start() else { return };
    let place = named(&cluster.database().url("기록"));
    Store::open(&place).unwrap();
    let busy = Busy::default();
    busy.write(&place, |busy| {
        for _ in 0..rounds(20).min(200) {
            busy.wait(3);
            let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'daejo'";
            cluster.sql("postgres", cut).unwrap();
        }
        busy.wait(5);
    });
    assert_eq!(busy.hold(&place), (0, 0), "{:?}", busy.refused);
}

#[test]
fn a_server_that_was_started_anew_is_found_again() {
    let Some(cluster) = Cluster::start() else { return };
    let place = named(&cluster.database().url("기록"));
    let mut store = Store::open(&place).unwrap();
    store.record(vec![note("성춘향", "하나")]).unwrap();
    cluster.crash();
    let began = Instant::now();
    let gone = store.last().unwrap_err().to_string();
    assert!(gone.contains("found no server that listens there"), "{gone}");
    let again = Store::open(&place).unwrap_err().to_string();
    assert!(
        again.contains("found no server that listens there") && began.elapsed() < Duration::from_secs(30),
        "{again}"
    );
    cluster.begin().unwrap();
    assert_eq!(store.last().unwrap(), 1);
    cluster.crash();
    cluster.begin().unwrap();
    assert_eq!(store.record(vec![note("성춘향", "둘")]).unwrap()[0].number, 2, "without a word of it");
    assert_eq!(store.entries().unwrap().len(), 2);
}

/// A stopped server that goes on when this goes.
struct Stopped(Vec<String>);

impl Stopped {
    fn new(cluster: &Cluster) -> Stopped {
        let server = cluster.process();
        let children = Command::new("pgrep").args(["-P", &server]).output().unwrap();
        let mut all: Vec<String> = String::from_utf8_lossy(&children.stdout).lines().map(str::to_owned).collect();
        all.push(server);
        assert!(Command::new("kill").arg("-STOP").args(&all).status().unwrap().success());
        Stopped(all)
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg("-CONT").args(&self.0).status();
    }
}

#[test]
fn a_silent_server_is_not_waited_for_without_end() {
    let Some(cluster) = Cluster::start() else { return };
    let place = named(&cluster.database().url("기록"));
    let mut store = Store::open_within(&place, Duration::from_millis(200)).unwrap();
    store.record(vec![note("성춘향", "하나")]).unwrap();
    let stopped = Stopped::new(&cluster);
    let began = Instant::now();
    let silent = store.record(vec![note("성춘향", "둘")]).unwrap_err().to_string();
    assert!(silent.contains("found no answer in 5.2 s, expected a record of decisions"), "{silent}");
    let silent = Store::open_within(&place, Duration::from_millis(200)).unwrap_err().to_string();
    assert!(silent.contains("found no answer in 5 s"), "{silent}");
    assert!(began.elapsed() < Duration::from_secs(30));
    drop(stopped);
    assert_eq!(store.record(vec![note("성춘향", "셋")]).unwrap()[0].number, 2, "what was refused is not there");
    assert_eq!(store.entries().unwrap().len(), 2);
}

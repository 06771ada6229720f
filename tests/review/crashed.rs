//! A server that crashes, falls silent or goes: what was told is there, what was refused is not, and nobody waits without end.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use daejo::review::{Act, Store, verify};

use crate::events::note;
use crate::homes::named;
use crate::killed::rounds;
use crate::postgres::Cluster;
use crate::support::Dice;

const WRITERS: usize = 4;

#[test]
fn a_server_that_crashes_loses_nothing_and_doubles_nothing() {
    let Some(cluster) = Cluster::start() else { return };
    let database = cluster.database();
    let place = named(&database.url("기록"));
    Store::open(&place).unwrap();
    let (over, told, refused) = (AtomicBool::new(false), Mutex::new(BTreeMap::new()), Mutex::new(Vec::new()));
    let rounds = rounds(4).min(60);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (place, over, told, refused) = (&place, &over, &told, &refused);
            scope.spawn(move || {
                let mut store = None;
                for n in 0.. {
                    if over.load(Ordering::Relaxed) {
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
                        Ok(entries) => drop(told.lock().unwrap().insert(text, entries[0].hash.clone())),
                        Err(error) => refused.lock().unwrap().push((text, error.to_string())),
                    }
                }
            });
        }
        let mut dice = Dice::new(0x706f_7374);
        for round in 0..rounds {
            let before = told.lock().unwrap().len();
            let began = Instant::now();
            while told.lock().unwrap().len() < before + 5 {
                assert!(began.elapsed() < Duration::from_secs(60), "round {round}: nothing is recorded any more");
                std::thread::sleep(Duration::from_millis(5));
            }
            std::thread::sleep(Duration::from_micros(dice.below(80_000)));
            cluster.crash();
            // now and then it is away for longer than a line is tried again
            std::thread::sleep(Duration::from_millis(if round % 8 == 3 { 6000 } else { dice.below(500) }));
            cluster.begin().unwrap();
        }
        over.store(true, Ordering::Relaxed);
    });
    let (told, refused) = (told.into_inner().unwrap(), refused.into_inner().unwrap());
    let (found, ever) = Store::read(&place).unwrap().unwrap().found().unwrap();
    let (entries, faults) = verify(&found, ever);
    assert_eq!(faults, []);
    let text = |act: &Act| if let Act::Note { text, .. } = act { text.clone() } else { unreachable!("only notes") };
    let there: BTreeMap<String, &str> = entries.iter().map(|e| (text(&e.event.act), e.hash.as_str())).collect();
    assert_eq!(there.len(), entries.len(), "none is doubled");
    for (text, hash) in &told {
        assert_eq!(there.get(text).copied(), Some(hash.as_str()), "{text} was told");
    }
    let unsure: BTreeSet<&String> =
        refused.iter().filter(|(_, why)| why.contains("is not known")).map(|(text, _)| text).collect();
    for (text, why) in &refused {
        assert!(unsure.contains(text) || !there.contains_key(text), "{text} was refused and is there: {why}");
    }
    println!(
        "{rounds} crashes, {} told, {} refused, {} of them unsure, {} there",
        told.len(),
        refused.len(),
        unsure.len(),
        there.len()
    );
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

//! Several processes write at once: nothing is lost, nothing doubled, and the order is one.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use daejo::review::{Act, Store, verify};

use crate::events::note;
use crate::homes::{self, Spot, in_every_home};

in_every_home!(sixteen_writers_at_once);

/// How many events each writer adds in a run of `cargo test`; `DAEJO_EVENTS` says otherwise.
const EVENTS: usize = 40;
const WRITERS: usize = 16;

/// This test binary, as a writer of its own: it opens the record, adds notes one by one and prints each that is on the disk.
pub fn writer(record: &str, name: &str, events: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "writers::a_writer_of_its_own", "--nocapture", "--ignored", "--test-threads", "1"])
        .env("DAEJO_WRITER", name)
        .env("DAEJO_RECORD", record)
        .env("DAEJO_EVENTS", events.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

#[test]
#[ignore = "started by other tests as a process of its own"]
fn a_writer_of_its_own() {
    let Some(name) = std::env::var_os("DAEJO_WRITER") else { return };
    let name = name.into_string().unwrap();
    let place = homes::named(&std::env::var("DAEJO_RECORD").unwrap());
    let events: usize = std::env::var("DAEJO_EVENTS").unwrap().parse().unwrap();
    let mut store = Store::open(&place).unwrap();
    for n in 0..events {
        // now and then it comes anew
        if n % 5 == 4 {
            store = Store::open(&place).unwrap();
        }
        let entry = store.record(vec![note(&name, &format!("{name} {n}"))]).unwrap().remove(0);
        println!("\nrecorded {} {} {n}", entry.number, entry.hash);
    }
}

/// The lines a writer printed: number and hash of every event it was told is on the disk.
pub fn acknowledged(lines: impl BufRead) -> Vec<(u64, String)> {
    let lines = lines.lines().map_while(Result::ok);
    lines
        .filter_map(|line| {
            let mut words = line.strip_prefix("recorded ")?.split(' ');
            let entry = (words.next()?.parse().ok()?, words.next()?.to_owned());
            // a line that was cut off by a kill lacks its end
            words.next().map(|_| entry)
        })
        .collect()
}

fn sixteen_writers_at_once(spot: &Spot) {
    let each = std::env::var("DAEJO_EVENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(EVENTS);
    let began = std::time::Instant::now();
    let mut children: Vec<_> = (0..WRITERS)
        .map(|n| writer(&spot.name, &format!("기자{n}"), each).stderr(Stdio::inherit()).spawn().unwrap())
        .collect();
    let told: Vec<_> =
        children.iter_mut().map(|child| acknowledged(BufReader::new(child.stdout.take().unwrap()))).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    println!("{WRITERS} writers, {} events, {:.1} s", WRITERS * each, began.elapsed().as_secs_f64());
    let (found, ever) = spot.read().found().unwrap();
    let (entries, faults) = verify(&found, ever);
    assert_eq!(faults, []);
    assert_eq!(entries.len(), WRITERS * each);
    let texts: BTreeSet<&str> = entries
        .iter()
        .map(|entry| match &entry.event.act {
            Act::Note { text, .. } => text.as_str(),
            _ => unreachable!("only notes were written"),
        })
        .collect();
    assert_eq!(texts.len(), entries.len(), "none is doubled");
    for told in told {
        assert_eq!(told.len(), each);
        assert!(told.windows(2).all(|pair| pair[0].0 < pair[1].0), "each writer's own order holds");
        for (number, hash) in told {
            assert_eq!(entries[usize::try_from(number).unwrap() - 1].hash, hash);
        }
    }
}

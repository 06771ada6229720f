//! A writer that is killed at any moment loses nothing that it was told is on the disk, and leaves nothing to repair.

use std::io::BufReader;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use daejo::review::{Place, Store, verify};

use crate::events::note;
use crate::homes::Spot;
use crate::support::Dice;
use crate::writers::{acknowledged, writer};

/// Rounds in a run of `cargo test`; `DAEJO_KILLS` says otherwise.
const ROUNDS: u64 = 8;
const MANY: u64 = 500;

pub fn rounds(default: u64) -> u64 {
    std::env::var("DAEJO_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(default)
}

#[test]
fn killed_at_random_moments() {
    kill(rounds(ROUNDS), || Some(Spot::file()));
}

#[test]
fn killed_at_random_moments_with_the_record_in_a_database() {
    kill(rounds(ROUNDS), Spot::database);
}

#[test]
#[ignore = "takes minutes; 500 rounds, or as many as DAEJO_KILLS says"]
fn killed_at_random_moments_five_hundred_times() {
    kill(rounds(MANY), || Some(Spot::file()));
}

#[test]
#[ignore = "takes minutes; 500 rounds, or as many as DAEJO_KILLS says"]
fn killed_at_random_moments_five_hundred_times_with_the_record_in_a_database() {
    kill(rounds(MANY), Spot::database);
}

/// What else goes wrong while a writer is killed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Besides {
    Nothing,
    /// The disk is full sooner or later.
    FullDisk,
    /// Somebody else holds the record for a while.
    Locked,
    /// The folder may only be read by who writes.
    ReadOnly,
}

const BESIDES: [Besides; 4] = [Besides::Nothing, Besides::FullDisk, Besides::Locked, Besides::ReadOnly];

/// Kills a writer again and again on one record, and looks at the record after each.
fn kill(rounds: u64, anew: impl Fn() -> Option<Spot>) {
    let Some(mut spot) = anew() else { return };
    let mut dice = Dice::new(0x6461_656a);
    let (mut known, mut unfinished, mut all_told) = (Vec::new(), 0, 0);
    let mut seen = [0_u64; BESIDES.len()];
    for round in 0..rounds {
        // every twentieth round begins anew, so that making the record is cut off too
        if round % 20 == 0 && round > 0 {
            spot = anew().unwrap();
            known.clear();
        }
        let besides = match &spot.database {
            None => BESIDES[usize::try_from(round % 4).unwrap()],
            // the disk of a server is the server's
            Some(_) => [Besides::Nothing, Besides::Locked][usize::try_from(round % 2).unwrap()],
        };
        let (lasts, limit) = (dice.below(120_000), 40 + dice.below(160));
        let told = killed(&spot, round, besides, Duration::from_micros(lasts), limit);
        seen[BESIDES.iter().position(|one| *one == besides).unwrap()] += 1;
        assert!(besides != Besides::ReadOnly || told.is_empty(), "round {round}: written where one may only read");
        let before = Store::read(&spot.place).unwrap().map_or_else(Vec::new, |store| store.entries().unwrap());
        // the next start needs no repair
        spot.open().record(vec![note("다음", "이어서")]).unwrap();
        let (found, ever) = spot.read().found().unwrap();
        let (entries, faults) = verify(&found, ever);
        assert_eq!(faults, [], "round {round}, {besides:?}");
        assert_eq!(entries[..before.len()], before, "round {round}: nothing of it is changed");
        all_told += told.len();
        known.extend(told);
        for (number, hash) in &known {
            let there = entries.get(usize::try_from(*number).unwrap() - 1).map(|entry| &entry.hash);
            assert_eq!(there, Some(hash), "round {round}, {besides:?}: event {number} was acknowledged and is gone");
        }
        unfinished += entries.len() - 1 - known.len();
        known = entries.iter().map(|entry| (entry.number, entry.hash.clone())).collect();
    }
    println!(
        "{rounds} kills ({BESIDES:?}: {seen:?}), {all_told} decisions told, {unfinished} written and not yet told"
    );
}

/// What a writer was told until it was killed, so long after it began.
fn killed(spot: &Spot, round: u64, besides: Besides, lasts: Duration, limit: u64) -> Vec<(u64, String)> {
    let inner = writer(&spot.name, &format!("기자{round}"), 100_000);
    let mut command = match besides {
        Besides::FullDisk => with_little_room(&inner, limit),
        Besides::ReadOnly => {
            // the record is there, and somebody else's
            spot.open();
            let all = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            std::fs::set_permissions(spot.folder(), all).unwrap();
            as_nobody(&inner)
        }
        Besides::Nothing | Besides::Locked => inner,
    };
    let locked = (besides == Besides::Locked).then(|| {
        spot.open();
        Held::new(spot)
    });
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let stdout = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || acknowledged(BufReader::new(stdout)));
    std::thread::sleep(lasts / 2);
    drop(locked);
    std::thread::sleep(lasts / 2);
    let _ = child.kill();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// The record, held by somebody else until this goes.
pub enum Held {
    File(rusqlite::Connection),
    Database(std::process::Child),
}

impl Held {
    pub fn new(spot: &Spot) -> Held {
        let Some(database) = &spot.database else {
            let other = rusqlite::Connection::open(spot.path()).unwrap();
            other.busy_timeout(Duration::from_secs(20)).unwrap();
            other.execute_batch("BEGIN IMMEDIATE").unwrap();
            return Held::File(other);
        };
        use std::io::{BufRead, Write};
        let mut psql = database.cluster.psql(&database.name);
        let mut psql = psql.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let lock = b"BEGIN; SELECT id FROM daejo.record FOR UPDATE;\n";
        psql.stdin.as_mut().unwrap().write_all(lock).unwrap();
        let mut line = String::new();
        BufReader::new(psql.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "held");
        Held::Database(psql)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        match self {
            Held::File(connection) => connection.execute_batch("ROLLBACK").unwrap(),
            Held::Database(psql) => {
                drop(psql.stdin.take());
                let _ = psql.wait();
            }
        }
    }
}

/// The command where no file may grow beyond so many KiB: what the kernel says then is what a full disk says.
fn with_little_room(inner: &Command, limit: u64) -> Command {
    let mut command = Command::new("bash");
    command
        .args(["-c", &format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" \"$@\"")])
        .arg(inner.get_program())
        .args(inner.get_args());
    with_the_same_words(command, inner)
}

/// The command as somebody who may only read. Where nobody else can run it, it writes nothing either.
fn as_nobody(inner: &Command) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
    command.arg(inner.get_program()).args(inner.get_args());
    with_the_same_words(command, inner)
}

fn with_the_same_words(mut command: Command, inner: &Command) -> Command {
    for (name, value) in inner.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command
}

fn filled() -> Spot {
    let spot = Spot::file();
    spot.open().record(vec![note("성춘향", "하나"), note("성춘향", "둘")]).unwrap();
    spot
}

#[test]
fn a_locked_record_is_said_to_be_locked() {
    for spot in Spot::all() {
        spot.open().record(vec![note("성춘향", "하나"), note("성춘향", "둘")]).unwrap();
        let mut ours = Store::open_within(&spot.place, Duration::from_millis(100)).unwrap();
        let held = Held::new(&spot);
        let began = std::time::Instant::now();
        let refused = ours.record(vec![note("이몽룡", "셋")]).unwrap_err().to_string();
        assert!(refused.contains("found it locked by another process, expected a record"), "{refused}");
        assert!(began.elapsed() < Duration::from_secs(10));
        assert_eq!(spot.read().entries().unwrap().len(), 2, "others still read");
        drop(held);
        assert_eq!(ours.record(vec![note("이몽룡", "셋")]).unwrap()[0].number, 3);
    }
}

#[test]
fn a_full_disk_loses_nothing_that_was_told() {
    let spot = Spot::file();
    let mut command = with_little_room(&writer(&spot.name, "기자", 100_000), 96);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let told = acknowledged(BufReader::new(child.stdout.take().unwrap()));
    assert!(!child.wait().unwrap().success(), "the disk was never full");
    assert!(!told.is_empty());
    let entries = spot.read().entries().unwrap();
    for (number, hash) in &told {
        assert_eq!(entries[usize::try_from(*number).unwrap() - 1].hash, *hash);
    }
    let next = spot.open().record(vec![note("다음", "자리가 났다")]).unwrap();
    assert_eq!(next[0].number, entries.len() as u64 + 1);
}

#[test]
fn a_folder_that_takes_no_files_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let spot = filled();
    let Place::File(path) = &spot.place else { unreachable!("a file") };
    let folder: &Path = path.parent().and_then(Path::parent).unwrap();
    // as somebody who may read it only
    let daejo = env!("CARGO_BIN_EXE_daejo");
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    for (file, mode) in [(path.as_path(), 0o444), (path.parent().unwrap(), 0o555)] {
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
    }
    let run = |args: &[&str]| {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", daejo]).args(args);
        command.arg(folder).stdin(Stdio::null()).output()
    };
    match run(&["--version"]) {
        Ok(ran) if ran.status.success() || ran.status.code() == Some(2) => {}
        other => {
            crate::support::loudly(&format!("SKIPPED: nobody else can run daejo here ({other:?})"));
            return;
        }
    }
    let log = run(&["review", "log"]).unwrap();
    assert!(log.status.success(), "{}", String::from_utf8_lossy(&log.stderr));
    assert_eq!(String::from_utf8_lossy(&log.stdout).lines().count(), 2);
    std::fs::write(folder.join("a.txt"), "별빛도서관이 2024년 5월 10일 문을 열었다.\n").unwrap();
    let desk = run(&["review", "--plain", "--by", "성춘향"]).unwrap();
    assert_eq!(desk.status.code(), Some(3), "{}", String::from_utf8_lossy(&desk.stderr));
    std::fs::set_permissions(path.parent().unwrap(), std::fs::Permissions::from_mode(0o755)).unwrap();
}

//! A writer that is killed at any moment loses nothing that it was told is on the disk, and leaves nothing to repair.

use std::io::BufReader;
use std::process::{Command, Stdio};
use std::time::Duration;

use daejo::review::{Store, verify};
use tempfile::TempDir;

use crate::events::note;
use crate::support::Dice;
use crate::writers::{acknowledged, writer};

/// Rounds in a run of `cargo test`; `DAEJO_KILLS` says otherwise.
const ROUNDS: u64 = 6;
const MANY: u64 = 500;

fn rounds(default: u64) -> u64 {
    std::env::var("DAEJO_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(default)
}

#[test]
fn killed_at_random_moments() {
    kill(rounds(ROUNDS));
}

#[test]
#[ignore = "takes minutes; 500 rounds, or as many as DAEJO_KILLS says"]
fn killed_at_random_moments_five_hundred_times() {
    kill(rounds(MANY));
}

/// Kills a writer again and again on one record, and looks at the record after each.
fn kill(rounds: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".daejo").join("review.sqlite");
    let mut dice = Dice::new(0x6461_656a);
    let (mut told, mut unfinished) = (Vec::new(), 0);
    for round in 0..rounds {
        // every twentieth round begins anew, so that making the record is cut off too
        if round % 20 == 0 {
            let _ = std::fs::remove_dir_all(folder.path().join(".daejo"));
            told.clear();
        }
        let mut child = writer(&path, &format!("기자{round}"), 100_000).spawn().unwrap();
        let stdout = child.stdout.take().unwrap();
        let reader = std::thread::spawn(move || acknowledged(BufReader::new(stdout)));
        std::thread::sleep(Duration::from_micros(dice.below(120_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        told.extend(reader.join().unwrap());
        let entries = match Store::read(&path).unwrap() {
            Some(store) => {
                let (found, ever) = store.found().unwrap();
                let (entries, faults) = verify(&found, ever);
                assert_eq!(faults, [], "round {round}");
                entries
            }
            None => Vec::new(),
        };
        for (number, hash) in &told {
            let there = entries.get(usize::try_from(*number).unwrap() - 1).map(|entry| &entry.hash);
            assert_eq!(there, Some(hash), "round {round}: event {number} was acknowledged and is gone");
        }
        unfinished += entries.len() - told.len();
        // the next start needs no repair
        let next = Store::open(&path).unwrap().record(vec![note("다음", "이어서")]).unwrap();
        assert_eq!(next[0].number, entries.len() as u64 + 1);
        told.extend(entries.iter().skip(told.len()).map(|entry| (entry.number, entry.hash.clone())));
        told.push((next[0].number, next[0].hash.clone()));
    }
    println!("{rounds} kills, {} events in the last record, {unfinished} written and not yet told", told.len());
}

fn filled() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".daejo").join("review.sqlite");
    Store::open(&path).unwrap().record(vec![note("성춘향", "하나"), note("성춘향", "둘")]).unwrap();
    (folder, path)
}

#[test]
fn a_locked_record_is_said_to_be_locked() {
    let (_folder, path) = filled();
    let mut ours = Store::open_within(&path, Duration::from_millis(100)).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = ours.record(vec![note("이몽룡", "셋")]).unwrap_err().to_string();
    assert!(refused.contains("locked by another process"), "{refused}");
    assert_eq!(Store::read(&path).unwrap().unwrap().entries().unwrap().len(), 2, "others still read");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(ours.record(vec![note("이몽룡", "셋")]).unwrap()[0].number, 3);
}

#[test]
fn a_full_disk_loses_nothing_that_was_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".daejo").join("review.sqlite");
    let inner = writer(&path, "기자", 100_000);
    // no file may grow beyond 96 KiB: what the kernel says then is what a full disk says
    let mut command = Command::new("bash");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 96; exec \"$0\" \"$@\""])
        .arg(inner.get_program())
        .args(inner.get_args());
    for (name, value) in inner.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let told = acknowledged(BufReader::new(child.stdout.take().unwrap()));
    assert!(!child.wait().unwrap().success(), "the disk was never full");
    assert!(!told.is_empty());
    let entries = Store::read(&path).unwrap().unwrap().entries().unwrap();
    for (number, hash) in &told {
        assert_eq!(entries[usize::try_from(*number).unwrap() - 1].hash, *hash);
    }
    let next = Store::open(&path).unwrap().record(vec![note("다음", "자리가 났다")]).unwrap();
    assert_eq!(next[0].number, entries.len() as u64 + 1);
}

#[test]
fn a_folder_that_takes_no_files_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = filled();
    // as somebody who may read it only
    let daejo = env!("CARGO_BIN_EXE_daejo");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    for (file, mode) in [(path.as_path(), 0o444), (path.parent().unwrap(), 0o555)] {
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
    }
    let run = |args: &[&str]| {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", daejo]).args(args);
        command.arg(folder.path()).stdin(Stdio::null()).output()
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
    std::fs::write(folder.path().join("a.txt"), "별빛도서관이 2024년 5월 10일 문을 열었다.\n").unwrap();
    let desk = run(&["review", "--plain", "--by", "성춘향"]).unwrap();
    assert_eq!(desk.status.code(), Some(3), "{}", String::from_utf8_lossy(&desk.stderr));
    std::fs::set_permissions(path.parent().unwrap(), std::fs::Permissions::from_mode(0o755)).unwrap();
}

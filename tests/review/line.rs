//! The command line: what an editor settled, seen by `check`, `log`, `export`, `import` and `verify`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The seed story in a folder of its own.
pub fn copied() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(crate::support::folder("seeds")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

pub fn run(args: &[&str], folder: &Path, input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
    command.args(args).current_dir(folder).env("DAEJO_EDITOR", "성춘향");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("daejo runs");
    let mut stdin = child.stdin.take().unwrap();
    // who does not read to the end is free to
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn what_an_editor_settled_fails_no_run_and_is_shown() {
    let folder = copied();
    let check = |extra: &[&str]| run(&[&["check", ".", "--fail-on", "conflict"], extra].concat(), folder.path(), "");
    assert_eq!(check(&[]).status.code(), Some(1));
    let before = run(&["check", "."], folder.path(), "");
    // the conflict and the article against itself come first in the queue
    let desk = run(&["review", ".", "--plain"], folder.path(), "a 두 매체에 확인\na\nq\n");
    assert!(desk.status.success(), "{}", said(&desk));
    assert!(said(&desk).contains("기록 1 ") && said(&desk).contains("기록 2 "), "{}", said(&desk));
    let after = check(&[]);
    assert_eq!(after.status.code(), Some(0), "{}", said(&after));
    assert!(said(&after).contains("결정 1: 인정 (성춘향, "), "{}", said(&after));
    assert!(said(&after).contains("두 매체에 확인"));
    let json: serde_json::Value = serde_json::from_slice(&check(&["--format", "json"]).stdout).unwrap();
    assert_eq!(json["review"]["decisions"][0]["fate"], "applied");
    let schema: serde_json::Value = serde_json::from_str(daejo::report::report_schema()).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&json));
    // and taken back
    let undone = run(&["review", ".", "--plain"], folder.path(), "z\nz\nq\n");
    assert!(undone.status.success());
    assert_eq!(check(&[]).status.code(), Some(1));
    assert_eq!(run(&["check", "."], folder.path(), "").stdout, before.stdout, "as if nothing had been decided");
}

#[test]
fn a_record_travels_and_is_verified() {
    let folder = copied();
    let here = |args: &[&str], input: &str| run(args, folder.path(), input);
    assert!(said(&here(&["review", "verify", "."], "")).contains("no events"));
    assert!(said(&here(&["review", "log", ".", "--lang", "ko"], "")).contains("아직 내려진 결정이 없습니다."));
    here(&["review", ".", "--plain"], "n 확인 중\nr 오보 아님\nq\n");
    let export = here(&["review", "export", ".", "-o", "record.jsonl"], "");
    assert!(export.status.success(), "{}", said(&export));
    let text = std::fs::read_to_string(folder.path().join("record.jsonl")).unwrap();
    assert_eq!(text.lines().count(), 2);
    let log = said(&here(&["review", "log", "."], ""));
    assert!(log.contains(" 성춘향 메모 ") && log.contains(" 성춘향 기각 ") && log.contains("— 오보 아님"), "{log}");
    here(&["review", ".", "--plain"], "u\nq\n");
    let verify = here(&["review", "verify", ".", "--against", "record.jsonl"], "");
    assert!(verify.status.success() && said(&verify).contains("events 1 to 3: whole"), "{}", said(&verify));

    let other = copied();
    let import = run(&["review", "import", ".", "-"], other.path(), &text);
    assert!(said(&import).contains("2 of 2 events added"), "{}", said(&import));
    assert_eq!(run(&["review", "export", "."], other.path(), "").stdout, text.as_bytes());
    let touched = text.replacen("확인 중", "확인 끝", 1);
    let refused = run(&["review", "import", ".", "-"], other.path(), &touched);
    assert_eq!(refused.status.code(), Some(3));
    assert!(said(&refused).contains("event 1: altered"), "{}", said(&refused));
    let no_line = run(&["review", "import", ".", "-"], other.path(), "{\"number\":1}\n");
    assert!(said(&no_line).contains("-:1: found "), "{}", said(&no_line));

    run(&["review", ".", "--plain"], other.path(), "n 다른 말\nq\n");
    let parted = run(&["review", "export", "."], other.path(), "");
    std::fs::write(folder.path().join("parted.jsonl"), parted.stdout).unwrap();
    let verify = here(&["review", "verify", ".", "--against", "parted.jsonl"], "");
    assert_eq!(verify.status.code(), Some(1));
    assert!(said(&verify).contains("event 3: not the one in parted.jsonl"), "{}", said(&verify));
}

#[test]
fn a_damaged_record_stops_a_check_and_is_never_passed_over() {
    let folder = copied();
    run(&["review", ".", "--plain"], folder.path(), "a\nq\n");
    let path = folder.path().join(".daejo/review.sqlite");
    let by_hand = rusqlite::Connection::open(&path).unwrap();
    by_hand
        .execute_batch("DROP TRIGGER an_event_never_changes; UPDATE event SET body = replace(body, '성춘향', '변학도')")
        .unwrap();
    drop(by_hand);
    let check = run(&["check", "."], folder.path(), "");
    assert_eq!(check.status.code(), Some(3));
    assert!(said(&check).contains("내용이 바뀐 1번") && check.stdout.is_empty(), "{}", said(&check));
    assert_eq!(run(&["review", "verify", "."], folder.path(), "").status.code(), Some(1));
}

#[test]
fn what_is_asked_for_wrongly_is_said() {
    let folder = copied();
    let code = |args: &[&str]| run(args, folder.path(), "").status.code();
    assert_eq!(code(&["review"]), Some(2));
    assert_eq!(code(&["review", "."]), Some(2), "no terminal, and no --plain");
    assert_eq!(code(&["review", "nowhere", "--plain"]), Some(3));
    assert_eq!(code(&["review", "log", "nowhere"]), Some(3));
    assert_eq!(code(&["review", "export", ".", "-o", ".daejo"]), Some(0));
    assert!(!folder.path().join(".daejo/review.sqlite").exists(), "who only looks makes no record");
}

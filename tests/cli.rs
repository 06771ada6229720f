//! The command line: help and messages as files under `tests/cli`, and what a file cannot hold.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn daejo() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
    command.env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn fed(args: &[&str], input: &str) -> Output {
    let mut child =
        daejo().args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let feed = std::thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    feed.join().unwrap();
    output
}

/// A folder with two short articles.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "별빛도서관 문 열어\n\n별빛도서관이 2024년 5월 10일 문을 열었다.\n")
        .unwrap();
    std::fs::write(folder.path().join("b.txt"), "도서관 개관\n\n별빛도서관이 2024년 5월 12일 문을 열었다.\n").unwrap();
    folder
}

#[test]
fn help_and_messages() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd").env("COLUMNS", "100").run();
}

#[test]
fn a_report_is_written_whole_and_its_old_self_replaced() {
    let folder = folder();
    let out = folder.path().join("out.json");
    std::fs::write(&out, "old").unwrap();
    let run = daejo()
        .args(["check", "a.txt", "b.txt", "--format", "json", "-o", "out.json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", text(&run.stderr));
    assert!(run.stdout.is_empty());
    let report: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(report["articles"].as_array().unwrap().len(), 2);
    let mut left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["a.txt", "b.txt", "out.json"]);
}

#[test]
fn a_byte_order_mark_stands_before_csv_alone() {
    let folder = folder();
    let run = |args: &[&str]| daejo().args(args).current_dir(folder.path()).output().unwrap();
    for verb in ["check", "claims"] {
        let (plain, marked) = (run(&[verb, ".", "--format", "csv"]), run(&[verb, ".", "--format", "csv", "--bom"]));
        assert!(text(&plain.stdout).starts_with("id,"));
        assert_eq!(text(&marked.stdout), format!("\u{feff}{}", text(&plain.stdout)));
        let wrong = run(&[verb, ".", "--format", "jsonl", "--bom"]);
        assert_eq!(wrong.status.code(), Some(2));
        assert!(wrong.stdout.is_empty());
    }
}

#[test]
fn an_input_is_never_overwritten() {
    let folder = folder();
    let before = std::fs::read(folder.path().join("a.txt")).unwrap();
    for (inputs, out) in [(vec!["a.txt"], "a.txt"), (vec!["."], "b.txt"), (vec!["a.txt"], "./../a.txt")] {
        let inside = folder.path().join("inside");
        let out = if out.contains("..") {
            std::fs::create_dir_all(&inside).unwrap();
            "inside/../a.txt"
        } else {
            out
        };
        let run = daejo()
            .arg("check")
            .args(&inputs)
            .args(["--lang", "ko", "-o", out])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{inputs:?} -o {out}");
        assert!(text(&run.stderr).contains("덮어쓸 수 없습니다"), "{}", text(&run.stderr));
    }
    assert_eq!(std::fs::read(folder.path().join("a.txt")).unwrap(), before);
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one() {
    let folder = folder();
    let run =
        daejo().args(["check", "a.txt", "-o", "no/such/folder/out.md"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(run.status.code(), Some(3));
    assert!(text(&run.stderr).contains("쓰지 못했습니다"));
    let run = daejo().args(["check", "a.txt", "-o", "."]).current_dir(folder.path()).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
}

#[test]
fn what_was_not_read_is_said_and_decides_the_exit() {
    let folder = folder();
    let run = |extra: &[&str]| {
        let mut command = daejo();
        command.args(["check", "a.txt", "nowhere.txt"]).args(extra).current_dir(folder.path()).output().unwrap()
    };
    let stopped = run(&[]);
    assert_eq!(stopped.status.code(), Some(3));
    assert!(text(&stopped.stderr).contains("nowhere.txt"), "{}", text(&stopped.stderr));
    let went_on = run(&["--keep-going"]);
    assert_eq!(went_on.status.code(), Some(0), "{}", text(&went_on.stderr));
    assert!(text(&went_on.stdout).contains("nowhere.txt"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder();
    let mut child = daejo()
        .args(["check", ".", "--format", "json"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run = child.wait_with_output().unwrap();
    assert_eq!(text(&run.stderr), "");
    assert_eq!(run.status.code(), Some(0));
}

#[test]
fn colour_only_where_it_is_wanted() {
    let folder = folder();
    let run = |args: &[&str], no_color: Option<&str>| {
        let mut command = daejo();
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        let run = command.args(["check", "."]).args(args).current_dir(folder.path()).output().unwrap();
        text(&run.stdout).contains('\u{1b}')
    };
    assert!(!run(&[], None));
    assert!(run(&["--color", "always"], None));
    assert!(run(&["--color", "always"], Some("")));
    assert!(!run(&["--color", "always"], Some("1")));
    assert!(!run(&["--color", "never"], None));
}

#[test]
fn one_bad_line_does_not_stop_the_rest() {
    let input = "{\"id\": \"a\", \"text\": \"별일 없다\", \"lang\": \"ko\", \"reference\": null}\nnope\n\n\
                 {\"id\": 3, \"text\": \"nothing\", \"lang\": \"en\", \"reference\": \"2024-02-28T10:00:00\"}\n{\"id\": 4}\n";
    let run = fed(&["values", "--format", "jsonl"], input);
    assert_eq!(text(&run.stdout), "{\"id\":\"a\",\"values\":[]}\n{\"id\":3,\"values\":[]}\n");
    let stderr = text(&run.stderr);
    assert!(stderr.contains("standard input:2: found no JSON"), "{stderr}");
    assert!(stderr.contains("standard input:5: found no \"text\""), "{stderr}");
    assert_eq!(run.status.code(), Some(3));
}

#[test]
fn pairs_are_answered_in_order() {
    let input = "{\"id\": \"p1\", \"a\": \"별일 없다\", \"b\": \"조용하다\", \"lang\": \"ko\"}\n\
                 {\"id\": \"p2\", \"a\": \"quiet\", \"b\": \"nothing\"}\n";
    let run = fed(&["compare", "--format", "jsonl"], input);
    assert!(run.status.success(), "{}", text(&run.stderr));
    let ids: Vec<serde_json::Value> = text(&run.stdout)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].take())
        .collect();
    assert_eq!(ids, ["p1", "p2"]);
}

#[test]
fn nothing_in_a_message_steers_the_terminal() {
    let run = daejo().args(["check", "a\u{1b}[2J.txt", "b\u{9b}.txt"]).output().unwrap();
    assert_eq!(run.status.code(), Some(3));
    let all = text(&run.stderr) + &text(&run.stdout);
    assert!(!all.contains(['\u{1b}', '\u{9b}']), "{all:?}");
}

#[test]
fn a_pipe_gets_the_whole_report_and_less_when_asked() {
    let run = |args: &[&str]| {
        let run = daejo().current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "seeds"]).args(args).output().unwrap();
        (run.status.code(), text(&run.stdout), text(&run.stderr))
    };
    let (_, whole, _) = run(&[]);
    assert_eq!(run(&["--full"]).1, whole);
    assert!(whole.lines().count() > 500);
    let (_, brief, _) = run(&["--brief", "--width", "80"]);
    assert!(brief.lines().count() < 24, "{brief}");
    let (_, conflicts, _) = run(&["--only", "conflict,internal"]);
    assert!(conflicts.contains("[1]") && conflicts.contains("[2]") && !conflicts.contains("[3]"), "{conflicts}");
    let (code, _, told) = run(&["--outlet", "없는신문"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("--outlet 없는신문") && told.contains("새벽뉴스"), "{told}");
    for wrong in [&["--full", "--brief"][..], &["--full", "--format", "json"], &["--only", "grave"]] {
        assert_eq!(run(wrong).0, Some(2), "{wrong:?}");
    }
}

/// What a terminal of 80×24 shows of a command; `None`, and said so loudly, where there is no tmux.
fn on_a_terminal(command: &str, until: &str) -> Option<String> {
    let socket = format!("daejo-cli-{}-{}", std::process::id(), command.len());
    let tmux = |args: &[&str]| {
        let mut tmux = Command::new("tmux");
        tmux.args(["-u", "-L", &socket]).args(args).env("LC_ALL", "C.UTF-8").env_remove("TMUX").output()
    };
    let command = format!("cd '{}'; {command}; sleep 60", env!("CARGO_MANIFEST_DIR"));
    let begun = tmux(&["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", &command]);
    if !begun.as_ref().is_ok_and(|begun| begun.status.success()) {
        let _ = writeln!(std::io::stderr(), "*** SKIPPED: no tmux to show the first screen on ({begun:?})");
        return None;
    }
    let started = std::time::Instant::now();
    let seen = loop {
        let seen = text(&tmux(&["capture-pane", "-p"]).unwrap().stdout);
        if seen.contains(until) || started.elapsed().as_secs() > 120 {
            break seen;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    };
    let _ = tmux(&["kill-server"]);
    Some(seen)
}

#[test]
fn a_terminal_gets_the_first_screen_and_a_pager_for_more() {
    let daejo = env!("CARGO_BIN_EXE_daejo");
    let Some(first) = on_a_terminal(&format!("LANG=C.UTF-8 '{daejo}' check seeds"), "daejo explain") else { return };
    assert!(first.starts_with("저커버그 방한"), "{first}");
    for shown in ["충돌 1", "내부 모순: ", "--full"] {
        assert!(first.contains(shown), "no {shown}\n{first}");
    }
    // a small story is quick, and its report still longer than the screen
    let folder = folder();
    let full = format!("'{daejo}' check '{}' --full", folder.path().display());
    let paged = on_a_terminal(&format!("PAGER='head -n 3' {full}; echo 끝"), "끝").unwrap();
    assert!(paged.contains("대조 보고서") && paged.trim_end().lines().count() == 4, "{paged}");
    let unpaged = on_a_terminal(&format!("PAGER='head -n 3' {full} --no-pager; echo 끝"), "끝").unwrap();
    assert!(!unpaged.contains("대조 보고서") && unpaged.contains("b.txt"), "{unpaged}");
    let unstarted = on_a_terminal(&format!("PAGER=/no/such/pager {full}; echo 끝"), "끝").unwrap();
    assert_eq!(unstarted, unpaged);
}

#[test]
fn verbose_tells_on_standard_error() {
    let folder = folder();
    let run = |args: &[&str]| daejo().args(args).current_dir(folder.path()).output().unwrap();
    let (quiet, told) = (run(&["check", "."]), run(&["-v", "check", "."]));
    assert_eq!(text(&quiet.stderr), "");
    assert!(text(&told.stderr).contains("articles=2"), "{}", text(&told.stderr));
    assert_eq!(quiet.stdout, told.stdout);
}

#[test]
fn messages_speak_the_language_of_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).unwrap();
        folder.path().join(name).to_string_lossy().into_owned()
    };
    let whole = file("a.txt", "별빛도서관 개관\n\n별빛도서관이 2024년 5월 10일 문을 열었다.\n");
    let (empty, date) = (file("b.txt", ""), file("c.md", "---\npublished: 2월 30일\n---\n글이다.\n"));
    let told = |args: &[&str]| text(&daejo().args(args).output().unwrap().stderr);
    let (found, wrong) =
        ("빈 파일입니다. 기사가 필요합니다.", "c.md:2: published: \"2월 30일\"입니다. 2024-02-29T11:00처럼");
    // the story's language, another that is asked for, and no story to take one from
    let of_story = told(&["check", &whole, &empty, &date]);
    assert!(of_story.contains(found) && of_story.contains(wrong), "{of_story}");
    let english = told(&["check", &whole, &empty, &date, "--lang", "en"]);
    assert!(english.contains("b.txt: found an empty file, expected an article"), "{english}");
    assert!(english.contains("c.md:2: found published: \"2월 30일\", expected a date that exists"), "{english}");
    let nothing = told(&["check", &empty, "--lang", "ko"]);
    assert!(nothing.contains("오류: ") && nothing.contains(found), "{nothing}");
    let story = file("story.toml", "[[article]]\nfile = \"d.txt\"\n");
    let missing = told(&["check", &story, "--lang", "ko"]);
    assert!(
        missing.contains("story.toml:2: file = \"d.txt\"(없는 파일)입니다. 실제로 있는 파일이 필요합니다."),
        "{missing}"
    );
}

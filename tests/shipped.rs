//! What goes with the program: completions and man pages as it makes them today (`DAEJO_UPDATE=1 cargo test --test shipped`
//! writes them anew), settings found upwards, new story folders, the verdicts explained.

use std::path::Path;
use std::process::{Command, Output};

/// Shell, file under `share/completions`.
const SHELLS: [(&str, &str); 5] = [
    ("bash", "daejo.bash"),
    ("zsh", "_daejo"),
    ("fish", "daejo.fish"),
    ("elvish", "daejo.elv"),
    ("powershell", "_daejo.ps1"),
];

fn daejo(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_daejo")).args(args).current_dir(folder).output().unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Holds a committed file to what is made today.
fn held(file: &Path, now: &str) {
    if std::env::var_os("DAEJO_UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, now).unwrap();
        return;
    }
    let was = std::fs::read_to_string(file).unwrap_or_default();
    assert!(was == now, "{} is not what daejo makes; look, then DAEJO_UPDATE=1", file.display());
}

#[test]
fn completions_are_shipped_as_they_are_made() {
    for (shell, file) in SHELLS {
        let run = daejo(root(), &["completions", shell]);
        assert!(run.status.success());
        let made = text(&run.stdout);
        assert!(["check", "diff", "against", "fail-on"].iter().all(|word| made.contains(word)), "{shell}");
        held(&root().join("share/completions").join(file), &made);
    }
    if Command::new("bash").arg("-c").arg("true").status().is_ok_and(|status| status.success()) {
        let checked = Command::new("bash").arg("-n").arg(root().join("share/completions/daejo.bash")).status().unwrap();
        assert!(checked.success());
    }
}

#[test]
fn man_pages_are_shipped_as_they_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let run = daejo(folder.path(), &["man", "--output", "man1"]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder.path().join("man1")).unwrap() {
        let entry = entry.unwrap();
        let page = std::fs::read_to_string(entry.path()).unwrap();
        assert!(page.contains(".TH") && page.contains(".SH NAME"));
        names.push(entry.file_name().into_string().unwrap());
        held(&root().join("share/man").join(entry.file_name()), &page);
    }
    names.sort();
    assert!(names.contains(&"daejo.1".to_owned()) && names.contains(&"daejo-check.1".to_owned()), "{names:?}");
    let mut shipped: Vec<String> = std::fs::read_dir(root().join("share/man"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    shipped.sort();
    assert_eq!(shipped, names);
    assert_eq!(
        text(&daejo(root(), &["man"]).stdout),
        std::fs::read_to_string(root().join("share/man/daejo.1")).unwrap()
    );
}

/// `desk/daejo.toml` over `desk/stories/one/` with two articles that contradict one another.
fn desk(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let one = folder.path().join("desk/stories/one");
    std::fs::create_dir_all(&one).unwrap();
    std::fs::write(one.join("a.txt"), "별빛도서관 문 열어\n\n별빛도서관이 2024년 5월 10일 문을 열었다.\n").unwrap();
    std::fs::write(one.join("b.txt"), "도서관 개관\n\n별빛도서관이 2024년 5월 12일 문을 열었다.\n").unwrap();
    std::fs::write(folder.path().join("desk/daejo.toml"), settings).unwrap();
    folder
}

#[test]
fn settings_hold_where_the_command_line_says_nothing() {
    let desk = desk("lang = \"en\"\nformat = \"markdown\"\nfail-on = [\"conflict\", \"unsupported\"]\nwidth = 80\n");
    let one = desk.path().join("desk/stories/one");
    let set = daejo(&one, &["check", "."]);
    assert!(
        text(&set.stdout).starts_with("---\ntitle: ") && text(&set.stdout).contains("| Verdict |"),
        "{}",
        text(&set.stdout)
    );
    assert_eq!(set.status.code(), Some(1), "{}", text(&set.stderr));
    let from_above = daejo(desk.path(), &["check", "desk/stories/one/a.txt", "desk/stories/one/b.txt"]);
    assert!(text(&from_above.stdout).contains("| Verdict |"));
    let said = daejo(&one, &["check", ".", "--lang", "ko", "--fail-on", "never", "--format", "json"]);
    assert_eq!(said.status.code(), Some(0));
    assert!(text(&said.stdout).starts_with('{'));
    let aside = daejo(&one, &["--no-config", "check", "."]);
    assert_eq!((aside.status.code(), text(&aside.stdout).starts_with("# ")), (Some(0), false));
}

#[test]
fn settings_that_say_nothing_known_are_refused() {
    for (settings, sign) in [
        ("lnag = \"ko\"", "lnag"),
        ("lang = \"xx\"", "lang: reports are written in"),
        ("format = \"xml\"", "expected one of terminal, markdown"),
        ("width = 3", "width: expected"),
        ("fail-on = \"conflict\"", "fail-on"),
        ("lang = ", "daejo.toml"),
    ] {
        let desk = desk(settings);
        let run = daejo(&desk.path().join("desk/stories/one"), &["check", "."]);
        assert_eq!(run.status.code(), Some(2), "{settings}");
        assert!(run.stdout.is_empty() && text(&run.stderr).contains(sign), "{settings}: {}", text(&run.stderr));
    }
}

#[test]
fn a_new_story_is_readable_and_never_written_over() {
    let desk = desk("");
    let made = daejo(desk.path(), &["init", "desk/stories/one", "--title", "문 \"연\" 날"]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let file = desk.path().join("desk/stories/one/story.toml");
    let story = std::fs::read_to_string(&file).unwrap();
    assert!(story.contains("file = \"a.txt\"") && story.contains("file = \"b.txt\""), "{story}");
    let run = daejo(desk.path(), &["check", "desk/stories/one", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(report["story"]["title"], "문 \"연\" 날");
    assert_eq!(report["articles"].as_array().unwrap().len(), 2);
    let again = daejo(desk.path(), &["init", "desk/stories/one"]);
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), story);

    let empty = daejo(desk.path(), &["init", "new/story", "--timezone", "Europe/Berlin"]);
    assert_eq!(empty.status.code(), Some(0));
    let story = std::fs::read_to_string(desk.path().join("new/story/story.toml")).unwrap();
    assert!(story.starts_with("title = \"story\"\ntimezone = \"Europe/Berlin\"\n") && story.contains("# [[article]]"));
    assert!(story.parse::<toml::Table>().is_ok());
    assert_eq!(daejo(desk.path(), &["init", "x", "--timezone", "Moon/Sea"]).status.code(), Some(2));
    assert!(!desk.path().join("x").exists());
}

#[test]
fn the_seeds_are_begun_as_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(root().join("seeds")).unwrap() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|ext| ext == "txt") {
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
    }
    assert!(daejo(folder.path(), &["init", ".", "--title", "seeds"]).status.success());
    let story = std::fs::read_to_string(folder.path().join("story.toml")).unwrap();
    assert_eq!(story.matches("[[article]]").count(), 5);
    assert!(story.contains("# read off the page"));
    assert!(daejo(folder.path(), &["check", ".", "--format", "csl"]).status.success());
}

#[test]
fn the_verdicts_are_explained_in_both_languages() {
    let run = |args: &[&str]| text(&daejo(root(), &[&["check", "--explain-verdicts"], args].concat()).stdout);
    insta::assert_snapshot!("verdicts_ko", run(&["--lang", "ko", "--width", "90"]));
    insta::assert_snapshot!("verdicts_en", run(&["--lang", "en", "--width", "90"]));
    assert_eq!(daejo(root(), &["check"]).status.code(), Some(2));
}

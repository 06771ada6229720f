//! The printed page and the JSON of many stories; that a frozen story tells no errors; floors on the command line.

use std::path::Path;
use std::process::{Command, Output};

use daejo::evaluate::{Gold, evaluate, survey};
use daejo::model::*;
use daejo::report::{self, FigureFormat, Screen};

use crate::hand::{GOLD, by_hand, story};
use crate::support::folder;

/// Three stories: as counted by hand, and twice with nothing found.
fn three() -> Survey {
    let gold = Gold::parse(GOLD, "gold.json").unwrap();
    let hand = evaluate(&by_hand(), &gold, &Tried::default());
    let empty = evaluate(&story(&[], Vec::new()), &gold, &Tried::default());
    let named = |name: &str, language: &str, frozen, evaluation: &Evaluation| Surveyed {
        name: name.to_owned(),
        language: language.to_owned(),
        topic: format!("what {name} is about"),
        frozen,
        evaluation: evaluation.clone(),
    };
    survey(vec![
        named("open", "ko", false, &hand),
        named("sealed", "ko", true, &hand),
        named("bare", "en", false, &empty),
    ])
}

fn page(code: &str, format: FigureFormat, errors: usize) -> String {
    let screen = Screen::new(100);
    report::survey(&three(), Lang::parse(code).unwrap(), errors, format, screen)
}

#[test]
fn the_page_as_it_is_printed() {
    insta::assert_snapshot!("page_en", page("en", FigureFormat::Terminal, 1));
    insta::assert_snapshot!("page_ko", page("ko", FigureFormat::Terminal, 0));
}

#[test]
fn a_frozen_story_tells_no_errors() {
    let text = page("en", FigureFormat::Terminal, 9);
    assert!(text.contains("open: missed pair: ") && !text.contains("sealed: "), "{text}");
    let json: serde_json::Value = serde_json::from_str(&page("en", FigureFormat::Json, 9)).unwrap();
    for story in json["stories"].as_array().unwrap() {
        assert_eq!(story.get("errors").is_none(), story["frozen"] == true, "{}", story["name"]);
    }
}

#[test]
fn the_json_has_the_documented_shape() {
    let json: serde_json::Value = serde_json::from_str(&page("en", FigureFormat::Json, 0)).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let shape = std::fs::read_to_string(folder("docs/evaluation.md")).unwrap();
    for part in [&json, &json["stories"][0], &json["groups"][0], &json["groups"][0]["causes"]] {
        for key in keys(part) {
            assert!(shape.contains(&format!("`{key}`")), "docs/evaluation.md says nothing of {key}");
        }
    }
    for figure in Figure::ALL {
        assert!(
            shape.contains(&format!("`{}`", figure.name())),
            "docs/evaluation.md says nothing of {}",
            figure.name()
        );
    }
    assert_eq!(json["schema"], "daejo/evaluation/1");
    let names: Vec<&str> = json["groups"].as_array().unwrap().iter().map(|g| g["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["all", "dev", "frozen", "en", "en-dev", "ko", "ko-dev", "ko-frozen"]);
}

fn daejo(desk: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_daejo")).arg("evaluate").args(args).current_dir(desk).output().unwrap()
}

fn told(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// `stories/one` and `stories/two`, and a list that says that `two` is frozen.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    for name in ["one", "two"] {
        let story = desk.path().join("stories").join(name);
        std::fs::create_dir_all(&story).unwrap();
        std::fs::write(story.join("gold.json"), GOLD).unwrap();
        for (file, text) in [
            ("A.txt", "서른 명이 왔다. 문은 2001년 열렸다. 모두 웃었다. 서른 명이 왔다."),
            ("B.txt", "쉰 명이 왔다. 문은 2001년 10월 열렸다."),
            ("C.txt", "쉰 명쯤 왔다. 문은 1998년 열렸다."),
        ] {
            std::fs::write(story.join(file), text).unwrap();
        }
    }
    let list = "[one]\nlanguage = \"ko\"\ntopic = \"a\"\nfrozen = false\n\n[two]\nlanguage = \"ko\"\ntopic = \"b\"\nfrozen = true\n";
    std::fs::write(desk.path().join("stories/stories.toml"), list).unwrap();
    desk
}

#[test]
fn a_run_tells_the_same_for_any_order_and_any_number_of_threads() {
    let desk = desk();
    let first = daejo(desk.path(), &["stories", "--format", "json"]);
    assert!(first.status.success(), "{}", told(&first.stderr));
    for args in [&["stories/two", "stories/one"][..], &["stories", "--threads", "3"]] {
        let again = daejo(desk.path(), &[args, &["--format", "json"]].concat());
        assert_eq!(told(&first.stdout), told(&again.stdout), "{args:?}");
    }
}

#[test]
fn a_frozen_story_tells_no_errors_on_the_command_line() {
    let desk = desk();
    let one = daejo(desk.path(), &["stories/one", "--errors", "9"]);
    assert!(told(&one.stdout).contains("  relation: "), "{}", told(&one.stdout));
    for args in [&["stories/two", "--errors", "9"][..], &["stories/two", "--errors", "9", "--format", "json"]] {
        let two = daejo(desk.path(), args);
        assert!(two.status.success());
        assert!(!told(&two.stdout).contains("  relation: ") && !told(&two.stdout).contains("errors"));
        assert_eq!(told(&two.stderr), "daejo: two: is frozen, its errors are not listed\n");
    }
}

#[test]
fn floors_are_raised_held_and_named_when_they_fall() {
    let desk = desk();
    let floors = desk.path().join("floors.toml");
    let raised = daejo(desk.path(), &["stories", "--floors", "floors.toml", "--raise-floors"]);
    assert!(raised.status.success(), "{}", told(&raised.stderr));
    let text = std::fs::read_to_string(&floors).unwrap();
    assert!(["[story.one]", "[story.two]", "[group.all]", "[group.ko-frozen]"].iter().all(|name| text.contains(name)));
    assert_eq!(daejo(desk.path(), &["stories", "--floors", "floors.toml"]).status.code(), Some(0));
    let high = format!("# why\n# these\n{text}").replacen("claim_recall = 1.00", "claim_recall = 1.01", 1);
    assert_ne!(high, text);
    std::fs::write(&floors, &high).unwrap();
    for args in [&["--floors", "floors.toml"][..], &["--floors", "floors.toml", "--raise-floors"]] {
        let fell = daejo(desk.path(), &[&["stories"], args].concat());
        assert_eq!(fell.status.code(), Some(1));
        let message = "floors.toml: fell: story one: claim_recall 1.0000, floor 1.01\n";
        assert!(told(&fell.stderr).contains(message), "{}", told(&fell.stderr));
        assert_eq!(std::fs::read_to_string(&floors).unwrap(), high, "no floor is lowered, and no comment lost");
    }
}

//! Two versions of one article: what was added, dropped, moved, changed in value, in wording, or only in its endings.

use std::path::Path;
use std::process::Command;

use daejo::model::{Article, Change, Lang, Turn, Versions};
use daejo::read::{self, Options, Source};
use daejo::report::sanitise::is_dangerous;
use daejo::report::{self, Screen, VersionsFormat, VersionsView, View};
use proptest::prelude::*;
use serde_json::Value;

fn article(file: &str) -> Article {
    let path = Path::new("fixtures").join(file);
    read::story(&[Source::Path(path)], &Options::default()).unwrap().articles.remove(0)
}

fn fixture() -> Versions {
    daejo::pipeline::versions(&article("versions/first.md"), &article("versions/second.md"), "Asia/Seoul")
}

fn texts(a: &str, b: &str) -> Versions {
    let of = |text: &str| read::article_from_text(text, Lang::parse("ko"));
    daejo::pipeline::versions(&of(a), &of(b), "Asia/Seoul")
}

fn shown(of: &Versions, format: VersionsFormat) -> String {
    let view = View::new(&of.reconciliation, None);
    report::versions(&VersionsView::new(&view, of), format, Screen::new(100))
}

fn changes(of: &Versions) -> Vec<Change> {
    of.passages.iter().map(|passage| passage.change).collect()
}

#[test]
fn every_sort_of_change_is_told() {
    let of = fixture();
    insta::assert_snapshot!("versions", shown(&of, VersionsFormat::Terminal));
    insta::assert_snapshot!("versions_markdown", shown(&of, VersionsFormat::Markdown));
    let found = changes(&of);
    for change in Change::ALL {
        assert!(found.contains(change), "no {change:?} in {found:?}");
    }
    // 5일 of the one day is 어제 of the next
    let [first, ..] = &of.passages[..] else { panic!("no passage") };
    assert_eq!((first.change, first.values.len()), (Change::Wording, 0));
}

#[test]
fn an_article_is_the_same_as_itself() {
    for file in ["seeds", "fixtures/match", "fixtures/earnings"] {
        let sources = [Source::Path(file.into())];
        for article in read::story(&sources, &Options::default()).unwrap().articles {
            let of = daejo::pipeline::versions(&article, &article, "Asia/Seoul");
            assert_eq!(of.passages, [], "{}", article.path);
            assert!(of.same > 3);
        }
    }
}

#[test]
fn there_and_back_are_mirror_images() {
    let (a, b) = (article("accident/002_sokbo.txt"), article("accident/004_deulnyeok.txt"));
    let there = daejo::pipeline::versions(&a, &b, "Asia/Seoul");
    let back = daejo::pipeline::versions(&b, &a, "Asia/Seoul");
    let count = |of: &Versions, change| of.passages.iter().filter(|passage| passage.change == change).count();
    assert_eq!(there.same, back.same);
    assert_eq!(count(&there, Change::Added), count(&back, Change::Dropped));
    assert_eq!(count(&there, Change::Dropped), count(&back, Change::Added));
    for change in [Change::Value, Change::Wording, Change::Moved] {
        assert_eq!(count(&there, change), count(&back, change), "{change:?}");
    }
    assert!(count(&there, Change::Value) >= 2);
}

#[test]
fn values_turn_and_repeats_are_seen_where_they_stand() {
    let turns = |a: &str, b: &str| -> Vec<Turn> {
        texts(a, b).passages.iter().flat_map(|passage| &passage.values).map(|value| value.turn).collect()
    };
    assert_eq!(turns("이 불로 상인 3명이 다쳤다.", "이 불로 상인 5명이 다쳤다."), [Turn::Apart]);
    assert_eq!(turns("장비 20여 대를 불러 불을 껐다.", "장비 24대를 불러 불을 껐다."), [Turn::Finer]);
    assert_eq!(turns("장비 24대를 불러 불을 껐다.", "장비 20여 대를 불러 불을 껐다."), [Turn::Coarser]);
    assert_eq!(turns("이 불로 상인들이 다쳤다.", "이 불로 상인들 5명이 다쳤다."), [Turn::New]);
    assert_eq!(turns("이 불로 상인들 5명이 다쳤다.", "이 불로 상인들이 다쳤다."), [Turn::Gone]);
    let twice = "시장에 점포 48곳이 있다.\n\n불은 꺼졌다.\n\n시장에 점포 48곳이 있다.\n";
    let once = "시장에 점포 48곳이 있다.\n\n불은 꺼졌다.\n\n시장에 점포 52곳이 있다.\n";
    assert_eq!(turns(twice, once), [Turn::Apart]);
}

#[test]
fn places_and_schema_hold() {
    let of = fixture();
    let json: Value = serde_json::from_str(&shown(&of, VersionsFormat::Json)).unwrap();
    let schema: Value = serde_json::from_str(report::versions_schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = schema.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    for passage in json["passages"].as_array().unwrap() {
        for (n, side) in ["a", "b"].iter().enumerate() {
            let side = &passage[side];
            if side.is_null() {
                continue;
            }
            let at = |end: &str| usize::try_from(side[end].as_u64().unwrap()).unwrap();
            let text = &of.reconciliation.story.articles[n].text;
            let under: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
            assert_eq!(under, side["text"].as_str().unwrap());
        }
    }
}

#[test]
fn the_sort_that_is_named_decides_the_exit() {
    let daejo = |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_daejo")).arg("diff").args(args).output().unwrap();
    let (first, second) = ("fixtures/versions/first.md", "fixtures/versions/second.md");
    assert_eq!(daejo(&[first, second]).status.code(), Some(0));
    assert_eq!(daejo(&[first, second, "--fail-on", "value,added"]).status.code(), Some(1));
    assert_eq!(daejo(&[first, second, "--fail-on", "nothing"]).status.code(), Some(2));
    let folder = daejo(&["fixtures/match", second]);
    assert_eq!(folder.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&folder.stderr).contains("기사 4건입니다. 기사 하나가 필요합니다."));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_compared_and_shown_harmlessly(a in any::<String>(), b in any::<String>()) {
        let (a, b) = (format!("시장은 5일 문을 열었다. {a}\n"), format!("시장은 6일 문을 열었다. {b}\n"));
        let of = texts(&a, &b);
        for format in [VersionsFormat::Terminal, VersionsFormat::Markdown, VersionsFormat::Json] {
            let text = shown(&of, format);
            prop_assert!(!text.chars().any(|c| c != '\n' && is_dangerous(c)), "{:?}: {}", format, text);
        }
    }
}

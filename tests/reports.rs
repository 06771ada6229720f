//! The committed example reports are what daejo prints today. `DAEJO_UPDATE=1 cargo test --test reports` writes them all anew.

use std::path::Path;
use std::process::Command;

use daejo::read::{self, Options, Source};
use daejo::report::{self, Format, Screen, View};

/// Stories whose reports are kept in every format, under their folder's name.
const STORIES: [&str; 3] = ["seeds", "fixtures/earnings", "fixtures/accident"];

/// Stories of which the Markdown report alone is kept.
const READ: [&str; 3] = ["fixtures/match", "fixtures/court", "fixtures/launch"];

/// Every format with the ending of its file and its name on the command line.
const FORMATS: [(Format, &str, &str); 11] = [
    (Format::Terminal, "txt", "terminal"),
    (Format::Markdown, "md", "markdown"),
    (Format::Html, "html", "html"),
    (Format::Json, "json", "json"),
    (Format::Jsonl, "jsonl", "jsonl"),
    (Format::Csv, "csv", "csv"),
    (Format::Sarif, "sarif", "sarif"),
    (Format::Jsonld, "jsonld", "jsonld"),
    (Format::Annotations, "annotations.json", "annotations"),
    (Format::Csl, "csl.json", "csl"),
    (Format::Junit, "junit.xml", "junit"),
];

fn printed(story: &str, format: &str) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_daejo"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["check", story, "--format", format, "--width", "100", "--color", "never"])
        .output()
        .expect("daejo runs");
    assert!(out.status.success(), "{story}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// Every kept report: the file's name under `reports/`, and what it is today.
fn reports() -> Vec<(String, String)> {
    let every = STORIES.iter().flat_map(|folder| rendered(folder, &FORMATS));
    every.chain(READ.iter().flat_map(|folder| rendered(folder, &FORMATS[1..2]))).collect()
}

/// The reports of one story.
fn rendered(folder: &str, formats: &[(Format, &str, &str)]) -> Vec<(String, String)> {
    // the tests run where Cargo.toml lies: paths in a report are as a user there would name them
    let story = read::story(&[Source::Path(folder.into())], &Options::default()).expect("a readable story");
    let found = daejo::pipeline::check(story, &|_, _| {});
    let view = View::new(&found, None);
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let render = |format| report::render(&view, format, Screen::new(100));
    formats.iter().map(|(format, ending, _)| (format!("{name}.{ending}"), render(*format))).collect()
}

#[test]
fn example_reports_are_what_daejo_prints() {
    let update = std::env::var_os("DAEJO_UPDATE").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let mut kept = vec!["seeds.png".to_owned()];
    for (file, now) in reports() {
        let path = folder.join(&file);
        if update {
            std::fs::write(&path, &now).expect("reports/ is writable");
        }
        let was = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = was.lines().zip(now.lines()).position(|(a, b)| a != b);
        assert!(
            was == now,
            "reports/{file} is not what daejo prints (first at line {differs:?}); look, then DAEJO_UPDATE=1"
        );
        kept.push(file);
    }
    for entry in std::fs::read_dir(&folder).expect("reports/ is readable") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(kept.contains(&name), "reports/{name} is made by nothing");
    }
}

#[test]
fn the_command_prints_what_the_library_makes() {
    for ((_, _, name), (file, made)) in FORMATS.iter().zip(rendered("fixtures/accident", &FORMATS)) {
        assert!(made == printed("fixtures/accident", name), "{file} is not what --format {name} prints");
    }
}

#[test]
fn the_seed_report_shows_what_the_tool_was_conceived_for() {
    let shown = printed("seeds", "terminal");
    for sign in ["2013", "2024 − 2013 = 11년인데 10년으로 적혀 있습니다"] {
        assert!(shown.contains(sign), "the report of the seeds does not show {sign:?}");
    }
}

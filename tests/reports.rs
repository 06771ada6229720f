//! The committed example reports are what daejo prints today. `DAEJO_UPDATE=1 cargo test --test reports` writes them all anew.

use std::path::Path;
use std::process::Command;

use daejo::model::Reconciliation;
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
fn reports() -> Vec<(String, Vec<u8>)> {
    let every = STORIES.iter().flat_map(|folder| {
        let bytes = rendered(folder, &FORMATS).into_iter().map(|(file, text)| (file, text.into_bytes()));
        bytes.chain(tables(folder)).collect::<Vec<_>>()
    });
    let read = READ.iter().flat_map(|folder| rendered(folder, &FORMATS[1..2]));
    every.chain(read.map(|(file, text)| (file, text.into_bytes()))).collect()
}

fn checked(folder: &str) -> Reconciliation {
    // the tests run where Cargo.toml lies: paths in a report are as a user there would name them
    let story = read::story(&[Source::Path(folder.into())], &Options::default()).expect("a readable story");
    daejo::pipeline::check(story, &|_, _| {})
}

fn name(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or(folder)
}

/// The reports of one story.
fn rendered(folder: &str, formats: &[(Format, &str, &str)]) -> Vec<(String, String)> {
    let found = checked(folder);
    let view = View::new(&found, None);
    let render = |format| report::render(&view, format, Screen::new(100));
    formats.iter().map(|(format, ending, _)| (format!("{}.{ending}", name(folder)), render(*format))).collect()
}

/// The Parquet tables of one story, in a folder of their own.
fn tables(folder: &str) -> Vec<(String, Vec<u8>)> {
    let made = report::parquet(&View::new(&checked(folder), None));
    made.into_iter().map(|(file, bytes)| (format!("{}.parquet/{file}", name(folder)), bytes)).collect()
}

#[test]
fn example_reports_are_what_daejo_prints() {
    let update = std::env::var_os("DAEJO_UPDATE").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let mut kept = vec!["seeds.png".to_owned()];
    for (file, now) in reports() {
        let path = folder.join(&file);
        if update {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("reports/ is writable");
            std::fs::write(&path, &now).expect("reports/ is writable");
        }
        let was = std::fs::read(&path).unwrap_or_default();
        let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<Vec<_>>();
        let differs = lines(&was).iter().zip(lines(&now)).position(|(a, b)| *a != b);
        assert!(
            was == now,
            "reports/{file} is not what daejo prints (first at line {differs:?}); look, then DAEJO_UPDATE=1"
        );
        kept.push(file.split('/').next().expect("a name").to_owned());
    }
    for entry in std::fs::read_dir(&folder).expect("reports/ is readable") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(kept.contains(&name), "reports/{name} is made by nothing");
    }
}

#[test]
fn the_readme_shows_the_first_screen_of_today() {
    let story = read::story(&[Source::Path("seeds".into())], &Options::default()).expect("a readable story");
    let found = daejo::pipeline::check(story, &|_, _| {});
    let now = report::first_screen(&View::new(&found, None), Screen::new(80));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the README");
    let command = "$ daejo check seeds --brief --width 80\n";
    let start = readme.find(command).expect("the command") + command.len();
    let end = start + readme[start..].find("```").expect("the end of the block");
    if std::env::var_os("DAEJO_UPDATE").is_some() {
        let made = format!("{}{now}{}", &readme[..start], &readme[end..]);
        std::fs::write(&path, made).expect("the README is writable");
        return;
    }
    assert_eq!(readme[start..end], now, "the README shows another first screen; DAEJO_UPDATE=1 writes it");
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

//! The committed example reports are what daejo prints today. `DAEJO_UPDATE=1 cargo test --test reports` writes them anew.

use std::path::Path;
use std::process::Command;

/// Story, format, file under `reports/`.
const REPORTS: &[(&str, &str, &str)] = &[
    ("seeds", "terminal", "seeds.txt"),
    ("seeds", "markdown", "seeds.md"),
    ("seeds", "html", "seeds.html"),
    ("seeds", "json", "seeds.json"),
    ("fixtures/accident", "markdown", "accident.md"),
    ("fixtures/earnings", "markdown", "earnings.md"),
    ("fixtures/match", "markdown", "match.md"),
    ("fixtures/court", "markdown", "court.md"),
    ("fixtures/launch", "markdown", "launch.md"),
    ("fixtures/launch", "jsonl", "launch.jsonl"),
    ("fixtures/launch", "csv", "launch.csv"),
    ("fixtures/launch", "sarif", "launch.sarif"),
    ("fixtures/launch", "jsonld", "launch.jsonld"),
    ("fixtures/launch", "annotations", "launch.annotations.json"),
    ("fixtures/launch", "csl", "launch.csl.json"),
    ("fixtures/launch", "junit", "launch.junit.xml"),
];

fn report(story: &str, format: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    let out = Command::new(env!("CARGO_BIN_EXE_daejo"))
        .current_dir(root)
        .args(["check", story, "--format", format, "--width", "100", "--color", "never"])
        .output()
        .expect("daejo runs");
    assert!(out.status.success(), "{story}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}

#[test]
fn example_reports_are_what_daejo_prints() {
    let update = std::env::var_os("DAEJO_UPDATE").is_some();
    for (story, format, file) in REPORTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports").join(file);
        let now = report(story, format);
        if update {
            std::fs::write(&path, &now).expect("reports/ is writable");
            continue;
        }
        let was = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = was.lines().zip(now.lines()).position(|(a, b)| a != b);
        assert!(
            was == now,
            "reports/{file} is not what daejo prints (first at line {differs:?}); look, then DAEJO_UPDATE=1"
        );
    }
}

#[test]
fn the_seed_report_shows_what_the_tool_was_conceived_for() {
    let shown = report("seeds", "terminal");
    for sign in ["2013", "2024 − 2013 = 11년인데 10년으로 적혀 있습니다"] {
        assert!(shown.contains(sign), "the report of the seeds does not show {sign:?}");
    }
}

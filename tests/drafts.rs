//! Drafts against stories: what was planted is found, what is clean is let be, what a comment allows is shown and passes.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use daejo::model::{DraftReview, Standing, Story};
use daejo::read::{self, Options, Source};
use daejo::report::sanitise::is_dangerous;
use daejo::report::{self, DraftFormat, DraftView, Screen, View};
use serde_json::Value;

fn read(path: &Path) -> Story {
    read::story(&[Source::Path(path.to_owned())], &Options::default()).unwrap()
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new("fixtures").join(name)
}

fn review(draft: &Path, story: &str) -> DraftReview {
    daejo::pipeline::against(read(draft), read(&fixture(story)), &|_, _| {})
}

fn shown(of: &DraftReview, format: DraftFormat) -> String {
    let view = View::new(&of.reconciliation, None);
    report::draft(&DraftView::new(&view, of), format, Screen::new(100))
}

/// The quotations of the claims that stand so.
fn quotes(of: &DraftReview, standings: &[Standing]) -> BTreeSet<String> {
    let found = of.findings.iter().filter(|finding| standings.contains(&finding.standing));
    let claim = |id: &str| of.reconciliation.claims.iter().find(|claim| claim.id == id).unwrap();
    found.map(|finding| claim(&finding.claim).quote.clone()).collect()
}

const WRONG: [Standing; 2] = [Standing::Contradicted, Standing::Internal];

#[test]
fn what_was_planted_is_found_and_nothing_else() {
    let text = std::fs::read_to_string(fixture("drafts/expected.toml")).unwrap();
    let expected: toml::Table = text.parse().unwrap();
    let drafts = expected["draft"].as_array().unwrap();
    assert_eq!(drafts.len(), 10);
    let mut clean = 0;
    for draft in drafts {
        let file = draft["file"].as_str().unwrap();
        let list = |key: &str| -> BTreeSet<String> {
            let list = draft.get(key).and_then(toml::Value::as_array);
            list.into_iter().flatten().map(|quote| quote.as_str().unwrap().to_owned()).collect()
        };
        let (slips, gaps) = (list("slips"), list("gaps"));
        clean += usize::from(slips.is_empty() && gaps.is_empty());
        let path = fixture("drafts").join(file);
        let source = std::fs::read_to_string(&path).unwrap();
        for quote in slips.iter().chain(&gaps) {
            assert!(source.contains(quote), "{file} does not say {quote}");
        }
        let of = review(&path, draft["story"].as_str().unwrap());
        let found = quotes(&of, &WRONG);
        assert_eq!(
            found.difference(&slips).filter(|q| !gaps.contains(*q)).collect::<Vec<_>>(),
            [""; 0],
            "{file}: false alarms"
        );
        assert_eq!(slips.difference(&found).collect::<Vec<_>>(), [""; 0], "{file}: not found");
        assert_eq!(gaps.intersection(&found).collect::<Vec<_>>(), [""; 0], "{file}: found now; move it to slips");
        assert!(list("contested").is_subset(&quotes(&of, &[Standing::Contested])), "{file}");
    }
    assert_eq!(clean, 5);
}

#[test]
fn a_draft_for_people() {
    let of = review(&fixture("drafts/match/2-table.md"), "match");
    insta::assert_snapshot!("terminal", shown(&of, DraftFormat::Terminal));
    insta::assert_snapshot!("markdown", shown(&of, DraftFormat::Markdown));
}

fn valid(schema: &str, instance: &Value) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = schema.iter_errors(instance).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
}

/// A draft of the earnings story with a comment before a paragraph, one on a line, one that allows nothing, and `more`.
fn with_comments(folder: &Path, more: &str) -> std::path::PathBuf {
    let path = folder.join("draft.md");
    let text = format!(
        "---\ntitle: 배당금 지급\npublished: 2025-11-01T09:00\nlang: ko\n---\n\n# 배당금 지급\n\n\
         <!-- daejo-allow conflict: 회사 공시 정정본을 받음 -->\n배당금은 오는 12일 지급한다.\n\n\
         해온전자의 올해 3분기 영업이익은 6948억원으로 작년 같은 기간보다 30.0% 증가했다. \
         <!-- daejo-allow conflict, contested: 정정 공시 기준 -->\n\n\
         <!-- daejo-allow internal: 셈은 맞다 -->\n전장 수주잔고는 9월 말 기준 24조원이다.\n{more}"
    );
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_comment_allows_a_finding_and_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let of = review(&with_comments(folder.path(), ""), "earnings");
    assert_eq!(quotes(&of, &WRONG), ["6948억원", "오는 12일"].map(str::to_owned).into());
    assert!(of.open().all(|finding| !WRONG.contains(&finding.standing)));
    assert!(of.reconciliation.claims.iter().all(|claim| !claim.quote.contains("daejo-allow")));
    let told = shown(&of, DraftFormat::Markdown);
    for sign in ["회사 공시 정정본을 받음", "정정 공시 기준", "쓰이지 않은 예외 표시입니다 (셈은 맞다)"]
    {
        assert!(told.contains(sign), "{sign}\n{told}");
    }
    let log: Value = serde_json::from_str(&shown(&of, DraftFormat::Sarif)).unwrap();
    valid(include_str!("report/schemas/sarif-2.1.0.json"), &log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let allowed: Vec<&str> = results.iter().filter_map(|r| r["suppressions"][0]["justification"].as_str()).collect();
    assert_eq!(allowed.into_iter().collect::<BTreeSet<_>>(), ["회사 공시 정정본을 받음", "정정 공시 기준"].into());
    let json: Value = serde_json::from_str(&shown(&of, DraftFormat::Json)).unwrap();
    valid(report::draft_schema(), &json);
}

#[test]
fn both_machine_formats_keep_their_schemas_and_places() {
    for (draft, story) in [("earnings/2-outlook.md", "earnings"), ("match/1-goals.md", "match")] {
        let of = review(&fixture("drafts").join(draft), story);
        let json: Value = serde_json::from_str(&shown(&of, DraftFormat::Json)).unwrap();
        valid(report::draft_schema(), &json);
        let mut claims: Value = serde_json::from_str(report::report_schema()).unwrap();
        claims["$ref"] = Value::from("#/$defs/claim");
        for key in ["type", "required", "properties", "additionalProperties", "$id"] {
            claims.as_object_mut().unwrap().remove(key);
        }
        let findings = json["findings"].as_array().unwrap();
        assert_eq!(findings.len(), of.findings.len());
        for finding in findings {
            valid(&claims.to_string(), &finding["claim"]);
            for relation in finding["relations"].as_array().unwrap() {
                valid(&claims.to_string(), &relation["claim"]);
            }
        }
        let log: Value = serde_json::from_str(&shown(&of, DraftFormat::Sarif)).unwrap();
        valid(include_str!("report/schemas/sarif-2.1.0.json"), &log);
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let mut prints = BTreeSet::new();
        for result in log["runs"][0]["results"].as_array().unwrap() {
            let place = &result["locations"][0]["physicalLocation"];
            let article = &of.reconciliation.story.articles[number(&place["artifactLocation"]["index"])];
            assert!(of.drafts.contains(&article.id), "a result that is not in the draft");
            let region = &place["region"];
            let (from, length) = (number(&region["charOffset"]), number(&region["charLength"]));
            let under: String = article.text.chars().skip(from).take(length).collect();
            assert_eq!(under, region["snippet"]["text"].as_str().unwrap());
            assert!(prints.insert(result["partialFingerprints"].to_string()));
        }
        assert_eq!(
            shown(&of, DraftFormat::Sarif),
            shown(&review(&fixture("drafts").join(draft), story), DraftFormat::Sarif)
        );
    }
}

#[test]
fn a_draft_in_the_story_is_not_its_own_witness() {
    let story = read(&fixture("earnings"));
    let mut draft = story.clone();
    draft.articles.truncate(1);
    let of = daejo::pipeline::against(draft, story, &|_, _| {});
    assert_eq!((of.drafts.len(), of.reconciliation.story.articles.len()), (1, 4));
}

#[test]
fn hostile_drafts_stay_text() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "\n<!-- daejo-allow conflict: <script>x</script> | **b** \u{202e}\u{1b}[2J -->\n\
                   배당금은 <b>오는</b> 12일 [지급](javascript:alert(1))한다 \u{202e}.\n";
    let of = review(&with_comments(folder.path(), hostile), "earnings");
    for format in [DraftFormat::Terminal, DraftFormat::Markdown, DraftFormat::Json, DraftFormat::Sarif] {
        let text = shown(&of, format);
        assert_eq!(text.chars().find(|c| *c != '\n' && is_dangerous(*c)), None, "{format:?}");
        assert!(
            format != DraftFormat::Markdown || !(text.contains("<script") || text.replace("\\]", "").contains("](")),
            "{text}"
        );
    }
}

fn check(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_daejo")).arg("check").args(args).output().unwrap()
}

#[test]
fn what_was_named_decides_the_exit() {
    let slips = "fixtures/drafts/match/2-table.md";
    let clean = "fixtures/drafts/match/3-clean.md";
    let code = |draft: &str, on: &[&str]| {
        let run = check(&[&[draft, "--against", "fixtures/match"], on].concat());
        assert!(run.status.code() != Some(2) || run.stdout.is_empty());
        run.status.code().unwrap()
    };
    assert_eq!(code(slips, &[]), 0);
    assert_eq!(code(slips, &["--fail-on", "conflict,internal"]), 1);
    assert_eq!(code(slips, &["--fail-on", "internal"]), 0);
    assert_eq!(code(clean, &["--fail-on", "conflict,internal"]), 0);
    assert_eq!(code(clean, &["--fail-on", "contested"]), 1);
    assert_eq!(code("fixtures/drafts/match/5-clean.md", &["--fail-on", "conflict", "--fail-on", "unsupported"]), 1);
    assert_eq!(code(clean, &["--format", "csv"]), 2);
    assert_eq!(check(&[clean, "--fail-on", "unsupported"]).status.code(), Some(2));
    let folder = tempfile::tempdir().unwrap();
    let draft = with_comments(folder.path(), "");
    let draft = draft.to_str().unwrap();
    assert_eq!(
        check(&[draft, "--against", "fixtures/earnings", "--fail-on", "conflict,internal"]).status.code(),
        Some(0)
    );
    let draft = with_comments(folder.path(), "\n<!-- daejo-allow conflict -->\n");
    let run = check(&[draft.to_str().unwrap(), "--against", "fixtures/earnings"]);
    assert_eq!(run.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&run.stderr).contains("draft.md:17: 까닭을 적지 않은 daejo-allow"));
}

#[test]
fn yesterday_is_counted_from_the_day_that_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.txt");
    std::fs::write(&path, "해온전자는 어제 3분기 매출이 8조1234억원이라고 발표했다.\n").unwrap();
    let run =
        check(&[path.to_str().unwrap(), "--against", "fixtures/earnings", "--on", "2025-10-31", "--format", "json"]);
    let json: Value = serde_json::from_slice(&run.stdout).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let yesterday = findings.iter().find(|finding| finding["claim"]["quote"] == "어제").unwrap();
    assert_eq!(yesterday["claim"]["value"]["from"], "2025-10-30T00:00:00");
}

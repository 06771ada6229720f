//! Our figures against those of `../shared/tools/score_story.py`, which defines them.

use std::path::{Path, PathBuf};
use std::process::Command;

use daejo::evaluate::{Gold, evaluate};
use daejo::model::*;

use crate::hand::{GOLD, by_hand, cluster, story};
use crate::support::{folder, loudly};

/// A script of `../shared/tools`, where it and an interpreter are at hand.
fn tool(name: &str) -> Option<PathBuf> {
    let tool = folder("../shared/tools").join(name);
    let python = Command::new("python3").arg("--version").output().is_ok();
    let here = tool.is_file() && python;
    if !here {
        loudly(&format!("SKIPPED: {} or python3 is not here; our figures were not set against it", tool.display()));
    }
    here.then_some(tool)
}

fn script() -> Option<PathBuf> {
    tool("score_story.py")
}

/// The script must find the same figures in our report as we found without it.
fn assert_like_the_script(script: &Path, found: &Reconciliation, gold: &str) {
    let ours = evaluate(found, &Gold::parse(gold, "gold").unwrap(), &Tried::default());
    assert_figures_like_the_script(script, &ours.figures, found, gold);
}

fn assert_figures_like_the_script(script: &Path, ours: &Figures, found: &Reconciliation, gold: &str) {
    let view = daejo::report::View::new(found, None);
    let screen = daejo::report::Screen::new(80);
    let desk = tempfile::tempdir().unwrap();
    let (report, annotation) = (desk.path().join("report.json"), desk.path().join("gold.json"));
    std::fs::write(&report, daejo::report::render(&view, daejo::report::Format::Json, screen)).unwrap();
    std::fs::write(&annotation, gold).unwrap();
    let run = Command::new("python3").arg(script).args([&report, &annotation]).arg("--json").output();
    let run = run.unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let theirs: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    // B³ is ours alone
    let is_ours = |figure: &Figure| figure.name().starts_with("bcubed");
    for figure in Figure::ALL.iter().copied().filter(|figure| !is_ours(figure)) {
        let name = figure.name();
        let (value, theirs_value) = (ours.value(figure), theirs[name].as_f64());
        let same = match (value, theirs_value) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        assert!(same && theirs.get(name).is_some(), "{name}: {value:?}, the script {theirs_value:?}");
        if let Some(of) = ours.of(figure) {
            assert_eq!(Some(of as u64), theirs[format!("{name}_n")].as_u64(), "{name} of");
        }
    }
}

#[test]
fn the_case_counted_by_hand_is_counted_so_by_the_script() {
    if let Some(script) = script() {
        assert_like_the_script(&script, &by_hand(), GOLD);
    }
}

/// The story of an annotation, with claims, clusters and relations drawn around the annotated ones.
fn drawn(gold: &serde_json::Value, folder: &Path, mut seed: u64) -> Option<Reconciliation> {
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let mut found = story(&[("p", "A", "서른 명")], Vec::new());
    let like = found.claims.remove(0);
    let an_article = found.story.articles[0].clone();
    found.story.articles.clear();
    for (id, document) in gold["documents"].as_object()? {
        let path = folder.join(document["file"].as_str()?);
        let text = std::fs::read_to_string(&path).ok()?;
        found.story.articles.push(Article {
            id: id.clone(),
            path: path.display().to_string(),
            text,
            ..an_article.clone()
        });
    }
    let mut home = std::collections::BTreeMap::new();
    for (n, cluster) in gold["clusters"].as_array()?.iter().enumerate() {
        for member in cluster["members"].as_array()? {
            home.insert(member.as_str()?, n);
        }
    }
    let mut clusters: std::collections::BTreeMap<usize, Vec<String>> = std::collections::BTreeMap::new();
    for claim in gold["claims"].as_array()? {
        let article = found.story.articles.iter().find(|article| article.id == claim["doc"].as_str().unwrap())?;
        let points = |n: usize| usize::try_from(claim["quote_span"][n].as_u64().unwrap()).unwrap() + draw_shift(n);
        let byte = |at: usize| article.text.char_indices().nth(at).map_or(article.text.len(), |(byte, _)| byte);
        if draw(5) == 0 {
            continue;
        }
        let (start, end) = (byte(points(0)), byte(points(1)));
        let span = Span::new(start, end.max(start));
        let id = format!("p{:04}", found.claims.len());
        let home = if draw(4) == 0 { draw(90) } else { home.get(claim["id"].as_str()?).copied().unwrap_or(70) };
        clusters.entry(home).or_default().push(id.clone());
        let quote = span.of(&article.text).to_owned();
        found.claims.push(Claim { id, article: article.id.clone(), span, sentence: span, quote, ..like.clone() });
    }
    let relations = [Relation::Agree, Relation::Refine, Relation::Update, Relation::Conflict, Relation::Internal];
    for (n, claims) in clusters {
        let ids: Vec<&str> = claims.iter().map(String::as_str).collect();
        let mut links = Vec::new();
        for (n, a) in ids.iter().enumerate() {
            for b in &ids[n..] {
                if a != b || draw(6) == 0 {
                    links.push((*a, *b, relations[draw(5)]));
                }
            }
        }
        let verdict = Verdict::ALL[draw(Verdict::ALL.len())];
        found.clusters.push(cluster(&format!("k{n:03}"), verdict, &ids, &links));
    }
    Some(found)
}

/// A quotation's head is cut off, so that values and quotations do not always overlap.
fn draw_shift(end: usize) -> usize {
    usize::from(end == 0)
}

#[test]
fn drawn_reconciliations_are_counted_as_the_script_counts_them() {
    let Some(script) = script() else { return };
    let shared = folder("../shared");
    let gold = std::fs::read_to_string(shared.join("gold/seeds.json")).unwrap();
    let annotation: serde_json::Value = serde_json::from_str(&gold).unwrap();
    for seed in 1..=6 {
        let found = drawn(&annotation, &shared.join("seeds"), seed).expect("an annotated story");
        assert_like_the_script(&script, &found, &gold);
    }
}

fn checked(folder: PathBuf) -> Reconciliation {
    let sources = [daejo::read::Source::Path(folder)];
    daejo::pipeline::check(daejo::read::story(&sources, &daejo::read::Options::default()).unwrap(), &|_, _| {})
}

#[test]
fn a_checked_story_is_counted_as_the_script_counts_it() {
    let Some(script) = script() else { return };
    let gold = std::fs::read_to_string(folder("../shared/gold/seeds.json")).unwrap();
    assert_like_the_script(&script, &checked(folder("../shared/seeds")), &gold);
    for name in ["seeds", "fixtures/launch", "fixtures/stories/storm", "fixtures/stories/tariff"] {
        let gold = std::fs::read_to_string(folder(name).join("gold.json")).unwrap();
        assert_like_the_script(&script, &checked(folder(name)), &gold);
    }
}

/// The annotation with its words left out, as it may be kept apart from the articles.
fn bare(gold: &str) -> String {
    let mut gold: serde_json::Value = serde_json::from_str(gold).unwrap();
    for claim in gold["claims"].as_array_mut().unwrap() {
        let at = |value: &serde_json::Value, n: usize| value[n].as_i64().unwrap();
        let start = at(&claim["quote_span"], 0);
        let quote = claim["quote"].as_str().unwrap().to_owned();
        if let Some(raw) = claim["value_raw"].as_str().filter(|raw| !raw.is_empty())
            && let Some(byte) = quote.find(raw)
        {
            let from = start + quote[..byte].chars().count() as i64;
            claim["value_raw_span"] = serde_json::json!([from, from + raw.chars().count() as i64]);
        }
        if let Some(repeats) = claim["duplicate_sentence_spans"].as_array() {
            let sentence = at(&claim["sentence_span"], 0);
            let length = quote.chars().count() as i64;
            let moved = repeats.iter().map(|repeat| start + at(repeat, 0) - sentence);
            let moved: Vec<[i64; 2]> = moved.map(|from| [from, from + length]).collect();
            claim["duplicate_quote_spans"] = serde_json::json!(moved);
        }
        let claim = claim.as_object_mut().unwrap();
        for words in ["quote", "sentence", "value_raw", "duplicate_sentence_spans"] {
            claim.remove(words);
        }
    }
    gold.to_string()
}

#[test]
fn an_annotation_of_spans_alone_is_joined_as_the_script_joins_it() {
    let (Some(script), Some(join)) = (script(), tool("real_gold.py")) else { return };
    for name in ["seeds", "fixtures/stories/concert"] {
        let bare = bare(&std::fs::read_to_string(folder(name).join("gold.json")).unwrap());
        let desk = tempfile::tempdir().unwrap();
        let path = desk.path().join("bare.json");
        std::fs::write(&path, &bare).unwrap();
        let mut join =
            Command::new("python3").arg(&join).arg("--gold").arg(&path).arg("--story").arg(folder(name)).output();
        let join = join.as_mut().unwrap();
        assert!(join.status.success(), "{name}: {}", String::from_utf8_lossy(&join.stderr));
        let found = checked(folder(name));
        let gold = Gold::parse(&bare, "bare.json").unwrap();
        assert!(gold.is_bare());
        let gold = gold.joined(&found.story.articles, "bare.json").unwrap();
        assert!(
            gold.claims.iter().any(|claim| claim.duplicate_sentence_spans.as_ref().is_some_and(|d| !d.is_empty()))
                || name != "seeds"
        );
        let ours = evaluate(&found, &gold, &Tried::default());
        assert_figures_like_the_script(&script, &ours.figures, &found, &String::from_utf8_lossy(&join.stdout));
    }
}

#[test]
fn a_span_that_does_not_fit_its_article_is_refused_by_name() {
    let found = by_hand();
    for (from, to, names) in [("[12, 21]", "[12, 2100]", "claim B2"), ("[12, 21]", "[21, 12]", "claim B2")] {
        let broken = bare(GOLD).replacen(&from.replace(' ', ""), &to.replace(' ', ""), 1);
        let error = Gold::parse(&broken, "bare.json").unwrap().joined(&found.story.articles, "bare.json").unwrap_err();
        let error = error.to_string();
        assert!(error.starts_with("bare.json: found ") && error.contains(names), "{error}");
    }
}

//! What a report shows, held against snapshots and laws, on an invented story.

mod formats;
mod markdown;
mod messages;
mod review;
mod story;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod terminal;

use daejo::model::{Ground, Lang, Reconciliation, Verdict};
use daejo::report::sanitise::is_dangerous;
use daejo::report::{self, Format, Records, Screen, View};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn screen(width: usize) -> Screen {
    Screen::new(width)
}

fn lang(code: &str) -> Option<Lang> {
    Lang::parse(code)
}

#[test]
fn terminal_80() {
    let library = story::library();
    insta::assert_snapshot!(report::render(&View::new(&library, None), Format::Terminal, screen(80)));
}

#[test]
fn terminal_120_in_english() {
    let library = story::library();
    insta::assert_snapshot!(report::render(&View::new(&library, lang("en")), Format::Terminal, screen(120)));
}

#[test]
fn markdown() {
    let library = story::library();
    insta::assert_snapshot!(report::render(&View::new(&library, None), Format::Markdown, screen(80)));
}

#[test]
fn html() {
    let library = story::library();
    let page = report::render(&View::new(&library, None), Format::Html, screen(80));
    // style and script have tests of their own: the page is what stands between
    let body = page.split("<body>").nth(1).and_then(|rest| rest.split("<script>").next()).unwrap();
    insta::assert_snapshot!(body);
}

#[test]
fn json() {
    let library = story::library();
    insta::assert_snapshot!(report::render(&View::new(&library, None), Format::Json, screen(80)));
}

#[test]
fn claims_as_csv() {
    let library = story::library();
    insta::assert_snapshot!(report::records(&View::new(&library, None), Records::Csv, screen(80)));
}

#[test]
fn claims_as_a_table() {
    let library = story::library();
    insta::assert_snapshot!(report::records(&View::new(&library, None), Records::Table, screen(100)));
}

#[test]
fn explanations() {
    let library = story::library();
    let view = View::new(&library, None);
    let explain = |id| report::explain(&view, id, screen(100));
    insta::assert_snapshot!([explain("c011"), explain("k05")].concat().join("\n\n"));
    assert_eq!(explain("no-such"), Vec::<String>::new());
    assert_eq!(explain("").len(), 0);
    assert_eq!(explain("k0").len(), 9);
}

#[test]
fn comparisons() {
    let library = story::library();
    let view = View::new(&library, None);
    insta::assert_snapshot!(report::comparison(&view, Some(daejo::model::Relation::Conflict), screen(100)));
    assert_eq!(report::comparison(&view, None, screen(80)), "견줄 수 있는 주장이 없습니다\n");
}

/// Lines of tables, the frame's corners and sides included.
fn table_lines(report: &str) -> Vec<Vec<&str>> {
    let in_table = |line: &&str| line.starts_with(['╭', '│', '╞', '╰', '├']);
    let lines: Vec<&str> = report.lines().collect();
    lines.chunk_by(|a, b| in_table(a) && in_table(b)).filter(|run| in_table(&run[0])).map(<[&str]>::to_vec).collect()
}

#[test]
fn tables_are_aligned_and_fit_the_width() {
    let library = story::library();
    for code in ["ko", "en"] {
        let view = View::new(&library, lang(code));
        for width in [40, 60, 80, 100, 120, 200] {
            let report = report::render(&view, Format::Terminal, screen(width));
            let tables = table_lines(&report);
            assert!(tables.len() >= 9, "{} tables", tables.len());
            for table in tables {
                let widths: Vec<usize> = table.iter().map(|line| line.width()).collect();
                assert!(widths.iter().all(|w| *w == widths[0]), "{code} {width}: {widths:?}\n{}", table.join("\n"));
            }
            for line in report.lines() {
                assert!(line.width() <= width, "{code} {width} < {}: {line}", line.width());
            }
        }
    }
}

#[test]
fn colours_only_when_asked_and_then_only_colours() {
    let library = story::library();
    let view = View::new(&library, None);
    let plain = report::render(&view, Format::Terminal, screen(80));
    let coloured = report::render(&view, Format::Terminal, Screen { colour: true, ..Screen::new(80) });
    assert!(!plain.contains('\u{1b}'));
    assert!(coloured.contains('\u{1b}'));
    let bare = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap().replace_all(&coloured, "").into_owned();
    assert_eq!(bare, plain);
}

#[test]
fn reports_say_what_was_found_and_what_was_not_read() {
    let library = story::library();
    let view = View::new(&library, None);
    for format in [Format::Terminal, Format::Markdown] {
        let report = report::render(&view, format, screen(120));
        let at = |heading: &str| report.find(heading).unwrap_or_else(|| panic!("no {heading} in {format:?}"));
        let order = ["충돌 (1)", "내부 모순 (1)", "갱신 (1)", "구체화 (2)", "일치 (2)", "단독 (5)"].map(at);
        assert!(order.is_sorted(), "{order:?}");
        assert!(at("e-empty") < order[0]);
        assert!(report.contains("2024 − 2019 = 5"));
        assert!(!report.contains('⟦') && !report.contains("{a"));
    }
}

#[test]
fn an_empty_story_is_reported() {
    let mut library = story::library();
    library.claims.clear();
    library.clusters.clear();
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        assert!(report::render(&View::new(&library, None), format, screen(80)).contains("주장이 하나도 없습니다"));
    }
    library.story.articles.clear();
    library.coverage.sentences.clear();
    valid(&report::render(&View::new(&library, None), Format::Json, screen(80)));
}

#[test]
fn the_report_speaks_the_language_of_most_articles() {
    let mut library = story::library();
    assert_eq!(View::new(&library, None).words.lang().code(), "ko");
    for article in &mut library.story.articles[1..] {
        article.lang = lang("en").unwrap();
    }
    assert_eq!(View::new(&library, None).words.lang().code(), "en");
    assert_eq!(View::new(&library, lang("ko")).words.lang().code(), "ko");
}

fn valid(report: &str) -> serde_json::Value {
    let report: serde_json::Value = serde_json::from_str(report).unwrap();
    let schema: serde_json::Value = serde_json::from_str(report::report_schema()).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = schema.iter_errors(&report).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    report
}

#[test]
fn json_keeps_the_contract() {
    let library = story::library();
    let text = report::render(&View::new(&library, None), Format::Json, screen(80));
    let report = valid(&text);
    assert_eq!(text, report::render(&View::new(&story::library(), None), Format::Json, screen(200)));
    let quotes = report["claims"].as_array().unwrap().iter().map(|claim| {
        let article = library.story.articles.iter().find(|a| claim["article"] == a.id.as_str()).unwrap();
        let end = |field: &str| usize::try_from(claim["span"][field].as_u64().unwrap()).unwrap();
        let under: String = article.text.chars().skip(end("start")).take(end("end") - end("start")).collect();
        (under, claim["quote"].as_str().unwrap().to_owned())
    });
    for (under, quote) in quotes {
        assert_eq!(under, quote);
    }
    for line in report::records(&View::new(&library, None), Records::Jsonl, screen(80)).lines() {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(report["claims"].as_array().unwrap().contains(&claim));
    }
}

#[test]
fn the_schema_refuses_what_breaks_the_contract() {
    let library = story::library();
    let text = report::render(&View::new(&library, None), Format::Json, screen(80));
    let schema: serde_json::Value = serde_json::from_str(report::report_schema()).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    for (path, wrong) in [
        ("/claims/0/span/start", "\"1\""),
        ("/claims/2/value/low", "30000000000"),
        ("/claims/0/modality", "\"perhaps\""),
        ("/clusters/0/verdict", "\"true\""),
        ("/clusters/0/relations/0/reason/code", "\"because\""),
        ("/articles/0/sha256", "\"00\""),
        ("/schema", "\"daejo/report/2\""),
    ] {
        let mut report: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(schema.is_valid(&report));
        *report.pointer_mut(path).unwrap() = serde_json::from_str(wrong).unwrap();
        assert!(!schema.is_valid(&report), "{path} = {wrong} passes");
    }
}

/// Every text of the reconciliation that comes from outside, replaced.
fn poisoned(poison: &str) -> Reconciliation {
    let mut library = story::library();
    library.story.title = poison.to_owned();
    library.story.unread[0].path = poison.to_owned();
    library.story.unread[0].why = poison.to_owned();
    library.copies[0].signals = vec![poison.to_owned()];
    for article in &mut library.story.articles {
        article.outlet = format!("{}{poison}", article.outlet);
        article.path = format!("{poison}/{}{poison}", article.id);
        article.title = poison.to_owned();
        article.url = Some(poison.to_owned());
        article.cautions = vec![poison.to_owned()];
        article.text.push_str(poison);
    }
    for claim in &mut library.claims {
        let article = library.story.articles.iter().find(|article| article.id == claim.article).unwrap();
        claim.span.end = claim.span.start + claim.quote.len();
        claim.sentence = daejo::model::Span::new(claim.sentence.start, article.text.len());
        claim.attribution.name = poison.to_owned();
        claim.question.masked = poison.to_owned();
        claim.question.subject = Some(poison.to_owned());
        claim.steps[0].quote = poison.to_owned();
        claim.steps[0].result = poison.to_owned();
        if let daejo::model::Value::Name(name) = &mut claim.value {
            name.name = format!("윤{poison}");
        }
    }
    for cluster in &mut library.clusters {
        cluster.question = poison.to_owned();
        for joined in &mut cluster.joined {
            joined.2 = Ground::new(poison.to_owned());
        }
        for link in &mut cluster.links {
            link.reason.figures.push(poison.to_owned());
        }
    }
    library
}

fn assert_harmless(poison: &str) {
    let library = poisoned(poison);
    let view = View::new(&library, None);
    let mut texts = vec![
        report::render(&view, Format::Terminal, screen(80)),
        report::render(&view, Format::Markdown, screen(80)),
        report::render(&view, Format::Html, screen(80)),
        report::render(&view, Format::Json, screen(80)),
        report::records(&view, Records::Table, screen(80)),
        report::comparison(&view, Some(daejo::model::Relation::Refine), screen(80)),
    ];
    texts.extend(formats::MACHINES.map(|format| report::render(&view, format, screen(80))));
    texts.extend(report::explain(&view, "c011", screen(80)));
    texts.extend(report::explain(&view, "k02", screen(80)));
    for text in texts {
        let found = text.chars().find(|c| *c != '\n' && is_dangerous(*c));
        assert_eq!(found, None, "{poison:?} reached\n{text}");
    }
}

#[test]
fn escapes_never_reach_a_reader() {
    for poison in [
        "\u{1b}[2J\u{1b}]0;owned\u{7}",
        "\u{9b}31m",
        "\u{202e}gnp.exe",
        "a\u{200b}\u{2066}b\u{2069}",
        "\r\n\u{2028}\u{0}",
        "\u{e0041}",
    ] {
        assert_harmless(poison);
    }
}

#[test]
fn markup_in_articles_stays_text() {
    let library = poisoned("<script>x</script> | **b** [l](u) `c` ~~d~~");
    let report = report::render(&View::new(&library, None), Format::Markdown, screen(80));
    assert!(!report.contains("<script"));
    assert!(!report.contains("**b**"));
    assert!(!report.contains("~~d~~"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_dangerous_passes_any_format(poison in any::<String>()) {
        assert_harmless(&poison);
    }

    #[test]
    fn any_text_makes_valid_json_and_even_tables(poison in any::<String>(), width in 40_usize..160) {
        let library = poisoned(&poison);
        let view = View::new(&library, None);
        valid(&report::render(&view, Format::Json, screen(width)));
        for table in table_lines(&report::render(&view, Format::Terminal, screen(width))) {
            let widths: Vec<usize> = table.iter().map(|line| line.width()).collect();
            prop_assert!(widths.iter().all(|w| *w == widths[0]), "{:?}\n{}", widths, table.join("\n"));
        }
    }
}

#[test]
fn both_languages_have_the_same_phrases() {
    for name in ["report", "report-page", "report-evaluation", "review", "review-page", "reasons"] {
        let keys = |code: &str| -> Vec<&str> {
            daejo::language::table(lang(code).unwrap(), name).rows.iter().map(|row| row.cells[0]).collect()
        };
        assert_eq!(keys("ko"), keys("en"), "{name}");
        let mut once = keys("ko");
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), keys("ko").len(), "{name} has a phrase twice");
    }
}

/// Phrases that are looked up by a code of the model, as `verdict.agree`.
const BY_CODE: [&str; 27] = [
    "change",
    "standing",
    "standing-meaning",
    "verdict",
    "meaning",
    "modality",
    "zone",
    "kind",
    "flag",
    "state",
    "polarity",
    "speaker",
    "month",
    "period",
    "clock",
    "weekday",
    "range",
    "why",
    "half",
    "act",
    "fate",
    "figure",
    "fault",
    "cause",
    "short",
    "role",
    "may",
];

#[test]
fn every_phrase_is_used_and_every_phrase_used_is_there() {
    let mut code = String::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src/report"), root.join("src/bin")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs" || ext == "html") {
                code.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let words = report::Words::new(lang("ko").unwrap());
    let tables = ["report", "report-page", "report-evaluation", "review", "review-page"]
        .map(|name| daejo::language::table(lang("ko").unwrap(), name));
    let by_code = |key: &str| key.split_once('.').is_some_and(|(sort, _)| BY_CODE.contains(&sort));
    let unused: Vec<&str> =
        tables.iter().flat_map(|table| &table.rows).map(|row| row.cells[0]).filter(|key| !by_code(key)).collect();
    let unused: Vec<&&str> = unused.iter().filter(|key| !code.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
    let said = regex::Regex::new(r#"(?:word|say|count|field)\(\s*"([a-z-]+(?:\.[a-z-]+)*)""#).unwrap();
    for found in said.captures_iter(&code) {
        assert!(words.find(&found[1]).is_some(), "no table has {}", &found[1]);
    }
    use daejo::model::{Flag, Kind};
    let codes = Kind::ALL.iter().map(|kind| format!("kind.{}", kind.name()));
    let codes = codes.chain(Flag::ALL.iter().map(|flag| format!("flag.{}", flag.code())));
    let codes = codes
        .chain(Verdict::ALL.iter().flat_map(|v| [format!("verdict.{}", v.name()), format!("meaning.{}", v.name())]));
    for key in codes {
        assert!(words.find(&key).is_some(), "no table has {key}");
    }
}

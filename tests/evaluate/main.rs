//! The figures of an evaluation, on a small case counted by hand and on the script's own.

use daejo::evaluate::{Evaluation, Gold, evaluate};
use daejo::model::*;

/// A story of three one-line documents; `claims` are id, document, the words that are claimed.
fn story(claims: &[(&str, &str, &str)], clusters: Vec<Cluster>) -> Reconciliation {
    let text = |id: &str| match id {
        "A" => "서른 명이 왔다. 문은 2001년 열렸다. 모두 웃었다. 서른 명이 왔다.",
        "B" => "쉰 명이 왔다. 문은 2001년 10월 열렸다.",
        _ => "쉰 명쯤 왔다. 문은 1998년 열렸다.",
    };
    let ko = Lang::parse("ko").unwrap();
    let articles = ["A", "B", "C"].map(|id| Article {
        id: format!("art-{id}"),
        path: format!("somewhere/{id}.txt"),
        outlet: id.to_owned(),
        title: String::new(),
        url: None,
        published: None,
        lang: ko,
        text: text(id).to_owned(),
        sha256: String::new(),
        segments: Vec::new(),
        skipped: Vec::new(),
        inferred: Vec::new(),
        cautions: Vec::new(),
    });
    let claim = |(id, doc, quote): &(&str, &str, &str)| {
        let start = text(doc).rfind(quote).unwrap();
        let span = Span::new(start, start + quote.len());
        Claim {
            id: (*id).to_owned(),
            article: format!("art-{doc}"),
            lang: ko,
            zone: Zone::Body,
            span,
            sentence: span,
            quote: (*quote).to_owned(),
            kind: Kind::Count,
            value: Value::Quantity(Range::point(1.into(), 1.into(), Unit::one())),
            question: Question::default(),
            modality: Modality::Asserted,
            happened: true,
            attribution: Attribution { speaker: Speaker::Outlet, name: String::new(), span: None },
            as_of: None,
            also_at: Vec::new(),
            flags: Vec::new(),
            steps: Vec::new(),
        }
    };
    Reconciliation {
        story: Story {
            title: String::new(),
            timezone: "Asia/Seoul".to_owned(),
            articles: articles.to_vec(),
            unread: Vec::new(),
        },
        claims: claims.iter().map(claim).collect(),
        clusters,
        copies: Vec::new(),
        coverage: Coverage::default(),
        verified_pairs: 0,
        review: daejo::model::Review::default(),
    }
}

fn cluster(id: &str, verdict: Verdict, claims: &[&str], links: &[(&str, &str, Relation)]) -> Cluster {
    Cluster {
        id: id.to_owned(),
        question: String::new(),
        verdict,
        claims: claims.iter().map(|id| (*id).to_owned()).collect(),
        links: links
            .iter()
            .map(|(a, b, relation)| Link {
                a: (*a).to_owned(),
                b: (*b).to_owned(),
                relation: *relation,
                finer: None,
                reason: Reason { code: "test/test", figures: Vec::new() },
            })
            .collect(),
        origins: claims.len(),
        informants: 0,
        joined: Vec::new(),
    }
}

/// Code points: `서른 명이` stands at 0 of A and again at 30, `2001년` at 12 of A.
const GOLD: &str = r#"{
  "documents": {"A": {"file": "A.txt"}, "B": {"file": "B.txt"}, "C": {"file": "C.txt"}},
  "claims": [
    {"id": "A1", "doc": "A", "quote": "서른 명이 왔다", "quote_span": [0, 8], "sentence_span": [0, 9],
     "duplicate_sentence_spans": [[30, 39]], "value_raw": "서른 명", "value_kind": "count"},
    {"id": "A2", "doc": "A", "quote": "2001년", "quote_span": [13, 18], "sentence_span": [10, 23], "value_raw": "2001년", "value_kind": "date"},
    {"id": "A3", "doc": "A", "quote": "모두 웃었다", "quote_span": [24, 30], "value_kind": "event"},
    {"id": "B1", "doc": "B", "quote": "쉰 명이 왔다", "quote_span": [0, 7], "value_raw": "쉰 명", "value_kind": "count"},
    {"id": "B2", "doc": "B", "quote": "2001년 10월", "quote_span": [12, 21], "value_raw": "2001년 10월", "value_kind": "date"},
    {"id": "C1", "doc": "C", "quote": "쉰 명쯤", "quote_span": [0, 4], "value_raw": "쉰 명", "value_kind": "count"},
    {"id": "C2", "doc": "C", "quote": "1998년", "quote_span": [12, 17], "value_raw": "1998년", "value_kind": "date"},
    {"id": "C3", "doc": "C", "quote": "왔다", "quote_span": [5, 7], "value_kind": "event", "trap_only": true}
  ],
  "clusters": [
    {"id": "K1", "topic": "몇 명", "verdict": "conflict", "members": ["A1", "B1", "C1"], "key_pairs": [
      {"a": "A1", "b": "B1", "relation": "conflict"},
      {"a": "B1", "b": "C1", "relation": "agree"}]},
    {"id": "K2", "topic": "언제", "verdict": "refine", "acceptable_verdicts": ["conflict"], "members": ["A2", "B2"], "key_pairs": [
      {"a": "A2", "b": "B2", "relation": "refine"}]},
    {"id": "K3", "topic": "이어짐", "verdict": "agree", "link_only": true, "members": ["A2", "C2"]}
  ],
  "compatible_pairs": [["B2", "C2"]],
  "traps": [
    {"id": "T1", "why": "수와 해", "claims": ["A1", "A2"]},
    {"id": "T2", "why": "해와 수", "claims": ["B1", "C2", "nobody"]}
  ]
}"#;

fn by_hand() -> Reconciliation {
    // p1 stands on the repeat of A1; p4 stands for B2 by one code point of overlap; p9 for nobody
    story(
        &[
            ("p1", "A", "서른 명"),
            ("p2", "A", "2001년"),
            ("p3", "B", "쉰 명"),
            ("p4", "B", "10월"),
            ("p5", "C", "쉰 명"),
            ("p6", "C", "1998년"),
            ("p9", "A", "웃"),
        ],
        vec![
            cluster("k1", Verdict::Conflict, &["p1", "p3"], &[("p1", "p3", Relation::Conflict)]),
            cluster(
                "k2",
                Verdict::Conflict,
                &["p2", "p4", "p6", "p5"],
                &[("p2", "p4", Relation::Agree), ("p4", "p6", Relation::Conflict), ("p2", "p2", Relation::Conflict)],
            ),
            cluster("k3", Verdict::Single, &["p9"], &[]),
        ],
    )
}

fn scored() -> Evaluation {
    evaluate(&by_hand(), &Gold::parse(GOLD, "gold.json").unwrap())
}

#[test]
fn figures_are_those_counted_by_hand() {
    let scored = scored();
    let close = |name: &str, want: f64| {
        let got = scored.get(name).unwrap_or_else(|| panic!("{name} is none"));
        assert!((got - want).abs() < 1e-9, "{name}: {got}, counted {want}");
    };
    close("claim_recall", 6.0 / 6.0);
    close("claim_recall_all", 7.0 / 7.0);
    // A1B1, A1C1, B1C1, A2B2: A1B1 and A2B2 are together
    close("pair_recall", 2.0 / 4.0);
    close("pair_recall_all", 2.0 / 4.0);
    close("cluster_recall", (1.0 / 3.0 + 1.0) / 2.0);
    // k1: p1p3 right. k2: p2p4 right, p2p6 right (K3), p2p5 wrong, p4p6 right (compatible), p4p5 wrong; p5p6 are one document
    close("pair_precision", 4.0 / 6.0);
    close("pair_f1", 2.0 * (4.0 / 6.0) * 0.5 / (4.0 / 6.0 + 0.5));
    // A1B1 right, B1C1 apart, A2B2 agree for refine is half right
    close("relation_accuracy", 1.5 / 3.0);
    close("conflict_recall", 1.0);
    // p1p3 right, p4p6 wrong, p2p2 is no pair
    close("conflict_precision", 1.0 / 2.0);
    // K1: k1 holds two of its claims and k2 one; K2: k2 is a conflict, which is accepted
    close("verdict_accuracy", 1.0);
    // T1 apart; T2: B1 and C2 are apart
    close("trap_violations", 0.0);
    close("traps", 2.0);
    let of = |name: &str| scored.figures.iter().find(|figure| figure.name == name).unwrap().of;
    assert_eq!(of("claim_recall"), Some(6));
    assert_eq!(of("pair_precision"), Some(6));
    assert_eq!(of("trap_violations"), None);
    let errors = |sort: &str| scored.errors.iter().find(|(name, _)| *name == sort).map_or(0, |(_, found)| found.len());
    assert_eq!([errors("missed claim"), errors("missed pair"), errors("wrong pair")], [0, 2, 2]);
    assert_eq!([errors("relation"), errors("false conflict"), errors("verdict"), errors("trap")], [1, 1, 0, 0]);
}

#[test]
fn a_trap_is_sprung_by_sharing_a_cluster() {
    let story =
        story(&[("p3", "B", "쉰 명"), ("p6", "C", "1998년")], vec![cluster("k1", Verdict::Agree, &["p3", "p6"], &[])]);
    let scored = evaluate(&story, &Gold::parse(GOLD, "gold.json").unwrap());
    assert_eq!(scored.get("trap_violations"), Some(1.0));
    assert_eq!(scored.get("conflict_precision"), None);
    assert_eq!(scored.get("pair_f1"), Some(0.0));
}

#[test]
fn floors_are_held_and_the_ceiling_of_traps() {
    let scored = scored();
    let floor = |name: &str, value| vec![(name.to_owned(), value)];
    assert!(scored.short_of(&floor("claim_recall", 1.0)).is_empty());
    assert_eq!(scored.short_of(&floor("pair_recall", 0.51)), ["pair_recall 0.500 (asked 0.51)"]);
    assert!(scored.short_of(&floor("trap_violations", 0.0)).is_empty());
    assert_eq!(scored.short_of(&floor("trap_violations", -1.0)).len(), 1);
}

#[test]
fn an_annotation_that_does_not_fit_is_refused_by_name() {
    for (from, to, names) in [
        (r#""members": ["A2", "B2"]"#, r#""members": ["A2", "B9"]"#, "B9"),
        (r#""doc": "C", "quote": "왔다""#, r#""doc": "D", "quote": "왔다""#, "document D"),
        (r#""id": "C3""#, r#""id": "C2""#, "C2 twice"),
        (r#""relation": "refine""#, r#""relation": 7"#, "line"),
    ] {
        let broken = GOLD.replacen(from, to, 1);
        assert_ne!(broken, GOLD);
        let error = Gold::parse(&broken, "gold.json").unwrap_err().to_string();
        assert!(error.starts_with("gold.json: found ") && error.contains(names), "{error}");
    }
}

/// The script, where it and an interpreter are at hand.
fn script() -> Option<std::path::PathBuf> {
    let script = std::path::PathBuf::from("/work/shared/tools/score_story.py");
    let python = std::process::Command::new("python3").arg("--version").output().is_ok();
    let here = script.is_file() && python;
    if !here {
        #[expect(clippy::print_stderr, reason = "a test that cannot run must say so")]
        {
            eprintln!("SKIPPED: {} or python3 is not here", script.display());
        }
    }
    here.then_some(script)
}

/// The script must find the same figures in our report as we found without it.
fn assert_like_the_script(script: &std::path::Path, found: &Reconciliation, gold: &str) {
    let ours = evaluate(found, &Gold::parse(gold, "gold").unwrap());
    let view = daejo::report::View::new(found, None);
    let screen = daejo::report::Screen::new(80);
    let folder = tempfile::tempdir().unwrap();
    let (report, annotation) = (folder.path().join("report.json"), folder.path().join("gold.json"));
    std::fs::write(&report, daejo::report::render(&view, daejo::report::Format::Json, screen)).unwrap();
    std::fs::write(&annotation, gold).unwrap();
    let run = std::process::Command::new("python3").arg(script).args([&report, &annotation]).arg("--json").output();
    let run = run.unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let theirs: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(ours.figures.len(), daejo::evaluate::FIGURES.len());
    for figure in &ours.figures {
        let theirs_value = theirs[figure.name].as_f64();
        let same = match (figure.value, theirs_value) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        assert!(same, "{}: {:?}, the script {theirs_value:?}", figure.name, figure.value);
        if let Some(of) = figure.of {
            assert_eq!(Some(of as u64), theirs[format!("{}_n", figure.name)].as_u64(), "{} of", figure.name);
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
fn drawn(gold: &serde_json::Value, folder: &std::path::Path, mut seed: u64) -> Option<Reconciliation> {
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
    let shared = std::path::Path::new("/work/shared");
    let gold = std::fs::read_to_string(shared.join("gold/seeds.json")).unwrap();
    let annotation: serde_json::Value = serde_json::from_str(&gold).unwrap();
    for seed in 1..=6 {
        let found = drawn(&annotation, &shared.join("seeds"), seed).expect("an annotated story");
        assert_like_the_script(&script, &found, &gold);
    }
}

#[test]
fn a_checked_story_is_counted_as_the_script_counts_it() {
    let Some(script) = script() else { return };
    let shared = std::path::Path::new("/work/shared");
    let sources = [daejo::read::Source::Path(shared.join("seeds"))];
    let story = daejo::read::story(&sources, &daejo::read::Options::default()).unwrap();
    let found = daejo::pipeline::check(story, &|_, _| {});
    assert_like_the_script(&script, &found, &std::fs::read_to_string(shared.join("gold/seeds.json")).unwrap());
}

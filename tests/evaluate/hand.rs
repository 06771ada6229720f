//! A small case, counted by hand.

use daejo::model::*;

/// A story of three one-line documents; `claims` are id, document, the words that are claimed.
pub fn story(claims: &[(&str, &str, &str)], clusters: Vec<Cluster>) -> Reconciliation {
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
            weekday: None,
            echo_of: None,
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

pub fn cluster(id: &str, verdict: Verdict, claims: &[&str], links: &[(&str, &str, Relation)]) -> Cluster {
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
pub const GOLD: &str = r#"{
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

pub fn by_hand() -> Reconciliation {
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

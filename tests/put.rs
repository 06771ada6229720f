//! How what an article says is put: as planned, done or denied, over how many words, and when what is over was.

mod support;

use daejo::model::{Kind, Period, Polarity, Value};

/// The claims of one article of 6 March 2024, a Wednesday: kind, quotation, value in words.
fn claims(lang: &str, text: &str) -> Vec<(Kind, String, String)> {
    let told = |value: &Value| match value {
        Value::Statement(s) if s.polarity == Polarity::Denied => format!("{} denied", s.state.name()),
        Value::Statement(s) => s.state.name().to_owned(),
        Value::Time(Period::Dated { from: Some(from), .. }) => from.date().to_string(),
        _ => String::new(),
    };
    support::claims(lang, text).iter().map(|c| (c.kind, c.quote.clone(), told(&c.value))).collect()
}

/// The claims of a kind in a text: quotation and value.
fn of_kind(kind: Kind, lang: &str, text: &str) -> Vec<(String, String)> {
    claims(lang, text).into_iter().filter(|c| c.0 == kind).map(|(_, quote, value)| (quote, value)).collect()
}

fn hold(kind: Kind, lang: &str, told: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in told {
        let found = of_kind(kind, lang, text);
        let expected: Vec<_> = expected.iter().map(|(q, v)| ((*q).to_owned(), (*v).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_statement_runs_to_the_verb_that_decides_it() {
    hold(
        Kind::Statement,
        "ko",
        &[
            ("군은 낡은 다리를 고치지 않았다.", &[("군은 낡은 다리를 고치지 않았다", "done denied")]),
            ("주민들이 새 노선을 요구하고 있다.", &[("주민들이 새 노선을 요구하고 있다", "under-way")]),
            (
                "두 기관은 하천 정비와 관련해 공사를 시작했다.",
                &[("두 기관은 하천 정비와 관련해 공사를 시작했다", "done")],
            ),
            // what is joined is another matter, with a polarity and a time of its own
            (
                "군은 다리를 고쳤고 학교는 옮기지 않았다.",
                &[("군은 다리를 고쳤고", "done"), ("학교는 옮기지 않았다", "done denied")],
            ),
            (
                "회사는 공장을 세웠으며 내년에 창고를 지을 계획이다.",
                &[("회사는 공장을 세웠으며", "done"), ("내년에 창고를 지을 계획이다", "planned")],
            ),
        ],
    );
}

#[test]
fn an_ellipsis_ends_what_a_headline_says() {
    hold(
        Kind::Statement,
        "ko",
        &[
            (
                "시장 사퇴 선언 예정…노조 파업 돌입",
                &[("시장 사퇴 선언 예정", "planned"), ("노조 파업 돌입", "under-way")],
            ),
            (
                "군은 다리를 고쳤다…주민들은 철거를 요구하고 있다",
                &[("군은 다리를 고쳤다", "done"), ("주민들은 철거를 요구하고 있다", "under-way")],
            ),
            (
                "회사는 창고를 지을 계획…학교는 옮기지 않았다",
                &[("회사는 창고를 지을 계획", "planned"), ("학교는 옮기지 않았다", "done denied")],
            ),
            // who speaks may falter
            ("군수는 \"다리를… 새로 놓았다\"고 말했다.", &[("군수는 \"다리를… 새로 놓았다", "done")]),
        ],
    );
}

#[test]
fn what_holds_only_if_and_that_somebody_spoke_are_no_statements() {
    hold(
        Kind::Statement,
        "ko",
        &[
            ("기자와 만나는 자리의 주제는 빵이다.", &[]),
            ("비가 더 내리면 군은 다리를 막을 계획이다.", &[("군은 다리를 막을 계획이다", "planned")]),
            ("군수는 \"다리를 새로 놓았다\"고 말했다.", &[("군수는 \"다리를 새로 놓았다", "done")]),
        ],
    );
    hold(
        Kind::Statement,
        "en",
        &[
            ("The mayor said on Tuesday that the bridge had reopened.", &[("that the bridge had reopened", "done")]),
            ("The ferry is to be scrapped.", &[("The ferry is to be scrapped", "planned")]),
            (
                "The ferry is expected to leave the harbour.",
                &[("The ferry is expected to leave the harbour", "expected")],
            ),
            ("Rents would rise across the city.", &[("Rents would rise across the city", "expected")]),
        ],
    );
}

#[test]
fn what_has_happened_lies_behind() {
    hold(
        Kind::Time,
        "ko",
        &[
            ("시는 11월 20일 다리를 고쳤다.", &[("11월 20일", "2023-11-20")]),
            ("주민들은 9일 공사를 막았다.", &[("9일", "2024-02-09")]),
            // on the day it is told, and what is yet to come
            ("주민들은 6일 공사를 막았다.", &[("6일", "2024-03-06")]),
            ("주민들은 9일 공사를 막기로 했다.", &[("9일", "2024-03-09")]),
            ("개통식은 9일로 잡혔다.", &[("9일", "2024-03-09")]),
            ("개통식은 9일인 것으로 알려졌다.", &[("9일", "2024-03-09")]),
            ("시는 9일 열리는 행사를 알렸다.", &[("9일", "2024-03-09")]),
            // so much later than something told before
            ("다리는 2년 뒤 무너졌다.", &[]),
        ],
    );
    hold(
        Kind::Time,
        "en",
        &[
            ("The papers were filed on Friday.", &[("Friday", "2024-03-01")]),
            ("The council closed the bridge in November.", &[("November", "2023-11-01")]),
            ("The hearing was set for Friday.", &[("Friday", "2024-03-08")]),
            ("The mayor said she was leaving on Friday.", &[("Friday", "2024-03-08")]),
            ("The bridge collapsed two years later.", &[]),
            ("The dam will open two years later.", &[("two years later", "2026-03-06")]),
        ],
    );
}

#[test]
fn a_name_that_ends_like_a_particle_is_kept_whole() {
    let speaker = |text: &str| {
        let found = claims("ko", text).into_iter().find(|c| c.0 == Kind::Role);
        found.map(|c| c.1)
    };
    assert_eq!(speaker("강다은 군수가 왔다. 강다은은 다리를 고쳤다.").as_deref(), Some("강다은 군수"));
}

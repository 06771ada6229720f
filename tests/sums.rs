//! What an article says against itself: its sums, its weekdays, its headline.

use daejo::model::Relation;
use daejo::pipeline::check;
use daejo::read::{self, Options, Source};

/// The reasons of the findings of one article against itself, with their figures.
fn findings(lang: &str, headline: &str, text: &str) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let page =
        format!("---\noutlet: 가람일보\npublished: 2024-03-05\nlang: {lang}\ntitle: {headline}\n---\n\n{text}\n");
    std::fs::write(folder.path().join("page.md"), page).unwrap();
    let story = read::story(&[Source::Path(folder.path().to_owned())], &Options::default()).unwrap();
    let found = check(story, &|_, _| {});
    let links = found.clusters.iter().flat_map(|c| &c.links).filter(|l| l.relation == Relation::Internal);
    let mut findings: Vec<_> = links.map(|l| (l.reason.code, l.reason.figures.join(" | "))).collect();
    findings.dedup();
    findings
}

/// The texts that give a finding of that code, and those that give none.
fn holds(lang: &str, headline: &str, code: &str, wrong: &[&str], right: &[&str]) {
    for text in wrong {
        let found = findings(lang, headline, text);
        assert!(found.iter().any(|(c, _)| *c == code), "{text}: {found:?}");
    }
    for text in right {
        let found = findings(lang, headline, text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_weekday_beside_a_date() {
    let wrong = [
        "시험은 2024년 3월 7일 금요일에 치른다.",
        "공청회는 오는 12일(수) 열린다.",
        "접수는 3월 20일 화요일 오전에 끝난다.",
    ];
    // the year is guessed, and far; the month may be the next one
    let right = [
        "시험은 2024년 3월 7일 목요일에 치른다.",
        "행사는 12월 3일 월요일에 열린다.",
        "공청회는 12일(화) 열린다.",
        "모임은 12일(금) 열린다.",
    ];
    holds("ko", "알림", "sum/weekday", &wrong, &right);
    let wrong =
        ["The hearing is on Tuesday, March 7.", "Doors open on Friday, 28 March 2024.", "It closes on 14 March (Fri)."];
    let right =
        ["The hearing is on Thursday, March 7.", "Doors open on 28 March 2024.", "It closes on 14 March (Thu)."];
    holds("en", "Notice", "sum/weekday", &wrong, &right);
}

#[test]
fn the_nth_day_since_an_event() {
    let before = "낡은 다리가 지난 1월 10일 무너졌다.";
    let wrong = ["5일은 다리가 무너진 지 50일째다.", "이날은 다리가 무너진 지 60일째가 되는 날이다."];
    // counted from the day itself, and from the next
    let right = [
        "5일은 다리가 무너진 지 56일째다.",
        "5일은 다리가 무너진 지 55일째다.",
        "5일은 공사가 멈춘 지 20일째다.",
        "다리가 무너진 지 50여 일째다.",
    ];
    let told = |texts: &[&str]| texts.iter().map(|text| format!("{before} {text}")).collect::<Vec<_>>();
    let (wrong, right) = (told(&wrong), told(&right));
    holds(
        "ko",
        "알림",
        "sum/days-since",
        &wrong.iter().map(String::as_str).collect::<Vec<_>>(),
        &right.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[test]
fn parts_that_are_all_a_sentence_says() {
    let wrong = [
        "배에는 11명이 타고 있었다. 한국인 5명, 베트남인 4명, 몽골인 3명이다.",
        "총사업비는 2조1840억원이다. 국비가 1조3104억원, 시비가 8376억원이다.",
        "모두 47곳에서 투표했다. 학교가 30곳, 구청이 12곳, 도서관이 4곳이다.",
    ];
    let right = [
        "배에는 12명이 타고 있었다. 한국인 5명, 베트남인 4명, 몽골인 3명이다.",
        // a list of some parts
        "수출은 100억달러였다. 반도체가 40억달러, 자동차가 30억달러다.",
        // the list says more than its parts
        "배에는 11명이 타고 있었다. 구조대는 이튿날 한국인 5명, 베트남인 4명, 몽골인 3명을 태우고 항구로 돌아왔다고 밝혔다.",
        // two figures to choose from
        "배에는 11명이, 보트에는 13명이 타고 있었다. 한국인 5명, 베트남인 4명, 몽골인 3명이다.",
    ];
    holds("ko", "알림", "sum/parts", &wrong, &right);
}

#[test]
fn a_headline_against_its_body() {
    let headline = "기본급 11만5000원 인상";
    let wrong = ["노사는 기본급을 11만2000원 올리기로 했다.", "기본급 인상액은 11만7000원이다."];
    let right = [
        "노사는 기본급을 11만5000원 올리기로 했다.",
        "노사는 상여금으로 11만2000원을 준다.",
        "회사는 기본급 9만원 인상을 제시했다. 노사는 기본급을 11만5000원 올리기로 했다.",
    ];
    holds("ko", headline, "range/disjoint", &wrong, &right);
    let right = ["The storm killed two people; three are missing.", "Three people are missing."];
    holds("en", "Storm leaves two dead", "range/disjoint", &["The storm killed three people."], &right);
}

//! A made wire: stories of several outlets with names of their own, the same for the same seed.

use std::fmt::Write;

const PLACES: [&str; 8] = ["한빛시", "가람군", "누리시", "다온군", "라온시", "마루군", "바른시", "새솔군"];
const WHAT: [&str; 6] = ["다리", "도서관", "체육관", "공원", "시장", "항구"];
const SURNAMES: [&str; 6] = ["김", "이", "박", "최", "정", "강"];
const GIVEN: [&str; 8] = ["도윤", "서연", "하준", "지우", "은서", "시우", "예린", "민재"];
const FIRMS: [&str; 8] = ["청람건설", "두루개발", "온새미로", "해솔산업", "나래토건", "푸른들", "참빛설비", "으뜸기업"];

/// The outlets.
pub const OUTLETS: [&str; 3] = ["새벽뉴스", "가온경제", "온마루"];

/// One article as a line of JSON; `story` tells whom and what it is about, `outlet` who tells it and how.
pub fn line(story: usize, outlet: usize) -> String {
    let place = PLACES[story % 8];
    let what = WHAT[story / 8 % 6];
    let who = format!("{}{}", SURNAMES[story % 6], GIVEN[(story / 3 + story) % 8]);
    let firm = FIRMS[(story / 2) % 8];
    let number = story * 7 + 11;
    let day = story % 20 + 1;
    // one outlet of some stories has another figure
    let people = 100 + number + if outlet == 2 && story.is_multiple_of(3) { 10 } else { 0 };
    let name = format!("{place} 제{number}{what}");
    let (title, body) = match outlet {
        0 => (
            format!("{name} 문 열어"),
            format!(
                "{name}이 {day}일 문을 열었다. {who} {place}장은 개관식에서 \"주민 {people}명이 함께했다\"고 말했다. \
                 공사는 {firm}이 맡았고 공사비는 {number}억 원이 들었다. {firm} 관계자는 공사에 {story}개월이 걸렸다고 설명했다."
            ),
        ),
        1 => (
            format!("{place}, 제{number}{what} 개관"),
            format!(
                "{place}는 {day}일 {name} 개관식을 열었다. 개관식에는 {who} {place}장과 주민 {people}명이 참석했다. \
                 {firm}이 지은 {name}에는 {number}억 원이 들어갔다."
            ),
        ),
        _ => (
            format!("주민 {people}명 모인 {name} 개관식"),
            format!(
                "{name}이 문을 연 {day}일, 개관식에 주민 {people}명이 모였다. {who} {place}장이 테이프를 끊었다. \
                 시공사 {firm}은 공사비가 {number}억 원이라고 밝혔다."
            ),
        ),
    };
    let mut line = String::new();
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let published = format!("2026-03-{day:02}T1{outlet}:00");
    let id = format!("s{story:04}-{outlet}");
    write!(
        line,
        "{{\"id\":{},\"outlet\":{},\"title\":{},\"published\":{},\"lang\":\"ko\",\"body\":{}}}",
        quoted(&id),
        quoted(OUTLETS[outlet]),
        quoted(&title),
        quoted(&published),
        quoted(&body)
    )
    .unwrap();
    line
}

/// So many stories, an article an outlet, as JSON lines.
pub fn lines(stories: usize) -> String {
    (0..stories).flat_map(|story| (0..3).map(move |outlet| line(story, outlet) + "\n")).collect()
}

//! What two outlets give that looks like one thing with a slip in it.

use daejo::pipeline::check;
use daejo::read::{self, Options, Source};

/// The codes of the conflicts between two articles of one day. Both say a few things alike, so that they tell one story.
fn slips(one: &str, other: &str) -> Vec<&'static str> {
    let common = "가람시청은 5일 오후 2시 시민 1천240명이 참석한 가운데 행사를 열었다. 예산은 37억5천만원이 들었다.";
    let folder = tempfile::tempdir().unwrap();
    for (outlet, text) in [("가람일보", one), ("나루신문", other)] {
        let page = format!("---\noutlet: {outlet}\npublished: 2024-03-05\nlang: ko\n---\n\n{common}\n\n{text}\n");
        std::fs::write(folder.path().join(format!("{outlet}.md")), page).unwrap();
    }
    let story = read::story(&[Source::Path(folder.path().to_owned())], &Options::default()).unwrap();
    let found = check(story, &|_, _| {});
    let codes = found.clusters.iter().flat_map(|c| &c.links).map(|l| l.reason.code);
    codes.filter(|code| matches!(*code, "range/digit-lost" | "name/letter-off")).collect()
}

#[test]
fn a_number_that_lost_a_digit_in_a_list_otherwise_the_same() {
    for (one, other) in [
        ("제3사단과 제8사단, 제16사단이 훈련했다.", "제3사단과 제8사단, 제6사단이 훈련했다."),
        ("2번 게이트와 5번 게이트, 11번 게이트가 닫혔다.", "2번 게이트와 5번 게이트가 닫혔고 1번 게이트도 닫혔다."),
        ("3대대와 4대대, 12대대에서 환자가 나왔다.", "2대대와 3대대, 4대대에서 환자가 나왔다."),
    ] {
        assert!(slips(one, other).contains(&"range/digit-lost"), "{one} / {other}");
    }
    for (one, other) in [
        // only one other number is shared
        ("제3사단과 제16사단이 훈련했다.", "제3사단과 제6사단이 훈련했다."),
        // another number altogether
        ("제3사단과 제8사단, 제16사단이 훈련했다.", "제3사단과 제8사단, 제27사단이 훈련했다."),
        // one article gives both
        ("제3사단과 제8사단, 제16사단이 훈련했다. 제6사단은 쉬었다.", "제3사단과 제8사단, 제6사단이 훈련했다."),
    ] {
        assert!(slips(one, other).is_empty(), "{one} / {other}");
    }
}

#[test]
fn one_holder_of_an_office_whose_name_is_a_letter_off() {
    for (one, other) in [
        ("김하람 국토부 차관보는 사과했다.", "김하랑 차관보는 사과했다."),
        ("노다미 도지사가 현장을 찾았다.", "노담미 도지사는 현장을 찾았다."),
        ("윤보라 청장은 물러났다.", "윤부라 청장은 물러났다."),
    ] {
        assert!(slips(one, other).contains(&"name/letter-off"), "{one} / {other}");
    }
    for (one, other) in [
        // two letters, another surname, a foreign name in two spellings
        ("김하람 차관보는 사과했다.", "김다랑 차관보는 사과했다."),
        ("김하람 차관보는 사과했다.", "강하람 차관보는 사과했다."),
        ("마르첼로 도지사가 현장을 찾았다.", "마르첼루 도지사가 현장을 찾았다."),
        // two houses, two offices
        ("김하람 국토부 차관보는 사과했다.", "김하랑 외교부 차관보는 사과했다."),
        ("김하람 차관보는 사과했다.", "김하랑 시장은 사과했다."),
        // one article names both
        ("김하람 차관보와 김하랑 차관보는 사과했다.", "김하랑 차관보는 사과했다."),
        // a third holds the office too
        ("김하람 의원과 노은채 의원은 사과했다.", "김하랑 의원은 사과했다."),
    ] {
        assert!(slips(one, other).is_empty(), "{one} / {other}");
    }
}

//! Whose words a claim is, and what state they tell of.

mod support;

use daejo::model::{Kind, State, Value};
use support::claims;

/// What is asked in the first statement of an article, and its state.
fn stated(text: &str) -> (String, State) {
    let found = claims("ko", text).into_iter().find(|c| c.kind == Kind::Statement);
    let claim = found.unwrap_or_else(|| panic!("nothing is stated: {text}"));
    let Value::Statement(statement) = claim.value else { panic!("no statement: {text}") };
    (claim.question.relation.unwrap_or_default(), statement.state)
}

#[test]
fn what_is_quoted_tells_its_own_state() {
    for (text, about, state) in [
        ("한가람 시장은 “반드시 특별법을 제정할 것”이라고 밝혔다.", "제정", State::Planned),
        ("한가람 시장은 내년에 특별법을 제정할 것이라고 말했다.", "제정", State::Planned),
        ("한가람 시장은 “강한 학교 급식 개선을 강조할 예정”이라며 웃었다.", "강조", State::Planned),
        ("한가람 시장은 “의회가 예산을 반드시 삭감해야 한다”고 말했다.", "삭감", State::Expected),
        ("한가람 시장은 “의회가 예산을 이미 삭감했다”고 말했다.", "삭감", State::Done),
        ("한가람 시장은 “의회가 예산을 이미 삭감한 것”이라고 말했다.", "삭감", State::Done),
    ] {
        let (relation, found) = stated(text);
        assert_eq!((relation.trim_start_matches('~'), found), (about, state), "{text}");
    }
}

#[test]
fn an_initial_within_a_name_ends_no_sentence() {
    for (text, speaker) in [
        ("Rep. Ana Ruiz, D-N.Y., said that 12 people left.", "Ana Ruiz"),
        ("Sen. Bo Lane, R-S.C., said that 12 people left.", "Bo Lane"),
        ("Judge Ada Hill of Washington, D.C., said that 12 people left.", "Ada Hill"),
    ] {
        let found = claims("en", text);
        let count = found.iter().find(|c| c.kind == Kind::Count).unwrap_or_else(|| panic!("no count: {text}"));
        assert_eq!(count.attribution.name, speaker, "{text}");
    }
    // a new sentence begins behind a space
    let two = claims("en", "Ana Ruiz works in Washington, D.C. The mayor said that 12 people left.");
    assert!(two.iter().filter(|c| c.kind == Kind::Count).all(|c| c.attribution.name == "mayor"), "{two:?}");
}

#[test]
fn what_is_said_next_tells_nothing_of_what_was_said_before() {
    for (text, state) in [
        ("한가람 시장은 “예산 삭감 이유를 이미 밝혔다”며 “자세한 언급은 자제하고자 한다”고 했다.", State::Done),
        ("한가람 시장은 “지난달 급식 조례를 제정했다”면서 “의회가 예산을 늘려야 한다”고 했다.", State::Done),
        ("한가람 시장은 “낡은 다리 두 곳을 폐쇄했다”며 “새 다리를 놓을 계획”이라고 말했다.", State::Done),
        ("한가람 시장은 “급식 조례를 제정하고 의회와 예산을 늘릴 계획”이라고 말했다.", State::Planned),
    ] {
        assert_eq!(stated(text).1, state, "{text}");
    }
}

#[test]
fn a_day_to_come_makes_a_plan_of_the_present() {
    for (text, state) in [
        ("한가람 시장은 9일 나루벨을 공식 방문한다.", State::Planned),
        ("한가람 시장은 6일 오후 유가족에게 훈장을 수여한다.", State::Planned),
        ("한가람 시장이 오는 11일 대표단과 새 협정에 서명한다고 시청이 밝혔다.", State::Planned),
        ("한가람 시장은 지난달 9일부터 나루벨 병원을 운영한다.", State::UnderWay),
        ("한가람 시장은 나루벨 병원과 도서관을 운영한다.", State::UnderWay),
        ("한가람 시장은 20일 시행되는 새 조례를 반대한다.", State::UnderWay),
        ("한가람 시장은 31일까지 나루벨 병원을 운영한다.", State::UnderWay),
        ("한가람 시장은 9일 대표단과 나루벨을 둘러보고 있다.", State::UnderWay),
    ] {
        assert_eq!(stated(text).1, state, "{text}");
    }
}

/// The states of all statements of an article whose words hold `words`.
fn states(text: &str, words: &str) -> Vec<State> {
    let of = |value| if let Value::Statement(statement) = value { Some(statement.state) } else { None };
    let told = claims("ko", text).into_iter().filter(|c| c.kind == Kind::Statement && c.quote == words);
    told.filter_map(|c| of(c.value)).collect()
}

#[test]
fn what_is_told_again_of_a_noun_is_a_statement() {
    for (text, words, state) in [
        ("시장은 예산안을 통과시킨 의원들을 만났다.", "예산안을 통과시킨", State::Done),
        ("군청은 다리 건설의 중단을 선언한 뒤 말을 아꼈다.", "다리 건설의 중단을 선언한", State::Done),
        ("대표는 국내 일정을 마친 뒤 나루벨로 떠날 예정이다.", "국내 일정을 마친", State::Planned),
    ] {
        assert_eq!(states(text, words), [state], "{text}");
    }
    // what only says of what sort a noun is, is none
    for (text, words) in
        [("의회는 커다란 위원회를 구성했다.", "커다란"), ("의회는 빠르게 낡은 다리를 고쳤다.", "빠르게 낡은")]
    {
        assert!(states(text, words).is_empty(), "{text}");
    }
}

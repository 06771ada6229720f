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
        ("Rep. Ana Ruiz, D-N.Y., said that 12 people left.", "Rep. Ana Ruiz"),
        ("Sen. Bo Lane, R-S.C., said that 12 people left.", "Sen. Bo Lane"),
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

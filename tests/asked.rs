//! What a figure and a time are asked for: the thing counted, the noun that a time dates.

mod support;

use daejo::model::{Kind, Question};

/// What the only claim of a kind in an article of 6 March 2024 answers.
fn asked(lang: &str, kind: Kind, text: &str) -> Question {
    let mut of_kind: Vec<_> = support::claims(lang, text).into_iter().filter(|c| c.kind == kind).collect();
    assert_eq!(of_kind.len(), 1, "{text}: {of_kind:?}");
    of_kind.remove(0).question
}

#[test]
fn a_noun_right_behind_a_figure_is_what_it_counts() {
    for (text, thing) in [
        ("시청 앞 광장에 300명 시민이 모였다.", "시민"),
        ("검찰은 5명 직원을 조사했다.", "직원"),
        ("표결에 참여한 17명 구의원에게 물었다.", "구의원"),
        ("표결에 참여한 17명의 구의원에게 물었다.", "구의원"),
        ("광장에 모인 시민 300명이 노래했다.", "시민"),
    ] {
        assert_eq!(asked("ko", Kind::Count, text).counted.as_deref(), Some(thing), "{text}");
    }
    // what became of them is not what they are
    assert_eq!(asked("ko", Kind::Count, "작업자 5명 부상을 알렸다.").counted.as_deref(), Some("작업자"));
    assert_eq!(asked("ko", Kind::Count, "작업자 3명 사망.").counted.as_deref(), Some("작업자"));
}

#[test]
fn a_time_before_a_noun_dates_the_noun() {
    for (text, dated) in [
        ("Brook was questioned over the 2016 mayoral election.", "election"),
        ("The council reversed the 2014 ban.", "~ban"),
        ("Haven quoted a 1999 book.", "book"),
    ] {
        assert_eq!(asked("en", Kind::Time, text).relation.as_deref(), Some(dated), "{text}");
    }
    let told = asked("en", Kind::Time, "The council reversed the ban in 2014.").relation;
    assert_ne!(told.as_deref(), Some("~ban"));
}

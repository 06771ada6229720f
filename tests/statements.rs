//! How two statements relate that somebody sets side by side.

use daejo::model::{Lang, Relation};
use daejo::pipeline::compare;

/// How each pair relates, found and expected; `None` where they say nothing of each other.
fn related(lang: Lang, pairs: &[(&str, &str, Option<Relation>)]) {
    for (a, b, expected) in pairs {
        for (a, b) in [(a, b), (b, a)] {
            let found = compare(a, b, lang).relation;
            let conflict = |r: Option<Relation>| r == Some(Relation::Conflict);
            assert_eq!(conflict(found), conflict(*expected), "{a} / {b}: {found:?}");
        }
    }
}

#[test]
fn values_of_two_kinds_that_differ_are_two_events() {
    related(
        Lang::parse("ko").unwrap(),
        &[
            ("시는 3월 4일 나무 200그루를 심었다.", "시는 4월 9일 나무 350그루를 심었다.", None),
            ("공장은 2019년 직원 40명을 뽑았다.", "공장은 2021년 직원 75명을 뽑았다.", None),
            ("7일 강릉에 눈이 12㎝ 쌓였다.", "9일 강릉에 눈이 30㎝ 쌓였다.", None),
            ("시는 3월 4일 나무 200그루를 심었다.", "시는 3월 4일 나무 350그루를 심었다.", Some(Relation::Conflict)),
        ],
    );
}

//! How two statements relate that somebody sets side by side.

use daejo::model::{Lang, Relation};
use daejo::pipeline::{check, compare};
use daejo::read::{self, Options, Source};

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

/// Whether a plan told on one day and a deed told four days later are read as an update.
fn moved_on(plan: &str, deed: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    for (outlet, day, text) in [("가람일보", 1, plan), ("나루신문", 5, deed)] {
        let page = format!("---\noutlet: {outlet}\npublished: 2024-03-0{day}\nlang: ko\n---\n\n{text}\n");
        std::fs::write(folder.path().join(format!("{day}.md")), page).unwrap();
    }
    let story = read::story(&[Source::Path(folder.path().to_owned())], &Options::default()).unwrap();
    let found = check(story, &|_, _| {});
    found.clusters.iter().flat_map(|c| &c.links).any(|l| l.reason.code == "statement/moved-on")
}

#[test]
fn what_a_person_plans_is_no_deed_of_a_firm() {
    // named twice, so that it is known for a name
    let told = |name: &str, deed: &str| format!("{name}의 소식이다. {name}이 입을 열었다. {name}은 {deed}했다.");
    // who is carried over is told apart, though the plan names the other
    let plan = |person: &str, other: &str, deed: &str| {
        format!("{person} 사장은 5일 서울에 왔다. 양사는 {other} 제품과 견줄 {deed}할 계획이다.")
    };
    let strangers = [
        ("김하늘", "나루그룹", "접는 휴대전화를 국내에 출시"),
        ("박서진", "동해시청", "낡은 시립 도서관을 폐쇄"),
        ("최한솔", "누리은행", "해외 지점 직원을 감축"),
    ];
    let wrong: Vec<_> =
        strangers.iter().filter(|(one, other, deed)| moved_on(&plan(one, other, deed), &told(other, deed))).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let own = |name: &str, deed: &str| {
        moved_on(&format!("{name}의 소식이다. {name}이 입을 열었다. {name}은 {deed}할 계획이다."), &told(name, deed))
    };
    let missed: Vec<_> = strangers.iter().filter(|(_, one, deed)| !own(one, deed)).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

//! A second reader's confirmation: whose it may be, what it outlives, and that records of before it are still whole.

use daejo::model::{Fate, Ruling};
use daejo::review::{self, Act, Place, Store, export, parse, verify};

use crate::desk::{Desk, elsewhere, reworded, seeds};
use crate::events::{event, finding, note};

/// Written by a daejo that knew no confirmations.
const BEFORE: &str = include_str!("before-confirmations.jsonl");

/// A desk where 성춘향 accepted the gravest conflict, as its first event.
fn accepted() -> (Desk, String) {
    let mut desk = Desk::new(seeds());
    let now = desk.now();
    let gravest = now.clusters[review::queue(&now)[0].cluster].id.clone();
    desk.rule(&gravest, |on| Act::Accept { on });
    (desk, gravest)
}

fn confirmed(desk: &Desk) -> Vec<(u64, Vec<String>)> {
    let by = |d: &daejo::model::Decision| (d.number, d.confirmed.iter().map(|c| c.by.clone()).collect());
    desk.now().review.decisions.iter().map(by).collect()
}

#[test]
fn a_record_of_before_confirmations_is_whole_and_goes_on_with_one() {
    let (entries, faults) = verify(&parse(BEFORE).unwrap(), None);
    assert_eq!((entries.len(), faults), (7, vec![]));
    assert_eq!(export(&entries), BEFORE, "byte for byte");
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&Place::File(folder.path().join("review.sqlite"))).unwrap();
    store.import(&entries).unwrap();
    store.record(vec![event("이몽룡", Act::Confirm { event: 2 })]).unwrap();
    let whole = store.entries().unwrap();
    assert!(export(&whole).starts_with(BEFORE) && whole.len() == 8);
    assert!(verify(&parse(&export(&whole)).unwrap(), Some(8)).1.is_empty());
    let desk = Desk { entries: whole, ..Desk::new(seeds()) };
    let now = desk.now();
    let accept = now.review.decisions.iter().find(|d| d.number == 2).expect("the accepted finding");
    assert_eq!((accept.fate, accept.confirmed[0].by.as_str()), (Fate::Applied, "이몽룡"));
}

#[test]
fn what_refers_to_nothing_is_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&Place::File(folder.path().join("review.sqlite"))).unwrap();
    for of in [0, 2, 3, u64::MAX] {
        let refused = store.record(vec![note("성춘향", "앞의 것"), event("이몽룡", Act::Confirm { event: of })]);
        assert!(refused.unwrap_err().to_string().contains("to confirm"), "{of}");
    }
    assert!(store.entries().unwrap().is_empty());
}

#[test]
fn another_confirms_once_and_nobody_their_own() {
    let (mut desk, _) = accepted();
    desk.write("성춘향", Act::Confirm { event: 1 }, vec![]);
    assert_eq!(confirmed(&desk), [(1, vec![])], "one's own");
    desk.write("이몽룡", Act::Confirm { event: 1 }, vec![]);
    desk.write("이몽룡", Act::Confirm { event: 1 }, vec![]);
    desk.write("변학도", Act::Confirm { event: 1 }, vec![]);
    assert_eq!(confirmed(&desk), [(1, vec!["이몽룡".to_owned(), "변학도".to_owned()])]);
    desk.write("변학도", Act::Undo { event: 5 }, vec![]);
    assert_eq!(confirmed(&desk), [(1, vec!["이몽룡".to_owned()])]);
}

#[test]
fn a_confirmation_is_of_the_decision_it_names_and_goes_with_it() {
    let (mut desk, gravest) = accepted();
    desk.write("이몽룡", Act::Confirm { event: 1 }, vec![]);
    desk.write("성춘향", Act::Undo { event: 1 }, vec![]);
    assert!(confirmed(&desk).is_empty(), "taken back");
    desk.write("성춘향", Act::Undo { event: 3 }, vec![]);
    assert_eq!(confirmed(&desk), [(1, vec!["이몽룡".to_owned()])], "and brought back");
    let now = desk.now();
    let on = review::finding(&now, now.clusters.iter().find(|c| c.id == gravest).unwrap());
    desk.write("변학도", Act::Reject { on: on.clone() }, vec![1]);
    assert_eq!(confirmed(&desk), [(5, vec![])], "what took its place is for somebody to confirm again");
    let note = desk.write("변학도", Act::Note { on, text: "확인 중".into() }, vec![]);
    desk.write("이몽룡", Act::Confirm { event: note }, vec![]);
    assert_eq!(confirmed(&desk), [(5, vec![]), (6, vec![])], "a note is nothing to stand by");
}

#[test]
fn it_outlives_what_the_decision_outlives() {
    let (mut desk, _) = accepted();
    desk.write("이몽룡", Act::Confirm { event: 1 }, vec![]);
    let whole = confirmed(&desk);
    assert_eq!(confirmed(&desk.over(elsewhere())), whole, "other ids, paths and order");
    let changed = desk.over(reworded("2013년", "2012년"));
    let now = changed.now();
    let decision = &now.review.decisions[0];
    assert_eq!((decision.fate, &decision.ruling), (Fate::Stale, &Ruling::Accepted));
    assert_eq!(decision.confirmed.len(), 1, "still told, while it is asked again");
    assert!(now.review.answer(decision.cluster.as_deref().unwrap()).is_none());
}

#[test]
fn a_confirmed_finding_is_read_with_one() {
    let on = finding(&[1, 2]);
    let text = serde_json::to_string(&event("이몽룡", Act::Confirm { event: 1 })).unwrap();
    assert_eq!(text, r#"{"at":"2024-03-02T09:30:00Z","by":"이몽룡","act":"confirm","event":1}"#);
    assert!(Act::Accept { on }.is_decision() && !Act::Confirm { event: 1 }.is_decision());
}

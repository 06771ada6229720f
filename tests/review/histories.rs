//! Laws over random histories of decisions.

use std::collections::{BTreeMap, BTreeSet};

use daejo::model::{Fate, Reconciliation, Ruling, Verdict};
use daejo::review::{self, Act, export, parse, verify};
use proptest::prelude::*;

use crate::desk::{Desk, partition, seeds};

/// One step, by dice: which act, on which questions, by whom.
#[derive(Clone, Debug)]
struct Step {
    act: u8,
    at: usize,
    other: usize,
    claims: usize,
    by: u8,
    knowing: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0_u8..10, 0..400_usize, 0..400_usize, 1..4_usize, 0_u8..3, any::<bool>());
    let step = step.prop_map(|(act, at, other, claims, by, knowing)| Step { act, at, other, claims, by, knowing });
    proptest::collection::vec(step, 1..10)
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("DAEJO_HISTORIES").ok().and_then(|n| n.parse().ok()).unwrap_or(10);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// Does the steps one after another, each on what the desk shows then.
fn done(steps: &[Step]) -> Desk {
    let mut desk = Desk::new(seeds());
    for step in steps {
        let now = desk.now();
        if let Some(act) = act(&desk, &now, step) {
            let seen = now.review.of(act_cluster(&now, step)).filter(|d| d.ruling.answers() && act.is_ruling());
            let mut replaces: Vec<u64> = if step.knowing { seen.map(|d| d.number).collect() } else { Vec::new() };
            if step.knowing && act.sides().is_some() {
                replaces = review::opposed(&review::in_force(&desk.entries), &act);
            }
            desk.write(["성춘향", "이몽룡", "변학도"][usize::from(step.by)], act, replaces);
        }
    }
    desk
}

/// Questions of several claims, which is where there is something to decide, before those of one.
fn questions(now: &Reconciliation) -> Vec<&daejo::model::Cluster> {
    let mut all: Vec<_> = now.clusters.iter().filter(|c| c.verdict != Verdict::Internal).collect();
    all.sort_by_key(|c| std::cmp::Reverse(c.claims.len().min(2)));
    all.truncate(60);
    all
}

fn act_cluster<'n>(now: &'n Reconciliation, step: &Step) -> &'n str {
    let all = questions(now);
    &all[step.at % all.len()].id
}

fn act(desk: &Desk, now: &Reconciliation, step: &Step) -> Option<Act> {
    let all = questions(now);
    let (at, other) = (all[step.at % all.len()], all[step.other % all.len()]);
    let on = || review::finding(now, at);
    let some = at.claims.iter().take(step.claims).cloned().collect::<Vec<_>>();
    let side = |inside: bool| review::side(now, at, |id| some.iter().any(|claim| claim == id) == inside);
    let act = match step.act {
        0 => Act::Accept { on: on() },
        1 => Act::Reject { on: on() },
        2 => Act::Unsure { on: on() },
        3 => Act::Resolve { on: on(), value: "2014년".into(), rating: "사실".into() },
        4 => Act::Note { on: on(), text: "확인 중".into() },
        5 | 6 if at.id != other.id => {
            Act::Merge { a: review::side(now, at, |_| true), b: review::side(now, other, |_| true) }
        }
        7 if some.len() < at.claims.len() => Act::Split { a: side(true), b: side(false) },
        8 if !desk.entries.is_empty() => Act::Undo { event: (step.other % desk.entries.len()) as u64 + 1 },
        9 if !desk.entries.is_empty() => Act::Confirm { event: (step.other % desk.entries.len()) as u64 + 1 },
        _ => return None,
    };
    // the same words of the same outlet may stand on both sides: nobody can tell them apart
    let keys = |side: &review::Side| side.claims.iter().map(|c| c.key()).collect::<BTreeSet<_>>();
    (act.sides().is_none_or(|(a, b)| keys(a).is_disjoint(&keys(b)))).then_some(act)
}

/// What became of the decisions, without the ids of clusters.
fn fates(of: &Reconciliation) -> Vec<(u64, Ruling, Fate)> {
    of.review.decisions.iter().map(|d| (d.number, d.ruling.clone(), d.fate)).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_record_that_goes_on_comes_to_what_it_comes_to_read_at_once(steps in steps()) {
        let desk = done(&steps);
        let mut of = desk.reading.clone().under(&[]);
        for n in 1..=desk.entries.len() {
            desk.reading.go_on(&mut of, &desk.entries[..n]);
            let whole = desk.reading.clone().reconcile(&desk.entries[..n]);
            prop_assert_eq!(&of.now.review, &whole.review);
            prop_assert_eq!(&of.now.clusters, &whole.clusters);
        }
    }

    #[test]
    fn a_replay_gives_the_same_state_and_an_import_the_same_hashes(steps in steps()) {
        let desk = done(&steps);
        let text = export(&desk.entries);
        let (entries, faults) = verify(&parse(&text).unwrap(), None);
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(&entries, &desk.entries);
        prop_assert_eq!(export(&entries), text);
        let replayed = Desk { entries, ..desk.clone() };
        prop_assert_eq!(replayed.now(), desk.now());
    }

    #[test]
    fn other_ids_paths_and_orders_lose_and_misapply_nothing(steps in steps(), turn in 1..5_usize) {
        let desk = done(&steps);
        let mut story = seeds();
        story.articles.rotate_left(turn);
        for (n, article) in story.articles.iter_mut().enumerate() {
            (article.id, article.path) = (format!("n{n}"), format!("elsewhere/{n}.txt"));
        }
        let other = desk.over(story);
        // whose clusters daejo itself builds otherwise in another order is not the record's doing
        let bare = Desk { entries: Vec::new(), ..other.clone() };
        let plain = Desk { entries: Vec::new(), ..desk.clone() };
        if partition(&bare.now()) == partition(&plain.now()) {
            let (now, then) = (other.now(), desk.now());
            prop_assert_eq!(fates(&now), fates(&then));
            prop_assert_eq!(&now.review.contradictions, &then.review.contradictions);
            prop_assert_eq!(partition(&now), partition(&then));
        }
    }

    #[test]
    fn an_added_outlet_loses_no_decision_and_orphans_none(steps in steps(), from in 0..5_usize) {
        let desk = done(&steps);
        let mut story = seeds();
        let mut copy = story.articles[from].clone();
        (copy.id, copy.outlet) = ("zz".into(), "새로 온 매체".into());
        story.articles.push(copy);
        let (before, after) = (desk.now(), desk.over(story).now());
        let numbers = |of: &Reconciliation| of.review.decisions.iter().map(|d| d.number).collect::<Vec<_>>();
        prop_assert_eq!(numbers(&before), numbers(&after));
        prop_assert!(after.review.decisions.iter().all(|d| d.fate != Fate::Orphaned));
    }

    #[test]
    fn a_merge_and_a_split_of_the_same_sides_restore_the_state_exactly(steps in steps(), a in 0..400_usize, b in 0..400_usize) {
        let mut desk = done(&steps);
        let before = desk.now();
        let step = Step { act: 5, at: a, other: b, claims: 1, by: 0, knowing: false };
        let Some(Act::Merge { a, b }) = act(&desk, &before, &step) else { return Ok(()) };
        desk.write("성춘향", Act::Merge { a: a.clone(), b: b.clone() }, Vec::new());
        desk.write("성춘향", Act::Split { a: b, b: a }, Vec::new());
        prop_assert_eq!(desk.now(), before);
    }

    #[test]
    fn an_undo_restores_the_state_exactly_and_its_undo_brings_the_event_back(steps in steps(), last in steps()) {
        let mut desk = done(&steps);
        let before = desk.now();
        let Some(act) = act(&desk, &before, &last[0]).filter(|act| !matches!(act, Act::Undo { .. })) else { return Ok(()) };
        let number = desk.write("성춘향", act, Vec::new());
        let decided = desk.now();
        let undo = desk.write("성춘향", Act::Undo { event: number }, Vec::new());
        prop_assert_eq!(desk.now(), before);
        desk.write("성춘향", Act::Undo { event: undo }, Vec::new());
        prop_assert_eq!(desk.now(), decided);
    }

    #[test]
    fn what_is_kept_apart_stays_apart_and_every_claim_is_somewhere_once(steps in steps()) {
        let desk = done(&steps);
        let now = desk.now();
        let mut homes: BTreeMap<&str, usize> = BTreeMap::new();
        for (n, cluster) in now.clusters.iter().enumerate().filter(|(_, c)| c.verdict != Verdict::Internal) {
            for claim in &cluster.claims {
                prop_assert!(homes.insert(claim, n).is_none(), "{claim} is in two clusters");
            }
        }
        prop_assert_eq!(homes.len(), now.claims.len());
        let by_key: BTreeMap<String, &str> = now
            .claims
            .iter()
            .map(|claim| {
                let article = now.story.articles.iter().find(|a| a.id == claim.article).unwrap();
                (review::Evidence::of(article, claim).key(), claim.id.as_str())
            })
            .collect();
        for entry in review::in_force(&desk.entries) {
            let (Act::Split { a, b } | Act::Detach { a, b }) = &entry.event.act else { continue };
            for x in &a.claims {
                for y in &b.claims {
                    let (x, y) = (by_key[&x.key()], by_key[&y.key()]);
                    prop_assert_ne!(homes[x], homes[y], "event {} keeps them apart", entry.number);
                }
            }
        }
    }
}

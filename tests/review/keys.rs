//! Decisions hang on what was decided on: they outlive other ids, paths, orders, threads and outlets, and are asked again when,
//! and only when, what they rest on changed.

use daejo::model::{Fate, Shift, Verdict};
use daejo::review::{Act, in_force, opposed};

use crate::desk::{Desk, elsewhere, first, first_against_rest, partition, reworded, seeds};

fn decided() -> (Desk, usize) {
    let mut desk = Desk::new(seeds());
    let decided = desk.accept_all();
    assert!(decided > 5, "the seeds have only {decided} findings");
    (desk, decided)
}

/// How many of the decisions are asked again.
fn asked_again(desk: &Desk) -> usize {
    let now = desk.now();
    assert_eq!(now.review.decisions.len(), desk.entries.len(), "no decision is lost");
    assert_eq!(now.review.contradictions, []);
    let again = now.review.decisions.iter().filter(|d| d.fate != Fate::Applied);
    let again: Vec<_> = again.map(|d| format!("{} {:?} {:?}", d.question, d.fate, d.changes)).collect();
    if !again.is_empty() {
        println!("{again:#?}");
    }
    again.len()
}

#[test]
fn with_unchanged_evidence_nothing_is_asked_again() {
    let (desk, decided) = decided();
    assert_eq!(asked_again(&desk), 0);
    let now = desk.now();
    assert!(now.clusters.iter().filter(|c| now.review.is_settled(&c.id)).count() >= decided);
}

#[test]
fn other_ids_paths_and_orders_change_nothing() {
    let (desk, _) = decided();
    let other = desk.over(elsewhere());
    assert_eq!(asked_again(&other), 0);
    assert_ne!(desk.now().claims[0].id, other.now().claims[0].id, "the ids are others");
}

#[test]
fn another_thread_count_changes_nothing() {
    let (desk, _) = decided();
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| desk.now()), desk.now());
    }
}

#[test]
fn an_added_outlet_that_says_the_same_changes_nothing() {
    let (desk, _) = decided();
    let mut story = seeds();
    let mut copy = story.articles[2].clone();
    (copy.id, copy.outlet) = ("zz".into(), "새로 온 매체".into());
    story.articles.push(copy);
    let other = desk.over(story);
    let now = other.now();
    assert_eq!(now.review.decisions.len(), desk.entries.len());
    for decision in &now.review.decisions {
        // what is asked again has a reason that can be shown
        assert!(decision.fate != Fate::Orphaned, "{decision:?}");
        assert!(decision.fate == Fate::Applied || !decision.changes.is_empty(), "{decision:?}");
    }
    let again = now.review.decisions.iter().filter(|d| d.fate == Fate::Stale).count();
    assert!(again * 10 <= now.review.decisions.len(), "{again} asked again");
}

#[test]
fn a_corrected_figure_is_shown_old_and_new_and_asked_again() {
    let mut desk = Desk::new(seeds());
    let conflict = first(&desk.now(), Verdict::Conflict).clone();
    desk.rule(&conflict.id, |on| Act::Accept { on });
    let now = desk.over(reworded("2013년 이후 10년", "2012년 이후 10년")).now();
    let decision = &now.review.decisions[0];
    assert_eq!(decision.fate, Fate::Stale);
    let change =
        Shift { source: "새벽뉴스".into(), old: Some("2013년 이후".into()), new: Some("2012년 이후".into()) };
    assert_eq!(decision.changes, [change]);
    let cluster = decision.cluster.as_deref().unwrap();
    assert!(!now.review.is_settled(cluster), "a stale decision settles nothing");
}

#[test]
fn a_reworded_sentence_that_says_the_same_is_the_same_evidence() {
    let mut desk = Desk::new(seeds());
    let conflict = first(&desk.now(), Verdict::Conflict).clone();
    desk.rule(&conflict.id, |on| Act::Accept { on });
    let now = desk
        .over(reworded("당시 삼성전자 사장이던 이재용 회장 등을 만나", "이재용 당시 삼성전자 사장 등과 만나"))
        .now();
    assert_eq!(now.review.decisions[0].fate, Fate::Applied, "{:?}", now.review.decisions[0]);
}

#[test]
fn a_decision_whose_evidence_is_gone_is_kept_and_listed() {
    let (desk, _) = decided();
    let mut story = seeds();
    story.articles.truncate(1);
    let now = desk.over(story).now();
    assert_eq!(now.review.decisions.len(), desk.entries.len());
    let orphaned = now.review.decisions.iter().filter(|d| d.fate == Fate::Orphaned).count();
    assert!(orphaned > 0);
    let none = now.review.decisions.iter().filter(|d| d.fate == Fate::Orphaned);
    assert!(none.into_iter().all(|d| d.cluster.is_none()));
    // and back with the articles
    assert_eq!(asked_again(&desk.over(seeds())), 0);
}

#[test]
fn not_the_same_outranks_any_similarity() {
    let mut desk = Desk::new(seeds());
    let before = desk.now();
    let conflict = first(&before, Verdict::Conflict).clone();
    let (a, b) = first_against_rest(&before, &conflict);
    desk.write("성춘향", Act::Split { a, b }, Vec::new());
    let now = desk.now();
    let home =
        |id: &String| now.clusters.iter().find(|c| c.verdict != Verdict::Internal && c.claims.contains(id)).unwrap();
    let apart = home(&conflict.claims[0]);
    for other in &conflict.claims[1..] {
        assert_ne!(home(other).id, apart.id);
        assert_eq!(home(other).id, home(&conflict.claims[1]).id, "the rest stays together");
    }
    assert_eq!(now.review.decisions[0].fate, Fate::Applied);
    let others = |of: &daejo::model::Reconciliation| {
        let touched = |c: &&daejo::model::Cluster| c.claims.iter().any(|id| conflict.claims.contains(id));
        of.clusters.iter().filter(|c| !touched(c)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&before), others(&now), "what was not spoken of is as it was");
}

#[test]
fn a_merge_brings_together_and_a_split_of_the_same_restores_exactly() {
    let mut desk = Desk::new(seeds());
    let before = desk.now();
    let side = |cluster: &daejo::model::Cluster| daejo::review::side(&before, cluster, |_| true);
    let (a, b) = (first(&before, Verdict::Conflict), first(&before, Verdict::Refine));
    let (a, b) = (side(a), side(b));
    desk.write("성춘향", Act::Merge { a: a.clone(), b: b.clone() }, Vec::new());
    let merged = desk.now();
    assert_eq!(merged.clusters.len(), before.clusters.len() - 1);
    desk.write("성춘향", Act::Split { a: b, b: a }, Vec::new());
    assert_eq!(desk.now(), before);
}

#[test]
fn what_cannot_both_hold_is_reported_and_what_is_kept_apart_stays_apart() {
    let mut desk = Desk::new(seeds());
    let before = desk.now();
    let singles: Vec<_> = before.clusters.iter().filter(|c| c.claims.len() == 1).take(3).cloned().collect();
    let side = |n: usize| daejo::review::side(&before, &singles[n], |_| true);
    let tie = |a, b| Act::Merge { a: side(a), b: side(b) };
    let part = |a, b| Act::Split { a: side(a), b: side(b) };
    // one and two, two and three, but not one and three
    let part_number = desk.write("이몽룡", part(0, 2), Vec::new());
    desk.write("성춘향", tie(0, 1), Vec::new());
    let tie_number = desk.write("성춘향", tie(1, 2), Vec::new());
    let now = desk.now();
    let pairs: Vec<(u64, u64)> = now.review.contradictions.iter().map(|c| (c.earlier, c.later)).collect();
    assert_eq!(pairs, [(part_number, tie_number)]);
    let together = |x: usize, y: usize| {
        now.clusters
            .iter()
            .any(|c| c.claims.contains(&singles[x].claims[0]) && c.claims.contains(&singles[y].claims[0]))
    };
    assert!(together(0, 1) && !together(0, 2) && !together(1, 2));
}

#[test]
fn two_editors_who_answer_otherwise_unknowingly_leave_it_open() {
    let mut desk = Desk::new(seeds());
    let conflict = first(&desk.now(), Verdict::Conflict).id.clone();
    let a = desk.rule(&conflict, |on| Act::Accept { on });
    assert!(desk.now().review.is_settled(&conflict));
    let b = desk.rule(&conflict, |on| Act::Reject { on });
    let now = desk.now();
    assert!(!now.review.is_settled(&conflict));
    assert_eq!(now.review.contradictions.len(), 1);
    // who sees both and decides takes the place of both
    let on = daejo::review::finding(&now, first(&now, Verdict::Conflict));
    desk.write("변학도", Act::Accept { on }, vec![a, b]);
    let now = desk.now();
    assert!(now.review.is_settled(&conflict) && now.review.contradictions.is_empty());
    // and who takes that back leaves it as it was
    desk.write("변학도", Act::Undo { event: 3 }, Vec::new());
    assert_eq!(desk.now().review.contradictions.len(), 1);
    desk.write("변학도", Act::Undo { event: 4 }, Vec::new());
    assert!(desk.now().review.is_settled(&conflict));
}

#[test]
fn who_splits_knowingly_replaces_the_merge() {
    let mut desk = Desk::new(seeds());
    let before = desk.now();
    let conflict = first(&before, Verdict::Conflict).clone();
    let single = before.clusters.iter().find(|c| c.verdict == Verdict::Single && c.claims.len() == 1).unwrap();
    let a = daejo::review::side(&before, &conflict, |_| true);
    let b = daejo::review::side(&before, single, |_| true);
    let merge = desk.write("성춘향", Act::Merge { a: a.clone(), b: b.clone() }, Vec::new());
    // the single one goes again, and takes one of the others along
    let mut leaving = b;
    leaving.claims.push(a.claims[0].clone());
    let staying = daejo::review::Side { question: String::new(), claims: a.claims[1..].to_vec() };
    let split = Act::Split { a: leaving, b: staying };
    let replaces = opposed(&in_force(&desk.entries), &split);
    assert_eq!(replaces, [merge]);
    desk.write("성춘향", split, replaces);
    assert_eq!(desk.now().review.contradictions, []);
}

#[test]
fn the_order_of_inputs_changes_no_cluster_that_was_decided() {
    let mut desk = Desk::new(seeds());
    let now = desk.now();
    let (a, b) = first_against_rest(&now, first(&now, Verdict::Conflict));
    desk.write("성춘향", Act::Split { a, b }, Vec::new());
    let mut story = seeds();
    for article in &mut story.articles {
        article.path = format!("elsewhere/{}", article.path);
    }
    assert_eq!(partition(&desk.now()), partition(&desk.over(story).now()));
}

#[test]
fn a_decision_replaced_twice_does_not_come_back() {
    let mut desk = Desk::new(seeds());
    let conflict = first(&desk.now(), Verdict::Conflict).clone();
    let on = || daejo::review::finding(&Desk::new(seeds()).now(), &conflict);
    desk.write("성춘향", Act::Accept { on: on() }, Vec::new());
    desk.write("성춘향", Act::Reject { on: on() }, vec![1]);
    desk.write("성춘향", Act::Unsure { on: on() }, vec![2]);
    let standing = |desk: &Desk| in_force(&desk.entries).iter().map(|entry| entry.number).collect::<Vec<_>>();
    assert_eq!(standing(&desk), [3]);
    desk.write("성춘향", Act::Undo { event: 3 }, Vec::new());
    assert_eq!(standing(&desk), [2]);
    desk.write("성춘향", Act::Undo { event: 2 }, Vec::new());
    assert_eq!(standing(&desk), [1]);
}

#[test]
fn who_has_answered_everything_is_asked_nothing() {
    let folders = std::fs::read_dir(crate::support::folder("fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let stories: Vec<_> = folders.filter(|folder| folder.join("story.toml").is_file()).collect();
    assert!(stories.len() > 4);
    for name in stories.iter().map(|folder| folder.to_str().unwrap()) {
        let mut desk = Desk::new(crate::support::story(name));
        desk.accept_all();
        let now = desk.now();
        for waiting in daejo::review::queue(&now) {
            let cluster = &now.clusters[waiting.cluster];
            assert!(now.review.is_settled(&cluster.id), "{name}: {} is asked again", cluster.question);
        }
    }
}

#[test]
fn what_was_weighed_together_is_not_asked_again_in_parts() {
    let mut desk = Desk::new(seeds());
    let before = desk.now();
    let large =
        before.clusters.iter().filter(|c| c.verdict != Verdict::Internal).max_by_key(|c| c.claims.len()).unwrap();
    assert!(large.claims.len() > 3);
    desk.rule(&large.id, |on| Act::Reject { on });
    let part = &large.claims[..2];
    let a = daejo::review::side(&before, large, |id| part.iter().any(|claim| claim == id));
    let b = daejo::review::side(&before, large, |id| !part.iter().any(|claim| claim == id));
    desk.write("성춘향", Act::Split { a, b }, Vec::new());
    let now = desk.now();
    let parts: Vec<_> = now.clusters.iter().filter(|c| c.claims.iter().any(|id| large.claims.contains(id))).collect();
    let parts: Vec<_> = parts.into_iter().filter(|c| c.verdict != Verdict::Internal && c.claims.len() > 1).collect();
    assert!(parts.len() > 1);
    for part in &parts {
        assert!(now.review.is_settled(&part.id), "{}", part.question);
    }
    // a part that gets an answer of its own goes by that one, and the others go on as they were
    let other = parts.iter().find(|part| now.review.of(&part.id).all(|d| !d.ruling.answers())).unwrap();
    desk.rule(&other.id, |on| Act::Unsure { on });
    let after = desk.now();
    assert_eq!(after.review.contradictions, []);
    for part in &parts {
        assert_eq!(after.review.is_settled(&part.id), part.id != other.id);
    }
}

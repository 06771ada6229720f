//! What must hold of every story: no value takes part in clustering, and neither order nor threads change a byte.

mod support;

use std::collections::BTreeSet;

use daejo::cluster;
use daejo::model::shape::{Duration, Period, State};
use daejo::model::{Claim, Reconciliation, Story, Value};
use daejo::pipeline;
use daejo::report::{self, Format, Screen, View};
use jiff::ToSpan;
use jiff::civil::DateTime;
use rust_decimal::Decimal;
use support::{generated, story};

const STORIES: &[&str] = &["seeds", "fixtures/accident", "fixtures/earnings", "fixtures/match", "fixtures/court"];

fn check(story: Story) -> Reconciliation {
    pipeline::check(story, &|_, _| {})
}

fn render(reconciliation: &Reconciliation) -> String {
    report::render(&View::new(reconciliation, None), Format::Json, Screen { width: 100, colour: false })
}

fn in_pool(threads: usize, story: &Story) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    pool.install(|| render(&check(story.clone())))
}

#[test]
fn bytes_are_the_same_at_any_thread_count_and_in_any_order() {
    for name in STORIES {
        let story = story(name);
        let one = in_pool(1, &story);
        assert!(one.len() > 1000, "{name}: an empty report proves nothing");
        assert_eq!(one, in_pool(2, &story), "{name}: two threads");
        assert_eq!(one, in_pool(8, &story), "{name}: eight threads");
        let folder = support::folder(name);
        let mut sources: Vec<_> = std::fs::read_dir(&folder)
            .expect("a folder")
            .map(|e| e.expect("an entry").path())
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .map(daejo::read::Source::Path)
            .collect();
        let forward = render(&check(daejo::read::story(&sources, &Default::default()).expect("readable")));
        sources.reverse();
        let backward = render(&check(daejo::read::story(&sources, &Default::default()).expect("readable")));
        assert_eq!(forward, backward, "{name}: the files in the other order");
    }
}

#[test]
fn replacing_a_value_leaves_every_cluster_as_it_was() {
    for name in STORIES {
        let reconciliation = check(story(name));
        let groups = |claims: &[Claim]| -> Vec<Vec<usize>> {
            cluster::group(claims).groups.into_iter().map(|g| g.members).collect()
        };
        let before = groups(&reconciliation.claims);
        assert!(before.iter().any(|g| g.len() > 1), "{name}: nothing is clustered");
        let mut other = reconciliation.claims.clone();
        for claim in &mut other {
            replace(&mut claim.value);
        }
        assert_ne!(other, reconciliation.claims, "{name}: nothing was replaced");
        assert_eq!(before, groups(&other), "{name}");
    }
}

/// Puts another value of the same kind and unit in its place.
fn replace(value: &mut Value) {
    match value {
        Value::Quantity(range) | Value::Duration(Duration { range, .. }) => {
            range.low = range.low.map(|d| d + Decimal::from(17));
            range.high = range.high.map(|d| d + Decimal::from(17));
            range.approx = !range.approx;
        }
        Value::Time(Period::Dated { from, until, .. }) => {
            let later = |d: Option<DateTime>| d.map(|d| d.saturating_add(400.days()));
            (*from, *until) = (later(*from), later(*until));
        }
        Value::Time(Period::Clock { from, .. }) => *from = from.wrapping_add(3.hours()),
        Value::Name(name) => name.name = "다른 이름".into(),
        Value::Set(set) => set.members.truncate(1),
        Value::Statement(statement) => statement.state = State::Cancelled,
    }
}

#[test]
fn a_question_holds_nothing_of_its_value() {
    for name in STORIES {
        let reconciliation = check(story(name));
        for claim in reconciliation
            .claims
            .iter()
            .filter(|c| matches!(c.value, Value::Quantity(_) | Value::Time(_) | Value::Duration(_)))
        {
            let digits: String = claim.quote.chars().filter(char::is_ascii_digit).collect();
            if digits.len() < 3 {
                continue;
            }
            let question = &claim.question;
            let own = question
                .terms
                .iter()
                .map(|t| t.stem.as_str())
                .chain([question.masked.as_str()])
                .any(|w| w.contains(&digits));
            assert!(!own, "{name}: {:?} asks {question:?}", claim.quote);
        }
    }
}

#[test]
fn work_stays_near_linear() {
    let mut per_claim = Vec::new();
    for n in [10, 100, 1000] {
        let reconciliation = check(generated(&STORIES[1..], n, 7));
        let pairs = reconciliation.verified_pairs as f64 / reconciliation.claims.len().max(1) as f64;
        assert!(reconciliation.claims.len() > n * 5, "{n}: too few claims to prove anything");
        assert!(pairs <= 40.0, "{n} articles: {pairs:.1} verified pairs a claim");
        per_claim.push(pairs);
    }
    // ten articles hold few claims to meet; from a hundred on the work a claim has its bound
    assert!(
        per_claim[2] <= per_claim[1] * 2.0,
        "work grows faster than the story: {per_claim:.1?} verified pairs a claim"
    );
}

#[test]
fn one_more_copy_takes_no_conflict_away() {
    for name in STORIES {
        let story = story(name);
        let before: BTreeSet<_> = verdicts(&check(story.clone()));
        let mut more = story.clone();
        let mut copy = more.articles[0].clone();
        copy.id = format!("{}-copy", copy.id);
        copy.outlet = format!("{} 2", copy.outlet);
        more.articles.insert(1, copy);
        let after: BTreeSet<_> = verdicts(&check(more));
        let lost: Vec<_> = before.difference(&after).collect();
        assert!(lost.is_empty(), "{name}: verdicts that a copy changed: {lost:?}");
    }
}

/// Conflicts and internal findings by question: what an editor acts on.
fn verdicts(reconciliation: &Reconciliation) -> BTreeSet<(String, &'static str)> {
    reconciliation
        .clusters
        .iter()
        .filter(|c| matches!(c.verdict.name(), "conflict" | "internal"))
        .map(|c| (c.question.clone(), c.verdict.name()))
        .collect()
}

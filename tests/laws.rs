//! What must hold of every story: no value takes part in clustering, and neither order nor threads change a byte.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use daejo::model::{Reconciliation, Story, Value};
use daejo::pipeline;
use daejo::report::{self, Format, Screen, View};
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

/// Clusters as sets of places, which do not depend on ids made of content.
fn places(reconciliation: &Reconciliation) -> BTreeSet<BTreeSet<(String, usize, String)>> {
    let claims: BTreeMap<_, _> = reconciliation.claims.iter().map(|c| (c.id.as_str(), c)).collect();
    reconciliation
        .clusters
        .iter()
        .filter(|c| c.verdict != daejo::model::Verdict::Internal)
        .map(|c| {
            c.claims
                .iter()
                .map(|id| {
                    let claim = claims[id.as_str()];
                    (claim.article.clone(), claim.span.start, claim.kind.name().to_owned())
                })
                .collect()
        })
        .collect()
}

#[test]
fn replacing_values_leaves_every_cluster_as_it_was() {
    for name in STORIES {
        let story = story(name);
        let before = places(&check(story.clone()));
        // every figure of a count, an amount or a percentage by another of as many digits, so that places stay
        let mut masked = story.clone();
        let extracted: Vec<_> = story.articles.iter().map(pipeline::claims).collect();
        let mut replaced = 0;
        for (article, claims) in masked.articles.iter_mut().zip(&extracted) {
            let mut text = article.text.clone().into_bytes();
            for claim in claims {
                if !matches!(claim.value, Value::Quantity(_)) || claim.quote.contains(['.', '~', '∼', '-', ':']) {
                    continue;
                }
                for byte in &mut text[claim.span.start..claim.span.end] {
                    if (b'2'..=b'8').contains(byte) {
                        *byte += 1;
                        replaced += 1;
                    }
                }
            }
            article.text = String::from_utf8(text).expect("only digits were changed");
        }
        assert!(replaced > 5, "{name}: nothing was replaced");
        let after = places(&check(masked));
        assert_eq!(before, after, "{name}");
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
    println!("verified pairs a claim at 10, 100, 1000 articles: {per_claim:.1?}");
}

#[test]
fn one_more_copy_changes_counts_but_no_verdict() {
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

/// Conflicts and internal findings by question.
fn verdicts(reconciliation: &Reconciliation) -> BTreeSet<(String, &'static str)> {
    reconciliation
        .clusters
        .iter()
        .filter(|c| matches!(c.verdict.name(), "conflict" | "internal" | "update"))
        .map(|c| (c.question.clone(), c.verdict.name()))
        .collect()
}

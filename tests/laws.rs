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
use unicode_normalization::UnicodeNormalization;

const STORIES: &[&str] = &["seeds", "fixtures/accident", "fixtures/earnings", "fixtures/match", "fixtures/court"];

fn check(story: Story) -> Reconciliation {
    pipeline::check(story, &|_, _| {})
}

fn render(reconciliation: &Reconciliation) -> String {
    report::render(&View::new(reconciliation, None), Format::Json, Screen::new(100))
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

/// The story once more, every article written in parts of characters.
fn in_parts(name: &str) -> Story {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(support::folder(name)).expect("a folder") {
        let entry = entry.expect("an entry");
        if let Ok(text) = std::fs::read_to_string(entry.path()) {
            let parts: String = text.nfd().collect();
            std::fs::write(folder.path().join(entry.file_name()), parts).expect("written");
        }
    }
    let source = daejo::read::Source::Path(folder.path().to_owned());
    daejo::read::story(&[source], &Default::default()).expect("readable")
}

#[test]
fn an_article_in_parts_of_characters_says_the_same() {
    for name in ["seeds", "fixtures/earnings", "fixtures/launch", "fixtures/pages/harbour-bridge"] {
        let (whole, parts) = (story(name), in_parts(name));
        let (whole, parts) = (check(whole), check(parts));
        let said = |of: &Reconciliation| -> Vec<String> {
            let outlet = |id: &str| of.story.articles.iter().find(|a| a.id == id).map(|a| a.outlet.clone());
            let lines = of.claims.iter().map(|c| {
                let quote: String = c.quote.nfc().collect();
                let places = 1 + c.also_at.len();
                let put = (c.zone, c.modality, &c.attribution.name, c.as_of);
                format!("{:?} {quote} {places} {:?} {:?} {put:?}", outlet(&c.article), c.value, c.question)
            });
            lines.collect()
        };
        assert!(whole.claims.len() > 4, "{name}: {} claims prove nothing", whole.claims.len());
        assert_eq!(said(&whole), said(&parts), "{name}");
        let groups = |of: &Reconciliation| -> BTreeSet<(Vec<usize>, &'static str, usize)> {
            let at = |id: &String| of.claims.iter().position(|claim| claim.id == *id).expect("a claim");
            let members = |ids: &[String]| {
                let mut members: Vec<usize> = ids.iter().map(at).collect();
                members.sort_unstable();
                members
            };
            of.clusters.iter().map(|c| (members(&c.claims), c.verdict.name(), c.origins)).collect()
        };
        assert_eq!(groups(&whole), groups(&parts), "{name}");
        let fates = |of: &Reconciliation| of.coverage.sentences.iter().map(|s| s.fate).collect::<Vec<_>>();
        assert_eq!(fates(&whole), fates(&parts), "{name}");
        let text = |id: &str| &parts.story.articles.iter().find(|a| a.id == id).expect("an article").text;
        assert!(parts.story.articles.iter().all(|article| unicode_normalization::is_nfd(&article.text)), "{name}");
        for claim in &parts.claims {
            assert_eq!(claim.span.of(text(&claim.article)), claim.quote, "{name}");
            assert!(claim.sentence.of(text(&claim.article)).contains(&claim.quote) || claim.zone.name() == "headline");
        }
        for sentence in &parts.coverage.sentences {
            assert!(!sentence.span.of(text(&sentence.article)).trim().is_empty(), "{name}");
        }
    }
}

#[test]
fn versions_in_parts_of_characters_differ_in_nothing() {
    let article = |parts: bool| {
        let text = "별빛도서관이 2024년 5월 10일 문을 열었다.\n장서는 12만 권이다.\n";
        let text: String = if parts { text.nfd().collect() } else { text.to_owned() };
        daejo::read::article_from_text(&text, None)
    };
    assert_eq!(pipeline::versions(&article(false), &article(true), "Asia/Seoul").passages, []);
    let claims = pipeline::claims(&article(true));
    assert_eq!(claims.len(), pipeline::claims(&article(false)).len());
    assert!(claims.iter().all(|claim| claim.span.of(&article(true).text) == claim.quote));
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
            let own =
                question.terms.iter().map(|t| &*t.stem).chain([question.masked.as_str()]).any(|w| w.contains(&digits));
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

/// Stories that have nothing to do with each other.
const STRANGERS: &[&str] =
    &["breach", "byelection", "exam", "fraud", "hospital", "metro", "scandal", "strike", "summit", "vessel"];

#[test]
fn what_two_stories_say_is_never_a_slip_of_one_another() {
    let mut mixed =
        Story { title: "mixed".into(), timezone: "Asia/Seoul".into(), articles: Vec::new(), unread: Vec::new() };
    for name in STRANGERS {
        for mut article in story(&format!("fixtures/stories/{name}")).articles {
            article.id = format!("{name}:{}", article.id);
            mixed.articles.push(article);
        }
    }
    let reconciliation = check(mixed);
    let article = |id: &str| reconciliation.claims.iter().find(|c| c.id == id).expect("a claim").article.clone();
    let slips = ["range/swapped", "range/digit-lost", "name/letter-off"];
    let links = reconciliation.clusters.iter().flat_map(|c| &c.links).filter(|l| slips.contains(&l.reason.code));
    let mut found = 0;
    for link in links {
        let (a, b) = (article(&link.a), article(&link.b));
        assert_eq!(a.split(':').next(), b.split(':').next(), "{a} and {b}: {:?}", link.reason.figures);
        found += 1;
    }
    assert!(found > 0, "nothing is found at all");
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

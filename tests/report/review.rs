//! What editors decided, in the formats: what they settled fails nothing, and says who, when and why.

use std::collections::BTreeSet;

use daejo::model::{Decision, Fate, Reconciliation, Ruling, Shift, Verdict};
use daejo::report::{self, Format, View};
use serde_json::Value;

use super::{screen, story};

/// The story of the reports, its gravest questions decided in every way; `poison` is added to all that editors wrote.
pub fn decided(poison: &str) -> Reconciliation {
    let mut of = story::library();
    let words = |text: &str| format!("{text}{poison}");
    let rulings = [
        Ruling::Accepted,
        Ruling::Resolved { value: words("2001년 10월"), rating: words("사실") },
        Ruling::Rejected,
        Ruling::Unsure,
        Ruling::Noted { text: words("주최 쪽에 물을 것") },
    ];
    assert!(of.clusters.len() > rulings.len());
    let mut gravest: Vec<_> = of.clusters.iter().collect();
    gravest.sort_by_key(|cluster| Verdict::ALL.iter().position(|verdict| *verdict == cluster.verdict));
    for (ruling, (number, cluster)) in rulings.into_iter().zip((1..).zip(gravest)) {
        of.review.decisions.push(Decision {
            number,
            by: words("성춘향"),
            at: format!("2024-05-13T09:3{number}:00Z"),
            why: if number == 4 { String::new() } else { words("두 매체에 확인") },
            ruling,
            question: cluster.question.clone(),
            fate: Fate::Applied,
            confirmed: Vec::new(),
            cluster: Some(cluster.id.clone()),
            covers: Vec::new(),
            changes: Vec::new(),
        });
    }
    of
}

/// The same, but what was decided no longer holds.
fn stale() -> Reconciliation {
    let mut of = decided("");
    for decision in &mut of.review.decisions {
        decision.fate = Fate::Stale;
        let shift = Shift { source: "은별일보".into(), old: Some("1998년".into()), new: Some("1999년".into()) };
        decision.changes.push(shift);
    }
    of
}

/// The ids of the clusters that a person resolved to a value.
pub fn resolved(of: &Reconciliation) -> Vec<String> {
    let resolution = |id: &&String| matches!(of.review.answer(id).map(|d| &d.ruling), Some(Ruling::Resolved { .. }));
    of.clusters.iter().map(|cluster| &cluster.id).filter(resolution).cloned().collect()
}

fn shown(of: &Reconciliation, format: Format) -> String {
    report::render(&View::new(of, None), format, screen(100))
}

fn object(of: &Reconciliation, format: Format) -> Value {
    serde_json::from_str(&shown(of, format)).unwrap()
}

fn results(of: &Reconciliation) -> Vec<Value> {
    object(of, Format::Sarif)["runs"][0]["results"].as_array().unwrap().clone()
}

#[test]
fn sarif_suppresses_what_is_settled_and_nothing_else() {
    for of in [decided(""), decided("<b>{0}"), stale()] {
        let mut suppressed = BTreeSet::new();
        for result in results(&of) {
            let id = result["properties"]["cluster"].as_str().unwrap().to_owned();
            // SARIF 2.1.0, 3.27.23: on all results or on none
            let suppressions = result["suppressions"].as_array().unwrap();
            assert_eq!(!suppressions.is_empty(), of.review.is_settled(&id));
            for suppression in suppressions {
                let decision = of.review.answer(&id).unwrap();
                assert_eq!(suppression["kind"], "external");
                assert_eq!(suppression["status"], "accepted");
                let justification = suppression["justification"].as_str().unwrap();
                assert!(justification.contains(&decision.by) && justification.contains(&decision.why));
                assert_eq!(suppression["properties"]["decision"], decision.number);
                suppressed.insert(id.clone());
            }
        }
        let settled = of.clusters.iter().filter(|cluster| of.review.is_settled(&cluster.id));
        assert_eq!(suppressed.len(), settled.count());
    }
    assert!(results(&stale()).iter().all(|result| result["suppressions"] == Value::Array(Vec::new())));
    assert!(results(&story::library()).iter().all(|result| result.get("suppressions").is_none()));
}

#[test]
fn a_claim_review_is_a_persons_and_about_the_answer_alone() {
    for of in [decided(""), decided("<b>{0}")] {
        let made = object(&of, Format::Jsonld);
        let nodes = made["@graph"].as_array().unwrap();
        let reviews: Vec<&Value> = nodes.iter().filter(|node| node["@type"] == "ClaimReview").collect();
        let resolved = resolved(&of);
        assert_eq!((reviews.len(), resolved.len()), (1, 1));
        let decision = of.review.answer(&resolved[0]).unwrap();
        let Ruling::Resolved { value, rating } = &decision.ruling else { panic!("no resolution") };
        let review = reviews[0];
        // what schema.org's readers (Google's ClaimReview) require, and what daejo adds: who, when, why
        assert!(review["url"].as_str().is_some_and(|url| url.starts_with('#')));
        let claimed = review["claimReviewed"].as_str().unwrap();
        assert!(claimed.ends_with(value.as_str()));
        assert_eq!(review["reviewRating"]["@type"], "Rating");
        assert_eq!(review["reviewRating"]["alternateName"], rating.as_str());
        assert_eq!(review["author"]["name"], decision.by.as_str());
        assert_eq!(review["datePublished"], decision.at.as_str());
        assert_eq!(review["reviewBody"], decision.why.as_str());
        let item = &review["itemReviewed"];
        assert_eq!((item["@type"].as_str(), item["text"].as_str()), (Some("Claim"), Some(claimed)));
        assert!(nodes.iter().any(|node| node["@id"] == item["about"][0]["@id"] && node["@type"] == "Question"));
        // no claim of an outlet is rated
        assert!(nodes.iter().filter(|node| node["@type"] == "Claim").all(|claim| claim.get("reviewRating").is_none()));
        assert!(item.get("@id").is_none() && item.get("appearance").is_none());
    }
    for of in [story::library(), stale()] {
        assert!(!shown(&of, Format::Jsonld).contains("ClaimReview"), "nothing holds that a person resolved");
    }
}

#[test]
fn a_build_server_passes_what_is_settled() {
    let of = decided("");
    let xml = shown(&of, Format::Junit);
    let failing = |cluster: &&daejo::model::Cluster| matches!(cluster.verdict, Verdict::Conflict | Verdict::Internal);
    for cluster in of.clusters.iter().filter(failing) {
        let case = xml.split("<testcase ").find(|case| case.contains(&format!("({})", cluster.id))).unwrap();
        let settled = of.review.is_settled(&cluster.id);
        assert_eq!((case.contains("<skipped "), case.contains("<failure ")), (settled, !settled), "{case}");
    }
    assert!(xml.contains("두 매체에 확인"));
}

#[test]
fn tables_lines_and_annotations_say_who_decided_what() {
    for of in [decided(""), stale(), decided("=cmd()\u{202e}")] {
        let table = shown(&of, Format::Csv);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let lines: Vec<Value> =
            shown(&of, Format::Jsonl).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let notes = object(&of, Format::Annotations);
        let notes = notes["first"]["items"].as_array().unwrap();
        for decision in &of.review.decisions {
            let cluster = of.clusters.iter().find(|cluster| Some(&cluster.id) == decision.cluster.as_ref()).unwrap();
            let note = notes.iter().find(|note| note["id"] == format!("#decision-{}", decision.number)).unwrap();
            assert_eq!(note["creator"]["name"], decision.by.as_str());
            assert_eq!(note["target"].as_array().unwrap().len(), cluster.claims.len());
            for id in &cluster.claims {
                let row = rows.iter().find(|row| row[at("id")] == **id).unwrap();
                assert!(row[at("questions")].split(' ').any(|question| question == cluster.id));
                assert!(row[at("decisions")].split(' ').any(|act| act == decision.ruling.name()), "{row:?}");
                assert!(row[at("decided")].contains("성춘향"), "{row:?}");
                assert_eq!(row[at("decided")].contains("1998년 → 1999년"), decision.fate == Fate::Stale);
                let line = lines.iter().find(|line| line["id"] == **id).unwrap();
                let told =
                    line["decisions"].as_array().unwrap().iter().find(|d| d["number"] == decision.number).unwrap();
                assert_eq!(
                    (&told["act"], &told["fate"]),
                    (&decision.ruling.name().into(), &decision.fate.name().into())
                );
            }
        }
        let open = of.clusters.iter().find(|cluster| of.review.of(&cluster.id).next().is_none()).unwrap();
        let line = lines.iter().find(|line| line["id"] == *open.claims[0]).unwrap();
        assert!(line.get("decisions").is_none());
    }
}

#[test]
fn every_format_for_people_shows_what_was_decided() {
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        let (before, after) = (shown(&story::library(), format), shown(&decided(""), format));
        assert!(!before.contains("성춘향") && after.contains("두 매체에 확인"), "{format:?}");
        for decision in &decided("").review.decisions {
            assert!(after.contains(&format!("결정 {}:", decision.number)), "{format:?}: {}", decision.number);
        }
        let stale = shown(&stale(), format);
        assert!(stale.contains("1998년 → 1999년"), "{format:?}");
    }
    let hostile = shown(&decided("<script>x</script>"), Format::Html);
    assert_eq!(hostile.matches("<script>").count(), shown(&story::library(), Format::Html).matches("<script>").count());
}

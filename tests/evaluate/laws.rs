//! What must hold of figures whatever the stories are.

use std::collections::BTreeMap;

use daejo::evaluate::{Floors, Gold, evaluate, survey};
use daejo::model::*;
use proptest::prelude::*;
use serde_json::json;

use crate::hand::{cluster, story};

/// How many claims stand in each of the two documents.
const EACH: usize = 6;

/// A story whose reported clusters are `reported`, against an annotation whose clusters are `annotated`: for each claim,
/// the number of its cluster. Claims are the letters of documents B and C, one letter each.
fn scored(annotated: &[usize], reported: &[usize]) -> Evaluation {
    let name = |n: usize| format!("{}{}", if n < EACH { "B" } else { "C" }, n % EACH);
    let sets = |of: &[usize]| {
        let mut sets: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        of.iter().enumerate().for_each(|(n, set)| sets.entry(*set).or_default().push(name(n)));
        sets
    };
    let clusters = sets(reported).into_iter().map(|(n, ids)| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        cluster(&format!("k{n}"), Verdict::Agree, &ids, &[])
    });
    let mut found = story(&[("p", "B", "쉰 명")], clusters.collect());
    let like = found.claims.remove(0);
    for n in 0..2 * EACH {
        let article = if n < EACH { &found.story.articles[1] } else { &found.story.articles[2] };
        let byte = |at: usize| article.text.char_indices().nth(at).unwrap().0;
        let span = Span::new(byte(n % EACH), byte(n % EACH + 1));
        found.claims.push(Claim { id: name(n), article: article.id.clone(), span, sentence: span, ..like.clone() });
    }
    let claims = (0..2 * EACH).map(|n| {
        let (at, kind) = (n % EACH, if n % 2 == 0 { "count" } else { "date" });
        json!({"id": name(n), "doc": &name(n)[..1], "quote": "x", "quote_span": [at, at + 1], "value_kind": kind})
    });
    let clusters = sets(annotated)
        .into_iter()
        .map(|(n, members)| json!({"id": n.to_string(), "verdict": "agree", "members": members}));
    let gold = json!({
        "documents": {"B": {"file": "B.txt"}, "C": {"file": "C.txt"}},
        "claims": claims.collect::<Vec<_>>(),
        "clusters": clusters.collect::<Vec<_>>(),
    });
    evaluate(&found, &Gold::parse(&gold.to_string(), "gold.json").unwrap(), &Tried::default())
}

fn named(name: usize, language: &str, frozen: bool, evaluation: Evaluation) -> Surveyed {
    Surveyed { name: format!("story{name}"), language: language.to_owned(), topic: String::new(), frozen, evaluation }
}

fn partition() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..5usize, 2 * EACH)
}

/// Stories with made-up clusters.
fn stories() -> impl Strategy<Value = Vec<Surveyed>> {
    let one = (partition(), partition(), any::<bool>(), prop::sample::select(vec!["ko", "en", "mixed"]));
    prop::collection::vec(one, 1..6).prop_map(|all| {
        let all = all.into_iter().enumerate();
        all.map(|(n, (a, b, frozen, language))| named(n, language, frozen, scored(&a, &b))).collect()
    })
}

const WHOLE: [Figure; 7] = [
    Figure::ClaimRecallAll,
    Figure::PairPrecision,
    Figure::PairRecallAll,
    Figure::ClusterRecall,
    Figure::BcubedPrecision,
    Figure::BcubedRecall,
    Figure::BcubedF1,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_annotation_against_itself_is_whole(of in partition()) {
        let figures = scored(&of, &of).figures;
        for figure in WHOLE.into_iter().filter(|figure| figures.asks(*figure)) {
            prop_assert!((figures.value(figure).unwrap() - 1.0).abs() < 1e-9, "{}", figure.name());
        }
    }

    #[test]
    fn what_is_cut_costs_recall_alone_and_what_is_joined_precision_alone(of in partition()) {
        let alone: Vec<usize> = (0..of.len()).collect();
        let value = |evaluation: &Evaluation, figure| evaluation.figures.value(figure).unwrap();
        let (cut, joined) = (scored(&of, &alone), scored(&of, &vec![0; of.len()]));
        prop_assert!((value(&cut, Figure::BcubedPrecision) - 1.0).abs() < 1e-9);
        prop_assert!((value(&joined, Figure::BcubedRecall) - 1.0).abs() < 1e-9);
        let clusters = of.iter().collect::<std::collections::BTreeSet<_>>().len();
        let mean = clusters as f64 / of.len() as f64;
        prop_assert!((value(&cut, Figure::BcubedRecall) - mean).abs() < 1e-9);
    }

}

// few cases: each draws thousands of stories
proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn kinds_add_up_to_the_whole(stories in stories()) {
        for group in survey(stories).groups {
            for figure in [Figure::ClaimRecallAll, Figure::PairPrecision, Figure::PairRecallAll] {
                let of: usize = group.kinds.values().filter_map(|own| own.of(figure)).sum();
                prop_assert_eq!(Some(of), group.pooled.of(figure));
            }
        }
    }

    #[test]
    fn the_order_of_stories_makes_no_difference_and_a_draw_is_drawn_alike(stories in stories()) {
        let once = survey(stories.clone());
        let again = survey(stories.iter().rev().cloned().collect());
        prop_assert_eq!(&once, &again);
        for group in &once.groups {
            prop_assert_eq!(group.interval.is_empty(), group.stories < 2);
            for (low, high) in group.interval.values() {
                prop_assert!(0.0 <= *low && low <= high && *high <= 1.0);
            }
        }
    }

    #[test]
    fn floors_rise_to_what_is_measured_and_never_fall(before in stories(), after in stories()) {
        let (before, after) = (survey(before), survey(after));
        let mut floors = Floors::default();
        floors.raise(&before);
        prop_assert!(floors.fallen(&before).is_empty());
        let low = floors.clone();
        floors.raise(&after);
        // what is asked now was asked before: whoever holds the new floors holds the old
        let told = |floors: &Floors, survey: &Survey| {
            floors.fallen(survey).into_iter().map(|fallen| (fallen.of, fallen.figure)).collect::<Vec<_>>()
        };
        let (old, new) = (told(&low, &after), told(&floors, &after));
        prop_assert_eq!(old, new);
        let text = floors.to_toml();
        prop_assert_eq!(&Floors::parse(&text, "floors.toml").unwrap(), &floors);
        prop_assert_eq!(floors.clone().raise(&after), 0);
    }
}

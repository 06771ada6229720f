//! The figures of one story.

use daejo::evaluate::{Gold, evaluate, short_of};
use daejo::model::*;

use crate::hand::{GOLD, by_hand, cluster, story};

fn scored() -> Evaluation {
    evaluate(&by_hand(), &Gold::parse(GOLD, "gold.json").unwrap(), &Tried::default())
}

#[test]
fn figures_are_those_counted_by_hand() {
    let scored = scored();
    let close = |name: &str, want: f64| {
        let figure = Figure::parse(name).unwrap_or_else(|| panic!("no figure {name}"));
        let got = scored.figures.value(figure).unwrap_or_else(|| panic!("{name} is none"));
        assert!((got - want).abs() < 1e-9, "{name}: {got}, counted {want}");
    };
    close("claim_recall", 6.0 / 6.0);
    close("claim_recall_all", 7.0 / 7.0);
    // A1B1, A1C1, B1C1, A2B2: A1B1 and A2B2 are together
    close("pair_recall", 2.0 / 4.0);
    close("pair_recall_all", 2.0 / 4.0);
    close("cluster_recall", (1.0 / 3.0 + 1.0) / 2.0);
    // k1: p1p3 right. k2: p2p4 right, p2p6 right (K3), p2p5 wrong, p4p6 right (compatible), p4p5 wrong; p5p6 are one document
    close("pair_precision", 4.0 / 6.0);
    close("pair_f1", 2.0 * (4.0 / 6.0) * 0.5 / (4.0 / 6.0 + 0.5));
    // A1B1 right, B1C1 apart, A2B2 agree for refine is half right
    close("relation_accuracy", 1.5 / 3.0);
    close("conflict_recall", 1.0);
    // p1p3 right, p4p6 wrong, p2p2 is no pair
    close("conflict_precision", 1.0 / 2.0);
    // K1: k1 holds two of its claims and k2 one; K2: k2 is a conflict, which is accepted
    close("verdict_accuracy", 1.0);
    // T1 apart; T2: B1 and C2 are apart
    close("trap_violations", 0.0);
    close("traps", 2.0);
    // of A1 B1 C1: two of three, two of three, C1 alone; A2 B2 whole
    close("bcubed_recall", (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0 + 1.0 + 1.0) / 5.0);
    // p1 p3 right; p2 with p4 (p6 may be there) and p5: two of three, p4 likewise; p5 among p2 p4 p6: one of four
    close("bcubed_precision", (1.0 + 1.0 + 2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 4.0) / 5.0);
    let of = |figure| scored.figures.of(figure);
    assert_eq!(of(Figure::ClaimRecall), Some(6));
    assert_eq!(of(Figure::PairPrecision), Some(6));
    assert_eq!(of(Figure::TrapViolations), None);
    let errors = |sort: &str| scored.errors.iter().find(|(name, _)| *name == sort).map_or(0, |(_, found)| found.len());
    assert_eq!([errors("missed claim"), errors("missed pair"), errors("wrong pair")], [0, 2, 2]);
    assert_eq!([errors("relation"), errors("false conflict"), errors("verdict"), errors("trap")], [1, 1, 0, 0]);
}

#[test]
fn a_trap_is_sprung_by_sharing_a_cluster() {
    let story =
        story(&[("p3", "B", "쉰 명"), ("p6", "C", "1998년")], vec![cluster("k1", Verdict::Agree, &["p3", "p6"], &[])]);
    let figures = evaluate(&story, &Gold::parse(GOLD, "gold.json").unwrap(), &Tried::default()).figures;
    assert_eq!(figures.value(Figure::TrapViolations), Some(1.0));
    assert_eq!(figures.value(Figure::ConflictPrecision), None);
    assert_eq!(figures.value(Figure::PairF1), Some(0.0));
}

#[test]
fn minima_are_held_and_the_ceiling_of_traps() {
    let figures = scored().figures;
    let short = |figure, value| short_of(&figures, &[(figure, value)]);
    assert!(short(Figure::ClaimRecall, 1.0).is_empty());
    assert_eq!(short(Figure::PairRecall, 0.51), ["pair_recall 0.500 (asked 0.51)"]);
    assert!(short(Figure::TrapViolations, 0.0).is_empty());
    assert_eq!(short(Figure::TrapViolations, -1.0).len(), 1);
}

#[test]
fn causes_say_how_far_a_pair_came() {
    let gold = Gold::parse(GOLD, "gold.json").unwrap();
    let found = by_hand();
    let missed = |tried: &Tried| -> Vec<(String, usize)> {
        let causes = evaluate(&found, &gold, tried).causes;
        causes.of(Fault::MissedPair).into_iter().map(|cause| (cause.why.to_owned(), cause.n)).collect()
    };
    // A1C1 and B1C1 are apart: p1 p5 and p3 p5
    assert_eq!(missed(&Tried::default()), [("never-blocked".to_owned(), 2)]);
    let share = |a: &str, b: &str, share| ((a.to_owned(), b.to_owned()), share);
    let shares = [share("p1", "p5", 0.4), share("p3", "p5", 1.2)].into_iter().collect();
    let tried = Tried { shares, ..Tried::default() };
    assert_eq!(missed(&tried), [("cut".to_owned(), 1), ("scored-below".to_owned(), 1)]);
    let families = [("p1", 0), ("p3", 0), ("p5", 1)].map(|(id, family)| (id.to_owned(), family)).into();
    assert_eq!(missed(&Tried { families, ..Tried::default() }), [("qualifiers-differ".to_owned(), 2)]);
    let causes = scored().causes;
    let told = |fault| causes.of(fault).into_iter().map(|cause| cause.why.to_owned()).collect::<Vec<_>>();
    assert_eq!(told(Fault::WrongRelation), ["agree -> apart", "refine -> agree test/test"]);
    assert_eq!(told(Fault::FalseConflict), ["compatible -> conflict test/test"]);
    assert_eq!(told(Fault::WrongPair), ["through-others-never-blocked"]);
}

#[test]
fn an_annotation_that_does_not_fit_is_refused_by_name() {
    for (from, to, names) in [
        (r#""members": ["A2", "B2"]"#, r#""members": ["A2", "B9"]"#, "B9"),
        (r#""doc": "C", "quote": "왔다""#, r#""doc": "D", "quote": "왔다""#, "document D"),
        (r#""id": "C3""#, r#""id": "C2""#, "C2 twice"),
        (r#""relation": "refine""#, r#""relation": 7"#, "line"),
    ] {
        let broken = GOLD.replacen(from, to, 1);
        assert_ne!(broken, GOLD);
        let error = Gold::parse(&broken, "gold.json").unwrap_err().to_string();
        assert!(error.starts_with("gold.json: found ") && error.contains(names), "{error}");
    }
}

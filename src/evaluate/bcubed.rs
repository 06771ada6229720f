//! How good is a claim's company? B³ of Bagga and Baldwin, "Algorithms for scoring coreference chains" (LREC workshop on
//! linguistic coreference, 1998): every claim is asked for itself, so that no cluster counts more than its claims do.
//!
//! Recall asks the annotated claims that a cluster holds: what share of their annotated companions, themselves included, is
//! with them? A claim that nobody stands for has no company, and recall 0. Precision asks the reported claims that stand for
//! those: what share of their companions belongs there? The two sides hold different claims, as in Cai and Strube (SIGDIAL
//! 2010). A claim in several clusters belongs with all of them. Companions that the annotation does not know, or that merely
//! may be there (`link_only`, `compatible_pairs`), are no question of either side.

use std::collections::BTreeSet;

/// The share of the company `of` that is also in `with`; both hold the claim itself. In 0..1, 0 for no company.
#[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
pub(super) fn share<T: Ord>(of: &BTreeSet<T>, with: impl Fn(&T) -> bool) -> f64 {
    if of.is_empty() {
        return 0.0;
    }
    of.iter().filter(|one| with(one)).count() as f64 / of.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_paper_is_scored_as_in_the_paper() {
        // truth {1..5} {6,7} {8..C}; response {1..5} {6..C}: precision 76 %, recall 100 %
        let cut = |at: [char; 2]| "123456789ABC".split_inclusive(at).map(|set| set.chars().collect());
        let truth: Vec<BTreeSet<char>> = cut(['5', '7']).collect();
        let response: Vec<BTreeSet<char>> = cut(['5', 'C']).collect();
        let of = |sets: &[BTreeSet<char>], claim| sets.iter().find(|set| set.contains(&claim)).unwrap().clone();
        let (mut precision, mut recall) = (0.0, 0.0);
        for claim in "123456789ABC".chars() {
            let (belongs, reported) = (of(&truth, claim), of(&response, claim));
            precision += share(&reported, |other| belongs.contains(other)) / 12.0;
            recall += share(&belongs, |other| reported.contains(other)) / 12.0;
        }
        assert!((precision - 0.762).abs() < 0.001, "{precision}");
        assert!((recall - 1.0).abs() < 1e-9, "{recall}");
    }
}

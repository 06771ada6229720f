//! How good is a claim's company? B³ of Bagga and Baldwin, "Algorithms for scoring coreference chains" (LREC workshop on
//! linguistic coreference, 1998): every claim is asked for itself, so that no cluster counts more than its claims do.
//!
//! Asked of are the claims that the annotation puts into a cluster. A claim that nobody stands for has no company: it has
//! recall 0 and no say in precision (the "B³0" of Stoyanov and others, ACL 2009). A claim in several annotated clusters
//! belongs with all of them. Claims that merely may meet (`link_only`, `compatible_pairs`) count on neither side.

use std::collections::BTreeSet;

/// The company of one annotated claim, itself included.
pub(super) struct Company<'g> {
    /// Whether anything stands for it.
    pub found: bool,
    /// With whom it belongs.
    pub belongs: BTreeSet<&'g str>,
    /// With whom it is.
    pub reported: BTreeSet<&'g str>,
}

/// Precision and recall of one claim, each in 0..1.
#[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
pub(super) fn score(company: &Company<'_>) -> (Option<f64>, f64) {
    if !company.found {
        return (None, 0.0);
    }
    let both = company.belongs.intersection(&company.reported).count() as f64;
    (Some(both / company.reported.len() as f64), both / company.belongs.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(found: bool, belongs: &[&'static str], reported: &[&'static str]) -> Company<'static> {
        Company { found, belongs: belongs.iter().copied().collect(), reported: reported.iter().copied().collect() }
    }

    #[test]
    fn the_example_of_the_paper_is_scored_as_in_the_paper() {
        // Figure 1 and 2 of the paper: truth {1..5} {6,7} {8,9,A,B,C}; response {1..5} {6..C}: precision 76 %, recall 100 %
        let truth: [&[&str]; 3] = [&["1", "2", "3", "4", "5"], &["6", "7"], &["8", "9", "A", "B", "C"]];
        let response: [&[&str]; 2] = [&["1", "2", "3", "4", "5"], &["6", "7", "8", "9", "A", "B", "C"]];
        let (mut precision, mut recall) = (0.0, 0.0);
        for claim in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C"] {
            let of = |sets: &[&'static [&'static str]]| *sets.iter().find(|set| set.contains(&claim)).unwrap();
            let (p, r) = score(&company(true, of(&truth), of(&response)));
            precision += p.unwrap() / 12.0;
            recall += r / 12.0;
        }
        assert!((precision - 0.762).abs() < 0.001, "{precision}");
        assert!((recall - 1.0).abs() < 1e-9, "{recall}");
    }

    #[test]
    fn who_is_not_found_has_no_company() {
        assert_eq!(score(&company(false, &["a", "b"], &["a"])), (None, 0.0));
        assert_eq!(score(&company(true, &["a", "b"], &["a"])), (Some(1.0), 0.5));
    }
}

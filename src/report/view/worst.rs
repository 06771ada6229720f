//! Which findings does an editor chase first? The gravest; of those the ones whose wrong figure does most harm, then those
//! that most origins speak of.

use std::cmp::Reverse;

use crate::model::Verdict;

use super::View;

impl View<'_> {
    /// The places in [`View::clusters`] of at most `n` findings, the worst first. What an editor has settled is none.
    #[must_use]
    pub fn worst(&self, n: usize) -> Vec<usize> {
        let grave = [Verdict::Conflict, Verdict::Internal, Verdict::Update];
        let review = &self.reconciliation.review;
        let mut worst: Vec<_> = (0..)
            .zip(&self.clusters)
            .filter(|(_, view)| !review.is_settled(&view.cluster.id))
            .filter_map(|(at, view)| {
                let gravity = grave.iter().position(|verdict| *verdict == view.cluster.verdict)?;
                let harm = view.claims.iter().map(|claim| self.claims[*claim].claim.harm()).max();
                Some((gravity, Reverse(harm), Reverse(view.cluster.origins), at))
            })
            .collect();
        worst.sort_unstable();
        worst.into_iter().take(n).map(|(.., at)| at).collect()
    }
}

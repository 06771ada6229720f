//! In which order does an editor look at the findings? By the harm a wrong figure does, times the doubt there is.

use std::collections::BTreeMap;

use super::apply::sum;
use super::event::{Finding, Side};
use super::evidence::Evidence;
use crate::model::{Claim, Cluster, Fate, Reconciliation, Verdict};

/// A finding in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The cluster's place in the reconciliation.
    pub cluster: usize,
    /// What harm a wrong figure of this sort does, 1 to 5.
    pub harm: u32,
    /// How much doubt there is, 0 to 6.
    pub doubt: u32,
}

impl Waiting {
    /// By what the queue is ordered.
    #[must_use]
    pub fn score(&self) -> u32 {
        self.harm * self.doubt
    }
}

/// Every cluster about which there is doubt, the gravest first; of equals, in the order of the reconciliation.
#[must_use]
pub fn queue(of: &Reconciliation) -> Vec<Waiting> {
    let claims: BTreeMap<&str, &Claim> = of.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let waiting = of.clusters.iter().enumerate().map(|(n, cluster)| {
        let members: Vec<&Claim> = cluster.claims.iter().filter_map(|id| claims.get(id.as_str()).copied()).collect();
        let again = of.review.of(&cluster.id).any(|d| d.fate == Fate::Stale || of.review.is_contradicted(d.number));
        let doubt = doubt(cluster.verdict) + if again { 2 } else { 0 };
        Waiting { cluster: n, harm: members.iter().map(|claim| claim.harm()).max().unwrap_or(1), doubt }
    });
    let mut queue: Vec<Waiting> = waiting.filter(|waiting| waiting.doubt > 0).collect();
    queue.sort_by_key(|waiting| std::cmp::Reverse(waiting.score()));
    queue
}

fn doubt(verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Conflict => 4,
        Verdict::Internal => 3,
        Verdict::Update => 2,
        Verdict::Refine => 1,
        Verdict::Agree | Verdict::Single => 0,
    }
}

/// The evidence of a cluster's claims, in the order of the cluster.
fn evidence(of: &Reconciliation, cluster: &Cluster) -> Vec<Evidence> {
    let claim = |id: &String| {
        let claim = of.claims.iter().find(|claim| claim.id == *id)?;
        let article = of.story.articles.iter().find(|article| article.id == claim.article)?;
        Some(Evidence::of(article, claim))
    };
    cluster.claims.iter().filter_map(claim).collect()
}

/// A cluster as a finding to decide on.
#[must_use]
pub fn finding(of: &Reconciliation, cluster: &Cluster) -> Finding {
    Finding {
        question: cluster.question.clone(),
        verdict: cluster.verdict.name().to_owned(),
        sum: sum(cluster).map(str::to_owned),
        claims: evidence(of, cluster),
    }
}

/// The claims of a cluster for which `holds` as one side of a merge or split.
#[must_use]
pub fn side(of: &Reconciliation, cluster: &Cluster, holds: impl Fn(&str) -> bool) -> Side {
    let some = Cluster { claims: cluster.claims.iter().filter(|id| holds(id)).cloned().collect(), ..cluster.clone() };
    Side { question: cluster.question.clone(), claims: evidence(of, &some) }
}

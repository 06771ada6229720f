//! The figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Cluster, Reconciliation, Relation, Verdict};

use super::gold::{Gold, GoldClaim, GoldCluster};
use super::standing::{Standing, is_value};

/// The names of all figures, in the order in which they are shown.
pub const FIGURES: [&str; 13] = [
    "claim_recall",
    "claim_recall_all",
    "pair_recall",
    "pair_recall_all",
    "cluster_recall",
    "pair_precision",
    "pair_f1",
    "relation_accuracy",
    "conflict_recall",
    "conflict_precision",
    "verdict_accuracy",
    "trap_violations",
    "traps",
];

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Its name.
    pub name: &'static str,
    /// A share in 0..1, or a count; `None` when there is nothing to count.
    pub value: Option<f64>,
    /// Of how many.
    pub of: Option<usize>,
    /// Whether it counts.
    pub counts: bool,
}

/// The figures, and what went wrong, by sort.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    /// Every figure.
    pub figures: Vec<Figure>,
    /// What went wrong: the sort, and each case in words.
    pub errors: Vec<(&'static str, Vec<String>)>,
}

impl Evaluation {
    /// The value of a figure; `None` where there is nothing to count, or no such figure.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        self.figures.iter().find(|figure| figure.name == name)?.value
    }

    /// What falls short of these floors, in words. For `trap_violations` the value is a ceiling.
    #[must_use]
    pub fn short_of(&self, floors: &[(String, f64)]) -> Vec<String> {
        let short = floors.iter().filter_map(|(name, asked)| {
            let Some(value) = self.get(name) else { return Some(format!("{name} none (asked {asked})")) };
            let is_short = if name == "trap_violations" { value > *asked } else { value < *asked };
            is_short.then(|| format!("{name} {value:.3} (asked {asked})"))
        });
        short.collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
    fn ratio(&mut self, name: &'static str, good: f64, total: usize) {
        let value = (total > 0).then(|| good / total as f64);
        self.figures.push(Figure { name, value, of: Some(total), counts: false });
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
    fn share(&mut self, name: &'static str, good: usize, total: usize) {
        self.ratio(name, good as f64, total);
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of traps are far below 2^52")]
    fn count(&mut self, name: &'static str, n: usize) {
        self.figures.push(Figure { name, value: Some(n as f64), of: None, counts: true });
    }

    fn error(&mut self, sort: &'static str, found: Vec<String>) {
        if !found.is_empty() {
            self.errors.push((sort, found));
        }
    }
}

/// An unordered pair of ids.
type Pair<'g> = (&'g str, &'g str);

fn pair<'g>(a: &'g str, b: &'g str) -> Pair<'g> {
    if a <= b { (a, b) } else { (b, a) }
}

fn pairs<'g>(members: &[&'g str]) -> Vec<Pair<'g>> {
    let rest = |n: usize| members[n + 1..].iter();
    members.iter().enumerate().flat_map(|(n, a)| rest(n).map(|b| (*a, *b))).collect()
}

fn members(cluster: &GoldCluster) -> Vec<&str> {
    cluster.members.iter().map(String::as_str).collect()
}

struct Score<'r> {
    of: &'r Reconciliation,
    gold: &'r Gold,
    standing: Standing<'r>,
    claims: BTreeMap<&'r str, &'r GoldClaim>,
    /// Pairs that may meet.
    allowed: BTreeSet<Pair<'r>>,
    /// The last relation reported of each pair; both ends may be one claim.
    relations: BTreeMap<Pair<'r>, Relation>,
    out: Evaluation,
}

/// Scores a reconciliation. Gold claims of documents that were not read count as missed.
#[must_use]
pub fn evaluate(of: &Reconciliation, gold: &Gold) -> Evaluation {
    let mut score = Score {
        of,
        gold,
        standing: Standing::new(of, gold),
        claims: gold.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect(),
        allowed: BTreeSet::new(),
        relations: BTreeMap::new(),
        out: Evaluation::default(),
    };
    for cluster in &gold.clusters {
        score.allowed.extend(pairs(&members(cluster)).into_iter().map(|(a, b)| pair(a, b)));
    }
    score.allowed.extend(gold.compatible_pairs.iter().map(|[a, b]| pair(a, b)));
    for link in of.clusters.iter().flat_map(|cluster| &cluster.links) {
        score.relations.insert(pair(&link.a, &link.b), link.relation);
    }
    score.recall();
    score.pair_recall();
    score.pair_precision();
    score.relations();
    score.conflict_precision();
    score.verdicts();
    score.traps();
    score.out
}

impl<'r> Score<'r> {
    fn words(&self, id: &str) -> String {
        format!("{id} {}", self.claims.get(id).map_or("", |claim| claim.quote.as_str()))
    }

    fn found(&self, id: &str) -> bool {
        self.standing.stands.get(id).is_some_and(|stands| !stands.is_empty())
    }

    fn recall(&mut self) {
        let asked: Vec<&GoldClaim> = self.gold.claims.iter().filter(|claim| !claim.trap_only).collect();
        let values: Vec<&GoldClaim> = asked.iter().copied().filter(|claim| is_value(claim)).collect();
        let hit = |claims: &[&GoldClaim]| claims.iter().filter(|claim| self.found(&claim.id)).count();
        let (of_values, of_all) = (hit(&values), hit(&asked));
        let missed = values.iter().filter(|claim| !self.found(&claim.id)).map(|claim| self.words(&claim.id)).collect();
        self.out.share("claim_recall", of_values, values.len());
        self.out.share("claim_recall_all", of_all, asked.len());
        self.out.error("missed claim", missed);
    }

    /// The pairs of a cluster that are asked for: from different documents, unless the cluster only links.
    fn asked_pairs(&self, cluster: &'r GoldCluster) -> Vec<Pair<'r>> {
        if cluster.link_only {
            return Vec::new();
        }
        let apart = |(a, b): &Pair<'_>| self.claims[a].doc != self.claims[b].doc;
        pairs(&members(cluster)).into_iter().filter(apart).collect()
    }

    fn pair_recall(&mut self) {
        let together = |(a, b): &Pair<'_>| self.standing.together(a, b);
        let asked: BTreeSet<Pair<'_>> =
            self.gold.clusters.iter().flat_map(|k| self.asked_pairs(k)).map(|(a, b)| pair(a, b)).collect();
        let values: Vec<Pair<'_>> =
            asked.iter().copied().filter(|(a, b)| is_value(self.claims[a]) && is_value(self.claims[b])).collect();
        let of_values = values.iter().filter(|p| together(p)).count();
        let of_all = asked.iter().filter(|p| together(p)).count();
        let mut per_cluster = Vec::new();
        for cluster in &self.gold.clusters {
            let pairs = self.asked_pairs(cluster);
            if !pairs.is_empty() {
                #[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
                per_cluster.push(pairs.iter().filter(|p| together(p)).count() as f64 / pairs.len() as f64);
            }
        }
        let missed = asked.iter().filter(|p| !together(p)).map(|(a, b)| self.both(a, b)).collect();
        self.out.share("pair_recall", of_values, values.len());
        self.out.share("pair_recall_all", of_all, asked.len());
        self.out.ratio("cluster_recall", per_cluster.iter().sum(), per_cluster.len());
        self.out.error("missed pair", missed);
    }

    fn both(&self, a: &str, b: &str) -> String {
        format!("{} / {}", self.words(a), self.words(b))
    }

    fn quotes(&self, a: &str, b: &str) -> String {
        let quote = |id: &str| self.standing.predicted.get(id).map_or("", |claim| claim.quote);
        format!("{} / {}", quote(a), quote(b))
    }

    /// All that the gold knows of two predicted claims, pair by pair.
    fn known_pairs(&self, a: &str, b: &str) -> Vec<Pair<'r>> {
        let of = |id: &str| self.standing.known.get(id).into_iter().flatten().copied();
        of(a).flat_map(|x| of(b).map(move |y| (x, y))).collect()
    }

    fn pair_precision(&mut self) {
        let (mut right, mut total, mut wrong) = (0, 0, Vec::new());
        let mut homes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (claim, clusters) in &self.standing.clusters {
            if self.standing.predicted.contains_key(claim) && self.standing.knows(claim) {
                for cluster in clusters {
                    homes.entry(cluster).or_default().insert(claim);
                }
            }
        }
        for (cluster, claims) in &homes {
            let claims: Vec<&str> = claims.iter().copied().collect();
            for (a, b) in pairs(&claims) {
                if self.standing.predicted[a].doc == self.standing.predicted[b].doc {
                    continue;
                }
                total += 1;
                if self.known_pairs(a, b).iter().any(|(x, y)| self.allowed.contains(&pair(x, y))) {
                    right += 1;
                } else {
                    wrong.push(format!("{cluster}: {}", self.quotes(a, b)));
                }
            }
        }
        self.out.share("pair_precision", right, total);
        self.out.error("wrong pair", wrong);
        let f1 = match (self.out.get("pair_precision"), self.out.get("pair_recall_all")) {
            (Some(p), Some(r)) if p > 0.0 && r > 0.0 => 2.0 * p * r / (p + r),
            _ => 0.0,
        };
        self.out.figures.push(Figure { name: "pair_f1", value: Some(f1), of: None, counts: false });
    }

    /// The relation asked of each key pair, and what else is fine.
    fn key_pairs(&self) -> BTreeMap<Pair<'r>, (&'r str, BTreeSet<&'r str>)> {
        let mut key = BTreeMap::new();
        for cluster in &self.gold.clusters {
            for asked in &cluster.key_pairs {
                let of_cluster = cluster.acceptable_verdicts.iter().filter(|_| asked.relation == cluster.verdict);
                let also = of_cluster.chain(&asked.also).map(String::as_str).collect();
                key.insert(pair(&asked.a, &asked.b), (asked.relation.as_str(), also));
            }
        }
        key
    }

    fn reported(&self, a: &str, b: &str) -> BTreeSet<&'static str> {
        let of = |id: &str| self.standing.stands.get(id).into_iter().flatten();
        let relation = |x: &'r str, y: &'r str| self.relations.get(&pair(x, y)).map(|relation| relation.name());
        of(a).flat_map(|x| of(b).filter_map(move |y| relation(x, y))).collect()
    }

    fn relations(&mut self) {
        let key = self.key_pairs();
        let (mut score, mut conflicts, mut hit, mut wrong) = (0.0, 0, 0, Vec::new());
        for ((a, b), (relation, also)) in &key {
            let reported = self.reported(a, b);
            let mild = |name: &str| name == "agree" || name == "refine";
            if reported.contains(relation) || also.iter().any(|name| reported.contains(name)) {
                score += 1.0;
            } else if mild(relation) && reported.iter().any(|name| mild(name)) {
                score += 0.5;
            } else {
                let got = if reported.is_empty() { "apart".to_owned() } else { format!("{reported:?}") };
                wrong.push(format!("{}: gold {relation}, got {got}", self.both(a, b)));
            }
            if *relation == "conflict" {
                conflicts += 1;
                hit += usize::from(reported.contains("conflict"));
            }
        }
        self.out.ratio("relation_accuracy", score, key.len());
        self.out.share("conflict_recall", hit, conflicts);
        self.out.error("relation", wrong);
    }

    fn conflict_precision(&mut self) {
        let mut accepted: BTreeSet<Pair<'_>> = self
            .key_pairs()
            .into_iter()
            .filter(|(_, (relation, also))| *relation == "conflict" || also.contains("conflict"))
            .map(|(pair, _)| pair)
            .collect();
        for cluster in &self.gold.clusters {
            let harsh = ["conflict", "internal_inconsistency", "internal"].contains(&cluster.verdict.as_str());
            if harsh || cluster.acceptable_verdicts.iter().any(|verdict| verdict == "conflict") {
                accepted.extend(pairs(&members(cluster)).into_iter().map(|(a, b)| pair(a, b)));
            }
        }
        let (mut right, mut total, mut wrong) = (0, 0, Vec::new());
        for ((a, b), relation) in &self.relations {
            let asked = *relation == Relation::Conflict && a != b && self.standing.knows(a) && self.standing.knows(b);
            if !asked {
                continue;
            }
            total += 1;
            if self.known_pairs(a, b).iter().any(|(x, y)| x == y || accepted.contains(&pair(x, y))) {
                right += 1;
            } else {
                wrong.push(self.quotes(a, b));
            }
        }
        self.out.share("conflict_precision", right, total);
        self.out.error("false conflict", wrong);
    }

    fn verdicts(&mut self) {
        let verdict_of: BTreeMap<&str, Verdict> =
            self.of.clusters.iter().map(|Cluster { id, verdict, .. }| (id.as_str(), *verdict)).collect();
        let (mut right, mut total, mut wrong) = (0, 0, Vec::new());
        for cluster in self.gold.clusters.iter().filter(|cluster| !cluster.link_only) {
            let mut count: BTreeMap<&str, usize> = BTreeMap::new();
            for id in cluster.members.iter().flat_map(|member| self.standing.clusters_of(member)) {
                *count.entry(id).or_default() += 1;
            }
            total += 1;
            let best = count.values().max().copied().unwrap_or(0);
            let got: BTreeSet<&str> =
                count.iter().filter(|(_, n)| **n == best).map(|(id, _)| verdict_of[id].name()).collect();
            let plain = |verdict: &'r str| if verdict == "internal_inconsistency" { "internal" } else { verdict };
            let mut fine = std::iter::once(&cluster.verdict).chain(&cluster.acceptable_verdicts);
            if fine.any(|verdict| got.contains(plain(verdict))) {
                right += 1;
            } else {
                let got = if got.is_empty() { "nothing".to_owned() } else { format!("{got:?}") };
                wrong.push(format!("{} {}: gold {}, got {got}", cluster.id, cluster.topic, cluster.verdict));
            }
        }
        self.out.share("verdict_accuracy", right, total);
        self.out.error("verdict", wrong);
    }

    fn traps(&mut self) {
        let mut sprung = Vec::new();
        for trap in &self.gold.traps {
            let claims: Vec<&str> =
                trap.claims.iter().map(String::as_str).filter(|id| self.claims.contains_key(id)).collect();
            let caught = pairs(&claims)
                .into_iter()
                .find(|(a, b)| !self.allowed.contains(&pair(a, b)) && self.standing.together(a, b));
            if let Some((a, b)) = caught {
                sprung.push(format!("{} {}: {}", trap.id, trap.why, self.both(a, b)));
            }
        }
        self.out.count("trap_violations", sprung.len());
        self.out.count("traps", self.gold.traps.len());
        self.out.error("trap", sprung);
    }
}

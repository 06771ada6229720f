//! The figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Cluster, Evaluation, Fault, Figure, Link, Reconciliation, Relation, Tried, Verdict};

use super::bcubed;
use super::causes;
use super::gold::{Gold, GoldClaim, GoldCluster};
use super::standing::{Standing, is_value};

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

fn share(right: bool) -> f64 {
    f64::from(u8::from(right))
}

struct Score<'r> {
    of: &'r Reconciliation,
    gold: &'r Gold,
    tried: &'r Tried,
    standing: Standing<'r>,
    claims: BTreeMap<&'r str, &'r GoldClaim>,
    /// Pairs that may meet.
    allowed: BTreeSet<Pair<'r>>,
    /// The last relation reported of each pair; both ends may be one claim.
    relations: BTreeMap<Pair<'r>, &'r Link>,
    out: Evaluation,
}

/// Scores a reconciliation; `tried` is how far clustering came with its claims, for the causes alone.
/// Gold claims of documents that were not read count as missed.
#[must_use]
pub fn evaluate(of: &Reconciliation, gold: &Gold, tried: &Tried) -> Evaluation {
    let mut score = Score {
        of,
        gold,
        tried,
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
        score.relations.insert(pair(&link.a, &link.b), link);
    }
    score.recall();
    score.pair_recall();
    score.pair_precision();
    score.bcubed();
    score.relations();
    score.conflict_precision();
    score.verdicts();
    score.traps();
    score.out
}

impl<'r> Score<'r> {
    fn words(&self, id: &str) -> String {
        format!("{id} {}", self.claims.get(id).and_then(|claim| claim.quote.as_deref()).unwrap_or_default())
    }

    fn both(&self, a: &str, b: &str) -> String {
        format!("{} / {}", self.words(a), self.words(b))
    }

    fn quotes(&self, a: &str, b: &str) -> String {
        let quote = |id: &str| self.standing.predicted.get(id).map_or("", |claim| claim.quote.as_str());
        format!("{} / {}", quote(a), quote(b))
    }

    fn error(&mut self, sort: &'static str, found: Vec<String>) {
        if !found.is_empty() {
            self.out.errors.push((sort, found));
        }
    }

    /// Notes a figure that is also kept by kind.
    fn note(&mut self, figure: Figure, kind: &str, good: f64) {
        self.out.figures.note(figure, good);
        self.out.kinds.entry(kind.to_owned()).or_default().note(figure, good);
    }

    /// The annotated kind of both claims of a pair; `mixed` where they are two.
    fn kind(&self, a: &str, b: &str) -> &'r str {
        let kind = |id: &str| self.claims.get(id).and_then(|claim| claim.value_kind.as_deref()).unwrap_or("other");
        if kind(a) == kind(b) { kind(a) } else { "mixed" }
    }

    fn found(&self, id: &str) -> bool {
        self.standing.stands.get(id).is_some_and(|stands| !stands.is_empty())
    }

    fn recall(&mut self) {
        let mut missed = Vec::new();
        for claim in self.gold.claims.iter().filter(|claim| !claim.trap_only) {
            let found = self.found(&claim.id);
            self.note(Figure::ClaimRecallAll, self.kind(&claim.id, &claim.id), share(found));
            if is_value(claim) {
                self.out.figures.note(Figure::ClaimRecall, share(found));
                if !found {
                    missed.push(self.words(&claim.id));
                }
            }
        }
        self.error("missed claim", missed);
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
        let gold = self.gold;
        let asked: BTreeSet<Pair<'r>> =
            gold.clusters.iter().flat_map(|k| self.asked_pairs(k)).map(|(a, b)| pair(a, b)).collect();
        let mut missed = Vec::new();
        for (a, b) in asked {
            let (together, kind) = (self.standing.together(a, b), self.kind(a, b));
            self.note(Figure::PairRecallAll, kind, share(together));
            if is_value(self.claims[a]) && is_value(self.claims[b]) {
                self.out.figures.note(Figure::PairRecall, share(together));
            }
            if !together {
                let why = causes::of_missed_pair(&self.standing, self.tried, a, b);
                self.out.causes.note(Fault::MissedPair, why, kind);
                missed.push(self.both(a, b));
            }
        }
        for cluster in &gold.clusters {
            let pairs = self.asked_pairs(cluster);
            if !pairs.is_empty() {
                let together = pairs.iter().filter(|(a, b)| self.standing.together(a, b)).count();
                #[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
                self.out.figures.note(Figure::ClusterRecall, together as f64 / pairs.len() as f64);
            }
        }
        self.error("missed pair", missed);
    }

    /// All that the gold knows of two predicted claims, pair by pair.
    fn known_pairs(&self, a: &str, b: &str) -> Vec<Pair<'r>> {
        let of = |id: &str| self.standing.known.get(id).into_iter().flatten().copied();
        of(a).flat_map(|x| of(b).map(move |y| (x, y))).collect()
    }

    /// The first of the pairs that is accepted, or the first at all; and whether it is accepted.
    fn judged(known: &[Pair<'r>], accepted: impl Fn(&Pair<'r>) -> bool) -> (bool, Pair<'r>) {
        match known.iter().find(|pair| accepted(pair)) {
            Some(pair) => (true, *pair),
            None => (false, known.first().copied().unwrap_or_default()),
        }
    }

    fn pair_precision(&mut self) {
        let mut wrong = Vec::new();
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
                if self.standing.docs[a] == self.standing.docs[b] {
                    continue;
                }
                let known = self.known_pairs(a, b);
                let (right, (x, y)) = Self::judged(&known, |(x, y)| self.allowed.contains(&pair(x, y)));
                self.note(Figure::PairPrecision, self.kind(x, y), share(right));
                if !right {
                    self.out.causes.note(Fault::WrongPair, causes::of_wrong_pair(self.tried, a, b), self.kind(x, y));
                    wrong.push(format!("{cluster}: {}", self.quotes(a, b)));
                }
            }
        }
        self.error("wrong pair", wrong);
    }

    fn bcubed(&mut self) {
        let mut belongs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for cluster in self.gold.clusters.iter().filter(|cluster| !cluster.link_only) {
            for member in &cluster.members {
                belongs.entry(member).or_default().extend(members(cluster));
            }
        }
        for (claim, company) in &belongs {
            let with = |other: &&str| *other == *claim || self.standing.together(claim, other);
            let recall = if self.found(claim) { bcubed::share(company, with) } else { 0.0 };
            self.out.figures.note(Figure::BcubedRecall, recall);
        }
        let mut homes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (claim, clusters) in self.standing.clusters.iter().filter(|(claim, _)| self.standing.knows(claim)) {
            for cluster in clusters {
                homes.entry(cluster).or_default().insert(claim);
            }
        }
        let belong = |x: &str, y: &str| x == y || belongs.get(x).is_some_and(|company| company.contains(y));
        for claim in self.standing.known.keys().copied() {
            if !self.standing.known[claim].iter().any(|known| belongs.contains_key(known)) {
                continue;
            }
            let right =
                |other: &&str| *other == claim || self.known_pairs(claim, other).iter().any(|(x, y)| belong(x, y));
            let may =
                |other: &&str| self.known_pairs(claim, other).iter().any(|(x, y)| self.allowed.contains(&pair(x, y)));
            let clusters = self.standing.clusters.get(claim).into_iter().flatten();
            let reported = clusters.flat_map(|cluster| &homes[cluster]).copied().chain([claim]);
            let company: BTreeSet<&str> = reported.filter(|other| right(other) || !may(other)).collect();
            self.out.figures.note(Figure::BcubedPrecision, bcubed::share(&company, right));
        }
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

    /// The links between what stands for one claim and what stands for the other.
    fn reported(&self, a: &str, b: &str) -> Vec<&'r Link> {
        let of = |id: &str| self.standing.stands.get(id).into_iter().flatten();
        of(a).flat_map(|x| of(b).filter_map(|y| self.relations.get(&pair(x, y)).copied())).collect()
    }

    fn relations(&mut self) {
        let mut wrong = Vec::new();
        for ((a, b), (relation, also)) in self.key_pairs() {
            let links = self.reported(a, b);
            let reported: BTreeSet<&str> = links.iter().map(|link| link.relation.name()).collect();
            let mild = |name: &str| name == "agree" || name == "refine";
            let right = reported.contains(relation) || also.iter().any(|name| reported.contains(name));
            let half = mild(relation) && reported.iter().any(|name| mild(name));
            self.out.figures.note(Figure::RelationAccuracy, if right { 1.0 } else { share(half) / 2.0 });
            let kind = self.kind(a, b);
            if !right {
                self.out.causes.note(Fault::WrongRelation, causes::of_wrong_relation(relation, &links), kind);
            }
            if !right && !half {
                let got = if reported.is_empty() { "apart".to_owned() } else { format!("{reported:?}") };
                wrong.push(format!("{}: gold {relation}, got {got}", self.both(a, b)));
            }
            if relation == "conflict" {
                self.note(Figure::ConflictRecall, kind, share(reported.contains("conflict")));
            }
        }
        self.error("relation", wrong);
    }

    fn conflict_precision(&mut self) {
        let key = self.key_pairs();
        let is_harsh = |(relation, also): &(&str, BTreeSet<&str>)| *relation == "conflict" || also.contains("conflict");
        let mut accepted: BTreeSet<Pair<'_>> =
            key.iter().filter(|(_, asked)| is_harsh(asked)).map(|(pair, _)| *pair).collect();
        for cluster in &self.gold.clusters {
            let harsh = ["conflict", "internal_inconsistency", "internal"].contains(&cluster.verdict.as_str());
            if harsh || cluster.acceptable_verdicts.iter().any(|verdict| verdict == "conflict") {
                accepted.extend(pairs(&members(cluster)).into_iter().map(|(a, b)| pair(a, b)));
            }
        }
        let mut wrong = Vec::new();
        for ((a, b), link) in self.relations.clone() {
            let asked = link.relation == Relation::Conflict && a != b;
            if !(asked && self.standing.knows(a) && self.standing.knows(b)) {
                continue;
            }
            let known = self.known_pairs(a, b);
            let (right, (x, y)) = Self::judged(&known, |(x, y)| x == y || accepted.contains(&pair(x, y)));
            self.note(Figure::ConflictPrecision, self.kind(x, y), share(right));
            if !right {
                let meant = key.get(&pair(x, y)).map(|(relation, _)| *relation);
                let may_meet = self.allowed.contains(&pair(x, y));
                let why = causes::of_false_conflict(meant, may_meet, link);
                self.out.causes.note(Fault::FalseConflict, why, self.kind(x, y));
                wrong.push(self.quotes(a, b));
            }
        }
        self.error("false conflict", wrong);
    }

    fn verdicts(&mut self) {
        let verdict_of: BTreeMap<&str, Verdict> =
            self.of.clusters.iter().map(|Cluster { id, verdict, .. }| (id.as_str(), *verdict)).collect();
        let mut wrong = Vec::new();
        for cluster in self.gold.clusters.iter().filter(|cluster| !cluster.link_only) {
            let mut count: BTreeMap<&str, usize> = BTreeMap::new();
            for id in cluster.members.iter().flat_map(|member| self.standing.clusters_of(member)) {
                *count.entry(id).or_default() += 1;
            }
            let best = count.values().max().copied().unwrap_or(0);
            let got: BTreeSet<&str> =
                count.iter().filter(|(_, n)| **n == best).map(|(id, _)| verdict_of[id].name()).collect();
            let plain = |verdict: &'r str| if verdict == "internal_inconsistency" { "internal" } else { verdict };
            let mut fine = std::iter::once(&cluster.verdict).chain(&cluster.acceptable_verdicts);
            let right = fine.any(|verdict| got.contains(plain(verdict)));
            self.out.figures.note(Figure::VerdictAccuracy, share(right));
            if !right {
                let kinds = cluster.members.windows(2).map(|two| self.kind(&two[0], &two[1]));
                let kinds: BTreeSet<&str> = kinds.collect();
                let kind = if kinds.len() == 1 { kinds.first().copied().unwrap_or("other") } else { "mixed" };
                let why = causes::of_wrong_verdict(plain(&cluster.verdict), &got);
                self.out.causes.note(Fault::WrongVerdict, why, kind);
                let got = if got.is_empty() { "nothing".to_owned() } else { format!("{got:?}") };
                wrong.push(format!("{} {}: gold {}, got {got}", cluster.id, cluster.topic, cluster.verdict));
            }
        }
        self.error("verdict", wrong);
    }

    fn traps(&mut self) {
        let mut sprung = Vec::new();
        for trap in &self.gold.traps {
            let claims: Vec<&str> =
                trap.claims.iter().map(String::as_str).filter(|id| self.claims.contains_key(id)).collect();
            let caught = pairs(&claims)
                .into_iter()
                .find(|(a, b)| !self.allowed.contains(&pair(a, b)) && self.standing.together(a, b));
            self.out.figures.note(Figure::TrapViolations, share(caught.is_some()));
            if let Some((a, b)) = caught {
                sprung.push(format!("{} {}: {}", trap.id, trap.why, self.both(a, b)));
            }
        }
        self.error("trap", sprung);
    }
}

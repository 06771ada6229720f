//! Cluster → verdict: agree, refine, update, conflict, internal or single, each with its reason.
//!
//! Never says true or false. Names no kind's words and no language.

mod arithmetic;
mod compare;
mod independence;
mod judge;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

pub use compare::{Finer, Outcome, compare};
pub use independence::{Sentences, informants};

use crate::model::{Claim, ClaimId, Cluster, Ground, Link, Relation, Verdict};

/// In a cluster with more claims than this only one claim of each value is related to the others.
const ALL_PAIRS: usize = 40;

/// One group of claims that answer one question, as indices into the claims, and why its pairs were joined.
#[derive(Clone, Debug)]
pub struct Question {
    /// Indices, ascending.
    pub members: Vec<usize>,
    /// The pairs that joined it, in words.
    pub joined: Vec<(ClaimId, ClaimId, Ground)>,
    /// Pairs of indices, the smaller first, that were joined so surely that a contradiction between them is one.
    pub sure: FxHashSet<(usize, usize)>,
    /// Whether it asks for a figure that grows while the news goes on.
    pub running: bool,
}

/// Judges every question of a story, and every article against itself.
#[must_use]
pub fn reconcile(claims: &[Claim], questions: Vec<Question>, sentences: &Sentences) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> =
        questions.into_par_iter().map(|question| judge(claims, question, sentences)).collect();
    let mut by_article: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        by_article.entry(&claim.article).or_default().push(claim);
    }
    let findings: Vec<Cluster> = by_article
        .values()
        .flat_map(|own| arithmetic::findings(own).into_iter().map(|link| finding(link, own)))
        .collect();
    clusters.extend(findings);
    clusters
}

/// The claims of one question, related and judged.
fn judge(claims: &[Claim], question: Question, sentences: &Sentences) -> Cluster {
    let members: Vec<&Claim> = question.members.iter().map(|n| &claims[*n]).collect();
    let article: FxHashMap<&str, &str> = members.iter().map(|m| (m.id.as_str(), m.article.as_str())).collect();
    let links = unopposed(links(claims, &question), &article);
    let origins = sentences.origins(&question.members);
    let across = links.iter().filter(|l| article[l.a.as_str()] != article[l.b.as_str()]);
    let verdict = match across.map(|l| l.relation).max() {
        Some(relation) if origins > 1 || relation >= Relation::Update => relation.into(),
        _ => Verdict::Single,
    };
    Cluster {
        id: cluster_id(members.iter().map(|m| m.id.as_str())),
        question: spoken(&members),
        verdict,
        claims: members.iter().map(|m| m.id.clone()).collect(),
        links,
        origins,
        informants: independence::informants(&members),
        joined: question.joined,
    }
}

/// The relations inside a cluster: every pair of a small one; of a large one, one claim of each value against the others.
fn links(claims: &[Claim], question: &Question) -> Vec<Link> {
    let relate = |a: usize, b: usize| {
        let sure = question.sure.contains(&(a.min(b), a.max(b)));
        judge::relate(&claims[a], &claims[b], question.running, sure)
    };
    let members = &question.members;
    let large = members.len() > ALL_PAIRS;
    let alike = |a: usize, b: usize| claims[a].value == claims[b].value;
    let mut heads: Vec<usize> = Vec::new();
    for &member in members {
        let known = |h: &usize| alike(*h, member) && claims[*h].modality == claims[member].modality;
        if !large || heads.len() < ALL_PAIRS && !heads.iter().any(known) {
            heads.push(member);
        }
    }
    let mut links = Vec::new();
    for (n, &a) in heads.iter().enumerate() {
        links.extend(heads[n + 1..].iter().filter_map(|&b| relate(a, b)));
    }
    if large {
        for &member in members.iter().filter(|m| !heads.contains(m)) {
            let head = heads.iter().find(|h| claims[**h].article != claims[member].article && alike(**h, member));
            links.extend(head.and_then(|head| relate(*head, member)));
        }
    }
    links
}

/// Drops conflicts that an article itself takes back: where it says the other's value too, the two are not one question.
fn unopposed(links: Vec<Link>, article: &FxHashMap<&str, &str>) -> Vec<Link> {
    let fits = |l: &Link| matches!(l.relation, Relation::Agree | Relation::Refine);
    let agreed: FxHashSet<(&str, &str)> = links
        .iter()
        .filter(|l| fits(l))
        .flat_map(|l| [(article[l.a.as_str()], l.b.as_str()), (article[l.b.as_str()], l.a.as_str())])
        .collect();
    let keep: Vec<bool> = links
        .iter()
        .map(|l| {
            let taken_back = agreed.contains(&(article[l.a.as_str()], l.b.as_str()))
                || agreed.contains(&(article[l.b.as_str()], l.a.as_str()));
            l.relation != Relation::Conflict || !taken_back
        })
        .collect();
    links.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(l, _)| l).collect()
}

/// A finding of an article against itself, as a cluster of its own: its claims stay with their questions too.
fn finding(link: Link, own: &[&Claim]) -> Cluster {
    let members: Vec<&Claim> = own.iter().copied().filter(|c| c.id == link.a || c.id == link.b).collect();
    Cluster {
        id: cluster_id(members.iter().map(|m| m.id.as_str()).chain([link.reason.code])),
        question: spoken(&members),
        verdict: Verdict::Internal,
        claims: members.iter().map(|m| m.id.clone()).collect(),
        links: vec![link],
        origins: 1,
        informants: independence::informants(&members),
        joined: Vec::new(),
    }
}

/// The question in words: those most members share, the longest and first where equal.
fn spoken(members: &[&Claim]) -> String {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for member in members {
        *votes.entry(&member.question.words).or_default() += 1;
    }
    let best =
        votes.into_iter().max_by(|a, b| (a.1, a.0.chars().count()).cmp(&(b.1, b.0.chars().count())).then(b.0.cmp(a.0)));
    best.map(|(words, _)| words.to_owned()).unwrap_or_default()
}

fn cluster_id<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let hex: String = hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect();
    format!("q{hex}")
}

//! Cluster → verdict: agree, refine, update, conflict, internal or single, each with its reason.
//!
//! Never says true or false. Names no kind's words and no language.

mod arithmetic;
mod compare;
mod independence;
mod judge;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

pub use compare::{Finer, Outcome, compare};
pub use independence::{copies, informants, origins};

use crate::model::{Article, Claim, ClaimId, Cluster, Link, Relation, Verdict};

/// In a cluster with more claims than this only one claim of each value is related to the others.
const ALL_PAIRS: usize = 40;

/// One group of claims that answer one question, as indices into the claims, and why its pairs were joined.
#[derive(Clone, Debug)]
pub struct Question {
    /// Indices, ascending.
    pub members: Vec<usize>,
    /// Joined pairs in words.
    pub joined: Vec<(ClaimId, ClaimId, String)>,
    /// Pairs of ids, the smaller first, that were joined so surely that a contradiction between them is one.
    pub sure: BTreeSet<(ClaimId, ClaimId)>,
    /// Whether it asks for a figure that grows while the news goes on.
    pub running: bool,
}

/// Judges every question of a story, and every article against itself.
#[must_use]
pub fn reconcile(articles: &[Article], claims: &[Claim], questions: Vec<Question>) -> Vec<Cluster> {
    let by_id: BTreeMap<&str, &Article> = articles.iter().map(|a| (a.id.as_str(), a)).collect();
    let mut clusters: Vec<Cluster> = questions
        .into_par_iter()
        .map(|question| {
            let members: Vec<&Claim> = question.members.iter().map(|n| &claims[*n]).collect();
            judge(&members, question, &by_id)
        })
        .collect();
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
fn judge(members: &[&Claim], question: Question, articles: &BTreeMap<&str, &Article>) -> Cluster {
    let links = links(members, &question);
    let origins = independence::origins(members, articles);
    let across = links.iter().filter(|l| {
        let article = |id: &str| members.iter().find(|m| m.id == id).map(|m| m.article.as_str());
        article(&l.a) != article(&l.b)
    });
    let strongest = across.map(|l| l.relation).max();
    let verdict = match strongest {
        Some(relation) if origins > 1 || relation >= Relation::Update => relation.into(),
        _ => Verdict::Single,
    };
    Cluster {
        id: cluster_id(members.iter().map(|m| m.id.as_str())),
        question: spoken(members),
        verdict,
        claims: members.iter().map(|m| m.id.clone()).collect(),
        links,
        origins,
        informants: independence::informants(members),
        joined: question.joined,
    }
}

/// The relations inside a cluster: every pair of a small one; of a large one, one claim of each value against the others.
fn links(members: &[&Claim], question: &Question) -> Vec<Link> {
    let relate = |a: &Claim, b: &Claim| {
        let pair = if a.id < b.id { (a.id.clone(), b.id.clone()) } else { (b.id.clone(), a.id.clone()) };
        judge::relate(a, b, question.running, question.sure.contains(&pair))
    };
    let mut heads: Vec<&Claim> = Vec::new();
    if members.len() > ALL_PAIRS {
        for member in members {
            if heads.len() < ALL_PAIRS
                && !heads.iter().any(|h| h.value == member.value && h.modality == member.modality)
            {
                heads.push(member);
            }
        }
    } else {
        heads = members.to_vec();
    }
    let mut links = Vec::new();
    for (n, a) in heads.iter().enumerate() {
        for b in &heads[n + 1..] {
            links.extend(relate(a, b));
        }
    }
    if members.len() > ALL_PAIRS {
        for member in members {
            let head =
                heads.iter().find(|h| h.id != member.id && h.article != member.article && h.value == member.value);
            if let Some(head) = head.filter(|_| !heads.iter().any(|h| h.id == member.id)) {
                links.extend(relate(head, member));
            }
        }
    }
    unopposed(links, members)
}

/// Drops conflicts that an article itself takes back: where it says the other's value too, the two are not one question.
fn unopposed(links: Vec<Link>, members: &[&Claim]) -> Vec<Link> {
    let article: BTreeMap<&str, &str> = members.iter().map(|m| (m.id.as_str(), m.article.as_str())).collect();
    let fits = |l: &Link| matches!(l.relation, Relation::Agree | Relation::Refine);
    let agreed: BTreeSet<(&str, &str)> = links
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

//! Cluster → verdict: agree, refine, update, conflict, internal or single, each with its reason.
//!
//! Never says true or false. Names no kind's words and no language.

mod arithmetic;
mod compare;
mod independence;
mod judge;
mod slips;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

pub use compare::{Finer, Outcome, compare};
pub use independence::{Sentences, informants};
pub use judge::Certainty;

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
    /// How surely pairs of indices, the smaller first, were joined; loosely those that are not here.
    pub certainty: FxHashMap<(usize, usize), Certainty>,
    /// Whether it asks for a figure that grows while the news goes on.
    pub running: bool,
}

/// The claims of each article.
type ByArticle<'c> = BTreeMap<&'c str, Vec<&'c Claim>>;

/// Judges every question of a story, and every article against itself.
#[must_use]
pub fn reconcile(claims: &[Claim], questions: Vec<Question>, sentences: &Sentences) -> Vec<Cluster> {
    let mut by_article = ByArticle::new();
    for claim in claims {
        by_article.entry(&claim.article).or_default().push(claim);
    }
    let mut clusters: Vec<Cluster> =
        questions.into_par_iter().map(|question| judge(claims, question, sentences, &by_article)).collect();
    let findings: Vec<Cluster> = by_article
        .values()
        .flat_map(|own| arithmetic::findings(own).into_iter().map(|links| finding(links, own)))
        .collect();
    clusters.extend(findings);
    let slips = slips::slips(claims, &clusters, sentences);
    clusters.extend(slips);
    clusters
}

/// The claims of one question, related and judged.
fn judge(claims: &[Claim], question: Question, sentences: &Sentences, by_article: &ByArticle) -> Cluster {
    let members: Vec<&Claim> = question.members.iter().map(|n| &claims[*n]).collect();
    let article: FxHashMap<&str, &str> = members.iter().map(|m| (m.id.as_str(), m.article.as_str())).collect();
    let links = unopposed(links(claims, &question, &members), &members, by_article);
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
fn links(claims: &[Claim], question: &Question, all: &[&Claim]) -> Vec<Link> {
    let relate = |a: usize, b: usize| {
        let certainty = question.certainty.get(&(a.min(b), a.max(b))).copied().unwrap_or_default();
        judge::relate(&claims[a], &claims[b], question.running, certainty, all)
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

/// Drops conflicts that an article itself takes back: where it says the other's value too, of this question or, when the figure
/// is no small one, of whatever question, the two are likelier two things than a contradiction.
fn unopposed(links: Vec<Link>, members: &[&Claim], by_article: &ByArticle) -> Vec<Link> {
    let member: FxHashMap<&str, &Claim> = members.iter().map(|m| (m.id.as_str(), *m)).collect();
    let says_too = |one: &Claim, other: &Claim| {
        let own = by_article.get(one.article.as_str()).into_iter().flatten();
        let here = |c: &Claim| member.contains_key(c.id.as_str());
        // small figures stand everywhere
        let telling = !judge::few(&other.value);
        own.filter(|c| c.kind == other.kind)
            .any(|c| here(c) && judge::fits(&c.value, &other.value) || telling && judge::same(&c.value, &other.value))
    };
    let taken_back = |l: &Link| {
        let (a, b) = (member[l.a.as_str()], member[l.b.as_str()]);
        l.relation == Relation::Conflict && (says_too(a, b) || says_too(b, a))
    };
    links.into_iter().filter(|l| !taken_back(l)).collect()
}

/// A finding of an article against itself, as a cluster of its own: its claims stay with their questions too.
fn finding(links: Vec<Link>, own: &[&Claim]) -> Cluster {
    let rests_on = |c: &&Claim| links.iter().any(|link| c.id == link.a || c.id == link.b);
    let members: Vec<&Claim> = own.iter().copied().filter(rests_on).collect();
    let code = links.first().map(|link| link.reason.code);
    Cluster {
        id: cluster_id(members.iter().map(|m| m.id.as_str()).chain(code)),
        question: spoken(&members),
        verdict: Verdict::Internal,
        claims: members.iter().map(|m| m.id.clone()).collect(),
        links,
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

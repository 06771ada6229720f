//! One cluster, ready to be shown: its claims, and why they relate as they do.

use jiff::civil::DateTime;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Cluster, Link, Relation, Verdict};
use crate::report::wording;
use crate::report::words::Words;

use super::claim::ClaimView;

/// A relation with its reason in words.
#[derive(Clone, Debug)]
pub struct RelationView<'r> {
    /// The relation.
    pub link: &'r Link,
    /// Index of one claim in the view's claims.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// The reason in words.
    pub text: String,
}

/// One reason, with all the outlets between whose claims it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonView {
    /// The relation.
    pub relation: Relation,
    /// The outlets of the one side, each once.
    pub a: Vec<String>,
    /// The outlets of the other; empty where an article stands against itself.
    pub b: Vec<String>,
    /// The reason in words.
    pub text: String,
    /// The reason's code.
    pub code: &'static str,
}

/// A cluster with its claims and reasons.
#[derive(Clone, Debug)]
pub struct ClusterView<'r> {
    /// Its place in the reconciliation.
    pub number: usize,
    /// The cluster.
    pub cluster: &'r Cluster,
    /// What is asked, as an editor would write it.
    pub question: String,
    /// Indices of its claims in the view's claims: each outlet's together, outlets by their first claim.
    pub claims: Vec<usize>,
    /// Every relation, in the cluster's order.
    pub relations: Vec<RelationView<'r>>,
    /// The reasons, strongest first, equal ones told once.
    pub reasons: Vec<ReasonView>,
}

impl<'r> ClusterView<'r> {
    pub(super) fn new(
        number: usize,
        cluster: &'r Cluster,
        claims: &[ClaimView<'r>],
        by_id: &FxHashMap<&str, usize>,
        words: &Words,
    ) -> ClusterView<'r> {
        let find = |id: &str| by_id.get(id).copied();
        let relations: Vec<RelationView<'r>> = cluster
            .links
            .iter()
            .filter_map(|link| {
                let (a, b) = (find(&link.a)?, find(&link.b)?);
                Some(RelationView { link, a, b, text: reason(link, &claims[a], &claims[b], words) })
            })
            .collect();
        let members: Vec<usize> = cluster.claims.iter().filter_map(|id| find(id)).collect();
        // the claim whose words the cluster took for its question
        let asks = members.iter().find(|claim| claims[**claim].claim.question.words == cluster.question);
        ClusterView {
            number,
            cluster,
            question: asks.map_or_else(|| cluster.question.clone(), |claim| claims[*claim].question.clone()),
            claims: by_outlet(&members, claims),
            reasons: reasons(&relations, claims),
            relations,
        }
    }
}

fn by_outlet(members: &[usize], claims: &[ClaimView<'_>]) -> Vec<usize> {
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for (n, member) in members.iter().enumerate() {
        first.entry(claims[*member].outlet.as_str()).or_insert(n);
    }
    let mut sorted = members.to_vec();
    sorted.sort_by_key(|member| first.get(claims[*member].outlet.as_str()));
    sorted
}

/// The reason in words; its code and figures where the language has no words for it.
fn reason(link: &Link, a: &ClaimView<'_>, b: &ClaimView<'_>, words: &Words) -> String {
    let figures: Vec<String> = link.reason.figures.iter().map(|figure| wording::figure(words, figure)).collect();
    let (finer, coarser) = if link.finer.as_deref() == Some(b.claim.id.as_str()) { (b, a) } else { (a, b) };
    let (earlier, later) = if when(b) < when(a) { (b, a) } else { (a, b) };
    let names: Vec<String> = (0..figures.len()).map(|n| n.to_string()).collect();
    let mut with = vec![
        ("a", a.value.as_str()),
        ("b", b.value.as_str()),
        ("finer", finer.value.as_str()),
        ("coarser", coarser.value.as_str()),
        ("earlier", earlier.value.as_str()),
        ("later", later.value.as_str()),
    ];
    with.extend(names.iter().map(String::as_str).zip(figures.iter().map(String::as_str)));
    words.reason(link.reason.code, &with).unwrap_or_else(|| {
        let figures = figures.join(&words.word("list.comma"));
        if figures.is_empty() { link.reason.code.to_owned() } else { format!("{}: {figures}", link.reason.code) }
    })
}

/// When a claim was made: the time it holds for, or its article's.
pub(super) fn when(claim: &ClaimView<'_>) -> Option<DateTime> {
    claim.claim.as_of.or(claim.article.published.map(|published| published.at))
}

/// An article that agrees with itself is no finding: such relations are left to `explain` and JSON.
fn within_one_article(relation: &RelationView<'_>, claims: &[ClaimView<'_>]) -> bool {
    matches!(relation.link.relation, Relation::Agree | Relation::Refine)
        && claims[relation.a].claim.article == claims[relation.b].claim.article
}

fn reasons(relations: &[RelationView<'_>], claims: &[ClaimView<'_>]) -> Vec<ReasonView> {
    let mut order: Vec<&RelationView<'_>> =
        relations.iter().filter(|relation| !within_one_article(relation, claims)).collect();
    order.sort_by_key(|relation| {
        let verdict = Verdict::from(relation.link.relation);
        (verdict != Verdict::Internal, Verdict::ALL.iter().position(|v| *v == verdict))
    });
    let mut found: Vec<ReasonView> = Vec::new();
    let mut at: FxHashMap<(&'static str, &str, &str), usize> = FxHashMap::default();
    let mut told: FxHashSet<(usize, u8, &str)> = FxHashSet::default();
    for relation in order {
        let key = (relation.link.relation.name(), relation.link.reason.code, relation.text.as_str());
        let n = *at.entry(key).or_insert_with(|| {
            found.push(ReasonView {
                relation: relation.link.relation,
                a: Vec::new(),
                b: Vec::new(),
                text: relation.text.clone(),
                code: relation.link.reason.code,
            });
            found.len() - 1
        });
        let (a, b) = (claims[relation.a].outlet.as_str(), claims[relation.b].outlet.as_str());
        if told.insert((n, 0, a)) {
            found[n].a.push(a.to_owned());
        }
        let itself = relation.link.relation == Relation::Internal && a == b;
        if !itself && told.insert((n, 1, b)) {
            found[n].b.push(b.to_owned());
        }
    }
    found
}

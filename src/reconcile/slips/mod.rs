//! What do two outlets give that looks like one thing with a slip in it? Figures with two digits swapped, a number that lost a digit in
//! a list that is otherwise the same, a holder of one office whose name is a letter off.
//!
//! Looks across questions, at values and names alone: such pairs are hardly ever chance. Refuses what one article gives both,
//! and articles that hardly agree about anything else. Each slip is a cluster of its own; its claims stay with their questions too.

mod letter;
mod listed;
mod swapped;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Sentences, cluster_id, independence, spoken};
use crate::model::{Claim, Cluster, Link, Reason, Relation, Verdict};

/// So many claims of each side of a slip are shown.
const SHOWN: usize = 12;

/// Two values or names that are likely one.
struct Slip {
    /// The reason's code.
    code: &'static str,
    /// The claims of the one and of the other, as indices, ascending.
    sides: [Vec<usize>; 2],
    /// The reason's figures, the one's first.
    figures: Vec<String>,
}

/// The slips of a story as clusters.
pub fn slips(claims: &[Claim], clusters: &[Cluster], sentences: &Sentences) -> Vec<Cluster> {
    let ties = Ties::new(claims, clusters);
    let all = [swapped::swapped(claims), listed::listed(claims), letter::letter(claims)];
    all.into_iter().flatten().filter_map(|slip| cluster(claims, slip, &ties, sentences)).collect()
}

/// What the questions of a story have tied together.
struct Ties<'c> {
    /// Claims that a conflict joins, by id, both ways round.
    opposed: FxHashSet<(&'c str, &'c str)>,
    /// How often two articles say the same about something, both ways round.
    agreed: FxHashMap<(&'c str, &'c str), u32>,
}

impl<'c> Ties<'c> {
    fn new(claims: &'c [Claim], clusters: &'c [Cluster]) -> Self {
        let article: FxHashMap<&str, &str> = claims.iter().map(|c| (c.id.as_str(), c.article.as_str())).collect();
        let mut ties = Ties { opposed: FxHashSet::default(), agreed: FxHashMap::default() };
        for link in clusters.iter().flat_map(|c| &c.links) {
            let (a, b) = (link.a.as_str(), link.b.as_str());
            match link.relation {
                Relation::Conflict => ties.opposed.extend([(a, b), (b, a)]),
                Relation::Agree | Relation::Refine => {
                    for both in [(article[a], article[b]), (article[b], article[a])] {
                        *ties.agreed.entry(both).or_default() += 1;
                    }
                }
                _ => {}
            }
        }
        ties
    }

    /// Whether two articles tell one story: one agreement may be chance, two are none.
    fn acquainted(&self, a: &str, b: &str) -> bool {
        self.agreed.get(&(a, b)).is_some_and(|times| *times > 1)
    }
}

/// The cluster of a slip; `None` where one question already tells their conflict, or where the articles hardly agree about anything else.
fn cluster(claims: &[Claim], slip: Slip, ties: &Ties, sentences: &Sentences) -> Option<Cluster> {
    let Slip { code, sides: [ours, theirs], figures } = slip;
    let id = |n: &usize| claims[*n].id.as_str();
    if ours.iter().any(|a| theirs.iter().any(|b| ties.opposed.contains(&(id(a), id(b))))) {
        return None;
    }
    let article = |n: &usize| claims[*n].article.as_str();
    let known = |of: &[usize], others: &[usize]| -> Vec<usize> {
        let tied = |a: &&usize| others.iter().any(|b| ties.acquainted(article(a), article(b)));
        of.iter().filter(tied).take(SHOWN).copied().collect()
    };
    let (ours, theirs) = (known(&ours, &theirs), known(&theirs, &ours));
    let link = |(a, b): (&usize, &usize)| Link {
        a: id(a.min(b)).to_owned(),
        b: id(a.max(b)).to_owned(),
        relation: Relation::Conflict,
        finer: None,
        reason: Reason { code, figures: if a < b { figures.clone() } else { turned(&figures) } },
    };
    let links: Vec<Link> = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b))).map(link).collect();
    let members: Vec<usize> = ours.iter().chain(&theirs).copied().collect();
    let mut all: Vec<&Claim> = members.iter().map(|n| &claims[*n]).collect();
    all.sort_by(|a, b| (&a.article, a.span, &a.id).cmp(&(&b.article, b.span, &b.id)));
    (!links.is_empty()).then(|| Cluster {
        id: cluster_id(all.iter().map(|m| m.id.as_str()).chain([code])),
        question: spoken(&all),
        verdict: Verdict::Conflict,
        claims: all.iter().map(|m| m.id.clone()).collect(),
        links,
        origins: sentences.origins(&members),
        informants: independence::informants(&all),
        joined: Vec::new(),
    })
}

/// The figures of a reason the other way round: the first two are of the two sides.
fn turned(figures: &[String]) -> Vec<String> {
    let mut figures = figures.to_vec();
    figures.swap(0, 1);
    figures
}

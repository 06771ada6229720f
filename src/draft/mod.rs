//! How does a draft stand against a story? Reads the relations that reconciling both together found, claim by claim.
//!
//! Judges nothing anew: a draft's claim is contradicted where a verdict says so. A comment in the draft may allow a
//! finding, with its reason (see [`allowances`]); the finding is then still shown.

mod allow;

use std::collections::{BTreeMap, BTreeSet};

pub use allow::{allowances, set_aside};

use crate::model::{
    Allowance, Claim, DraftFinding, DraftReview, Link, Reconciliation, Relation, Standing, Story, Unread,
};
use crate::reconcile::{Sentences, informants};

/// One story of both, the drafts' ids made unlike all others; an article that is the draft itself is left out.
#[must_use]
pub fn joined(draft: Story, mut story: Story) -> (Story, Vec<String>) {
    let own: BTreeSet<String> = draft.articles.iter().map(|article| article.sha256.clone()).collect();
    story.articles.retain(|article| !own.contains(&article.sha256));
    let mut taken: BTreeSet<String> = story.articles.iter().map(|article| article.id.clone()).collect();
    let mut ids = Vec::with_capacity(draft.articles.len());
    for mut article in draft.articles {
        article.id = format!("draft:{}", article.id);
        while !taken.insert(article.id.clone()) {
            article.id.push('\'');
        }
        ids.push(article.id.clone());
        story.articles.push(article);
    }
    story.unread.extend(draft.unread);
    story.unread.sort();
    story.articles.sort_by(|a, b| a.id.cmp(&b.id));
    (story, ids)
}

/// Every claim of the drafts with its standing.
#[must_use]
pub fn review(
    reconciliation: Reconciliation,
    drafts: Vec<String>,
    allowances: Vec<Allowance>,
    faults: Vec<Unread>,
) -> DraftReview {
    let claims: BTreeMap<&str, &Claim> = reconciliation.claims.iter().map(|c| (c.id.as_str(), c)).collect();
    let sentences = Sentences::of(&reconciliation.story.articles, &reconciliation.claims);
    let place: BTreeMap<&str, usize> =
        reconciliation.claims.iter().enumerate().map(|(n, claim)| (claim.id.as_str(), n)).collect();
    let is_draft = |claim: &str| claims.get(claim).is_some_and(|claim| drafts.contains(&claim.article));
    let mut relations: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (c, cluster) in reconciliation.clusters.iter().enumerate() {
        for (l, link) in cluster.links.iter().enumerate() {
            let (a, b) = (is_draft(&link.a), is_draft(&link.b));
            let told = if link.relation == Relation::Internal { a && b } else { a != b };
            if told {
                let ends = BTreeSet::from([link.a.as_str(), link.b.as_str()]);
                for end in ends.into_iter().filter(|end| is_draft(end)) {
                    relations.entry(end).or_default().push((c, l));
                }
            }
        }
    }
    let finding = |claim: &Claim| {
        let link = |at: &(usize, usize)| &reconciliation.clusters[at.0].links[at.1];
        let mut own = relations.get(claim.id.as_str()).cloned().unwrap_or_default();
        own.sort_by_key(|at| (std::cmp::Reverse(link(at).relation), *at));
        let other =
            |at: &(usize, usize)| if link(at).a == claim.id { link(at).b.as_str() } else { link(at).a.as_str() };
        let backing: Vec<&Claim> = own
            .iter()
            .filter(|at| matches!(link(at).relation, Relation::Agree | Relation::Refine))
            .filter_map(|at| claims.get(other(at)).copied())
            .collect();
        let standing = standing(claim, own.iter().map(|at| (link(at), claims.get(other(at)).copied())));
        DraftFinding {
            claim: claim.id.clone(),
            standing,
            relations: own,
            origins: sentences.origins(&backing.iter().map(|claim| place[claim.id.as_str()]).collect::<Vec<_>>()),
            informants: informants(&backing),
            allowed: allowances.iter().position(|allowance| allowance.allows(claim, standing)),
        }
    };
    let findings = reconciliation.claims.iter().filter(|claim| drafts.contains(&claim.article)).map(finding).collect();
    drop((claims, place));
    DraftReview { reconciliation, drafts, findings, allowances, faults }
}

/// The gravest of what the relations say. Where an outlet says the same, another's contradiction is one between outlets,
/// and that a third is vaguer takes nothing away.
fn standing<'c>(claim: &Claim, related: impl Iterator<Item = (&'c Link, Option<&'c Claim>)>) -> Standing {
    let found: BTreeSet<Standing> = related.map(|(link, other)| one(claim, link, other)).collect();
    let says = |standing| found.contains(&standing);
    if says(Standing::Contradicted) && says(Standing::Supported) && !says(Standing::Internal) {
        return Standing::Contested;
    }
    let order = [
        Standing::Contradicted,
        Standing::Internal,
        Standing::Overtaken,
        Standing::Supported,
        Standing::LessPrecise,
        Standing::MorePrecise,
        Standing::Later,
    ];
    order.into_iter().find(|standing| says(*standing)).unwrap_or(Standing::NotFound)
}

/// What one relation alone says.
fn one(claim: &Claim, link: &Link, other: Option<&Claim>) -> Standing {
    match link.relation {
        Relation::Conflict => Standing::Contradicted,
        Relation::Internal => Standing::Internal,
        Relation::Agree => Standing::Supported,
        Relation::Refine if link.finer.as_ref() == Some(&claim.id) => Standing::MorePrecise,
        Relation::Refine => Standing::LessPrecise,
        Relation::Update if link.reason.code.starts_with("time/") && !grows(claim, other) => Standing::Contradicted,
        Relation::Update if other.is_some_and(|other| went_on(claim, other)) => Standing::Overtaken,
        Relation::Update => Standing::Later,
    }
}

/// Whether the figure is one that grows while the news goes on: of any other, that a draft comes after the outlets explains nothing.
fn grows(claim: &Claim, other: Option<&Claim>) -> bool {
    claim.question.running || other.is_some_and(|other| other.question.running)
}

/// Whether `other` says how it went on after `claim`: later, or as an outcome of what the claim says is to come.
fn went_on(claim: &Claim, other: &Claim) -> bool {
    match (claim.as_of, other.as_of) {
        (Some(own), Some(theirs)) if own != theirs => own < theirs,
        _ => !claim.happened && other.happened,
    }
}

impl Allowance {
    /// Whether it allows this claim of its draft to stand so.
    #[must_use]
    pub fn allows(&self, claim: &Claim, standing: Standing) -> bool {
        self.article == claim.article && self.passage.contains(&claim.span) && self.standings.contains(&standing)
    }
}

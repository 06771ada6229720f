//! How a draft stands against a story, ready to be shown; one file a format.

mod json;
mod markdown;
mod terminal;

use std::collections::BTreeSet;

use crate::model::{Allowance, DraftFinding, DraftReview, Relation, Standing};

use super::view::{ClaimView, ClusterView, RelationView, View};
use super::{Screen, sarif};

/// The formats of a draft's review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFormat {
    /// For a terminal.
    Terminal,
    /// Markdown with tables, as GitHub shows it.
    Markdown,
    /// The contract `daejo/draft/1`.
    Json,
    /// SARIF 2.1.0, one result a claim of the draft that is not simply supported.
    Sarif,
}

/// The review of a draft as text.
#[must_use]
pub fn draft(view: &DraftView<'_, '_>, format: DraftFormat, screen: Screen) -> String {
    match format {
        DraftFormat::Terminal => terminal::render(view, screen),
        DraftFormat::Markdown => markdown::render(view),
        DraftFormat::Json => json::render(view),
        DraftFormat::Sarif => sarif::draft(view),
    }
}

/// The JSON Schema of `daejo/draft/1`.
#[must_use]
pub fn draft_schema() -> &'static str {
    include_str!("../draft-1.schema.json")
}

/// How many of the story's claims are told to one finding before the rest is counted.
const TOLD: usize = 6;

/// A draft's review, ready to be shown.
#[derive(Clone, Debug)]
pub struct DraftView<'v, 'r> {
    /// Draft and story.
    pub view: &'v View<'r>,
    /// What is shown.
    pub review: &'r DraftReview,
    /// Every claim of the draft, in reading order.
    pub findings: Vec<FindingView<'v, 'r>>,
}

/// One claim of the draft.
#[derive(Clone, Debug)]
pub struct FindingView<'v, 'r> {
    /// How it stands.
    pub finding: &'r DraftFinding,
    /// The claim.
    pub claim: &'v ClaimView<'r>,
    /// What that rests on, strongest first, and the other claim of each relation.
    pub relations: Vec<(&'v RelationView<'r>, &'v ClaimView<'r>)>,
    /// The comment that allows it.
    pub allowed: Option<&'r Allowance>,
}

impl<'v, 'r> DraftView<'v, 'r> {
    /// The view of a review; `view` is of its reconciliation.
    #[must_use]
    pub fn new(view: &'v View<'r>, review: &'r DraftReview) -> DraftView<'v, 'r> {
        let clusters: Vec<&'v ClusterView<'r>> = view.clusters_as_given().collect();
        let findings = review.findings.iter().filter_map(|finding| {
            let at = view.claims.iter().position(|claim| claim.claim.id == finding.claim)?;
            let relations = finding.relations.iter().filter_map(|(cluster, link)| {
                let relation = clusters.get(*cluster)?.relations.get(*link)?;
                let other = if relation.a == at { relation.b } else { relation.a };
                Some((relation, &view.claims[other]))
            });
            Some(FindingView {
                finding,
                claim: &view.claims[at],
                relations: relations.collect(),
                allowed: finding.allowed.and_then(|n| review.allowances.get(n)),
            })
        });
        DraftView { view, review, findings: findings.collect() }
    }

    /// The findings of one standing.
    pub fn of(&self, standing: Standing) -> impl Iterator<Item = &FindingView<'v, 'r>> {
        self.findings.iter().filter(move |view| view.finding.standing == standing)
    }

    /// For every standing: how many there are, and how many of them a comment allows.
    #[must_use]
    pub fn counts(&self) -> Vec<(Standing, usize, usize)> {
        let count = |standing: &Standing| {
            let allowed = self.of(*standing).filter(|view| view.allowed.is_some()).count();
            (*standing, self.of(*standing).count(), allowed)
        };
        Standing::ALL.iter().map(count).collect()
    }

    /// What the review is called.
    #[must_use]
    pub fn title(&self) -> String {
        let drafts: Vec<String> = self
            .review
            .reconciliation
            .story
            .articles
            .iter()
            .filter(|article| self.review.drafts.contains(&article.id))
            .map(|article| if article.title.is_empty() { article.path.clone() } else { article.title.clone() })
            .collect();
        format!("{} — {}", drafts.join(&self.view.words.word("list.comma")), self.view.words.word("draft.title"))
    }

    /// With what the draft was compared, and what was wrong with its comments.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let words = &self.view.words;
        let articles = self.review.reconciliation.story.articles.len() - self.review.drafts.len();
        let mut lines = vec![
            words.say("draft.against", &[("story", &self.view.title()), ("n", &articles.to_string())]),
            words.say("draft.claims", &[("n", &self.findings.len().to_string())]),
            words.word("draft.note"),
        ];
        let place = |allowance: &Allowance| {
            let article = self.review.reconciliation.story.articles.iter().find(|a| a.id == allowance.article);
            format!("{}:{}", article.map_or("", |article| article.path.as_str()), allowance.line)
        };
        let used: BTreeSet<usize> = self.review.findings.iter().filter_map(|finding| finding.allowed).collect();
        for (n, allowance) in self.review.allowances.iter().enumerate() {
            if !used.contains(&n) {
                let with = [("place", place(allowance)), ("reason", allowance.reason.clone())];
                lines.push(words.say("draft.unused", &with.each_ref().map(|(key, text)| (*key, text.as_str()))));
            }
        }
        for fault in &self.review.faults {
            let line = fault.line.map(|line| format!(":{line}")).unwrap_or_default();
            lines.push(format!("{}{line}: {}", fault.path, words.message(&fault.why)));
        }
        lines
    }
}

impl FindingView<'_, '_> {
    /// What the outlets say to it, one a line: those of its standing first, the rest counted where they are many.
    #[must_use]
    pub fn lines(&self, view: &View<'_>) -> Vec<String> {
        let words = &view.words;
        let mut told = BTreeSet::new();
        let mut lines = Vec::new();
        let mut more = 0;
        for (relation, other) in &self.relations {
            let verdict = words.code("verdict", relation.link.relation.name());
            let internal = relation.link.relation == Relation::Internal;
            let line = if internal {
                format!("{verdict}: {} ({})", relation.text, relation.link.reason.code)
            } else {
                let quote = other.quotation.short();
                format!(
                    "{verdict}: {} “{quote}” ({}; {}; {})",
                    other.outlet,
                    other.where_it_stands(),
                    relation.text,
                    relation.link.reason.code
                )
            };
            if !told.insert((other.outlet.as_str(), relation.text.as_str())) {
                continue;
            }
            if lines.len() < TOLD { lines.push(line) } else { more += 1 }
        }
        if more > 0 {
            lines.push(words.say("cluster.more", &[("n", &more.to_string())]));
        }
        if self.finding.origins > 0 {
            lines.push(words.say("draft.origins", &[("n", &self.finding.origins.to_string())]));
        }
        if let Some(allowed) = self.allowed {
            lines.push(words.say("draft.allowed", &[("reason", &allowed.reason)]));
        }
        lines
    }
}

/// Standings that are told one by one, with all that they rest on; the others stand in a table.
fn in_full(standing: Standing) -> bool {
    !matches!(standing, Standing::Later | Standing::Supported | Standing::NotFound)
}

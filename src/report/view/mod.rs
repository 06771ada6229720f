//! Everything a report shows, made once, in the words of the report's language and in no format.
//!
//! Refuses to lay out: texts are whole and raw here, and each format makes them safe for its reader.

mod answer;
mod claim;
mod cluster;
mod decision;
mod difference;
mod family;
mod left_out;
mod lines;
mod matrix;
mod summary;
mod worst;

use rustc_hash::FxHashMap;

use crate::model::{Article, CodePoints, Lang, Reconciliation, Span, Verdict};

pub use answer::{Answer, Voice};
pub use claim::{ClaimView, Quotation};
pub use cluster::{ClusterView, ReasonView, RelationView};
pub use decision::decision_line;
pub(super) use difference::word_by_word;
pub use difference::{Difference, Piece};
pub use family::{Family, Taking};
pub use left_out::LeftOut;
pub use matrix::{Matrix, MatrixCell, MatrixRow};
pub use summary::Summary;

use super::words::Words;

/// A reconciliation, ready to be shown.
#[derive(Clone, Debug)]
pub struct View<'r> {
    /// What is shown.
    pub reconciliation: &'r Reconciliation,
    /// The words of the report's language.
    pub words: Words,
    /// The counts.
    pub summary: Summary,
    /// The places of each article's text, in the order of the story.
    pub places: Vec<CodePoints>,
    /// Every claim, in the order of the reconciliation.
    pub claims: Vec<ClaimView<'r>>,
    /// Every cluster, by verdict in the order of a report, then in the order of the reconciliation.
    pub clusters: Vec<ClusterView<'r>>,
}

impl<'r> View<'r> {
    /// The view in `lang`, or in the language of most articles.
    #[must_use]
    pub fn new(reconciliation: &'r Reconciliation, lang: Option<Lang>) -> View<'r> {
        let words = Words::new(lang.unwrap_or_else(|| reconciliation.story.language()));
        let folder = shared_folder(&reconciliation.story.articles);
        let places: Vec<CodePoints> =
            reconciliation.story.articles.iter().map(|article| CodePoints::new(&article.text)).collect();
        let articles: FxHashMap<&str, (&'r Article, &CodePoints)> = reconciliation
            .story
            .articles
            .iter()
            .zip(&places)
            .map(|(article, places)| (article.id.as_str(), (article, places)))
            .collect();
        let claims: Vec<ClaimView<'r>> = reconciliation
            .claims
            .iter()
            .filter_map(|claim| {
                let (article, places) = articles.get(claim.article.as_str())?;
                Some(ClaimView::new(claim, article, places, folder, &words))
            })
            .collect();
        let by_id: FxHashMap<&str, usize> = claims.iter().enumerate().map(|(n, c)| (c.claim.id.as_str(), n)).collect();
        let mut clusters: Vec<ClusterView<'r>> = (0..)
            .zip(&reconciliation.clusters)
            .map(|(n, cluster)| ClusterView::new(n, cluster, &claims, &by_id, &words))
            .collect();
        clusters.sort_by_key(|view| Verdict::ALL.iter().position(|verdict| *verdict == view.cluster.verdict));
        View { reconciliation, summary: Summary::new(reconciliation), words, places, claims, clusters }
    }

    /// What the story is called.
    #[must_use]
    pub fn title(&self) -> String {
        let title = &self.reconciliation.story.title;
        if title.trim().is_empty() { self.words.word("report.untitled") } else { title.clone() }
    }

    /// What the report is called: the story's title, and that it is a report.
    #[must_use]
    pub fn full_title(&self) -> String {
        format!("{} — {}", self.title(), self.words.word("report.title"))
    }

    /// The folder that all articles share, with its last slash; empty where they share none.
    #[must_use]
    pub fn folder(&self) -> &'r str {
        shared_folder(&self.reconciliation.story.articles)
    }

    /// The clusters of one verdict.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &ClusterView<'r>> {
        self.clusters.iter().filter(move |view| view.cluster.verdict == verdict)
    }

    /// How the wording of a cluster's comparable sentences differs.
    #[must_use]
    pub fn differences(&self, cluster: &ClusterView<'r>) -> Vec<Difference> {
        difference::differences(&cluster.relations, &self.claims)
    }

    /// The clusters in the order of the reconciliation.
    pub fn clusters_as_given(&self) -> impl Iterator<Item = &ClusterView<'r>> {
        let mut given: Vec<&ClusterView<'r>> = self.clusters.iter().collect();
        given.sort_by_key(|view| view.number);
        given.into_iter()
    }

    /// For every claim the clusters that hold it, in the order of the reconciliation.
    #[must_use]
    pub fn homes(&self) -> Vec<Vec<&ClusterView<'r>>> {
        let mut homes = vec![Vec::new(); self.claims.len()];
        for cluster in self.clusters_as_given() {
            for n in &cluster.claims {
                homes[*n].push(cluster);
            }
        }
        homes
    }

    /// A span of an article in code points; `None` when there is no such article.
    #[must_use]
    pub fn points(&self, article: &str, span: Span) -> Option<Span> {
        let at = self.at(article)?;
        Some(self.places[at].span(&self.reconciliation.story.articles[at].text, span))
    }

    /// Where an article stands in the story, whose articles are sorted by id.
    pub(in crate::report) fn at(&self, article: &str) -> Option<usize> {
        self.reconciliation.story.articles.binary_search_by(|candidate| candidate.id.as_str().cmp(article)).ok()
    }

    /// The path of an article without the folder that all share.
    #[must_use]
    pub fn file(&self, article: &'r Article) -> &'r str {
        claim::file(&article.path, self.folder())
    }

    /// The outlet of an article, or that it is not known.
    #[must_use]
    pub fn outlet(&self, id: &str) -> String {
        let article = self.at(id).map(|at| &self.reconciliation.story.articles[at]);
        article.map_or_else(|| id.to_owned(), |article| claim::outlet(article, &self.words))
    }
}

/// The longest folder, with its last slash, that the paths of all articles share.
fn shared_folder(articles: &[Article]) -> &str {
    let folder = |article: &'_ Article| article.path.rfind('/').map_or(0, |at| at + 1);
    let Some(first) = articles.first() else { return "" };
    let mut shared = &first.path[..folder(first)];
    for article in articles {
        while !article.path.starts_with(shared) {
            shared = shared[..shared.len() - 1].rfind('/').map_or("", |at| &shared[..=at]);
        }
    }
    shared
}

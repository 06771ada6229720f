//! Which of the findings does a reader want to see?

use crate::model::Verdict;

use super::view::{ClusterView, View};

/// Findings by verdict, outlet and question; what is left open chooses nothing away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// One of these verdicts.
    pub verdicts: Vec<Verdict>,
    /// A claim of one of these outlets, by their whole names.
    pub outlets: Vec<String>,
    /// All of these words in the question, in any case and order, or the beginning of the finding's id.
    pub question: Option<String>,
}

impl Choice {
    /// Whether everything is chosen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Choice::default()
    }

    /// Whether a finding is chosen.
    #[must_use]
    pub fn holds(&self, view: &View<'_>, cluster: &ClusterView<'_>) -> bool {
        let verdict = self.verdicts.is_empty() || self.verdicts.contains(&cluster.cluster.verdict);
        let mut outlets = cluster.claims.iter().filter_map(|claim| view.claims.get(*claim)).map(|claim| &claim.outlet);
        let outlet = self.outlets.is_empty() || outlets.any(|outlet| self.outlets.contains(outlet));
        let question = self.question.as_deref().is_none_or(|sought| {
            let asked = cluster.question.to_lowercase();
            let words = sought.split_whitespace().all(|word| asked.contains(&word.to_lowercase()));
            words || cluster.cluster.id.starts_with(sought.trim())
        });
        verdict && outlet && question
    }
}

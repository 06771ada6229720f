//! Which outlet answers which question how? One row a question, one column an outlet.

use std::collections::BTreeMap;

use crate::model::{Relation, Verdict};

use super::View;
use super::cluster::ClusterView;

/// Questions by outlets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The outlets, in the order of the story.
    pub outlets: Vec<String>,
    /// The questions that more than one origin answers, in the order of a report.
    pub rows: Vec<MatrixRow>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// Index in the view's clusters.
    pub cluster: usize,
    /// What each outlet says; `None` where it says nothing.
    pub cells: Vec<Option<MatrixCell>>,
}

/// What one outlet says to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// Its values in words, each once.
    pub values: Vec<String>,
    /// The gravest relation in which one of its claims stands there.
    pub relation: Option<Relation>,
}

impl View<'_> {
    /// Every outlet's answer to every question that is not one outlet's alone.
    #[must_use]
    pub fn matrix(&self) -> Matrix {
        let mut outlets: Vec<String> = Vec::new();
        for article in &self.reconciliation.story.articles {
            let outlet = super::claim::outlet(article, &self.words);
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        let column: BTreeMap<&str, usize> = outlets.iter().enumerate().map(|(n, o)| (o.as_str(), n)).collect();
        let rows = self
            .clusters
            .iter()
            .enumerate()
            .filter(|(_, view)| view.cluster.verdict != Verdict::Single)
            .map(|(cluster, view)| MatrixRow { cluster, cells: self.cells(view, &column) })
            .collect();
        Matrix { rows, outlets }
    }

    fn cells(&self, view: &ClusterView<'_>, column: &BTreeMap<&str, usize>) -> Vec<Option<MatrixCell>> {
        let mut cells = vec![None; column.len()];
        for claim in view.claims.iter().map(|n| &self.claims[*n]) {
            let Some(at) = column.get(claim.outlet.as_str()) else { continue };
            let cell: &mut MatrixCell = cells[*at].get_or_insert_default();
            if !cell.values.contains(&claim.value) {
                cell.values.push(claim.value.clone());
            }
        }
        for relation in &view.relations {
            for claim in [relation.a, relation.b] {
                let at = column.get(self.claims[claim].outlet.as_str());
                if let Some(cell) = at.and_then(|at| cells[*at].as_mut()) {
                    cell.relation = cell.relation.max(Some(relation.link.relation));
                }
            }
        }
        cells
    }
}

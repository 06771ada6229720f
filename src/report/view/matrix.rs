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
    /// Whether another outlet says what cannot hold along with it, or what time has moved on from.
    pub otherwise: bool,
}

/// More columns are not taken in at a glance, nor printed on a page.
const OUTLETS: usize = 12;
/// More rows than this are left to the questions themselves.
const ROWS: usize = 60;

impl Matrix {
    /// The gravest rows, and of the outlets those that take most part in findings; how many outlets and rows that leaves out.
    #[must_use]
    pub fn at_a_glance(mut self) -> (Matrix, usize, usize) {
        let grave = |relation: Option<Relation>| relation >= Some(Relation::Update);
        let weight = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.cells[column].as_ref());
            cells.fold((0_usize, 0_usize), |(graver, all), cell| (graver + usize::from(grave(cell.relation)), all + 1))
        };
        let weights: Vec<_> = (0..self.outlets.len()).map(weight).collect();
        let mut columns: Vec<usize> = (0..self.outlets.len()).collect();
        columns.sort_by_key(|column| std::cmp::Reverse(weights[*column]));
        columns.truncate(OUTLETS);
        columns.sort_unstable();
        let left = (self.outlets.len() - columns.len(), self.rows.len().saturating_sub(ROWS));
        self.rows.truncate(ROWS);
        self.outlets = columns.iter().map(|column| std::mem::take(&mut self.outlets[*column])).collect();
        for row in &mut self.rows {
            row.cells = columns.iter().map(|column| row.cells[*column].take()).collect();
        }
        (self, left.0, left.1)
    }
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
            let [a, b] = [relation.a, relation.b].map(|claim| self.claims[claim].outlet.as_str());
            let apart = a != b && matches!(relation.link.relation, Relation::Update | Relation::Conflict);
            for outlet in [a, b] {
                if let Some(cell) = column.get(outlet).and_then(|at| cells[*at].as_mut()) {
                    cell.relation = cell.relation.max(Some(relation.link.relation));
                    cell.otherwise |= apart;
                }
            }
        }
        cells
    }
}

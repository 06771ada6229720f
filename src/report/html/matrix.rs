//! Questions by outlets as a table that a screen holds.

use crate::model::Verdict;
use crate::report::view::{Matrix, MatrixRow, View};

use super::question::{Head, Mark};

/// The table.
pub struct MatrixPart {
    pub outlets: Vec<String>,
    pub rows: Vec<RowPart>,
    /// How much the table leaves out, in words.
    pub cut: Option<String>,
}

/// One row.
pub struct RowPart {
    pub head: Head,
    pub cells: Vec<Option<CellPart>>,
}

/// What one outlet says.
pub struct CellPart {
    pub values: String,
    pub mark: Option<Mark>,
}

/// What of it a screen holds.
pub fn part(view: &View<'_>, matrix: Matrix) -> MatrixPart {
    let (matrix, outlets, rows) = matrix.at_a_glance();
    MatrixPart {
        rows: matrix.rows.iter().map(|row| self::row(view, row)).collect(),
        outlets: matrix.outlets,
        cut: view.matrix_cut(outlets, rows),
    }
}

fn row(view: &View<'_>, row: &MatrixRow) -> RowPart {
    RowPart {
        head: Head::of(view, row.cluster),
        cells: row
            .cells
            .iter()
            .map(|cell| {
                cell.as_ref().map(|cell| CellPart {
                    values: cell.values.join(&view.words.word("page.or")),
                    mark: cell.relation.map(|relation| Mark::of(view, Verdict::from(relation))),
                })
            })
            .collect(),
    }
}

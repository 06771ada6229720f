//! Questions by outlets as a table that a screen holds.

use crate::model::{Relation, Verdict};
use crate::report::view::{Matrix, MatrixRow, View};

use super::question::{Head, Mark};

/// More columns are not taken in at a glance, nor printed on a page.
const OUTLETS: usize = 12;
/// More rows than this are left to the questions below.
const ROWS: usize = 60;

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

/// The table of the gravest rows, and of the outlets that take most part in findings.
pub fn part(view: &View<'_>, matrix: Matrix) -> MatrixPart {
    let weight = |column: usize| {
        let cells = matrix.rows.iter().filter_map(|row| row.cells[column].as_ref());
        let grave = |relation: Option<Relation>| relation >= Some(Relation::Update);
        cells.fold((0_usize, 0_usize), |(graver, all), cell| (graver + usize::from(grave(cell.relation)), all + 1))
    };
    let weights: Vec<_> = (0..matrix.outlets.len()).map(weight).collect();
    let mut columns: Vec<usize> = (0..matrix.outlets.len()).collect();
    columns.sort_by_key(|column| std::cmp::Reverse(weights[*column]));
    columns.truncate(OUTLETS);
    columns.sort_unstable();
    let left = (matrix.outlets.len() - columns.len(), matrix.rows.len().saturating_sub(ROWS));
    MatrixPart {
        outlets: columns.iter().map(|column| matrix.outlets[*column].clone()).collect(),
        rows: matrix.rows.iter().take(ROWS).map(|row| self::row(view, row, &columns)).collect(),
        cut: (left != (0, 0)).then(|| {
            let with = [("outlets", left.0.to_string()), ("rows", left.1.to_string())];
            view.words.say("page.matrix-cut", &with.each_ref().map(|(key, n)| (*key, n.as_str())))
        }),
    }
}

fn row(view: &View<'_>, row: &MatrixRow, columns: &[usize]) -> RowPart {
    let cells = columns.iter().map(|column| row.cells[*column].as_ref());
    RowPart {
        head: Head::of(view, row.cluster),
        cells: cells
            .map(|cell| {
                cell.map(|cell| CellPart {
                    values: cell.values.join(&view.words.word("page.or")),
                    mark: cell.relation.map(|relation| Mark::of(view, Verdict::from(relation))),
                })
            })
            .collect(),
    }
}

//! Which outlet answers which question, which says otherwise, which says nothing? Questions that more than one outlet answers.

use crate::report::sanitise::markdown as safe;
use crate::report::view::{MatrixCell, View};

use super::layout;

pub fn render(view: &View<'_>) -> String {
    let words = &view.words;
    let mut matrix = view.matrix();
    matrix.rows.retain(|row| row.cells.iter().flatten().count() > 1);
    if matrix.rows.is_empty() {
        return String::new();
    }
    let (matrix, outlets, rows) = matrix.at_a_glance();
    let mut out = format!("\n## {}\n\n", safe(&words.word("page.matrix")));
    let unread: Vec<String> = view.reconciliation.story.unread.iter().map(|unread| unread.path.clone()).collect();
    // an input that could not be read is a column as well: its silence says nothing
    let columns = [matrix.outlets.clone(), unread.iter().take(UNREAD).cloned().collect()].concat();
    layout::head(&mut out, &[vec![words.word("column.count"), words.word("column.verdict")], columns].concat());
    for row in &matrix.rows {
        let cluster = &view.clusters[row.cluster];
        let mut cells = vec![cluster.question.clone(), words.code("verdict", cluster.cluster.verdict.name())];
        cells.extend(row.cells.iter().map(|cell| told(view, cell.as_ref())));
        cells.extend(unread.iter().take(UNREAD).map(|_| words.word("matrix.unreadable")));
        layout::row(&mut out, &cells);
    }
    out.push('\n');
    let mut notes = vec![words.word("matrix.legend")];
    notes.extend(view.matrix_cut(outlets, rows));
    layout::bullets(&mut out, &notes);
    out
}

/// So many inputs that could not be read are columns; all are listed with the reason.
const UNREAD: usize = 4;

fn told(view: &View<'_>, cell: Option<&MatrixCell>) -> String {
    let Some(cell) = cell else { return view.words.word("matrix.silent") };
    let values = cell.values.join(&view.words.word("page.or"));
    if cell.otherwise { view.words.say("matrix.otherwise", &[("values", &values)]) } else { values }
}

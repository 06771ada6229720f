//! Tables for a terminal: wide characters aligned, text wrapped to the width. The only place that knows comfy-table.

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, Width};

use super::{Screen, sanitise};

/// A table under construction: a header and rows of plain text.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// The column heads.
    pub head: Vec<String>,
    /// For each column the largest share of the width it may take, in per cent; 0 is no limit.
    pub share: Vec<u16>,
    /// The rows; a line break in a cell stays one.
    pub rows: Vec<Vec<String>>,
}

/// Narrower tables cannot be read.
const NARROWEST: usize = 40;

impl Cells {
    /// The table as text, every line equally wide, no line end after the last.
    #[must_use]
    pub fn draw(&self, screen: Screen) -> String {
        if screen.plain {
            return self.rows.iter().map(|row| self.told(row)).collect::<Vec<_>>().join("\n");
        }
        let width = u16::try_from(screen.width.max(NARROWEST)).unwrap_or(u16::MAX);
        let mut table = Table::new();
        table.load_style(UTF8_FULL_CONDENSED.with_rounded_corners());
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        if screen.colour {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        table.set_header(self.head.iter().map(|text| {
            let cell = Cell::new(lines(text));
            if screen.colour { cell.fg(Color::Cyan).add_attribute(Attribute::Bold) } else { cell }
        }));
        for row in &self.rows {
            table.add_row(row.iter().map(|text| Cell::new(lines(text))));
        }
        for (column, share) in table.column_iter_mut().zip(&self.share) {
            if *share > 0 {
                column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(width * share / 100)));
            }
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }
}

impl Cells {
    /// A row on one line, each cell after its column's head; empty cells are left out.
    fn told(&self, row: &[String]) -> String {
        let cells = self.head.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        let cells =
            cells.map(|(head, cell)| format!("{}: {}", sanitise::plain(head), lines(cell).replace('\n', " · ")));
        cells.collect::<Vec<_>>().join("; ")
    }
}

/// Every line made safe, the line breaks kept.
fn lines(text: &str) -> String {
    text.split('\n').map(sanitise::plain).collect::<Vec<_>>().join("\n")
}

/// The width of the terminal on standard output; `None` when it is none.
#[must_use]
pub fn terminal_width() -> Option<usize> {
    Table::new().width().map(usize::from)
}

//! How are tables, lists and stretches of changed words written in Markdown? Every text passes the escaper here.

use crate::report::sanitise::markdown as safe;
use crate::report::view::Piece;

/// The head of a table and the line under it.
pub fn head(out: &mut String, cells: &[String]) {
    row(out, cells);
    out.push_str(&format!("|{}\n", " --- |".repeat(cells.len())));
}

/// A row of a table; a line break in a cell stays one.
pub fn row<S: AsRef<str>>(out: &mut String, cells: &[S]) {
    let cells: Vec<String> = cells.iter().map(|text| cell(text.as_ref())).collect();
    made_row(out, &cells);
}

/// A row of cells that are Markdown already.
pub fn made_row(out: &mut String, cells: &[String]) {
    out.push_str(&format!("| {} |\n", cells.join(" | ")));
}

/// A text as it stands in a cell.
pub fn cell(text: &str) -> String {
    text.split('\n').map(safe).collect::<Vec<_>>().join("<br>")
}

/// A heading and a list under it; nothing where there is nothing to list.
pub fn section(out: &mut String, heading: &str, lines: &[String]) {
    if !lines.is_empty() {
        out.push_str(&format!("\n## {}\n\n", safe(heading)));
        bullets(out, lines);
    }
}

/// A list.
pub fn bullets(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str(&format!("- {}\n", safe(line)));
    }
}

/// What two sentences share and where they part, on one line.
pub fn pieces(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let (open, text, close) = match piece {
            Piece::Both(text) => ("", text, ""),
            Piece::First(text) => ("<del>", text, "</del>"),
            Piece::Second(text) => ("<ins>", text, "</ins>"),
        };
        // sanitising trims, and the spaces between stretches belong to the sentence
        let lead = if text.starts_with(' ') { " " } else { "" };
        let trail = if text.ends_with(' ') && text.len() > 1 { " " } else { "" };
        out.push_str(&format!("{open}{lead}{}{trail}{close}", safe(text)));
    }
    out
}

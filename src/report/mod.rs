//! What came of it, for people and for programs.
//!
//! A [`View`] holds everything a format shows; each format is one file that lays it out. Reports show;
//! they judge nothing and drop nothing that the view holds without saying so.

mod address;
mod annotations;
mod choice;
mod comparison;
mod csl;
mod csv;
mod draft;
mod evaluation;
mod explain;
mod first;
mod html;
mod json;
mod jsonl;
mod jsonld;
mod junit;
mod links;
mod markdown;
mod message;
mod news;
mod parquet;
mod particle;
pub mod sanitise;
mod sarif;
mod screen;
mod stories;
mod table;
mod terminal;
mod values;
mod verdicts;
mod versions;
mod view;
mod wording;
mod words;
mod wrap;

use crate::model::News;

pub use choice::Choice;
pub use comparison::{comparison, comparison_jsonl};
pub use draft::{DraftFormat, DraftView, FindingView, draft, draft_schema};
pub use evaluation::{FigureFormat, evaluation, survey};
pub use explain::{explain, explain_values};
pub use html::{Visible, page_style};
pub use json::{ValueObject, report_schema};
pub use links::with_links;
pub use screen::Screen;
pub use stories::{stories, stories_jsonl};
pub use table::{Cells, terminal_width};
pub use values::{mentions_jsonl, mentions_table};
pub use verdicts::{VerdictDoc, explain_verdicts};
pub use versions::{PassageView, VersionsFormat, VersionsView, versions, versions_schema};
pub use view::{
    Answer, ClaimView, ClusterView, Difference, Family, LeftOut, Matrix, MatrixCell, MatrixRow, Piece, Quotation,
    ReasonView, RelationView, Summary, Taking, View, Voice, decision_line,
};
pub use words::Words;

/// How a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Tables for a terminal.
    Terminal,
    /// Markdown with tables, as GitHub shows it.
    Markdown,
    /// One page for a browser that needs nothing else: `html/`.
    Html,
    /// The contract `daejo/report/1`.
    Json,
    /// The claims alone, one JSON object a line, as in the contract's `claims`.
    Jsonl,
    /// The claims alone, comma-separated, formulas defused.
    Csv,
    /// SARIF 2.1.0, one result a question.
    Sarif,
    /// A schema.org graph of claims.
    Jsonld,
    /// W3C Web Annotations, one a claim.
    Annotations,
    /// CSL-JSON of the sources.
    Csl,
    /// JUnit XML, one case a question.
    Junit,
}

/// How claims alone are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// A table for a terminal.
    Table,
    /// One JSON object a line, as in the contract's `claims`.
    Jsonl,
    /// Comma-separated values with a header.
    Csv,
}

/// The whole report.
#[must_use]
pub fn render(view: &View<'_>, format: Format, screen: Screen) -> String {
    match format {
        Format::Terminal => terminal::render(view, screen, &Choice::default()),
        Format::Markdown => markdown::render(view),
        Format::Html => html::render(view),
        Format::Json => json::render(view),
        Format::Jsonl => jsonl::render(view),
        Format::Csv => csv::render(view),
        Format::Sarif => sarif::render(view),
        Format::Jsonld => jsonld::render(view),
        Format::Annotations => annotations::render(view),
        Format::Csl => csl::render(view),
        Format::Junit => junit::render(view),
    }
}

/// The claims, the clusters and the relations as Parquet: for each table the name of its file, and the file.
#[must_use]
pub fn parquet(view: &View<'_>) -> Vec<(&'static str, Vec<u8>)> {
    parquet::render(view)
}

/// The names of the files that [`parquet()`] gives.
pub const PARQUET_FILES: [&str; 3] = parquet::FILES;

/// What an editor sees first on a terminal: counts, the worst findings, what was not read, how to see more. It fits 80 columns
/// by 24 lines.
#[must_use]
pub fn first_screen(view: &View<'_>, screen: Screen) -> String {
    first::render(view, screen)
}

/// What is new since an editor last looked, for a terminal.
#[must_use]
pub fn news(view: &View<'_>, news: &News, screen: Screen) -> String {
    news::render(view, news, screen)
}

/// The findings that a reader has chosen, in full, for a terminal.
#[must_use]
pub fn chosen(view: &View<'_>, choice: &Choice, screen: Screen) -> String {
    terminal::render(view, screen, choice)
}

/// The claims alone.
#[must_use]
pub fn records(view: &View<'_>, format: Records, screen: Screen) -> String {
    match format {
        Records::Table => terminal::claims(view, screen),
        Records::Jsonl => jsonl::render(view),
        Records::Csv => csv::render(view),
    }
}

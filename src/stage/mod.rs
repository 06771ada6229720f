//! What does an archive go through, from articles to verdicts? Six stages, each a pure function from Arrow record batches to one.
//!
//! The command line, the Python wheel and Spark call these same functions; `docs/archive.md` has the tables. Neither the order of rows
//! nor how they are cut into batches changes what comes out, as long as what belongs together is in one batch. Refuses to read files,
//! to keep anything between two calls, and to hold a text of an article longer than a call.

mod articles;
mod claims;
mod columns;
mod components;
mod grouping;
mod keys;
mod pairs;
mod reconcile;
pub mod schema;
mod verify;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jiff::tz::TimeZone;

use crate::error::{Error, Result};
use crate::read;

pub use articles::{each_article, from_articles, to_articles};
pub use claims::claims;
pub use columns::Table;
pub use components::{components, joining};
pub use keys::keys;
pub use pairs::{Pairs, added, pairs};
pub use reconcile::reconcile;
pub use verify::verify;

/// How the stages go about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// IANA name of the zone in which days are counted.
    pub timezone: String,
    /// How many days two articles of one story may be apart, at most.
    pub days: u16,
    /// How many days a story may last, at most.
    pub span: u16,
    /// A key that more articles of one window have is skewed: it says little, and would bring too many pairs.
    pub cap: u32,
    /// Thousandths of [`added`]'s `weight` under which a pair is not looked at, unless it shares bands.
    pub weight: u32,
    /// Thousandths of [`verify`]'s `similarity` from which on a pair is an edge.
    pub similarity: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { timezone: read::TIMEZONE.to_owned(), days: 3, span: 14, cap: 32, weight: 4000, similarity: 300 }
    }
}

impl Settings {
    fn zone(&self) -> Result<TimeZone> {
        let found = || format!("timezone {:?}", self.timezone);
        TimeZone::get(&self.timezone)
            .map_err(|_| fault("settings", found(), "an IANA name of a time zone, as Asia/Seoul"))
    }
}

fn fault(table: &str, found: impl Into<String>, expected: impl Into<String>) -> Error {
    Error::Stage { table: table.to_owned(), found: found.into(), expected: expected.into() }
}

/// A batch of the columns of a table: they are as long as each other and of its types, or there is a fault in this room.
fn batch(table: &str, schema: arrow_schema::SchemaRef, columns: Vec<arrow_array::ArrayRef>) -> Result<RecordBatch> {
    RecordBatch::try_new(schema, columns)
        .map_err(|error: ArrowError| fault(table, error.to_string(), "columns of one table"))
}

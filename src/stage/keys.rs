//! Claims → keys: by what may an article be found among others? By its names, its other nouns, and the bands of its sentences.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{BinaryBuilder, Date32Builder, Int8Builder, Int32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use sha2::{Digest, Sha256};

use super::columns::{Lists, Table, Texts};
use super::{Settings, batch, schema};
use crate::error::Result;
use crate::kernel::{self, Maker};

/// Shorter sentences (조용했다, he said) are alike without meaning one thing; in characters.
pub(super) const SHORTEST: usize = 20;

/// What a key is of, as the column `sort` holds it.
pub(super) const NAME: i8 = 0;
/// A noun that is no name.
pub(super) const TERM: i8 = 1;
/// A band of a sentence.
pub(super) const BAND: i8 = 2;

/// The rows of an article by which it may be found.
pub(super) struct Passages<'b> {
    pub(super) text: Texts<'b>,
    pub(super) names: Lists<'b>,
    pub(super) terms: Lists<'b>,
    /// The rows of each article that have a text, by `number`.
    pub(super) of: BTreeMap<&'b str, Vec<usize>>,
}

impl<'b> Passages<'b> {
    pub(super) fn new(table: &Table<'b>) -> Result<Passages<'b>> {
        let (article, number) = (table.texts("article")?, table.numbers("number")?);
        let Some(text) = table.maybe_texts("text")? else {
            // a table of no texts at all has none to be found by
            let text = table.texts("article")?;
            return Ok(Passages {
                text,
                names: table.lists("names")?,
                terms: table.lists("terms")?,
                of: BTreeMap::new(),
            });
        };
        let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for row in (0..table.rows()).filter(|row| text.at(*row).is_some()) {
            of.entry(article.get(row)).or_default().push(row);
        }
        of.values_mut().for_each(|rows| rows.sort_by_key(|row| number[*row]));
        Ok(Passages { text, names: table.lists("names")?, terms: table.lists("terms")?, of })
    }
}

/// Whether a sentence is long enough to be known again.
pub(super) fn tells(text: &str) -> bool {
    text.chars().nth(SHORTEST - 1).is_some()
}

/// The hash of a name or a noun; the same on every machine.
fn hashed(sort: i8, word: &str) -> i64 {
    let digest = Sha256::new().chain_update([sort.unsigned_abs()]).chain_update(word).finalize();
    digest[..8].iter().fold(0, |key, byte| key << 8 | i64::from(*byte))
}

/// The keys of articles: rows of the table `keys`, by article, sort and key. The batch holds all rows of each article in it.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing.
pub fn keys(claims: &RecordBatch, _settings: &Settings) -> Result<RecordBatch> {
    let table = Table::new("claims", claims);
    let (number, day) = (table.numbers("number")?, table.maybe_days("day")?);
    let passages = Passages::new(&table)?;
    let bands = kernel::Settings::default();
    let mut columns = Columns::default();
    let mut maker = Maker::default();
    for (article, rows) in &passages.of {
        let Some(day) = rows.first().and_then(|row| day[*row]) else { continue };
        // each key once, where it comes first
        let mut keys: BTreeMap<(i8, i64), (i32, u128)> = BTreeMap::new();
        let mut first = None;
        for row in rows {
            let text = passages.text.get(*row);
            if !tells(text) && first.is_some() {
                continue;
            }
            let signature = maker.signature(text);
            let sketch = signature.sketch();
            first.get_or_insert(sketch);
            if tells(text) {
                for key in signature.keys(&bands) {
                    keys.entry((BAND, key.cast_signed())).or_insert((number[*row], sketch));
                }
            }
        }
        let sketch = first.unwrap_or_default();
        for row in rows {
            let words = [(NAME, passages.names.at(*row)), (TERM, passages.terms.at(*row))];
            for (sort, word) in words.iter().flat_map(|(sort, words)| words.iter().map(|word| (*sort, *word))) {
                keys.entry((sort, hashed(sort, word))).or_insert((number[*row], sketch));
            }
        }
        for ((sort, key), (number, sketch)) in keys {
            columns.key.append_value(key);
            columns.sort.append_value(sort);
            columns.article.append_value(article);
            columns.day.append_value(day);
            columns.number.append_value(number);
            columns.sketch.append_value(sketch.to_be_bytes());
        }
    }
    columns.finish()
}

#[derive(Default)]
struct Columns {
    key: Int64Builder,
    sort: Int8Builder,
    article: StringBuilder,
    day: Date32Builder,
    number: Int32Builder,
    sketch: BinaryBuilder,
}

impl Columns {
    fn finish(mut self) -> Result<RecordBatch> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.key.finish()),
            Arc::new(self.sort.finish()),
            Arc::new(self.article.finish()),
            Arc::new(self.day.finish()),
            Arc::new(self.number.finish()),
            Arc::new(self.sketch.finish()),
        ];
        batch("keys", schema::keys(), columns)
    }
}

//! Parquet: rows of articles, a few at a time, by the names of their columns.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use jiff::Timestamp;
use jiff::civil::Date;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};

use super::feed::Damage;
use crate::archive::store::{PACKED, packed};

/// How many rows are held at once.
const ROWS: usize = 64;
/// A column of one row group is not unpacked to more.
const LARGEST: i64 = 1 << 30;
const EXPECTED: &str = "a Parquet file with a column `body` of texts (and id, outlet, title, url, published, lang)";
const WANTED: [&str; 8] = ["id", "outlet", "title", "url", "published", "lang", "body", "layout"];

/// The rows of a file.
pub struct Rows {
    file: File,
    metadata: ArrowReaderMetadata,
    group: usize,
    reader: Option<parquet::arrow::arrow_reader::ParquetRecordBatchReader>,
    row: usize,
    id: String,
}

fn broken(found: String) -> Damage {
    Damage { cause: "parquet", found, expected: EXPECTED }
}

impl Rows {
    /// Opens a file; rows without an id are called `id#1`, `id#2` ….
    ///
    /// # Errors
    /// Where it is no Parquet file with texts in a column `body`, or is packed otherwise than by snappy or gzip.
    pub fn open(path: &Path, id: &str) -> Result<Rows, Damage> {
        let file = File::open(path).map_err(|error| Damage {
            cause: "unreadable",
            found: error.kind().to_string(),
            expected: "a readable file",
        })?;
        let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
            .map_err(|error| broken(format!("broken Parquet ({error})")))?;
        let schema = metadata.schema();
        match schema.field_with_name("body").map(|field| is_text(field.data_type())) {
            Ok(true) => {}
            Ok(false) => return Err(broken("a column `body` of no texts".to_owned())),
            Err(_) => return Err(broken("no column `body`".to_owned())),
        }
        if let Some(found) = packed(metadata.metadata(), |name| WANTED.contains(&name)) {
            return Err(Damage { cause: "parquet", found, expected: PACKED });
        }
        Ok(Rows { file, metadata, group: 0, reader: None, row: 0, id: id.to_owned() })
    }

    /// The number of the last row that was given, from 1.
    pub fn row(&self) -> usize {
        self.row
    }

    /// The next few rows as a table of articles, or what is wrong with a row group; none at the end.
    pub fn advance(&mut self) -> Option<Result<RecordBatch, Damage>> {
        loop {
            if let Some(reader) = &mut self.reader {
                match reader.next() {
                    Some(Ok(batch)) => return Some(Ok(self.articles(&batch))),
                    Some(Err(error)) => {
                        self.reader = None;
                        let group = self.group;
                        return Some(Err(broken(format!("row group {group} broken ({error})"))));
                    }
                    None => self.reader = None,
                }
            }
            if self.group == self.metadata.metadata().num_row_groups() {
                return None;
            }
            self.group += 1;
            match self.open_group() {
                Ok(reader) => self.reader = Some(reader),
                Err(damage) => return Some(Err(damage)),
            }
        }
    }

    fn open_group(&self) -> Result<parquet::arrow::arrow_reader::ParquetRecordBatchReader, Damage> {
        let group = self.group;
        let wrong = |error: String| broken(format!("row group {group} broken ({error})"));
        let columns = self.metadata.metadata().row_group(group - 1).columns();
        if columns.iter().any(|column| column.uncompressed_size() > LARGEST) {
            let found = format!("row group {group} with a column of more than {} MiB", LARGEST >> 20);
            return Err(Damage { cause: "bomb", found, expected: "row groups that fit into memory" });
        }
        let file = self.file.try_clone().map_err(|error| wrong(error.to_string()))?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        let schema = self.metadata.schema();
        let roots = (0..schema.fields().len()).filter(|n| WANTED.contains(&schema.field(*n).name().as_str()));
        let mask = parquet::arrow::ProjectionMask::roots(builder.parquet_schema(), roots);
        let builder = builder.with_row_groups(vec![group - 1]).with_batch_size(ROWS).with_projection(mask);
        builder.build().map_err(|error| wrong(error.to_string()))
    }

    /// The same rows with every column a text, dates and times written out.
    fn articles(&mut self, batch: &RecordBatch) -> RecordBatch {
        let rows = batch.num_rows();
        let (mut fields, mut columns): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
        for name in WANTED {
            let cells: Vec<Option<String>> = match (batch.column_by_name(name), name) {
                (Some(array), _) => (0..rows).map(|row| cell(array, row)).collect(),
                (None, "id") => vec![None; rows],
                (None, _) => continue,
            };
            let cells = cells.into_iter().enumerate().map(|(n, cell)| match name {
                "id" => Some(cell.unwrap_or_else(|| format!("{}#{}", self.id, self.row + n + 1))),
                "body" => Some(cell.unwrap_or_default()),
                _ => cell,
            });
            fields.push(Field::new(name, DataType::Utf8, true));
            columns.push(Arc::new(cells.collect::<StringArray>()));
        }
        self.row += rows;
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
            .unwrap_or_else(|_| RecordBatch::new_empty(crate::stage::schema::articles()))
    }
}

fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, value) => is_text(value),
        kind => matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View),
    }
}

/// A cell as a text; none where it is null, or of a type that says nothing of an article.
fn cell(array: &ArrayRef, row: usize) -> Option<String> {
    use arrow_array::types::{
        TimestampMicrosecondType as Micro, TimestampMillisecondType as Milli, TimestampNanosecondType as Nano,
        TimestampSecondType as Second,
    };
    use arrow_schema::TimeUnit;
    if array.is_null(row) {
        return None;
    }
    let stamp = |at: Result<Timestamp, jiff::Error>, zone: &Option<Arc<str>>| {
        let at = at.ok()?;
        // without a zone it is the clock of the place
        Some(match zone {
            Some(_) => at.to_string(),
            None => at.to_zoned(jiff::tz::TimeZone::UTC).datetime().to_string(),
        })
    };
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string::<i32>().value(row).to_owned()),
        DataType::LargeUtf8 => Some(array.as_string::<i64>().value(row).to_owned()),
        DataType::Utf8View => Some(array.as_string_view().value(row).to_owned()),
        DataType::Int32 => Some(array.as_primitive::<arrow_array::types::Int32Type>().value(row).to_string()),
        DataType::Int64 => Some(array.as_primitive::<arrow_array::types::Int64Type>().value(row).to_string()),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary_opt()?;
            let key = *dictionary.normalized_keys().get(row)?;
            cell(dictionary.values(), key)
        }
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>().value(row);
            let day = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
            Some(day.to_string())
        }
        DataType::Timestamp(TimeUnit::Second, zone) => {
            stamp(Timestamp::from_second(array.as_primitive::<Second>().value(row)), zone)
        }
        DataType::Timestamp(TimeUnit::Millisecond, zone) => {
            stamp(Timestamp::from_millisecond(array.as_primitive::<Milli>().value(row)), zone)
        }
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            stamp(Timestamp::from_microsecond(array.as_primitive::<Micro>().value(row)), zone)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, zone) => {
            stamp(Timestamp::from_nanosecond(array.as_primitive::<Nano>().value(row).into()), zone)
        }
        _ => None,
    }
}

//! How does a table become a Parquet file? Column by column, uncompressed, in one row group: the same rows give the same bytes.
//!
//! Knows columns of five sorts and nothing of what stands in them.

use std::sync::Arc;

use parquet::basic::Encoding;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

/// A column: its name, and a cell for every row.
pub(super) struct Column {
    name: &'static str,
    cells: Cells,
}

enum Cells {
    Text(Vec<ByteArray>),
    /// Text that may be missing.
    Maybe(Vec<Option<ByteArray>>),
    Number(Vec<i64>),
    Flag(Vec<bool>),
    /// Local time in microseconds since 1970, which may be missing.
    Time(Vec<Option<i64>>),
    /// Several texts, or none.
    Texts(Vec<Vec<ByteArray>>),
}

/// A column of texts.
pub(super) fn text<R, T: AsRef<str>>(name: &'static str, rows: &[R], cell: impl Fn(&R) -> T) -> Column {
    Column { name, cells: Cells::Text(rows.iter().map(|row| bytes(cell(row))).collect()) }
}

/// A column of texts that may be missing.
pub(super) fn maybe<R, T: AsRef<str>>(name: &'static str, rows: &[R], cell: impl Fn(&R) -> Option<T>) -> Column {
    Column { name, cells: Cells::Maybe(rows.iter().map(|row| cell(row).map(bytes)).collect()) }
}

/// A column of whole numbers.
pub(super) fn number<R>(name: &'static str, rows: &[R], cell: impl Fn(&R) -> usize) -> Column {
    let whole = |row: &R| i64::try_from(cell(row)).unwrap_or(i64::MAX);
    Column { name, cells: Cells::Number(rows.iter().map(whole).collect()) }
}

/// A column of yes and no.
pub(super) fn flag<R>(name: &'static str, rows: &[R], cell: impl Fn(&R) -> bool) -> Column {
    Column { name, cells: Cells::Flag(rows.iter().map(cell).collect()) }
}

/// A column of local times, in microseconds since 1970, that may be missing.
pub(super) fn time<R>(name: &'static str, rows: &[R], cell: impl Fn(&R) -> Option<i64>) -> Column {
    Column { name, cells: Cells::Time(rows.iter().map(cell).collect()) }
}

/// A column of lists of texts.
pub(super) fn texts<R, T: AsRef<str>>(name: &'static str, rows: &[R], cell: impl Fn(&R) -> Vec<T>) -> Column {
    Column { name, cells: Cells::Texts(rows.iter().map(|row| cell(row).into_iter().map(bytes).collect()).collect()) }
}

fn bytes(text: impl AsRef<str>) -> ByteArray {
    ByteArray::from(text.as_ref())
}

/// The file of a table called `name`. Its columns are equally long.
pub(super) fn file(name: &str, columns: &[Column]) -> Result<Vec<u8>> {
    let fields: Vec<String> = columns.iter().map(Column::field).collect();
    let schema = parse_message_type(&format!("message {name} {{ {} }}", fields.join(" ")))?;
    let properties = WriterProperties::builder()
        .set_created_by(concat!(env!("CARGO_PKG_NAME"), " version ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_encoding(Encoding::PLAIN)
        .build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    if columns.first().is_some_and(|column| column.rows() > 0) {
        let mut rows = file.next_row_group()?;
        for column in columns {
            if let Some(mut writer) = rows.next_column()? {
                column.write(&mut writer)?;
                writer.close()?;
            }
        }
        rows.close()?;
    }
    file.into_inner()
}

impl Column {
    /// The column in the words of a Parquet schema.
    fn field(&self) -> String {
        let name = self.name;
        match self.cells {
            Cells::Text(_) => format!("required binary {name} (STRING);"),
            Cells::Maybe(_) => format!("optional binary {name} (STRING);"),
            Cells::Number(_) => format!("required int64 {name};"),
            Cells::Flag(_) => format!("required boolean {name};"),
            Cells::Time(_) => format!("optional int64 {name} (TIMESTAMP(MICROS,false));"),
            Cells::Texts(_) => {
                let list = "repeated group list { required binary element (STRING); }";
                format!("required group {name} (LIST) {{ {list} }}")
            }
        }
    }

    fn rows(&self) -> usize {
        match &self.cells {
            Cells::Text(cells) => cells.len(),
            Cells::Maybe(cells) => cells.len(),
            Cells::Number(cells) => cells.len(),
            Cells::Flag(cells) => cells.len(),
            Cells::Time(cells) => cells.len(),
            Cells::Texts(cells) => cells.len(),
        }
    }

    fn write(&self, writer: &mut SerializedColumnWriter<'_>) -> Result<()> {
        match &self.cells {
            Cells::Text(cells) => writer.typed::<ByteArrayType>().write_batch(cells, None, None)?,
            Cells::Number(cells) => writer.typed::<Int64Type>().write_batch(cells, None, None)?,
            Cells::Flag(cells) => writer.typed::<BoolType>().write_batch(cells, None, None)?,
            Cells::Maybe(cells) => {
                let there: Vec<ByteArray> = cells.iter().flatten().cloned().collect();
                writer.typed::<ByteArrayType>().write_batch(&there, Some(&present(cells)), None)?
            }
            Cells::Time(cells) => {
                let there: Vec<i64> = cells.iter().flatten().copied().collect();
                writer.typed::<Int64Type>().write_batch(&there, Some(&present(cells)), None)?
            }
            Cells::Texts(cells) => {
                let (mut defined, mut repeated) = (Vec::new(), Vec::new());
                for list in cells {
                    // an empty list has one place in which nothing stands
                    defined.extend(vec![i16::from(!list.is_empty()); list.len().max(1)]);
                    repeated.push(0);
                    repeated.extend(vec![1; list.len().saturating_sub(1)]);
                }
                let there: Vec<ByteArray> = cells.iter().flatten().cloned().collect();
                writer.typed::<ByteArrayType>().write_batch(&there, Some(&defined), Some(&repeated))?
            }
        };
        Ok(())
    }
}

/// Which cells hold something, as Parquet's definition levels.
fn present<T>(cells: &[Option<T>]) -> Vec<i16> {
    cells.iter().map(|cell| i16::from(cell.is_some())).collect()
}

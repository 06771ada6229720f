//! How does a table lie on the disk? As Parquet in row groups, the same rows always as the same bytes, replaced whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::properties::WriterProperties;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// How many rows a row group has, where nobody says otherwise.
pub const GROUP: usize = 64 << 10;

/// What cannot be read or written, and why.
pub fn fault(path: &Path, found: impl Into<String>, expected: &str) -> Error {
    Error::Archive { path: path.to_string_lossy().into_owned(), found: found.into(), expected: expected.to_owned() }
}

/// Why a file cannot be opened, in words.
pub fn why(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound { "nothing".to_owned() } else { error.kind().to_string() }
}

fn unwritten(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
    move |error| fault(path, error.to_string(), "a file that can be written")
}

/// Counts and sums the bytes on their way to a file.
struct Summed {
    file: io::BufWriter<File>,
    sum: Sha256,
    bytes: u64,
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A file as it was written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Written {
    /// Its path below the archive's folder.
    pub path: String,
    /// How many rows.
    pub rows: u64,
    /// How many bytes.
    pub bytes: u64,
    /// SHA-256 of them.
    pub sha256: String,
}

/// Small letters and digits of a checksum.
pub fn hex(sum: Sha256) -> String {
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The key under which a file says which partition each of its row groups is of.
const PARTITIONS: &str = "daejo.partitions";

/// Writes a table below `root`: each batch, with the number of its partition, is one row group, or several where it is large. A batch
/// without rows makes none.
///
/// # Errors
/// [`Error::Archive`] where it cannot be written.
pub fn write(root: &Path, name: &str, schema: SchemaRef, groups: &[(usize, RecordBatch)]) -> Result<Written> {
    let path = root.join(name);
    let wrong = |error: parquet::errors::ParquetError| fault(&path, error.to_string(), "a file that can be written");
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(unwritten(&path))?;
    }
    let beside = path.with_extension("part");
    let file = io::BufWriter::new(File::create(&beside).map_err(unwritten(&path))?);
    let properties = WriterProperties::builder()
        .set_created_by(concat!(env!("CARGO_PKG_NAME"), " version ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(GROUP))
        .build();
    let summed = Summed { file, sum: Sha256::new(), bytes: 0 };
    let mut writer = ArrowWriter::try_new(summed, schema, Some(properties)).map_err(wrong)?;
    let mut rows = 0;
    let mut partitions = Vec::new();
    for (partition, group) in groups.iter().filter(|(_, group)| group.num_rows() > 0) {
        let before = writer.flushed_row_groups().len();
        writer.write(group).map_err(wrong)?;
        writer.flush().map_err(wrong)?;
        rows += group.num_rows() as u64;
        partitions.resize(partitions.len() + writer.flushed_row_groups().len() - before, partition.to_string());
    }
    writer.append_key_value_metadata(KeyValue::new(PARTITIONS.to_owned(), partitions.join(",")));
    let Summed { mut file, sum, bytes } = writer.into_inner().map_err(wrong)?;
    file.flush().and_then(|()| file.get_ref().sync_all()).map_err(unwritten(&path))?;
    fs::rename(&beside, &path).map_err(unwritten(&path))?;
    Ok(Written { path: name.to_owned(), rows, bytes, sha256: hex(sum) })
}

/// How the pages of a table may be packed.
pub const PACKED: &str = "snappy, gzip or no compression";

/// What packs columns of a table that are asked for and is not unpacked here: what unpacks zstd, LZ4 or Brotli is built from C, or is large.
pub fn packed(table: &ParquetMetaData, wanted: impl Fn(&str) -> bool) -> Option<String> {
    let columns = table.row_groups().iter().flat_map(|group| group.columns());
    let of_us = |column: &&parquet::file::metadata::ColumnChunkMetaData| {
        column.column_path().parts().first().is_some_and(|name| wanted(name))
    };
    let how = columns.filter(of_us).find_map(|column| match column.compression() {
        Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_) => None,
        Compression::ZSTD(_) => Some("zstd"),
        Compression::BROTLI(_) => Some("Brotli"),
        Compression::LZ4 | Compression::LZ4_RAW => Some("LZ4"),
        Compression::LZO => Some("LZO"),
    });
    how.map(|how| format!("columns packed by {how}"))
}

/// A table on the disk.
pub struct Stored {
    path: std::path::PathBuf,
    builder_of: parquet::arrow::arrow_reader::ArrowReaderMetadata,
}

impl Stored {
    /// Opens it.
    ///
    /// # Errors
    /// [`Error::Archive`] where it is no Parquet file.
    pub fn open(path: &Path) -> Result<Stored> {
        let expected = "a table of Parquet";
        let file = File::open(path).map_err(|error| fault(path, why(&error), expected))?;
        let options = parquet::arrow::arrow_reader::ArrowReaderOptions::new();
        let builder_of = parquet::arrow::arrow_reader::ArrowReaderMetadata::load(&file, options)
            .map_err(|error| fault(path, format!("broken Parquet ({error})"), expected))?;
        if let Some(found) = packed(builder_of.metadata(), |_| true) {
            return Err(fault(path, found, PACKED));
        }
        Ok(Stored { path: path.to_path_buf(), builder_of })
    }

    /// How many row groups it has.
    pub fn groups(&self) -> usize {
        self.builder_of.metadata().num_row_groups()
    }

    /// Its columns.
    pub fn schema(&self) -> SchemaRef {
        self.builder_of.schema().clone()
    }

    /// The row groups of a partition, which stand side by side.
    fn groups_of(&self, partition: usize) -> std::ops::Range<usize> {
        let known = self.builder_of.metadata().file_metadata().key_value_metadata();
        let known =
            known.into_iter().flatten().find(|pair| pair.key == PARTITIONS).and_then(|pair| pair.value.as_deref());
        let name = partition.to_string();
        let of: Vec<&str> = known.unwrap_or_default().split(',').collect();
        let start = of.iter().position(|of| *of == name).unwrap_or(0);
        start..start + of[start..].iter().take_while(|of| **of == name).count()
    }

    /// How many rows a partition has.
    pub fn rows_of(&self, partition: usize) -> u64 {
        let metadata = self.builder_of.metadata();
        let rows = self.groups_of(partition).map(|group| metadata.row_group(group).num_rows());
        u64::try_from(rows.sum::<i64>()).unwrap_or_default()
    }

    /// The rows of a partition; none where it has no row.
    ///
    /// # Errors
    /// [`Error::Archive`] where they cannot be read.
    pub fn partition(&self, partition: usize) -> Result<Option<RecordBatch>> {
        let groups = self.groups_of(partition);
        if groups.is_empty() { Ok(None) } else { self.read(groups, None).map(Some) }
    }

    /// Reads row groups, all columns or those named, as one batch.
    ///
    /// # Errors
    /// [`Error::Archive`] where it cannot be read.
    pub fn read(&self, groups: std::ops::Range<usize>, columns: Option<&[&str]>) -> Result<RecordBatch> {
        let wrong = |error: String| fault(&self.path, format!("broken Parquet ({error})"), "a table of Parquet");
        let metadata = self.builder_of.metadata();
        let rows: i64 = groups.clone().map(|group| metadata.row_group(group).num_rows()).sum();
        let rows = usize::try_from(rows).unwrap_or_default();
        let file = File::open(&self.path).map_err(|error| wrong(error.kind().to_string()))?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.builder_of.clone());
        let schema = self.schema();
        let wanted = |name: &str| columns.is_none_or(|columns| columns.contains(&name));
        let roots = (0..schema.fields().len()).filter(|n| wanted(schema.field(*n).name()));
        let mask = ProjectionMask::roots(builder.parquet_schema(), roots);
        let builder = builder.with_row_groups(groups.collect()).with_batch_size(rows.max(1)).with_projection(mask);
        let reader = builder.build().map_err(|error| wrong(error.to_string()))?;
        let schema = arrow_array::RecordBatchReader::schema(&reader);
        let batches = reader.collect::<std::result::Result<Vec<_>, _>>().map_err(|error| wrong(error.to_string()))?;
        concat(&schema, &batches)
    }

    /// Reads all of it as one batch.
    ///
    /// # Errors
    /// [`Error::Archive`] where it cannot be read.
    pub fn whole(&self, columns: Option<&[&str]>) -> Result<RecordBatch> {
        self.read(0..self.groups(), columns)
    }
}

/// Batches of one table as one.
///
/// # Errors
/// [`Error::Archive`] where they are of several.
pub fn concat(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<RecordBatch> {
    arrow_select::concat::concat_batches(schema, batches)
        .map_err(|error| fault(Path::new("-"), error.to_string(), "batches of one table"))
}

/// The rows of a batch that are asked for, in the order asked.
///
/// # Errors
/// [`Error::Archive`] where there are no such rows.
pub fn take(batch: &RecordBatch, rows: Vec<u32>) -> Result<RecordBatch> {
    arrow_select::take::take_record_batch(batch, &arrow_array::UInt32Array::from(rows))
        .map_err(|error| fault(Path::new("-"), error.to_string(), "rows of the table"))
}

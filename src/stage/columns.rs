//! How are the columns of a batch read? By name and in any order, in the types that Arrow's writers give a text.
//!
//! Refuses a batch that lacks a column, has it in another type, or has nulls where none may be.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int8Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, GenericListArray, RecordBatch};
use arrow_schema::DataType;

use super::fault;
use crate::error::{Error, Result};

/// A batch as one of the tables.
#[derive(Clone, Copy, Debug)]
pub struct Table<'b> {
    name: &'static str,
    batch: &'b RecordBatch,
}

/// A column of texts.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'b> {
    array: &'b dyn Array,
    width: Width,
}

/// How Arrow holds texts: with offsets of four or eight bytes, or as views.
#[derive(Clone, Copy, Debug)]
enum Width {
    Small,
    Large,
    View,
}

impl<'b> Texts<'b> {
    fn new(array: &'b dyn Array) -> Option<Texts<'b>> {
        let width = match array.data_type() {
            DataType::Utf8 => Width::Small,
            DataType::LargeUtf8 => Width::Large,
            DataType::Utf8View => Width::View,
            _ => return None,
        };
        Some(Texts { array, width })
    }

    /// The text of a row, or none.
    #[must_use]
    pub fn at(&self, row: usize) -> Option<&'b str> {
        if self.array.is_null(row) {
            return None;
        }
        Some(match self.width {
            Width::Small => self.array.as_string::<i32>().value(row),
            Width::Large => self.array.as_string::<i64>().value(row),
            Width::View => self.array.as_string_view().value(row),
        })
    }

    /// The text of a row of a column without nulls.
    #[must_use]
    pub fn get(&self, row: usize) -> &'b str {
        self.at(row).unwrap_or_default()
    }
}

/// A column of lists of texts.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'b> {
    array: &'b ArrayRef,
}

impl<'b> Lists<'b> {
    /// The texts of a row; none where it is null.
    #[must_use]
    pub fn at(&self, row: usize) -> Vec<&'b str> {
        match self.array.data_type() {
            DataType::LargeList(_) => Lists::of(self.array.as_list::<i64>(), row),
            _ => Lists::of(self.array.as_list::<i32>(), row),
        }
    }

    fn of<O: arrow_array::OffsetSizeTrait>(array: &'b GenericListArray<O>, row: usize) -> Vec<&'b str> {
        let offsets = array.value_offsets();
        match (array.is_null(row), Texts::new(array.values().as_ref())) {
            (false, Some(texts)) => {
                (offsets[row].as_usize()..offsets[row + 1].as_usize()).filter_map(|n| texts.at(n)).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl<'b> Table<'b> {
    /// `batch` as the table called `name`, whose columns are looked at when they are asked for.
    #[must_use]
    pub fn new(name: &'static str, batch: &'b RecordBatch) -> Table<'b> {
        Table { name, batch }
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.batch.num_rows()
    }

    fn wrong(&self, column: &str, expected: &str) -> Error {
        let found = match self.batch.column_by_name(column) {
            None => format!("no column {column}"),
            Some(array) if array.null_count() > 0 => format!("column {column} with nulls"),
            Some(array) => format!("column {column} of type {}", array.data_type()),
        };
        fault(self.name, found, format!("column {column} of {expected}"))
    }

    fn column(&self, column: &str, expected: &str, null: bool) -> Result<&'b ArrayRef> {
        let array = self.batch.column_by_name(column);
        array.filter(|array| null || array.null_count() == 0).ok_or_else(|| self.wrong(column, expected))
    }

    /// A column of texts, none of them null.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn texts(&self, column: &str) -> Result<Texts<'b>> {
        let array = self.column(column, "texts", false)?;
        Texts::new(array.as_ref()).ok_or_else(|| self.wrong(column, "texts"))
    }

    /// A column of texts that may be missing, in places or altogether.
    ///
    /// # Errors
    /// [`Error::Stage`] where the column is of another type.
    pub fn maybe_texts(&self, column: &str) -> Result<Option<Texts<'b>>> {
        let Some(array) = self.batch.column_by_name(column) else { return Ok(None) };
        // what is null throughout may have no type
        if array.data_type() == &DataType::Null {
            return Ok(None);
        }
        Texts::new(array.as_ref()).map(Some).ok_or_else(|| self.wrong(column, "texts"))
    }

    /// A column of lists of texts.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn lists(&self, column: &str) -> Result<Lists<'b>> {
        let array = self.column(column, "lists of texts", true)?;
        let (DataType::List(item) | DataType::LargeList(item)) = array.data_type() else {
            return Err(self.wrong(column, "lists of texts"));
        };
        let texts = matches!(item.data_type(), DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
        if texts { Ok(Lists { array }) } else { Err(self.wrong(column, "lists of texts")) }
    }

    /// A column of 32-bit numbers, none of them null.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn numbers(&self, column: &str) -> Result<&'b [i32]> {
        let array = self.column(column, "32-bit numbers", false)?;
        let numbers = array.as_primitive_opt::<Int32Type>();
        numbers.map(|numbers| &numbers.values()[..]).ok_or_else(|| self.wrong(column, "32-bit numbers"))
    }

    /// A column of 8-bit numbers, none of them null.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn small_numbers(&self, column: &str) -> Result<&'b [i8]> {
        let array = self.column(column, "8-bit numbers", false)?;
        let numbers = array.as_primitive_opt::<Int8Type>();
        numbers.map(|numbers| &numbers.values()[..]).ok_or_else(|| self.wrong(column, "8-bit numbers"))
    }

    /// A column of 64-bit numbers, none of them null.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn large_numbers(&self, column: &str) -> Result<&'b [i64]> {
        let array = self.column(column, "64-bit numbers", false)?;
        let numbers = array.as_primitive_opt::<Int64Type>();
        numbers.map(|numbers| &numbers.values()[..]).ok_or_else(|| self.wrong(column, "64-bit numbers"))
    }

    /// A column of days, none of them null, in days since 1970.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn days(&self, column: &str) -> Result<&'b [i32]> {
        let array = self.column(column, "days", false)?;
        array.as_primitive_opt::<Date32Type>().map(|days| &days.values()[..]).ok_or_else(|| self.wrong(column, "days"))
    }

    /// A column of days that may be null.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn maybe_days(&self, column: &str) -> Result<Vec<Option<i32>>> {
        let array = self.column(column, "days", true)?;
        let days = array.as_primitive_opt::<Date32Type>().ok_or_else(|| self.wrong(column, "days"))?;
        Ok(days.iter().collect())
    }

    /// A column of bytes, none of them null.
    ///
    /// # Errors
    /// [`Error::Stage`] where there is no such column.
    pub fn bytes(&self, column: &str) -> Result<Vec<&'b [u8]>> {
        let array = self.column(column, "bytes", false)?;
        match array.data_type() {
            DataType::Binary => Ok((0..array.len()).map(|n| array.as_binary::<i32>().value(n)).collect()),
            DataType::LargeBinary => Ok((0..array.len()).map(|n| array.as_binary::<i64>().value(n)).collect()),
            DataType::BinaryView => Ok((0..array.len()).map(|n| array.as_binary_view().value(n)).collect()),
            _ => Err(self.wrong(column, "bytes")),
        }
    }
}

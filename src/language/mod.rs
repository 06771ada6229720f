//! What is known of a language, as data: one folder a language, one table a matter.
//!
//! A table is a TSV file: `#` starts a comment line, the first other line names the columns.
//! Adding a language is adding a folder; nothing here or elsewhere lists them by name.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use include_dir::{Dir, include_dir};

use crate::model::Lang;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/language");

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells, as many as the table has columns; an absent cell is empty.
    pub cells: Vec<&'static str>,
    /// The 1-based line in the file.
    pub line: usize,
}

/// A table of one language.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// `ko/counters`.
    pub name: String,
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows in file order.
    pub rows: Vec<Row>,
}

impl Table {
    /// The values of one column with the row each comes from.
    ///
    /// # Panics
    /// When the table has rows but no such column: a fault of the table, found by any test that loads it.
    pub fn column(&self, name: &str) -> impl Iterator<Item = (&'static str, &Row)> {
        let at = self.columns.iter().position(|c| *c == name);
        assert!(at.is_some() || self.rows.is_empty(), "{}: no column {name}", self.name);
        self.rows.iter().map(move |row| (row.cells[at.unwrap_or(0)], row))
    }

    /// The cell of a row under a column.
    ///
    /// # Panics
    /// When there is no such column.
    #[must_use]
    pub fn cell(&self, row: &Row, name: &str) -> &'static str {
        let at = self.columns.iter().position(|c| *c == name);
        row.cells[at.unwrap_or_else(|| panic!("{}: no column {name}", self.name))]
    }
}

/// A table's file, parsed when first asked for: most tables, all corpora among them, no reader needs.
struct File {
    bytes: &'static [u8],
    table: OnceLock<Table>,
}

static TABLES: LazyLock<BTreeMap<&'static str, File>> = LazyLock::new(|| {
    let mut tables = BTreeMap::new();
    for dir in FILES.dirs() {
        for file in dir.files() {
            let Some(name) = file.path().to_str().and_then(|p| p.strip_suffix(".tsv")) else { continue };
            tables.insert(name, File { bytes: file.contents(), table: OnceLock::new() });
        }
    }
    tables
});

fn parsed(name: &str, file: &'static File) -> &'static Table {
    file.table.get_or_init(|| parse(name, file.bytes))
}

static NONE: LazyLock<Table> = LazyLock::new(Table::default);

fn parse(name: &str, bytes: &'static [u8]) -> Table {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{name}.tsv is not UTF-8"));
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    let columns: Vec<_> = lines.next().map(|(_, l)| l.split('\t').collect()).unwrap_or_default();
    let rows = lines
        .map(|(n, l)| {
            let mut cells: Vec<_> = l.split('\t').collect();
            assert!(cells.len() <= columns.len(), "{name}.tsv:{}: more cells than columns", n + 1);
            cells.resize(columns.len(), "");
            Row { cells, line: n + 1 }
        })
        .collect();
    Table { name: name.to_owned(), columns, rows }
}

/// The table of that name; an empty one where the language has none.
#[must_use]
pub fn table(lang: Lang, name: &str) -> &'static Table {
    let name = format!("{lang}/{name}");
    TABLES.get(name.as_str()).map_or(&NONE, |file| parsed(&name, file))
}

/// Every table there is, by name (`ko/counters`), corpora included (`ko/counters.corpus`).
pub fn tables() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().map(|(name, file)| parsed(name, file))
}

/// The languages that have a folder, `und` excepted, in the order of their codes.
pub fn languages() -> impl Iterator<Item = Lang> {
    FILES.dirs().filter_map(|d| d.path().file_name()?.to_str().and_then(Lang::parse)).filter(|l| *l != Lang::UND)
}

/// What is made of the tables of a language: for each language made when first asked for.
pub struct ByLanguage<T> {
    make: fn(Lang) -> Option<T>,
    made: OnceLock<BTreeMap<Lang, OnceLock<Option<T>>>>,
}

impl<T> ByLanguage<T> {
    /// Nothing is made yet; `make` may find that a language has nothing of the sort.
    pub const fn new(make: fn(Lang) -> Option<T>) -> ByLanguage<T> {
        ByLanguage { make, made: OnceLock::new() }
    }

    /// What was made of this language's tables.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        let made = self.made.get_or_init(|| languages().map(|lang| (lang, OnceLock::new())).collect());
        made.get(&lang)?.get_or_init(|| (self.make)(lang)).as_ref()
    }
}

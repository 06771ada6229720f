//! Where a record may lie, for tests that hold in every home: in a file, in a database.

use std::path::{Path, PathBuf};

use daejo::review::{Place, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::postgres::{self, Database};

/// A place for one test, empty at first.
pub struct Spot {
    pub place: Place,
    /// What the command line and other processes are told: a path, or a URL with a password.
    pub name: String,
    pub database: Option<Database<'static>>,
    folder: TempDir,
}

impl Spot {
    /// In a file.
    pub fn file() -> Spot {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".daejo").join("review.sqlite");
        Spot { name: path.to_str().unwrap().to_owned(), place: Place::File(path), database: None, folder }
    }

    /// In a database of its own; `None` where there is no PostgreSQL.
    pub fn database() -> Option<Spot> {
        let database = postgres::shared()?.database();
        let name = database.url("기록");
        let folder = tempfile::tempdir().unwrap();
        Some(Spot { place: named(&name), name, database: Some(database), folder })
    }

    /// Every home there is.
    pub fn all() -> Vec<Spot> {
        std::iter::once(Spot::file()).chain(Spot::database()).collect()
    }

    pub fn open(&self) -> Store {
        Store::open(&self.place).unwrap()
    }

    pub fn read(&self) -> Store {
        Store::read(&self.place).unwrap().expect("a record")
    }

    /// A folder of the test's own.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(".daejo").join("review.sqlite")
    }

    /// What somebody does by hand; `event` stands for the table of events.
    pub fn by_hand(&self, sql: &str) -> Result<(), String> {
        match &self.database {
            None => Connection::open(self.path()).unwrap().execute_batch(sql).map_err(|error| error.to_string()),
            Some(database) => {
                let sql = sql.replace(" event ", " daejo.event ");
                database.sql(&sql).map(drop)
            }
        }
    }

    /// What somebody does who takes the triggers away first.
    pub fn forced(&self, sql: &str) {
        match &self.database {
            None => {
                let by_hand = Connection::open(self.path()).unwrap();
                let names = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
                let names: Vec<String> = by_hand
                    .prepare(names)
                    .unwrap()
                    .query_map([], |row| row.get(0))
                    .unwrap()
                    .map(Result::unwrap)
                    .collect();
                assert_eq!(names.len(), 3);
                for name in names {
                    by_hand.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
                }
            }
            Some(database) => {
                let count = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal";
                assert_eq!(database.sql(count).unwrap(), "3");
                database.sql("ALTER TABLE daejo.event DISABLE TRIGGER USER").unwrap();
                database.sql("ALTER TABLE daejo.record DISABLE TRIGGER USER").unwrap();
            }
        }
        for one in sql.split(';') {
            self.by_hand(one).unwrap();
        }
    }
}

/// The place of a path or a URL.
pub fn named(name: &str) -> Place {
    if name.starts_with("postgres://") {
        Place::database(name, Path::new(".")).unwrap()
    } else {
        Place::File(PathBuf::from(name))
    }
}

/// Makes tests of functions that take a [`Spot`]: one in a file and one in a database each.
macro_rules! in_every_home {
    ($($test:ident),* $(,)?) => {
        mod file {
            $(#[test] fn $test() { super::$test(&crate::homes::Spot::file()); })*
        }
        mod database {
            $(#[test] fn $test() {
                if let Some(spot) = crate::homes::Spot::database() {
                    super::$test(&spot);
                }
            })*
        }
    };
}
pub(crate) use in_every_home;

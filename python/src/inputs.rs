//! What does Python hand over to be read: paths, or articles as dictionaries?

use std::path::PathBuf;

use daejo::error::Result;
use daejo::model::Story;
use daejo::read::{self, Options, Source};
use daejo::review::{self, Entry, Store};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict, PyMapping, PyString};

/// What is to be read as one story.
pub struct Inputs {
    paths: Vec<PathBuf>,
    /// Articles as JSON lines, as standard input would bring them.
    lines: Vec<u8>,
    timezone: Option<String>,
}

impl Inputs {
    /// Takes in a path, an article, or any number of either.
    ///
    /// # Errors
    /// `TypeError` for what is neither, or holds what JSON has no word for.
    pub fn new(given: &Bound<'_, PyAny>, timezone: Option<String>) -> PyResult<Inputs> {
        let mut inputs = Inputs { paths: Vec::new(), lines: Vec::new(), timezone };
        if is_one(given)? {
            inputs.add(given)?;
        } else {
            for one in given.try_iter()? {
                inputs.add(&one?)?;
            }
        }
        Ok(inputs)
    }

    fn add(&mut self, one: &Bound<'_, PyAny>) -> PyResult<()> {
        if one.cast::<PyMapping>().is_err() {
            self.paths.push(one.extract()?);
            return Ok(());
        }
        let py = one.py();
        let moment = py.import(intern!(py, "operator"))?.call_method1(intern!(py, "methodcaller"), ("isoformat",))?;
        // a mapping of any make as a dictionary, which is all that `json` knows
        let article = py.get_type::<PyDict>().call1((one,))?;
        let default = [("default", moment)].into_py_dict(py)?;
        let line = py.import(intern!(py, "json"))?.call_method(intern!(py, "dumps"), (article,), Some(&default));
        let line = line.map_err(|error| match error.is_instance_of::<PyAttributeError>(py) {
            true => {
                PyTypeError::new_err("found something JSON has no word for in an article, expected texts and dates")
            }
            false => error,
        })?;
        self.lines.extend_from_slice(line.cast::<PyString>()?.to_str()?.as_bytes());
        self.lines.push(b'\n');
        Ok(())
    }

    /// Reads the story.
    ///
    /// # Errors
    /// As [`read::story`].
    pub fn story(&self) -> Result<Story> {
        let paths = self.paths.iter().cloned().map(Source::Path);
        let lines = (!self.lines.is_empty()).then(|| Source::Stdin(self.lines.clone()));
        read::story(&paths.chain(lines).collect::<Vec<_>>(), &Options { timezone: self.timezone.clone() })
    }

    /// The decisions on the story; none where the paths have no one record.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn record(&self) -> Result<Vec<Entry>> {
        let mut places = self.paths.iter().map(|path| review::place(path));
        let Some(place) = places.next().filter(|first| places.all(|other| other == *first)) else {
            return Ok(Vec::new());
        };
        Store::read(&place)?.map_or_else(|| Ok(Vec::new()), |store| store.entries())
    }
}

/// Whether it is one input, not several.
fn is_one(given: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(given.is_instance_of::<PyString>() || given.hasattr("__fspath__")? || given.cast::<PyMapping>().is_ok())
}

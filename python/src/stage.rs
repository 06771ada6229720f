//! `daejo.stage`: what an archive goes through, from articles to verdicts, on Arrow record batches. docs/archive.md has the tables.

use arrow_array::RecordBatch;
use arrow_pyarrow::PyArrowType;
use daejo::error::Result;
use daejo::stage as library;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict, PyTuple};

use crate::fault::fault;

/// The functions as `daejo.stage` shows them.
#[pymodule(submodule, module = "daejo")]
pub mod stage {
    #[pymodule_export]
    use super::{Settings, added, claims, components, keys, pairs, reconcile, schema, verify};
}

type Batch = PyArrowType<RecordBatch>;

/// How the stages go about it; what is not given is as the command line has it.
///
/// Args:
///     timezone: IANA name of the zone in which days are counted.
///     days: how many days two articles of one story may be apart, at most.
///     span: how many days a story may last, at most.
///     cap: a key that more articles of one window have is skewed and brings no pairs.
///     weight: thousandths of a pair's `weight` under which it is not looked at, unless it shares sentences.
///     similarity: thousandths of a pair's `similarity` from which on it is an edge.
///
/// Example:
///     >>> from daejo import stage
///     >>> stage.Settings(days=2).days, stage.Settings().timezone
///     (2, 'Asia/Seoul')
#[pyclass(frozen, eq, module = "daejo.stage")]
#[derive(Default, PartialEq, Eq)]
pub struct Settings(library::Settings);

#[pymethods]
impl Settings {
    #[new]
    #[pyo3(signature = (*, timezone=None, days=None, span=None, cap=None, weight=None, similarity=None))]
    fn new(
        timezone: Option<String>,
        days: Option<u16>,
        span: Option<u16>,
        cap: Option<u32>,
        weight: Option<u32>,
        similarity: Option<u32>,
    ) -> Settings {
        let usual = library::Settings::default();
        Settings(library::Settings {
            timezone: timezone.unwrap_or(usual.timezone),
            days: days.unwrap_or(usual.days),
            span: span.unwrap_or(usual.span),
            cap: cap.unwrap_or(usual.cap),
            weight: weight.unwrap_or(usual.weight),
            similarity: similarity.unwrap_or(usual.similarity),
        })
    }

    #[getter]
    fn timezone(&self) -> &str {
        &self.0.timezone
    }

    #[getter]
    fn days(&self) -> u16 {
        self.0.days
    }

    #[getter]
    fn span(&self) -> u16 {
        self.0.span
    }

    #[getter]
    fn cap(&self) -> u32 {
        self.0.cap
    }

    #[getter]
    fn weight(&self) -> u32 {
        self.0.weight
    }

    #[getter]
    fn similarity(&self) -> u32 {
        self.0.similarity
    }

    /// The same for an archive whose articles are of these days (since 1970): in a small one `cap` is lower.
    ///
    /// Example:
    ///     >>> from daejo import stage
    ///     >>> stage.Settings().fitted([19000] * 160).cap
    ///     10
    fn fitted(&self, days: Vec<i32>) -> Settings {
        Settings(self.0.fitted(days))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let told = [("timezone", &self.0.timezone)].into_py_dict(py)?;
        told.set_item("days", self.0.days)?;
        told.set_item("span", self.0.span)?;
        told.set_item("cap", self.0.cap)?;
        told.set_item("weight", self.0.weight)?;
        told.set_item("similarity", self.0.similarity)?;
        Ok((PyTuple::empty(py), told))
    }

    fn __repr__(&self) -> String {
        let library::Settings { timezone, days, span, cap, weight, similarity } = &self.0;
        format!(
            "Settings(timezone='{timezone}', days={days}, span={span}, cap={cap}, weight={weight}, similarity={similarity})"
        )
    }
}

/// Calls a stage without the interpreter's lock.
fn call<T: Send>(
    py: Python<'_>,
    settings: Option<&Settings>,
    stage: impl FnOnce(&library::Settings) -> Result<T> + Send,
) -> PyResult<T> {
    let settings = settings.map(|given| given.0.clone()).unwrap_or_default();
    py.detach(|| stage(&settings)).map_err(fault)
}

/// The columns of a table: `articles`, `claims`, `keys`, `pairs`, `edges`, `stories` or `verdicts`, as a `pyarrow.Schema`.
///
/// Example:
///     >>> from daejo import stage
///     >>> stage.schema("stories").names
///     ['article', 'story', 'day']
#[pyfunction]
pub fn schema(table: &str) -> PyResult<PyArrowType<arrow_schema::Schema>> {
    let schema = match table {
        "articles" => library::schema::articles(),
        "claims" => library::schema::claims(),
        "keys" => library::schema::keys(),
        "pairs" => library::schema::pairs(),
        "edges" => library::schema::edges(),
        "stories" => library::schema::stories(),
        "verdicts" => library::schema::verdicts(),
        other => {
            let expected = "articles, claims, keys, pairs, edges, stories or verdicts";
            return Err(fault(format_args!("found table {other:?}, expected {expected}")));
        }
    };
    Ok(PyArrowType(schema.as_ref().clone()))
}

/// Reads the claims of articles: `articles` → `claims`.
///
/// Example:
///     >>> import pyarrow as pa
///     >>> from daejo import stage
///     >>> articles = pa.RecordBatch.from_pylist([{"id": "a", "body": "가온시는 청사 이전에 320억 원이 든다고 밝혔다."}])
///     >>> [row["quote"] for row in stage.claims(articles).to_pylist() if row["kind"] == "money"]
///     ['320억 원']
#[pyfunction]
#[pyo3(signature = (articles, settings=None))]
pub fn claims(py: Python<'_>, articles: Batch, settings: Option<&Settings>) -> PyResult<Batch> {
    call(py, settings, |settings| library::claims(&articles.0, settings)).map(PyArrowType)
}

/// The keys of articles: `claims` → `keys`. The batch holds all rows of each article in it.
#[pyfunction]
#[pyo3(signature = (claims, settings=None))]
pub fn keys(py: Python<'_>, claims: Batch, settings: Option<&Settings>) -> PyResult<Batch> {
    call(py, settings, |settings| library::keys(&claims.0, settings)).map(PyArrowType)
}

/// Pairs articles by their keys: `keys` → `pairs`, and how many times an article's key was skewed. The batch holds all rows of each
/// key in it.
#[pyfunction]
#[pyo3(signature = (keys, settings=None))]
pub fn pairs(py: Python<'_>, keys: Batch, settings: Option<&Settings>) -> PyResult<(Batch, u64)> {
    let found = call(py, settings, |settings| library::pairs(&keys.0, settings))?;
    Ok((PyArrowType(found.table), found.skewed))
}

/// One row a pair, where that is worth a look: `pairs` → `pairs`. The batch holds all rows of each pair in it.
#[pyfunction]
#[pyo3(signature = (pairs, settings=None))]
pub fn added(py: Python<'_>, pairs: Batch, settings: Option<&Settings>) -> PyResult<Batch> {
    call(py, settings, |settings| library::added(&pairs.0, settings)).map(PyArrowType)
}

/// Looks at pairs with both sides' claims: `pairs`, `claims` → `edges`. `claims` holds those of both articles of every pair.
#[pyfunction]
#[pyo3(signature = (pairs, claims, settings=None))]
pub fn verify(py: Python<'_>, pairs: Batch, claims: Batch, settings: Option<&Settings>) -> PyResult<Batch> {
    call(py, settings, |settings| library::verify(&pairs.0, &claims.0, settings)).map(PyArrowType)
}

/// Makes stories: `edges` → `stories`. The batch holds all edges of each connected part in it.
#[pyfunction]
#[pyo3(signature = (edges, settings=None))]
pub fn components(py: Python<'_>, edges: Batch, settings: Option<&Settings>) -> PyResult<Batch> {
    call(py, settings, |settings| library::components(&edges.0, settings)).map(PyArrowType)
}

/// Reconciles stories: `articles` with their `story` → `verdicts`. The batch holds all articles of each story in it.
#[pyfunction]
#[pyo3(signature = (articles, settings=None))]
pub fn reconcile(py: Python<'_>, articles: Batch, settings: Option<&Settings>) -> PyResult<Batch> {
    call(py, settings, |settings| library::reconcile(&articles.0, settings)).map(PyArrowType)
}

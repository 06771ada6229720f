//! `daejo.check` and `daejo.claims`: a story reconciled, or its claims alone.

use arrow_pyarrow::{IntoPyArrow, Table};
use bytes::Bytes;
use daejo::pipeline::{self, Reading};
use daejo::report::{self, Format, Screen, View};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use pyo3::intern;
use pyo3::prelude::*;

use crate::fault::{fault, report_language};
use crate::inputs::Inputs;

/// Reconciles the articles of one story: what `daejo check --format json` prints, as Python objects (`daejo/report/1`).
///
/// Args:
///     inputs: a path (a file, a folder, a story folder), an article as a mapping with `body` and, where they are known, `id`,
///         `outlet`, `title`, `url`, `published` (text, date or datetime) and `lang`; or any number of either.
///     timezone: IANA name of the zone in which days are counted; otherwise the story's own, or Asia/Seoul.
///     lang: the report's language, `ko` or `en`; otherwise that of most articles.
///
/// Returns:
///     The report. What could not be read stands in `report["coverage"]["unread"]` and stops nothing else. Decisions of
///     editors that lie beside the story are taken into account.
///
/// Raises:
///     DaejoError: nothing at all could be read, or a `story.toml` or a record of decisions is broken.
///
/// Example:
///     >>> import daejo
///     >>> report = daejo.check([
///     ...     {"outlet": "가온일보", "published": "2024-05-02", "body": "가온시는 2일 청사 이전에 320억 원이 든다고 밝혔다."},
///     ...     {"outlet": "나래신문", "published": "2024-05-02", "body": "가온시는 2일 청사 이전에 380억 원이 든다고 밝혔다."},
///     ... ])
///     >>> report["schema"], [article["outlet"] for article in report["articles"]]
///     ('daejo/report/1', ['가온일보', '나래신문'])
///     >>> {cluster["verdict"] for cluster in report["clusters"]} >= {"conflict"}
///     True
#[pyfunction]
#[pyo3(signature = (inputs, *, timezone=None, lang=None))]
pub fn check<'py>(
    inputs: &Bound<'py, PyAny>,
    timezone: Option<String>,
    lang: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = inputs.py();
    let lang = lang.map(report_language).transpose()?;
    let inputs = Inputs::new(inputs, timezone)?;
    let report = py.detach(|| -> daejo::error::Result<String> {
        let found = Reading::new(inputs.story()?, &|_, _| {}).reconcile(&inputs.record()?);
        Ok(report::render(&View::new(&found, lang), Format::Json, Screen::new(100)))
    });
    py.import(intern!(py, "json"))?.call_method1(intern!(py, "loads"), (report.map_err(fault)?,))
}

/// The claims of articles, each by itself: nothing is compared.
///
/// Args:
///     inputs: as for `check`.
///     timezone: as for `check`.
///
/// Returns:
///     A `pyarrow.Table`, a row a claim, with the columns of `claims.parquet` that `daejo check --format parquet` writes (see
///     docs/formats.md): `.to_pandas()` makes a data frame of it, and whatever knows the Arrow PyCapsule interface takes it as
///     it is.
///
/// Raises:
///     DaejoError: nothing at all could be read, or a `story.toml` is broken.
///
/// Example:
///     >>> import daejo
///     >>> table = daejo.claims({"published": "2024-05-02", "body": "축제에는 지난달 27일 3만 명이 왔다."})
///     >>> table.select(["kind", "quote"]).filter([kind == "count" for kind in table["kind"].to_pylist()]).to_pylist()
///     [{'kind': 'count', 'quote': '3만 명'}]
#[pyfunction]
#[pyo3(signature = (inputs, *, timezone=None))]
pub fn claims<'py>(inputs: &Bound<'py, PyAny>, timezone: Option<String>) -> PyResult<Bound<'py, PyAny>> {
    let py = inputs.py();
    let inputs = Inputs::new(inputs, timezone)?;
    let table = py.detach(|| -> PyResult<Table> {
        let alone = pipeline::alone(inputs.story().map_err(fault)?);
        // the table of the Parquet report is the one place that says what stands in which column
        let [(_, file), ..] = <[_; 3]>::try_from(report::parquet(&View::new(&alone, None))).map_err(|files| {
            fault(format_args!("found {} tables, expected claims, clusters, relations", files.len()))
        })?;
        let rows = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(file)).map_err(fault)?;
        let schema = rows.schema().clone();
        let rows = rows.with_batch_size(1 << 16).build().map_err(fault)?;
        Table::try_new(rows.collect::<Result<_, _>>().map_err(fault)?, schema).map_err(fault)
    })?;
    table.into_pyarrow(py)
}

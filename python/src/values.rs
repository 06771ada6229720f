//! `daejo.values`: the values of loose text.

use daejo::normalise::Anchor;
use daejo::{pipeline, read, report};
use jiff::civil::DateTime;
use pyo3::intern;
use pyo3::prelude::*;

use crate::fault::{fault, language};

/// The values in loose text: what `daejo values --format jsonl` prints.
///
/// Args:
///     text: the text.
///     lang: its language, as an ISO 639 code; otherwise told from its letters.
///     on: the day (and time) of publication from which 어제, next Friday … are counted: ISO text, date or datetime.
///
/// Returns:
///     A list of `{"kind", "span", "quote", "value", "flags"}`; `span` is `[start, end)` in code points, as Python counts them.
///
/// Raises:
///     DaejoError: `lang` is no language code, or `on` no date.
///
/// Example:
///     >>> import daejo
///     >>> [found] = daejo.values("지난달 27∼29일", on="2024-03-02")
///     >>> found["kind"], found["value"]["from"], found["value"]["until"]
///     ('time', '2024-02-27T00:00:00', '2024-03-01T00:00:00')
#[pyfunction]
#[pyo3(signature = (text, lang=None, on=None))]
pub fn values<'py>(
    py: Python<'py>,
    text: &str,
    lang: Option<&str>,
    on: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let lang = lang.map_or_else(|| Ok(read::told(text)), language)?;
    let published = on.map(moment).transpose()?;
    let line = py.detach(|| {
        let found = pipeline::values(text, lang, &Anchor { published, ..Anchor::default() });
        report::mentions_jsonl(&serde_json::Value::Null, text, &found)
    });
    py.import(intern!(py, "json"))?.call_method1(intern!(py, "loads"), (line,))?.get_item(intern!(py, "values"))
}

/// A day or a moment, as text or as an object that writes itself so.
fn moment(on: &Bound<'_, PyAny>) -> PyResult<DateTime> {
    let words: String = match on.extract() {
        Ok(text) => text,
        Err(_) => on.call_method0(intern!(on.py(), "isoformat"))?.extract()?,
    };
    let at = words.parse();
    at.map_err(|_| fault(format_args!("found on {words:?}, expected a date such as 2024-03-02 or 2024-03-02T09:30")))
}

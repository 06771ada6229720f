//! What does Python raise when the library refuses something?

use daejo::model::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::{PyErr, PyResult, create_exception};

create_exception!(
    daejo,
    DaejoError,
    PyValueError,
    "What daejo cannot do, in the library's words: what was found, and what was expected."
);

/// The exception with the message of an error.
pub fn fault(error: impl std::fmt::Display) -> PyErr {
    DaejoError::new_err(error.to_string())
}

/// The language of a code.
pub fn language(code: &str) -> PyResult<Lang> {
    Lang::parse(code).ok_or_else(|| fault(format_args!("found lang {code:?}, expected an ISO 639 code")))
}

/// A language in which reports are written.
pub fn report_language(code: &str) -> PyResult<Lang> {
    let speaks = |lang: &Lang| !daejo::language::table(*lang, "report").rows.is_empty();
    let known = || daejo::language::languages().filter(speaks).map(|lang| lang.to_string()).collect::<Vec<_>>();
    let lang = Lang::parse(code).filter(speaks);
    lang.ok_or_else(|| fault(format_args!("found lang {code:?}, expected one of {}", known().join(", "))))
}

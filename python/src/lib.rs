//! daejo in Python: what the command line does for a story, as Python objects, and the stages of an archive on Arrow record batches.
//!
//! Every function reads its arguments, lets go of the interpreter, calls the library, and hands back what came of it. Nothing is
//! worked out here.

mod fault;
mod inputs;
mod stage;
mod story;
mod values;

/// The functions as `daejo/__init__.py` shows them.
#[pyo3::pymodule]
mod _daejo {
    #[pymodule_export]
    use crate::fault::DaejoError;
    #[pymodule_export]
    use crate::stage::stage;
    #[pymodule_export]
    use crate::story::{check, claims};
    #[pymodule_export]
    use crate::values::values;

    // as Python calls it
    #[allow(non_upper_case_globals)]
    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

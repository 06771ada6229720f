//! The figures of one story: one a line, or one JSON object.

use serde_json::{Map, Value};

use crate::model::{Evaluation, Figure, Figures};
use crate::report::sanitise;

pub(super) fn lines(of: &Evaluation, errors: usize) -> String {
    let mut out = String::new();
    for figure in Figure::ALL.iter().copied() {
        let value = match of.figures.value(figure) {
            None => "none".to_owned(),
            Some(value) if figure.counts() => format!("{value}"),
            Some(value) => format!("{value:.3}"),
        };
        let asked = of.figures.of(figure).map(|of| format!("  of {of}")).unwrap_or_default();
        out.push_str(&format!("{:20} {value}{asked}\n", figure.name()));
    }
    for (sort, found) in &of.errors {
        for error in found.iter().take(errors) {
            out.push_str(&format!("  {sort}: {}\n", sanitise::plain(error)));
        }
    }
    out
}

pub(super) fn object(of: &Evaluation, errors: usize) -> String {
    let mut object = figures(&of.figures);
    if errors > 0 {
        let listed = of.errors.iter().map(|(sort, found)| {
            let some: Vec<Value> = found.iter().take(errors).map(|error| Value::from(error.as_str())).collect();
            ((*sort).to_owned(), Value::from(some))
        });
        object.insert("errors".to_owned(), Value::Object(listed.collect()));
    }
    format!("{}\n", Value::Object(object))
}

/// Every figure by its name, null where nothing was asked, and with `_n` of how many.
pub(super) fn figures(of: &Figures) -> Map<String, Value> {
    let mut object = Map::new();
    for figure in Figure::ALL.iter().copied() {
        let value = match of.value(figure) {
            #[expect(clippy::cast_possible_truncation, reason = "a count of traps")]
            Some(value) if figure.counts() => Value::from(value as i64),
            value => Value::from(value),
        };
        object.insert(figure.name().to_owned(), value);
        if let Some(of) = of.of(figure) {
            object.insert(format!("{}_n", figure.name()), Value::from(of));
        }
    }
    object
}

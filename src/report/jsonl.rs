//! Claims as JSON lines, each as in the contract's `claims`.

use super::json::{Record, to_line};
use super::view::View;

pub(super) fn render(view: &View<'_>) -> String {
    view.claims.iter().map(|claim| to_line(&Record::new(claim))).collect()
}

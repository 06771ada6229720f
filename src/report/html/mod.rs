//! The report as one page for a browser: opened offline, printed, searched, linked to question by question.
//!
//! Templates, style and script are compiled in. The page fetches nothing and runs nothing but its own script; without
//! the script it shows everything all the same. Refuses to judge: what it shows is in the view.

mod axis;
mod copies;
mod escape;
mod matrix;
mod overview;
mod page;
mod policy;
mod question;
mod reading;
mod timeline;

use askama::Template;

pub use escape::Visible;

use super::view::View;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The style of the page, for other pages that show the same things.
#[must_use]
pub fn page_style() -> &'static str {
    STYLE
}

pub(super) fn render(view: &View<'_>) -> String {
    let page = page::Page::new(view, STYLE, SCRIPT);
    let made = page.render();
    debug_assert!(made.is_ok(), "templates write to memory and call nothing that fails: {made:?}");
    made.unwrap_or_default()
}

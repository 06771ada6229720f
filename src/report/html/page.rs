//! What stands on the page, in the order in which it stands there.

use askama::Template;

use crate::report::view::View;
use crate::report::words::Words;

use super::copies::{self, FamilyPart};
use super::matrix::{self, MatrixPart};
use super::overview::{self, Overview};
use super::policy;
use super::question::{self, QuestionPart};
use super::reading::{self, ArticlePart};
use super::timeline::{self, Timeline};

/// The whole page.
#[derive(Template)]
#[template(path = "page.html")]
pub struct Page<'v> {
    words: &'v Words,
    lang: String,
    title: String,
    version: &'static str,
    policy: String,
    style: &'static str,
    script: &'static str,
    /// Outlets by the number under which the filter knows them.
    outlets: Vec<String>,
    /// Kinds that occur: code and word.
    kinds: Vec<(&'static str, String)>,
    overview: Overview,
    matrix: MatrixPart,
    timeline: Timeline,
    families: Vec<FamilyPart>,
    questions: Vec<QuestionPart>,
    /// Decisions that no longer simply hold, or stand under no question above.
    decisions: Vec<String>,
    articles: Vec<ArticlePart>,
    shown: String,
}

impl<'v> Page<'v> {
    pub fn new(view: &'v View<'_>, style: &'static str, script: &'static str) -> Page<'v> {
        let words = &view.words;
        let matrix = view.matrix();
        let questions = question::parts(view, &matrix.outlets);
        let shown = [("questions", "{q}"), ("sentences", "{s}")];
        Page {
            words,
            lang: words.lang().to_string(),
            title: view.title(),
            version: env!("CARGO_PKG_VERSION"),
            policy: policy::policy(style, script),
            style,
            script,
            kinds: question::kinds(view),
            overview: overview::overview(view),
            timeline: timeline::timeline(view),
            families: copies::parts(view),
            decisions: view.review_lines(),
            articles: reading::parts(view, &matrix.outlets),
            outlets: matrix.outlets.clone(),
            matrix: matrix::part(view, matrix),
            questions,
            shown: words.say("page.shown", &shown),
        }
    }

    /// How many sentences of an article stand in one before it.
    fn told(&self, sentences: &usize) -> String {
        self.words.say("page.told", &[("n", &sentences.to_string())])
    }

    /// A phrase of the report's language.
    fn word(&self, key: &str) -> String {
        self.words.word(key)
    }
}

//! Which article is meant? Footnotes, one an article, whose labels stay when other articles come or go.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::model::Article;
use crate::report::address::web;
use crate::report::sanitise::markdown as safe;
use crate::report::view::View;

/// The labels of the story's articles, in its order.
pub struct Sources(Vec<String>);

impl Sources {
    pub fn new(articles: &[Article]) -> Sources {
        let mut taken = BTreeSet::new();
        let labels = articles.iter().map(|article| {
            // labels are compared without regard to case
            let label = label(&article.id.to_ascii_lowercase());
            let twins = (2..).map(|n| format!("{label}-{n}"));
            let mut free = std::iter::once(label.clone()).chain(twins).skip_while(|label| taken.contains(label));
            let label = free.next().unwrap_or(label);
            taken.insert(label.clone());
            label
        });
        Sources(labels.collect())
    }

    /// The mark that points to an article's footnote.
    pub fn mark(&self, article: usize) -> String {
        self.0.get(article).map(|label| format!("[^{label}]")).unwrap_or_default()
    }

    /// The footnotes: outlet, headline, time, file, address.
    pub fn notes(&self, view: &View<'_>) -> String {
        let articles = &view.reconciliation.story.articles;
        let mut out = String::new();
        for ((article, label), [outlet, published, file]) in articles.iter().zip(&self.0).zip(view.article_rows()) {
            let title =
                if article.title.trim().is_empty() { String::new() } else { format!("“{}”", article.title) };
            let parts = [outlet, title, published, file];
            let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| safe(part)).collect();
            let link = web(article).map(|uri| format!(", <{uri}>")).unwrap_or_default();
            out.push_str(&format!("[^{label}]: {}{link}\n", parts.join(", ")));
        }
        out
    }
}

/// The id where it is a plain name, else a name made of it.
fn label(id: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !id.is_empty() && id.len() <= 40 && id.chars().all(plain) {
        return id.to_owned();
    }
    let digest = Sha256::digest(id.as_bytes());
    let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("a-{digits}")
}

//! The sources as CSL-JSON, for reference managers: one item an article.

use serde_json::{Map, Value, json};

use crate::model::Article;

use super::address::web;
use super::json::to_pages;
use super::view::View;

pub(super) fn render(view: &View<'_>) -> String {
    let items: Vec<Value> = view.reconciliation.story.articles.iter().map(item).collect();
    to_pages(&items)
}

fn item(article: &Article) -> Value {
    let mut item = Map::new();
    item.insert("id".into(), json!(article.id));
    item.insert("type".into(), json!("article-newspaper"));
    for (field, text) in [("title", &article.title), ("container-title", &article.outlet)] {
        if !text.trim().is_empty() {
            item.insert(field.into(), json!(text));
        }
    }
    if let Some(published) = article.published {
        let day = published.at.date();
        item.insert("issued".into(), json!({"date-parts": [[day.year(), day.month(), day.day()]]}));
    }
    if let Some(url) = web(article) {
        item.insert("URL".into(), json!(url));
    }
    item.insert("language".into(), json!(article.lang.to_string()));
    item.insert("custom".into(), json!({"path": article.path, "sha256": article.sha256}));
    Value::Object(item)
}

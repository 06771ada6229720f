//! What do a page's head and its linked data say of the article?
//!
//! Refuses to believe a date that names no day.

use jiff::tz::TimeZone;
use scraper::Html;
use serde_json::Value;

use super::{first, flat, select};
use crate::model::Lang;
use crate::read::date;
use crate::read::draft::Given;
use crate::read::markup::squeeze;
use crate::read::page::lines::compact;

/// What a page's head says.
#[derive(Default)]
pub struct Meta {
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    /// The text that scripts would draw.
    pub body: Option<String>,
}

impl Meta {
    /// Reads it.
    pub fn of(page: &Html) -> Meta {
        let mut meta = Meta::default();
        for element in select(page, "meta").into_iter().take(500) {
            let value = element.value();
            let name = value.attr("property").or(value.attr("name")).or(value.attr("itemprop")).unwrap_or_default();
            let Some(content) = value.attr("content").map(squeeze).filter(|c| !c.is_empty()) else { continue };
            let slot = match name.to_ascii_lowercase().as_str() {
                "og:title" => &mut meta.title,
                "og:site_name" => &mut meta.outlet,
                "article:published_time" | "datepublished" | "og:article:published_time" => &mut meta.published,
                "og:url" => &mut meta.url,
                _ => continue,
            };
            slot.get_or_insert(content);
        }
        for script in select(page, "script[type='application/ld+json']").into_iter().take(20) {
            let text: String = script.text().collect();
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                meta.linked(&value, 0);
            }
        }
        meta.lang = first(page, "html").and_then(|h| h.value().attr("lang")).map(str::to_owned);
        if meta.published.is_none() {
            let time = first(page, "article time[datetime], time[pubdate], time[itemprop=datePublished]");
            meta.published = time.and_then(|t| t.value().attr("datetime")).map(str::to_owned);
        }
        meta
    }

    /// The first news article of linked data.
    fn linked(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Array(all) if depth < 4 => all.iter().take(50).for_each(|v| self.linked(v, depth + 1)),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph").filter(|_| depth < 4) {
                    self.linked(graph, depth + 1);
                }
                let kind = object.get("@type").map(Value::to_string).unwrap_or_default();
                if !kind.contains("Article") && !kind.contains("Posting") {
                    return;
                }
                let text = |v: &Value| v.as_str().map(squeeze).filter(|t| !t.is_empty());
                let get = |key: &str| object.get(key).and_then(text);
                self.title = self.title.take().or_else(|| get("headline"));
                self.published = self.published.take().or_else(|| get("datePublished"));
                self.body =
                    self.body.take().or_else(|| object.get("articleBody").and_then(Value::as_str).map(str::to_owned));
                let publisher = object.get("publisher").and_then(|p| p.get("name")).and_then(text);
                self.outlet = self.outlet.take().or(publisher);
            }
            _ => {}
        }
    }

    /// What it gives; the headline as the page shows it.
    pub fn given(&self, zone: &TimeZone, page: &Html) -> Given {
        let canonical = || first(page, "link[rel=canonical]").and_then(|l| l.value().attr("href")).map(str::to_owned);
        Given {
            id: None,
            outlet: self.outlet.clone(),
            title: heading(page, self.title.as_deref()),
            url: self.url.clone().or_else(canonical),
            // Metadata that names no day is as good as none.
            published: self.published.as_deref().and_then(|p| date::given(p, zone).ok()),
            lang: self.lang.as_deref().and_then(Lang::parse),
        }
    }
}

/// The headline as the page shows it: an `<h1>` that agrees with the metadata; without one, the
/// metadata; without any, the longest `<h1>`, a site's name being shorter.
fn heading(page: &Html, told: Option<&str>) -> Option<String> {
    let shown: Vec<String> = select(page, "h1").iter().take(20).map(flat).filter(|t| !t.is_empty()).collect();
    let Some(told) = told else { return shown.into_iter().max_by_key(String::len) };
    let words = compact(told);
    let agrees = |t: &String| {
        let own = compact(t);
        !own.is_empty() && own.len() * 3 > words.len() && (words.contains(&own) || own.contains(&words))
    };
    shown.into_iter().find(agrees).or_else(|| Some(told.to_owned()))
}

//! How does an article become a row and a row an article?
//!
//! `layout` keeps what reading made of it, so that a page is read once; without it the row is read as a JSON record is.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::columns::{Table, Texts};
use super::{Settings, batch, fault, schema};
use crate::error::Result;
use crate::model::{Article, Inferred, Lang, Published, Segment, Span, Zone};
use crate::read;

/// What reading made of an article, as the column `layout` holds it.
#[derive(Debug, Serialize, Deserialize)]
struct Layout {
    sha256: String,
    path: String,
    segments: Vec<Part>,
    inferred: Vec<(String, String)>,
}

/// Start, end, zone, and where there are any the passage it repeats and who speaks.
#[derive(Debug, Serialize, Deserialize)]
struct Part(usize, usize, String, Option<usize>, Option<usize>, Option<String>);

const LAYOUT: &str = "layout as daejo writes it, or null";

/// Articles as rows of the table `articles`.
///
/// # Errors
/// None, unless this room has a fault.
pub fn from_articles(articles: &[Article]) -> Result<RecordBatch> {
    let mut columns: [StringBuilder; 8] = std::array::from_fn(|_| StringBuilder::new());
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    for article in articles {
        let lang = (article.lang != Lang::UND).then(|| article.lang.to_string());
        let cells = [
            Some(article.id.clone()),
            filled(&article.outlet),
            filled(&article.title),
            article.url.clone(),
            article.published.map(|at| written(&at)),
            lang,
            Some(article.text.clone()),
            Some(layout(article)),
        ];
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.append_option(cell);
        }
    }
    let columns = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
    batch("articles", schema::articles(), columns)
}

/// When it came out, as the column `published` holds it.
fn written(published: &Published) -> String {
    match published.to_the_minute {
        true => published.at.to_string(),
        false => published.at.date().to_string(),
    }
}

fn layout(article: &Article) -> String {
    let part = |segment: &Segment| {
        let repeats = segment.repeats;
        let (from, until) = (repeats.map(|span| span.start), repeats.map(|span| span.end));
        let zone = segment.zone.name().to_owned();
        Part(segment.span.start, segment.span.end, zone, from, until, segment.speaker.clone())
    };
    let layout = Layout {
        sha256: article.sha256.clone(),
        path: article.path.clone(),
        segments: article.segments.iter().map(part).collect(),
        inferred: article.inferred.iter().map(|i| (i.field.to_owned(), i.from.clone())).collect(),
    };
    serde_json::to_string(&layout).unwrap_or_default()
}

/// The articles of a batch, in its order; what is missing is read off the text, as in a story.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing or a row is no article.
pub fn to_articles(articles: &RecordBatch, settings: &Settings) -> Result<Vec<Article>> {
    let rows = Rows::new(articles, settings)?;
    (0..articles.num_rows()).map(|row| rows.article(row)).collect()
}

/// [`to_articles`], where one row that is no article costs no other.
#[must_use]
pub fn each_article(articles: &RecordBatch, settings: &Settings) -> Vec<Result<Article>> {
    match Rows::new(articles, settings) {
        Ok(rows) => (0..articles.num_rows()).map(|row| rows.article(row)).collect(),
        Err(error) => vec![Err(error)],
    }
}

/// The columns of a batch of articles.
pub(super) struct Rows<'b> {
    id: Texts<'b>,
    body: Texts<'b>,
    fields: [Option<Texts<'b>>; 6],
    zone: TimeZone,
}

impl<'b> Rows<'b> {
    pub(super) fn new(articles: &'b RecordBatch, settings: &Settings) -> Result<Rows<'b>> {
        let table = Table::new("articles", articles);
        let field = |name| table.maybe_texts(name);
        let fields =
            [field("outlet")?, field("title")?, field("url")?, field("published")?, field("lang")?, field("layout")?];
        Ok(Rows { id: table.texts("id")?, body: table.texts("body")?, fields, zone: settings.zone()? })
    }

    pub(super) fn article(&self, row: usize) -> Result<Article> {
        let id = self.id.get(row);
        let [outlet, title, url, published, lang, layout] =
            self.fields.map(|field| field.and_then(|texts| texts.at(row)));
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let wrong = |found: String, expected: &str| fault("articles", format!("row {row} ({id}): {found}"), expected);
        let record = read::Record {
            id: id.to_owned(),
            outlet: owned(outlet),
            title: owned(title),
            url: owned(url),
            published: owned(published),
            lang: owned(lang),
            body: self.body.get(row).to_owned(),
        };
        let Some(layout) = layout else {
            let path = record.id.clone();
            return read::record(record, &path, &self.zone).map_err(|(found, expected)| wrong(found, expected));
        };
        let layout: Layout = serde_json::from_str(layout).map_err(|error| wrong(format!("layout: {error}"), LAYOUT))?;
        let (text, given) = record.with_layout(&self.zone).map_err(|(found, expected)| wrong(found, expected))?;
        let segments = layout.segments.into_iter().map(|part| segment(part, &text));
        let segments: Option<Vec<Segment>> = segments.collect();
        let segments = segments.ok_or_else(|| wrong("layout: a segment outside of body".to_owned(), LAYOUT))?;
        let field = |name: &str| ["lang", "outlet", "published", "title"].into_iter().find(|field| *field == name);
        let inferred = layout.inferred.into_iter();
        let inferred = inferred.filter_map(|(name, from)| field(&name).map(|field| Inferred { field, from })).collect();
        Ok(Article {
            id: id.to_owned(),
            path: layout.path,
            outlet: given.outlet.unwrap_or_default(),
            title: given.title.unwrap_or_default(),
            url: given.url,
            published: given.published,
            lang: given.lang.unwrap_or(Lang::UND),
            text,
            sha256: layout.sha256,
            segments,
            skipped: Vec::new(),
            inferred,
            cautions: Vec::new(),
        })
    }
}

/// A segment, unless it does not lie in the text.
fn segment(Part(start, end, zone, from, until, speaker): Part, text: &str) -> Option<Segment> {
    let inside = |start: usize, end: usize| text.get(start..end).map(|_| Span { start, end });
    let zones = [Zone::Headline, Zone::Deck, Zone::Body, Zone::Caption];
    let repeats = match (from, until) {
        (Some(from), Some(until)) => Some(inside(from, until)?),
        _ => None,
    };
    let zone = zones.into_iter().find(|known| known.name() == zone)?;
    Some(Segment { span: inside(start, end)?, zone, repeats, speaker })
}

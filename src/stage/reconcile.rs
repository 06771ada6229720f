//! The articles of a story → verdicts: what `check` gives for them, as rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, Int32Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::articles::Rows;
use super::claims::{number, value};
use super::columns::Table;
use super::{Settings, batch, fault, schema};
use crate::error::Result;
use crate::model::{Article, Claim, Cluster, Link, Reconciliation, Story};
use crate::pipeline;

/// Reconciles stories: rows of the table `verdicts`, by story, its clusters in the order of `check`. The batch holds all articles of each
/// story in it, with their story in the column `story`; an article without one is a story of its own.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing, a row is no article, or two articles of one story have one id.
pub fn reconcile(articles: &RecordBatch, settings: &Settings) -> Result<RecordBatch> {
    let table = Table::new("articles", articles);
    let (id, story) = (table.texts("id")?, table.maybe_texts("story")?);
    let rows = Rows::new(articles, settings)?;
    let mut stories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in 0..table.rows() {
        let story = story.and_then(|story| story.at(row)).unwrap_or(id.get(row));
        stories.entry(story).or_default().push(row);
    }
    let read: Vec<(&str, Reconciliation)> = stories
        .into_par_iter()
        .map(|(story, mut members)| {
            members.sort_by_key(|row| id.get(*row));
            if let Some(twice) = members.windows(2).find(|two| id.get(two[0]) == id.get(two[1])) {
                let found = format!("the id {:?} twice in the story {story:?}", id.get(twice[0]));
                return Err(fault("articles", found, "one id an article"));
            }
            let articles = members.iter().map(|row| rows.article(*row)).collect::<Result<Vec<Article>>>()?;
            let timezone = settings.timezone.clone();
            let whole = Story { title: String::new(), timezone, articles, unread: Vec::new() };
            Ok((story, pipeline::check(whole, &|_, _| {})))
        })
        .collect::<Result<_>>()?;
    let mut columns = Columns::default();
    for (story, found) in &read {
        let claims: FxHashMap<&str, &Claim> = found.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
        let articles: FxHashMap<&str, &Article> =
            found.story.articles.iter().map(|article| (article.id.as_str(), article)).collect();
        found.clusters.iter().for_each(|cluster| columns.add(story, cluster, &claims, &articles));
    }
    columns.finish()
}

struct Columns {
    story: StringBuilder,
    cluster: StringBuilder,
    question: StringBuilder,
    verdict: StringBuilder,
    origins: Int32Builder,
    informants: Int32Builder,
    claims: ListBuilder<StructBuilder>,
    relations: ListBuilder<StructBuilder>,
}

impl Default for Columns {
    fn default() -> Columns {
        let builder = |field: &Field| -> Box<dyn ArrayBuilder> {
            match field.data_type() {
                DataType::Int32 => Box::new(Int32Builder::new()),
                DataType::List(_) => Box::new(ListBuilder::new(StringBuilder::new()).with_field(schema::text_item())),
                _ => Box::new(StringBuilder::new()),
            }
        };
        let list = |fields: arrow_schema::Fields| {
            let builders = fields.iter().map(|field| builder(field)).collect();
            let item = Field::new("item", DataType::Struct(fields.clone()), false);
            ListBuilder::new(StructBuilder::new(fields, builders)).with_field(item)
        };
        Columns {
            story: StringBuilder::new(),
            cluster: StringBuilder::new(),
            question: StringBuilder::new(),
            verdict: StringBuilder::new(),
            origins: Int32Builder::new(),
            informants: Int32Builder::new(),
            claims: list(schema::claim_fields()),
            relations: list(schema::relation_fields()),
        }
    }
}

/// Adds a text, or none, to the field of a row.
fn put(row: &mut StructBuilder, at: usize, text: Option<&str>) {
    if let Some(field) = row.field_builder::<StringBuilder>(at) {
        field.append_option(text);
    }
}

impl Columns {
    fn add(
        &mut self,
        story: &str,
        cluster: &Cluster,
        claims: &FxHashMap<&str, &Claim>,
        articles: &FxHashMap<&str, &Article>,
    ) {
        self.story.append_value(story);
        self.cluster.append_value(&cluster.id);
        self.question.append_value(&cluster.question);
        self.verdict.append_value(cluster.verdict.name());
        self.origins.append_value(number(cluster.origins));
        self.informants.append_value(number(cluster.informants));
        for claim in cluster.claims.iter().filter_map(|id| claims.get(id.as_str())) {
            self.claim(claim, articles[claim.article.as_str()]);
        }
        self.claims.append(true);
        cluster.links.iter().for_each(|link| self.relation(link));
        self.relations.append(true);
    }

    fn claim(&mut self, claim: &Claim, article: &Article) {
        let sentence = article.text.get(claim.sentence.start..claim.sentence.end).unwrap_or_default();
        let value = value(claim);
        let cells = [
            claim.id.as_str(),
            &claim.article,
            &article.outlet,
            claim.kind.name(),
            &value,
            &claim.quote,
            sentence,
            claim.modality.name(),
        ];
        let row = self.claims.values();
        for (at, cell) in cells.into_iter().enumerate() {
            put(row, at, Some(cell));
        }
        for (at, place) in [(8, claim.span.start), (9, claim.span.end)] {
            if let Some(field) = row.field_builder::<Int32Builder>(at) {
                field.append_value(number(place));
            }
        }
        row.append(true);
    }

    fn relation(&mut self, link: &Link) {
        let cells = [
            Some(link.a.as_str()),
            Some(&link.b),
            Some(link.relation.name()),
            link.finer.as_deref(),
            Some(link.reason.code),
        ];
        let row = self.relations.values();
        for (at, cell) in cells.into_iter().enumerate() {
            put(row, at, cell);
        }
        if let Some(figures) = row.field_builder::<ListBuilder<StringBuilder>>(5) {
            link.reason.figures.iter().for_each(|figure| figures.values().append_value(figure));
            figures.append(true);
        }
        row.append(true);
    }

    fn finish(mut self) -> Result<RecordBatch> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.story.finish()),
            Arc::new(self.cluster.finish()),
            Arc::new(self.question.finish()),
            Arc::new(self.verdict.finish()),
            Arc::new(self.origins.finish()),
            Arc::new(self.informants.finish()),
            Arc::new(self.claims.finish()),
            Arc::new(self.relations.finish()),
        ];
        batch("verdicts", schema::verdicts(), columns)
    }
}

//! Edges → stories: which articles are one story, and what is it called?
//!
//! By the id of its earliest article, so that more articles, other batches and other orders leave it its name.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray};
use rustc_hash::FxHashMap;

use super::columns::Table;
use super::grouping::{Edge, Node, group};
use super::pairs::Dated;
use super::{Settings, batch, schema};
use crate::error::Result;

/// Makes stories: rows of the table `stories` for every article with an edge, by day and id. The batch holds all edges of each connected
/// part in it; what does not hang together does not touch, so parts may be asked for one by one.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing.
pub fn components(edges: &RecordBatch, settings: &Settings) -> Result<RecordBatch> {
    joining(edges, &RecordBatch::new_empty(schema::stories()), settings)
}

/// [`components`], where the stories of some articles are `known`: new articles join them, and no article leaves its story. Two known
/// stories stay two. The rows of `known` come out as they went in.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing.
pub fn joining(edges: &RecordBatch, known: &RecordBatch, settings: &Settings) -> Result<RecordBatch> {
    let (table, known) = (Table::new("edges", edges), Table::new("stories", known));
    let (a, b) = (table.texts("a")?, table.texts("b")?);
    let (a_day, b_day, similarity) = (table.days("a_day")?, table.days("b_day")?, table.numbers("similarity")?);
    let (article, story, day) = (known.texts("article")?, known.texts("story")?, known.days("day")?);
    let mut all: BTreeMap<Dated<'_>, Option<&str>> = BTreeMap::new();
    for row in 0..table.rows() {
        all.insert((a_day[row], a.get(row)), None);
        all.insert((b_day[row], b.get(row)), None);
    }
    all.extend((0..known.rows()).map(|row| ((day[row], article.get(row)), Some(story.get(row)))));
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut number = |story| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(story).or_insert(next)
    };
    let nodes: Vec<Node> =
        all.iter().map(|((day, _), story)| Node { day: *day, story: story.map(&mut number) }).collect();
    let place: FxHashMap<Dated<'_>, usize> = all.keys().enumerate().map(|(n, dated)| (*dated, n)).collect();
    let found: Vec<Edge> = (0..table.rows())
        .map(|row| Edge {
            a: place[&(a_day[row], a.get(row))],
            b: place[&(b_day[row], b.get(row))],
            similarity: similarity[row],
        })
        .collect();
    let first = group(&nodes, &found, settings.days, settings.span);
    let ids: Vec<(Dated<'_>, Option<&str>)> = all.into_iter().collect();
    // a known story keeps its name, also where an earlier article joins it
    let mut names: FxHashMap<usize, &str> = FxHashMap::default();
    for (n, (_, story)) in ids.iter().enumerate() {
        if let Some(story) = story {
            names.insert(first[n], story);
        }
    }
    let name = |n: usize| names.get(&first[n]).copied().unwrap_or(ids[first[n]].0.1);
    let columns: Vec<ArrayRef> = vec![
        Arc::new(ids.iter().map(|((_, id), _)| Some(*id)).collect::<StringArray>()),
        Arc::new((0..ids.len()).map(|n| Some(name(n))).collect::<StringArray>()),
        Arc::new(Date32Array::from(ids.iter().map(|((day, _), _)| *day).collect::<Vec<i32>>())),
    ];
    batch("stories", schema::stories(), columns)
}

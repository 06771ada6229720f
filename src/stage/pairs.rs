//! Keys → pairs: which articles share rare keys within a window of days?
//!
//! A key that more than `cap` articles of a window have is skewed: it brings no pairs by name or noun, and of the sentences it stands
//! for only those whose sketches lie side by side are paired. So a key brings at most `cap` pairs an article, whatever the archive.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int32Array, RecordBatch, StringArray};
use rustc_hash::FxHashMap;

use super::columns::Table;
use super::keys::{BAND, NAME, TERM};
use super::{Settings, batch, schema};
use crate::error::Result;

/// What came of keys.
#[derive(Clone, Debug)]
pub struct Pairs {
    /// Rows of the table `pairs`, one a pair and sort of key; [`added`] makes them one a pair.
    pub table: RecordBatch,
    /// How many times an article's key was skewed in its window.
    pub skewed: u64,
}

/// What two articles share: names, terms, bands, weight.
pub(super) type Shared = [i32; 4];

/// An article by day and id: the order in which all tables name the two of a pair.
pub(super) type Dated<'b> = (i32, &'b str);

/// Pairs articles by their keys. The batch holds all rows of each key in it.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing.
pub fn pairs(keys: &RecordBatch, settings: &Settings) -> Result<Pairs> {
    let table = Table::new("keys", keys);
    let (key, sort, article) = (table.large_numbers("key")?, table.small_numbers("sort")?, table.texts("article")?);
    let (day, sketch) = (table.days("day")?, table.bytes("sketch")?);
    let mut order: Vec<usize> = (0..table.rows()).collect();
    order.sort_unstable_by_key(|row| (sort[*row], key[*row], day[*row], article.get(*row)));
    let mut shared: FxHashMap<(Dated<'_>, Dated<'_>), Shared> = FxHashMap::default();
    let mut skewed = 0;
    for rows in order.chunk_by(|a, b| (sort[*a], key[*a]) == (sort[*b], key[*b])) {
        let sort = sort[rows[0]];
        let mut crowded: Vec<usize> = Vec::new();
        let mut start = 0;
        for (n, row) in rows.iter().enumerate() {
            let today = day[*row];
            while day[rows[start]] < today.saturating_sub(i32::from(settings.days)) {
                start += 1;
            }
            // those of the same day that come later count as well, so that the order within a day means nothing
            let window = rows[start..].partition_point(|other| day[*other] <= today);
            if window > settings.cap as usize {
                skewed += 1;
                crowded.push(*row);
                continue;
            }
            for other in rows[start..n].iter().filter(|other| article.get(**other) != article.get(*row)) {
                let (a, b) = ((day[*other], article.get(*other)), (today, article.get(*row)));
                add(shared.entry((a, b)).or_default(), sort, weight(window, settings.cap));
            }
        }
        if sort == BAND {
            crowded.sort_unstable_by_key(|row| (sketch[*row], day[*row], article.get(*row)));
            for side in crowded.windows(2) {
                let (mut a, mut b) = ((day[side[0]], article.get(side[0])), (day[side[1]], article.get(side[1])));
                if a > b {
                    std::mem::swap(&mut a, &mut b);
                }
                if a.1 != b.1 && b.0 - a.0 <= i32::from(settings.days) {
                    add(shared.entry((a, b)).or_default(), sort, 0);
                }
            }
        }
    }
    Ok(Pairs { table: rows(shared)?, skewed })
}

fn add(shared: &mut Shared, sort: i8, weight: i32) {
    match sort {
        NAME => shared[0] += 1,
        TERM => shared[1] += 1,
        _ => shared[2] += 1,
    }
    if sort != BAND {
        shared[3] = shared[3].saturating_add(weight);
    }
}

/// Thousandths of what a key says that so many articles of a window have.
fn weight(window: usize, cap: u32) -> i32 {
    // to whole thousandths, so that sums are the same in any order
    (f64::from(cap).ln() * 1000.0 - (window as f64).ln() * 1000.0).round() as i32
}

/// One row a pair: what its rows share together, where that is worth a look. The batch holds all rows of each pair in it.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing.
pub fn added(pairs: &RecordBatch, settings: &Settings) -> Result<RecordBatch> {
    let table = Table::new("pairs", pairs);
    let (a, b) = (table.texts("a")?, table.texts("b")?);
    let (a_day, b_day) = (table.days("a_day")?, table.days("b_day")?);
    let counts = [table.numbers("names")?, table.numbers("terms")?, table.numbers("bands")?, table.numbers("weight")?];
    let mut shared: FxHashMap<(Dated<'_>, Dated<'_>), Shared> = FxHashMap::default();
    for row in 0..table.rows() {
        let sum = shared.entry(((a_day[row], a.get(row)), (b_day[row], b.get(row)))).or_default();
        for (sum, column) in sum.iter_mut().zip(counts) {
            *sum = sum.saturating_add(column[row]);
        }
    }
    let floor = i32::try_from(settings.weight).unwrap_or(i32::MAX);
    shared.retain(|_, [_, _, bands, weight]| *bands > 0 || *weight >= floor);
    rows(shared)
}

/// Pairs as rows, in order.
fn rows(shared: FxHashMap<(Dated<'_>, Dated<'_>), Shared>) -> Result<RecordBatch> {
    let shared: BTreeMap<_, _> = shared.into_iter().collect();
    let count = |n: usize| Arc::new(shared.values().map(|counts| counts[n]).collect::<Int32Array>()) as ArrayRef;
    let columns: Vec<ArrayRef> = vec![
        Arc::new(shared.keys().map(|(a, _)| Some(a.1)).collect::<StringArray>()),
        Arc::new(shared.keys().map(|(_, b)| Some(b.1)).collect::<StringArray>()),
        Arc::new(Date32Array::from(shared.keys().map(|(a, _)| a.0).collect::<Vec<i32>>())),
        Arc::new(Date32Array::from(shared.keys().map(|(_, b)| b.0).collect::<Vec<i32>>())),
        count(0),
        count(1),
        count(2),
        count(3),
    ];
    batch("pairs", schema::pairs(), columns)
}

//! Where is an article, and what does its part hold? Parts are read when they are asked for and dropped when others need the room.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHasher};

use super::store::Stored;
use crate::error::Result;
use crate::stage::Settings;

/// A hash of a text, the same on every machine of one word size.
pub fn hashed(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// In which part each article is: sixteen bytes or so an article stay in memory throughout a run.
#[derive(Debug, Default)]
pub struct Index {
    part: FxHashMap<u64, u32>,
    /// How many articles there are of each day.
    days: BTreeMap<i32, usize>,
}

impl Index {
    /// Notes an article; `false` where its id is known already.
    pub fn add(&mut self, id: &str, part: usize) -> bool {
        let mut fresh = false;
        self.part.entry(hashed(id)).or_insert_with(|| {
            fresh = true;
            u32::try_from(part).unwrap_or(u32::MAX)
        });
        fresh
    }

    /// Notes the days of articles, as the column `published` has them.
    pub fn days(&mut self, published: &[&str]) {
        for day in published.iter().filter_map(|at| at.get(..10)?.parse::<Date>().ok()) {
            *self.days.entry((day - Date::constant(1970, 1, 1)).get_days()).or_default() += 1;
        }
    }

    /// The settings for an archive of these days.
    pub fn fitted(&self, settings: &Settings) -> Settings {
        settings.fitted(self.days.iter().flat_map(|(day, count)| std::iter::repeat_n(*day, *count)))
    }

    /// The part of an article that was noted.
    pub fn part(&self, id: &str) -> usize {
        self.part.get(&hashed(id)).map_or(0, |part| *part as usize)
    }

    /// How many articles are known.
    pub fn len(&self) -> usize {
        self.part.len()
    }
}

/// The parts of a table, of which as many are held as there is room for.
pub struct Parts {
    folder: PathBuf,
    columns: Option<&'static [&'static str]>,
    room: usize,
    held: VecDeque<(usize, Arc<RecordBatch>)>,
}

impl Parts {
    /// The parts in `folder`, all columns or those named, in `room` bytes.
    pub fn new(folder: &Path, columns: Option<&'static [&'static str]>, room: usize) -> Parts {
        Parts { folder: folder.to_path_buf(), columns, room, held: VecDeque::new() }
    }

    /// How many bytes the parts that are held take.
    pub fn size(&self) -> usize {
        self.held.iter().map(|(_, batch)| batch.get_array_memory_size()).sum()
    }

    /// A part.
    ///
    /// # Errors
    /// [`crate::error::Error::Archive`] where it cannot be read.
    pub fn get(&mut self, part: usize) -> Result<Arc<RecordBatch>> {
        if let Some(at) = self.held.iter().position(|(known, _)| *known == part) {
            let found = self.held.remove(at);
            self.held.extend(found);
        } else {
            let batch = Arc::new(Stored::open(&self.folder.join(name(part)))?.whole(self.columns)?);
            self.held.push_back((part, batch));
            while self.held.len() > 1 && self.size() > self.room {
                self.held.pop_front();
            }
        }
        Ok(self.held.back().map(|(_, batch)| batch.clone()).unwrap_or_else(|| Arc::new(empty())))
    }
}

fn empty() -> RecordBatch {
    RecordBatch::new_empty(crate::stage::schema::articles())
}

/// The name of a part's file.
pub fn name(part: usize) -> String {
    format!("{part:05}.parquet")
}

/// A column of texts of our own tables.
pub fn texts<'b>(batch: &'b RecordBatch, column: &str) -> Vec<&'b str> {
    let texts = batch.column_by_name(column).and_then(|array| array.as_string_opt::<i32>());
    texts.map(|texts| texts.iter().map(Option::unwrap_or_default).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::store;
    use crate::stage::schema;

    #[test]
    fn parts_are_held_within_the_room() {
        let folder = std::env::temp_dir().join(format!("daejo-parts-{}", std::process::id()));
        let body = "비가 내렸다. ".repeat(400);
        for part in 0..9 {
            let article = crate::read::article_from_text(&format!("{part}번째 소식\n{body}"), None);
            let table = crate::stage::from_articles(&[article]).unwrap();
            store::write(&folder, &name(part), schema::articles(), &[(0, table)]).unwrap();
        }
        let mut one = Parts::new(&folder, None, 0);
        let size = (0..9).map(|part| one.get(part).unwrap().get_array_memory_size()).max().unwrap();
        let mut held = Parts::new(&folder, None, 3 * size);
        let mut most = 0;
        for part in (0..9).chain((0..9).rev()) {
            held.get(part).unwrap();
            most = most.max(held.size());
        }
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(most <= 3 * size && most > size, "{most} bytes of parts of {size}");
    }
}

//! How does an archive become verdicts on one machine? Unit by unit: what a unit needs is read, what it makes is written and noted.
//!
//! One unit is at work at a time, on all threads; so memory is what one unit takes, and what a unit takes is bounded: parts are cut at so
//! many bytes, keys and pairs lie in partitions on the disk, and a partition that is too large for the room is gone through in several passes.
//! Where units begin and end hangs on the inputs alone, so neither threads nor room nor a kill change a byte of what comes out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int64Type};
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::input::{Piece, Pieces, Skip};
use super::journal::{Done, Identity, Journal};
use super::parts::{Index, Parts, hashed, name, texts};
use super::store::{self, Stored, Written, fault, hex};
use crate::error::Result;
use crate::model::Unread;
use crate::stage::{self, Settings, schema};

/// A part holds so many pieces at most.
const PART_PIECES: usize = 512;
/// Into so many partitions the keys are laid.
const PARTITIONS: usize = 64;
/// Pairs are laid into so many groups at most, by the part of the earlier article.
const GROUPS: usize = 256;
/// What a row of keys or of pairs takes while it is worked on, about.
const KEY: usize = 400;
const PAIR: usize = 600;
/// So many articles are reconciled at once.
const AT_ONCE: usize = 512;
/// What `verify` reads of the claims.
const PASSAGES: &[&str] = &["article", "number", "text", "names", "terms"];

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Articles are read, with their claims and keys.
    Articles,
    /// Keys are paired.
    Pairs,
    /// Pairs are looked at.
    Edges,
    /// Stories are reconciled.
    Verdicts,
}

/// Who hears of a run.
pub trait Listener: Sync {
    /// `done` of `all` units of a step; `all` is 0 where nobody knows. Of [`Step::Articles`] the units are articles.
    fn at(&self, step: Step, done: usize, all: usize);
    /// Something was not read.
    fn skipped(&self, skip: &Skip);
}

/// A run over an archive.
pub struct Run<'r> {
    /// The folder that is written.
    pub out: &'r Path,
    /// How the stages go about it.
    pub settings: &'r Settings,
    /// How many bytes may be in use, about.
    pub memory: usize,
    /// How many bytes of input are one part, about: a unit of work.
    pub part: usize,
    /// Who hears of it.
    pub listener: &'r dyn Listener,
}

/// What came of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// What was counted: `articles`, `claims`, `keys`, `skewed`, `pairs`, `edges`, `stories`, `verdicts`, and `skipped: CAUSE`.
    pub counts: BTreeMap<String, u64>,
}

impl Run<'_> {
    /// Goes through an archive, or goes on where a run with the same inputs and settings ended.
    ///
    /// # Errors
    /// [`crate::error::Error::Archive`] where the folder cannot be written, or is that of another run.
    pub fn run(&self, pieces: Pieces) -> Result<Ran> {
        let identity = self.identity(&pieces);
        let manifest = self.out.join("manifest.json");
        if let Some(ran) = super::manifest::finished(&manifest, &identity)? {
            self.tidy()?;
            return Ok(ran);
        }
        let mut journal = Journal::open(self.out, &identity)?;
        let (index, parts) = self.articles(pieces, &mut journal)?;
        let groups = parts.clamp(1, GROUPS);
        self.pairs(&mut journal, &index, parts, groups)?;
        self.edges(&mut journal, &index, groups)?;
        let stories = self.stories(&mut journal, groups)?;
        self.verdicts(&mut journal, &index, parts, &stories)?;
        let ran = super::manifest::write(&manifest, &identity, &journal)?;
        self.tidy()?;
        Ok(ran)
    }

    /// Takes away what only a run needs. One that was killed here is finished, and does this again.
    fn tidy(&self) -> Result<()> {
        for spilled in ["keys", "pairs"] {
            let folder = self.out.join(spilled);
            if folder.is_dir() {
                std::fs::remove_dir_all(&folder)
                    .map_err(|error| fault(&folder, error.to_string(), "a folder to write to"))?;
            }
        }
        let journal = self.out.join("journal.jsonl");
        if !journal.is_file() {
            return Ok(());
        }
        std::fs::remove_file(&journal).map_err(|error| fault(&journal, error.to_string(), "a file that can be written"))
    }

    fn identity(&self, pieces: &Pieces) -> Identity {
        let size =
            |path: &Path| std::fs::metadata(path).map_or(0, |known| if known.is_dir() { 0 } else { known.len() });
        let Settings { timezone, days, span, cap, weight, similarity } = self.settings;
        Identity {
            made_by: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
            settings: format!(
                "timezone {timezone}, days {days}, span {span}, cap {cap}, weight {weight}, similarity {similarity}, part {}",
                self.part
            ),
            inputs: pieces.files().map(|path| (path.to_string_lossy().into_owned(), size(path))).collect(),
        }
    }

    /// Articles, claims and keys, part by part: where each article is, and how many parts there are.
    fn articles(&self, pieces: Pieces, journal: &mut Journal) -> Result<(Index, usize)> {
        let mut index = Index::default();
        let mut part = 0;
        let (mut held, mut size, mut skips): (Vec<Piece>, usize, Vec<Skip>) = (Vec::new(), 0, Vec::new());
        for found in pieces {
            match found {
                Err(skip) => skips.push(skip),
                Ok(piece) => {
                    size += piece.size();
                    held.push(piece);
                }
            }
            if size >= self.part || held.len() >= PART_PIECES {
                self.part(part, &held, std::mem::take(&mut skips), &mut index, journal)?;
                part += 1;
                size = 0;
                held.clear();
                self.listener.at(Step::Articles, index.len(), 0);
            }
        }
        if !held.is_empty() || !skips.is_empty() {
            self.part(part, &held, skips, &mut index, journal)?;
            part += 1;
        }
        self.listener.at(Step::Articles, index.len(), index.len());
        Ok((index, part))
    }

    fn part(
        &self,
        part: usize,
        pieces: &[Piece],
        mut skips: Vec<Skip>,
        index: &mut Index,
        journal: &mut Journal,
    ) -> Result<()> {
        let unit = format!("articles/{part:05}");
        let mut sum = Sha256::new();
        pieces.iter().for_each(|piece| piece.sum(&mut sum));
        let from = hex(sum);
        skips.iter().for_each(|skip| self.listener.skipped(skip));
        if let Some(done) = journal.done(self.out, &unit) {
            if done.from != from {
                let found = format!("other inputs than those of {unit}");
                return Err(fault(self.out, found, "the inputs as they were, or another folder to write to"));
            }
            let known = Stored::open(&self.out.join("articles").join(name(part)))?.whole(Some(&["id", "published"]))?;
            texts(&known, "id").into_iter().for_each(|id| {
                index.add(id, part);
            });
            index.days(&texts(&known, "published"));
            return Ok(());
        }
        let read: Vec<_> = pieces.par_iter().map(|piece| piece.read(self.settings)).collect();
        let mut articles = Vec::new();
        for (found, left) in read {
            left.iter().for_each(|skip| self.listener.skipped(skip));
            skips.extend(left);
            for article in found {
                if index.add(&article.id, part) {
                    articles.push(article);
                } else {
                    let why = format!("found the id {:?} once more, expected one id an article", article.id);
                    let told = Some(Unread { path: article.path, line: None, why });
                    let skip = Skip { cause: "repeated id".to_owned(), told };
                    self.listener.skipped(&skip);
                    skips.push(skip);
                }
            }
        }
        let table = stage::from_articles(&articles)?;
        drop(articles);
        index.days(&texts(&table, "published"));
        let claims = stage::claims(&table, self.settings)?;
        let keys = stage::keys(&claims, self.settings)?;
        let key = keys.column_by_name("key").and_then(|key| key.as_primitive_opt::<Int64Type>());
        let of = |row: usize| key.map_or(0, |key| key.value(row).cast_unsigned() as usize % PARTITIONS);
        let keys = split(&keys, of)?;
        let file = name(part);
        let files = vec![
            store::write(self.out, &format!("articles/{file}"), schema::articles(), &[(0, table)])?,
            store::write(self.out, &format!("claims/{file}"), schema::claims(), &[(0, claims)])?,
            store::write(self.out, &format!("keys/{file}"), schema::keys(), &keys)?,
        ];
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for (what, file) in ["articles", "claims", "keys"].iter().zip(&files) {
            counts.insert((*what).to_owned(), file.rows);
        }
        for skip in &skips {
            *counts.entry(format!("skipped: {}", skip.cause)).or_default() += 1;
        }
        journal.note(Done { unit, from, files, counts })
    }

    /// Does a unit unless it is done.
    fn unit(
        &self,
        journal: &mut Journal,
        unit: String,
        work: impl FnOnce() -> Result<(Vec<Written>, BTreeMap<String, u64>)>,
    ) -> Result<()> {
        if journal.done(self.out, &unit).is_some() {
            return Ok(());
        }
        let (files, counts) = work()?;
        journal.note(Done { unit, from: String::new(), files, counts })
    }

    fn pairs(&self, journal: &mut Journal, index: &Index, parts: usize, groups: usize) -> Result<()> {
        let fitted = &index.fitted(self.settings);
        for partition in 0..PARTITIONS {
            self.unit(journal, format!("pairs/{partition:05}"), || {
                let (mut tables, mut skewed) = (Vec::new(), 0);
                for keys in self.passes("keys", 0..parts, partition, KEY, |batch, row| {
                    let key = batch.column_by_name("key").and_then(|key| key.as_primitive_opt::<Int64Type>());
                    key.map_or(0, |key| key.value(row).cast_unsigned() / PARTITIONS as u64)
                })? {
                    let pairs = stage::pairs(&keys?, fitted)?;
                    skewed += pairs.skewed;
                    tables.push(pairs.table);
                }
                let pairs = store::concat(&schema::pairs(), &tables)?;
                let a = texts(&pairs, "a");
                let laid = split(&pairs, |row| index.part(a[row]) * groups / parts.max(1))?;
                let file = store::write(self.out, &format!("pairs/{}", name(partition)), schema::pairs(), &laid)?;
                Ok((vec![file], BTreeMap::from([("skewed".to_owned(), skewed)])))
            })?;
            self.listener.at(Step::Pairs, partition + 1, PARTITIONS);
        }
        Ok(())
    }

    /// A partition of spilled files, in as many passes as the room asks for; what `of` is equal for comes in one pass.
    fn passes<'s>(
        &'s self,
        folder: &str,
        files: std::ops::Range<usize>,
        partition: usize,
        row: usize,
        of: impl Fn(&RecordBatch, usize) -> u64 + 's,
    ) -> Result<impl Iterator<Item = Result<RecordBatch>> + 's> {
        let open: Vec<Stored> =
            files.map(|file| Stored::open(&self.out.join(folder).join(name(file)))).collect::<Result<_>>()?;
        let rows: u64 = open.iter().map(|file| file.rows_of(partition)).sum();
        let passes = (rows * row as u64).div_ceil(self.memory as u64 / 2).max(1);
        Ok((0..passes).map(move |pass| {
            let mut batches = Vec::new();
            for file in &open {
                let Some(batch) = file.partition(partition)? else { continue };
                batches.push(match passes {
                    1 => batch,
                    _ => {
                        let rows = (0..batch.num_rows()).filter(|row| of(&batch, *row) % passes == pass);
                        store::take(&batch, rows.map(|row| row as u32).collect())?
                    }
                });
            }
            let schema = open.first().map_or_else(schema::pairs, Stored::schema);
            store::concat(&schema, &batches)
        }))
    }

    fn edges(&self, journal: &mut Journal, index: &Index, groups: usize) -> Result<()> {
        let mut claims = Parts::new(&self.out.join("claims"), Some(PASSAGES), self.memory / 4);
        for group in 0..groups {
            self.unit(journal, format!("edges/{group:05}"), || {
                let (mut tables, mut count) = (Vec::new(), 0);
                for pairs in self.passes("pairs", 0..PARTITIONS, group, PAIR, |batch, row| {
                    batch.column_by_name("a").and_then(|a| a.as_string_opt::<i32>()).map_or(0, |a| hashed(a.value(row)))
                })? {
                    let pairs = stage::added(&pairs?, self.settings)?;
                    count += pairs.num_rows() as u64;
                    let (a, b) = (texts(&pairs, "a"), texts(&pairs, "b"));
                    // by the parts that are needed for them
                    let mut blocks: BTreeMap<(usize, usize), Vec<u32>> = BTreeMap::new();
                    for (row, (a, b)) in a.iter().zip(&b).enumerate() {
                        blocks.entry((index.part(a), index.part(b))).or_default().push(row as u32);
                    }
                    for ((x, y), rows) in blocks {
                        let mut sides = vec![claims.get(x)?.as_ref().clone()];
                        if y != x {
                            sides.push(claims.get(y)?.as_ref().clone());
                        }
                        let sides = store::concat(&sides[0].schema(), &sides)?;
                        tables.push(stage::verify(&store::take(&pairs, rows)?, &sides, self.settings)?);
                    }
                }
                let edges = in_order(&store::concat(&schema::edges(), &tables)?)?;
                let file = store::write(self.out, &format!("edges/{}", name(group)), schema::edges(), &[(0, edges)])?;
                let counts = BTreeMap::from([("pairs".to_owned(), count), ("edges".to_owned(), file.rows)]);
                Ok((vec![file], counts))
            })?;
            self.listener.at(Step::Edges, group + 1, groups);
        }
        Ok(())
    }

    /// The stories of more than one article, by id.
    fn stories(&self, journal: &mut Journal, groups: usize) -> Result<BTreeMap<String, Vec<String>>> {
        self.unit(journal, "stories".to_owned(), || {
            let edges = (0..groups).map(|group| Stored::open(&self.out.join("edges").join(name(group)))?.whole(None));
            let edges = store::concat(&schema::edges(), &edges.collect::<Result<Vec<_>>>()?)?;
            let stories = stage::components(&edges, self.settings)?;
            let several: BTreeSet<&str> = texts(&stories, "story").into_iter().collect();
            let counts = BTreeMap::from([("stories".to_owned(), several.len() as u64)]);
            drop(several);
            Ok((vec![store::write(self.out, "stories.parquet", schema::stories(), &[(0, stories)])?], counts))
        })?;
        let stories = Stored::open(&self.out.join("stories.parquet"))?.whole(None)?;
        let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (article, story) in texts(&stories, "article").into_iter().zip(texts(&stories, "story")) {
            members.entry(story.to_owned()).or_default().push(article.to_owned());
        }
        Ok(members)
    }

    fn verdicts(
        &self,
        journal: &mut Journal,
        index: &Index,
        parts: usize,
        stories: &BTreeMap<String, Vec<String>>,
    ) -> Result<()> {
        let story: FxHashMap<&str, &str> =
            stories.iter().flat_map(|(story, all)| all.iter().map(|id| (id.as_str(), story.as_str()))).collect();
        let mut articles = Parts::new(&self.out.join("articles"), None, self.memory / 4);
        for part in 0..parts {
            self.unit(journal, format!("verdicts/{part:05}"), || {
                let own = articles.get(part)?;
                // what begins in this part: articles alone, and stories whose first article is here
                let mut wanted: Vec<(&str, &str)> = Vec::new();
                let ids = texts(&own, "id");
                for id in ids {
                    match story.get_key_value(id) {
                        None => wanted.push((id, id)),
                        Some((_, story)) if *story == id => {
                            wanted.extend(stories[*story].iter().map(|member| (*story, member.as_str())));
                        }
                        Some(_) => {}
                    }
                }
                let mut tables = Vec::new();
                for some in at_once(&wanted) {
                    let batch = gathered(some, index, &mut articles)?;
                    tables.push((0, stage::reconcile(&batch, self.settings)?));
                }
                let file = store::write(self.out, &format!("verdicts/{}", name(part)), schema::verdicts(), &tables)?;
                let counts = BTreeMap::from([("verdicts".to_owned(), file.rows)]);
                Ok((vec![file], counts))
            })?;
            self.listener.at(Step::Verdicts, part + 1, parts);
        }
        Ok(())
    }
}

/// Edges as pairs are ordered, however many passes they came in.
fn in_order(edges: &RecordBatch) -> Result<RecordBatch> {
    let days = |column: &str| {
        let days = edges.column_by_name(column).and_then(|days| days.as_primitive_opt::<Date32Type>());
        days.map(|days| days.values().to_vec()).unwrap_or_default()
    };
    let (a, b, a_day, b_day) = (texts(edges, "a"), texts(edges, "b"), days("a_day"), days("b_day"));
    let mut rows: Vec<u32> = (0..a.len()).map(|row| row as u32).collect();
    rows.sort_by_key(|row| {
        let row = *row as usize;
        (a_day[row], a[row], b_day[row], b[row])
    });
    store::take(edges, rows)
}

/// Rows laid apart by a number, in its order.
fn split(batch: &RecordBatch, of: impl Fn(usize) -> usize) -> Result<Vec<(usize, RecordBatch)>> {
    let mut rows: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for row in 0..batch.num_rows() {
        rows.entry(of(row)).or_default().push(row as u32);
    }
    rows.into_iter().map(|(place, rows)| Ok((place, store::take(batch, rows)?))).collect()
}

/// Stories with their articles, cut between stories into runs of about [`AT_ONCE`].
fn at_once<'w, 's>(wanted: &'w [(&'s str, &'s str)]) -> Vec<&'w [(&'s str, &'s str)]> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (n, (story, _)) in wanted.iter().enumerate() {
        if n - start >= AT_ONCE && wanted[n - 1].0 != *story {
            runs.push(&wanted[start..n]);
            start = n;
        }
    }
    runs.push(&wanted[start..]);
    runs
}

/// The rows of articles with their stories.
fn gathered(wanted: &[(&str, &str)], index: &Index, articles: &mut Parts) -> Result<RecordBatch> {
    let mut by_part: BTreeMap<usize, FxHashMap<&str, &str>> = BTreeMap::new();
    for (story, id) in wanted {
        by_part.entry(index.part(id)).or_default().insert(id, story);
    }
    let mut fields: Vec<Field> = schema::articles().fields().iter().map(|field| field.as_ref().clone()).collect();
    fields.push(Field::new("story", DataType::Utf8, false));
    let schema: SchemaRef = std::sync::Arc::new(Schema::new(fields));
    let mut tables = Vec::new();
    for (part, wanted) in by_part {
        let batch = articles.get(part)?;
        let ids = texts(&batch, "id");
        let rows: Vec<u32> =
            (0..ids.len()).filter(|row| wanted.contains_key(ids[*row])).map(|row| row as u32).collect();
        let story: StringArray = rows.iter().map(|row| Some(wanted[ids[*row as usize]])).collect();
        let found = store::take(&batch, rows)?;
        let mut columns: Vec<ArrayRef> = found.columns().to_vec();
        columns.push(std::sync::Arc::new(story));
        let table = RecordBatch::try_new(schema.clone(), columns);
        tables.push(table.map_err(|error| fault(Path::new("articles"), error.to_string(), "a table of articles"))?);
    }
    store::concat(&schema, &tables)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Place;

    struct Nobody;

    impl Listener for Nobody {
        fn at(&self, _: Step, _: usize, _: usize) {}
        fn skipped(&self, _: &Skip) {}
    }

    #[test]
    fn a_partition_larger_than_the_room_is_gone_through_in_passes() {
        const ARTICLES: usize = 60;
        let line = |n: usize| {
            let body = format!("한빛시 제{n}다리가 문을 열었다. 주민 {n}명과 청람건설 직원이 참석했다.");
            format!("{{\"id\": \"a{n}\", \"published\": \"2026-03-02\", \"lang\": \"ko\", \"body\": \"{body}\"}}\n")
        };
        let lines: String = (0..ARTICLES).map(line).collect();
        let out = std::env::temp_dir().join(format!("daejo-room-{}", std::process::id()));
        let (settings, room) = (Settings::default(), 4 << 10);
        let mut run = Run { out: &out, settings: &settings, memory: 1 << 30, part: 8 << 10, listener: &Nobody };
        let pieces = Pieces::new(vec![Place::Stream(Box::new(std::io::Cursor::new(lines)))]).unwrap();
        let mut journal = Journal::open(run.out, &run.identity(&pieces)).unwrap();
        let (_, parts) = run.articles(pieces, &mut journal).unwrap();
        let key = |batch: &RecordBatch, row: usize| {
            let key = batch.column_by_name("key").unwrap().as_primitive::<Int64Type>();
            key.value(row).cast_unsigned() / PARTITIONS as u64
        };
        let rows = |run: &Run<'_>| {
            let of = |partition: usize| {
                let passes = run.passes("keys", 0..parts, partition, KEY, key).unwrap();
                passes.map(|keys| keys.unwrap().num_rows()).collect::<Vec<_>>()
            };
            (0..PARTITIONS).map(of).collect::<Vec<_>>()
        };
        let whole = rows(&run);
        assert!(whole.iter().all(|passes| passes.len() == 1));
        run.memory = room;
        let little = rows(&run);
        std::fs::remove_dir_all(&out).unwrap();
        let keys: usize = whole.iter().flatten().sum();
        assert!(keys * KEY > 16 * room, "{keys}");
        for (passes, all) in little.iter().zip(&whole) {
            assert_eq!(passes.iter().sum::<usize>(), all[0]);
            assert_eq!(passes.len(), (all[0] * KEY).div_ceil(room / 2).max(1));
        }
        assert!(little.iter().any(|passes| passes.len() > 2));
    }
}

//! Which stories are there, while articles come in a batch at a time? Tomorrow's join today's, and a story keeps its id for good.
//!
//! What is known lies in one file: of every article its story, day, outlet and title; of those that are near enough in time to be joined
//! also the sentences they may be found by. Two stories that are known stay two, whatever comes between them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, ArrayRef, Date32Array, RecordBatch, StringArray};
use arrow_schema::{Field, Schema, SchemaRef};
use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::parts::texts;
use super::store::{self, Stored, fault};
use crate::error::Result;
use crate::model::{Article, FoundStory};
use crate::stage::{self, Settings, schema};

/// What is kept of a sentence.
const KEPT: [&str; 6] = ["article", "day", "number", "text", "names", "terms"];
/// An article stays open for so many times the days that two of one story may be apart, so that one that comes in late finds it.
const OPEN: i32 = 2;

/// What is known of an article.
#[derive(Clone, Debug)]
struct Known {
    story: String,
    day: Option<i32>,
    outlet: String,
    title: String,
}

/// What came of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// How many articles were new.
    pub new: usize,
    /// How many were known already, and left as they were.
    pub known: usize,
    /// How many have no day, and so are stories by themselves.
    pub undated: usize,
    /// How many times an article's key was one that too many have.
    pub skewed: u64,
}

/// Where stories are kept together.
pub struct Desk {
    settings: Settings,
    known: BTreeMap<String, Known>,
    /// The sentences of open articles, as a table of claims without claims.
    open: RecordBatch,
    keys: RecordBatch,
}

fn kept() -> SchemaRef {
    static KEPT_SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
        let claims = schema::claims();
        let field = |name: &str| claims.field_with_name(name).ok().cloned();
        Arc::new(Schema::new(KEPT.iter().filter_map(|name| field(name)).collect::<Vec<Field>>()))
    });
    KEPT_SCHEMA.clone()
}

/// The columns of the file.
fn file() -> SchemaRef {
    let mut fields: Vec<Field> = kept().fields().iter().map(|field| field.as_ref().clone()).collect();
    let more = ["story", "outlet", "title"].iter().map(|name| Field::new(*name, arrow_schema::DataType::Utf8, true));
    fields.extend(more);
    Arc::new(Schema::new(fields))
}

impl Desk {
    /// A desk that knows nothing, or what a file holds.
    ///
    /// # Errors
    /// [`crate::error::Error::Archive`] where the file is there, but is no such file.
    pub fn open(state: Option<&Path>, settings: Settings) -> Result<Desk> {
        let mut desk = Desk {
            settings,
            known: BTreeMap::new(),
            open: RecordBatch::new_empty(kept()),
            keys: RecordBatch::new_empty(schema::keys()),
        };
        if let Some(path) = state.filter(|path| path.exists()) {
            desk.load(path)?;
        }
        Ok(desk)
    }

    fn load(&mut self, path: &Path) -> Result<()> {
        let whole = Stored::open(path)?.whole(None)?;
        if whole.schema().fields() != file().fields() {
            return Err(fault(path, "a table of other columns", "the stories that daejo keeps"));
        }
        let (article, story) = (texts(&whole, "article"), texts(&whole, "story"));
        let (outlet, title) = (texts(&whole, "outlet"), texts(&whole, "title"));
        let day = days(&whole);
        for row in (0..whole.num_rows()).filter(|row| !story[*row].is_empty()) {
            let known = Known {
                story: story[row].to_owned(),
                day: day[row],
                outlet: outlet[row].to_owned(),
                title: title[row].to_owned(),
            };
            self.known.insert(article[row].to_owned(), known);
        }
        let text = whole.column_by_name("text");
        let rows = (0..whole.num_rows()).filter(|row| text.is_some_and(|text| !text.is_null(*row)));
        let rows = store::take(&whole, rows.map(|row| row as u32).collect())?;
        self.open = projected(&rows)?;
        self.keys = stage::keys(&self.open, &self.settings)?;
        Ok(())
    }

    /// Takes in a batch of articles. Those that are known already are left as they are.
    ///
    /// # Errors
    /// [`crate::error::Error::Stage`] where a stage has a fault.
    pub fn take(&mut self, articles: Vec<Article>) -> Result<Joined> {
        let mut joined = Joined::default();
        let mut seen: FxHashSet<String> = FxHashSet::default();
        let mut fresh: Vec<Article> = Vec::with_capacity(articles.len());
        for article in articles {
            if self.known.contains_key(&article.id) || !seen.insert(article.id.clone()) {
                joined.known += 1;
            } else {
                fresh.push(article);
            }
        }
        joined.new = fresh.len();
        let claims = stage::claims(&stage::from_articles(&fresh)?, &self.settings)?;
        let text = claims.column_by_name("text");
        let rows = (0..claims.num_rows()).filter(|row| text.is_some_and(|text| !text.is_null(*row)));
        let claims = projected(&store::take(&claims, rows.map(|row| row as u32).collect())?)?;
        let keys = stage::keys(&claims, &self.settings)?;
        self.open = store::concat(&kept(), &[self.open.clone(), claims])?;
        self.keys = store::concat(&schema::keys(), &[self.keys.clone(), keys])?;
        let pairs = stage::pairs(&self.keys, &self.settings)?;
        joined.skewed = pairs.skewed;
        let pairs = stage::added(&pairs.table, &self.settings)?;
        // what is between two that are known was looked at before
        let (a, b) = (texts(&pairs, "a"), texts(&pairs, "b"));
        let rows = (0..a.len()).filter(|row| seen.contains(a[*row]) || seen.contains(b[*row]));
        let pairs = store::take(&pairs, rows.map(|row| row as u32).collect())?;
        let edges = stage::verify(&pairs, &self.open, &self.settings)?;
        let stories = stage::joining(&edges, &self.near()?, &self.settings)?;
        for article in &fresh {
            let day = article.published.map(|published| (published.at.date() - Date::constant(1970, 1, 1)).get_days());
            joined.undated += usize::from(day.is_none());
            let known =
                Known { story: article.id.clone(), day, outlet: article.outlet.clone(), title: article.title.clone() };
            self.known.insert(article.id.clone(), known);
        }
        for (article, story) in texts(&stories, "article").into_iter().zip(texts(&stories, "story")) {
            if seen.contains(article)
                && let Some(known) = self.known.get_mut(article)
            {
                story.clone_into(&mut known.story);
            }
        }
        self.close()?;
        Ok(joined)
    }

    /// The last day that anything was told on.
    fn latest(&self) -> Option<i32> {
        self.known.values().filter_map(|known| known.day).max()
    }

    /// The stories that may be joined, with all their articles.
    fn near(&self) -> Result<RecordBatch> {
        let open: BTreeSet<&str> = texts(&self.open, "article").into_iter().collect();
        let near: BTreeSet<&str> =
            open.iter().filter_map(|id| self.known.get(*id)).map(|known| known.story.as_str()).collect();
        let rows = self.known.iter().filter(|(_, known)| near.contains(known.story.as_str()));
        let rows: Vec<(&str, &str, i32)> =
            rows.filter_map(|(id, known)| Some((id.as_str(), known.story.as_str(), known.day?))).collect();
        let columns: Vec<ArrayRef> = vec![
            Arc::new(rows.iter().map(|row| Some(row.0)).collect::<StringArray>()),
            Arc::new(rows.iter().map(|row| Some(row.1)).collect::<StringArray>()),
            Arc::new(rows.iter().map(|row| Some(row.2)).collect::<Date32Array>()),
        ];
        table(schema::stories(), columns)
    }

    /// Drops the sentences of articles that nothing new can be near to.
    fn close(&mut self) -> Result<()> {
        let Some(latest) = self.latest() else { return Ok(()) };
        let horizon = latest - OPEN * i32::from(self.settings.days);
        let still = |batch: &RecordBatch| -> Vec<u32> {
            let days = days(batch);
            (0..days.len()).filter(|row| days[*row].is_some_and(|day| day >= horizon)).map(|row| row as u32).collect()
        };
        self.open = store::take(&self.open, still(&self.open))?;
        self.keys = store::take(&self.keys, still(&self.keys))?;
        Ok(())
    }

    /// Writes down what is known; the file is replaced whole or not at all.
    ///
    /// # Errors
    /// [`crate::error::Error::Archive`] where it cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        let mut first: BTreeSet<&str> = BTreeSet::new();
        let articles = texts(&self.open, "article");
        // on the first row of an article what is known of it; an article without sentences has a row of its own
        let told: Vec<Option<&Known>> = articles
            .iter()
            .map(|article| if first.insert(article) { self.known.get(*article) } else { None })
            .collect();
        let mut columns: Vec<ArrayRef> = self.open.columns().to_vec();
        columns.extend(columns_of(&told));
        let open = table(file(), columns)?;
        let closed: Vec<(&str, &Known)> =
            self.known.iter().map(|(id, known)| (id.as_str(), known)).filter(|(id, _)| !first.contains(id)).collect();
        let none = || (0..closed.len()).map(|_| None::<&str>).collect::<StringArray>();
        let lists = |name: &str| -> ArrayRef {
            let schema = kept();
            let kind = schema.field_with_name(name).map(|field| field.data_type().clone());
            arrow_array::new_null_array(&kind.unwrap_or(arrow_schema::DataType::Null), closed.len())
        };
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(closed.iter().map(|(id, _)| Some(*id)).collect::<StringArray>()),
            Arc::new(closed.iter().map(|(_, known)| known.day).collect::<Date32Array>()),
            Arc::new(closed.iter().map(|_| Some(0)).collect::<arrow_array::Int32Array>()),
            Arc::new(none()),
            lists("names"),
            lists("terms"),
        ];
        columns.extend(columns_of(&closed.iter().map(|(_, known)| Some(*known)).collect::<Vec<_>>()));
        let closed = table(file(), columns)?;
        let (root, name) = (path.parent().unwrap_or(Path::new("")), path.file_name().unwrap_or_default());
        store::write(root, &name.to_string_lossy(), file(), &[(0, closed), (1, open)])?;
        Ok(())
    }

    /// Every story, by its first day and id.
    #[must_use]
    pub fn stories(&self) -> Vec<FoundStory> {
        let mut members: BTreeMap<&str, Vec<(&str, &Known)>> = BTreeMap::new();
        for (id, known) in &self.known {
            members.entry(&known.story).or_default().push((id, known));
        }
        let mut rows: Vec<FoundStory> = members
            .into_iter()
            .map(|(id, mut all)| {
                all.sort_by_key(|(id, known)| (known.day.unwrap_or(i32::MAX), *id));
                let outlets: BTreeSet<&str> = all.iter().map(|(_, known)| known.outlet.as_str()).collect();
                let days = || all.iter().filter_map(|(_, known)| known.day);
                FoundStory {
                    id: id.to_owned(),
                    from: days().min().and_then(written),
                    until: days().max().and_then(written),
                    outlets: outlets.into_iter().filter(|outlet| !outlet.is_empty()).map(str::to_owned).collect(),
                    title: title(&all),
                    articles: all.iter().map(|(id, _)| (*id).to_owned()).collect(),
                }
            })
            .collect();
        rows.sort_by(|a, b| (a.from.is_none(), &a.from, &a.id).cmp(&(b.from.is_none(), &b.from, &b.id)));
        rows
    }
}

/// Of the headlines the one whose words stand in most others; of those the earliest.
fn title(all: &[(&str, &Known)]) -> String {
    let words: Vec<BTreeSet<&str>> = all.iter().map(|(_, known)| known.title.split_whitespace().collect()).collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    words.iter().flatten().for_each(|word| *count.entry(word).or_default() += 1);
    // a long headline has more words to share: by the mean
    let common = |n: usize| words[n].iter().map(|word| count[word] - 1).sum::<usize>() * 1000 / words[n].len().max(1);
    let best = (0..all.len()).filter(|n| !words[*n].is_empty()).max_by_key(|n| (common(*n), std::cmp::Reverse(*n)));
    best.map_or_else(String::new, |n| all[n].1.title.clone())
}

fn written(day: i32) -> Option<String> {
    let days = jiff::Span::new().try_days(day).ok()?;
    Some(Date::constant(1970, 1, 1).checked_add(days).ok()?.to_string())
}

fn days(batch: &RecordBatch) -> Vec<Option<i32>> {
    let days = batch.column_by_name("day").and_then(|day| day.as_primitive_opt::<Date32Type>());
    days.map(|days| days.iter().collect()).unwrap_or_default()
}

fn columns_of(told: &[Option<&Known>]) -> [ArrayRef; 3] {
    let column = |of: fn(&Known) -> &str| -> ArrayRef {
        Arc::new(told.iter().map(|known| known.map(of)).collect::<StringArray>())
    };
    [column(|known| &known.story), column(|known| &known.outlet), column(|known| &known.title)]
}

fn projected(batch: &RecordBatch) -> Result<RecordBatch> {
    let columns = KEPT.iter().filter_map(|name| batch.column_by_name(name).cloned()).collect();
    table(kept(), columns)
}

fn table(schema: SchemaRef, columns: Vec<ArrayRef>) -> Result<RecordBatch> {
    RecordBatch::try_new(schema, columns)
        .map_err(|error| fault(Path::new("stories"), error.to_string(), "columns of one table"))
}

//! What does an archive bring in? JSON lines, Parquet, WARC, feeds, pages and story folders, a piece at a time.
//!
//! A piece is what can be read by itself: a line, a few rows, a page, a file. Pieces come in one fixed order (files by path, then as they
//! stand), so that a run may go on where another ended. What is damaged costs itself; it is told with file, place, found and expected.

mod feed;
mod parquet;
mod warc;

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use arrow_array::{Array, RecordBatch};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::model::{Article, Inferred, Published, Unread};
use crate::read::{self, Options, Origin, Source};
use crate::stage::{self, Settings};
use feed::{Damage, Feed};

/// The longest line that is read, in bytes.
const LONGEST: usize = 16 << 20;
const DEEPEST: usize = 64;

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skip {
    /// A word for counting.
    pub cause: String,
    /// Where, and in words what was found and expected; none for what a crawl holds besides pages.
    pub told: Option<Unread>,
}

/// What can be read by itself.
#[derive(Debug)]
pub struct Piece {
    /// As messages name it, the line left out: `file`, `file#3`.
    place: String,
    /// The id of its article, where it names none.
    id: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// A file, a line or a page.
    Bytes {
        bytes: Vec<u8>,
        line: Option<usize>,
        extension: Option<String>,
        charset: Option<String>,
        url: Option<String>,
        fetched: Option<String>,
    },
    /// Rows of a table; the first is so many behind the first of the file.
    Rows(RecordBatch, usize),
    /// A folder with a story.toml.
    Story(PathBuf),
}

impl Piece {
    /// How many bytes it holds, about.
    #[must_use]
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Bytes { bytes, .. } => bytes.len(),
            Content::Rows(rows, _) => rows.get_array_memory_size(),
            Content::Story(_) => 16 << 10,
        }
    }

    /// Takes what it holds into a checksum.
    pub fn sum(&self, into: &mut Sha256) {
        into.update(&self.place);
        match &self.content {
            Content::Bytes { bytes, line, .. } => {
                into.update(format!("{}", line.unwrap_or_default()));
                into.update(bytes);
            }
            Content::Rows(rows, _) => rows.columns().iter().for_each(|column| {
                column.to_data().buffers().iter().for_each(|buffer| into.update(buffer.as_slice()));
            }),
            Content::Story(path) => into.update(path.to_string_lossy().as_bytes()),
        }
    }

    /// Reads its articles, and tells what it could not read.
    #[must_use]
    pub fn read(&self, settings: &Settings) -> (Vec<Article>, Vec<Skip>) {
        let zone = jiff::tz::TimeZone::get(&settings.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
        match &self.content {
            Content::Bytes { bytes, line, extension, charset, url, fetched } => {
                let origin = Origin {
                    path: &self.place,
                    line: *line,
                    id: &self.id,
                    extension: extension.as_deref(),
                    charset: charset.as_deref(),
                    url: url.as_deref(),
                };
                let (mut articles, unread) = read::articles(bytes, &origin, &zone);
                if let Some(fetched) = fetched {
                    articles.iter_mut().for_each(|article| fetched_at(article, fetched, &zone));
                }
                (articles, unread.into_iter().map(not_an_article).collect())
            }
            Content::Rows(rows, before) => {
                let (mut articles, mut skips) = (Vec::new(), Vec::new());
                for (n, row) in stage::each_article(rows, settings).into_iter().enumerate() {
                    match row {
                        Ok(mut article) => {
                            article.path.clone_from(&self.place);
                            articles.push(article);
                        }
                        Err(Error::Stage { found, expected, .. }) => skips.push(not_an_article(Unread {
                            path: format!("{}#{}", self.place, before + n + 1),
                            line: None,
                            why: format!("found {found}, expected {expected}"),
                        })),
                        Err(error) => skips.push(not_an_article(Unread {
                            path: self.place.clone(),
                            line: None,
                            why: error.to_string(),
                        })),
                    }
                }
                (articles, skips)
            }
            Content::Story(path) => {
                let options = Options { timezone: Some(settings.timezone.clone()) };
                match read::story(&[Source::Path(path.clone())], &options) {
                    Ok(story) => {
                        let mut articles = story.articles;
                        articles.iter_mut().for_each(|article| article.id = joined(&self.id, &article.id));
                        (articles, story.unread.into_iter().map(not_an_article).collect())
                    }
                    Err(error) => {
                        let path = self.place.clone();
                        let why = match error {
                            Error::Read { found, expected, .. } => format!("found {found}, expected {expected}"),
                            other => other.to_string(),
                        };
                        (Vec::new(), vec![not_an_article(Unread { path, line: None, why })])
                    }
                }
            }
        }
    }
}

fn joined(folder: &str, id: &str) -> String {
    if folder.is_empty() { id.to_owned() } else { format!("{folder}/{id}") }
}

fn not_an_article(told: Unread) -> Skip {
    Skip { cause: "no article".to_owned(), told: Some(told) }
}

/// A page that does not say when it came out came out when it was fetched, as far as days go.
fn fetched_at(article: &mut Article, fetched: &str, zone: &jiff::tz::TimeZone) {
    let Ok(at) = fetched.parse::<Timestamp>() else { return };
    if article.published.is_none() {
        let at = at.to_zoned(zone.clone()).date().to_datetime(jiff::civil::Time::midnight());
        article.published = Some(Published { at, to_the_minute: false });
        article.inferred.push(Inferred { field: "published", from: format!("WARC-Date {fetched}") });
        article.inferred.sort();
    }
}

/// Where an archive lies.
pub enum Place {
    /// A file or a folder.
    Path(PathBuf),
    /// A stream of JSON lines.
    Stream(Box<dyn Read + Send>),
}

enum Open {
    Lines { feed: Feed, path: String, id: String, line: usize },
    Warc { records: warc::Records, path: String, id: String },
    Rows { rows: parquet::Rows, path: String },
}

/// The pieces of an archive, in their order.
pub struct Pieces {
    files: VecDeque<(PathBuf, String)>,
    streams: VecDeque<Box<dyn Read + Send>>,
    open: Option<Open>,
}

impl Pieces {
    /// Finds the files of places. Nothing is read yet.
    ///
    /// # Errors
    /// [`Error::Read`] where a place is none.
    pub fn new(places: Vec<Place>) -> Result<Pieces> {
        let (mut files, mut streams) = (Vec::new(), VecDeque::new());
        for place in places {
            match place {
                Place::Stream(stream) => streams.push_back(stream),
                Place::Path(path) => {
                    let known = std::fs::metadata(&path).map_err(|error| Error::Read {
                        path: path.clone(),
                        line: None,
                        found: crate::archive::store::why(&error),
                        expected: "an archive: a file or a folder".to_owned(),
                    })?;
                    if known.is_dir() {
                        walk(&path, &path, 0, &mut files);
                    } else {
                        let id = stem(&path.file_name().unwrap_or_default().to_string_lossy());
                        files.push((path, id));
                    }
                }
            }
        }
        files.sort();
        files.dedup();
        Ok(Pieces { files: files.into(), streams, open: None })
    }

    /// The files, as they are to be read.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(path, _)| path.as_path())
    }

    fn open(&mut self, path: &Path, id: String) -> std::result::Result<Option<Piece>, Skip> {
        let shown = path.to_string_lossy().into_owned();
        if path.is_dir() {
            return Ok(Some(Piece { place: shown, id, content: Content::Story(path.to_path_buf()) }));
        }
        let wrong = |damage: Damage| damaged(&shown, None, damage);
        let unreadable = |error: std::io::Error| {
            wrong(Damage { cause: "unreadable", found: error.kind().to_string(), expected: "a readable file" })
        };
        let kind = kind(path);
        if kind == Kind::Parquet {
            let rows = parquet::Rows::open(path, &id).map_err(wrong)?;
            self.open = Some(Open::Rows { rows, path: shown });
            return Ok(None);
        }
        let feed = Feed::new(Box::new(File::open(path).map_err(unreadable)?)).map_err(wrong)?;
        match kind {
            Kind::Warc => self.open = Some(Open::Warc { records: warc::Records::new(feed), path: shown, id }),
            Kind::Lines => self.open = Some(Open::Lines { feed, path: shown, id, line: 0 }),
            Kind::Parquet | Kind::File => {
                let bytes = whole(feed).map_err(wrong)?;
                let name = path.to_string_lossy();
                let name = name.strip_suffix(".gz").unwrap_or(&name);
                let extension = Path::new(name).extension().map(|e| e.to_string_lossy().into_owned());
                let content = Content::Bytes { bytes, line: None, extension, charset: None, url: None, fetched: None };
                return Ok(Some(Piece { place: shown, id, content }));
            }
        }
        Ok(None)
    }
}

/// A file that is read whole.
fn whole(mut feed: Feed) -> std::result::Result<Vec<u8>, Damage> {
    while feed.more()? {
        if feed.window().len() > 4 * LONGEST {
            let found = format!("more than {} MiB", (4 * LONGEST) >> 20);
            return Err(Damage { cause: "too large", found, expected: "a readable file" });
        }
    }
    Ok(feed.window().to_vec())
}

fn damaged(path: &str, line: Option<usize>, damage: Damage) -> Skip {
    let Damage { cause, found, expected } = damage;
    let told = Unread { path: path.to_owned(), line, why: format!("found {found}, expected {expected}") };
    Skip { cause: cause.to_owned(), told: Some(told) }
}

impl Iterator for Pieces {
    type Item = std::result::Result<Piece, Skip>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match &mut self.open {
                None => None,
                Some(Open::Lines { feed, path, id, line }) => next_line(feed, path, id, line),
                Some(Open::Warc { records, path, id }) => next_page(records, path, id),
                Some(Open::Rows { rows, path }) => {
                    let before = rows.row();
                    rows.advance().map(|read| match read {
                        Ok(batch) => {
                            Ok(Piece { place: path.clone(), id: String::new(), content: Content::Rows(batch, before) })
                        }
                        Err(damage) => Err(damaged(path, None, damage)),
                    })
                }
            };
            if found.is_some() {
                return found;
            }
            self.open = None;
            if let Some((path, id)) = self.files.pop_front() {
                match self.open(&path, id) {
                    Ok(None) => {}
                    Ok(Some(piece)) => return Some(Ok(piece)),
                    Err(skip) => return Some(Err(skip)),
                }
            } else {
                let stream = self.streams.pop_front()?;
                match Feed::new(stream) {
                    Ok(feed) => {
                        self.open = Some(Open::Lines { feed, path: "-".into(), id: "stdin".into(), line: 0 });
                    }
                    Err(damage) => return Some(Err(damaged("-", None, damage))),
                }
            }
        }
    }
}

fn next_line(feed: &mut Feed, path: &str, id: &str, line: &mut usize) -> Option<std::result::Result<Piece, Skip>> {
    loop {
        if feed.is_broken() && !feed.go_on() {
            return None;
        }
        *line += 1;
        let bytes = match feed.line(LONGEST) {
            Ok(None) => return None,
            Ok(Some(Ok(bytes))) => bytes,
            Ok(Some(Err(long))) => {
                let found = format!("a line of {} MiB", long >> 20);
                let damage = Damage { cause: "too large", found, expected: "lines of at most 16 MiB" };
                return Some(Err(damaged(path, Some(*line), damage)));
            }
            Err(damage) => return Some(Err(damaged(path, Some(*line), damage))),
        };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let content = Content::Bytes {
            bytes,
            line: Some(*line),
            extension: Some("json".into()),
            charset: None,
            url: None,
            fetched: None,
        };
        return Some(Ok(Piece { place: path.to_owned(), id: format!("{id}#{line}"), content }));
    }
}

fn next_page(records: &mut warc::Records, path: &str, id: &str) -> Option<std::result::Result<Piece, Skip>> {
    let record = records.advance()?;
    let place = format!("{path}#{}", records.number());
    Some(match record {
        Err(damage) => Err(damaged(&place, None, damage)),
        Ok(warc::Record::Other(cause)) => Err(Skip { cause: cause.to_owned(), told: None }),
        Ok(warc::Record::Page(page)) => {
            let own = format!("{id}#{}", page.number);
            let id = if page.id.is_empty() { own } else { page.id };
            let content = Content::Bytes {
                bytes: page.body,
                line: None,
                extension: None,
                charset: page.charset,
                url: page.url,
                fetched: page.fetched,
            };
            Ok(Piece { place, id, content })
        }
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Lines,
    Parquet,
    Warc,
    File,
}

fn kind(path: &Path) -> Kind {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("jsonl" | "ndjson") => Kind::Lines,
        Some("parquet") => Kind::Parquet,
        Some("warc") => Kind::Warc,
        _ => Kind::File,
    }
}

/// Whether a file in a folder is one of an archive.
fn is_archive(name: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let known = [
        "jsonl", "ndjson", "parquet", "warc", "json", "html", "htm", "xhtml", "rss", "atom", "xml", "md", "markdown",
        "txt", "text",
    ];
    name.rsplit_once('.').is_some_and(|(_, extension)| known.contains(&extension)) && !name.ends_with("gold.json")
}

fn stem(name: &str) -> String {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// The files under a folder, with the ids of their articles; a folder with a story.toml is one.
fn walk(root: &Path, folder: &Path, depth: usize, files: &mut Vec<(PathBuf, String)>) {
    let id = |path: &Path| {
        let below = path.strip_prefix(root).unwrap_or(path);
        below.iter().map(|name| name.to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
    };
    if folder.join("story.toml").is_file() {
        files.push((folder.to_path_buf(), id(folder)));
        return;
    }
    // what `daejo archive` wrote
    let written = folder.join("articles");
    let folder = if folder.join("manifest.json").is_file() && written.is_dir() { &written } else { folder };
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() && depth < DEEPEST && !path.is_symlink() {
            walk(root, &path, depth + 1, files);
        } else if path.is_file() && is_archive(&name) {
            let whole = id(&path);
            let stem = whole.len() - name.len();
            files.push((path, format!("{}{}", &whole[..stem], self::stem(&name))));
        }
    }
}

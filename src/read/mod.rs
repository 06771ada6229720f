//! From bytes to articles: what is text, who published it, and when?
//!
//! Takes files, folders, story folders and standard input in several formats. One article that
//! cannot be read never stops a story; it is counted in [`Story::unread`]. Refuses to find claims:
//! that is `extract`'s.
//!
//! `Article::text` is the decoded file for page dumps and Markdown; for HTML it is the visible text
//! extracted from the page, for JSON the title, a line end and the body. Terminal escapes in a text
//! stay in it; reports make them harmless. What is written in parts of characters is read in composed
//! form ([`compose`]), and all places still point into the text as it was written.

mod assemble;
mod date;
mod decode;
mod draft;
mod format;
mod hash;
mod infer;
mod manifest;
mod markup;
mod page;
mod record;
mod source;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use self::draft::Given;
pub use self::record::{Known, Misfit, Origin, Record, articles, record};
use self::source::Intake;
pub use self::written::{Written, compose, composed};
use crate::error::{Error, Result};
use crate::model::{Article, Lang, Segment, Span, Story, Unread, Zone};

/// The zone of a story that names none.
pub const TIMEZONE: &str = "Asia/Seoul";

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, a folder, a story folder or its `story.toml`.
    Path(PathBuf),
    /// What came in on standard input: JSON lines, JSON, a web page, Markdown or a page dump.
    Stdin(Vec<u8>),
}

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// IANA name of the zone in which days are counted; it overrides the story file's.
    pub timezone: Option<String>,
}

/// Reads a story. The order of the sources does not matter.
///
/// # Errors
/// [`Error::Read`] when nothing at all can be read, when a `story.toml` is broken, when two
/// articles have one id, or when there is no such time zone.
pub fn story(sources: &[Source], options: &Options) -> Result<Story> {
    let mut plan = Plan::default();
    for source in sources {
        if let Source::Path(path) = source {
            plan.add(path, options)?;
        }
    }
    plan.add_files();
    let timezone = options.timezone.clone().or(plan.timezone).unwrap_or_else(|| TIMEZONE.to_owned());
    let zone = date::zone(&timezone)
        .ok_or_else(|| fault(Path::new("--timezone"), &format!("{timezone:?}"), "an IANA name, as Asia/Seoul"))?;
    let mut desk = Desk { zone, articles: Vec::new(), unread: plan.unread, folders: plan.folders };
    let mut seen = BTreeSet::new();
    for intake in plan.intakes {
        let real = std::fs::canonicalize(&intake.path).unwrap_or_else(|_| intake.path.clone());
        if seen.insert(real) {
            desk.file(&intake);
        }
    }
    for source in sources {
        if let Source::Stdin(bytes) = source {
            desk.bytes("-", "stdin", Ok(bytes.clone()), None, &Given::default());
        }
    }
    desk.story(plan.title, timezone)
}

/// An article of bare text: every line of it is body, nothing is inferred but the language.
#[must_use]
pub fn article_from_text(text: &str, lang: Option<Lang>) -> Article {
    let segment = |span: Span| Segment { span, zone: Zone::Body, repeats: None, speaker: None };
    let lines = page::lines::lines(text, &[]);
    let mut article = assemble::empty("text", "text", text.to_owned(), hash::sha256(text.as_bytes()));
    article.segments = lines.into_iter().map(|line| segment(line.span)).collect();
    article.lang = lang.or_else(|| infer::lang(text).map(|(lang, _)| lang)).unwrap_or(Lang::UND);
    article
}

/// The language of loose text, told from its letters: one Hangul syllable makes it Korean, none English.
#[must_use]
pub fn told(text: &str) -> Lang {
    let code = if text.chars().any(|c| ('가'..='힣').contains(&c)) { "ko" } else { "en" };
    Lang::parse(code).unwrap_or(Lang::UND)
}

fn fault(path: &Path, found: &str, expected: &str) -> Error {
    Error::Read { path: path.into(), line: None, found: found.to_owned(), expected: expected.to_owned() }
}

/// What is to be read, before anything is.
#[derive(Default)]
struct Plan {
    title: String,
    timezone: Option<String>,
    intakes: Vec<Intake>,
    files: BTreeSet<PathBuf>,
    folders: Vec<PathBuf>,
    unread: Vec<Unread>,
}

impl Plan {
    fn add(&mut self, path: &Path, options: &Options) -> Result<()> {
        let is_story = path.file_name().is_some_and(|n| n == manifest::NAME) && path.is_file();
        let story = if is_story { path.to_path_buf() } else { path.join(manifest::NAME) };
        if is_story || path.is_dir() && story.is_file() {
            return self.add_story(&story, options);
        }
        if path.is_dir() {
            let files = source::walk(path);
            self.folders.push(path.to_path_buf());
            self.intakes.extend(files.into_iter().map(|file| intake(path, file)));
        } else {
            self.files.insert(path.to_path_buf());
        }
        Ok(())
    }

    fn add_story(&mut self, story: &Path, options: &Options) -> Result<()> {
        let manifest = manifest::read(story, options.timezone.as_deref(), TIMEZONE)?;
        let zones = (manifest.timezone.as_deref(), self.timezone.as_deref());
        if let (Some(new), Some(old)) = zones
            && new != old
            && options.timezone.is_none()
        {
            return Err(fault(story, &format!("timezone {new:?}"), &format!("{old:?}, as in the other story.toml")));
        }
        if manifest.articles.is_empty() {
            return Err(fault(story, "no [[article]]", "at least one article"));
        }
        self.timezone = self.timezone.take().or(manifest.timezone);
        if self.title.is_empty() {
            self.title = manifest.title;
        }
        let root = story.parent().unwrap_or(Path::new(""));
        for (file, path, given) in manifest.articles {
            let id = source::id(Path::new(""), Path::new(&file));
            let shown = root.join(&file).to_string_lossy().into_owned();
            self.intakes.push(Intake { shown, path, id, given });
        }
        Ok(())
    }

    /// Single files are named from the folder that holds them all.
    fn add_files(&mut self) {
        let files: Vec<&Path> = self.files.iter().map(PathBuf::as_path).collect();
        let root = source::common(&files);
        self.intakes.extend(files.into_iter().map(|file| intake(&root, file.to_path_buf())));
    }
}

fn intake(root: &Path, file: PathBuf) -> Intake {
    let shown = file.to_string_lossy().into_owned();
    Intake { shown, id: source::id(root, &file), path: file, given: Given::default() }
}

/// Reads one input after another and keeps what cannot be read.
struct Desk {
    zone: TimeZone,
    articles: Vec<Article>,
    unread: Vec<Unread>,
    folders: Vec<PathBuf>,
}

impl Desk {
    fn file(&mut self, intake: &Intake) {
        let extension = intake.path.extension().and_then(|e| e.to_str());
        let format = extension.and_then(format::Format::of_extension);
        self.bytes(&intake.shown, &intake.id, source::bytes(&intake.path), format, &intake.given);
    }

    fn bytes(
        &mut self,
        path: &str,
        id: &str,
        bytes: std::result::Result<Vec<u8>, String>,
        format: Option<format::Format>,
        given: &Given,
    ) {
        let read = bytes.map_err(|found| (found, "a readable file"));
        match read.and_then(|bytes| assemble::drafts(&bytes, format, &self.zone).map(|drafts| (bytes, drafts))) {
            Err((found, expected)) => self.refuse(path, None, &found, expected),
            Ok((bytes, drafts)) => {
                for (mark, draft) in drafts {
                    let mark = mark.unwrap_or_default();
                    let id = format!("{id}{mark}");
                    let made = draft.map_err(|b| (b.line, b.found, b.expected)).and_then(|draft| {
                        let line = draft.line;
                        assemble::article(draft, given, path, &id, &bytes, &self.zone)
                            .map_err(|f| (line, f, "an article"))
                    });
                    match made {
                        Ok(article) => self.articles.push(article),
                        Err((None, found, expected)) => self.refuse(&format!("{path}{mark}"), None, &found, expected),
                        Err((line, found, expected)) => self.refuse(path, line, &found, expected),
                    }
                }
            }
        }
    }

    fn refuse(&mut self, path: &str, line: Option<usize>, found: &str, expected: &str) {
        self.unread.push(Unread { path: path.to_owned(), line, why: format!("found {found}, expected {expected}") });
    }

    fn story(mut self, title: String, timezone: String) -> Result<Story> {
        self.unread.sort();
        if self.articles.is_empty() {
            return Err(self.nothing());
        }
        self.articles.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
        let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
        for article in &self.articles {
            if let Some(other) = ids.insert(&article.id, &article.path) {
                let found = format!("the id {:?} of {other} once more", article.id);
                return Err(fault(Path::new(&article.path), &found, "one id an article"));
            }
        }
        Ok(Story { title, timezone, articles: self.articles, unread: self.unread })
    }

    fn nothing(&self) -> Error {
        let Some(first) = self.unread.first() else {
            let path = self.folders.first().cloned().unwrap_or_else(|| PathBuf::from("-"));
            return fault(&path, "no articles", "files of .txt, .md, .html, .json or .jsonl");
        };
        let (found, expected) = first.why.split_once(", expected ").unwrap_or((&first.why, "an article"));
        let found = found.strip_prefix("found ").unwrap_or(found).to_owned();
        Error::Read { path: first.path.clone().into(), line: first.line, found, expected: expected.to_owned() }
    }
}

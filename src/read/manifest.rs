//! What does a story's `story.toml` say?
//!
//! Refuses unknown keys, dates that do not exist, files that are missing, and paths that lead out
//! of the story's folder: an error there names the line.

use std::path::{Component, Path, PathBuf};

use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::{Spanned, Value};

use super::date;
use super::draft::Given;
use crate::error::{Error, Result};
use crate::model::Lang;

/// The name of the file.
pub const NAME: &str = "story.toml";
const LONGEST: usize = 4 << 20;

/// A story as its file describes it.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The story's title; empty when there is none.
    pub title: String,
    /// The story's zone, where one is named.
    pub timezone: Option<String>,
    /// The articles in the file's order: path as written, path to open, metadata.
    pub articles: Vec<(String, PathBuf, Given)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    title: Option<String>,
    timezone: Option<Spanned<String>>,
    #[serde(default)]
    article: Vec<RawArticle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawArticle {
    file: Spanned<String>,
    id: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    published: Option<Spanned<Value>>,
    url: Option<String>,
    lang: Option<Spanned<String>>,
}

/// Reads the `story.toml` at `path`. `timezone` overrides the file's zone; `default` stands in for none.
///
/// # Errors
/// [`Error::Read`] with the line.
pub fn read(path: &Path, timezone: Option<&str>, default: &str) -> Result<Manifest> {
    let fault = |line, found: String, expected: &str| Error::Read {
        path: path.into(),
        line,
        found,
        expected: expected.to_owned(),
    };
    let bytes = super::source::bytes(path).map_err(|found| fault(None, found, "a readable story.toml"))?;
    let text = String::from_utf8(bytes).map_err(|_| fault(None, "bytes that are not UTF-8".into(), "TOML"))?;
    if text.len() > LONGEST {
        return Err(fault(None, format!("{} bytes", text.len()), "a story.toml of at most 4 MiB"));
    }
    let line = |at: usize| Some(text[..at.min(text.len())].bytes().filter(|b| *b == b'\n').count() + 1);
    let raw: Raw = toml::from_str(&text).map_err(|e| {
        let message = e.message().to_owned();
        let (found, expected) = message
            .split_once(", expected ")
            .unwrap_or((&message, "title, timezone and [[article]] tables of file, outlet, published, url, lang"));
        fault(e.span().and_then(|s| line(s.start)), found.to_owned(), expected)
    })?;
    if let Some(zone) = &raw.timezone
        && date::zone(zone.get_ref()).is_none()
    {
        return Err(fault(
            line(zone.span().start),
            format!("timezone {:?}", zone.get_ref()),
            "an IANA name of a time zone, as Asia/Seoul",
        ));
    }
    let named = timezone.or(raw.timezone.as_ref().map(|z| z.get_ref().as_str())).unwrap_or(default);
    let zone = date::zone(named)
        .ok_or_else(|| fault(None, format!("timezone {named:?}"), "an IANA name of a time zone, as Asia/Seoul"))?;
    let root = path.parent().unwrap_or(Path::new("."));
    let mut articles = Vec::new();
    for article in raw.article {
        let file = article.file.get_ref().clone();
        let at = line(article.file.span().start);
        let open = inside(root, &file).map_err(|(found, expected)| fault(at, found, expected))?;
        let given = given(article, &zone).map_err(|(span, found, expected)| fault(line(span), found, expected))?;
        articles.push((file, open, given));
    }
    Ok(Manifest { title: raw.title.unwrap_or_default(), timezone: raw.timezone.map(Spanned::into_inner), articles })
}

type Fault = (String, &'static str);

fn inside(root: &Path, file: &str) -> std::result::Result<PathBuf, Fault> {
    const INSIDE: &str = "a file inside the story's folder";
    let path = Path::new(file);
    let plain = path.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    if file.is_empty() || !plain || file.contains('\\') || file.contains('\0') {
        return Err((format!("file = {file:?}"), INSIDE));
    }
    let open = root.join(path);
    let real =
        std::fs::canonicalize(&open).map_err(|e| (format!("file = {file:?} ({})", e.kind()), "a file that exists"))?;
    let home = std::fs::canonicalize(root).map_err(|e| (e.to_string(), INSIDE))?;
    if !real.starts_with(home) {
        return Err((format!("file = {file:?}, a link that leads out"), INSIDE));
    }
    if !real.is_file() {
        return Err((format!("file = {file:?}, which is no file"), "a file"));
    }
    Ok(open)
}

fn given(article: RawArticle, zone: &TimeZone) -> std::result::Result<Given, (usize, String, &'static str)> {
    let published = match article.published {
        None => None,
        Some(value) => {
            let text = match value.get_ref() {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let at = date::given(&text, zone);
            Some(at.map_err(|found| {
                (value.span().start, format!("published = {found}"), "a date that exists, as 2024-02-29T11:00")
            })?)
        }
    };
    let lang =
        match article.lang {
            None => None,
            Some(code) => {
                let lang = Lang::parse(code.get_ref());
                Some(lang.ok_or_else(|| {
                    (code.span().start, format!("lang = {:?}", code.get_ref()), "a language code, as ko")
                })?)
            }
        };
    Ok(Given { id: article.id, outlet: article.outlet, title: article.title, url: article.url, published, lang })
}

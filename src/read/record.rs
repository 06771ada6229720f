//! How is an article read whose fields were found elsewhere than in a file: in a table, in a crawl?
//!
//! As the readers of files do it, so that the same article reads the same wherever it comes from.

use jiff::tz::TimeZone;

use super::draft::Given;
use super::format::{Format, json};
use super::{assemble, date, decode};
use crate::model::{Article, Lang, Unread};

/// An article whose fields are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its id, which is not empty.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// When it came out, in any way a record may say it.
    pub published: Option<String>,
    /// Its language, by code.
    pub lang: Option<String>,
    /// Its text.
    pub body: String,
}

/// What was found and what was expected.
pub type Misfit = (String, &'static str);

/// What is known of an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Who published it.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// When it came out.
    pub published: Option<crate::model::Published>,
    /// Its language.
    pub lang: Option<Lang>,
}

impl Record {
    fn given(&mut self, zone: &TimeZone) -> Result<Given, Misfit> {
        let filled = |text: &mut Option<String>| text.take().filter(|text| !text.trim().is_empty());
        let published = match filled(&mut self.published) {
            None => None,
            Some(words) => Some(
                date::given(&words, zone)
                    .map_err(|found| (format!("published: {found}"), "a date that exists, as 2024-02-29T11:00"))?,
            ),
        };
        let lang = match filled(&mut self.lang) {
            None => None,
            Some(code) => {
                Some(Lang::parse(&code).ok_or_else(|| (format!("lang: {code:?}"), "a language code, as ko"))?)
            }
        };
        let (outlet, title, url) = (filled(&mut self.outlet), filled(&mut self.title), filled(&mut self.url));
        Ok(Given { id: Some(self.id.clone()), outlet, title, url, published, lang })
    }

    /// Its text and what is known of it, where the text has been read before.
    ///
    /// # Errors
    /// What was found, when a field is none.
    pub fn with_layout(mut self, zone: &TimeZone) -> Result<(String, Known), Misfit> {
        let Given { outlet, title, url, published, lang, .. } = self.given(zone)?;
        Ok((self.body, Known { outlet, title, url, published, lang }))
    }
}

/// Reads a record as one of a JSON file is read.
///
/// # Errors
/// What was found and expected, when it is no article.
pub fn record(mut record: Record, path: &str, zone: &TimeZone) -> Result<Article, Misfit> {
    let given = record.given(zone)?;
    if record.body.trim().is_empty() {
        return Err(("an empty `body`".to_owned(), json::EXPECTED));
    }
    let draft = json::draft(given, std::mem::take(&mut record.body));
    assemble::article(draft, &Given::default(), path, &record.id, &[], zone).map_err(|found| (found, "an article"))
}

/// Where bytes come from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'o> {
    /// As messages name it.
    pub path: &'o str,
    /// The line of it at which the bytes begin, from 1, where they are not the whole of it.
    pub line: Option<usize>,
    /// The id of its article, where it names none; several are told apart by `#1`, `#2` …
    pub id: &'o str,
    /// The extension of the file's name, which tells the format; otherwise the bytes do.
    pub extension: Option<&'o str>,
    /// The charset that came with the bytes, which holds where they do not say otherwise.
    pub charset: Option<&'o str>,
    /// Where it can be found, where it does not say so itself.
    pub url: Option<&'o str>,
}

/// Reads the articles of a file that is at hand already. What cannot be read is told, and costs nothing else.
#[must_use]
pub fn articles(bytes: &[u8], origin: &Origin<'_>, zone: &TimeZone) -> (Vec<Article>, Vec<Unread>) {
    let (mut articles, mut unread) = (Vec::new(), Vec::new());
    let shown = origin.line.map_or_else(|| origin.path.to_owned(), |line| format!("{}:{line}", origin.path));
    let mut refuse = |path: String, line: Option<usize>, found: &str, expected: &str| {
        let line = origin.line.map_or(line, |first| Some(first + line.map_or(0, |line| line - 1)));
        unread.push(Unread { path, line, why: format!("found {found}, expected {expected}") });
    };
    let format = origin.extension.and_then(Format::of_extension);
    let decoded = decode::decode_as(bytes, origin.charset);
    match assemble::drafts_of(bytes, decoded, format, zone) {
        Err((found, expected)) => refuse(origin.path.to_owned(), None, &found, expected),
        Ok(drafts) => {
            let given = Given { url: origin.url.map(str::to_owned), ..Given::default() };
            for (mark, draft) in drafts {
                let mark = mark.unwrap_or_default();
                let id = format!("{}{mark}", origin.id);
                match draft {
                    Err(broken) => refuse(origin.path.to_owned(), broken.line, &broken.found, broken.expected),
                    Ok(draft) => {
                        let line = draft.line;
                        let url = if draft.given.url.is_none() { given.clone() } else { Given::default() };
                        match assemble::article(draft, &url, &shown, &id, bytes, zone) {
                            Ok(article) => articles.push(article),
                            Err(found) if line.or(origin.line).is_some() => {
                                refuse(origin.path.to_owned(), line, &found, "an article");
                            }
                            Err(found) => refuse(format!("{}{mark}", origin.path), None, &found, "an article"),
                        }
                    }
                }
            }
        }
    }
    (articles, unread)
}

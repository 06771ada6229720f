//! From one draft to one article: what is given comes first, what is missing is inferred.

use jiff::tz::TimeZone;

use super::decode::Decoded;
use super::draft::{Draft, Given};
use super::format::{Drafts, Format};
use super::hash;
use super::page;
use super::written::{Written, composed};
use super::{decode, infer};
use crate::model::{Article, Inferred, Lang, Span, Zone};

const ARTICLE: &str = "an article";

/// Decodes a file and reads its records.
///
/// # Errors
/// What was found and what was expected.
pub fn drafts(bytes: &[u8], format: Option<Format>, zone: &TimeZone) -> Result<Drafts, (String, &'static str)> {
    drafts_of(bytes, decode::decode(bytes), format, zone)
}

/// Reads the records of a file and what its decoding came to.
///
/// # Errors
/// What was found and what was expected.
pub fn drafts_of(
    bytes: &[u8],
    decoded: Result<Decoded, String>,
    format: Option<Format>,
    zone: &TimeZone,
) -> Result<Drafts, (String, &'static str)> {
    if bytes.is_empty() {
        return Err(("an empty file".to_owned(), ARTICLE));
    }
    let decoded = decoded.map_err(|found| (found, "text"))?;
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(("nothing but blanks".to_owned(), ARTICLE));
    }
    let format = format.unwrap_or_else(|| Format::sniff(&decoded.text));
    let mut drafts = format.read(decoded.text, zone);
    for (_, draft) in &mut drafts {
        if let Ok(draft) = draft {
            draft.cautions.extend(decoded.cautions.iter().cloned());
        }
    }
    Ok(drafts)
}

/// An article of which nothing is known but its text.
pub fn empty(id: &str, path: &str, text: String, sha256: String) -> Article {
    Article {
        id: id.to_owned(),
        path: path.to_owned(),
        outlet: String::new(),
        title: String::new(),
        url: None,
        published: None,
        lang: Lang::UND,
        sha256,
        text,
        segments: Vec::new(),
        skipped: Vec::new(),
        inferred: Vec::new(),
        cautions: Vec::new(),
    }
}

/// Makes the article.
///
/// # Errors
/// What was found, when it is no article.
pub fn article(
    draft: Draft,
    given: &Given,
    path: &str,
    id: &str,
    bytes: &[u8],
    zone: &TimeZone,
) -> Result<Article, String> {
    let (draft, written) = in_composed_form(draft);
    let told = given.clone().or(draft.given.clone()).composed();
    let page = page::read(&draft, told.outlet.as_deref(), told.title.as_deref(), zone)?;
    if page.segments.is_empty() {
        return Err("no text but the furniture of a page".to_owned());
    }
    // a record has a hash of its own: that of the whole file for each of its records would be quadratic
    let sha256 = draft.sha256.unwrap_or_else(|| hash::sha256(bytes));
    let mut article = empty(told.id.as_deref().unwrap_or(id), path, draft.text, sha256);
    let mut inferred = Vec::new();
    let mut infer = |field, from: String| inferred.push(Inferred { field, from });
    article.outlet = told.outlet.unwrap_or_default();
    if article.outlet.is_empty()
        && let Some((outlet, from)) = infer::outlet(&article.text, &page, told.url.as_deref())
    {
        article.outlet = outlet;
        infer("outlet", from);
    }
    article.published = told.published;
    if article.published.is_none()
        && let Some((published, from)) = infer::published(&article.text, &page)
    {
        article.published = Some(published);
        infer("published", from);
    }
    let spoken: Vec<_> = page.segments.iter().map(|s| s.span.of(&article.text)).collect();
    let spoken = spoken.join("\n");
    let headline = page.segments.iter().find(|s| s.zone == Zone::Headline).map(|s| s.span.of(&article.text));
    article.title = told.title.unwrap_or_default();
    if article.title.is_empty()
        && let Some(headline) = headline
    {
        article.title = headline.to_owned();
        infer("title", headline.to_owned());
    }
    match told.lang.map(|lang| (lang, None)).or_else(|| infer::lang(&spoken).map(|(l, f)| (l, Some(f)))) {
        Some((lang, from)) => {
            article.lang = lang;
            from.into_iter().for_each(|from| infer("lang", from));
        }
        None => article.cautions.push("the language could not be told".to_owned()),
    }
    inferred.sort();
    inferred.dedup();
    article.url = told.url;
    article.segments = page.segments;
    article.skipped = page.skipped;
    article.inferred = inferred;
    article.cautions.extend(draft.cautions);
    if let Some(written) = written {
        written.restore(&mut article);
    }
    Ok(article)
}

/// The draft as it is read, and how its text was written where that is not the same.
fn in_composed_form(mut draft: Draft) -> (Draft, Option<Written>) {
    let Some((text, written)) = composed(&draft.text) else { return (draft, None) };
    for (range, _) in &mut draft.hints {
        let span = written.read(Span::new(range.start, range.end));
        *range = span.start..span.end;
    }
    draft.text = text;
    (draft, Some(written))
}

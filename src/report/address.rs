//! Under which URI does a machine format name an article or a claim?
//!
//! Only `http` and `https` addresses are passed on; of anything else a relative or `file:` URI is made in which
//! nothing but the slashes between folders keeps its meaning. So no path and no id becomes a scheme, a query or a
//! fragment of its own.

use std::borrow::Cow;
use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::model::Article;

/// All but unreserved characters (RFC 3986).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same, with the slashes of a path kept.
const PATH: &AsciiSet = &SEGMENT.remove(b'/');
/// What may not stand in a URI as it is; an address that is one already keeps its `%`.
const ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'[')
    .add(b']')
    .add(b'\'')
    .add(b'(')
    .add(b')');

/// The URIs of the files of a story, by the order of its articles. Articles of one file are told apart by a fragment.
pub(super) fn files(articles: &[Article]) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles {
        *count.entry(&article.path).or_default() += 1;
    }
    let uri = |article: &Article| {
        let file = file(&article.path);
        if count[article.path.as_str()] > 1 { format!("{file}{}", fragment("", &article.id)) } else { file }
    };
    articles.iter().map(uri).collect()
}

/// The URI of a file: relative as the path is, or `file:`.
pub(super) fn file(path: &str) -> String {
    let (root, rest) = match path.strip_prefix('/') {
        Some(rest) => ("file:///", rest.trim_start_matches('/')),
        None => ("", path),
    };
    format!("{root}{}", utf8_percent_encode(rest, PATH))
}

/// `#`, `sort` and the id, as the name of a node in the document itself.
pub(super) fn fragment(sort: &str, id: &str) -> String {
    format!("#{sort}{}", segment(id))
}

fn segment(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, SEGMENT)
}

/// The address of an article on the web, when it has one that a reader may follow.
pub(super) fn web(article: &Article) -> Option<String> {
    let url = article.url.as_deref()?.trim();
    let (scheme, rest) = url.split_once("://")?;
    let known = ["http", "https"].iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    let named = rest.starts_with(|c: char| c.is_alphanumeric());
    named.then(|| format!("{known}://{}", Cow::from(utf8_percent_encode(rest, ADDRESS))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_is_more_than_a_path() {
        assert_eq!(file("seeds/가.txt"), "seeds/%EA%B0%80.txt");
        assert_eq!(file("javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(file("a?b#c.txt"), "a%3Fb%23c.txt");
        assert_eq!(file("//evil.example/a"), "file:///evil.example/a");
        assert_eq!(file("../a b.txt"), "../a%20b.txt");
        assert_eq!(fragment("article-", "../x#y"), "#article-..%2Fx%23y");
    }

    #[test]
    fn only_web_addresses_are_followed() {
        let at = |url: &str| {
            let article = crate::model::Article {
                id: String::new(),
                path: String::new(),
                outlet: String::new(),
                title: String::new(),
                url: Some(url.to_owned()),
                published: None,
                lang: crate::model::Lang::UND,
                text: String::new(),
                sha256: String::new(),
                segments: Vec::new(),
                skipped: Vec::new(),
                inferred: Vec::new(),
                cautions: Vec::new(),
            };
            web(&article)
        };
        assert_eq!(at("HTTPS://example.org/가?x=%20").as_deref(), Some("https://example.org/%EA%B0%80?x=%20"));
        assert_eq!(at("http://a.example/\"><script>").as_deref(), Some("http://a.example/%22%3E%3Cscript%3E"));
        for url in
            ["javascript:alert(1)", "data:text/html,x", "//x.example", "javascript://%0aalert(1)", "https://\u{1b}"]
        {
            assert_eq!(at(url), None, "{url}");
        }
    }
}

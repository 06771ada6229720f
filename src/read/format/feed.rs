//! A news feed, RSS or Atom: its items are articles, its name their outlet.
//!
//! Items are cut apart before they are read, so that a broken one costs no other. The text of an item is its title, a line
//! end and what is visible of its content, or of its summary where it has no more; spans point into that. Refuses items
//! without text and dates no calendar has.

use std::ops::Range;

use jiff::tz::TimeZone;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use super::{Broken, Drafts};
use crate::model::{Lang, Published, Zone};
use crate::read::date;
use crate::read::draft::{Draft, Given, What};
use crate::read::hash;
use crate::read::markup::{squeeze, visible};

const EXPECTED: &str = "a feed of <item> or <entry> elements";
const MOST_ITEMS: usize = 10_000;

/// Whether a text that begins so, in lower case, is a feed.
pub fn is_feed(head: &str) -> bool {
    head.starts_with('<') && ["<rss", "<feed", "<rdf:rdf"].iter().any(|root| head.contains(root))
}

/// Reads it.
pub fn read(source: &str, zone: &TimeZone) -> Drafts {
    let (head, items) = pieces(source);
    let broken = |found: &str| vec![(None, Err(Broken { line: None, found: found.to_owned(), expected: EXPECTED }))];
    if items.is_empty() {
        return broken("no item");
    }
    let feed = fields(&head).unwrap_or_default();
    let line = |at: usize| source[..at].bytes().filter(|b| *b == b'\n').count() + 1;
    let mut drafts: Drafts = (1..)
        .zip(items.iter().take(MOST_ITEMS))
        .map(|(n, range)| {
            let read = fields(&source[range.clone()]).and_then(|item| article(&item, &feed, zone));
            let draft = read.map_err(|(found, expected)| Broken { line: Some(line(range.start)), found, expected });
            (Some(format!("#{n}")), draft)
        })
        .collect();
    if let Some(next) = items.get(MOST_ITEMS) {
        let found = "more items than are read".to_owned();
        let too_many = Broken { line: Some(line(next.start)), found, expected: "at most 10000 in one feed" };
        drafts.push((None, Err(too_many)));
    }
    drafts
}

/// The source without its items, and where each item stands. Comments and CDATA are passed over.
fn pieces(source: &str) -> (String, Vec<Range<usize>>) {
    let (mut head, mut items) = (String::new(), Vec::new());
    let (mut at, mut outside) = (0, 0);
    let mut open: Option<usize> = None;
    while let Some(next) = source[at..].find('<').map(|n| at + n) {
        let rest = &source[next..];
        let passed = [("<![CDATA[", "]]>"), ("<!--", "-->")].into_iter().find(|(start, _)| rest.starts_with(start));
        if let Some((_, end)) = passed {
            at = rest.find(end).map_or(source.len(), |n| next + n + end.len());
            continue;
        }
        at = next + 1;
        let closing = ["</item>", "</entry>"].into_iter().find(|tag| rest.starts_with(tag));
        let opening = ["<item", "<entry"].into_iter().any(|tag| {
            rest.strip_prefix(tag).is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
        });
        if let Some((start, tag)) = open.zip(closing) {
            at = next + tag.len();
            items.push(start..at);
            (open, outside) = (None, at);
        } else if opening {
            match open.replace(next) {
                // the one before never ended
                Some(start) => items.push(start..next),
                None => head.push_str(&source[outside..next]),
            }
        }
    }
    match open {
        Some(start) => items.push(start..source.len()),
        None => head.push_str(&source[outside..]),
    }
    (head, items)
}

/// What a feed or an item says of itself.
#[derive(Debug, Default)]
struct Fields {
    title: String,
    link: String,
    published: String,
    updated: String,
    content: String,
    summary: String,
    source: String,
    source_title: String,
    lang: String,
}

type Fault = (String, &'static str);

impl Fields {
    /// The field of an element two levels below the root at most, by its path.
    fn at(&mut self, path: &[String]) -> Option<&mut String> {
        let names: Vec<&str> = path.iter().map(|name| name.strip_prefix("atom:").unwrap_or(name)).collect();
        Some(match names.as_slice() {
            [_, "title"] | [_, "channel", "title"] => &mut self.title,
            [_, "link"] => &mut self.link,
            [_, "pubDate" | "published" | "dc:date" | "issued"] => &mut self.published,
            [_, "updated"] => &mut self.updated,
            [_, "content:encoded" | "content"] => &mut self.content,
            [_, "description" | "summary"] => &mut self.summary,
            [_, "source"] => &mut self.source,
            [_, "source", "title"] => &mut self.source_title,
            [_, "language" | "dc:language"] | [_, "channel", "language" | "dc:language"] => &mut self.lang,
            _ => return None,
        })
    }
}

/// Reads the elements directly under the first one; markup inside one of them is kept as markup.
fn fields(source: &str) -> Result<Fields, Fault> {
    let mut reader = Reader::from_str(source);
    let mut fields = Fields::default();
    let mut path: Vec<String> = Vec::new();
    // how deep inside a field's own markup the reader is
    let mut inner = 0usize;
    loop {
        let event = reader.read_event().map_err(|e| (format!("broken XML ({e})"), "an item that is well-formed"))?;
        let field = fields.at(&path);
        match event {
            Event::Eof if path.len() > 1 => {
                return Err(("an item that does not end".to_owned(), "</item> or </entry>"));
            }
            Event::Eof => return Ok(fields),
            Event::Start(tag) => {
                path.push(name(&tag));
                if inner > 0 || field.is_some() && fields.at(&path).is_none() {
                    path.pop();
                    inner += 1;
                    if let Some(field) = fields.at(&path) {
                        field.push_str(&format!("<{}>", &*tag));
                    }
                } else {
                    attributes(&tag, &path, &mut fields);
                }
            }
            Event::Empty(tag) => match field {
                Some(field) => field.push_str(&format!("<{}/>", &*tag)),
                None => {
                    path.push(name(&tag));
                    attributes(&tag, &path, &mut fields);
                    path.pop();
                }
            },
            Event::End(tag) if inner > 0 => {
                inner -= 1;
                if let Some(field) = field {
                    field.push_str(&format!("</{}>", &*tag));
                }
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) => {
                if let Some(field) = field {
                    field.push_str(&text);
                }
            }
            Event::CData(text) => {
                if let Some(field) = field {
                    field.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let Some(field) = field else { continue };
                let name = reference.to_string();
                let character = reference.resolve_char_ref().ok().flatten();
                match (character, escape::resolve_predefined_entity(&name)) {
                    // inside markup, what stands for a sign of markup goes on doing so
                    _ if inner > 0 => field.push_str(&format!("&{name};")),
                    (Some(c), _) => field.push(c),
                    (None, Some(text)) => field.push_str(text),
                    (None, None) => field.push_str(&format!("&{name};")),
                }
            }
            _ => {}
        }
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

/// What attributes say: where Atom links to, and the language.
fn attributes(tag: &BytesStart<'_>, path: &[String], fields: &mut Fields) {
    let get = |key: &str| {
        let attribute = tag.try_get_attribute(key).ok().flatten()?;
        let value = attribute.value.into_owned();
        Some(escape::unescape(&value).map(|text| text.into_owned()).unwrap_or(value))
    };
    if let Some(lang) = get("xml:lang").filter(|_| fields.lang.is_empty() && path.len() <= 2) {
        fields.lang = lang;
    }
    let to_article = get("rel").is_none_or(|rel| rel == "alternate");
    if path.len() == 2
        && path[1] == "link"
        && to_article
        && fields.link.is_empty()
        && let Some(link) = get("href")
    {
        fields.link = link;
    }
}

fn article(item: &Fields, feed: &Fields, zone: &TimeZone) -> Result<Draft, Fault> {
    let whole = [&item.content, &item.summary].into_iter().find(|markup| !markup.trim().is_empty());
    let markup = whole.ok_or_else(|| ("an item without text".to_owned(), "content, a description or a summary"))?;
    let (body, hints) = visible(markup).map_err(|found| (found, "an item's text"))?;
    if body.trim().is_empty() {
        return Err(("an item without text".to_owned(), "content, a description or a summary"));
    }
    let told = [&item.published, &item.updated].into_iter().find(|date| !date.trim().is_empty());
    let published = match told {
        None => None,
        Some(words) => Some(moment(words, zone).map_err(|found| {
            (format!("a date of {found}"), "a date that exists, as Thu, 29 Feb 2024 11:00:00 +0900")
        })?),
    };
    let line = |text: &str| visible(text).map(|(text, _)| squeeze(&text)).ok().filter(|text| !text.is_empty());
    let lang = [&item.lang, &feed.lang].into_iter().find_map(|code| Lang::parse(code.split('-').next()?.trim()));
    let given = Given {
        id: None,
        outlet: line(&item.source_title).or_else(|| line(&item.source)).or_else(|| line(&feed.title)),
        title: line(&item.title),
        url: Some(item.link.trim().to_owned()).filter(|link| !link.is_empty()),
        published,
        lang,
    };
    let title = given.title.as_deref().map(|title| format!("{title}\n")).unwrap_or_default();
    let headline = given.title.iter().map(|title| (0..title.len(), What::Zone(Zone::Headline)));
    let below = hints.into_iter().map(|(range, what)| (range.start + title.len()..range.end + title.len(), what));
    let text = format!("{title}{body}");
    let cautions = item.content.trim().is_empty().then(|| "the feed has no more of it than a summary".to_owned());
    Ok(Draft {
        hints: headline.chain(below).collect(),
        sha256: Some(hash::sha256(text.as_bytes())),
        cautions: cautions.into_iter().collect(),
        given,
        text,
        ..Draft::default()
    })
}

/// A moment as feeds write it, in the zone.
fn moment(words: &str, zone: &TimeZone) -> Result<Published, String> {
    let words = words.trim();
    match jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_zoned(words) {
        Ok(at) => Ok(Published { at: at.with_time_zone(zone.clone()).datetime(), to_the_minute: true }),
        Err(_) => date::given(words, zone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seoul() -> TimeZone {
        TimeZone::get("Asia/Seoul").unwrap()
    }

    #[test]
    fn both_sorts_of_feeds_are_read() {
        let rss = r#"<?xml version="1.0"?><rss version="2.0" xmlns:media="x"><channel><title>한빛일보</title>
            <link>https://hanbit.example/</link><language>ko-kr</language>
            <item><title>새 다리 &amp; 길 개통</title><media:title>딴것</media:title><link>https://hanbit.example/1</link>
            <pubDate>Fri, 06 Sep 2024 00:00:00 GMT</pubDate>
            <description><![CDATA[<p>한빛시는 6일 새 다리를 열었다.</p><script>x</script>]]></description></item></channel></rss>"#;
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>한빛일보</title>
            <link rel="self" href="https://hanbit.example/feed"/>
            <entry><title>새 다리 &amp; 길 개통</title><link rel="enclosure" href="x"/><link href="https://hanbit.example/1"/>
            <updated>2024-09-06T09:00:00+09:00</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>한빛시는 6일 <b>새</b> 다리를 열었다.</p></div></content>
            </entry></feed>"#;
        for source in [rss, atom] {
            let mut drafts = read(source, &seoul());
            assert_eq!(drafts.len(), 1);
            let (mark, draft) = drafts.remove(0);
            let draft = draft.unwrap();
            assert_eq!(mark.as_deref(), Some("#1"));
            assert_eq!(draft.text, "새 다리 & 길 개통\n한빛시는 6일 새 다리를 열었다.\n");
            assert_eq!(draft.given.outlet.as_deref(), Some("한빛일보"));
            assert_eq!(draft.given.url.as_deref(), Some("https://hanbit.example/1"));
            assert_eq!(draft.given.lang, Lang::parse("ko"));
            let at = draft.given.published.unwrap().at;
            assert_eq!(at, jiff::civil::date(2024, 9, 6).at(9, 0, 0, 0));
        }
    }

    #[test]
    fn a_bad_item_costs_no_other() {
        let item = |text: &str| format!("<item><title>가</title><description>{text}</description></item>\n");
        let good = item("한빛시는 6일 다리를 열었다.");
        let dated = "<item><description>글</description><pubDate>Mon, 31 Feb 2024 00:00:00 GMT</pubDate></item>\n";
        let source = format!(
            "<rss><channel><title>나</title>\n{good}{}<item><b></item>\n<item><title>끝이 없다\n{dated}{good}<item><desc",
            item(" ")
        );
        let drafts = read(&source, &seoul());
        let told: Vec<_> = drafts
            .iter()
            .map(|(mark, draft)| (mark.clone().unwrap(), draft.as_ref().err().map(|b| b.line.unwrap())))
            .collect();
        let expected = [None, Some(3), Some(4), Some(5), Some(6), None, Some(8)];
        assert_eq!(told, (1..).zip(expected).map(|(n, line)| (format!("#{n}"), line)).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_feed_says_so() {
        for source in ["", "<urlset><url/></urlset>", "<rss><channel><title>나</title></channel></rss>"] {
            assert!(read(source, &seoul())[0].1.is_err(), "{source}");
        }
    }
}

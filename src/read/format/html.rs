//! A web page: its visible text, and what its markup says of it.
//!
//! Prefers the `<article>`, metadata of `og:`/`article:` and JSON-LD. Refuses pages whose nesting
//! would make parsing slow ([`MOST_NESTING`]).

mod head;

use jiff::tz::TimeZone;
use scraper::{ElementRef, Html, Selector};

use self::head::Meta;
use super::Broken;
use crate::model::Zone;
use crate::read::draft::{Draft, What};
use crate::read::markup::{MOST_NESTING, Writer, nesting, squeeze, too_deep};
use crate::read::page::lines::{compact, runs};

/// Reads a page.
///
/// # Errors
/// Where there is no text on it, or too much markup.
pub fn read(source: &str, zone: &TimeZone) -> Result<Draft, Broken> {
    let broken = |found: String| Broken { line: None, found, expected: "a web page with an article" };
    let nesting = nesting(source);
    if nesting > MOST_NESTING {
        return Err(broken(too_deep(nesting)));
    }
    let page = Html::parse_document(source);
    let meta = Meta::of(&page);
    let mut draft = Draft { given: meta.given(zone, &page), ..Draft::default() };
    let mut writer = Writer::default();
    let main = main(&page);
    let inner: String = main.map(|m| m.text().collect()).unwrap_or_default();
    let title = draft.given.title.clone();
    let inside = title.as_ref().is_some_and(|t| compact(&inner).contains(&compact(t)));
    if let Some(title) = title.filter(|_| !inside) {
        writer.line(&title, Some(What::Zone(Zone::Headline)));
    }
    if let Some(main) = main {
        writer.walk(main);
    }
    if !writer.text.lines().any(runs)
        && let Some(body) = &meta.body
    {
        writer.line(body, None);
    }
    writer.finish();
    if writer.text.trim().is_empty() {
        return Err(broken("a page without text".to_owned()));
    }
    draft.text = writer.text;
    draft.hints = writer.hints;
    Ok(draft)
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).unwrap_or_else(|e| panic!("{selector}: {e}"));
    page.select(&selector).collect()
}

fn first<'p>(page: &'p Html, selector: &str) -> Option<ElementRef<'p>> {
    select(page, selector).into_iter().next()
}

/// The element that holds the article: the one with the most text among the first kind there is.
fn main(page: &Html) -> Option<ElementRef<'_>> {
    let size = |e: &ElementRef<'_>| e.text().map(str::len).sum::<usize>();
    for kind in ["article", "[itemprop=articleBody]", "main", "[role=main]", "body"] {
        // Nested ones would make the count quadratic.
        let best = select(page, kind).into_iter().take(50).max_by_key(size);
        if let Some(best) = best.filter(|e| size(e) > 200 || kind == "body") {
            return Some(best);
        }
    }
    None
}

fn flat(element: &ElementRef<'_>) -> String {
    squeeze(&element.text().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;
    use crate::read::page::cues::everyone;

    fn seoul() -> TimeZone {
        TimeZone::get("Asia/Seoul").unwrap()
    }

    #[test]
    fn every_class_is_read_as_its_corpus_says() {
        for lang in everyone() {
            let (table, corpus) = (language::table(lang, "read_html"), language::table(lang, "read_html.corpus"));
            for row in &corpus.rows {
                let draft = read(corpus.cell(row, "markup"), &seoul()).unwrap();
                let what = draft.hints.first().map_or("-", |(_, what)| match what {
                    What::Zone(zone) => zone.name(),
                    What::Skip(why) => why.name(),
                });
                assert_eq!(what, corpus.cell(row, "what"), "{}:{}", corpus.name, row.line);
            }
            for (class, row) in table.column("class") {
                let hit = corpus.column("markup").any(|(markup, _)| markup.contains(&format!("\"{class}\"")));
                assert!(hit, "{}:{} is in no corpus row", table.name, row.line);
            }
        }
    }

    #[test]
    fn blocks_are_lines_and_furniture_is_dropped() {
        let page = "<body><nav>홈</nav><p>한 <b>줄</b>이다<br>둘째&nbsp;줄</p><script>x</script><div hidden>숨김</div>\
                    <ul><li>하나<li>둘</ul><p>끝 &lt;앵커&gt;</body>";
        assert_eq!(read(page, &seoul()).unwrap().text, "한 줄이다\n둘째\u{a0}줄\n\n하나\n둘\n\n끝 <앵커>\n");
    }

    #[test]
    fn text_that_scripts_would_draw_is_taken_from_linked_data() {
        let page = r#"<html><head><script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
            "headline": "새 다리 개통", "datePublished": "2024-09-06T09:00:00+09:00", "publisher": {"name": "한빛일보"},
            "articleBody": "한빛시는 6일 새 다리를 열었다고 밝혔다."}]}</script></head><body><div id="root"></div></body></html>"#;
        let draft = read(page, &seoul()).unwrap();
        assert_eq!(draft.text, "새 다리 개통\n\n한빛시는 6일 새 다리를 열었다고 밝혔다.\n");
        assert_eq!(draft.given.outlet.as_deref(), Some("한빛일보"));
        assert!(draft.given.published.is_some());
    }
}

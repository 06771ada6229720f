//! Markdown as a CommonMark reader with GitHub's extensions takes it: even tables, footnotes that resolve, and no text that is markup.

use daejo::model::Reconciliation;
use daejo::report::sanitise::plain;
use daejo::report::{self, Format, View};
use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::review::decided;
use super::{poisoned, screen, story};

/// What GitHub reads beyond CommonMark; that it makes links of bare addresses is looked at apart.
fn github() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

fn shown(of: &Reconciliation) -> String {
    report::render(&View::new(of, None), Format::Markdown, screen(80))
}

/// A table, by row and cell, as a reader sees it.
type Table = Vec<Vec<String>>;

/// The tables; a line of one has as many bars as it has cells and one.
fn tables(markdown: &str) -> Vec<Table> {
    let (mut tables, mut columns, mut within) = (Vec::<Table>::new(), 0, false);
    for (event, place) in Parser::new_ext(markdown, github()).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(sides)) => {
                columns = sides.len();
                tables.push(Table::new());
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                let line = &markdown[place.start..];
                let line = &line[..line.find('\n').unwrap_or(line.len())];
                let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
                assert_eq!(bars, columns + 1, "{line}");
                tables.last_mut().unwrap().push(Vec::new());
            }
            Event::Start(Tag::TableCell) => {
                within = true;
                tables.last_mut().and_then(|table| table.last_mut()).unwrap().push(String::new());
            }
            Event::End(TagEnd::TableCell) => within = false,
            Event::Text(text) if within => said(&mut tables).push_str(&text),
            Event::InlineHtml(html) if within && &*html == "<br>" => said(&mut tables).push('\n'),
            _ => {}
        }
    }
    tables
}

fn said(tables: &mut [Table]) -> &mut String {
    tables.last_mut().and_then(|table| table.last_mut()?.last_mut()).unwrap()
}

fn assert_right(of: &Reconciliation) {
    let markdown = shown(of);
    let view = View::new(of, None);
    let (mut defined, mut marks, mut open, mut lists) = (0, 0, Vec::new(), 0);
    for event in Parser::new_ext(&markdown, github()) {
        match event {
            Event::InlineHtml(html) => match &*html {
                "<br>" | "<!-- -->" => {}
                "<del>" | "<ins>" => open.push(html[1..4].to_owned()),
                "</del>" | "</ins>" => assert_eq!(open.pop().as_deref(), Some(&html[2..5]), "{html}"),
                other => panic!("{other}\n{markdown}"),
            },
            // the address of the article itself, in its footnote
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                assert_eq!(link_type, LinkType::Autolink);
                let scheme = dest_url.split("//").next().unwrap();
                let known = |url: &str| url.trim().starts_with(scheme) && ["http:", "https:"].contains(&scheme);
                assert!(of.story.articles[defined - 1].url.as_deref().is_some_and(known), "{dest_url}");
            }
            Event::Start(Tag::FootnoteDefinition(_)) => defined += 1,
            Event::FootnoteReference(_) => marks += 1,
            Event::Start(Tag::List(first)) => {
                lists += 1;
                assert!(first.is_none() && lists == 1, "a list in a list\n{markdown}");
            }
            Event::End(TagEnd::List(_)) => lists -= 1,
            Event::Start(
                Tag::MetadataBlock(_)
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::Paragraph
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(_)
            | Event::Text(_) => {}
            other => panic!("{other:?}\n{markdown}"),
        }
    }
    assert_eq!(open, Vec::<String>::new());
    assert_eq!(defined, of.story.articles.len(), "every source has its footnote");
    assert!(marks > defined);
    assert_evidence(&view, &tables(&markdown));
    let body = markdown.split("\n---\n").skip(1).collect::<Vec<_>>().join("\n---\n");
    let body = regex::Regex::new("<https?://[^<> ]*>").unwrap().replace_all(&body, "").into_owned();
    let address = regex::Regex::new(r"(?i)https?://|www\.|[a-z0-9._+-]@[a-z0-9_-]").unwrap();
    let bare = address.find(&body).map(|found| found.as_str());
    assert_eq!(bare, None, "GitHub makes a link of it");
}

/// Every quotation and place stands in its table as it is: what was escaped reads as what it was.
fn assert_evidence(view: &View<'_>, tables: &[Table]) {
    let heads = ["매체", "값", "인용", "자리", "말한 이", "서술 방식"];
    let told = tables.iter().filter(|table| table[0] == heads).flat_map(|table| &table[1..]);
    let told: Vec<_> = told.map(|row| (plain(&row[0]), row[2].clone(), row[3].lines().next().map(plain))).collect();
    let shown =
        view.clusters.iter().flat_map(|cluster| cluster.claims.iter().map(move |n| (cluster, &view.claims[*n])));
    let expected: Vec<_> = shown
        .map(|(cluster, claim)| {
            let single = cluster.cluster.verdict == daejo::model::Verdict::Single;
            let quotation = if single { claim.quotation.short() } else { claim.quotation.clone() };
            (plain(&claim.outlet), plain(&quotation.to_string()), Some(plain(&claim.where_it_stands())))
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn tables_are_even_and_footnotes_resolve() {
    for of in [story::library(), decided("")] {
        assert_right(&of);
    }
}

#[test]
fn hostile_text_is_no_markup() {
    for poison in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- <br> --> <del>",
        "&lt;b&gt; &amp; &#60;i&#62;",
        "[l](javascript:alert(1)) ![i](http://evil.example/x.png) [r]: http://evil.example",
        "http://evil.example https://evil.example/a_b_ www.evil.example WWW.evil.example ftp://evil.example",
        "me@evil.example mailto:me@evil.example a.b-c_d+e@f.g.h",
        "[^a-daily] [^1]: x",
        "| a | b |\n| --- | --- |\n",
        "- a\n- b",
        "+ a",
        "* a",
        "1. a",
        "12) a",
        "# h",
        "---",
        "===",
        "```\ncode\n```",
        "    code",
        "> [!NOTE]\n> x",
        "[ ] to do [x]",
        "$x$ $$y$$ \\(z\\)",
        "**b** __b__ *i* _i_ ~~d~~ `c` ~s~",
        "\\\\ \\| \\",
        "\u{1b}]8;;http://evil.example\u{7}x",
        "\u{202e}txt.exe",
    ] {
        assert_right(&poisoned(poison));
        assert_right(&decided(poison));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_markup(poison in "[-+*=_~`<>\\[\\]()!#&;|\\\\:/@.$^ \r\n\ta1w가]{0,24}") {
        assert_right(&poisoned(&poison));
    }
}

#[test]
fn front_matter_says_of_what_the_report_is() {
    let of = poisoned("\"\n---\n# x: [y](z) <script> 'z' \u{202e}\\");
    let markdown = shown(&of);
    let mut events = Parser::new_ext(&markdown, github());
    assert!(matches!(events.next(), Some(Event::Start(Tag::MetadataBlock(_)))));
    let Some(Event::Text(front)) = events.next() else { panic!("no front matter") };
    let mut seen = Vec::new();
    for line in front.lines() {
        let pair = line.strip_prefix("  - ").map(|item| ("-", item)).or_else(|| line.split_once(": "));
        let (key, value) = pair.unwrap_or((line, ""));
        seen.push(key.trim().trim_end_matches(':').to_owned());
        // a number, a bare word, or a quoted text that ends where its line ends
        let bare = value.chars().all(|c| c.is_ascii_alphanumeric());
        assert!(bare || serde_json::from_str::<String>(value).is_ok(), "{line}");
    }
    for key in ["title", "inputs", "tool", "version", "articles", "claims", "verdicts", "conflict", "single"] {
        assert!(seen.iter().any(|k| k == key), "{key} in {seen:?}");
    }
    // who knows no front matter reads a rule and a heading, and nothing in them is markup
    let bare = Parser::new_ext(&markdown, github() - Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);
    let head = bare.take_while(|event| !matches!(event, Event::Start(Tag::Table(_))));
    for event in head {
        let markup =
            matches!(event, Event::InlineHtml(_) | Event::Html(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. }));
        assert!(!markup, "{event:?}");
    }
    let inputs = front.matches("\n  - ").count();
    assert_eq!(inputs, of.story.articles.len() + of.story.unread.len());
}

#[test]
fn an_article_more_leaves_the_rest_as_it_was() {
    let of = story::library();
    let mut more = of.clone();
    let mut article = more.story.articles[0].clone();
    (article.id, article.path) = ("aa-first".into(), "fixtures/library/aa-first.txt".into());
    more.story.articles.push(article);
    more.story.articles.sort_by(|a, b| a.id.cmp(&b.id));
    let (before, after) = (shown(&of), shown(&more));
    let lines: Vec<&str> = before.lines().collect();
    let new: Vec<&str> = after.lines().filter(|line| !lines.contains(line)).collect();
    // the input, the count of articles twice, its row, its footnote
    assert_eq!(new.len(), 5, "{new:#?}");
}

#[test]
fn the_coverage_tells_what_was_not_read_from_what_was_not_said() {
    let of = story::library();
    let markdown = shown(&of);
    let tables = tables(&markdown);
    let matrix = tables.iter().find(|table| table[0][0] == "물음").unwrap();
    assert_eq!(matrix[0].last().map(String::as_str), Some("fixtures/library/e-empty.txt"));
    let row = |question: &str| matrix.iter().find(|row| row[0] == question).unwrap();
    let opened: Vec<&str> = row("은별문고는 언제 문을 열었나?")[1..].iter().map(String::as_str).collect();
    assert_eq!(opened, ["충돌", "≠ 1998년", "≠ 2001년", "≠ 2001년 10월", "–", "×"]);
    let books: Vec<&str> = row("책은 몇 권인가?")[1..].iter().map(String::as_str).collect();
    assert_eq!(books[1..4], ["12만 권"; 3]);
    // one article against itself is no matter of outlets
    assert!(matrix.iter().all(|row| row[1] != "내부 모순"));
}

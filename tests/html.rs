//! The HTML page: nothing in it acts but its own script, the same bytes every time, small enough to send.

mod support;

use daejo::model::{Lang, Reconciliation, Story};
use daejo::report::{self, Format, Screen, View};
use daejo::{pipeline, read};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

fn page(reconciliation: &Reconciliation, lang: &str) -> String {
    let view = View::new(reconciliation, Lang::parse(lang));
    report::render(&view, Format::Html, Screen::new(80))
}

fn checked(story: Story) -> Reconciliation {
    pipeline::check(story, &|_, _| {})
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Texts that would act if a page let them.
const HOSTILE: &[&str] = &[
    "<script>document.title='owned'</script>",
    "</style><script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "\" onmouseover=\"document.title='owned'\" x=\"",
    "' autofocus onfocus='document.title=1' x='",
    "<a href=\"javascript:document.title='owned'\">링크</a>",
    "<svg onload=\"document.title='owned'\"><style>*{display:none}</style></svg>",
    "<meta http-equiv=refresh content=\"0;url=https://example.invalid/\">",
    "<base href=\"https://example.invalid/\"><iframe srcdoc=\"x\"></iframe>",
    "{{ title|safe }} {% raw %} ${title} <!--",
    "\u{202e}gnp.exe\u{1b}[2J\u{0}",
];

/// A story whose every given text is hostile.
fn hostile() -> Story {
    let mut story = support::story("seeds");
    let ko = Lang::parse("ko");
    for (n, article) in story.articles.iter_mut().enumerate() {
        let poison = HOSTILE.iter().cycle().skip(n * 3).take(HOSTILE.len());
        let lines: Vec<String> =
            poison.map(|text| format!("저커버그가 2013년 이후 {}년 만에 방한했다고 {text} 밝혔다.", n + 9)).collect();
        let was = std::mem::take(&mut article.text);
        let mut made = read::article_from_text(&format!("{}\n\n{was}\n\n{}", HOSTILE[n], lines.join("\n\n")), ko);
        made.id = format!("{}{}", article.id, HOSTILE[n]);
        made.path = format!("{}/{}", HOSTILE[n + 1], article.path);
        made.outlet = format!("{}{}", article.outlet, HOSTILE[n + 2]);
        made.title = HOSTILE[n].to_owned();
        made.url = Some(format!("javascript:document.title='{n}'"));
        made.published = article.published;
        made.cautions = vec![HOSTILE[n].to_owned()];
        *article = made;
    }
    story.title = HOSTILE.concat();
    story.timezone = HOSTILE[0].to_owned();
    story.unread = HOSTILE
        .iter()
        .map(|text| daejo::model::Unread { path: (*text).into(), line: None, why: (*text).into() })
        .collect();
    story.articles.sort_by(|a, b| a.id.cmp(&b.id));
    story
}

#[test]
fn hostile_text_stays_text() {
    let made = page(&checked(hostile()), "ko");
    if let Some(path) = std::env::var_os("DAEJO_HOSTILE_PAGE") {
        std::fs::write(path, &made).unwrap();
    }
    let parsed = Html::parse_document(&made);
    assert_eq!(parsed.errors, Vec::<std::borrow::Cow<'_, str>>::new());
    assert_eq!(all(&parsed, "script").len(), 1);
    assert_eq!(all(&parsed, "style").len(), 1);
    assert_eq!(all(&parsed, "meta[http-equiv]").len(), 1);
    assert!(all(&parsed, "img, iframe, base, object, embed, link, form[action], [src], [srcdoc], [style]").is_empty());
    let links = all(&parsed, "[href]");
    assert!(links.iter().all(|link| link.attr("href").is_some_and(|to| to.starts_with('#'))));
    for element in all(&parsed, "*") {
        let acts = element.value().attrs().find(|(name, _)| name.starts_with("on"));
        assert_eq!(acts, None, "{}", element.html());
    }
    assert!(all(&parsed, "h1")[0].text().collect::<String>().contains("<script>"));
    assert!(!made.contains(|c: char| c != '\n' && report::sanitise::is_dangerous(c)));
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let mut story = support::story("seeds");
    let urls =
        ["https://example.invalid/a?b=1&c=2", "http://example.invalid/", "javascript:alert(1)", "data:text/html,x"];
    for (article, url) in story.articles.iter_mut().zip(urls) {
        article.url = Some(url.to_owned());
    }
    let made = page(&checked(story), "ko");
    let parsed = Html::parse_document(&made);
    let to = |link: &scraper::ElementRef<'_>| link.attr("href").unwrap_or_default().to_owned();
    let outside: Vec<String> = all(&parsed, "a[href]").iter().map(to).filter(|to| !to.starts_with('#')).collect();
    assert_eq!(outside, urls[..2]);
    assert!(all(&parsed, "a[rel~=noopener]").len() == 2);
}

#[test]
fn the_policy_names_the_page_s_own_style_and_script_and_nothing_else() {
    use base64::Engine;
    let made = page(&checked(support::story("seeds")), "ko");
    let parsed = Html::parse_document(&made);
    let policy = all(&parsed, "meta[http-equiv]")[0].attr("content").unwrap();
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
        let text: String = all(&parsed, element)[0].text().collect();
        let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
        assert!(policy.contains(&format!("{directive} 'sha256-{digest}';")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none';"));
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"));
}

#[test]
fn every_question_has_one_address_and_every_link_leads_somewhere() {
    for name in ["seeds", "fixtures/accident", "fixtures/earnings"] {
        let reconciliation = checked(support::story(name));
        for lang in ["ko", "en"] {
            let made = page(&reconciliation, lang);
            let parsed = Html::parse_document(&made);
            let mut ids: Vec<&str> = all(&parsed, "[id]").iter().filter_map(|e| e.attr("id")).collect();
            let before = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(before, ids.len(), "{name}: an id stands twice");
            for cluster in &reconciliation.clusters {
                assert!(ids.binary_search(&cluster.id.as_str()).is_ok(), "{name}: {} has no address", cluster.id);
            }
            for link in all(&parsed, "a[href^='#'], [aria-labelledby], [aria-describedby]") {
                let to = link.attr("href").map(|to| &to[1..]);
                let to = to.or(link.attr("aria-labelledby")).or(link.attr("aria-describedby")).unwrap_or_default();
                assert!(ids.binary_search(&to).is_ok(), "{name}: nothing stands at {to}");
            }
            assert_eq!(made, page(&reconciliation, lang), "{name}: two pages of one story differ");
        }
    }
}

const MEGABYTE: usize = 1_000_000;

#[test]
fn a_story_of_300_articles_stays_below_three_megabytes() {
    let names =
        ["seeds", "fixtures/accident", "fixtures/earnings", "fixtures/match", "fixtures/court", "fixtures/launch"];
    let reconciliation = checked(support::generated(&names, 300, 7));
    let made = page(&reconciliation, "ko");
    if let Some(path) = std::env::var_os("DAEJO_LARGE_PAGE") {
        std::fs::write(path, &made).unwrap();
    }
    assert!(made.len() < 3 * MEGABYTE, "{} bytes for {} claims", made.len(), reconciliation.claims.len());
}

//! Who published an article, when, and in which language, where nobody says so?
//!
//! Everything found here is marked as inferred with the words it came from. Refuses the date a page
//! was fetched on: a bare date counts only between headline and body, one without a year never.

use std::sync::LazyLock;

use super::date::Label;
use super::page::Page;
use super::page::cues::everyone;
use super::page::lines::compact;
use crate::language;
use crate::model::{Lang, Published, Span};

/// How many characters tell the language.
const SAMPLE: usize = 20_000;

/// Web domains of outlets, longest first.
static DOMAINS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut domains = Vec::new();
    for lang in everyone() {
        let table = language::table(lang, "read_outlets");
        domains.extend(table.rows.iter().map(|row| (table.cell(row, "domain"), table.cell(row, "outlet"))));
    }
    domains.sort_by_key(|(domain, _)| (std::cmp::Reverse(domain.len()), *domain));
    domains
});

/// The outlet that owns a domain or address (`news.example.com`); `None` when no table has it.
pub fn owner(host: &str) -> Option<&'static str> {
    let host = host.to_ascii_lowercase();
    let under = |domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    DOMAINS.iter().find(|(domain, _)| under(domain)).map(|(_, outlet)| *outlet)
}

/// The host of an address, without `www.`.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.')).then_some(host)
}

/// The outlet, and the words that show it.
pub fn outlet(text: &str, page: &Page, url: Option<&str>) -> Option<(String, String)> {
    if let Some((name, host)) = url.and_then(host).and_then(|host| owner(host).map(|name| (name, host))) {
        return Some((name.to_owned(), host.to_owned()));
    }
    let best = |rank: u8| page.outlets.iter().find(|o| o.rank == rank).map(|o| o.span.of(text));
    let mail = || page.outlets.iter().filter(|o| o.rank == 3).map(|o| o.span.of(text));
    if let Some(name) = best(0).or_else(|| best(1)) {
        return Some((name.to_owned(), name.to_owned()));
    }
    if let Some((name, host)) = mail().find_map(|host| owner(host).map(|name| (name, host))) {
        return Some((name.to_owned(), host.to_owned()));
    }
    let name = best(2).or_else(|| best(4)).or_else(|| mail().next()).or_else(|| url.and_then(host))?;
    Some((name.to_owned(), name.to_owned()))
}

/// The time of publication, and the words that show it: the first entry, a bare date below the
/// headline, the first change, or else the latest date of a picture's credit (a day only).
pub fn published(text: &str, page: &Page) -> Option<(Published, String)> {
    let told = |label: Option<Label>| page.dates.iter().filter(move |d| !d.picture && d.label == label);
    let first = told(Some(Label::Published)).next().or_else(|| told(None).next());
    let first = first.or_else(|| told(Some(Label::Modified)).next());
    if let Some(shown) = first {
        return Some((shown.at, words(text, shown.span)));
    }
    let picture =
        page.dates.iter().filter(|d| d.picture).max_by_key(|d| (d.at.at.date(), std::cmp::Reverse(d.span)))?;
    let day = picture.at.at.date().to_datetime(jiff::civil::Time::midnight());
    Some((Published { at: day, to_the_minute: false }, words(text, picture.span)))
}

fn words(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The language by the share of its letters at the text's beginning, and words that show it.
pub fn lang(text: &str) -> Option<(Lang, String)> {
    let text = &text[..text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at)];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 {
        return None;
    }
    let mut best: Option<(f64, Lang, String)> = None;
    for lang in language::languages() {
        let table = language::table(lang, "read_script");
        for row in &table.rows {
            let script = table.cell(row, "script");
            let own = text.chars().filter(|c| belongs(*c, script)).count();
            let least: f64 = table.cell(row, "least").parse().unwrap_or(1.0);
            let share = own as f64 / letters as f64;
            let fits = share >= least && is_spoken(text, table.cell(row, "words"));
            if fits && best.as_ref().is_none_or(|(score, ..)| share / least > *score) {
                best = Some((share / least, lang, format!("{script} {:.0} %", share * 100.0)));
            }
        }
    }
    best.map(|(_, lang, from)| (lang, from))
}

fn is_spoken(text: &str, words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    let frequent: Vec<String> = words.split('|').map(compact).collect();
    let (mut all, mut hits) = (0usize, 0usize);
    for word in text.split_whitespace().take(5000) {
        all += 1;
        hits += usize::from(word.len() < 8 && frequent.contains(&compact(word)));
    }
    hits * 50 >= all && hits > 0
}

fn belongs(c: char, script: &str) -> bool {
    let n = c as u32;
    match script {
        "Hangul" => matches!(n, 0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af),
        "Han" => matches!(n, 0x4e00..=0x9fff | 0x3400..=0x4dbf),
        "Kana" => matches!(n, 0x3040..=0x30ff),
        "Cyrillic" => matches!(n, 0x0400..=0x04ff),
        "Arabic" => matches!(n, 0x0600..=0x06ff),
        "Latin" => c.is_alphabetic() && matches!(n, 0x41..=0x24f),
        other => panic!("read_script: no script {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_domain_has_its_owner() {
        for lang in everyone() {
            let (table, corpus) = (language::table(lang, "read_outlets"), language::table(lang, "read_outlets.corpus"));
            for row in &corpus.rows {
                let name = owner(corpus.cell(row, "host")).unwrap_or("-");
                assert_eq!(name, corpus.cell(row, "outlet"), "{}:{}", corpus.name, row.line);
            }
            for (domain, row) in table.column("domain") {
                let hit = corpus.column("host").any(|(host, _)| host.ends_with(&format!(".{domain}")));
                assert!(hit, "{}:{} is in no corpus row", table.name, row.line);
            }
        }
    }

    #[test]
    fn every_language_is_told_from_the_others() {
        for own in language::languages() {
            let (table, corpus) = (language::table(own, "read_script"), language::table(own, "read_script.corpus"));
            for row in &corpus.rows {
                let told = lang(corpus.cell(row, "text")).map(|(lang, _)| lang) == Some(own);
                assert_eq!(told, corpus.cell(row, "fits") == "yes", "{}:{}", corpus.name, row.line);
            }
            let fitting = corpus.column("fits").filter(|(fits, _)| *fits == "yes").count();
            assert!(fitting >= table.rows.len(), "{} has a row without a corpus", table.name);
        }
    }

    #[test]
    fn hosts_are_taken_out_of_addresses() {
        for (url, expected) in [
            ("https://www.hanbit.example/news?x=1", Some("hanbit.example")),
            ("hanbit.example:8080", Some("hanbit.example")),
            ("없음", None),
            ("", None),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}

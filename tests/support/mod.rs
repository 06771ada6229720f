//! Generated stories: the fixtures' articles with other figures, by a fixed seed.

#![allow(dead_code)]

use std::path::{Path, PathBuf};

use daejo::model::{Article, Claim, Lang, Story};
use daejo::{pipeline, read};

/// Says something that a run of the tests must not keep to itself, though the test passes.
pub fn loudly(what: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "\n*** {what}");
}

/// A folder of the project.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A story of the project, read from its folder.
pub fn story(name: &str) -> Story {
    read::story(&[read::Source::Path(folder(name))], &read::Options::default()).expect("the story is readable")
}

/// The claims of one article of 6 March 2024, a Wednesday.
pub fn claims(lang: &str, text: &str) -> Vec<Claim> {
    let folder = tempfile::tempdir().expect("a folder");
    let page = format!("---\noutlet: 가람일보\npublished: 2024-03-06\nlang: {lang}\n---\n\n{text}\n");
    std::fs::write(folder.path().join("page.md"), page).expect("the page is written");
    let source = read::Source::Path(folder.path().to_owned());
    let story = read::story(&[source], &read::Options::default()).expect("the page is readable");
    pipeline::check(story, &|_, _| {}).claims
}

/// xorshift64*: good enough to vary figures, the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed other than zero.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.max(1))
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }
}

/// The last digit of figures of two digits and more changed now and then, so that outlets differ.
pub fn vary(text: &str, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    let chars: Vec<char> = text.chars().collect();
    for (n, &c) in chars.iter().enumerate() {
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        let last = run >= 2 && !chars.get(n + 1).is_some_and(char::is_ascii_digit);
        if last && dice.below(4) == 0 {
            out.push(char::from(b'1' + dice.below(9) as u8));
        } else {
            out.push(c);
        }
    }
    out
}

/// A story of `n` articles made of the articles of `names`.
pub fn generated(names: &[&str], n: usize, seed: u64) -> Story {
    let stories: Vec<Story> = names.iter().map(|name| story(name)).collect();
    let articles: Vec<&Article> = stories.iter().flat_map(|s| &s.articles).collect();
    let mut dice = Dice::new(seed);
    let articles = (0..n)
        .map(|at| {
            let from = articles[at % articles.len()];
            let ko = Lang::parse("ko");
            let mut article = read::article_from_text(&vary(&from.text, &mut dice), ko);
            article.id = format!("generated-{at:05}");
            article.outlet = format!("신문{at}");
            article.published = from.published;
            article
        })
        .collect();
    Story { title: "generated".into(), timezone: "Asia/Seoul".into(), articles, unread: Vec::new() }
}

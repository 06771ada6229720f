//! `daejo init`: a story.toml for a new story folder, or for the articles in one.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use daejo::model::Article;
use daejo::read::{self, Options, Source};
use toml::Value;

use crate::args::InitArgs;
use crate::exit::{Exit, Misuse};

use super::input;

/// What stands in a new file that has no articles yet.
const EXAMPLE: &str = "\
# One [[article]] a file, as many as there are. Only file is needed; what is not given is read off the page.
# [[article]]
# file = \"001_wire.txt\"
# outlet = \"한들통신\"
# published = \"2025-11-01T09:30\"
# url = \"https://example.org/1\"
# lang = \"ko\"
";

pub fn run(args: &InitArgs) -> anyhow::Result<Exit> {
    input::zone(Some(&args.timezone))?;
    let folder = &args.folder;
    let file = folder.join("story.toml");
    if file.exists() {
        return Err(Misuse(format!("{}: is there already", file.display())).into());
    }
    std::fs::create_dir_all(folder).with_context(|| format!("{}: not made", folder.display()))?;
    let mut articles = articles(folder, &args.timezone);
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    // what one item of a feed or one record says of itself is not said of the whole file
    let several: BTreeSet<String> =
        articles.windows(2).filter(|pair| pair[0].path == pair[1].path).map(|pair| pair[0].path.clone()).collect();
    articles.dedup_by(|a, b| a.path == b.path);
    let name =
        std::fs::canonicalize(folder).ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let title = args.title.clone().or(name).unwrap_or_default();
    let mut text = format!("title = {}\ntimezone = {}\n", quoted(&title), quoted(&args.timezone));
    for article in &articles {
        text.push_str(&entry(article, folder, several.contains(&article.path)));
    }
    if articles.is_empty() {
        text.push_str(&format!("\n{EXAMPLE}"));
    }
    // never over a file that came to be meanwhile
    let made = OpenOptions::new().write(true).create_new(true).open(&file);
    let written = made.and_then(|mut made| made.write_all(text.as_bytes()));
    written.with_context(|| format!("{}: not written", file.display()))?;
    Ok(Exit::Fine)
}

/// The articles that are in the folder; none where there is nothing to read.
fn articles(folder: &Path, timezone: &str) -> Vec<Article> {
    let sources = [Source::Path(folder.to_owned())];
    let story = read::story(&sources, &Options { timezone: Some(timezone.to_owned()) });
    story.map(|story| story.articles).unwrap_or_default()
}

/// An article as it says of itself; what was only inferred is marked.
fn entry(article: &Article, folder: &Path, is_one_of_several: bool) -> String {
    let path = Path::new(&article.path);
    let file = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
    let mark = |field: &str| {
        let inferred = article.inferred.iter().any(|inferred| inferred.field == field);
        if inferred { " # read off the page" } else { "" }
    };
    let mut text = format!("\n[[article]]\nfile = {}\n", quoted(&file));
    if is_one_of_several {
        return text;
    }
    if article.outlet.is_empty() {
        text.push_str("# outlet = \"\"\n");
    } else {
        text.push_str(&format!("outlet = {}{}\n", quoted(&article.outlet), mark("outlet")));
    }
    match article.published {
        Some(published) if published.to_the_minute => {
            let at = published.at.strftime("%Y-%m-%dT%H:%M").to_string();
            text.push_str(&format!("published = {}{}\n", quoted(&at), mark("published")));
        }
        Some(published) => {
            let day = published.at.date().to_string();
            text.push_str(&format!("published = {}{}\n", quoted(&day), mark("published")));
        }
        None => text.push_str("# published = \"2025-11-01T09:30\"\n"),
    }
    text
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

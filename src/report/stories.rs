//! The stories of an archive: a table for people, or a JSON object a line.

use serde::Serialize;

use super::Screen;
use super::json::to_line;
use super::table::Cells;
use super::words::Words;
use crate::model::FoundStory;

#[derive(Serialize)]
struct Line<'s> {
    id: &'s str,
    from: Option<&'s str>,
    until: Option<&'s str>,
    outlets: &'s [String],
    articles: &'s [String],
    title: &'s str,
}

/// `{"id", "from", "until", "outlets", "articles", "title"}`, one object a line.
#[must_use]
pub fn stories_jsonl(stories: &[FoundStory]) -> String {
    let line = |story: &FoundStory| {
        to_line(&Line {
            id: &story.id,
            from: story.from.as_deref(),
            until: story.until.as_deref(),
            outlets: &story.outlets,
            articles: &story.articles,
            title: &story.title,
        })
    };
    stories.iter().map(line).collect()
}

/// A table: day, headline, how many articles, outlets, id.
#[must_use]
pub fn stories(stories: &[FoundStory], words: &Words, screen: Screen) -> String {
    if stories.is_empty() {
        return format!("{}\n", words.word("stories.none"));
    }
    let head = ["stories.days", "stories.title", "stories.articles", "stories.outlets", "stories.id"];
    let row = |story: &FoundStory| {
        let days = match (&story.from, &story.until) {
            (Some(from), Some(until)) if from != until => format!("{from}\n– {until}"),
            (Some(from), _) => from.clone(),
            _ => "–".to_owned(),
        };
        vec![days, story.title.clone(), story.articles.len().to_string(), story.outlets.join(", "), story.id.clone()]
    };
    let cells = Cells {
        head: head.iter().map(|key| words.word(key)).collect(),
        share: vec![0, 45, 0, 30, 25],
        rows: stories.iter().map(row).collect(),
    };
    format!("{}\n", cells.draw(screen))
}

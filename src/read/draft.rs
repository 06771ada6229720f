//! What does a reader of a format hand on, before the page itself is understood?

use std::ops::Range;

use super::written;
use crate::model::{Lang, Published, Why, Zone};

/// What is given about an article, by the story file, the format or nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Its id.
    pub id: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// When it came out.
    pub published: Option<Published>,
    /// Its language.
    pub lang: Option<Lang>,
}

impl Given {
    /// What stands here, and where nothing does, what `other` has.
    pub fn or(self, other: Given) -> Given {
        Given {
            id: self.id.or(other.id),
            outlet: self.outlet.or(other.outlet),
            title: self.title.or(other.title),
            url: self.url.or(other.url),
            published: self.published.or(other.published),
            lang: self.lang.or(other.lang),
        }
    }

    /// The same with its names in composed form, so that one outlet stays one however it is written.
    pub fn composed(mut self) -> Given {
        for name in [&mut self.outlet, &mut self.title].into_iter().flatten() {
            if let Some((read, _)) = written::composed(name) {
                *name = read;
            }
        }
        self
    }
}

/// How lines make paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A line is a paragraph, unless a block of lines looks wrapped.
    #[default]
    Lines,
    /// A block of lines is a paragraph.
    Blocks,
}

/// What the markup says of a stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It belongs to that zone.
    Zone(Zone),
    /// It is not read.
    Skip(Why),
}

/// One article as its format tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Metadata that the format carries.
    pub given: Given,
    /// The text all spans point into.
    pub text: String,
    /// What the markup says, in order and disjoint.
    pub hints: Vec<(Range<usize>, What)>,
    /// How lines make paragraphs.
    pub layout: Layout,
    /// SHA-256 of the source, where it is not that of the whole file.
    pub sha256: Option<String>,
    /// The line of the file it stands in, where each line is one.
    pub line: Option<usize>,
    /// Cautions in words.
    pub cautions: Vec<String>,
}

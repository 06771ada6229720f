//! Which figures may not fall, and how low? Floors by story and by group, which only ever rise.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::model::{Figure, Figures, Survey};

/// The figures that have floors; `trap_violations` has a ceiling.
pub const FLOORED: [Figure; 10] = [
    Figure::ClaimRecall,
    Figure::PairPrecision,
    Figure::PairF1,
    Figure::BcubedF1,
    Figure::ClusterRecall,
    Figure::RelationAccuracy,
    Figure::VerdictAccuracy,
    Figure::ConflictPrecision,
    Figure::ConflictRecall,
    Figure::TrapViolations,
];

/// What rounding may take from a share.
const SLACK: f64 = 1e-9;

type Limits = BTreeMap<String, f64>;

/// The floors; for `trap_violations` the value is a ceiling.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    /// Of single stories, by name.
    #[serde(default)]
    story: BTreeMap<String, Limits>,
    /// Of the pooled figures of groups, by name.
    #[serde(default)]
    group: BTreeMap<String, Limits>,
}

/// A floor that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Fallen {
    /// Of what: `story seeds`, `group ko-dev`.
    pub of: String,
    /// Which figure.
    pub figure: Figure,
    /// What was measured; `None` where nothing was, or the story or group is not there.
    pub value: Option<f64>,
    /// What was asked.
    pub floor: f64,
}

impl fmt::Display for Fallen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = match self.value {
            Some(value) if self.figure.counts() => format!("{value}"),
            // four digits, so that what fell by little does not look like the floor itself
            Some(value) => format!("{value:.4}"),
            None => "none".to_owned(),
        };
        let limit = if self.figure.is_ceiling() { "ceiling" } else { "floor" };
        write!(f, "{}: {} {value}, {limit} {}", self.of, self.figure.name(), self.floor)
    }
}

/// Whether `value` holds to a floor, or to a ceiling.
fn holds(figure: Figure, value: f64, limit: f64) -> bool {
    if figure.is_ceiling() { value <= limit + SLACK } else { value >= limit - SLACK }
}

/// What falls short of these floors, in words.
#[must_use]
pub fn short_of(figures: &Figures, floors: &[(Figure, f64)]) -> Vec<String> {
    let short = floors.iter().filter_map(|(figure, asked)| match figures.value(*figure) {
        None => Some(format!("{} none (asked {asked})", figure.name())),
        Some(value) if holds(*figure, value, *asked) => None,
        Some(value) => Some(format!("{} {value:.3} (asked {asked})", figure.name())),
    });
    short.collect()
}

impl Floors {
    /// Reads floors; `path` is for messages.
    ///
    /// # Errors
    /// When they are no TOML of this form, or name a figure that has no floor.
    pub fn parse(text: &str, path: &str) -> Result<Floors> {
        let wrong = |found: String, expected: String| Error::Gold { path: path.to_owned(), found, expected };
        let floors: Floors = toml::from_str(text).map_err(|error| {
            let form = "tables [story.NAME] and [group.NAME] of figures with numbers";
            wrong(error.to_string().trim().to_owned(), form.to_owned())
        })?;
        for (of, limits) in floors.story.iter().chain(&floors.group) {
            for (name, value) in limits {
                if !FLOORED.iter().any(|figure| figure.name() == name) {
                    let known: Vec<&str> = FLOORED.iter().map(|figure| figure.name()).collect();
                    return Err(wrong(format!("{name} of {of}"), format!("one of {}", known.join(", "))));
                }
                if !value.is_finite() {
                    return Err(wrong(format!("{name} = {value} of {of}"), "a finite number".to_owned()));
                }
            }
        }
        Ok(floors)
    }

    /// The floors that do not hold, stories first, each in the order of [`FLOORED`].
    #[must_use]
    pub fn fallen(&self, survey: &Survey) -> Vec<Fallen> {
        let story = |name: &str| survey.stories.iter().find(|s| s.name == name).map(|s| &s.evaluation.figures);
        let group = |name: &str| survey.groups.iter().find(|g| g.name == name).map(|g| &g.pooled);
        let of_stories = self.story.iter().map(|(name, limits)| (format!("story {name}"), limits, story(name)));
        let of_groups = self.group.iter().map(|(name, limits)| (format!("group {name}"), limits, group(name)));
        let mut fallen = Vec::new();
        for (of, limits, figures) in of_stories.chain(of_groups) {
            for figure in FLOORED {
                let Some(floor) = limits.get(figure.name()).copied() else { continue };
                let value = figures.and_then(|figures| figures.value(figure));
                if !value.is_some_and(|value| holds(figure, value, floor)) {
                    fallen.push(Fallen { of: of.clone(), figure, value, floor });
                }
            }
        }
        fallen
    }

    /// Raises every floor to what is measured, shares rounded down to two decimals; none is ever lowered, no ceiling raised.
    /// Stories, groups and figures without a floor get one where something was asked. How many floors are new or moved.
    pub fn raise(&mut self, survey: &Survey) -> usize {
        let mut moved = 0;
        for story in &survey.stories {
            moved += raise(self.story.entry(story.name.clone()).or_default(), &story.evaluation.figures);
        }
        for group in &survey.groups {
            moved += raise(self.group.entry(group.name.clone()).or_default(), &group.pooled);
        }
        moved
    }

    /// The floors as TOML, each story and group a table, its figures in the order of [`FLOORED`].
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        for (sort, tables) in [("story", &self.story), ("group", &self.group)] {
            for (name, limits) in tables {
                let key = toml::Value::from(name.as_str()).to_string();
                let bare = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') && !name.is_empty();
                let _ = writeln!(out, "\n[{sort}.{}]", if bare { name } else { &key });
                for figure in FLOORED {
                    match limits.get(figure.name()) {
                        Some(limit) if figure.counts() => _ = writeln!(out, "{} = {limit:.0}", figure.name()),
                        Some(limit) => _ = writeln!(out, "{} = {limit:.2}", figure.name()),
                        None => {}
                    }
                }
            }
        }
        out
    }
}

fn raise(limits: &mut Limits, figures: &Figures) -> usize {
    let mut moved = 0;
    for figure in FLOORED {
        let Some(value) = figures.value(figure).filter(|_| figures.asks(figure)) else { continue };
        let limit = if figure.counts() { value } else { (value * 100.0 + SLACK).floor() / 100.0 };
        let better = |old: f64| if figure.is_ceiling() { limit < old } else { limit > old };
        if limits.get(figure.name()).is_none_or(|old| better(*old)) {
            limits.insert(figure.name().to_owned(), limit);
            moved += 1;
        }
    }
    moved
}

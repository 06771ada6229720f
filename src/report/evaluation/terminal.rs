//! The figures of many stories for a terminal: tables by story, by group, by kind and by cause, the worst cause first.

use std::collections::BTreeMap;

use crate::model::{Causes, Fault, Figure, Figures, Group, Survey, Surveyed};
use crate::report::table::Cells;
use crate::report::wrap::wrap;
use crate::report::{Screen, Words, sanitise};

use super::told;

/// The figures of a story, in the order of the columns.
const BY_STORY: [Figure; 10] = [
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

/// The figures of a group, in the order of the rows.
const BY_GROUP: [Figure; 13] = [
    Figure::ClaimRecall,
    Figure::PairPrecision,
    Figure::PairRecallAll,
    Figure::PairF1,
    Figure::BcubedPrecision,
    Figure::BcubedRecall,
    Figure::BcubedF1,
    Figure::ClusterRecall,
    Figure::RelationAccuracy,
    Figure::VerdictAccuracy,
    Figure::ConflictPrecision,
    Figure::ConflictRecall,
    Figure::TrapViolations,
];

/// The figures of a kind, in the order of the columns.
const BY_KIND: [Figure; 6] = [
    Figure::ClaimRecallAll,
    Figure::PairPrecision,
    Figure::PairRecallAll,
    Figure::PairF1,
    Figure::ConflictPrecision,
    Figure::ConflictRecall,
];

/// How many groups stand side by side.
const ABREAST: usize = 6;

/// How many causes of one sort are shown; JSON has all.
const CAUSES: usize = 12;

/// Of how many kinds a cause says how often.
const KINDS: usize = 4;

/// What stands where nothing was asked.
const NOTHING: &str = "–";

pub(super) fn render(of: &Survey, words: &Words, errors: usize, screen: Screen) -> String {
    let page = Page { words, screen };
    let mut out = format!("{}\n", words.say("evaluation.title", &[("n", &of.stories.len().to_string())]));
    out.push_str(&page.stories(of));
    out.push_str(&page.groups(of));
    if let Some(all) = of.groups.first() {
        out.push_str(&page.kinds(all));
    }
    out.push_str(&page.causes(of));
    for story in &of.stories {
        for (sort, found) in told(story, errors) {
            for error in found {
                let line = format!("{}: {sort}: {error}", story.name);
                out.push_str(&format!("{}\n", sanitise::plain(&line)));
            }
        }
    }
    out
}

/// A share with two decimals, a count as it is.
fn shown(figures: &Figures, figure: Figure) -> String {
    match figures.value(figure).filter(|_| figures.asks(figure)) {
        None => NOTHING.to_owned(),
        Some(value) if figure.counts() => format!("{value}"),
        Some(value) => format!("{value:.2}"),
    }
}

/// What is put on the screen, and in which words.
struct Page<'w> {
    words: &'w Words,
    screen: Screen,
}

impl Page<'_> {
    fn section(&self, heading: &str, note: &str, cells: &Cells) -> String {
        let note = if note.is_empty() { String::new() } else { format!("{}\n", wrap(note, self.screen.width, "")) };
        format!("\n■ {heading}\n{note}{}\n", cells.draw(self.screen))
    }

    fn figure(&self, figure: Figure) -> String {
        self.words.code("figure", figure.name())
    }

    fn stories(&self, of: &Survey) -> String {
        let mut stories: Vec<&Surveyed> = of.stories.iter().collect();
        stories.sort_by_key(|story| (story.language.as_str(), story.frozen, story.name.as_str()));
        let mut cells = Cells { head: vec![self.words.word("evaluation.story"), String::new()], ..Cells::default() };
        // broken here, so that the names of stories need not be
        cells.head.extend(BY_STORY.map(|figure| self.words.code("short", figure.name()).replace(' ', "\n")));
        for story in stories {
            let mark = if story.frozen { " *" } else { "" };
            let mut row = vec![format!("{}{mark}", story.name), story.language.clone()];
            row.extend(BY_STORY.map(|figure| shown(&story.evaluation.figures, figure)));
            cells.rows.push(row);
        }
        let frozen = of.stories.iter().any(|story| story.frozen);
        let note = if frozen { self.words.word("evaluation.frozen") } else { String::new() };
        self.section(&self.words.word("evaluation.by-story"), &note, &cells)
    }

    fn groups(&self, of: &Survey) -> String {
        let (parts, wholes): (Vec<&Group>, Vec<&Group>) = of.groups.iter().partition(|group| group.name.contains('-'));
        let resamples = of.resamples.to_string();
        let mut note = self.words.say("evaluation.interval", &[("n", &resamples), ("seed", &of.seed.to_string())]);
        let mut out = String::new();
        for groups in wholes.chunks(ABREAST).chain(parts.chunks(ABREAST)) {
            let mut cells = Cells { head: vec![String::new()], ..Cells::default() };
            for group in groups {
                let stories = self.words.say("evaluation.stories", &[("n", &group.stories.to_string())]);
                cells.head.push(format!("{}\n{stories}", group.name));
            }
            for figure in BY_GROUP {
                let mut row = vec![self.figure(figure)];
                row.extend(groups.iter().map(|group| in_group(group, figure)));
                cells.rows.push(row);
            }
            out.push_str(&self.section(&self.words.word("evaluation.by-group"), &std::mem::take(&mut note), &cells));
        }
        out
    }

    fn kinds(&self, all: &Group) -> String {
        let mut kinds: Vec<(&String, &Figures)> = all.kinds.iter().collect();
        let asked = |figures: &Figures, figure| figures.of(figure).unwrap_or_default();
        kinds.sort_by_key(|(_, own)| std::cmp::Reverse(asked(own, Figure::ClaimRecallAll)));
        let mut cells = Cells { head: vec![self.words.word("column.kind")], ..Cells::default() };
        cells.head.push(self.words.word("evaluation.claims"));
        cells.head.push(self.words.word("evaluation.pairs"));
        cells.head.extend(BY_KIND.map(|figure| self.figure(figure)));
        for (kind, own) in kinds {
            let n = [Figure::ClaimRecallAll, Figure::PairRecallAll].map(|figure| asked(own, figure).to_string());
            let row = std::iter::once(kind.clone()).chain(n).chain(BY_KIND.map(|figure| shown(own, figure)));
            cells.rows.push(row.collect());
        }
        self.section(&self.words.word("evaluation.by-kind"), &self.words.word("evaluation.kinds-note"), &cells)
    }

    fn causes(&self, of: &Survey) -> String {
        let named = |name: &str| of.groups.iter().find(|group| group.name == name);
        let columns: Vec<&Group> = ["dev", "frozen"].iter().filter_map(|name| named(name)).collect();
        let Some(all) = named("all") else { return String::new() };
        let mut out = String::new();
        for fault in Fault::ALL.iter().copied() {
            let causes = all.causes.of(fault);
            if causes.is_empty() {
                continue;
            }
            let counts: Vec<BTreeMap<&str, usize>> = columns.iter().map(|group| counts(&group.causes, fault)).collect();
            let mut cells = Cells { head: vec![self.words.word("evaluation.cause")], ..Cells::default() };
            cells.head.extend(columns.iter().map(|group| group.name.clone()));
            cells.head.push(self.words.word("column.kind"));
            for cause in causes.iter().take(CAUSES) {
                let mut row = vec![self.words.code("cause", cause.why)];
                row.extend(counts.iter().map(|n| n.get(cause.why).copied().unwrap_or_default().to_string()));
                let kinds: Vec<String> =
                    cause.kinds.iter().take(KINDS).map(|(kind, n)| format!("{kind} {n}")).collect();
                let more = if cause.kinds.len() > KINDS { " …" } else { "" };
                row.push(format!("{}{more}", kinds.join(", ")));
                cells.rows.push(row);
            }
            let rest = &causes[causes.len().min(CAUSES)..];
            if !rest.is_empty() {
                let mut row = vec![self.words.say("evaluation.more", &[("n", &rest.len().to_string())])];
                let left = |n: &BTreeMap<&str, usize>| rest.iter().filter_map(|cause| n.get(cause.why)).sum::<usize>();
                row.extend(counts.iter().map(|n| left(n).to_string()));
                row.push(String::new());
                cells.rows.push(row);
            }
            let total: usize = causes.iter().map(|cause| cause.n).sum();
            let heading = format!("{} {total}", self.words.code("fault", fault.name()));
            out.push_str(&self.section(&heading, "", &cells));
        }
        out
    }
}

/// The pooled figure and the mean; below them the interval.
fn in_group(group: &Group, figure: Figure) -> String {
    let mut text = shown(&group.pooled, figure);
    if figure.counts() {
        return format!("{text} / {}", group.pooled.value(Figure::Traps).unwrap_or_default());
    }
    if let Some(mean) = group.mean.get(&figure) {
        text.push_str(&format!("  {mean:.2}"));
    }
    if let Some((low, high)) = group.interval.get(&figure) {
        text.push_str(&format!("\n{low:.2}–{high:.2}"));
    }
    text
}

fn counts(causes: &Causes, fault: Fault) -> BTreeMap<&str, usize> {
    causes.of(fault).into_iter().map(|cause| (cause.why, cause.n)).collect()
}

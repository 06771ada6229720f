//! How do many stories come out together? Pools, means and intervals by language and by what is frozen.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Causes, Figure, Figures, Group, Survey, Surveyed};

use super::bootstrap::{self, RESAMPLES, SEED};

/// Looks at stories together; the order in which they come makes no difference.
#[must_use]
pub fn survey(mut stories: Vec<Surveyed>) -> Survey {
    stories.sort_by(|a, b| a.name.cmp(&b.name));
    let languages: BTreeSet<&str> = stories.iter().map(|story| story.language.as_str()).collect();
    let mut groups = Vec::new();
    for language in std::iter::once(None).chain(languages.into_iter().map(Some)) {
        for frozen in [None, Some(false), Some(true)] {
            let here = stories.iter().filter(|story| language.is_none_or(|language| story.language == language));
            let here: Vec<&Surveyed> =
                here.filter(|story| frozen.is_none_or(|frozen| story.frozen == frozen)).collect();
            let part = frozen.map(|frozen| if frozen { "frozen" } else { "dev" });
            let name = match (language, part) {
                (None, None) => "all".to_owned(),
                (Some(only), None) | (None, Some(only)) => only.to_owned(),
                (Some(language), Some(part)) => format!("{language}-{part}"),
            };
            groups.extend((!here.is_empty()).then(|| group(name, &here)));
        }
    }
    Survey { stories, groups, resamples: RESAMPLES, seed: SEED }
}

fn group(name: String, stories: &[&Surveyed]) -> Group {
    let figures: Vec<&Figures> = stories.iter().map(|story| &story.evaluation.figures).collect();
    let mut pooled = Figures::default();
    let mut kinds: BTreeMap<String, Figures> = BTreeMap::new();
    let mut causes = Causes::default();
    for story in stories {
        pooled += &story.evaluation.figures;
        causes += &story.evaluation.causes;
        for (kind, figures) in &story.evaluation.kinds {
            *kinds.entry(kind.clone()).or_default() += figures;
        }
    }
    let mut mean = BTreeMap::new();
    for figure in Figure::ALL.iter().copied().filter(|figure| !figure.counts()) {
        let values = figures.iter().filter(|own| own.asks(figure)).filter_map(|own| own.value(figure));
        let values: Vec<f64> = values.collect();
        if !values.is_empty() {
            #[expect(clippy::cast_precision_loss, reason = "a count of stories")]
            mean.insert(figure, values.iter().sum::<f64>() / values.len() as f64);
        }
    }
    let interval = bootstrap::intervals(&figures);
    Group { name, stories: stories.len(), pooled, mean, interval, kinds, causes }
}

//! The first screen: how many findings of each sort, the gravest of them, and what was not read.

use crate::model::Verdict;
use crate::report::first::WORST;
use crate::report::view::{ClusterView, View};

use super::question::{Head, Mark, named};

/// So many answers of each.
const ANSWERS: usize = 5;
/// So many inputs that could not be read are named there; the rest is counted.
const UNREAD: usize = 4;

/// The first screen.
pub struct Overview {
    pub read: Vec<String>,
    pub counts: Vec<CountPart>,
    pub worst: Vec<FindingPart>,
    /// Whether neither a conflict nor an internal inconsistency was found.
    pub calm: bool,
    pub unread: Vec<String>,
    pub more_unread: Option<String>,
    pub left_out: Vec<String>,
    pub note: String,
}

/// How many questions came to one verdict.
pub struct CountPart {
    pub mark: Mark,
    pub meaning: String,
    pub count: usize,
    /// Where the first of them stands.
    pub target: Option<String>,
}

/// One of the gravest findings.
pub struct FindingPart {
    pub head: Head,
    /// Each answer with the outlets that give it.
    pub answers: Vec<(String, String)>,
    /// How many more answers there are, in words.
    pub more: Option<String>,
    /// The sign between two answers.
    pub between: &'static str,
    /// The failed sum of an article against itself.
    pub sum: Option<String>,
}

pub fn overview(view: &View<'_>) -> Overview {
    let (words, summary) = (&view.words, &view.summary);
    let count = |key: &str, n: usize| words.say(key, &[("n", &n.to_string())]);
    let graver = |verdict: Verdict| matches!(verdict, Verdict::Conflict | Verdict::Internal);
    let unread = view.unread_lines();
    let more = unread.len().saturating_sub(UNREAD);
    Overview {
        read: [
            count("summary.articles", summary.articles),
            count("summary.outlets", summary.outlets),
            count("summary.claims", summary.claims),
            count("summary.clusters", summary.clusters),
        ]
        .into(),
        counts: summary.verdicts.iter().map(|(verdict, n)| self::count(view, *verdict, *n)).collect(),
        worst: view.worst(WORST).into_iter().map(|n| finding(view, n, &view.clusters[n])).collect(),
        calm: !view.clusters.iter().any(|cluster| graver(cluster.cluster.verdict)),
        more_unread: (more > 0).then(|| count("cluster.more", more)),
        unread: unread.into_iter().take(UNREAD).collect(),
        left_out: vec![
            words.say(
                "summary.sentences",
                &[("n", &summary.sentences.to_string()), ("claims", &summary.with_claims.to_string())],
            ),
            words.say(
                "summary.rest",
                &[
                    ("repeats", &summary.repeats.to_string()),
                    ("questions", &summary.questions.to_string()),
                    ("unknown", &summary.not_understood.to_string()),
                ],
            ),
            count("summary.chrome", summary.chrome),
            words.say("summary.timezone", &[("zone", &view.reconciliation.story.timezone)]),
        ],
        note: words.word(if summary.claims == 0 { "summary.empty" } else { "summary.note" }),
    }
}

fn count(view: &View<'_>, verdict: Verdict, count: usize) -> CountPart {
    let first = view.of(verdict).next().map(|cluster| cluster.cluster.id.clone());
    CountPart {
        mark: Mark::of(view, verdict),
        meaning: view.words.code("meaning", verdict.name()),
        count,
        target: if verdict == Verdict::Single { first.map(|_| "articles".to_owned()) } else { first },
    }
}

fn finding(view: &View<'_>, n: usize, cluster: &ClusterView<'_>) -> FindingPart {
    let internal = cluster.cluster.verdict == Verdict::Internal;
    let answers = cluster.answers(&view.claims);
    FindingPart {
        between: if cluster.cluster.verdict == Verdict::Update { "→" } else { "/" },
        head: Head::of(view, n),
        sum: cluster
            .reasons
            .first()
            .filter(|_| internal)
            .map(|reason| view.words.say("page.sum", &[("outlet", &named(view, &reason.a)), ("sum", &reason.text)])),
        answers: if internal {
            Vec::new()
        } else {
            let answers = answers.iter().take(ANSWERS);
            answers.map(|answer| (answer.value.clone(), named(view, &answer.outlets(&view.claims)))).collect()
        },
        more: (!internal && answers.len() > ANSWERS)
            .then(|| view.words.say("cluster.more", &[("n", &(answers.len() - ANSWERS).to_string())])),
    }
}

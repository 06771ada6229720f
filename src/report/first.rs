//! What does an editor see first? How many findings of each sort, the worst of them, what was not read, and how to see more.
//!
//! Made for 80 columns and 24 lines with one left for the prompt: what does not fit is cut or counted, never wrapped away.

use crate::model::Verdict;

use super::view::{ClusterView, View};
use super::wrap::{cut, wrap};
use super::{Screen, sanitise};

/// So many findings stand on the first screen.
pub(super) const WORST: usize = 5;
/// So many inputs that could not be read are named; the rest is counted.
const UNREAD: usize = 2;

pub(super) fn render(view: &View<'_>, screen: Screen) -> String {
    let (words, summary) = (&view.words, &view.summary);
    let width = screen.width.max(20);
    let count = |key: &str, n: usize| words.say(key, &[("n", &n.to_string())]);
    let one = |text: &str| format!("{}\n", cut(&sanitise::plain(text), width));
    let several = |text: &str| format!("{}\n", wrap(&sanitise::plain(text), width, "  "));
    let mut out = String::new();
    let title = format!("{} — {}", view.title(), words.word("report.title"));
    out.push_str(&format!("{}\n", screen.bold(&cut(&sanitise::plain(&title), width))));
    let verdicts = summary.verdicts.iter();
    let verdicts = verdicts.map(|(verdict, n)| format!("{} {n}", words.code("verdict", verdict.name())));
    out.push_str(&several(&verdicts.collect::<Vec<_>>().join(" · ")));
    let read = [
        count("summary.articles", summary.articles),
        count("summary.outlets", summary.outlets),
        count("summary.claims", summary.claims),
        count("summary.clusters", summary.clusters),
    ];
    out.push_str(&several(&read.join(" · ")));
    let worst = view.worst(WORST);
    let grave = [Verdict::Conflict, Verdict::Internal];
    if summary.claims == 0 {
        out.push_str(&format!("\n{}", one(&words.word("summary.empty"))));
    } else if !view.clusters.iter().any(|cluster| grave.contains(&cluster.cluster.verdict)) {
        out.push_str(&format!("\n{}", one(&words.word("page.calm"))));
    }
    if !worst.is_empty() {
        out.push_str(&format!("\n{}{}\n", screen.sign(), screen.bold(&words.word("page.worst"))));
        for cluster in worst.iter().filter_map(|n| view.clusters.get(*n)) {
            out.push_str(&finding(view, cluster, screen, width));
        }
    }
    out.push('\n');
    let unread = view.unread_lines();
    if !unread.is_empty() {
        out.push_str(&one(&count("summary.unread", unread.len())));
        unread.iter().take(UNREAD).for_each(|line| out.push_str(&one(&format!("  {line}"))));
    }
    let left = [("unknown", summary.not_understood.to_string()), ("passed", summary.chrome.to_string())];
    out.push_str(&several(&words.say("first.left-out", &left.each_ref().map(|(key, n)| (*key, n.as_str())))));
    for hint in ["first.more", "first.one"] {
        out.push_str(&several(&words.word(hint)));
    }
    out
}

/// A finding on two lines: what is asked, and who answers what.
pub(super) fn finding(view: &View<'_>, cluster: &ClusterView<'_>, screen: Screen, width: usize) -> String {
    let words = &view.words;
    let verdict = cluster.cluster.verdict;
    let name = words.code("verdict", verdict.name());
    let question = sanitise::plain(&cluster.question);
    let head = cut(&format!("{name}: {question} ({})", cluster.cluster.id), width);
    // only the verdict is coloured, and only where the cut left it whole
    let head = match head.strip_prefix(name.as_str()) {
        Some(rest) => format!("{}{rest}", screen.verdict(&name, verdict)),
        None => head,
    };
    let comma = words.word("list.comma");
    let said = if verdict == Verdict::Internal {
        let reason = cluster.reasons.first();
        let with = |outlets: &[String]| outlets.join(&comma);
        reason.map_or_else(String::new, |reason| {
            words.say("page.sum", &[("outlet", &with(&reason.a)), ("sum", &reason.text)])
        })
    } else {
        let answers = cluster.answers(&view.claims);
        let answers = answers.iter().map(|answer| {
            let outlets = answer.outlets(&view.claims).join(&comma);
            format!("{} ({outlets})", answer.value)
        });
        answers.collect::<Vec<_>>().join(if verdict == Verdict::Update { " → " } else { " / " })
    };
    format!("{head}\n{}\n", cut(&format!("  {}", sanitise::plain(&said)), width))
}

//! What editors decided, in words: under the finding it concerns, and, where it no longer simply holds, in a list of its own.

use crate::model::{Decision, Fate, Ruling, Shift, Verdict};

use super::super::words::Words;
use super::View;
use super::cluster::ClusterView;

impl<'r> View<'r> {
    /// The decisions that concern a cluster: one that covers it as well, then its own, oldest first.
    #[must_use]
    pub fn decided(&self, cluster: &ClusterView<'_>) -> Vec<&'r Decision> {
        self.reconciliation.review.concerning(&cluster.cluster.id)
    }

    /// The same in words.
    #[must_use]
    pub fn decided_lines(&self, cluster: &ClusterView<'_>) -> Vec<String> {
        self.decided(cluster).into_iter().map(|decision| self.decision_line(decision)).collect()
    }

    /// The decisions that concern any of these clusters, each once, by number.
    #[must_use]
    pub fn decided_of(&self, clusters: &[&ClusterView<'_>]) -> Vec<&'r Decision> {
        let mut decided: Vec<_> = clusters.iter().flat_map(|cluster| self.decided(cluster)).collect();
        decided.sort_by_key(|decision| decision.number);
        decided.dedup_by_key(|decision| decision.number);
        decided
    }

    /// Decisions whose evidence changed or is gone, those under no finding that is shown by itself, and those that cannot both hold.
    #[must_use]
    pub fn review_lines(&self) -> Vec<String> {
        let review = &self.reconciliation.review;
        let shown = |decision: &Decision| {
            let clusters = self.clusters.iter().filter(|view| view.cluster.verdict != Verdict::Single);
            decision.fate == Fate::Applied
                && clusters.into_iter().any(|view| Some(&view.cluster.id) == decision.cluster.as_ref())
        };
        let unsettled = review.decisions.iter().filter(|decision| !shown(decision));
        let mut lines: Vec<String> =
            unsettled.map(|decision| format!("{}: {}", decision.question, self.decision_line(decision))).collect();
        for contradiction in &review.contradictions {
            let name = |number: u64| {
                let decision = review.decisions.iter().find(|decision| decision.number == number);
                decision.map_or_else(|| number.to_string(), |decision| self.decision_line(decision))
            };
            let with = [("a", name(contradiction.earlier)), ("b", name(contradiction.later))];
            let with = [(with[0].0, with[0].1.as_str()), (with[1].0, with[1].1.as_str())];
            lines.push(self.words.say("review.contradiction", &with));
        }
        lines
    }

    /// A decision on one line: what, who, when, why, and what became of it.
    #[must_use]
    pub fn decision_line(&self, decision: &Decision) -> String {
        decision_line(&self.words, decision)
    }
}

/// A decision on one line, in these words.
#[must_use]
pub fn decision_line(words: &Words, decision: &Decision) -> String {
    let act = words.code("act", decision.ruling.name());
    let what = match &decision.ruling {
        Ruling::Resolved { value, rating } => format!("{act} {value} ({rating})"),
        Ruling::Noted { text } => format!("{act} “{text}”"),
        Ruling::Assigned { to } if to.is_empty() => format!("{act} {}", words.word("review.nobody")),
        Ruling::Assigned { to } => format!("{act} {to}"),
        _ => act,
    };
    let (number, day) = (decision.number.to_string(), decision.at.get(..10).unwrap_or(&decision.at));
    let with = [("n", number.as_str()), ("what", &what), ("by", &decision.by), ("day", day)];
    let mut line = words.say("review.decision", &with);
    for other in &decision.confirmed {
        let day = other.at.get(..10).unwrap_or(&other.at);
        line.push_str(" · ");
        line.push_str(&words.say("review.confirmed", &[("by", &other.by), ("day", day)]));
    }
    if !decision.why.is_empty() {
        line.push_str(&format!(" — {}", decision.why));
    }
    if decision.fate != Fate::Applied {
        let changes: Vec<String> = decision.changes.iter().map(|change| change_line(words, change)).collect();
        let fate = words.code("fate", decision.fate.name());
        line.push_str(&format!(" [{}]", [vec![fate], changes].concat().join(&words.word("list.comma"))));
    }
    line
}

fn change_line(words: &Words, change: &Shift) -> String {
    let nothing = words.word("review.silent");
    let side = |said: &Option<String>| said.clone().unwrap_or_else(|| nothing.clone());
    let with = [("who", change.source.clone()), ("old", side(&change.old)), ("new", side(&change.new))];
    let with: Vec<(&str, &str)> = with.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.say("review.change", &with)
}

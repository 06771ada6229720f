//! The lines of prose that the formats for people share: raw text, made safe by the format that shows it.

use crate::report::wording;

use super::View;
use super::cluster::{ClusterView, ReasonView};

/// How many reasons of one cluster are told before the rest is counted.
const REASONS: usize = 12;

impl View<'_> {
    /// How much was read and found, one matter a line.
    #[must_use]
    pub fn summary_lines(&self) -> Vec<String> {
        let (words, summary) = (&self.words, &self.summary);
        let count = |key: &str, n: usize| words.say(key, &[("n", &n.to_string())]);
        let mut lines = vec![
            [
                count("summary.articles", summary.articles),
                count("summary.outlets", summary.outlets),
                count("summary.claims", summary.claims),
                count("summary.clusters", summary.clusters),
            ]
            .join(" · "),
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
            words.say("summary.timezone", &[("zone", &self.reconciliation.story.timezone)]),
        ];
        if summary.copies > 0 {
            lines.push(count("summary.copies", summary.copies));
        }
        if summary.unread > 0 {
            lines.push(count("summary.unread", summary.unread));
        }
        lines.push(words.word("summary.note"));
        lines.push(words.word("summary.mark"));
        lines
    }

    /// The inputs that could not be read, and why.
    #[must_use]
    pub fn unread_lines(&self) -> Vec<String> {
        let unread = self.reconciliation.story.unread.iter();
        unread
            .map(|unread| {
                let line = unread.line.map(|line| format!(":{line}")).unwrap_or_default();
                format!("{}{line}: {}", unread.path, self.words.message(&unread.why))
            })
            .collect()
    }

    /// The pairs of articles with signs of copying.
    #[must_use]
    pub fn copy_lines(&self) -> Vec<String> {
        let copies = self.reconciliation.copies.iter();
        copies
            .map(|copy| {
                let signals: Vec<String> = copy.signals.iter().map(|signal| self.words.message(signal)).collect();
                let signals = signals.join(&self.words.word("list.comma"));
                format!("{} ↔ {}: {signals}", self.outlet(&copy.a), self.outlet(&copy.b))
            })
            .collect()
    }

    /// What a reader should know about how the articles were read.
    #[must_use]
    pub fn caution_lines(&self) -> Vec<String> {
        let articles = self.reconciliation.story.articles.iter();
        let line = |a, caution: &String| format!("{}: {}", self.file(a), self.words.message(caution));
        articles.flat_map(|a| a.cautions.iter().map(move |caution| line(a, caution))).collect()
    }

    /// Outlet, publication time and file of every article.
    #[must_use]
    pub fn article_rows(&self) -> Vec<[String; 3]> {
        let words = &self.words;
        let articles = self.reconciliation.story.articles.iter();
        articles
            .map(|article| {
                let mark = |field: &str, text: String| {
                    let inferred = article.inferred.iter().any(|inferred| inferred.field == field);
                    if inferred { format!("{text} ({})", words.word("inferred")) } else { text }
                };
                let published = match article.published {
                    Some(published) => mark("published", wording::moment(words, published.at)),
                    None => words.word("unknown.published"),
                };
                let outlet = super::claim::outlet(article, words);
                [mark("outlet", outlet), published, self.file(article).to_owned()]
            })
            .collect()
    }

    /// How many outlets and questions a table of both leaves out; `None` where it leaves out none.
    #[must_use]
    pub fn matrix_cut(&self, outlets: usize, rows: usize) -> Option<String> {
        let with = [("outlets", outlets.to_string()), ("rows", rows.to_string())];
        let with = with.each_ref().map(|(key, n)| (*key, n.as_str()));
        ((outlets, rows) != (0, 0)).then(|| self.words.say("page.matrix-cut", &with))
    }

    /// Independent origins, informants and id of a cluster.
    #[must_use]
    pub fn standing(&self, cluster: &ClusterView<'_>) -> String {
        let cluster = cluster.cluster;
        [
            self.words.say("cluster.origins", &[("n", &cluster.origins.to_string())]),
            self.words.say("cluster.informants", &[("n", &cluster.informants.to_string())]),
            cluster.id.clone(),
        ]
        .join(" · ")
    }

    /// The reasons of a cluster, the rest counted where they are many.
    #[must_use]
    pub fn reason_lines(&self, cluster: &ClusterView<'_>) -> Vec<String> {
        let mut lines: Vec<String> = cluster.reasons.iter().take(REASONS).map(|r| self.reason_line(r)).collect();
        if cluster.reasons.len() > REASONS {
            let more = (cluster.reasons.len() - REASONS).to_string();
            lines.push(self.words.say("cluster.more", &[("n", &more)]));
        }
        lines
    }

    /// A reason with the outlets it concerns.
    fn reason_line(&self, reason: &ReasonView) -> String {
        let comma = self.words.word("list.comma");
        let mut outlets = reason.a.join(&comma);
        if !reason.b.is_empty() {
            outlets = format!("{outlets} ↔ {}", reason.b.join(&comma));
        }
        let relation = self.words.code("verdict", reason.relation.name());
        format!("{relation}: {} ({outlets}; {})", reason.text, reason.code)
    }
}

//! How a claim or a cluster came to be what it is: how the value was read, why claims were joined, how the verdict came about.

use super::view::{ClaimView, ClusterView, View};
use super::words::Words;
use super::wrap::wrap;
use super::{Screen, sanitise, wording};
use crate::model::{CodePoints, Mention, Step};

/// Explains every claim or cluster whose id starts with `id`; an empty list when there is none.
/// One that is exactly `id` is the only one.
#[must_use]
pub fn explain(view: &View<'_>, id: &str, screen: Screen) -> Vec<String> {
    let ids: Vec<&str> = view
        .claims
        .iter()
        .map(|claim| claim.claim.id.as_str())
        .chain(view.clusters.iter().map(|cluster| cluster.cluster.id.as_str()))
        .filter(|candidate| !id.is_empty() && candidate.starts_with(id))
        .collect();
    let ids: Vec<&str> = if ids.contains(&id) { vec![id] } else { ids };
    let mut out = Vec::new();
    for claim in view.claims.iter().filter(|claim| ids.contains(&claim.claim.id.as_str())) {
        let mut page = Page { view, width: screen.width.max(40), out: String::new() };
        page.claim(claim);
        out.push(page.out);
    }
    for cluster in view.clusters.iter().filter(|cluster| ids.contains(&cluster.cluster.id.as_str())) {
        let mut page = Page { view, width: screen.width.max(40), out: String::new() };
        page.cluster(cluster);
        out.push(page.out);
    }
    out
}

/// Explains every value of a loose text: what it is and where, the words with their rules and table rows, the anchor, the
/// sums, and what it rests on. `places` are code points of the text, from one.
#[must_use]
pub fn explain_values(words: &Words, text: &str, mentions: &[Mention], screen: Screen) -> String {
    let places = CodePoints::new(text);
    let mut out = String::new();
    let mut line = |level: usize, text: &str| {
        let indent = "  ".repeat(level);
        let text = format!("{indent}{}", sanitise::plain(text));
        out.push_str(&wrap(&text, screen.width.max(40), &format!("{indent}  ")));
        out.push('\n');
    };
    if mentions.is_empty() {
        line(0, &words.word("values.none"));
    }
    for mention in mentions {
        let kind = words.code("kind", mention.kind.name());
        let value = wording::value(words, mention.kind, &mention.value);
        line(0, &format!("“{}” — {kind}: {value}", mention.span.of(text)));
        let span = places.span(text, mention.span);
        let (start, end) = ((span.start + 1).to_string(), span.end.to_string());
        line(1, &words.say("explain.place", &[("start", &start), ("end", &end)]));
        line(1, &words.word("explain.reading"));
        for step in &mention.steps {
            line(2, &said(words, step));
        }
        if !mention.flags.is_empty() {
            line(1, &words.word("explain.flags"));
            for flag in &mention.flags {
                line(2, &words.code("flag", flag.code()));
            }
        }
    }
    out
}

/// One step: the words and what they are by which row, the anchor, a sum, the result.
fn said(words: &Words, step: &Step) -> String {
    let with = [("quote", step.quote.as_str()), ("rule", step.rule.as_str()), ("result", step.result.as_str())];
    match step.rule.as_str() {
        "anchor" => match step.result.split_once(' ') {
            Some(("named", day)) => words.say("explain.named", &[("day", day)]),
            Some((_, day)) => words.say("explain.published", &[("day", day)]),
            None => words.say("explain.step", &with),
        },
        "sum" => words.say("explain.sum", &with),
        "numerals" | "figures" | "sign" => words.say("explain.written", &with),
        rule => match rule.split_once(':') {
            Some((table, row)) => {
                let file = format!("src/language/{table}.tsv:{row}");
                words.say("explain.row", &[("quote", &step.quote), ("file", &file), ("cells", &step.result)])
            }
            None => words.say(
                "explain.result",
                &[("quote", &step.quote), ("result", &step.result), ("kind", &words.code("kind", rule))],
            ),
        },
    }
}

struct Page<'v, 'r> {
    view: &'v View<'r>,
    width: usize,
    out: String,
}

impl Page<'_, '_> {
    fn line(&mut self, level: usize, text: &str) {
        let indent = "  ".repeat(level);
        let text = format!("{indent}{}", sanitise::plain(text));
        self.out.push_str(&wrap(&text, self.width, &format!("{indent}  ")));
        self.out.push('\n');
    }

    fn field(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.line(2, &format!("{}: {text}", self.view.words.word(key)));
        }
    }

    fn claim(&mut self, view: &ClaimView<'_>) {
        let (words, claim) = (&self.view.words, view.claim);
        self.line(0, &words.say("explain.claim", &[("id", &claim.id)]));
        let kind = words.code("kind", claim.kind.name());
        self.line(1, &format!("{} — {kind}: {}", view.outlet, view.value));
        let zone = if view.zone.is_empty() { String::new() } else { format!(" · {}", view.zone) };
        self.line(1, &format!("{}{zone}: {}", view.place, view.sentence_text()));
        self.line(1, &format!("{} · {}", view.speaker, view.modality));
        if let Some(as_of) = claim.as_of {
            self.line(1, &format!("{}: {}", words.word("explain.as-of"), wording::moment(words, as_of)));
        }
        self.line(1, &words.word("explain.reading"));
        for step in &claim.steps {
            self.line(2, &said(words, step));
        }
        if claim.steps.is_empty() {
            self.line(2, &words.word("explain.no-steps"));
        }
        if !view.flags.is_empty() {
            self.line(1, &words.word("explain.flags"));
            for flag in &view.flags {
                self.line(2, flag);
            }
        }
        self.line(1, &words.word("explain.asks"));
        let question = &claim.question;
        if !question.words.is_empty() {
            self.line(2, &question.words);
        }
        self.field("explain.subject", question.subject.as_deref().unwrap_or_default());
        self.field("explain.relation", question.relation.as_deref().unwrap_or_default().trim_start_matches('~'));
        self.field("explain.counted", question.counted.as_deref().unwrap_or_default());
        self.field("explain.modifiers", &question.modifiers.join(&words.word("list.comma")));
        self.field("explain.people", &question.people.join(&words.word("list.comma")));
        if let Some((from, until)) = question.frame {
            self.field("explain.frame", &wording::frame(words, from, until));
        }
        self.field("explain.qualifiers", &question.qualifiers.join(&words.word("list.comma")));
        self.field("explain.slot", question.slot.as_deref().unwrap_or_default());
        self.field("explain.masked", &question.masked);
        let home = self.view.clusters.iter().find(|cluster| cluster.cluster.claims.contains(&claim.id));
        if let Some(home) = home {
            self.out.push('\n');
            self.belonging(home, Some(&claim.id));
        }
    }

    fn cluster(&mut self, view: &ClusterView<'_>) {
        self.belonging(view, None);
        for claim in view.claims.iter().filter_map(|n| self.view.claims.get(*n)) {
            self.out.push('\n');
            self.line(1, &format!("{} — {} ({})", claim.outlet, claim.value, claim.claim.id));
            self.line(2, &format!("{}: {}", claim.place, claim.sentence_text()));
            for step in &claim.claim.steps {
                self.line(2, &said(&self.view.words, step));
            }
        }
    }

    /// The cluster; of its pairs and relations only those of one claim, when it is named.
    fn belonging(&mut self, view: &ClusterView<'_>, only: Option<&str>) {
        let (words, cluster) = (&self.view.words, view.cluster);
        let concerns = |a: &str, b: &str| only.is_none_or(|id| id == a || id == b);
        self.line(0, &words.say("explain.cluster", &[("id", &cluster.id)]));
        self.line(1, &view.question);
        self.line(1, &self.view.standing(view));
        self.line(1, &words.word("explain.joined"));
        let mut joined = false;
        for (a, b, why) in &cluster.joined {
            if concerns(a, b) {
                joined = true;
                let pair = format!("{} ↔ {}: {why}", self.name(a), self.name(b));
                self.line(2, &pair);
            }
        }
        if !joined {
            let alone = cluster.claims.len() < 2;
            self.line(2, &words.word(if alone { "explain.alone" } else { "explain.by-relation" }));
        }
        self.line(1, &words.word("explain.verdict"));
        let mut related = false;
        for relation in &view.relations {
            let link = relation.link;
            if !concerns(&link.a, &link.b) {
                continue;
            }
            related = true;
            let verdict = words.code("verdict", link.relation.name());
            let pair = if link.a == link.b {
                self.name(&link.a)
            } else {
                format!("{} ↔ {}", self.name(&link.a), self.name(&link.b))
            };
            self.line(2, &format!("{pair}: {verdict}: {} ({})", relation.text, link.reason.code));
            if !link.reason.figures.is_empty() {
                let figures = link.reason.figures.join(&words.word("list.comma"));
                self.line(3, &words.say("explain.figures", &[("figures", &figures)]));
            }
        }
        if related {
            let verdict = words.code("verdict", cluster.verdict.name());
            self.line(2, &words.say("explain.strongest", &[("verdict", &verdict)]));
        } else {
            self.line(2, &words.word("explain.sole"));
        }
    }

    /// A claim by its outlet, value and id.
    fn name(&self, id: &str) -> String {
        let claim = self.view.claims.iter().find(|claim| claim.claim.id == id);
        claim.map_or_else(|| id.to_owned(), |claim| format!("{} {} ({id})", claim.outlet, claim.value))
    }
}

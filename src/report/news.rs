//! What is new of a story since an editor last looked, for a terminal: articles, questions that moved, decisions.

use crate::model::{Coming, Development, FindingNews, News};

use super::view::View;
use super::wrap::{cut, wrap};
use super::{Screen, first, sanitise};

/// So many questions of one sort are shown; the rest is counted.
const SHOWN: usize = 8;

pub(super) fn render(view: &View<'_>, news: &News, screen: Screen) -> String {
    let words = &view.words;
    let mut page = Page { view, screen, width: screen.width.max(20), out: String::new() };
    if news.is_empty() {
        page.line(&words.say("news.nothing", &[("title", &view.title())]));
        return page.out;
    }
    page.heading(&words.say("news.heading", &[("title", &view.title())]));
    for article in &news.articles {
        let outlet = if article.outlet.is_empty() { words.word("unknown.outlet") } else { article.outlet.clone() };
        let with = [("outlet", outlet), ("title", article.title.clone()), ("n", article.claims.to_string())];
        let key = match article.coming {
            Coming::Added => "news.added",
            Coming::Changed => "news.changed",
            Coming::Gone => "news.removed",
        };
        page.line(&words.say(key, &with.each_ref().map(|(name, text)| (*name, text.as_str()))));
    }
    let claims = [("n", news.claims.to_string()), ("gone", news.gone.to_string())];
    page.line(&words.say("news.claims", &claims.each_ref().map(|(name, text)| (*name, text.as_str()))));
    let of = |holds: fn(&Development) -> bool| -> Vec<&FindingNews> {
        news.findings.iter().filter(|finding| holds(&finding.development)).collect()
    };
    page.findings("news.turned", &of(|d| matches!(d, Development::Turned(_))));
    page.findings("news.new", &of(|d| *d == Development::New));
    page.findings("news.answered", &of(|d| *d == Development::Answered));
    let gone = of(|d| matches!(d, Development::Gone(_)));
    page.some("news.gone", &gone, |page, finding| {
        let from = page.from(&finding.development);
        page.line(&format!("  {from}: {}", finding.question));
    });
    page.decisions("news.unsettled", &news.unsettled);
    page.decisions("news.decided", &news.decided);
    page.out
}

struct Page<'p, 'r> {
    view: &'p View<'r>,
    screen: Screen,
    width: usize,
    out: String,
}

impl Page<'_, '_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(&format!("{}\n", wrap(&sanitise::plain(text), self.width, "    ")));
    }

    fn heading(&mut self, text: &str) {
        let text = cut(&sanitise::plain(text), self.width);
        self.out.push_str(&format!("{}{}\n", self.screen.sign(), self.screen.bold(&text)));
    }

    /// Questions of one sort, the gravest first.
    fn findings(&mut self, key: &str, findings: &[&FindingNews]) {
        let place = |finding: &&FindingNews| {
            let id = finding.cluster.as_deref();
            self.view.clusters.iter().position(|view| Some(view.cluster.id.as_str()) == id)
        };
        let mut sorted: Vec<(Option<usize>, &FindingNews)> = findings.iter().map(|f| (place(f), *f)).collect();
        sorted.sort_by_key(|(place, _)| *place);
        self.some(key, &sorted, |page, (place, finding)| {
            let Some(cluster) = place.map(|n| &page.view.clusters[n]) else { return };
            if let Development::Turned(_) = finding.development {
                let before = [("verdict", page.from(&finding.development))];
                let before = before.each_ref().map(|(name, text)| (*name, text.as_str()));
                page.line(&page.view.words.say("news.before", &before));
            }
            let told = first::finding(page.view, cluster, page.screen, page.width);
            page.out.push_str(&told);
        });
    }

    /// The verdict that a question had.
    fn from(&self, development: &Development) -> String {
        match development {
            Development::Turned(from) | Development::Gone(from) => self.view.words.code("verdict", from.name()),
            Development::New | Development::Answered => String::new(),
        }
    }

    fn decisions(&mut self, key: &str, numbers: &[u64]) {
        let decisions = &self.view.reconciliation.review.decisions;
        let found: Vec<_> = decisions.iter().filter(|decision| numbers.contains(&decision.number)).collect();
        self.some(key, &found, |page, decision| {
            page.line(&format!("  {}: {}", decision.question, page.view.decision_line(decision)));
        });
    }

    /// The first of several things under a heading, the rest counted.
    fn some<T>(&mut self, key: &str, things: &[T], show: impl Fn(&mut Self, &T)) {
        if things.is_empty() {
            return;
        }
        self.out.push('\n');
        self.heading(&self.view.words.word(key));
        things.iter().take(SHOWN).for_each(|thing| show(self, thing));
        if things.len() > SHOWN {
            let more = (things.len() - SHOWN).to_string();
            self.line(&format!("  {}", self.view.words.say("cluster.more", &[("n", &more)])));
        }
    }
}

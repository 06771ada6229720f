//! The report for a terminal.

use crate::model::Verdict;

use super::choice::Choice;
use super::table::Cells;
use super::view::{ClaimView, ClusterView, Difference, Piece, View};
use super::wrap::wrap;
use super::{Screen, sanitise};

struct Page<'v, 'r> {
    view: &'v View<'r>,
    screen: Screen,
    choice: &'v Choice,
    out: String,
}

/// All that was chosen; with an open choice the whole report. A finding has the same number in both.
pub(super) fn render(view: &View<'_>, screen: Screen, choice: &Choice) -> String {
    let mut page = Page { view, screen, choice, out: String::new() };
    page.title();
    if choice.is_open() {
        page.head();
    } else {
        page.chosen();
    }
    let mut number = 0;
    for (verdict, _) in &view.summary.verdicts {
        let count = view.of(*verdict).filter(|cluster| choice.holds(view, cluster)).count();
        if count > 0 {
            let name = view.words.code("verdict", verdict.name());
            page.heading(&format!("{name} ({count})"), Some(*verdict));
        }
        if *verdict == Verdict::Single {
            if count > 0 {
                page.singles();
            }
            continue;
        }
        for cluster in view.of(*verdict) {
            number += 1;
            if choice.holds(view, cluster) {
                page.cluster(number, cluster);
            }
        }
    }
    if choice.is_open() {
        page.tail();
    }
    page.out
}

/// The claims alone, as one table.
pub(super) fn claims(view: &View<'_>, screen: Screen) -> String {
    let words = &view.words;
    let mut cells = Cells {
        head: ["column.id", "column.kind", "column.value", "column.quote", "column.how"].map(|k| words.word(k)).into(),
        share: vec![20, 14, 24, 0, 18],
        rows: Vec::new(),
    };
    for claim in &view.claims {
        cells.rows.push(vec![
            claim.claim.id.clone(),
            words.code("kind", claim.claim.kind.name()),
            claim.value.clone(),
            quoted(claim),
            how(claim),
        ]);
    }
    format!("{}\n", cells.draw(screen))
}

impl Page<'_, '_> {
    fn line(&mut self, text: &str, indent: &str) {
        let text = if self.screen.plain { text.trim_start() } else { text };
        self.out.push_str(&wrap(text, self.screen.width.max(20), indent));
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str, verdict: Option<Verdict>) {
        let screen = self.screen;
        let text = wrap(&format!("{}{}", screen.sign(), sanitise::plain(text)), screen.width.max(20), "  ");
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.out.push_str(&verdict.map_or_else(|| screen.bold(&text), |verdict| screen.verdict(&text, verdict)));
        self.out.push_str("\n\n");
    }

    fn bullets(&mut self, lines: &[String]) {
        for line in lines {
            self.line(&format!("{}{}", self.screen.bullet(), sanitise::plain(line)), "    ");
        }
    }

    fn title(&mut self) {
        let title = sanitise::plain(&self.view.full_title());
        let title = wrap(&title, self.screen.width.max(20), "");
        self.out.push_str(&self.screen.bold(&title));
        self.out.push_str("\n\n");
    }

    /// How many findings were chosen, and what else there is to know of them.
    fn chosen(&mut self) {
        let view = self.view;
        let chosen = view.clusters.iter().filter(|cluster| self.choice.holds(view, cluster)).count();
        let (chosen, all) = (chosen.to_string(), view.clusters.len().to_string());
        let key = if chosen == "0" { "choice.none" } else { "choice.shown" };
        let unread = view.summary.unread;
        self.line(&view.words.say(key, &[("n", &chosen), ("all", &all)]), "  ");
        if unread > 0 {
            self.line(&view.words.say("summary.unread", &[("n", &unread.to_string())]), "  ");
        }
    }

    fn head(&mut self) {
        let (view, words, summary) = (self.view, &self.view.words, &self.view.summary);
        let mut cells = Cells {
            head: ["column.verdict", "column.count", "column.meaning"].map(|k| words.word(k)).into(),
            share: vec![30, 14, 0],
            rows: Vec::new(),
        };
        for (verdict, count) in &summary.verdicts {
            cells.rows.push(vec![
                words.code("verdict", verdict.name()),
                count.to_string(),
                words.code("meaning", verdict.name()),
            ]);
        }
        self.out.push_str(&cells.draw(self.screen));
        self.out.push_str("\n\n");
        for line in view.summary_lines() {
            self.line(&sanitise::plain(&line), "  ");
        }
        if summary.claims == 0 {
            self.line(&words.word("summary.empty"), "  ");
        }
        let unread = view.unread_lines();
        if !unread.is_empty() {
            self.heading(&words.word("unread.heading"), None);
            self.bullets(&unread);
        }
    }

    fn cluster(&mut self, number: usize, cluster: &ClusterView<'_>) {
        let words = &self.view.words;
        let question = sanitise::plain(&cluster.question);
        self.line(&format!("[{number}] {question}"), "    ");
        self.line(&format!("    {}", sanitise::plain(&self.view.standing(cluster))), "    ");
        let mut cells = Cells {
            head: ["column.outlet", "column.value", "column.quote", "column.how"].map(|k| words.word(k)).into(),
            share: vec![18, 24, 0, 18],
            rows: Vec::new(),
        };
        let mut outlet = "";
        for claim in cluster.claims.iter().filter_map(|n| self.view.claims.get(*n)) {
            let same = claim.outlet == outlet && !self.screen.plain;
            outlet = &claim.outlet;
            cells.rows.push(vec![
                if same { String::new() } else { claim.outlet.clone() },
                claim.value.clone(),
                quoted(claim) + &also(self.view, claim),
                how(claim),
            ]);
        }
        let table = cells.draw(self.screen);
        self.out.push_str(&table);
        self.out.push('\n');
        self.bullets(&self.view.reason_lines(cluster));
        self.bullets(&self.view.decided_lines(cluster));
        let differences = self.view.differences(cluster);
        if !differences.is_empty() {
            self.line(&format!("  {}", words.word("cluster.differences")), "  ");
            for difference in &differences {
                self.difference(difference);
            }
        }
        self.out.push('\n');
    }

    fn difference(&mut self, difference: &Difference) {
        let pair = self.view.words.say("difference.pair", &[("a", &difference.a), ("b", &difference.b)]);
        let mut text = format!("{}: ", sanitise::plain(&pair));
        for piece in &difference.pieces {
            match piece {
                Piece::Both(words) => text.push_str(words),
                Piece::First(words) => text.push_str(&format!("[-{words}-]")),
                Piece::Second(words) => text.push_str(&format!("{{+{words}+}}")),
            }
        }
        self.bullets(&[text]);
    }

    fn singles(&mut self) {
        let words = &self.view.words;
        let mut cells = Cells {
            head: ["column.outlet", "column.value", "column.quote", "column.how"].map(|k| words.word(k)).into(),
            share: vec![18, 24, 0, 18],
            rows: Vec::new(),
        };
        for cluster in self.view.of(Verdict::Single).filter(|cluster| self.choice.holds(self.view, cluster)) {
            for claim in cluster.claims.iter().filter_map(|n| self.view.claims.get(*n)) {
                let short = format!("{} ({})", claim.quotation.short(), claim.where_it_stands());
                cells.rows.push(vec![
                    claim.outlet.clone(),
                    claim.value.clone(),
                    sanitise::plain(&short),
                    claim.how_if_not_plain(),
                ]);
            }
        }
        let table = cells.draw(self.screen);
        self.out.push_str(&table);
        self.out.push('\n');
    }

    fn tail(&mut self) {
        let words = &self.view.words;
        let review = self.view.review_lines();
        if !review.is_empty() {
            self.heading(&words.word("review.heading"), None);
            self.bullets(&review);
        }
        let copies = self.view.copy_lines();
        if !copies.is_empty() {
            self.heading(&words.word("copies.heading"), None);
            self.bullets(&copies);
        }
        self.heading(&words.word("articles.heading"), None);
        let mut cells = Cells {
            head: ["column.outlet", "column.published", "column.file"].map(|k| words.word(k)).into(),
            share: vec![30, 36, 0],
            rows: Vec::new(),
        };
        cells.rows.extend(self.view.article_rows().into_iter().map(Vec::from));
        let table = cells.draw(self.screen);
        self.out.push_str(&table);
        self.out.push('\n');
        let cautions = self.view.caution_lines();
        if !cautions.is_empty() {
            self.heading(&words.word("cautions.heading"), None);
            self.bullets(&cautions);
        }
    }
}

fn quoted(claim: &ClaimView<'_>) -> String {
    format!("{}\n{}", sanitise::plain(&claim.quotation.to_string()), sanitise::plain(&claim.where_it_stands()))
}

fn also(view: &View<'_>, claim: &ClaimView<'_>) -> String {
    if claim.also_lines.is_empty() {
        return String::new();
    }
    format!("\n{}", claim.also(&view.words))
}

fn how(claim: &ClaimView<'_>) -> String {
    format!("{}\n{}", claim.speaker, claim.modality)
}

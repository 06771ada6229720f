//! The report for a terminal.

use crate::model::Verdict;

use super::table::Cells;
use super::view::{ClaimView, ClusterView, Difference, Piece, View};
use super::wrap::wrap;
use super::{Screen, sanitise};

struct Page<'v, 'r> {
    view: &'v View<'r>,
    screen: Screen,
    out: String,
}

pub(super) fn render(view: &View<'_>, screen: Screen) -> String {
    let mut page = Page { view, screen, out: String::new() };
    page.head();
    let mut number = 0;
    for (verdict, count) in &view.summary.verdicts {
        if *count == 0 {
            continue;
        }
        let name = view.words.code("verdict", verdict.name());
        page.heading(&format!("{name} ({count})"), Some(*verdict));
        if *verdict == Verdict::Single {
            page.singles();
            continue;
        }
        for cluster in view.of(*verdict) {
            number += 1;
            page.cluster(number, cluster);
        }
    }
    page.tail();
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
        self.out.push_str(&wrap(text, self.screen.width.max(20), indent));
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str, verdict: Option<Verdict>) {
        let text = wrap(&format!("■ {}", sanitise::plain(text)), self.screen.width.max(20), "  ");
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.out.push_str(&if self.screen.colour { paint(&text, verdict) } else { text });
        self.out.push_str("\n\n");
    }

    fn bullets(&mut self, lines: &[String]) {
        for line in lines {
            self.line(&format!("  · {}", sanitise::plain(line)), "    ");
        }
    }

    fn head(&mut self) {
        let (view, words, summary) = (self.view, &self.view.words, &self.view.summary);
        let title = sanitise::plain(&format!("{} — {}", view.title(), words.word("report.title")));
        let title = wrap(&title, self.screen.width.max(20), "");
        self.out.push_str(&if self.screen.colour { format!("\u{1b}[1m{title}\u{1b}[0m") } else { title });
        self.out.push_str("\n\n");
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
        let question = sanitise::plain(&cluster.cluster.question);
        self.line(&format!("[{number}] {question}"), "    ");
        self.line(&format!("    {}", sanitise::plain(&self.view.standing(cluster))), "    ");
        let mut cells = Cells {
            head: ["column.outlet", "column.value", "column.quote", "column.how"].map(|k| words.word(k)).into(),
            share: vec![18, 24, 0, 18],
            rows: Vec::new(),
        };
        let mut outlet = "";
        for claim in cluster.claims.iter().filter_map(|n| self.view.claims.get(*n)) {
            let same = claim.outlet == outlet;
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
        if !cluster.differences.is_empty() {
            self.line(&format!("  {}", words.word("cluster.differences")), "  ");
            for difference in &cluster.differences {
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
        for cluster in self.view.of(Verdict::Single) {
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

fn paint(text: &str, verdict: Option<Verdict>) -> String {
    let colour = match verdict {
        Some(Verdict::Conflict) => "31",
        Some(Verdict::Internal) => "35",
        Some(Verdict::Update) => "33",
        Some(Verdict::Refine) => "36",
        Some(Verdict::Agree) => "32",
        Some(Verdict::Single) | None => "37",
    };
    format!("\u{1b}[1;{colour}m{text}\u{1b}[0m")
}

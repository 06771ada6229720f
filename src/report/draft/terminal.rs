//! A draft's review for a terminal.

use crate::model::Standing;
use crate::report::table::Cells;
use crate::report::wrap::wrap;
use crate::report::{Screen, sanitise};

use super::{DraftView, in_full};

pub(super) fn render(draft: &DraftView<'_, '_>, screen: Screen) -> String {
    let (view, words) = (draft.view, &draft.view.words);
    let width = screen.width.max(40);
    let line =
        |text: &str, lead: &str| format!("{}\n", wrap(&format!("{lead}{}", sanitise::plain(text)), width, "    "));
    let heading = |text: &str, colour: &str| {
        let text = wrap(&sanitise::plain(text), width, "  ");
        let text = match colour {
            "" => screen.bold(&text),
            colour if screen.colour => format!("\u{1b}[1;{colour}m{text}\u{1b}[0m"),
            _ => text,
        };
        format!("{text}\n\n")
    };
    let mut out = heading(&draft.title(), "");
    let mut counts = Cells {
        head: ["column.standing", "column.claims", "column.allowed", "column.meaning"]
            .map(|key| words.word(key))
            .into(),
        share: vec![26, 12, 12, 0],
        rows: Vec::new(),
    };
    for (standing, count, allowed) in draft.counts() {
        let meaning = words.code("standing-meaning", standing.name());
        counts.rows.push(vec![
            words.code("standing", standing.name()),
            count.to_string(),
            allowed.to_string(),
            meaning,
        ]);
    }
    out.push_str(&format!("{}\n\n", counts.draw(screen)));
    for note in draft.notes() {
        out.push_str(&line(&note, "  "));
    }
    for (standing, count, _) in draft.counts() {
        if count == 0 {
            continue;
        }
        let name = words.code("standing", standing.name());
        out.push_str(&format!("\n{}", heading(&format!("{}{name} ({count})", screen.sign()), colour(standing))));
        if !in_full(standing) {
            out.push_str(&format!("{}\n", table(draft, standing).draw(screen)));
            continue;
        }
        for finding in draft.of(standing) {
            let claim = finding.claim;
            out.push_str(&line(&format!("{}: {}", claim.where_it_stands(), claim.question), "  "));
            out.push_str(&line(&claim.quotation.to_string(), "    "));
            for told in finding.lines(view) {
                out.push_str(&line(&told, screen.bullet()));
            }
        }
    }
    out
}

fn table(draft: &DraftView<'_, '_>, standing: Standing) -> Cells {
    let words = &draft.view.words;
    let mut cells = Cells {
        head: ["column.line", "column.value", "column.quote", "column.origins"].map(|key| words.word(key)).into(),
        share: vec![22, 24, 0, 14],
        rows: Vec::new(),
    };
    for finding in draft.of(standing) {
        let claim = finding.claim;
        let allowed = finding.allowed.map(|allowed| words.say("draft.allowed", &[("reason", &allowed.reason)]));
        cells.rows.push(vec![
            claim.where_it_stands(),
            claim.value.clone(),
            [claim.quotation.short().to_string()].into_iter().chain(allowed).collect::<Vec<_>>().join("\n"),
            finding.finding.origins.to_string(),
        ]);
    }
    cells
}

fn colour(standing: Standing) -> &'static str {
    match standing {
        Standing::Contradicted => "31",
        Standing::Internal => "35",
        Standing::Contested | Standing::Overtaken => "33",
        Standing::LessPrecise | Standing::MorePrecise | Standing::Later => "36",
        Standing::Supported => "32",
        Standing::NotFound => "",
    }
}

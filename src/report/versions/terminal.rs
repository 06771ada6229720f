//! What changed, for a terminal: `[-dropped-]{+added+}`, as in the wording differences of a report.

use crate::model::Change;
use crate::report::view::Piece;
use crate::report::wrap::wrap;
use crate::report::{Screen, sanitise};

use super::VersionsView;

pub(super) fn render(view: &VersionsView<'_, '_>, screen: Screen) -> String {
    let words = &view.view.words;
    let width = screen.width.max(40);
    let mut out = format!("{}\n\n", wrap(&sanitise::plain(&view.title()), width, "  "));
    let counts = Change::ALL.iter().filter(|change| view.count(**change) > 0);
    let mut counts: Vec<String> =
        counts.map(|change| format!("{} {}", words.code("change", change.name()), view.count(*change))).collect();
    counts.push(words.say("diff.same", &[("n", &view.of.same.to_string())]));
    out.push_str(&format!("{}\n", wrap(&format!("  {}", counts.join(" · ")), width, "  ")));
    for passage in &view.passages {
        let name = words.code("change", passage.passage.change.name());
        out.push_str(&format!("\n{}{name} ({})\n", screen.sign(), passage.lines()));
        let mut text = String::new();
        for piece in &passage.pieces {
            match piece {
                Piece::Both(words) => text.push_str(words),
                Piece::First(words) => text.push_str(&format!("[-{words}-]")),
                Piece::Second(words) => text.push_str(&format!("{{+{words}+}}")),
            }
        }
        out.push_str(&format!("{}\n", wrap(&format!("  {}", sanitise::plain(&text)), width, "  ")));
        for value in &passage.values {
            out.push_str(&format!(
                "{}\n",
                wrap(&format!("{}{}", screen.bullet(), sanitise::plain(value)), width, "    ")
            ));
        }
    }
    out
}

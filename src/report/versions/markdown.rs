//! What changed, in Markdown.

use crate::model::Change;
use crate::report::sanitise::markdown as safe;
use crate::report::view::Piece;

use super::VersionsView;

pub(super) fn render(view: &VersionsView<'_, '_>) -> String {
    let words = &view.view.words;
    let mut out = format!("# {}\n\n", safe(&view.title()));
    out.push_str(&format!("| {} | {} |\n| --- | --- |\n", words.word("column.change"), words.word("column.sentences")));
    for change in Change::ALL {
        out.push_str(&format!("| {} | {} |\n", safe(&words.code("change", change.name())), view.count(*change)));
    }
    out.push_str(&format!("\n- {}\n\n", safe(&words.say("diff.same", &[("n", &view.of.same.to_string())]))));
    for passage in &view.passages {
        let name = words.code("change", passage.passage.change.name());
        let mut text = String::new();
        for piece in &passage.pieces {
            let (open, words, close) = match piece {
                Piece::Both(words) => ("", words, ""),
                Piece::First(words) => ("<del>", words, "</del>"),
                Piece::Second(words) => ("<ins>", words, "</ins>"),
            };
            // sanitising trims, and the spaces between stretches belong to the sentence
            let lead = if words.starts_with(' ') { " " } else { "" };
            let trail = if words.ends_with(' ') && words.len() > 1 { " " } else { "" };
            text.push_str(&format!("{open}{lead}{}{trail}{close}", safe(words)));
        }
        out.push_str(&format!("- {} ({}): {text}\n", safe(&name), passage.lines()));
        for value in &passage.values {
            out.push_str(&format!("  - {}\n", safe(value)));
        }
    }
    out
}

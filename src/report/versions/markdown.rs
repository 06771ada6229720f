//! What changed, in Markdown.

use crate::model::Change;
use crate::report::markdown::layout;
use crate::report::sanitise::markdown as safe;

use super::VersionsView;

pub(super) fn render(view: &VersionsView<'_, '_>) -> String {
    let words = &view.view.words;
    let mut out = format!("# {}\n\n", safe(&view.title()));
    layout::head(&mut out, &["column.change", "column.sentences"].map(|key| words.word(key)));
    for change in Change::ALL {
        layout::row(&mut out, &[words.code("change", change.name()), view.count(*change).to_string()]);
    }
    out.push_str(&format!("\n- {}\n\n", safe(&words.say("diff.same", &[("n", &view.of.same.to_string())]))));
    for passage in &view.passages {
        let name = words.code("change", passage.passage.change.name());
        let text = layout::pieces(&passage.pieces);
        out.push_str(&format!("- {} ({}): {text}\n", safe(&name), passage.lines()));
        for value in &passage.values {
            out.push_str(&format!("  - {}\n", safe(value)));
        }
    }
    out
}

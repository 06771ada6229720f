//! How did the report come about, what can it not say, and what was not read?

use crate::report::sanitise::markdown as safe;
use crate::report::view::View;

use super::layout;

const LIMITS: [&str; 5] = ["method.how", "method.joined", "method.single", "method.origins", "method.values"];

pub fn render(view: &View<'_>) -> String {
    let words = &view.words;
    let mut out = String::new();
    layout::section(&mut out, &words.word("method.heading"), &LIMITS.map(|key| words.word(key)));
    let left = view.left_out();
    if left.is_empty() {
        return out;
    }
    out.push_str(&format!("\n### {}\n\n", safe(&words.word("method.left-out"))));
    layout::head(&mut out, &["column.file", "column.not-understood", "column.passed"].map(|key| words.word(key)));
    for article in left {
        let passed = article.passed.iter().map(|(why, lines)| {
            let with = [("why", words.code("why", why.name())), ("lines", runs(view, lines))];
            words.say("method.passed", &with.each_ref().map(|(name, text)| (*name, text.as_str())))
        });
        let file = view.file(&view.reconciliation.story.articles[article.article]).to_owned();
        let lines = runs(view, &article.not_understood);
        layout::row(&mut out, &[file, lines, passed.collect::<Vec<_>>().join("\n")]);
    }
    out
}

/// Line numbers, those that follow one another as one range.
fn runs(view: &View<'_>, lines: &[usize]) -> String {
    let run = |run: &[usize]| match run {
        [first, .., last] => format!("{first}{}{last}", view.words.word("range.dash")),
        one => one.iter().map(usize::to_string).collect(),
    };
    let runs: Vec<String> = lines.chunk_by(|a, b| a + 1 == *b).map(run).collect();
    runs.join(&view.words.word("list.comma"))
}

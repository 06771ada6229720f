//! What does each verdict mean, when is it given, and what can a desk do about it?
//!
//! The words stand in a language's `verdicts.tsv`: the same that SARIF shows as the help of its rules.

use crate::language::table;
use crate::model::Verdict;

use super::Screen;
use super::words::Words;
use super::wrap::wrap;

/// The documentation of one verdict, in the words of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictDoc {
    /// What it is called.
    pub name: String,
    /// What it means, in one line.
    pub meaning: String,
    /// When it is given.
    pub when: &'static str,
    /// An example.
    pub example: &'static str,
    /// What a desk can do about it.
    pub then: &'static str,
}

impl VerdictDoc {
    /// The documentation of `verdict`.
    #[must_use]
    pub fn new(words: &Words, verdict: Verdict) -> VerdictDoc {
        let table = table(words.lang(), "verdicts");
        let row = table.column("verdict").find(|(name, _)| *name == verdict.name()).map(|(_, row)| row);
        let cell = |column| row.map_or("", |row| table.cell(row, column));
        VerdictDoc {
            name: words.code("verdict", verdict.name()),
            meaning: words.code("meaning", verdict.name()),
            when: cell("when"),
            example: cell("example"),
            then: cell("then"),
        }
    }
}

/// Every verdict with its documentation, for a terminal.
#[must_use]
pub fn explain_verdicts(words: &Words, screen: Screen) -> String {
    let width = screen.width.max(40);
    let mut out = String::new();
    for verdict in Verdict::ALL {
        let doc = VerdictDoc::new(words, *verdict);
        if !out.is_empty() {
            out.push('\n');
        }
        let head = format!("{}{} ({}): {}", screen.sign(), doc.name, verdict.name(), doc.meaning);
        out.push_str(&wrap(&head, width, "  "));
        out.push('\n');
        for (key, text) in [("verdicts.when", doc.when), ("verdicts.example", doc.example), ("verdicts.then", doc.then)]
        {
            out.push_str(&wrap(&format!("{}{}: {text}", screen.bullet(), words.word(key)), width, "    "));
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::languages;

    #[test]
    fn every_verdict_is_documented_in_every_report_language() {
        for lang in languages().filter(|lang| !table(*lang, "report").rows.is_empty()) {
            for verdict in Verdict::ALL {
                let doc = VerdictDoc::new(&Words::new(lang), *verdict);
                assert!(![doc.when, doc.example, doc.then].contains(&""), "{lang} {}", verdict.name());
            }
        }
    }
}

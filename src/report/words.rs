//! In which words does a report speak? Looks phrases up in a language's tables and fills them in.
//!
//! Names no language: what a language needs stands in its `report*.tsv` and `reasons.tsv`. Refuses to
//! invent: a phrase or code that no table has is shown as its own key.

use std::collections::BTreeMap;

use crate::language::{self, table};
use crate::model::Lang;

use super::particle;

/// The phrases of one report language.
#[derive(Clone, Debug)]
pub struct Words {
    lang: Lang,
    phrases: BTreeMap<&'static str, &'static str>,
    reasons: BTreeMap<&'static str, &'static str>,
}

impl Words {
    /// The words of `lang`; of the first language that has any where `lang` has none.
    #[must_use]
    pub fn new(lang: Lang) -> Words {
        let spoken = |lang: &Lang| !table(*lang, "report").rows.is_empty();
        let lang = Some(lang).filter(spoken).or_else(|| language::languages().find(spoken)).unwrap_or(Lang::UND);
        let mut phrases = phrases(lang);
        phrases.extend(pairs(lang, "review", "text"));
        phrases.extend(pairs(lang, "review-page", "text"));
        Words { lang, phrases, reasons: pairs(lang, "reasons", "sentence") }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The phrase `key`, if the language has it.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&'static str> {
        self.phrases.get(key).copied()
    }

    /// The phrase `key` with nothing to fill in.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.find(key).map_or_else(|| key.to_owned(), str::to_owned)
    }

    /// The word for a code of the model: `code("verdict", "agree")`; the code itself where there is none.
    #[must_use]
    pub fn code(&self, sort: &str, code: &str) -> String {
        self.find(&format!("{sort}.{code}")).unwrap_or(code).to_owned()
    }

    /// The phrase `key` with its `{placeholders}` filled in.
    #[must_use]
    pub fn say(&self, key: &str, with: &[(&str, &str)]) -> String {
        self.find(key).map_or_else(|| key.to_owned(), |template| self.fill(template, with))
    }

    /// The sentence for a reason's code; `None` when no table has it.
    #[must_use]
    pub fn reason(&self, code: &str, with: &[(&str, &str)]) -> Option<String> {
        self.reasons.get(code).map(|template| self.fill(template, with))
    }

    /// Fills `{name}` and `{name:closed/open}`; what is not given stays as it stands.
    #[must_use]
    pub fn fill(&self, template: &str, with: &[(&str, &str)]) -> String {
        let mut out = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let Some(end) = rest.find('}') else { break };
            let inside = &rest[1..end];
            let (name, forms) = inside.split_once(':').map_or((inside, None), |(name, forms)| (name, Some(forms)));
            match with.iter().find(|(key, _)| *key == name) {
                Some((_, text)) => {
                    out.push_str(text);
                    if let Some(forms) = forms {
                        out.push_str(particle::choose(self.lang, text, forms));
                    }
                }
                None => out.push_str(&rest[..=end]),
            }
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// What every report says, and what the HTML page and the page of an evaluation alone say.
fn phrases(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    let mut phrases = pairs(lang, "report", "text");
    phrases.extend(pairs(lang, "report-page", "text"));
    phrases.extend(pairs(lang, "report-evaluation", "text"));
    phrases
}

fn pairs(lang: Lang, name: &str, column: &str) -> BTreeMap<&'static str, &'static str> {
    let table = table(lang, name);
    let keys = table.columns.first().copied().unwrap_or_default();
    table.column(keys).map(|(key, row)| (key, table.cell(row, column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(code: &str) -> Words {
        Words::new(Lang::parse(code).unwrap())
    }

    #[test]
    fn placeholders_are_filled_and_unknown_ones_stay() {
        let words = words("en");
        assert_eq!(words.fill("{a} and {b}, {c}", &[("a", "1"), ("b", "{a}")]), "1 and {a}, {c}");
        assert_eq!(words.fill("an open { brace", &[]), "an open { brace");
    }

    #[test]
    fn a_language_without_words_borrows_them() {
        assert!(Words::new(Lang::UND).find("report.title").is_some());
        assert_eq!(words("fr").word("column.outlet"), "Outlet");
    }

    #[test]
    fn reasons_read_as_the_corpora_say() {
        for lang in language::languages() {
            let (corpus, words) = (table(lang, "reasons.corpus"), Words::new(lang));
            for row in &corpus.rows {
                let cell = |name| corpus.cell(row, name);
                let (a, b) = (cell("a"), cell("b"));
                let (finer, coarser) = if cell("finer") == "b" { (b, a) } else { (a, b) };
                let names: Vec<String> = (0..9).map(|n| n.to_string()).collect();
                let figures = cell("figures").split('|');
                let mut with = vec![("a", a), ("b", b), ("finer", finer), ("coarser", coarser)];
                with.extend([("earlier", a), ("later", b)]);
                with.extend(names.iter().map(String::as_str).zip(figures));
                let made = words.reason(cell("code"), &with);
                assert_eq!(made.as_deref(), Some(cell("sentence")), "{}.tsv:{}", corpus.name, row.line);
            }
            let reasons = table(lang, "reasons");
            for row in &reasons.rows {
                let code = reasons.cell(row, "code");
                assert!(
                    corpus.column("code").any(|(c, _)| c == code),
                    "{}.tsv:{}: no corpus row",
                    reasons.name,
                    row.line
                );
            }
        }
    }

    #[test]
    fn unknown_codes_are_shown_as_they_are() {
        assert_eq!(words("ko").reason("no/such", &[]), None);
        assert_eq!(words("ko").code("verdict", "odd"), "odd");
    }
}

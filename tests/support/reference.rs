//! Writes `docs/values.md`: the kinds with their examples as they are read today, the tables of each language, the open gaps.

use std::fmt::Write;

use daejo::language::{Table, tables};
use daejo::model::{Lang, Mention};
use daejo::normalise::lexicon::TABLES;
use daejo::normalise::reference::{Entry, REFERENCE};
use daejo::normalise::{Anchor, scan};
use daejo::report::ValueObject;

/// The day the examples are read on.
pub fn anchor() -> Anchor {
    Anchor { published: "2024-02-28T14:00:00".parse().ok(), ..Anchor::default() }
}

/// The values of the kind in an example.
pub fn found(entry: &Entry, lang: &str, text: &str) -> Vec<Mention> {
    let lang = Lang::parse(lang).expect("a language code");
    scan(text, lang, &anchor()).into_iter().filter(|m| m.kind == entry.kind).collect()
}

/// The whole page.
pub fn page() -> String {
    let mut page = String::from(
        "# Values: what is read, what comes of it, what is refused\n\n\
         Written by `cargo run --example reference > docs/values.md` from the entries in `src/normalise/reference.rs` and the tables\n\
         under `src/language/`; `cargo test --test reference` holds it to them. Examples are read as published on 2024-02-28 at 14:00.\n\
         `daejo explain --value TEXT --on DATE` shows how a value is come by.\n",
    );
    for entry in REFERENCE {
        kind(&mut page, entry);
    }
    for (lang, title) in [("ko", "Tables of Korean"), ("en", "Tables of English"), ("und", "Tables that all share")] {
        language(&mut page, lang, title);
    }
    page
}

fn kind(page: &mut String, entry: &Entry) {
    let _ = writeln!(page, "\n## {}\n\n{} {}\n", entry.kind.name(), entry.kind.doc(), entry.reads);
    let _ = writeln!(page, "| language | in | value out |\n|---|---|---|");
    for (lang, text) in entry.read {
        let values = found(entry, lang, text);
        let out: Vec<String> = values.iter().map(|m| format!("`{}`", json(m))).collect();
        let _ = writeln!(page, "| {lang} | {text} | {} |", out.join("<br>"));
    }
    let refused: Vec<String> = entry.refused.iter().map(|(_, text)| format!("“{text}”")).collect();
    let _ = writeln!(page, "\nRefused: {} For example {}.", entry.refuses, refused.join(", "));
}

fn json(mention: &Mention) -> String {
    let value = serde_json::to_value(ValueObject::new(&mention.value)).unwrap_or_default();
    let fields = value.as_object().into_iter().flatten();
    // what is so unless said otherwise is left out
    let said = fields.filter(|(key, value)| {
        !(key.ends_with("_inclusive") || key.as_str() == "step" || value.as_bool() == Some(false))
    });
    let said: Vec<String> = said.map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}}}", said.join(", "))
}

fn language(page: &mut String, lang: &str, title: &str) {
    let named = |name: &str| tables().find(|t| t.name == format!("{lang}/{name}"));
    let _ =
        writeln!(page, "\n## {title}\n\n| table | rows | corpus | refused there | open gaps |\n|---|---|---|---|---|");
    let mut gaps = Vec::new();
    for name in TABLES {
        let Some(table) = named(name) else { continue };
        let corpus = named(&format!("{name}.corpus"));
        let rows = |keep: &dyn Fn(&Table, &daejo::language::Row) -> bool| {
            corpus.map_or(0, |corpus| corpus.rows.iter().filter(|row| keep(corpus, row)).count())
        };
        let none = rows(&|corpus, row| corpus.cell(row, "values") == "-");
        let open = rows(&|corpus, row| corpus.cell(row, "gap") == "y");
        let _ = writeln!(page, "| {name} | {} | {} | {none} | {open} |", table.rows.len(), rows(&|_, _| true));
        if let Some(corpus) = corpus {
            gaps.extend(
                corpus.rows.iter().filter(|row| corpus.cell(row, "gap") == "y").map(|row| corpus.cell(row, "text")),
            );
        }
    }
    if !gaps.is_empty() {
        let _ = writeln!(page, "\nOpen gaps: {}.", gaps.join("; "));
    }
}

//! Do words fold to their stems, cases, tenses and concepts as the corpora say?

use std::collections::HashSet;

use super::{Line, run, says, stems};
use crate::extract::fold::{self, Folded};
use crate::extract::word::Word;
use crate::language::{languages, table};
use crate::model::Lang;

fn form(folded: &Folded) -> String {
    folded.form.map_or_else(|| "none".to_owned(), |form| format!("{form:?}").to_lowercase())
}

fn verb_line(line: &Line, lang: Lang) -> String {
    let folded = fold::fold(line.get("word"), lang);
    format!("{} {} {}", folded.stem, form(&folded), format!("{:?}", folded.tense).to_lowercase())
}

fn verb_wanted(line: &Line) -> String {
    format!("{} {} {}", line.get("stem"), line.get("form"), line.get("tense"))
}

#[test]
fn particles() {
    let read = |line: &Line, lang| {
        let folded = fold::fold(line.get("word"), lang);
        format!("{} {}", folded.stem, format!("{:?}", folded.case).to_lowercase())
    };
    run(
        "particles",
        "particle",
        read,
        |l| format!("{} {}", l.get("stem"), l.get("case")),
        |line, lang, cell| {
            let word = line.get("word");
            &word[fold::fold(word, lang).base..] == cell
        },
    );
}

#[test]
fn endings() {
    run("endings", "ending", verb_line, verb_wanted, |line, lang, cell| {
        let word = line.get("word");
        let folded = fold::fold(word, lang);
        let (head, tail) = word.split_at(folded.base);
        let last = head.chars().next_back();
        let inside = cell.chars().next().filter(|c| !fold::is_syllable(*c));
        match inside {
            Some(jamo) => tail == &cell[jamo.len_utf8()..] && last.is_some_and(|c| fold::without(c, jamo).is_some()),
            None => tail == cell,
        }
    });
}

#[test]
fn auxiliaries() {
    let read = |line: &Line, lang| {
        let last = stems(line.get("sentence"), lang).pop().filter(|word| word.auxiliary);
        last.map_or("", |_| "y").to_owned()
    };
    run(
        "auxiliaries",
        "stem",
        read,
        |l| l.get("auxiliary").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).last().is_some_and(|word| word.folded.stem == cell),
    );
}

#[test]
fn postpositions() {
    let read = |line: &Line, lang| {
        let last = stems(line.get("sentence"), lang).pop().map_or(0, |word| word.clause + 1);
        last.to_string()
    };
    run("postpositions", "word", read, |l| l.get("clauses").to_owned(), says);
}

#[test]
fn verbs() {
    run("verbs", "verb", verb_line, verb_wanted, |line, _, cell| line.get("stem") == cell);
    // every trunk in the column `also` is one of the verb's forms
    for lang in languages() {
        let (verbs, corpus) = (table(lang, "verbs"), table(lang, "verbs.corpus"));
        for row in &verbs.rows {
            for trunk in verbs.cell(row, "also").split(' ').filter(|t| !t.is_empty()) {
                let shown = corpus.column("word").any(|(word, line)| {
                    let open = |w: &str| {
                        let c = w.chars().nth(trunk.chars().count() - 1)?;
                        let bare = ['ㅆ', 'ㄴ', 'ㄹ', 'ㅂ'].iter().find_map(|j| fold::without(c, *j)).unwrap_or(c);
                        Some(w.chars().take(trunk.chars().count() - 1).chain([bare]).collect::<String>())
                    };
                    corpus.cell(line, "stem") == verbs.cell(row, "verb")
                        && (word.starts_with(trunk) || open(word).is_some_and(|o| o == trunk))
                });
                assert!(shown, "{}:{}: no line exercises [{trunk}]", verbs.name, row.line);
            }
        }
    }
}

#[test]
fn whole_words() {
    let read = |line: &Line, lang| {
        let folded = fold::fold(line.get("word"), lang);
        format!("{} {}", folded.stem, form(&folded))
    };
    run(
        "whole_words",
        "word",
        read,
        |l| format!("{} {}", l.get("stem"), l.get("form")),
        // `~피해` is hit by a compound that ends so
        |line, _, cell| cell.strip_prefix('~').map_or(line.get("word") == cell, |end| line.get("word").ends_with(end)),
    );
}

/// Runs a corpus of words and what each means: `!` must not mean that, or nothing at all where nothing is named.
fn meanings(name: &str, column: &str, of: impl Fn(&Word) -> Option<&'static str>) {
    let nearly = |line: &Line| line.row.cells[0].starts_with('!') && !line.get(column).is_empty();
    let read = |line: &Line, lang| {
        let found = of(&stems(line.get("word"), lang)[0]).unwrap_or("");
        if nearly(line) && found != line.get(column) { format!("not {}", line.get(column)) } else { found.to_owned() }
    };
    let wanted = |line: &Line| match nearly(line) {
        true => format!("not {}", line.get(column)),
        false => line.get(column).to_owned(),
    };
    run(name, "word", read, wanted, |line, lang, cell| fold::fold(line.get("word"), lang).stem == cell);
}

#[test]
fn concepts() {
    meanings("concepts", "concept", |word| word.concept.map(|c| c.name));
}

#[test]
fn senses() {
    meanings("senses", "sense", |word| word.sense);
}

#[test]
fn stopwords() {
    let read = |line: &Line, lang| {
        let found: Vec<String> =
            stems(line.get("sentence"), lang).into_iter().filter(|w| w.stop).map(|w| w.folded.stem).collect();
        found.join(" ")
    };
    run(
        "stopwords",
        "word",
        read,
        |l| l.get("stops").to_owned(),
        |line, _, cell| line.get("stops").split(' ').any(|w| w == cell),
    );
}

#[test]
fn no_word_has_two_meanings() {
    for (lang, name) in languages().flat_map(|lang| ["concepts", "senses"].map(|name| (lang, name))) {
        let mut seen = HashSet::new();
        for (word, row) in table(lang, name).column("word") {
            assert!(seen.insert(word), "{lang}/{name}:{}: [{word}] stands twice", row.line);
        }
    }
}

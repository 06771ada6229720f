//! Does every row of the tables that claims are read with do its work? Runs each `<name>.corpus.tsv` through the
//! real code and reports file, line, what was found and what was expected.
//!
//! A corpus line whose first cell begins with `!` must not match; with `?` it is a known gap, which must be
//! unmarked once it passes. Every row of the table must be hit by a line that matches.

use std::collections::{BTreeSet, HashSet};

use super::fold::{self, Folded};
use super::modality::Cued;
use super::people::People;
use super::scene::{Carried, Scene, attested_nouns};
use super::sentences::ReadSentence;
use super::{attribution, event, question, word};
use crate::language::{Row, Table, languages, table};
use crate::model::{Grain, Kind, Lang, Mention, Period, Question, Range, Span, Unit, Value, Zone};

/// What stands in one line of a corpus, by the name of the column.
struct Line<'a> {
    corpus: &'a Table,
    row: &'a Row,
}

impl<'a> Line<'a> {
    fn get(&self, column: &str) -> &'a str {
        self.corpus.cell(self.row, column).trim_start_matches(['!', '?'])
    }
}

/// Runs the corpora of one table in every language: `read` says what the code makes of a line, in the words of
/// `expected`; `hits` which cells of the table's column a line exercises.
fn run(
    name: &str,
    column: &str,
    read: impl Fn(&Line, Lang) -> String,
    expected: impl Fn(&Line) -> String,
    hits: impl Fn(&Line, Lang, &str) -> bool,
) {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for lang in languages() {
        let rows = table(lang, name);
        let corpus = table(lang, &format!("{name}.corpus"));
        let mut missed: BTreeSet<&str> = rows.column(column).map(|(cell, _)| cell).collect();
        for row in &corpus.rows {
            lines += 1;
            let line = Line { corpus, row };
            let (found, wanted) = (read(&line, lang), expected(&line));
            let place = format!("src/language/{lang}/{name}.corpus.tsv:{}", row.line);
            match (row.cells[0].chars().next(), found == wanted) {
                (Some('?'), true) => wrong.push(format!("{place}: a known gap that passes; unmark it")),
                (Some('?'), false) | (_, true) => {}
                (_, false) => wrong.push(format!("{place}: found [{found}], expected [{wanted}]")),
            }
            if found == wanted && !row.cells[0].starts_with(['!', '?']) {
                missed.retain(|cell| !hits(&line, lang, cell));
            }
        }
        wrong.extend(missed.iter().map(|cell| format!("src/language/{lang}/{name}.tsv: no line exercises [{cell}]")));
    }
    assert!(lines > 0, "{name}: no corpus was read");
    assert!(wrong.is_empty(), "{} of {name}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A value made by hand for words of a sentence: what it says is of no matter here, only its kind.
fn mention(text: &str, quote: &str, kind: Kind, from: usize) -> Option<Mention> {
    let start = from + text[from..].find(quote)?;
    let value = match kind {
        Kind::Time => Value::Time(Period::Dated { from: None, until: None, grain: Grain::Day, approx: false }),
        _ => Value::Quantity(Range::point(1.into(), 1.into(), Unit::one())),
    };
    let span = Span::new(start, start + quote.len());
    Some(Mention { kind, span, value, flags: Vec::new(), steps: Vec::new() })
}

/// The values `a | b` of a sentence, with their kinds `time | duration`; a single kind stands for all.
fn mentions(text: &str, quotes: &str, kinds: &str) -> Vec<Mention> {
    let kinds: Vec<&str> = kinds.split(" | ").collect();
    let mut from = 0;
    let mut found = Vec::new();
    for (n, quote) in quotes.split(" | ").filter(|q| !q.is_empty()).enumerate() {
        let name = kinds.get(n).or(kinds.last()).copied().unwrap_or_default();
        let kind = Kind::ALL.iter().copied().find(|k| k.name() == name).unwrap_or(Kind::Count);
        let mention =
            mention(text, quote, kind, from).unwrap_or_else(|| panic!("[{quote}] does not stand in [{text}]"));
        from = mention.span.end;
        found.push(mention);
    }
    found
}

/// The sentences of a text, cut after full stops that end a word; values only in the first.
fn sentences(text: &str, mentions: &[Mention], lang: Lang) -> Vec<ReadSentence> {
    let mut read = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(". ") {
        let span = Span::new(start, start + part.trim_end().len());
        start += part.len();
        let mentions: Vec<Mention> = mentions.iter().filter(|m| span.contains(&m.span)).cloned().collect();
        let words = word::words(text, span, lang, &mentions);
        read.push(ReadSentence { span, zone: Zone::Body, segment: 0, speaker: None, mentions, words });
    }
    read
}

/// Runs `look` on the scene of the first sentence.
fn staged<T>(text: &str, mentions: &[Mention], lang: Lang, look: impl Fn(&Scene, &People) -> T) -> T {
    let read = sentences(text, mentions, lang);
    let people = People::find(text, &read, lang);
    let nouns = attested_nouns(&read);
    look(&Scene::new(0, &read[0], &people, &nouns, Carried::default(), lang), &people)
}

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

/// The words of a sentence with their stems.
fn stems(text: &str, lang: Lang) -> Vec<word::Word> {
    word::words(text, Span::new(0, text.len()), lang, &[])
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
        |line, _, cell| line.get("word") == cell,
    );
}

#[test]
fn concepts() {
    let concept = |word: &str, lang| stems(word, lang)[0].concept;
    let read = |line: &Line, lang| {
        let found = concept(line.get("word"), lang).map_or("", |c| c.name);
        // a near miss says which concept it must not have, or none at all
        let missed = line.row.cells[0].starts_with('!') && !line.get("concept").is_empty();
        if missed && found != line.get("concept") { format!("not {}", line.get("concept")) } else { found.to_owned() }
    };
    let wanted = |line: &Line| match line.row.cells[0].starts_with('!') && !line.get("concept").is_empty() {
        true => format!("not {}", line.get("concept")),
        false => line.get("concept").to_owned(),
    };
    run("concepts", "word", read, wanted, |line, lang, cell| fold::fold(line.get("word"), lang).stem == cell);
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

/// The first office that a text gives: `name / office`, with `former` behind it.
fn office(text: &str, lang: Lang) -> String {
    staged(text, &[], lang, |_, people| {
        let office = people.offices.first();
        office.map_or_else(String::new, |o| {
            let name = people.name(&o.person).unwrap_or(&o.person);
            let words = format!("{} {}", o.organisation, o.titles.join(" "));
            format!("{name} / {}{}", words.trim(), if o.former { " / former" } else { "" })
        })
    })
}

fn office_read(line: &Line, lang: Lang) -> String {
    office(line.get("sentence"), lang)
}

fn office_wanted(line: &Line) -> String {
    match line.get("person") {
        "" => String::new(),
        person => format!("{person} / {}", line.get("office")),
    }
}

#[test]
fn titles() {
    run("titles", "title", office_read, office_wanted, |line, lang, cell| {
        line.get("office").split(' ').any(|word| word == cell || fold::fold(word, lang).stem == cell)
    });
}

#[test]
fn surnames() {
    run("surnames", "surname", office_read, office_wanted, |line, _, cell| line.get("person").starts_with(cell));
}

#[test]
fn former() {
    run("former", "word", office_read, office_wanted, |line, _, cell| {
        line.get("office").ends_with(" / former") && line.get("sentence").split(' ').any(|w| w == cell)
    });
}

#[test]
fn organisations() {
    run("organisations", "suffix", office_read, office_wanted, |line, lang, cell| {
        stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem.ends_with(&cell.to_lowercase()))
    });
}

/// Places as `a | b`.
fn places(line: &Line, lang: Lang) -> String {
    let text = line.get("sentence");
    let found: Vec<&str> =
        staged(text, &[], lang, |scene, _| event::places(text, scene, lang)).iter().map(|f| f.span.of(text)).collect();
    found.join(" | ")
}

/// Whether a place of the line ends in a word of that kind: a name of the table `places`, or a longer word with the suffix.
fn place_ends(line: &Line, ends: impl Fn(&str) -> bool) -> bool {
    line.get("place").split(" | ").filter_map(|p| p.split(' ').next_back()).any(|p| ends(&p.to_lowercase()))
}

fn named(lang: Lang, stem: &str) -> bool {
    table(lang, "places").column("place").any(|(p, _)| p == stem)
}

fn suffixed(lang: Lang, stem: &str, suffix: Option<&str>) -> bool {
    let suffixes = table(lang, "place_suffixes");
    suffixes.column("suffix").any(|(s, row)| {
        let least: usize = suffixes.cell(row, "least").parse().expect("a number of letters");
        stem.ends_with(s) && stem.chars().count() >= least && suffix.is_none_or(|wanted| wanted == s)
    })
}

#[test]
fn place_names() {
    run(
        "places",
        "place",
        places,
        |l| l.get("place").to_owned(),
        |line, lang, cell| place_ends(line, |stem| stem == cell && !suffixed(lang, stem, None)),
    );
}

#[test]
fn place_suffixes() {
    run(
        "place_suffixes",
        "suffix",
        places,
        |l| l.get("place").to_owned(),
        |line, lang, cell| place_ends(line, |stem| suffixed(lang, stem, Some(cell)) && !named(lang, stem)),
    );
}

#[test]
fn not_places() {
    // a row does its work only where the word would be a place without it
    run(
        "not_places",
        "word",
        places,
        |l| l.get("place").to_owned(),
        |line, lang, cell| {
            (named(lang, cell) || suffixed(lang, cell, None))
                && stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell)
        },
    );
}

#[test]
fn modality() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let mentions = mentions(text, line.get("value"), "count");
        let read = sentences(text, &mentions, lang);
        let span = mentions[0].span;
        let quoted = read[0].words.iter().any(|w| w.quoted && w.span.overlaps(&span));
        let put = Cued::find(text, read[0].span, lang).put(&read[0], span, quoted);
        let happened = if put.happened {
            "y"
        } else if put.pending {
            "n"
        } else {
            ""
        };
        format!("{} {happened}", put.modality.name())
    };
    let wanted = |line: &Line| format!("{} {}", line.get("modality"), line.get("happened"));
    run("modality", "words", read, wanted, |line, lang, cell| {
        let cues = table(lang, "modality");
        let said = cues.column("words").find(|(w, _)| *w == cell).map(|(_, row)| cues.cell(row, "modality"));
        line.get("sentence").contains(cell) && said == Some(line.get("modality"))
    });
}

#[test]
fn sources() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        staged(text, &[], lang, |scene, people| {
            let source = attribution::source(text, scene.sentence, people, lang);
            format!("{} {}", source.speaker.name(), source.name)
        })
    };
    run(
        "attribution",
        "words",
        read,
        |l| format!("{} {}", l.get("speaker"), l.get("name")),
        |line, _, cell| line.get("speaker") != "outlet" && line.get("sentence").contains(cell),
    );
}

fn slots(line: &Line, lang: Lang) -> String {
    let text = line.get("sentence");
    let mentions = mentions(text, line.get("values"), line.get("kinds"));
    staged(text, &mentions, lang, |scene, _| {
        let of = |m| question::slot_of(text, scene.sentence.span, m, lang);
        let mut slots: Vec<_> = scene.sentence.mentions.iter().map(of).collect();
        question::settle_slots(text, scene, &mut slots, lang);
        slots.iter().map(|s| s.unwrap_or("-")).collect::<Vec<_>>().join(" | ")
    })
}

#[test]
fn slots_of_values() {
    run(
        "slots",
        "words",
        slots,
        |l| l.get("slots").to_owned(),
        |line, lang, cell| {
            let words = table(lang, "slots");
            let slot = words.column("words").find(|(w, _)| *w == cell).map(|(_, row)| words.cell(row, "slot"));
            let values = line.get("values").split(" | ").zip(line.get("slots").split(" | "));
            values.into_iter().any(|(value, got)| {
                let rest = line.get("sentence").split_once(value).map_or("", |(_, rest)| rest).trim_start();
                slot.is_some_and(|slot| slot == got || slot == "from" && got == "than")
                    && (value.ends_with(cell) || rest.starts_with(cell))
            })
        },
    );
}

#[test]
fn nouns_that_gaps_are_counted_from() {
    run(
        "since_nouns",
        "word",
        slots,
        |l| l.get("slots").to_owned(),
        |line, lang, cell| {
            line.get("slots").contains("since")
                && stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell)
        },
    );
}

#[test]
fn comparisons() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let mentions = mentions(text, line.get("value"), "percent");
        let ask = |scene: &Scene, _: &People| {
            question::ask(text, scene, mentions[0].span, Kind::Percent, None, None, lang).base.unwrap_or_default()
        };
        staged(text, &mentions, lang, ask)
    };
    run(
        "comparisons",
        "words",
        read,
        |l| l.get("base").to_owned(),
        |line, _, cell| line.get("sentence").contains(cell),
    );
}

#[test]
fn questions() {
    let known = |cell: &str| Some(cell.to_owned()).filter(|c| !c.is_empty());
    let read = |line: &Line, lang| {
        let kind = Kind::ALL.iter().copied().find(|k| k.name() == line.get("kind")).expect("a kind");
        let asked = Question {
            subject: known(line.get("subject")),
            counted: known(line.get("counted")),
            slot: known(line.get("slot")),
            ..Question::default()
        };
        question::in_words(&asked, known(line.get("relation")).as_deref(), kind, lang)
    };
    run(
        "questions",
        "words",
        read,
        |l| l.get("words").to_owned(),
        |line, lang, cell| {
            let rows = table(lang, "questions");
            rows.rows.iter().any(|r| {
                let same = |column| rows.cell(r, column) == line.get(column);
                rows.cell(r, "words") == cell && same("kind") && same("slot")
            })
        },
    );
}

#[test]
fn pronouns() {
    // the one who was carried over from the sentence before is meant, though a person stands nearer
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let read = sentences(text, &[], lang);
        let people = People::find(text, &read, lang);
        let nouns = attested_nouns(&read);
        let first = Scene::new(0, &read[0], &people, &nouns, Carried::default(), lang).carry();
        let scene = Scene::new(1, &read[1], &people, &nouns, first, lang);
        let last = scene.sentence.words.len();
        scene.subject(last - 1, last, false).unwrap_or_default()
    };
    run(
        "pronouns",
        "word",
        read,
        |l| l.get("subject").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell),
    );
}

#[test]
fn no_word_has_two_concepts() {
    for lang in languages() {
        let mut seen = HashSet::new();
        for (word, row) in table(lang, "concepts").column("word") {
            assert!(seen.insert(word), "{lang}/concepts:{}: [{word}] stands twice", row.line);
        }
    }
}

//! Are values put, placed and asked for as the corpora say? The values are made by hand.

use super::{Line, mentions, run, says, sentences, staged, stems};
use crate::extract::fold::Form;
use crate::extract::modality::Cued;
use crate::extract::{bare, event, first, phrases, question, slot};
use crate::language::table;
use crate::model::{Kind, Lang, Modality, Question, Value};

/// How the value of a line is put: how, and whether it has happened (y), is to come (n) or is not said.
fn put(line: &Line, lang: Lang) -> (Modality, &'static str) {
    let text = line.get("sentence");
    let mentions = mentions(text, line.get("value"), "count");
    let read = sentences(text, &mentions, lang);
    let span = mentions[0].span;
    let quoted = read[0].words.iter().any(|w| w.quoted && w.span.overlaps(&span));
    let put = Cued::find(text, read[0].span, lang).put(text, &read[0], span, quoted, lang);
    let happened = if put.happened {
        "y"
    } else if put.pending {
        "n"
    } else {
        ""
    };
    (put.modality, happened)
}

#[test]
fn words_that_make_no_fact() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        staged(text, &[], lang, |scene, _| {
            let put = |span| Cued::find(text, scene.sentence.span, lang).put(text, scene.sentence, span, false, lang);
            let adnominal = |own: usize| scene.sentence.words[own].folded.form == Some(Form::Adnominal);
            let found = event::statements(text, scene, None, put, lang);
            let told = found.iter().find(|f| f.own.is_some_and(adnominal)).map_or("-", |f| f.span.of(text));
            told.to_owned()
        })
    };
    run(
        "no_fact",
        "word",
        read,
        |l| l.get("told").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell),
    );
}

#[test]
fn told() {
    let read = |line: &Line, lang| put(line, lang).1.to_owned();
    run("told", "word", read, |l| l.get("happened").to_owned(), says);
}

#[test]
fn many_senses() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let mentions = mentions(text, line.get("value"), "count");
        let words = staged(text, &mentions, lang, |scene, _| {
            question::ask(text, scene, mentions[0].span, Kind::Count, None, None, lang).words
        });
        let said = words.contains(line.get("said"));
        if said { line.get("said").to_owned() } else { words }
    };
    run("many_senses", "verb", read, |l| l.get("said").to_owned(), |line, _, cell| line.get("said") == cell);
}

#[test]
fn modality() {
    let read = |line: &Line, lang| {
        let (modality, happened) = put(line, lang);
        format!("{} {happened}", modality.name())
    };
    let wanted = |line: &Line| format!("{} {}", line.get("modality"), line.get("happened"));
    run("modality", "words", read, wanted, |line, lang, cell| {
        let cues = table(lang, "modality");
        let said = cues.column("words").find(|(w, _)| *w == cell).map(|(_, row)| cues.cell(row, "modality"));
        line.get("sentence").contains(cell) && (said == Some(line.get("modality")) || line.get("modality") == "quoted")
    });
}

fn slots(line: &Line, lang: Lang) -> String {
    let text = line.get("sentence");
    let mentions = mentions(text, line.get("values"), line.get("kinds"));
    staged(text, &mentions, lang, |scene, _| {
        let of = |m| slot::slot_of(text, scene.sentence.span, m, lang);
        let mut slots: Vec<_> = scene.sentence.mentions.iter().map(of).collect();
        slot::settle_slots(text, scene, &mut slots, lang);
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
                let settled = [("from", "than"), ("elapsed", "gap")];
                slot.is_some_and(|slot| slot == got || settled.contains(&(slot, got)))
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
fn last_times() {
    run(
        "last",
        "word",
        slots,
        |l| l.get("slots").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell),
    );
}

/// With what the last value of a line is compared.
fn base(line: &Line, lang: Lang, values: &str, kinds: &str) -> String {
    let text = line.get("sentence");
    let mentions = mentions(text, values, kinds);
    staged(text, &mentions, lang, |scene, _| {
        let last = scene.sentence.mentions.last().expect("a value");
        question::ask(text, scene, last.span, last.kind, None, None, lang).base.unwrap_or_default()
    })
}

#[test]
fn comparisons() {
    run(
        "comparisons",
        "words",
        |line, lang| base(line, lang, line.get("value"), "percent"),
        |line| line.get("base").to_owned(),
        |line, _, cell| line.get("sentence").contains(cell),
    );
}

#[test]
fn comparing() {
    run(
        "comparing",
        "words",
        |line, lang| base(line, lang, line.get("values"), line.get("kinds")),
        |line| line.get("base").to_owned(),
        |line, _, cell| line.get("sentence").contains(cell),
    );
}

/// `y` where the question of the last value of a line is so.
fn asked(line: &Line, lang: Lang, is: impl Fn(&Question) -> bool) -> String {
    let mentions = mentions(line.get("sentence"), line.get("value"), "count");
    staged(line.get("sentence"), &mentions, lang, |scene, _| {
        let last = scene.sentence.mentions.last().expect("a value");
        let asked = question::ask(line.get("sentence"), scene, last.span, last.kind, None, None, lang);
        if is(&asked) { "y".to_owned() } else { String::new() }
    })
}

/// Whether the last value of a line has a qualifier.
fn qualified(line: &Line, lang: Lang, qualifier: &str) -> String {
    asked(line, lang, |question| question.qualifiers.iter().any(|q| q == qualifier))
}

#[test]
fn provisional_figures() {
    run(
        "provisional",
        "word",
        |line, lang| asked(line, lang, |question| question.running),
        |line| line.get("provisional").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell),
    );
}

#[test]
fn parts_of_a_whole() {
    run(
        "of_which",
        "word",
        |line, lang| qualified(line, lang, "of-which"),
        |line| line.get("part").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell),
    );
}

#[test]
fn other_times() {
    run(
        "then",
        "word",
        |line, lang| qualified(line, lang, "then"),
        |line| line.get("then").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell),
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
        phrases::in_words(&asked, known(line.get("relation")).as_deref(), kind, lang)
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
fn ranks_told_by_words() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        staged(text, &[], lang, |scene, _| {
            let found = first::ranks(scene, lang);
            found.iter().map(|(m, slot)| format!("{} {slot}", m.span.of(text))).collect::<Vec<_>>().join(" | ")
        })
    };
    let wanted = |line: &Line| format!("{} {}", line.get("word"), line.get("rank")).trim().to_owned();
    run("firsts", "word", read, wanted, |line, _, cell| line.get("word").starts_with(cell));
}

#[test]
fn sums_without_a_currency() {
    let read = |line: &Line, lang| {
        let (text, quote) = (line.get("sentence"), line.get("number"));
        let mut mention = mentions(text, quote, "number").remove(0);
        if let Value::Quantity(range) = &mut mention.value {
            let large = quote.contains(['억', '조']);
            range.low = Some(if large { 300_000_000.into() } else { 3000.into() });
        }
        staged(text, std::slice::from_ref(&mention), lang, |scene, _| {
            match bare::understood(text, scene, &mention, lang).map(|m| m.value) {
                Some(Value::Quantity(range)) => range.unit.code().to_owned(),
                _ => String::new(),
            }
        })
    };
    run(
        "bare_money",
        "word",
        read,
        |l| l.get("currency").to_owned(),
        |line, lang, cell| {
            line.get("number").contains(cell) || stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell)
        },
    );
}

#[test]
fn words_that_make_another_figure() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let mentions = mentions(text, line.get("value"), "count");
        staged(text, &mentions, lang, |scene, _| {
            let last = scene.sentence.mentions.last().expect("a value");
            question::ask(text, scene, last.span, last.kind, None, None, lang).qualifiers.join(" ")
        })
    };
    run(
        "qualifiers",
        "word",
        read,
        |l| l.get("qualifier").to_owned(),
        |line, lang, cell| stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem == cell),
    );
}

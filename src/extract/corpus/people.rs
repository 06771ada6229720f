//! Are people, their offices and the sources of sentences found as the corpora say?

use super::{Line, run, sentences, staged, stems};
use crate::extract::attribution;
use crate::extract::fold;
use crate::extract::people::People;
use crate::extract::scene::{Carried, Scene, attested_nouns};
use crate::model::Lang;

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

/// The last office that a text gives, in the words of [`office`].
fn last_office(line: &Line, lang: Lang) -> String {
    staged(line.get("sentence"), &[], lang, |_, people| {
        let office = people.offices.last().filter(|o| !o.common || !o.organisation.is_empty());
        office.map_or_else(String::new, |o| {
            let words = format!("{} {}", o.organisation, o.titles.join(" "));
            let name = people.name(&o.person).unwrap_or(&o.person);
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
fn nouns_that_are_no_names() {
    run("noun_endings", "syllable", office_read, office_wanted, |line, _, cell| {
        line.get("sentence").split([' ', '의']).next().is_some_and(|noun| noun.ends_with(cell))
    });
}

#[test]
fn former() {
    run("former", "word", office_read, office_wanted, |line, _, cell| {
        line.get("office").ends_with(" / former") && line.get("sentence").split(' ').any(|w| w == cell)
    });
}

#[test]
fn copulas() {
    run("copulas", "ending", last_office, office_wanted, |line, lang, cell| {
        let last = line.get("sentence").trim_end_matches('.');
        last.ends_with(cell) && lang.code() == "ko" || last.split(' ').any(|w| w == cell)
    });
}

#[test]
fn holding() {
    run("holding", "verb", last_office, office_wanted, |line, lang, cell| {
        stems(line.get("sentence"), lang)
            .iter()
            .any(|w| w.folded.stem == fold::fold(cell, lang).stem || w.folded.stem == cell)
    });
}

#[test]
fn organisations() {
    run("organisations", "suffix", office_read, office_wanted, |line, lang, cell| {
        stems(line.get("sentence"), lang).iter().any(|w| w.folded.stem.ends_with(&cell.to_lowercase()))
    });
}

#[test]
fn sources() {
    let read = |line: &Line, lang| {
        let text = line.get("sentence");
        let read = sentences(text, &[], lang);
        let people = People::find(text, &read, lang);
        let nouns = attested_nouns(&read);
        let (mut carried, mut source) = (Carried::default(), attribution::outlet());
        let mut before = None;
        for (n, sentence) in read.iter().enumerate() {
            let scene = Scene::new(text, n, sentence, &people, &nouns, carried, lang);
            source = attribution::source(text, &scene, &people, before.as_ref(), lang);
            before = attribution::carried_on(sentence, &source);
            carried = scene.carry();
        }
        format!("{} {}", source.speaker.name(), source.name)
    };
    run(
        "attribution",
        "words",
        read,
        |l| format!("{} {}", l.get("speaker"), l.get("name")),
        |line, _, cell| line.get("speaker") != "outlet" && line.get("sentence").contains(cell),
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
        let first = Scene::new(text, 0, &read[0], &people, &nouns, Carried::default(), lang).carry();
        let scene = Scene::new(text, 1, &read[1], &people, &nouns, first, lang);
        let last = scene.sentence.words.len();
        scene.subject(last - 1, last, false).map(|s| s.name).unwrap_or_default()
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
fn honorifics() {
    // the person that the stem means in the whole text, if any
    let read = |line: &Line, lang| {
        let read = sentences(line.get("sentence"), &[], lang);
        let people = People::find(line.get("sentence"), &read, lang);
        people.key(line.get("stem")).unwrap_or_default().to_owned()
    };
    run("honorifics", "word", read, |l| l.get("person").to_owned(), |line, _, cell| line.get("stem").ends_with(cell));
}

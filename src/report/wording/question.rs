//! How would an editor write what is asked? The question as it was read off the text holds folded stems and small letters.
//!
//! Gives words back the letters the article writes them with, names a concept in the claim's language, says nothing twice,
//! and puts a bare stem of a verb into the form that stands before a noun, where the sentence shows that it is one
//! (`report-verbs.tsv`). Refuses to guess: what the sentence does not show stays as it is.

use crate::language::table;
use crate::model::{Claim, Lang, Value};

/// The question of a claim, made of its words and of the text they were read from.
#[must_use]
pub fn question(claim: &Claim, text: &str) -> String {
    let sentence = claim.sentence.of(text);
    let stem = claim.question.relation.as_deref().filter(|relation| !relation.is_empty() && !relation.starts_with('~'));
    let form = if matches!(claim.value, Value::Statement(_)) { "whether" } else { "before-noun" };
    let parts: Vec<&str> = claim.question.words.split_whitespace().collect();
    let mut said: Vec<String> = Vec::with_capacity(parts.len());
    let mut at = 0;
    while at < parts.len() {
        // a stem may be of several words (얘기 오가)
        let verb = stem.filter(|stem| {
            let words: Vec<&str> = stem.split_whitespace().collect();
            parts[at..].starts_with(&words) && at + words.len() < parts.len()
        });
        let count = verb.map_or(1, |stem| stem.split_whitespace().count());
        let word = match verb.and_then(|stem| before_a_noun(stem, sentence, claim.lang, form)) {
            Some(verb) => verb,
            None if count == 1 => written(parts[at].trim_end_matches([',', ';']), sentence, text, claim.lang),
            None => parts[at..at + count].join(" "),
        };
        if !word.is_empty() && said.last() != Some(&word) {
            said.push(word);
        }
        at += count;
    }
    said.join(" ")
}

/// A word with letters of the Latin alphabet as the article writes it; where it does not, the word of the concept.
fn written(word: &str, sentence: &str, text: &str, lang: Lang) -> String {
    if !word.contains(|c: char| c.is_ascii_alphabetic()) || lang == Lang::parse("en").unwrap_or(Lang::UND) {
        return word.to_owned();
    }
    let found = find(word, sentence).or_else(|| find(word, text)).map(str::to_owned);
    found.or_else(|| concept(word, lang)).unwrap_or_else(|| word.to_owned())
}

/// The first place where `text` says `word`, whatever the size of its letters.
fn find<'t>(word: &str, text: &'t str) -> Option<&'t str> {
    text.char_indices().find_map(|(start, _)| {
        let mut rest = text[start..].char_indices();
        let mut end = start;
        for wanted in word.chars() {
            let (at, c) = rest.next()?;
            if !c.to_lowercase().eq(wanted.to_lowercase()) {
                return None;
            }
            end = start + at + c.len_utf8();
        }
        Some(&text[start..end])
    })
}

/// The first word of a concept in a language.
fn concept(name: &str, lang: Lang) -> Option<String> {
    let concepts = table(lang, "concepts");
    let row = concepts.rows.iter().find(|row| concepts.cell(row, "concept") == name)?;
    Some(concepts.cell(row, "word").to_owned())
}

/// A verb's stem in the form that stands before a noun (`use` of the table), where the sentence shows that it is one: no
/// ending of nouns follows it, but some other letter, or it has run into its ending and does not stand there unchanged.
fn before_a_noun(stem: &str, sentence: &str, lang: Lang, form: &str) -> Option<String> {
    let verbs = table(lang, "report-verbs");
    let of = |sought| verbs.rows.iter().filter(move |row| verbs.cell(row, "use") == sought);
    let ending = of(form).next().map(|row| verbs.cell(row, "ending"))?;
    let last = stem.split_whitespace().next_back()?;
    let end = last.chars().next_back().filter(|c| ('가'..='힣').contains(c))?;
    let behind: Vec<&str> = sentence.match_indices(last).map(|(at, _)| &sentence[at + last.len()..]).collect();
    let noun = |rest: &&str| of("noun").any(|row| rest.starts_with(verbs.cell(row, "ending")));
    let goes_on = |rest: &&str| rest.starts_with(|c: char| ('가'..='힣').contains(&c));
    if behind.iter().any(noun) || !behind.is_empty() && !behind.iter().any(goes_on) {
        return None;
    }
    let body = u32::from(end) - 0xAC00;
    // ㄹ falls out: 살다, 사는 곳
    let open = if body % 28 == 8 { char::from_u32(0xAC00 + body - 8)? } else { end };
    Some(format!("{}{open}{ending}", &stem[..stem.len() - end.len_utf8()]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::languages;

    #[test]
    fn stems_read_as_the_corpora_say() {
        for lang in languages() {
            let (verbs, corpus) = (table(lang, "report-verbs"), table(lang, "report-verbs.corpus"));
            for row in &corpus.rows {
                let cell = |name| corpus.cell(row, name);
                let made = before_a_noun(cell("stem"), cell("sentence"), lang, "before-noun");
                let made = made.unwrap_or_else(|| cell("stem").to_owned());
                assert_eq!(made, cell("form"), "{}.tsv:{}", corpus.name, row.line);
            }
            for row in verbs.rows.iter().filter(|row| verbs.cell(row, "use") == "noun") {
                let ending = verbs.cell(row, "ending");
                let hit = corpus.rows.iter().any(|row| {
                    let stem = corpus.cell(row, "stem");
                    corpus.cell(row, "form") == stem
                        && corpus.cell(row, "sentence").contains(&format!("{stem}{ending}"))
                });
                assert!(hit, "{}.tsv:{}: no corpus row", verbs.name, row.line);
            }
        }
    }

    #[test]
    fn letters_are_those_of_the_article() {
        let ko = Lang::parse("ko").unwrap();
        assert_eq!(written("가람시티fc", "가람시티FC가 이겼다.", "", ko), "가람시티FC");
        assert_eq!(written("ms", "이겼다.", "MS는 이겼다.", ko), "MS");
        assert_eq!(written("crash", "배가 뒤집혔다.", "배가 뒤집혔다.", ko), "추락");
        assert_eq!(written("zz", "배가 뒤집혔다.", "배가 뒤집혔다.", ko), "zz");
    }
}

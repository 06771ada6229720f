//! Which form of a particle follows a word? Decided by how the word ends when read aloud.
//!
//! Knows the arithmetic of Hangul syllables; how digits, Latin letters and signs end is a table of the
//! language (`report-finals.tsv`). Refuses to guess at meaning: only the ending counts.

use crate::language::table;
use crate::model::Lang;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Final {
    Open,
    Closed,
    Rieul,
}

/// Of `closed/open` (은/는, 이/가, 으로/로) the form that follows `word`.
pub(super) fn choose<'f>(lang: Lang, word: &str, forms: &'f str) -> &'f str {
    let Some((closed, open)) = forms.split_once('/') else { return forms };
    match ending(lang, word) {
        Final::Open => open,
        // 로 follows ㄹ as it follows a vowel: 서울로, 1로
        Final::Rieul if closed.strip_prefix('으') == Some(open) => open,
        Final::Closed | Final::Rieul => closed,
    }
}

fn ending(lang: Lang, word: &str) -> Final {
    let spoken = spoken_end(word);
    if let Some(last) = spoken.chars().next_back()
        && ('가'..='힣').contains(&last)
    {
        return match (u32::from(last) - 0xAC00) % 28 {
            0 => Final::Open,
            8 => Final::Rieul,
            _ => Final::Closed,
        };
    }
    let finals = table(lang, "report-finals");
    finals
        .rows
        .iter()
        .filter(|row| spoken.ends_with(finals.cell(row, "ending")))
        .max_by_key(|row| finals.cell(row, "ending").len())
        .map_or(Final::Open, |row| match finals.cell(row, "final") {
            "rieul" => Final::Rieul,
            "closed" => Final::Closed,
            _ => Final::Open,
        })
}

/// The word without what is not read aloud at its end: closing marks and a bracketed aside.
fn spoken_end(word: &str) -> &str {
    let mut word = word.trim_end();
    if word.ends_with(')')
        && let Some(at) = word.rfind('(')
        && at > 0
    {
        word = word[..at].trim_end();
    }
    let silent = |c: char| !c.is_alphanumeric() && !matches!(c, '%' | '㎡' | '㎢' | '㎥' | '℃' | '℉');
    word.trim_end_matches(silent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::languages;

    #[test]
    fn particles_follow_the_sound() {
        for lang in languages() {
            let corpus = table(lang, "report-finals.corpus");
            for row in &corpus.rows {
                let (word, forms) = (corpus.cell(row, "word"), corpus.cell(row, "forms"));
                let made = choose(lang, word, forms);
                assert_eq!(made, corpus.cell(row, "form"), "{}.tsv:{}: {word}", corpus.name, row.line);
            }
            let finals = table(lang, "report-finals");
            for row in &finals.rows {
                let ending = finals.cell(row, "ending");
                let hit = |row| spoken_end(corpus.cell(row, "word")).ends_with(ending);
                assert!(corpus.rows.iter().any(hit), "{}.tsv:{}: no corpus row", finals.name, row.line);
            }
        }
    }

    #[test]
    fn a_word_that_says_nothing_is_open() {
        let ko = Lang::parse("ko").unwrap();
        for word in ["", "()", "(", ")", "…", " "] {
            assert_eq!(choose(ko, word, "은/는"), "는", "{word:?}");
        }
    }
}

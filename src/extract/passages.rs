//! By what may a sentence be found elsewhere? Its words by their stems with every value masked, the names in it, its other nouns.
//!
//! Refuses to weigh: how rare a name or a noun is only an archive knows.

use super::mask::MASK;
use super::names;
use super::sentences::ReadSentence;
use super::word::Word;
use crate::model::{Lang, Span};

/// A sentence as it may be found elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where, in bytes of the article's text.
    pub span: Span,
    /// The stems of its words in order, small letters, a blank between; each value is one `□`.
    pub text: String,
    /// The people, organisations and places it names, as written but in small letters; in reading order.
    pub names: Vec<String>,
    /// The stems of its other nouns, small letters, in reading order.
    pub terms: Vec<String>,
}

/// The passages of an article, one a sentence that is read, in reading order.
pub(super) fn passages(text: &str, read: &[ReadSentence], lang: Lang) -> Vec<Passage> {
    let names = names::named(text, read, lang);
    let mut passages: Vec<Passage> = read
        .iter()
        .map(|sentence| {
            let within: Vec<Span> =
                names.iter().map(|name| name.span).filter(|name| sentence.span.contains(name)).collect();
            Passage {
                span: sentence.span,
                text: folded(&sentence.words),
                names: within.iter().map(|name| name.of(text).to_lowercase()).collect(),
                terms: terms(text, &sentence.words, &within),
            }
        })
        .collect();
    passages.sort_by_key(|passage| passage.span);
    passages
}

fn folded(words: &[Word]) -> String {
    let mut folded = String::new();
    let mut masked = None;
    for word in words {
        // a value of several words is one mask
        if word.mention.is_some() && word.mention == masked {
            continue;
        }
        masked = word.mention;
        if !folded.is_empty() {
            folded.push(' ');
        }
        match word.mention {
            Some(_) => folded.push(MASK),
            None => folded.extend(word.folded.stem.chars().flat_map(char::to_lowercase)),
        }
    }
    folded
}

/// The nouns that are no name by themselves; a word of a longer name is one as well, since another outlet may write it alone.
fn terms(text: &str, words: &[Word], names: &[Span]) -> Vec<String> {
    let alone = |word: &Word| names.iter().any(|name| name.start == word.span.start && name.end <= word.span.end);
    let nouns = words.iter().filter(|word| word.is_content_noun() && !alone(word));
    let stems = nouns.map(|word| match word.folded.stem.is_empty() {
        true => word.span.of(text).to_lowercase(),
        false => word.folded.stem.to_lowercase(),
    });
    stems.filter(|stem| stem.chars().nth(1).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::sentences;
    use crate::model::{Article, Segment, Zone};

    fn found(text: &str, lang: &str) -> Vec<Passage> {
        let lang = Lang::parse(lang).unwrap();
        let segment = Segment { span: Span::new(0, text.len()), zone: Zone::Body, repeats: None, speaker: None };
        let article = Article {
            id: "a".into(),
            path: "a".into(),
            outlet: String::new(),
            title: String::new(),
            url: None,
            published: None,
            lang,
            text: text.into(),
            sha256: String::new(),
            segments: vec![segment],
            skipped: Vec::new(),
            inferred: Vec::new(),
            cautions: Vec::new(),
        };
        passages(text, &sentences::read(&article), lang)
    }

    #[test]
    fn another_ending_and_another_value_are_the_same_text() {
        let a = found("청주시는 새 다리를 2024년 3월 5일에 열었다.", "ko");
        let b = found("청주시가 새 다리를 2023년 4월 7일에 열었습니다.", "ko");
        assert_eq!(a[0].text, b[0].text);
        assert_eq!(a[0].text.matches(MASK).count(), 1, "{}", a[0].text);
        let c = found("청주시는 새 도로를 2024년 3월 5일에 열었다.", "ko");
        assert_ne!(a[0].text, c[0].text);
    }

    #[test]
    fn names_and_terms_stand_apart() {
        let read = found("청주시는 새 다리를 3월 5일에 열었다. 보행로도 있다.", "ko");
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].names, ["청주시"]);
        assert!(read[0].terms.contains(&"다리".to_owned()), "{:?}", read[0].terms);
        assert!(!read[0].terms.contains(&"청주시".to_owned()), "{:?}", read[0].terms);
        assert!(read[1].names.is_empty());
    }
}

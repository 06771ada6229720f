//! On what does a decision hang? On what a claim says, who says it and in which words: never on ids, paths or row numbers.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::value;
use crate::model::{Article, Claim, Kind, Question, Span};

/// A claim as it was when somebody decided on it, readable without the story.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The outlet; where it is not known, `sha256:` and the digest of the article's text.
    pub source: String,
    /// The kind of value.
    pub kind: String,
    /// The normalised value, as [`Evidence::of`] writes it.
    pub value: String,
    /// The value in the article's own words.
    pub said: String,
    /// The sentence before the value.
    pub before: String,
    /// The sentence after the value.
    pub after: String,
    /// What the value answers, field by field.
    pub asks: String,
}

impl Evidence {
    /// The evidence that `claim` of `article` is today.
    #[must_use]
    pub fn of(article: &Article, claim: &Claim) -> Evidence {
        let text = article.text.as_str();
        let sentence = Span::new(claim.sentence.start.min(claim.span.start), claim.sentence.end.max(claim.span.end));
        let outlet = plain(&article.outlet);
        Evidence {
            source: if outlet.is_empty() { format!("sha256:{}", digest([&plain(text)])) } else { outlet },
            kind: claim.kind.name().to_owned(),
            value: value::written(&claim.value),
            said: plain(claim.span.of(text)),
            before: plain(&text[sentence.start..claim.span.start]),
            after: plain(&text[claim.span.end..sentence.end]),
            asks: asks(&claim.question),
        }
    }

    /// The same key means the same evidence: source, kind, value, what the value does in its sentence, and the sentence with
    /// the value masked.
    #[must_use]
    pub fn key(&self) -> String {
        let [words, rest, tie] = self.words();
        digest([&*self.source, &self.kind, &self.value, self.field("slot"), &words, &rest, &tie])
    }

    /// Where it stood: the sentence with the value masked. What stands there today may say something else.
    #[must_use]
    pub fn place(&self) -> String {
        let [words, rest, tie] = self.words();
        digest([&*self.source, &self.kind, self.field("slot"), &words, &rest, &tie])
    }

    /// The words around the value. A statement is no value that stands in a sentence: it is the sentence, by its predicate,
    /// wherever its clause is taken to begin and end.
    fn words(&self) -> [Cow<'_, str>; 3] {
        if self.kind == Kind::Statement.name() {
            let whole = plain(&format!("{}{}{}", self.before, self.said, self.after)).replace(' ', "");
            return [whole.into(), "".into(), self.field("relation").into()];
        }
        [self.before.as_str().into(), self.after.as_str().into(), "".into()]
    }

    /// What was asked, whatever the sentence: `None` when the question is tied to nothing by which it could be known again.
    #[must_use]
    pub fn matter(&self) -> Option<String> {
        let tied =
            self.asks.split("; ").any(|field| ["subject ", "figure ", "counted "].iter().any(|f| field.starts_with(f)));
        tied.then(|| digest([&self.source, &self.kind, &self.asks]))
    }

    /// The value's digest, to compare values of one kind.
    #[must_use]
    pub fn says(&self) -> (&str, &str) {
        (&self.kind, &self.value)
    }

    /// The whole sentence with the value in ‹ ›.
    #[must_use]
    pub fn sentence(&self) -> String {
        plain(&format!("{} ‹{}› {}", self.before, self.said, self.after))
    }

    /// One field of what it answers.
    fn field(&self, name: &str) -> &str {
        let mut fields = self.asks.split("; ").filter_map(|field| field.split_once(' '));
        fields.find(|(field, _)| *field == name).map_or("", |(_, text)| text)
    }
}

/// What a question asks, field by field, without its words; `; ` and line ends cannot stand inside a field.
fn asks(question: &Question) -> String {
    let mut fields = Vec::new();
    let mut field = |name: &str, text: &str| {
        let text = plain(text).replace("; ", ", ");
        if !text.is_empty() {
            fields.push(format!("{name} {text}"));
        }
    };
    field("subject", question.subject.as_deref().unwrap_or_default());
    field("relation", question.relation.as_deref().unwrap_or_default());
    field("figure", question.figure.as_deref().unwrap_or_default());
    field("counted", question.counted.as_deref().unwrap_or_default());
    field("modifiers", &question.modifiers.join(", "));
    field("people", &question.people.join(", "));
    field("frame", &question.frame.map(|(from, until)| format!("{from}/{until}")).unwrap_or_default());
    field("qualifiers", &question.qualifiers.join(", "));
    field("slot", question.slot.as_deref().unwrap_or_default());
    field("base", question.base.as_deref().unwrap_or_default());
    field("list", question.list.as_deref().unwrap_or_default());
    fields.join("; ")
}

/// NFC, every run of white space one space, none at the ends.
fn plain(text: &str) -> String {
    let whole: String = text.nfc().collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// SHA-256 of the parts, each with its length, in hex.
pub(super) fn digest<'t>(parts: impl IntoIterator<Item = &'t (impl AsRef<str> + ?Sized + 't)>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        let part = part.as_ref();
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

//! One claim as the contract has it.

use serde::Serialize;

use crate::model::Span;
use crate::report::view::ClaimView;

use super::value::{ValueObject, iso};

/// A span in code points.
#[derive(Clone, Copy, Serialize)]
pub(in crate::report) struct Places {
    start: usize,
    end: usize,
}

impl From<Span> for Places {
    fn from(span: Span) -> Places {
        Places { start: span.start, end: span.end }
    }
}

/// A claim.
#[derive(Serialize)]
pub(in crate::report) struct Record<'v> {
    id: &'v str,
    article: &'v str,
    lang: String,
    zone: &'static str,
    span: Places,
    sentence: Places,
    quote: &'v str,
    kind: &'static str,
    value: ValueObject<'v>,
    question: Question<'v>,
    modality: &'static str,
    happened: bool,
    attribution: Attribution<'v>,
    as_of: Option<String>,
    also_at: Vec<Places>,
    flags: Vec<&'static str>,
}

#[derive(Serialize)]
struct Question<'v> {
    subject: Option<&'v str>,
    relation: Option<&'v str>,
    counted: Option<&'v str>,
    modifiers: &'v [String],
    people: &'v [String],
    frame: Option<Frame>,
    qualifiers: &'v [String],
    slot: Option<&'v str>,
    words: &'v str,
    masked: &'v str,
}

/// The month, quarter or year a figure is for.
#[derive(Serialize)]
struct Frame {
    from: String,
    until: String,
}

#[derive(Serialize)]
struct Attribution<'v> {
    speaker: &'static str,
    name: &'v str,
    span: Option<Places>,
}

impl<'v> Record<'v> {
    pub(in crate::report) fn new(view: &'v ClaimView<'_>) -> Record<'v> {
        let claim = view.claim;
        Record {
            id: &claim.id,
            article: &claim.article,
            lang: claim.lang.to_string(),
            zone: claim.zone.name(),
            span: view.span.into(),
            sentence: view.sentence.into(),
            quote: &claim.quote,
            kind: claim.kind.name(),
            value: ValueObject::new(&claim.value),
            question: Question {
                subject: claim.question.subject.as_deref(),
                // a concept is marked by ~ inside the library
                relation: claim.question.relation.as_deref().map(|relation| relation.trim_start_matches('~')),
                counted: claim.question.counted.as_deref(),
                modifiers: &claim.question.modifiers,
                people: &claim.question.people,
                frame: claim.question.frame.map(|(from, until)| Frame { from: iso(from), until: iso(until) }),
                qualifiers: &claim.question.qualifiers,
                slot: claim.question.slot.as_deref(),
                words: &claim.question.words,
                masked: &claim.question.masked,
            },
            modality: claim.modality.name(),
            happened: claim.happened,
            attribution: Attribution {
                speaker: claim.attribution.speaker.name(),
                name: &claim.attribution.name,
                span: view.source.map(Places::from),
            },
            as_of: claim.as_of.map(iso),
            also_at: view.also_at.iter().copied().map(Places::from).collect(),
            flags: claim.flags.iter().map(|flag| flag.code()).collect(),
        }
    }
}

//! Articles → claims: what is said, and by what each sentence may be found elsewhere.

use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Int32Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use jiff::civil::Date;
use rayon::prelude::*;

use super::articles::Rows;
use super::{Settings, batch, schema};
use crate::error::Result;
use crate::extract::{self, Passage};
use crate::model::{Article, Claim, Span};
use crate::read;
use crate::report::ValueObject;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Reads the claims of articles: rows of the table `claims`, by article as they come and by place.
///
/// # Errors
/// [`crate::error::Error::Stage`] where a column is missing or a row is no article.
pub fn claims(articles: &RecordBatch, settings: &Settings) -> Result<RecordBatch> {
    let rows = Rows::new(articles, settings)?;
    let read: Vec<Read> =
        (0..articles.num_rows()).into_par_iter().map(|row| rows.article(row).map(Read::new)).collect::<Result<_>>()?;
    let mut columns = Columns::default();
    read.iter().for_each(|read| columns.add(read));
    columns.finish()
}

/// An article read for claims.
struct Read {
    id: String,
    outlet: String,
    day: Option<i32>,
    claims: Vec<Claim>,
    passages: Vec<Passage>,
}

impl Read {
    fn new(mut article: Article) -> Read {
        let written = read::compose(&mut article);
        let (extraction, mut passages) = extract::extract_with_passages(&article);
        let mut claims = extraction.claims;
        if let Some(written) = &written {
            claims.iter_mut().for_each(|claim| written.restore_claim(claim));
            passages.iter_mut().for_each(|passage| passage.span = written.span(passage.span));
        }
        claims.sort_by(|a, b| (a.sentence, a.span, a.kind, &a.id).cmp(&(b.sentence, b.span, b.kind, &b.id)));
        let day = article.published.map(|published| (published.at.date() - EPOCH).get_days());
        Read { id: article.id, outlet: article.outlet, day, claims, passages }
    }
}

#[derive(Default)]
struct Columns {
    article: StringBuilder,
    day: Date32Builder,
    outlet: StringBuilder,
    number: Int32Builder,
    sentence: Int32Builder,
    claim: StringBuilder,
    kind: StringBuilder,
    value: StringBuilder,
    modality: StringBuilder,
    question: StringBuilder,
    quote: StringBuilder,
    start: Int32Builder,
    end: Int32Builder,
    text: StringBuilder,
    names: Lists,
    terms: Lists,
}

/// A column of lists of texts.
struct Lists(ListBuilder<StringBuilder>);

impl Default for Lists {
    fn default() -> Lists {
        Lists(ListBuilder::new(StringBuilder::new()).with_field(schema::text_item()))
    }
}

impl Lists {
    fn add(&mut self, texts: Option<&[String]>) {
        texts.unwrap_or_default().iter().for_each(|text| self.0.values().append_value(text));
        self.0.append(texts.is_some());
    }
}

/// A place or a count, as tables hold it.
pub(super) fn number(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// The value as the contract of the report has it, on one line.
pub(super) fn value(claim: &Claim) -> String {
    serde_json::to_string(&ValueObject::new(&claim.value)).unwrap_or_default()
}

impl Columns {
    /// The claims by sentence; a sentence that was composed anew for its claim alone has a row without passage.
    fn add(&mut self, read: &Read) {
        let mut n = 0;
        let mut claims = read.claims.iter().peekable();
        for (sentence, passage) in read.passages.iter().enumerate() {
            let mut first = Some(passage);
            while let Some(claim) = claims.next_if(|claim| claim.sentence.start < passage.span.end) {
                self.row(read, &mut n, sentence, Some(claim), first.take());
            }
            if first.is_some() {
                self.row(read, &mut n, sentence, None, first);
            }
        }
        let last = read.passages.len().saturating_sub(1);
        claims.for_each(|claim| self.row(read, &mut n, last, Some(claim), None));
    }

    fn row(&mut self, read: &Read, n: &mut usize, sentence: usize, claim: Option<&Claim>, passage: Option<&Passage>) {
        self.article.append_value(&read.id);
        self.day.append_option(read.day);
        self.outlet.append_option((!read.outlet.is_empty()).then_some(&read.outlet));
        self.number.append_value(number(*n));
        *n += 1;
        self.sentence.append_value(number(sentence));
        self.claim.append_option(claim.map(|claim| &claim.id));
        self.kind.append_option(claim.map(|claim| claim.kind.name()));
        self.value.append_option(claim.map(value));
        self.modality.append_option(claim.map(|claim| claim.modality.name()));
        self.question.append_option(claim.map(|claim| &claim.question.words));
        self.quote.append_option(claim.map(|claim| &claim.quote));
        let place = |of: fn(&Span) -> usize| claim.map(|claim| number(of(&claim.span)));
        self.start.append_option(place(|span| span.start));
        self.end.append_option(place(|span| span.end));
        self.text.append_option(passage.map(|passage| &passage.text));
        self.names.add(passage.map(|passage| passage.names.as_slice()));
        self.terms.add(passage.map(|passage| passage.terms.as_slice()));
    }

    fn finish(mut self) -> Result<RecordBatch> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.article.finish()),
            Arc::new(self.day.finish()),
            Arc::new(self.outlet.finish()),
            Arc::new(self.number.finish()),
            Arc::new(self.sentence.finish()),
            Arc::new(self.claim.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.value.finish()),
            Arc::new(self.modality.finish()),
            Arc::new(self.question.finish()),
            Arc::new(self.quote.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.names.0.finish()),
            Arc::new(self.terms.0.finish()),
        ];
        batch("claims", schema::claims(), columns)
    }
}

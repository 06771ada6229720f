//! A claim: something said that could be checked.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::article::{ArticleId, Zone};
use super::kind::Kind;
use super::lang::Lang;
use super::span::Span;
use super::value::{Flag, Step, Value};

/// Made of the article's content and the span: the same in every run and any order of inputs.
pub type ClaimId = String;

/// How a claim is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// Said flatly.
    Asserted,
    /// Intended or scheduled.
    Planned,
    /// Foreseen.
    Expected,
    /// Passed on without a named source (알려졌다, 전해졌다).
    Hearsay,
    /// In somebody's own words.
    Quoted,
    /// Said not to be so.
    Denied,
}

impl Modality {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Planned => "planned",
            Modality::Expected => "expected",
            Modality::Hearsay => "hearsay",
            Modality::Quoted => "quoted",
            Modality::Denied => "denied",
        }
    }
}

/// What sort of source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Speaker {
    /// The outlet itself.
    Outlet,
    /// A named person.
    Person,
    /// An institution or firm.
    Institution,
    /// Somebody who is not named (관계자, 업계).
    Anonymous,
}

impl Speaker {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Speaker::Outlet => "outlet",
            Speaker::Person => "person",
            Speaker::Institution => "institution",
            Speaker::Anonymous => "anonymous",
        }
    }
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// What sort of source.
    pub speaker: Speaker,
    /// The source's name as the text gives it; empty for the outlet.
    pub name: String,
    /// Where it is named.
    pub span: Option<Span>,
}

/// A content word near the value, the value and all others masked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term {
    /// The folded stem, shared by the claims of a sentence.
    pub stem: Arc<str>,
    /// How many words away from the value; the sign says before (−) or after (+).
    pub distance: i32,
}

/// What the value answers. The value itself takes no part in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Question {
    /// Whom or what it is about, by the fullest name the article gives.
    pub subject: Option<String>,
    /// Whether the subject was carried over from the sentences before: a weaker ground to tell questions apart.
    pub carried: bool,
    /// Whether the subject is a person.
    pub of_person: bool,
    /// Whether the value stands in brackets right behind the subject's name: it is that one's and nobody else's.
    pub bracketed: bool,
    /// The predicate or noun that ties the value to it, folded.
    pub relation: Option<String>,
    /// The figure's own name, where it has one (사망, 매출): figures of other names answer other questions.
    pub figure: Option<String>,
    /// The counted thing.
    pub counted: Option<String>,
    /// The words that say which of the counted things, nearest first (`디스플레이` of `디스플레이 매출`).
    pub modifiers: Vec<String>,
    /// The people of the clause besides the subject, sorted.
    pub people: Vec<String>,
    /// The month, quarter or year a figure is for, where its clause names one.
    pub frame: Option<(DateTime, DateTime)>,
    /// First, so far, per head, year on year …, sorted.
    pub qualifiers: Vec<String>,
    /// What the value does in its sentence where that sets it apart: `last-time` (2014년 … 10년 만), `gap` (10년 만), `length` (of a range of days); `None` when plain.
    pub slot: Option<String>,
    /// With what a change is compared (`year`, `quarter`), where the sentence says so.
    pub base: Option<String>,
    /// What the list adds up to, for a figure that is one of a list of parts.
    pub list: Option<String>,
    /// Whether it asks for a figure that grows while the news goes on (a toll).
    pub running: bool,
    /// The content words of the clause, each by its concept or sense where it has one, the subject left out; sorted, each once.
    pub clause: Vec<Arc<str>>,
    /// The content words of the sentence, nearest first.
    pub terms: Vec<Term>,
    /// The words around the value with all values masked, for similarity.
    pub masked: String,
    /// Where in `masked` the value's own mask stands, in bytes; none where the claim is its whole clause.
    pub masked_at: Option<usize>,
    /// The question in words, for people, in the article's language.
    pub words: String,
}

/// Something said that could be checked: one value at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Stable id.
    pub id: ClaimId,
    /// The article's [`ArticleId`].
    pub article: ArticleId,
    /// The language it is said in.
    pub lang: Lang,
    /// The part of the article.
    pub zone: Zone,
    /// The value's own mention, in bytes of the article's text.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// Exactly the text under `span`.
    pub quote: String,
    /// What sort of claim.
    pub kind: Kind,
    /// What is said.
    pub value: Value,
    /// What it answers.
    pub question: Question,
    /// How it is put.
    pub modality: Modality,
    /// Whether it is said to have happened already.
    pub happened: bool,
    /// Who says it.
    pub attribution: Attribution,
    /// The time the statement holds for.
    pub as_of: Option<DateTime>,
    /// Other places of the same article that say the same.
    pub also_at: Vec<Span>,
    /// The first claim of its article that says the same value, where this one says it again in other words.
    pub echo_of: Option<ClaimId>,
    /// The weekday written beside a date, Monday as 1.
    pub weekday: Option<i8>,
    /// Guesses and cautions.
    pub flags: Vec<Flag>,
    /// How the value was read.
    pub steps: Vec<Step>,
}

impl Claim {
    /// What harm a wrong value of this sort does, 1 to 5: by this an editor knows what to look at first.
    #[must_use]
    pub fn harm(&self) -> u32 {
        match self.kind {
            // figures that grow while the news goes on are tolls
            _ if self.question.running => 5,
            Kind::Money => 5,
            Kind::Time => 4,
            Kind::Count | Kind::Percent | Kind::Rate | Kind::Multiple => 3,
            Kind::Statement | Kind::Attendees | Kind::Role | Kind::Place => 1,
            _ => 2,
        }
    }
}

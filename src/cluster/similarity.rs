//! How much do two questions look alike? Named levels that double as the explanation of a match.

use std::fmt;

use super::company::Company;
use super::mutual::Standing;
use super::profile::{Profile, Stand};
use super::weights::{self, Row};
use crate::model::{Claim, Kind, Question};

/// Whether a feature of two questions is the same, different, or not known on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same.
    Same,
    /// Not known on one side or on both.
    Unknown,
    /// Known and not the same.
    Different,
}

impl Match {
    fn of<T: PartialEq>(a: Option<T>, b: Option<T>) -> Match {
        match (a, b) {
            (Some(a), Some(b)) if a == b => Match::Same,
            (Some(_), Some(_)) => Match::Different,
            _ => Match::Unknown,
        }
    }

    /// Of two sets: shared members, none shared, or one of them empty.
    fn of_sets(a: &[String], b: &[String]) -> Match {
        if a.is_empty() || b.is_empty() {
            Match::Unknown
        } else if a.iter().any(|x| b.contains(x)) {
            Match::Same
        } else {
            Match::Different
        }
    }

    fn word(self) -> &'static str {
        match self {
            Match::Same => "same",
            Match::Unknown => "unknown",
            Match::Different => "different",
        }
    }
}

/// The levels at which two questions match, and what they add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    /// Subject; unknown also where one claim's subject stands among the other's words.
    pub subject: Match,
    /// Whether the subjects are two, even where one of them was only carried over.
    pub strangers: bool,
    /// Whether they are two people, neither of whom stands among the other's words.
    pub two_people: bool,
    /// Predicate or its everyday concept.
    pub relation: Match,
    /// The figure's own name.
    pub figure: Match,
    /// Whether both ask for one figure that grows while the news goes on (a toll), and neither for another time's.
    pub toll: bool,
    /// Counted thing.
    pub counted: Match,
    /// Words that say which of the counted things.
    pub modifiers: Match,
    /// People of the clause besides the subject.
    pub people: Match,
    /// Whether one predicate joins the same people: two sentences about one meeting, arrest, visit.
    pub event: bool,
    /// Month, quarter or year that a figure is for, and what a change is compared with.
    pub frame: Match,
    /// Whether both say, or neither, with what a change is compared.
    pub same_base: bool,
    /// How telling the modifiers are that only one of the two has, 0 to 1.
    pub stray: f64,
    /// Cosine of the words of the clauses, by concept, weighted by rarity, 0 to 1.
    pub clause: f64,
    /// Cosine of the words of the sentences, weighted by rarity and nearness, 0 to 1.
    pub terms: f64,
    /// Cosine of the pairs of letters of the masked words, weighted by rarity and nearness, 0 to 1.
    pub grams: f64,
    /// Likeness of the letters right before the value (Levenshtein, strsim), 0 to 1.
    pub before: f64,
    /// The same of those right after it.
    pub after: f64,
    /// How much of the words near one value, whole or by an end, stands near the other too, 0 to 1: of the two the larger share.
    pub covered: f64,
    /// The smaller share.
    pub covered_both: f64,
    /// How telling the most telling word is that stands right beside both values, 0 to 1.
    pub beside: f64,
    /// Whether one is a time of day and the other a date.
    pub clock: bool,
    /// How many of the two stand outside the running text, 0 to 2.
    pub off_body: u8,
    /// How far apart the two stand in their articles, each from beginning to end as 0 to 1.
    pub apart: f64,
    /// How alone such a value stands: one over the fourth root of how many of its family each article has, the two multiplied.
    pub alone: f64,
    /// How the pair stands among all that the two could be paired with.
    pub standing: Standing,
    /// What the pairs around it say of it.
    pub company: Company,
    /// Which row of the weights applies.
    pub row: Row,
    /// The sum of the levels but the standing, as a logit; before the two are placed, of those of their words.
    pub likeness: f64,
    /// All as a probability; see [`Levels::threshold`].
    pub score: f64,
}

/// The names of the levels that are weighed, in the order of [`Levels::weighed`].
pub const WEIGHED: [&str; 30] = [
    "terms",
    "clause",
    "grams",
    "before",
    "after",
    "alone",
    "stray",
    "subject same",
    "subject different",
    "strangers",
    "two people",
    "relation same",
    "relation different",
    "figure same",
    "figure different",
    "toll",
    "counted same",
    "counted different",
    "modifiers same",
    "modifiers different",
    "people same",
    "people different",
    "event",
    "frame same or different",
    "covered",
    "covered both ways",
    "beside",
    "clock against date",
    "off body",
    "apart",
];

/// Where [`Levels::alone`] and [`Levels::apart`] are among [`WEIGHED`]: what hangs on the place of a claim, not on its words.
pub const PLACED: [usize; 2] = [5, 29];

impl Levels {
    /// The levels as numbers, those of [`WEIGHED`].
    #[must_use]
    pub fn weighed(&self) -> [f64; WEIGHED.len()] {
        let is = |yes: bool| f64::from(u8::from(yes));
        let same = |m: Match| is(m == Match::Same);
        let different = |m: Match| is(m == Match::Different);
        [
            self.terms,
            self.clause,
            self.grams,
            self.before,
            self.after,
            self.alone,
            self.stray,
            same(self.subject),
            different(self.subject),
            is(self.strangers),
            is(self.two_people),
            same(self.relation),
            different(self.relation),
            same(self.figure),
            different(self.figure),
            is(self.toll),
            same(self.counted),
            different(self.counted),
            same(self.modifiers),
            different(self.modifiers),
            same(self.people),
            different(self.people),
            is(self.event),
            same(self.frame) - different(self.frame),
            self.covered,
            self.covered_both,
            self.beside,
            is(self.clock),
            f64::from(self.off_body),
            self.apart,
        ]
    }

    /// The score from which claims of this row are joined.
    #[must_use]
    pub fn threshold(&self) -> f64 {
        self.row.threshold()
    }

    /// Whether the two are one question so surely that a contradiction between them is one.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        // where an article has one gap only, its slot has said what it is about: who, but not by which word
        let only = self.row == Row::Gap && self.alone >= 1.0;
        let about: &[Match] =
            if only { &[self.subject] } else { &[self.subject, self.relation, self.people, self.frame] };
        let differs =
            about.contains(&Match::Different) || self.counted == Match::Different && self.figure != Match::Same;
        self.score >= weights::SURE && !differs && !self.two_people && self.same_base
    }

    /// The same of two claims that ask so, by how each stands in its article.
    pub fn placed(&self, a: &Stand, b: &Stand) -> Levels {
        let (apart, alone) = places(a, b);
        Levels { apart, alone, likeness: self.likeness_of(a, b), ..self.clone() }
    }

    /// The likeness of two claims that ask so, by how each stands in its article: that of the words is summed up already.
    pub fn likeness_of(&self, a: &Stand, b: &Stand) -> f64 {
        let (apart, alone) = places(a, b);
        self.likeness + self.row.likeness_of_places([alone, apart])
    }

    /// The same with its standing and its company known.
    #[must_use]
    pub fn settled(self, standing: Standing, company: Company) -> Levels {
        let score = self.row.score(&standing, &company);
        Levels { standing, company, score, ..self }
    }
}

/// How far apart two claims stand in their articles, and how alone.
fn places(a: &Stand, b: &Stand) -> (f64, f64) {
    // a root: in an article of two the half is as telling as in one of ten the tenth
    let alone = 1.0 / f64::from((a.siblings * b.siblings).max(1)).sqrt().sqrt();
    ((a.position - b.position).abs(), alone)
}

fn yes_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

impl fmt::Display for Levels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "subject {}, two people {}, relation {}, figure {}, toll {}, counted {}, modifiers {}, people {}, event {}, frame {}, stray {:.2}, clause {:.2}, terms {:.2}, grams {:.2}, before {:.2}, after {:.2}, covered {:.2} and {:.2}, beside {:.2}, clock {}, off body {}, apart {:.2}, alone {:.2}, surest {:.2}, mutual {}, lead {:.2}, sentences {}, company {:.2}, {:.2} and {:.2}, third {:.2} against {:.2}: score {:.2} of {:.2}",
            self.subject.word(),
            yes_no(self.two_people),
            self.relation.word(),
            self.figure.word(),
            yes_no(self.toll),
            self.counted.word(),
            self.modifiers.word(),
            self.people.word(),
            yes_no(self.event),
            self.frame.word(),
            self.stray,
            self.clause,
            self.terms,
            self.grams,
            self.before,
            self.after,
            self.covered,
            self.covered_both,
            self.beside,
            yes_no(self.clock),
            self.off_body,
            self.apart,
            self.alone,
            self.standing.likeness,
            yes_no(self.standing.mutual),
            self.standing.lead,
            yes_no(self.standing.sentences),
            self.company.beside,
            self.company.shared,
            self.company.near,
            self.company.third,
            self.company.rival,
            self.score,
            self.threshold()
        )
    }
}

/// Whether the subjects of two questions are known and not called the same.
fn strangers(qa: &Question, qb: &Question) -> bool {
    matches!((&qa.subject, &qb.subject), (Some(x), Some(y)) if x != y)
}

/// Whether one claim names the other's subject.
fn names(pa: &Profile, pb: &Profile) -> bool {
    pa.names_subject_of(pb) || pb.names_subject_of(pa)
}

/// Whether two claims of one family are two questions, whatever else they have in common.
pub fn excluded(a: &Claim, b: &Claim, pa: &Profile, pb: &Profile) -> bool {
    let (qa, qb) = (&a.question, &b.question);
    // two people, each named: what one of them has is nothing of the other's
    let people = qa.of_person && qb.of_person && !qa.carried && !qb.carried;
    if strangers(qa, qb) && (qa.bracketed && qb.bracketed || people && !names(pa, pb)) {
        return true;
    }
    // a stay of three days is not a party of three days
    let deeds = qa.relation.as_deref().zip(qb.relation.as_deref());
    let everyday = |relation: &str| relation.starts_with('~');
    if qa.slot.as_deref() == Some("length") && deeds.is_some_and(|(x, y)| x != y && everyday(x) && everyday(y)) {
        return true;
    }
    // the first captain is another first than the first pilot; a fighter pilot is a pilot; and what is the first must be spoken of
    let told = |thing: &str, of: &Question| thing.starts_with('~') || of.masked.contains(thing);
    ranked(a)
        && match (&qa.counted, &qb.counted) {
            (Some(x), Some(y)) => !x.ends_with(y.as_str()) && !y.ends_with(x.as_str()),
            (Some(thing), None) => !told(thing, qb),
            (None, Some(thing)) => !told(thing, qa),
            (None, None) => false,
        }
}

/// Whether a claim says the how many-eth of its sort something is, in words.
fn ranked(claim: &Claim) -> bool {
    claim.kind == Kind::Ordinal && claim.question.slot.is_some()
}

/// Compares two questions of one family that are not [`excluded`], wherever they are asked.
pub fn compare(a: &Claim, b: &Claim, pa: &Profile, pb: &Profile) -> Levels {
    let (qa, qb) = (&a.question, &b.question);
    let row = pa.row;
    let (strangers, named) = (strangers(qa, qb), names(pa, pb));
    let subject = match Match::of(qa.subject.as_deref(), qb.subject.as_deref()) {
        Match::Different if row != Row::Gap => {
            let weak = (qa.carried || qb.carried) && !matches!(row, Row::Count | Row::Quantity);
            if weak || named { Match::Unknown } else { Match::Different }
        }
        other => other,
    };
    let frame = match (qa.frame, qb.frame) {
        (Some(x), Some(y)) if x == y => Match::Same,
        (Some(_), Some(_)) => Match::Different,
        _ => Match::Unknown,
    };
    // a toll with a time of its own is another event's
    let other_event = qa.running && qb.running && qa.frame.is_some() != qb.frame.is_some();
    let frame = if other_event { Match::Different } else { frame };
    let base = Match::of(qa.base.as_deref(), qb.base.as_deref());
    let frame = if base == Match::Different { base } else { frame };
    let counted = Match::of(qa.counted.as_deref(), qb.counted.as_deref());
    // a fighter pilot is a pilot
    let counted = if ranked(a) && counted == Match::Different { Match::Unknown } else { counted };
    let relation = Match::of(qa.relation.as_deref(), qb.relation.as_deref());
    let people = Match::of_sets(&qa.people, &qb.people);
    let (covered, covered_both) = pa.near.covered(&pb.near);
    let levels = Levels {
        subject,
        strangers,
        two_people: strangers && qa.of_person && qb.of_person && !named,
        relation,
        event: relation == Match::Same && people == Match::Same && subject != Match::Different,
        figure: Match::of(qa.figure.as_deref(), qb.figure.as_deref()),
        toll: qa.running && qb.running && qa.figure == qb.figure && qa.frame.is_none() && qb.frame.is_none(),
        counted,
        modifiers: Match::of_sets(&qa.modifiers, &qb.modifiers),
        people,
        frame,
        same_base: qa.base == qb.base,
        stray: pa.stray(pb),
        clause: pa.clause.cosine(&pb.clause),
        terms: pa.terms.cosine(&pb.terms),
        grams: pa.grams.cosine(&pb.grams),
        before: strsim::normalized_levenshtein(&pa.edges.0, &pb.edges.0),
        after: strsim::normalized_levenshtein(&pa.edges.1, &pb.edges.1),
        covered,
        covered_both,
        beside: pa.beside.best(&pb.beside),
        clock: pa.clock != pb.clock,
        off_body: u8::from(pa.off_body) + u8::from(pb.off_body),
        apart: 0.0,
        alone: 0.0,
        standing: Standing::alone(0.0),
        company: Company::default(),
        row,
        likeness: 0.0,
        score: 0.0,
    };
    Levels { likeness: row.likeness(&levels.weighed()), ..levels }
}

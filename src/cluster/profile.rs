//! What is compared of a claim, prepared once: its family, its weighted words and grams, what stands right beside it.
//! Claims that ask in the same words share one profile.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Places;
use super::weights::Row;
use super::words::{Bag, Features};
use crate::model::{Claim, Grain, Kind, Period, Question, Value, Zone};

/// A question, ready to be compared.
#[derive(Debug)]
pub struct Profile {
    /// The first claim that asks it.
    pub first: usize,
    /// What two claims must share before anything else is looked at: kind, unit family, slot, qualifiers; numbered.
    pub family: u32,
    /// Which weights apply.
    pub row: Row,
    /// The words around, by rarity and nearness.
    pub terms: Bag,
    /// The words of the clause, by rarity.
    pub clause: Bag,
    /// The pairs of letters around, by rarity and nearness.
    pub grams: Bag,
    /// Modifiers of the counted thing and how telling each is, 0 to 1.
    modifiers: Vec<(u32, f32)>,
    /// The subject, as a word of the story.
    pub subject: Option<u32>,
    /// The letters right before the value and right after it, nearest first.
    pub edges: (String, String),
    /// The words around and their ends, by rarity and nearness.
    pub near: Bag,
    /// Those of the words right beside the value, each by how telling it is, 0 to 1.
    pub beside: Bag,
    /// Whether it stands outside the running text: in a headline, a caption.
    pub off_body: bool,
    /// Whether it asks for a time of day.
    pub clock: bool,
}

/// How a claim stands in its article.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    /// Its profile, by index: that of its wording.
    pub wording: u32,
    /// How many claims of its family its article has, itself included.
    pub siblings: u32,
    /// Where its sentence stands among the sentences of its article that say something, 0 to 1.
    pub position: f64,
}

/// The profiles of a story's claims.
#[derive(Debug)]
pub struct Profiles {
    /// Of each wording, in the order in which they first stand.
    pub wordings: Vec<Profile>,
    /// Of each claim.
    pub stands: Vec<Stand>,
}

impl Profiles {
    /// The profile of a claim.
    pub fn of(&self, claim: usize) -> &Profile {
        &self.wordings[self.stands[claim].wording as usize]
    }
}

/// A modifier this common in the story (its own name, say) tells nothing.
const COMMON: f32 = 0.45;

/// At this distance a word counts half.
const HALF: f32 = 4.0;

/// At this distance, in letters, a gram counts half.
const HALF_LETTERS: f32 = 10.0;

/// So many words on either side stand right beside a value.
const BESIDE: i32 = 2;

/// What an end of a word counts of the word.
const END: f32 = 0.5;

/// How many letters right beside a value are compared by themselves.
const EDGE: usize = 8;

/// Two letters that stand together.
type Gram = (char, char);

/// The pairs of letters of a question's masked words, each with its distance from the value; a statement is all value.
fn grams(question: &Question) -> impl Iterator<Item = (Gram, usize)> {
    let own = question.masked_at.map(|at| question.masked[..at].chars().count());
    let pairs = question.masked.chars().zip(question.masked.chars().skip(1));
    pairs.enumerate().map(move |(n, gram)| {
        let distance = own.map_or(0, |own| if n < own { own - n - 1 } else { n - own });
        (gram, distance)
    })
}

/// A word of a question, or one of its ends: compounds that share an end may name one thing (표차, 득표차).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Piece<'a> {
    Word(&'a str),
    Head(&'a str),
    Tail(&'a str),
}

/// A word and its ends, each with what it counts. Ends tell where a letter is a syllable.
fn pieces(stem: &str) -> impl Iterator<Item = (Piece<'_>, f32)> {
    let syllabic = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    let second = stem.char_indices().nth(1).filter(|_| stem.chars().all(syllabic));
    let ends = second.map(|(at, _)| {
        let last = stem.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        [(Piece::Head(&stem[..at * 2]), END), (Piece::Tail(&stem[last..]), END)]
    });
    std::iter::once((Piece::Word(stem), 1.0)).chain(ends.into_iter().flatten())
}

/// The pieces of a claim's words, each with the distance of the word; a statement's words all stand near.
fn near(question: &Question) -> impl Iterator<Item = (Piece<'_>, f32, i32)> {
    let clause: &[Arc<str>] = if question.masked_at.is_none() { &question.clause } else { &[] };
    let words = question.terms.iter().map(|t| (&*t.stem, t.distance.abs()));
    let words = words.chain(clause.iter().map(|word| (&**word, 1)));
    words.flat_map(|(stem, distance)| pieces(stem).map(move |(piece, part)| (piece, part, distance)))
}

/// What two claims must share to have one profile.
#[derive(PartialEq, Eq, Hash)]
struct Wording<'a> {
    question: &'a Question,
    family: u32,
    row: Row,
    off_body: bool,
    clock: bool,
}

/// The profiles of a story's claims.
pub fn profiles(claims: &[Claim], places: &Places) -> Profiles {
    let mut families: FxHashMap<Family<'_>, u32> = FxHashMap::default();
    let mut numbers: FxHashMap<Wording<'_>, u32> = FxHashMap::default();
    let mut siblings: FxHashMap<(usize, u32), u32> = FxHashMap::default();
    let mut wordings: Vec<(usize, Wording<'_>)> = Vec::new();
    let mut stands: Vec<Stand> = Vec::with_capacity(claims.len());
    for (n, (claim, position)) in claims.iter().zip(positions(claims, places)).enumerate() {
        let next = families.len() as u32;
        let family = *families.entry(family(claim)).or_insert(next);
        *siblings.entry((places.article[n], family)).or_default() += 1;
        let asked = || Wording {
            question: &claim.question,
            family,
            row: Row::of(claim),
            off_body: !matches!(claim.zone, Zone::Body | Zone::Quote),
            clock: is_clock(&claim.value),
        };
        let wording = *numbers.entry(asked()).or_insert_with(|| {
            wordings.push((n, asked()));
            wordings.len() as u32 - 1
        });
        stands.push(Stand { wording, siblings: 0, position });
    }
    for (n, stand) in stands.iter_mut().enumerate() {
        stand.siblings = siblings[&(places.article[n], wordings[stand.wording as usize].1.family)];
    }
    // what is copied word for word is counted once: a copy makes nothing commoner
    let mut seen: FxHashSet<(&str, Option<usize>)> = FxHashSet::default();
    let own: Vec<&Question> =
        wordings.iter().map(|(_, w)| w.question).filter(|q| seen.insert((&q.masked, q.masked_at))).collect();
    let words = Features::of(
        own.len(),
        own.iter().map(|q| {
            let words = q.terms.iter().map(|t| &t.stem).chain(&q.clause).map(|word| &**word);
            words.chain(q.modifiers.iter().chain(&q.subject).map(String::as_str))
        }),
    );
    let ends = Features::of(own.len(), own.iter().map(|q| near(q).map(|(piece, ..)| piece)));
    let pairs = Features::of(own.len(), own.iter().map(|q| grams(q).map(|(g, _)| g)));
    let wordings = wordings.iter().map(|(first, w)| Profile::new(*first, w, &words, &pairs, &ends)).collect();
    Profiles { wordings, stands }
}

/// Where the sentence of each claim stands among those of its article, 0 to 1.
fn positions(claims: &[Claim], places: &Places) -> Vec<f64> {
    let mut sentences: Vec<Vec<usize>> = Vec::new();
    for (claim, &article) in claims.iter().zip(&places.article) {
        sentences.resize_with(sentences.len().max(article + 1), Vec::new);
        sentences[article].push(claim.sentence.start);
    }
    for starts in &mut sentences {
        starts.sort_unstable();
        starts.dedup();
    }
    let position = |(claim, &article): (&Claim, &usize)| {
        let starts = &sentences[article];
        starts.partition_point(|s| *s < claim.sentence.start) as f64 / starts.len() as f64
    };
    claims.iter().zip(&places.article).map(position).collect()
}

impl Profile {
    fn new<'a>(
        first: usize,
        wording: &Wording<'a>,
        words: &Features<&str>,
        pairs: &Features<Gram>,
        ends: &Features<Piece<'a>>,
    ) -> Profile {
        let question = wording.question;
        let number = |stem: &str| words.number(&stem);
        let nearness = |distance: i32| HALF / (HALF + distance.abs().saturating_sub(1) as f32);
        let terms = question.terms.iter().filter_map(|t| {
            let n = number(&t.stem)?;
            Some((n, words.rarity(n) * nearness(t.distance)))
        });
        let clause = question.clause.iter().filter_map(|c| number(c)).map(|n| (n, words.share(n).max(0.25)));
        let grams = grams(question).filter_map(|(gram, distance)| {
            let n = pairs.number(&gram)?;
            Some((n, pairs.rarity(n) * HALF_LETTERS / (HALF_LETTERS + distance as f32)))
        });
        let (mut all, mut beside) = (Vec::new(), Vec::new());
        for (piece, part, distance) in near(question) {
            let Some(n) = ends.number(&piece) else { continue };
            all.push((n, part * ends.rarity(n) * nearness(distance)));
            if distance <= BESIDE {
                beside.push((n, part * ends.share(n)));
            }
        }
        Profile {
            first,
            family: wording.family,
            row: wording.row,
            terms: Bag::new(terms.collect()),
            clause: Bag::new(clause.collect()),
            grams: Bag::new(grams.collect()),
            modifiers: question.modifiers.iter().filter_map(|m| number(m)).map(|n| (n, words.share(n))).collect(),
            subject: question.subject.as_deref().and_then(number),
            edges: edges(question),
            near: Bag::new(all),
            beside: Bag::new(beside),
            off_body: wording.off_body,
            clock: wording.clock,
        }
    }

    /// How telling the most telling modifier is that only one of the two has, 0 to 1.
    pub fn stray(&self, other: &Profile) -> f64 {
        let only = |x: &Profile, y: &Profile| {
            x.modifiers
                .iter()
                .filter(|(m, w)| *w > COMMON && !y.modifiers.iter().any(|(n, _)| n == m) && !y.terms.has(*m))
                .map(|(_, w)| *w)
                .fold(0.0, f32::max)
        };
        f64::from(only(self, other).max(only(other, self)))
    }

    /// Whether the subject of `other` stands near the claim.
    pub fn names_subject_of(&self, other: &Profile) -> bool {
        other.subject.is_some_and(|s| self.terms.has(s))
    }
}

/// The letters right before a value and right after it, each read away from the value.
fn edges(question: &Question) -> (String, String) {
    let Some(at) = question.masked_at else { return Default::default() };
    let (before, after) = question.masked.split_at(at);
    (before.chars().rev().take(EDGE).collect(), after.chars().skip(1).take(EDGE).collect())
}

/// Whether it is a time of day: a date and a time of day are two kinds of value.
fn is_clock(value: &Value) -> bool {
    match value {
        Value::Time(Period::Dated { grain, .. }) => *grain <= Grain::Hour,
        Value::Time(Period::Clock { .. }) => true,
        _ => false,
    }
}

/// Kind, unit family, slot, qualifiers, and the holder of an office.
type Family<'a> = (Kind, &'a str, Option<&'a str>, &'a [String], Option<&'a str>);

fn family(claim: &Claim) -> Family<'_> {
    let unit = match &claim.value {
        Value::Quantity(range) => range.unit.family(),
        _ => "",
    };
    let slot = claim.question.slot.as_deref();
    // an office belongs to its holder: other holders are other questions
    let holder = claim.question.subject.as_deref().filter(|_| slot == Some(super::OFFICE));
    (claim.kind, unit, slot, &claim.question.qualifiers, holder)
}

//! What is compared of a claim, prepared once: its family, its weighted words and grams, what stands right beside it.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{Bag, Features};
use crate::model::{Claim, Grain, Period, Question, Value, Zone};

/// A claim's question, ready to be compared.
#[derive(Debug, Default)]
pub struct Profile {
    /// What two claims must share before anything else is looked at: kind, unit family, slot, qualifiers; numbered.
    pub family: u32,
    /// How many claims of its family its article has, itself included.
    pub siblings: u32,
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
    /// Where its sentence stands among the sentences of its article that say something, 0 to 1.
    pub position: f64,
    /// Whether it stands outside the running text: in a headline, a caption.
    pub off_body: bool,
    /// Whether it asks for a time of day.
    pub clock: bool,
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
    let clause: &[String] = if question.masked_at.is_none() { &question.clause } else { &[] };
    let words = question.terms.iter().map(|t| (t.stem.as_str(), t.distance.abs()));
    let words = words.chain(clause.iter().map(|word| (word.as_str(), 1)));
    words.flat_map(|(stem, distance)| pieces(stem).map(move |(piece, part)| (piece, part, distance)))
}

/// The profiles of a story's claims.
pub fn profiles(claims: &[Claim]) -> Vec<Profile> {
    // what is copied word for word is counted once: a copy makes nothing commoner
    let mut seen: FxHashSet<(&str, Option<usize>)> = FxHashSet::default();
    let own: Vec<&Question> =
        claims.iter().map(|c| &c.question).filter(|q| seen.insert((&q.masked, q.masked_at))).collect();
    let words = Features::of(
        own.len(),
        own.iter().map(|q| {
            let others = q.clause.iter().chain(&q.modifiers).chain(&q.subject);
            q.terms.iter().map(|t| t.stem.as_str()).chain(others.map(String::as_str))
        }),
    );
    let ends = Features::of(own.len(), own.iter().map(|q| near(q).map(|(piece, ..)| piece)));
    let positions = positions(claims);
    let pairs = Features::of(own.len(), own.iter().map(|q| grams(q).map(|(g, _)| g)));
    let mut families: FxHashMap<String, u32> = FxHashMap::default();
    let mut siblings: FxHashMap<(&str, u32), u32> = FxHashMap::default();
    let mut profiles: Vec<Profile> = claims
        .iter()
        .zip(positions)
        .map(|(claim, position)| {
            let next = families.len() as u32;
            let family = *families.entry(family(claim)).or_insert(next);
            *siblings.entry((&claim.article, family)).or_default() += 1;
            Profile { family, position, ..Profile::new(claim, &words, &pairs, &ends) }
        })
        .collect();
    for (claim, profile) in claims.iter().zip(&mut profiles) {
        profile.siblings = siblings[&(claim.article.as_str(), profile.family)];
    }
    profiles
}

/// Where the sentence of each claim stands among those of its article, 0 to 1; claims of one article stand together, in reading order.
fn positions(claims: &[Claim]) -> Vec<f64> {
    let mut sentences: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for claim in claims {
        sentences.entry(&claim.article).or_default().push(claim.sentence.start);
    }
    for starts in sentences.values_mut() {
        starts.sort_unstable();
        starts.dedup();
    }
    let position = |claim: &Claim| {
        let starts = &sentences[claim.article.as_str()];
        starts.partition_point(|s| *s < claim.sentence.start) as f64 / starts.len() as f64
    };
    claims.iter().map(position).collect()
}

impl Profile {
    fn new<'a>(
        claim: &'a Claim,
        words: &Features<&str>,
        pairs: &Features<Gram>,
        ends: &Features<Piece<'a>>,
    ) -> Profile {
        let question = &claim.question;
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
            family: 0,
            siblings: 1,
            terms: Bag::new(terms.collect()),
            clause: Bag::new(clause.collect()),
            grams: Bag::new(grams.collect()),
            modifiers: question.modifiers.iter().filter_map(|m| number(m)).map(|n| (n, words.share(n))).collect(),
            subject: question.subject.as_deref().and_then(number),
            edges: edges(question),
            near: Bag::new(all),
            beside: Bag::new(beside),
            position: 0.0,
            off_body: !matches!(claim.zone, Zone::Body | Zone::Quote),
            // a date and a time of day are two kinds of value
            clock: match &claim.value {
                Value::Time(Period::Dated { grain, .. }) => *grain <= Grain::Hour,
                Value::Time(Period::Clock { .. }) => true,
                _ => false,
            },
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

/// Kind, unit family, slot, qualifiers.
fn family(claim: &Claim) -> String {
    let unit = match &claim.value {
        Value::Quantity(range) => range.unit.family(),
        _ => "",
    };
    let slot = claim.question.slot.as_deref().unwrap_or("");
    // an office belongs to its holder: other holders are other questions
    let holder = if slot == super::OFFICE { claim.question.subject.as_deref().unwrap_or("") } else { "" };
    format!("{}|{unit}|{slot}|{}|{holder}", claim.kind, claim.question.qualifiers.join(","))
}

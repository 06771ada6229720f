//! What is compared of a claim, prepared once: its family, its weighted words and grams, what stands right beside it.

use rustc_hash::FxHashMap;

use super::words::{Bag, Features};
use crate::model::{Claim, Question, Value};

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
}

/// A modifier this common in the story (its own name, say) tells nothing.
const COMMON: f32 = 0.45;

/// At this distance a word counts half.
const HALF: f32 = 4.0;

/// At this distance, in letters, a gram counts half.
const HALF_LETTERS: f32 = 10.0;

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

/// The profiles of a story's claims.
pub fn profiles(claims: &[Claim]) -> Vec<Profile> {
    let words = Features::of(
        claims.len(),
        claims.iter().map(|c| {
            let q = &c.question;
            let others = q.clause.iter().chain(&q.modifiers).chain(&q.subject);
            q.terms.iter().map(|t| t.stem.as_str()).chain(others.map(String::as_str))
        }),
    );
    let pairs = Features::of(claims.len(), claims.iter().map(|c| grams(&c.question).map(|(g, _)| g)));
    let mut families: FxHashMap<String, u32> = FxHashMap::default();
    let mut siblings: FxHashMap<(&str, u32), u32> = FxHashMap::default();
    let mut profiles: Vec<Profile> = claims
        .iter()
        .map(|claim| {
            let next = families.len() as u32;
            let family = *families.entry(family(claim)).or_insert(next);
            *siblings.entry((&claim.article, family)).or_default() += 1;
            Profile { family, ..Profile::new(claim, &words, &pairs) }
        })
        .collect();
    for (claim, profile) in claims.iter().zip(&mut profiles) {
        profile.siblings = siblings[&(claim.article.as_str(), profile.family)];
    }
    profiles
}

impl Profile {
    fn new(claim: &Claim, words: &Features<&str>, pairs: &Features<Gram>) -> Profile {
        let question = &claim.question;
        let number = |stem: &str| words.number(&stem);
        let near = |distance: i32| HALF / (HALF + distance.abs().saturating_sub(1) as f32);
        let terms = question.terms.iter().filter_map(|t| {
            let n = number(&t.stem)?;
            Some((n, words.rarity(n) * near(t.distance)))
        });
        let clause = question.clause.iter().filter_map(|c| number(c)).map(|n| (n, words.share(n).max(0.25)));
        let grams = grams(question).filter_map(|(gram, distance)| {
            let n = pairs.number(&gram)?;
            Some((n, pairs.rarity(n) * HALF_LETTERS / (HALF_LETTERS + distance as f32)))
        });
        Profile {
            family: 0,
            siblings: 1,
            terms: Bag::new(terms.collect()),
            clause: Bag::new(clause.collect()),
            grams: Bag::new(grams.collect()),
            modifiers: question.modifiers.iter().filter_map(|m| number(m)).map(|n| (n, words.share(n))).collect(),
            subject: question.subject.as_deref().and_then(number),
            edges: edges(question),
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

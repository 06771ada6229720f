//! How two outlets word nearly the same sentence. Refuses sentences that are too unlike, or too long, to set side by side.

use similar::{ChangeTag, TextDiff};

use crate::model::Relation;
use crate::report::sanitise;

use super::claim::ClaimView;
use super::cluster::RelationView;

/// A stretch of two sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Both(String),
    /// In the first alone.
    First(String),
    /// In the second alone.
    Second(String),
}

/// Two sentences word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The first sentence's outlet.
    pub a: String,
    /// The second's.
    pub b: String,
    /// The stretches in order.
    pub pieces: Vec<Piece>,
}

/// Below this share of common letters a side-by-side view hides more than it shows.
const ALIKE: f32 = 0.5;
/// How many are shown of one cluster.
const SHOWN: usize = 3;
/// How many pairs of one cluster are looked at, so that a large cluster costs no more than a small one.
const LOOKED_AT: usize = 24;
/// Longer sentences, in bytes, are not compared.
const LONGEST: usize = 1_200;

pub(super) fn differences(relations: &[RelationView<'_>], claims: &[ClaimView<'_>]) -> Vec<Difference> {
    let mut seen: Vec<(String, String)> = Vec::new();
    let mut found: Vec<(f32, Difference)> = Vec::new();
    let comparable = relations.iter().filter(|relation| {
        matches!(relation.link.relation, Relation::Agree | Relation::Refine | Relation::Conflict | Relation::Update)
            && claims[relation.a].claim.article != claims[relation.b].claim.article
    });
    for relation in comparable.take(LOOKED_AT) {
        let (a, b) = (&claims[relation.a], &claims[relation.b]);
        if a.sentence_text().len().max(b.sentence_text().len()) > LONGEST {
            continue;
        }
        let sides = (sanitise::plain(a.sentence_text()), sanitise::plain(b.sentence_text()));
        if sides.0 == sides.1 || seen.contains(&sides) {
            continue;
        }
        let pieces = word_by_word(&sides.0, &sides.1);
        let alike = alike(&pieces);
        if alike >= ALIKE {
            found.push((alike, Difference { a: a.outlet.clone(), b: b.outlet.clone(), pieces }));
        }
        seen.push(sides);
    }
    found.sort_by(|x, y| y.0.total_cmp(&x.0));
    found.into_iter().take(SHOWN).map(|(_, difference)| difference).collect()
}

/// Two sentences word by word, on one line each.
pub(in crate::report) fn word_by_word(a: &str, b: &str) -> Vec<Piece> {
    let (a, b) = (sanitise::plain(a), sanitise::plain(b));
    let diff = TextDiff::from_unicode_words(&a, &b);
    pieces(diff.iter_all_changes().map(|change| (change.tag(), change.value())))
}

/// The share of both sentences' letters that they have in common; spaces are in every sentence and do not count.
fn alike(pieces: &[Piece]) -> f32 {
    let (mut common, mut all) = (0_u16, 0_u16);
    for piece in pieces {
        let (text, sides) = match piece {
            Piece::Both(text) => (text, 2),
            Piece::First(text) | Piece::Second(text) => (text, 1),
        };
        let letters =
            sides * u16::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u16::MAX / 8);
        all = all.saturating_add(letters);
        common = common.saturating_add(if sides == 2 { letters } else { 0 });
    }
    if all == 0 { 0.0 } else { f32::from(common) / f32::from(all) }
}

/// Changes with neighbours of one sort told as one stretch, and the first side's before the second's.
fn pieces<'t>(changes: impl Iterator<Item = (ChangeTag, &'t str)>) -> Vec<Piece> {
    let mut out = Vec::new();
    let (mut first, mut second) = (String::new(), String::new());
    let flush = |out: &mut Vec<Piece>, first: &mut String, second: &mut String| {
        if !first.is_empty() {
            out.push(Piece::First(std::mem::take(first)));
        }
        if !second.is_empty() {
            out.push(Piece::Second(std::mem::take(second)));
        }
    };
    for (tag, word) in changes {
        match tag {
            ChangeTag::Delete => first.push_str(word),
            ChangeTag::Insert => second.push_str(word),
            // a lone space between two changes would only tear them apart
            ChangeTag::Equal if word == " " && !(first.is_empty() && second.is_empty()) => {
                first.push_str(word);
                second.push_str(word);
            }
            ChangeTag::Equal => {
                let space = first.ends_with(' ') && second.ends_with(' ');
                if space {
                    first.pop();
                    second.pop();
                }
                flush(&mut out, &mut first, &mut second);
                let word = if space { format!(" {word}") } else { word.to_owned() };
                match out.last_mut() {
                    Some(Piece::Both(text)) => text.push_str(&word),
                    _ => out.push(Piece::Both(word)),
                }
            }
        }
    }
    if first.ends_with(' ') && second.ends_with(' ') {
        first.pop();
        second.pop();
    }
    flush(&mut out, &mut first, &mut second);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(a: &str, b: &str) -> Vec<Piece> {
        pieces(TextDiff::from_unicode_words(a, b).iter_all_changes().map(|change| (change.tag(), change.value())))
    }

    #[test]
    fn a_changed_stretch_is_told_once_with_its_spaces() {
        use Piece::{Both, First, Second};
        let made = diff("문은 2001년 봄에 열렸다.", "문은 1998년 가을에 열렸다.");
        assert_eq!(
            made,
            [
                Both("문은 ".into()),
                First("2001년 봄에".into()),
                Second("1998년 가을에".into()),
                Both(" 열렸다.".into()),
            ]
        );
        assert!((alike(&made) - 12.0 / 27.0).abs() < 0.01, "{}", alike(&made));
    }

    #[test]
    fn sentences_that_share_only_spaces_are_not_alike() {
        assert!(alike(&diff("가 나 다 라 마", "바 사 아 자 차")) < 0.01);
        assert!(alike(&diff("", "")) < 0.01);
    }
}

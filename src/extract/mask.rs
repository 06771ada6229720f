//! The words around a value with every value masked: what similarity may see.

use super::fold::is_syllable;
use super::scene::Scene;
use crate::model::Span;

/// How many characters on each side of a value are compared.
const WINDOW: usize = 25;

/// What stands for a masked value.
pub const MASK: char = '□';

/// The letters between two places with every value masked.
fn mask<'a>(text: &'a str, scene: &'a Scene, from: usize, until: usize) -> impl DoubleEndedIterator<Item = char> + 'a {
    let mentions = &scene.sentence.mentions;
    let first = mentions.partition_point(|m| m.span.start < from);
    let inside = &mentions[first..first.max(mentions.partition_point(|m| m.span.end <= until))];
    let end_before = move |n: usize| n.checked_sub(1).map_or(from, |n| inside[n].span.end);
    let values = (0..inside.len())
        .flat_map(move |n| text[end_before(n)..inside[n].span.start].chars().chain(std::iter::once(MASK)));
    values.chain(text[end_before(inside.len())..until].chars())
}

/// The letters that are compared.
fn compared(c: &char) -> bool {
    is_syllable(*c) || c.is_alphanumeric() || *c == MASK
}

/// Writes a letter small; most are syllables, which are neither small nor large.
fn push_small(masked: &mut String, c: char) {
    if is_syllable(c) { masked.push(c) } else { masked.extend(c.to_lowercase()) }
}

/// The words around a value, every value of the sentence masked, and the byte where its own mask stands.
pub fn masked(text: &str, scene: &Scene, span: Span) -> (String, usize) {
    let sentence = scene.sentence.span;
    let left = mask(text, scene, sentence.start, span.start.max(sentence.start));
    let right = mask(text, scene, span.end.min(sentence.end), sentence.end);
    let mut window = [MASK; WINDOW];
    let mut before = 0;
    for c in left.rev().filter(compared).take(WINDOW) {
        window[before] = c;
        before += 1;
    }
    let mut masked = String::with_capacity((2 * WINDOW + 1) * MASK.len_utf8());
    window[..before].iter().rev().for_each(|c| push_small(&mut masked, *c));
    let at = masked.len();
    masked.push(MASK);
    right.filter(compared).take(WINDOW).for_each(|c| push_small(&mut masked, c));
    (masked, at)
}

/// The words of a statement, every value masked.
pub fn masked_inside(text: &str, scene: &Scene, span: Span) -> String {
    let mut masked = String::with_capacity(span.len().min(4 * WINDOW * MASK.len_utf8()));
    mask(text, scene, span.start, span.end).filter(compared).take(4 * WINDOW).for_each(|c| push_small(&mut masked, c));
    masked
}

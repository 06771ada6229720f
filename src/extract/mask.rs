//! The words around a value with every value masked: what similarity may see.

use super::fold::is_syllable;
use super::scene::Scene;
use crate::model::Span;

/// How many characters on each side of a value are compared.
const WINDOW: usize = 25;

/// What stands for a masked value.
const MASK: char = '□';

/// The text between two places with every value masked.
fn mask(text: &str, scene: &Scene, from: usize, until: usize) -> String {
    let mut out = String::new();
    let mut at = from;
    for m in scene.sentence.mentions.iter().filter(|m| m.span.start >= from && m.span.end <= until) {
        out.push_str(&text[at..m.span.start]);
        out.push(MASK);
        at = m.span.end;
    }
    out.push_str(&text[at..until]);
    out
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
    let window = left.char_indices().rev().filter(|(_, c)| compared(c)).take(WINDOW).last();
    let mut masked = String::with_capacity(left.len().min(3 * WINDOW) + right.len().min(3 * WINDOW) + MASK.len_utf8());
    let window = window.map_or("", |(at, _)| &left[at..]);
    window.chars().filter(compared).for_each(|c| push_small(&mut masked, c));
    let at = masked.len();
    masked.push(MASK);
    right.chars().filter(compared).take(WINDOW).for_each(|c| push_small(&mut masked, c));
    (masked, at)
}

/// The words of a statement, every value masked.
pub fn masked_inside(text: &str, scene: &Scene, span: Span) -> String {
    let whole = mask(text, scene, span.start, span.end);
    let mut masked = String::with_capacity(whole.len());
    whole.chars().filter(compared).take(4 * WINDOW).for_each(|c| push_small(&mut masked, c));
    masked
}

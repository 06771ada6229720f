//! The words around a value with every value masked: what similarity may see.

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
    c.is_alphanumeric() || *c == MASK
}

/// The words around a value, every value of the sentence masked, and the byte where its own mask stands.
pub fn masked(text: &str, scene: &Scene, span: Span) -> (String, usize) {
    let sentence = scene.sentence.span;
    let left = mask(text, scene, sentence.start, span.start.max(sentence.start));
    let right = mask(text, scene, span.end.min(sentence.end), sentence.end);
    let letters = |c: char| compared(&c).then(|| c.to_lowercase()).into_iter().flatten();
    let mut window: Vec<char> = left.chars().rev().filter(compared).take(WINDOW).collect();
    window.reverse();
    let mut masked: String = window.into_iter().flat_map(letters).collect();
    let at = masked.len();
    masked.push(MASK);
    masked.extend(right.chars().filter(compared).take(WINDOW).flat_map(letters));
    (masked, at)
}

/// The words of a statement, every value masked.
pub fn masked_inside(text: &str, scene: &Scene, span: Span) -> String {
    mask(text, scene, span.start, span.end)
        .chars()
        .filter(compared)
        .take(4 * WINDOW)
        .flat_map(char::to_lowercase)
        .collect()
}

//! Do two texts say the same words with other endings, particles or marks?
//!
//! A predicate keeps when its matter lies: 연다 and 열었다 are two things, 열었다 and 열었습니다 one.

use super::fold::{fold, particle};
use crate::model::Lang;

/// Whether the texts differ in nothing but endings, particles and marks, if at all.
#[must_use]
pub fn same_but_endings(a: &str, b: &str, lang: Lang) -> bool {
    let (mut a, mut b) = (words(a), words(b));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same(a, b, lang) => {}
            _ => return false,
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let bare = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty())
}

fn same(a: &str, b: &str, lang: Lang) -> bool {
    if a == b {
        return true;
    }
    let (x, y) = (fold(a, lang), fold(b, lang));
    if x.form.is_some() || y.form.is_some() {
        return x.form.is_some() && y.form.is_some() && x.stem == y.stem && x.tense == y.tense;
    }
    let common: usize = a.chars().zip(b.chars()).take_while(|(p, q)| p == q).map(|(c, _)| c.len_utf8()).sum();
    let loose = |rest: &str| rest.is_empty() || particle(rest, lang).is_some();
    // a short noun keeps its particle when it is folded alone: 불은, 불이
    x.stem == y.stem || common > 0 && loose(&a[common..]) && loose(&b[common..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_no_word_but_a_tense_is() {
        let same = |a, b| same_but_endings(a, b, Lang::parse("ko").unwrap());
        assert!(same("시장은 문을 열었다.", "시장이 문을 열었습니다"));
        assert!(same("불은 시작된 것으로 추정된다.", "불이 시작된 것으로 추정됩니다"));
        assert!(same("문을 열었다", "문을 열었고,"));
        assert!(same("…", "—!"));
        assert!(!same("문을 열었다", "문을 연다"));
        assert!(!same("문을 열었다", "문을 닫았다"));
        assert!(!same("5명이 다쳤다", "7명이 다쳤다"));
        assert!(!same("시장은 왔다", "군수는 왔다"));
        assert!(!same("문을 열었다", "문을 다시 열었다"));
    }
}

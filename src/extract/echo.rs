//! Which claims of an article say one thing again? Headline and body, text and caption: what an article repeats is one
//! claim in several places, and the words of all its places tell what it answers.
//!
//! A telling value said twice is one thing (5,240명); a small figure or a time may be another's, and must share a word
//! and what it hangs on.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::model::{Claim, Duration, Kind, Value};

/// A figure up to this stands for many things in one article.
const SMALL: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// What claims must have in common: kind, slot, qualifiers, value.
type Said<'a> = (Kind, &'a Option<String>, &'a [String], Value);

/// Marks every claim that says again what an earlier one said; `claims` are those of one article in reading order.
pub fn mark(claims: &mut [Claim]) {
    let mut said: FxHashMap<Said<'_>, Vec<usize>> = FxHashMap::default();
    let mut first: Vec<usize> = (0..claims.len()).collect();
    for (n, claim) in claims.iter().enumerate().filter(|(_, c)| c.kind != Kind::Statement) {
        let question = &claim.question;
        let alike = said.entry((claim.kind, &question.slot, &question.qualifiers, bare(&claim.value))).or_default();
        if let Some(&earlier) = alike.iter().take(LOOK_BACK).find(|e| again(&claims[**e], claim)) {
            first[n] = first[earlier];
        }
        alike.push(n);
    }
    for (n, first) in first.into_iter().enumerate().filter(|(n, first)| n != first) {
        claims[n].echo_of = Some(claims[first].id.clone());
    }
}

/// An article that says one value more often than this is a table, not a story.
const LOOK_BACK: usize = 16;

/// A value without how exactly it is written: 2억3천만, 2억3000만 and 약 2억3천만 are one.
fn bare(value: &Value) -> Value {
    let mut value = value.clone();
    if let Value::Quantity(range) | Value::Duration(Duration { range, .. }) = &mut value {
        (range.approx, range.step) = (false, Decimal::ONE);
    }
    value
}

/// Whether two claims of one value say one thing.
fn again(a: &Claim, b: &Claim) -> bool {
    // two figures of one sentence answer two questions
    a.sentence != b.sentence && (telling(&a.value) || shares_its_tie(a, b))
}

/// Whether a value is so particular that an article hardly says it of two things.
fn telling(value: &Value) -> bool {
    match value {
        Value::Quantity(range) => range.low.or(range.high).is_some_and(|n| n.abs() > SMALL),
        Value::Time(_) | Value::Duration(_) => false,
        _ => true,
    }
}

/// Whether they share a word, and the counted thing or the predicate.
fn shares_its_tie(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.question, &b.question);
    let tie = x.counted == y.counted || x.relation == y.relation;
    tie && x.terms.iter().any(|t| y.terms.iter().any(|u| u.stem == t.stem))
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::Lang;
    use crate::read::article_from_text;

    fn echoes(text: &str) -> Vec<(String, String)> {
        let article = article_from_text(text, Lang::parse("ko"));
        let claims = extract(&article).claims;
        let of = |id: &str| claims.iter().find(|c| c.id == id).map(|c| c.quote.clone()).unwrap();
        claims.iter().filter_map(|c| Some((of(c.echo_of.as_deref()?), c.quote.clone()))).collect()
    }

    #[test]
    fn a_telling_figure_said_again_is_one_claim() {
        assert_eq!(echoes("조합원 5240명이 투표했다. 투표에 나선 이는 5천240명이다."), [pair("5240명", "5천240명")]);
        assert_eq!(
            echoes("매출은 8조원이다. 이 회사가 8조 원을 넘긴 것은 처음이다.").len(),
            0,
            "8조 원을 넘긴 is open upwards"
        );
        assert_eq!(
            echoes("보험금 2억3000만원을 냈다. 그 2억3천만원은 돌려받지 못했다."),
            [pair("2억3000만원", "2억3천만원")]
        );
    }

    #[test]
    fn a_small_figure_or_a_time_must_share_its_tie() {
        assert_eq!(echoes("승객 3명이 숨졌다. 승객 3명이 숨진 곳은 2층이다.").len(), 1);
        assert!(echoes("승객 3명이 숨졌다. 소방차 3대가 왔다.").is_empty());
        assert!(echoes("승객 3명이 숨졌다. 직원 3명은 먼저 나왔다.").is_empty());
        assert!(echoes("회의는 3월 5일 열린다. 시험 접수는 3월 5일 끝난다.").is_empty());
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }
}

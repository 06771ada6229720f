//! Events of no story, for tests of the record.

use daejo::review::{Act, Event, Evidence, Finding, Side};

/// A claim of an invented outlet, told apart by its number.
pub fn claim(n: u64) -> Evidence {
    Evidence {
        source: format!("매체{n}"),
        kind: "count".into(),
        value: format!("{n} {{명}}"),
        said: format!("{n}명"),
        before: "도서관 개관식에는 주민".into(),
        after: "이 찾았다.".into(),
        asks: "subject 도서관; counted 명".into(),
    }
}

pub fn finding(claims: &[u64]) -> Finding {
    let claims = claims.iter().copied().map(claim).collect();
    Finding { question: "도서관 개관식 방문 수".into(), verdict: "conflict".into(), sum: None, claims }
}

pub fn side(claims: &[u64]) -> Side {
    Side { question: "도서관 개관식 방문 수".into(), claims: claims.iter().copied().map(claim).collect() }
}

pub fn event(by: &str, act: Act) -> Event {
    Event { at: "2024-03-02T09:30:00Z".into(), by: by.into(), act, why: String::new(), replaces: Vec::new() }
}

pub fn note(by: &str, text: &str) -> Event {
    event(by, Act::Note { on: finding(&[1, 2]), text: text.into() })
}

/// One event of every sort.
pub fn one_of_each() -> Vec<Event> {
    let on = || finding(&[1, 2]);
    let acts = [
        Act::Accept { on: on() },
        Act::Reject { on: on() },
        Act::Unsure { on: on() },
        Act::Merge { a: side(&[1, 2]), b: side(&[3]) },
        Act::Split { a: side(&[1]), b: side(&[2]) },
        Act::Detach { a: side(&[3]), b: side(&[1, 2]) },
        Act::Resolve { on: on(), value: "30명".into(), rating: "사실".into() },
        Act::Note { on: on(), text: "주최 쪽 “확인 중”\n다시 물을 것".into() },
        Act::Assign { on: on(), to: "이몽룡".into() },
        Act::Undo { event: 2 },
    ];
    acts.map(|act| event("성춘향", act)).into()
}

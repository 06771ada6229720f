//! Which events may enter the record? One that says who, when and about what, and that refers to nothing that is not there.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::event::{Act, Event};

/// The longest remark, reason or name, in bytes.
const LONGEST: usize = 64 << 10;

/// What is wrong with `event` as the entry of this `number`, if anything.
pub fn fault(event: &Event, number: u64) -> Option<String> {
    if event.by.trim().is_empty() {
        return Some("nobody's name, expected who decided".into());
    }
    if event.at.parse::<Timestamp>().is_err() {
        return Some(format!("the time {:?}, expected one as 2024-03-02T09:30:00Z", event.at));
    }
    if event.replaces.iter().any(|n| *n == 0 || *n >= number) || event.replaces.windows(2).any(|w| w[0] >= w[1]) {
        return Some(format!("replaces {:?}, expected earlier events in order", event.replaces));
    }
    let texts: [&str; 2] = match &event.act {
        Act::Resolve { value, rating, .. } if value.trim().is_empty() || rating.trim().is_empty() => {
            return Some("a resolution without value or rating, expected both".into());
        }
        Act::Note { text, .. } if text.trim().is_empty() => return Some("an empty note, expected words".into()),
        Act::Undo { event: of } | Act::Confirm { event: of } if *of == 0 || *of >= number => {
            let act = event.act.name();
            return Some(format!("event {of} to {act}, expected an earlier event than {number}"));
        }
        Act::Resolve { value, rating, .. } => [value, rating],
        Act::Note { text, .. } => [text, ""],
        Act::Assign { to, .. } => [to, ""],
        _ => ["", ""],
    };
    if texts.iter().chain([&event.by.as_str(), &event.why.as_str()]).any(|text| text.len() > LONGEST) {
        return Some(format!("a text of more than {} KiB", LONGEST >> 10));
    }
    if let Some(on) = event.act.finding()
        && on.claims.is_empty()
    {
        return Some("no claims, expected those that were decided on".into());
    }
    if let Some((a, b)) = event.act.sides() {
        let keys: BTreeSet<String> = a.claims.iter().map(|claim| claim.key()).collect();
        if a.claims.is_empty() || b.claims.is_empty() || b.claims.iter().any(|claim| keys.contains(&claim.key())) {
            return Some("two sides that are empty or share a claim, expected claims on each, none on both".into());
        }
        if matches!(event.act, Act::Detach { .. }) && a.claims.len() != 1 {
            return Some(format!("{} claims to detach, expected one", a.claims.len()));
        }
    }
    None
}

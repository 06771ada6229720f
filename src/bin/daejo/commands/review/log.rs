//! `daejo review log`: who decided what, when and why.

use std::collections::BTreeMap;

use daejo::report::{Words, sanitise};
use daejo::review::{Act, Entry};

use crate::args::LogArgs;
use crate::exit::Exit;
use crate::output;

pub fn run(args: &LogArgs) -> anyhow::Result<Exit> {
    let (_, store) = super::record(&args.story, &args.record)?;
    let entries = store.map_or_else(|| Ok(Vec::new()), |store| store.entries())?;
    let questions: String = entries.iter().map(|entry| entry.event.act.question()).collect();
    let words = Words::new(args.lang.unwrap_or_else(|| daejo::read::told(&questions)));
    let shown = if entries.is_empty() {
        format!("{}\n", words.word("review.nothing"))
    } else {
        list(&entries, &words).join("\n") + "\n"
    };
    output::write(&shown, None)?;
    Ok(Exit::Fine)
}

/// The record, one line an event.
pub fn list(entries: &[Entry], words: &Words) -> Vec<String> {
    let by_number: BTreeMap<u64, &Entry> = entries.iter().map(|entry| (entry.number, entry)).collect();
    let line = |entry: &Entry| {
        let event = &entry.event;
        let act = words.code("act", event.act.name());
        let what = match &event.act {
            Act::Undo { event } | Act::Confirm { event } => {
                let of = by_number.get(event).map(|entry| &entry.event.act);
                let of = of.map_or_else(String::new, |act| words.code("act", act.name()));
                words.say("review.undone", &[("n", &event.to_string()), ("act", &of)])
            }
            act => act.question().to_owned(),
        };
        let more = match &event.act {
            Act::Resolve { value, rating, .. } => format!(" → {value} ({rating})"),
            Act::Note { text, .. } => format!(": {text}"),
            Act::Assign { to, .. } if to.is_empty() => format!(" → {}", words.word("review.nobody")),
            Act::Assign { to, .. } => format!(" → {to}"),
            Act::Merge { a, b } | Act::Split { a, b } | Act::Detach { a, b } => {
                let side = |side: &[daejo::review::Evidence]| {
                    let claims: Vec<String> =
                        side.iter().map(|claim| format!("{} {}", claim.source, claim.said)).collect();
                    claims.join(&words.word("list.comma"))
                };
                format!(" [{} | {}]", side(&a.claims), side(&b.claims))
            }
            _ => String::new(),
        };
        let why = if event.why.is_empty() { String::new() } else { format!(" — {}", event.why) };
        let line = format!("{} {} {} {act} {what}{more}{why}", entry.number, event.at, event.by);
        sanitise::plain(&line)
    };
    entries.iter().map(line).collect()
}

//! What could not be read of an archive: a line each, until there are too many of one sort; all are counted.

use std::collections::BTreeMap;
use std::sync::Mutex;

use daejo::archive::Skip;

use crate::exit::{Exit, say, unread};

/// So many of one cause are told one by one.
const TOLD: u64 = 20;

/// What was skipped so far.
#[derive(Default)]
pub struct Skips {
    /// How many, by cause, and whether something was found wrong in them.
    counts: Mutex<BTreeMap<String, (u64, bool)>>,
}

impl Skips {
    /// One more.
    pub fn add(&self, skip: &Skip) {
        let Ok(mut counts) = self.counts.lock() else { return };
        let (count, wrong) = counts.entry(skip.cause.clone()).or_default();
        *count += 1;
        let Some(told) = &skip.told else { return };
        *wrong = true;
        match *count {
            ..=TOLD => unread(told),
            n if n == TOLD + 1 => say(&format!("more of this sort are only counted: {}", skip.cause)),
            _ => {}
        }
    }

    /// Fine, unless something was wrong and that was not allowed.
    pub fn exit(&self, keep_going: bool) -> Exit {
        let wrong = self.counts.lock().is_ok_and(|counts| counts.values().any(|(_, wrong)| *wrong));
        if wrong && !keep_going { Exit::Input } else { Exit::Fine }
    }

    /// How many were skipped, by cause.
    pub fn counts(&self) -> Vec<(String, u64)> {
        let counts = self.counts.lock().map(|counts| counts.clone()).unwrap_or_default();
        counts.into_iter().map(|(cause, (count, _))| (cause, count)).collect()
    }
}

//! What does the record say, all told? Which events are in force, and which claims they tie together or keep apart.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Entry;
use super::event::{Act, Side};

/// The events in force, by number: neither taken back nor replaced. Undos are done and are no longer among them; a merge and
/// a split of the same two sides undo each other.
#[must_use]
pub fn in_force(entries: &[Entry]) -> Vec<&Entry> {
    let mut undone: BTreeSet<u64> = BTreeSet::new();
    // from the last back: an undo may itself be taken back
    for entry in entries.iter().rev() {
        if let Act::Undo { event } = entry.event.act
            && !undone.contains(&entry.number)
        {
            undone.insert(event);
        }
    }
    let valid = || entries.iter().filter(|entry| !undone.contains(&entry.number) && !is_undo(entry));
    // what was itself replaced later has still taken the place of what was before it
    let replaced: BTreeSet<u64> = valid().flat_map(|entry| &entry.event.replaces).copied().collect();
    let standing: Vec<&Entry> = valid().filter(|entry| !replaced.contains(&entry.number)).collect();
    let mut told: BTreeMap<[Vec<String>; 2], &Entry> = BTreeMap::new();
    let mut dropped: BTreeSet<u64> = BTreeSet::new();
    for &entry in &standing {
        let Some((a, b)) = entry.event.act.sides() else { continue };
        let sides = sides(a, b);
        match told.get(&sides) {
            Some(before) if ties(before) == ties(entry) => {
                dropped.insert(entry.number);
            }
            Some(before) => {
                dropped.extend([before.number, entry.number]);
                told.remove(&sides);
            }
            None => {
                told.insert(sides, entry);
            }
        }
    }
    standing.into_iter().filter(|entry| !dropped.contains(&entry.number)).collect()
}

/// Who else stands by the decisions in force, by number: of each person the first time. Nobody confirms a decision of their own.
#[must_use]
pub fn confirmations<'e>(in_force: &[&'e Entry]) -> BTreeMap<u64, Vec<&'e Entry>> {
    let decisions: BTreeMap<u64, &Entry> =
        in_force.iter().filter(|entry| entry.event.act.is_decision()).map(|entry| (entry.number, *entry)).collect();
    let mut confirmed: BTreeMap<u64, Vec<&Entry>> = BTreeMap::new();
    for &entry in in_force {
        let Act::Confirm { event } = entry.event.act else { continue };
        let Some(decision) = decisions.get(&event).filter(|of| of.event.by != entry.event.by) else { continue };
        let known = confirmed.entry(decision.number).or_default();
        if known.iter().all(|other| other.event.by != entry.event.by) {
            known.push(entry);
        }
    }
    confirmed
}

fn is_undo(entry: &Entry) -> bool {
    matches!(entry.event.act, Act::Undo { .. })
}

fn ties(entry: &Entry) -> bool {
    matches!(entry.event.act, Act::Merge { .. })
}

/// The two sides as sorted keys, whichever was named first.
fn sides(a: &Side, b: &Side) -> [Vec<String>; 2] {
    let keys = |side: &Side| {
        let mut keys: Vec<String> = side.claims.iter().map(|claim| claim.key()).collect();
        keys.sort();
        keys.dedup();
        keys
    };
    let mut sides = [keys(a), keys(b)];
    sides.sort();
    sides
}

/// The numbers of the merges that a split of these sides contradicts, and of the splits that a merge does, ascending: the
/// editor who saw them and decides otherwise replaces them. Those of the very same sides are undone, not replaced.
#[must_use]
pub fn opposed(in_force: &[&Entry], act: &Act) -> Vec<u64> {
    let Some((a, b)) = act.sides() else { return Vec::new() };
    let own = sides(a, b);
    let ties_now = matches!(act, Act::Merge { .. });
    let across = |theirs: &[Vec<String>; 2]| {
        let meet = |x: &Vec<String>, y: &Vec<String>| x.iter().any(|key| y.contains(key));
        meet(&own[0], &theirs[0]) && meet(&own[1], &theirs[1]) || meet(&own[0], &theirs[1]) && meet(&own[1], &theirs[0])
    };
    let others = in_force.iter().filter(|entry| {
        let theirs = entry.event.act.sides().map(|(a, b)| sides(a, b));
        theirs.is_some_and(|theirs| ties(entry) != ties_now && theirs != own && across(&theirs))
    });
    others.map(|entry| entry.number).collect()
}

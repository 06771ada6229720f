//! Which claims of today have editors tied together, and which do they keep apart?

use std::collections::BTreeMap;

use super::chain::Entry;
use super::event::Act;
use super::today::Today;

/// What editors said of pairs of claims, by index, each with the number of the event that says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bonds {
    /// Pairs that answer one question, in the order of events.
    pub together: Vec<(usize, usize, u64)>,
    /// Pairs that do not, the smaller index first.
    pub apart: BTreeMap<(usize, usize), u64>,
    /// Claims that were left on one side when others were split off.
    pub sides: Vec<Vec<usize>>,
}

impl Bonds {
    /// The bonds of the events in force.
    #[must_use]
    pub fn new(in_force: &[&Entry], today: &Today) -> Bonds {
        let mut bonds = Bonds::default();
        for entry in in_force {
            let Some((a, b)) = entry.event.act.sides() else { continue };
            let found = |side: &super::event::Side| {
                let mut found: Vec<usize> = side.claims.iter().flat_map(|c| today.find(c).held().to_vec()).collect();
                found.sort_unstable();
                found.dedup();
                found
            };
            let (a, b) = (found(a), found(b));
            let ties = matches!(entry.event.act, Act::Merge { .. });
            for &x in &a {
                for &y in b.iter().filter(|y| **y != x) {
                    if ties {
                        bonds.together.push((x, y, entry.number));
                    } else {
                        bonds.apart.entry((x.min(y), x.max(y))).or_insert(entry.number);
                    }
                }
            }
            if !ties {
                bonds.sides.extend([a, b]);
            }
        }
        bonds
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.together.is_empty() && self.apart.is_empty()
    }
}

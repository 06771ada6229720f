//! How do editors' bonds change the groups? What is kept apart stays apart, also through others, whatever is alike; what
//! is tied together comes together; every other group is as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::bonds::Bonds;
use crate::model::Contradiction;

/// The groups as the bonds have them, ordered by their first member, and the bonds that cannot both hold. `edges` are the
/// pairs that were joined, with how surely.
#[must_use]
pub fn regroup(
    groups: &[Vec<usize>],
    edges: &[(usize, usize, f64)],
    bonds: &Bonds,
) -> (Vec<Vec<usize>>, BTreeSet<Contradiction>) {
    let mut contradictions = BTreeSet::new();
    if bonds.is_empty() {
        return (groups.to_vec(), contradictions);
    }
    let mut floor = Floor::new(groups, bonds);
    let torn: BTreeSet<usize> =
        bonds.apart.keys().filter(|(a, b)| floor.home[a] == floor.home[b]).map(|(a, _)| floor.home[a]).collect();
    let before = floor.home.clone();
    for home in &torn {
        floor.scatter(*home);
    }
    let inside = |a: usize, b: usize| before[&a] == before[&b] && torn.contains(&before[&a]);
    for &(a, b, _) in bonds.together.iter().filter(|(a, b, _)| inside(*a, *b)) {
        floor.join(a, b);
    }
    for side in &bonds.sides {
        for pair in side.windows(2).filter(|pair| inside(pair[0], pair[1])) {
            floor.join(pair[0], pair[1]);
        }
    }
    let mut edges: Vec<&(usize, usize, f64)> = edges.iter().filter(|(a, b, _)| inside(*a, *b)).collect();
    edges.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    for (a, b, _) in edges {
        floor.join(*a, *b);
    }
    for &(a, b, number) in &bonds.together {
        if let Some(other) = floor.join(a, b) {
            contradictions.insert(Contradiction { earlier: number.min(other), later: number.max(other) });
        }
    }
    (floor.groups(), contradictions)
}

/// Groups in the making.
struct Floor {
    home: BTreeMap<usize, usize>,
    members: BTreeMap<usize, Vec<usize>>,
    apart: BTreeMap<usize, Vec<(usize, u64)>>,
    next: usize,
}

impl Floor {
    fn new(groups: &[Vec<usize>], bonds: &Bonds) -> Floor {
        let members: BTreeMap<usize, Vec<usize>> = groups.iter().cloned().enumerate().collect();
        let home = members.iter().flat_map(|(home, all)| all.iter().map(|member| (*member, *home))).collect();
        let mut apart: BTreeMap<usize, Vec<(usize, u64)>> = BTreeMap::new();
        for ((a, b), number) in &bonds.apart {
            apart.entry(*a).or_default().push((*b, *number));
            apart.entry(*b).or_default().push((*a, *number));
        }
        Floor { home, members, apart, next: groups.len() }
    }

    /// Every member of a group by itself.
    fn scatter(&mut self, home: usize) {
        for member in self.members.remove(&home).unwrap_or_default() {
            self.home.insert(member, self.next);
            self.members.insert(self.next, vec![member]);
            self.next += 1;
        }
    }

    /// Makes one group of two, unless somebody keeps a member of one apart from a member of the other: then the number of
    /// the event that does.
    fn join(&mut self, a: usize, b: usize) -> Option<u64> {
        let (a, b) = (self.home[&a], self.home[&b]);
        if a == b {
            return None;
        }
        let kept = self.members[&a].iter().flat_map(|member| self.apart.get(member).into_iter().flatten());
        let kept = kept.filter(|(other, _)| self.home[other] == b).map(|(_, number)| *number).min();
        if kept.is_none() {
            let moved = self.members.remove(&b).unwrap_or_default();
            for member in &moved {
                self.home.insert(*member, a);
            }
            self.members.entry(a).or_default().extend(moved);
        }
        kept
    }

    fn groups(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.members.into_values().collect();
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_by_key(|group| group[0]);
        groups
    }
}

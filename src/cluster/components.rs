//! Which verified pairs make one cluster? Closure alone never merges: two groups become one only when they are alike as groups.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Places, Scored};

/// Of each group, so many members speak for it when two groups are compared.
const SPEAKERS: usize = 6;

/// What the likeness of the speakers of two groups, each score as a share of its threshold, must be on average.
const COHESION: f64 = 0.85;

/// How alike two members of two groups are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Likeness {
    /// The score as a share of its threshold.
    Share(f64),
    /// One article says both: that tells nothing.
    Unmeasured,
    /// They cannot be one question.
    Impossible,
}

/// Merges along the edges, the surest first. What one article says again begins as one group.
pub fn components(places: &Places, edges: &[Scored], likeness: impl Fn(usize, usize) -> Likeness) -> Vec<Group> {
    let mut group_of: Vec<usize> = places.voice.clone();
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut sentences: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (n, &voice) in places.voice.iter().enumerate() {
        members.entry(voice).or_default().push(n);
        sentences.entry(voice).or_default().insert(places.sentence[n]);
    }
    let mut joins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<(usize, &Scored)> = edges.iter().enumerate().collect();
    order.sort_by(|(_, x), (_, y)| y.2.score.total_cmp(&x.2.score).then((x.0, x.1).cmp(&(y.0, y.1))));
    for (edge, (x, y, _)) in order {
        let (a, b) = (group_of[*x], group_of[*y]);
        // two values of one family in one sentence answer two questions
        if a == b || !sentences[&a].is_disjoint(&sentences[&b]) || !alike(&members[&a], &members[&b], &likeness) {
            continue;
        }
        let (keep, take) = if members[&a].len() >= members[&b].len() { (a, b) } else { (b, a) };
        let moved = members.remove(&take).unwrap_or_default();
        let said = sentences.remove(&take).unwrap_or_default();
        sentences.entry(keep).or_default().extend(said);
        for &m in &moved {
            group_of[m] = keep;
        }
        let led = joins.remove(&take).unwrap_or_default();
        let own = joins.entry(keep).or_default();
        own.extend(led);
        own.push(edge);
        let kept = members.entry(keep).or_default();
        kept.extend(moved);
        kept.sort_unstable();
    }
    let mut groups: Vec<Group> = members
        .into_iter()
        .map(|(name, members)| Group { members, joins: joins.remove(&name).unwrap_or_default() })
        .collect();
    groups.sort_by_key(|g| g.members[0]);
    groups
}

/// Whether the speakers of two groups are alike on average, none of them impossible together.
fn alike(a: &[usize], b: &[usize], likeness: &impl Fn(usize, usize) -> Likeness) -> bool {
    let (mut sum, mut n) = (0.0, 0u32);
    for &x in &spread(a) {
        for &y in &spread(b) {
            match likeness(x.min(y), x.max(y)) {
                Likeness::Share(share) => {
                    sum += share;
                    n += 1;
                }
                Likeness::Unmeasured => {}
                Likeness::Impossible => return false,
            }
        }
    }
    n > 0 && sum >= f64::from(n) * COHESION
}

/// Members spread evenly over a group.
fn spread(members: &[usize]) -> Vec<usize> {
    if members.len() <= SPEAKERS {
        return members.to_vec();
    }
    (0..SPEAKERS).map(|n| members[n * (members.len() - 1) / (SPEAKERS - 1)]).collect()
}

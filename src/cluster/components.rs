//! Which verified pairs make one cluster? Closure alone never merges: two groups become one only when they are alike as groups.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Scored};

/// Of each group, so many members speak for it when two groups are compared.
const SPEAKERS: usize = 6;

/// What the likeness of the speakers of two groups, each score as a share of its threshold, must be on average.
const COHESION: f64 = 0.7;

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

/// Merges along the edges, the surest first; `sentence` numbers the sentence of each claim.
pub fn components(
    claims: usize,
    edges: &[Scored],
    sentence: &[usize],
    likeness: impl Fn(usize, usize) -> Likeness,
) -> Vec<Group> {
    let mut group_of: Vec<usize> = (0..claims).collect();
    let mut members: BTreeMap<usize, Vec<usize>> = (0..claims).map(|n| (n, vec![n])).collect();
    let mut sentences: BTreeMap<usize, BTreeSet<usize>> =
        (0..claims).map(|n| (n, BTreeSet::from([sentence[n]]))).collect();
    let mut order: Vec<&Scored> = edges.iter().collect();
    order.sort_by(|x, y| y.2.score.total_cmp(&x.2.score).then((x.0, x.1).cmp(&(y.0, y.1))));
    for (x, y, _) in order {
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
        let kept = members.entry(keep).or_default();
        kept.extend(moved);
        kept.sort_unstable();
    }
    let mut groups: Vec<Group> = members.into_values().map(|members| Group { members }).collect();
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

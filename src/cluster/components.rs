//! Which verified pairs make one cluster? Closure alone never merges: two groups become one only when they are alike as groups.

use rustc_hash::FxHashMap;

use super::compared::Pair;
use super::{Group, Places};

/// Of each group, so many members speak for it when two groups are compared.
const SPEAKERS: usize = 6;

/// What the likeness of the speakers of two groups, each score as a share of its threshold, must be on average.
const COHESION: f64 = 1.0;

/// How alike two claims are, as groups are compared.
pub trait Likeness {
    /// Whether two claims of different articles could be one question.
    fn possible(&self, a: usize, b: usize) -> bool;

    /// The score of two claims as a share of its threshold; `None` when one article says both: that tells nothing.
    fn share(&mut self, a: usize, b: usize) -> Option<f64>;
}

/// A group in the making, named by the voice that it began with.
#[derive(Default)]
struct Draft {
    members: Vec<usize>,
    /// The sentences of its members, ascending, each once.
    sentences: Vec<usize>,
    joins: Vec<usize>,
}

/// Merges along the edges, the surest first. What one article says again begins as one group.
pub fn components(places: &Places, edges: &[Pair], mut likeness: impl Likeness) -> Vec<Group> {
    let mut group_of: Vec<usize> = places.voice.clone();
    let mut drafts: Vec<Draft> = Vec::new();
    drafts.resize_with(group_of.len(), Draft::default);
    for (n, &voice) in places.voice.iter().enumerate() {
        drafts[voice].members.push(n);
        drafts[voice].sentences.push(places.sentence[n]);
    }
    for draft in &mut drafts {
        draft.sentences.sort_unstable();
        draft.sentences.dedup();
    }
    // two groups that are not alike stay so until one of them grows
    let mut unlike: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
    let mut order: Vec<usize> = (0..edges.len()).collect();
    order.sort_unstable_by(|x, y| edges[*y].score.total_cmp(&edges[*x].score).then(x.cmp(y)));
    for edge in order {
        let (a, b) = (group_of[edges[edge].a()], group_of[edges[edge].b()]);
        if a == b {
            continue;
        }
        let (one, other) = (&drafts[a], &drafts[b]);
        let sizes = (one.members.len(), other.members.len());
        if unlike.get(&(a, b)) == Some(&sizes) {
            continue;
        }
        // two values of one family in one sentence answer two questions
        if !apart(&one.sentences, &other.sentences) || !alike(&one.members, &other.members, &mut likeness) {
            unlike.insert((a, b), sizes);
            continue;
        }
        let (keep, take) = if sizes.0 >= sizes.1 { (a, b) } else { (b, a) };
        let taken = std::mem::take(&mut drafts[take]);
        for &member in &taken.members {
            group_of[member] = keep;
        }
        let kept = &mut drafts[keep];
        kept.joins.extend(taken.joins);
        kept.joins.push(edge);
        for (kept, taken) in [(&mut kept.members, taken.members), (&mut kept.sentences, taken.sentences)] {
            kept.extend(taken);
            kept.sort_unstable();
        }
    }
    let left = drafts.into_iter().filter(|draft| !draft.members.is_empty());
    let mut groups: Vec<Group> = left.map(|Draft { members, joins, .. }| Group { members, joins }).collect();
    groups.sort_by_key(|g| g.members[0]);
    groups
}

/// Whether two ascending lists have nothing in common.
fn apart(a: &[usize], b: &[usize]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().all(|n| many.binary_search(n).is_err())
}

/// Whether the speakers of two groups are alike on average, none of them impossible together.
fn alike(a: &[usize], b: &[usize], likeness: &mut impl Likeness) -> bool {
    let pairs = || spread(a).flat_map(|x| spread(b).map(move |y| (x.min(y), x.max(y))));
    if !pairs().all(|(x, y)| likeness.possible(x, y)) {
        return false;
    }
    // no share is below nothing: once the sum is enough for all pairs, it stays enough
    let enough = pairs().count() as f64 * COHESION;
    let (mut sum, mut n) = (0.0, 0u32);
    for share in pairs().filter_map(|(x, y)| likeness.share(x, y)) {
        sum += share;
        n += 1;
        if sum >= enough {
            return true;
        }
    }
    n > 0 && sum >= f64::from(n) * COHESION
}

/// Members spread evenly over a group.
fn spread(members: &[usize]) -> impl Iterator<Item = usize> + '_ {
    let speakers = members.len().min(SPEAKERS);
    (0..speakers).map(move |n| {
        if members.len() <= SPEAKERS { members[n] } else { members[n * (members.len() - 1) / (SPEAKERS - 1)] }
    })
}

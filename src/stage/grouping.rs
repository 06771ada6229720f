//! Which articles make one story, when it is known which of them are about one thing?
//!
//! The surest edges join first. Two groups become one only if, of the pairs of articles between them that are near enough in time to have
//! been looked at, [`SHARE`] hold; so a chain of chance likenesses, each with its next, makes no giant, and a round-up that touches ten stories
//! ties none of them together. No story lasts longer than it may. Knows nothing of texts and tables.

use rustc_hash::FxHashMap;

/// Of the pairs between two groups so many thousandths hold at least.
const SHARE: u64 = 300;
/// How often the edges are gone through: groups that grew may fit what they did not fit before.
const ROUNDS: usize = 8;

/// An article to group. Articles stand in the order by which a story is named: the first of it is its name.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// In days since 1970.
    pub day: i32,
    /// The story it belongs to already, by any number.
    pub story: Option<u32>,
}

/// Two articles that are about one thing, the earlier first.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// One.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How surely.
    pub similarity: i32,
}

struct Group {
    /// How many articles a day, by day.
    days: Vec<(i32, u64)>,
    story: Option<u32>,
    /// How many edges lead to other groups, by their root.
    links: FxHashMap<usize, u64>,
}

struct Groups {
    root: Vec<usize>,
    of: Vec<Group>,
    days: i32,
    span: i32,
}

/// For each article the first of its group.
#[must_use]
pub fn group(nodes: &[Node], edges: &[Edge], days: u16, span: u16) -> Vec<usize> {
    let of =
        nodes.iter().map(|node| Group { days: vec![(node.day, 1)], story: node.story, links: FxHashMap::default() });
    let mut groups =
        Groups { root: (0..nodes.len()).collect(), of: of.collect(), days: days.into(), span: span.into() };
    let mut edges: Vec<Edge> = edges.iter().copied().filter(|edge| edge.a != edge.b).collect();
    edges.sort_unstable_by_key(|edge| (edge.a, edge.b, std::cmp::Reverse(edge.similarity)));
    edges.dedup_by_key(|edge| (edge.a, edge.b));
    for edge in &edges {
        *groups.of[edge.a].links.entry(edge.b).or_default() += 1;
        *groups.of[edge.b].links.entry(edge.a).or_default() += 1;
    }
    let mut first: FxHashMap<u32, usize> = FxHashMap::default();
    for (n, node) in nodes.iter().enumerate() {
        if let Some(story) = node.story {
            let known = *first.entry(story).or_insert(n);
            groups.merge(known, n);
        }
    }
    edges.sort_unstable_by_key(|edge| (std::cmp::Reverse(edge.similarity), edge.a, edge.b));
    for _ in 0..ROUNDS {
        let before = edges.len();
        edges.retain(|edge| !groups.join(edge.a, edge.b));
        if edges.len() == before {
            break;
        }
    }
    let mut names: FxHashMap<usize, usize> = FxHashMap::default();
    (0..nodes.len()).map(|n| *names.entry(groups.find(n)).or_insert(n)).collect()
}

impl Groups {
    fn find(&mut self, n: usize) -> usize {
        let mut root = n;
        while self.root[root] != root {
            root = self.root[root];
        }
        let mut at = n;
        while self.root[at] != root {
            at = std::mem::replace(&mut self.root[at], root);
        }
        root
    }

    /// Makes one of the groups of two articles, where they may be; whether they are one now.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return true;
        }
        let fits = self.fit(a, b);
        if fits {
            self.merge(a, b);
        }
        fits
    }

    fn fit(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.of[a], &self.of[b]);
        if x.story.is_some() && y.story.is_some() {
            return false;
        }
        let ends = |group: &Group| Some((group.days.first()?.0, group.days.last()?.0));
        let Some(((x0, x1), (y0, y1))) = ends(x).zip(ends(y)) else { return false };
        if x1.max(y1) - x0.min(y0) >= self.span {
            return false;
        }
        let near = |one: &(i32, u64), other: &(i32, u64)| (one.0 - other.0).abs() <= self.days;
        let between =
            |one: &(i32, u64)| y.days.iter().filter(|other| near(one, other)).map(|other| other.1).sum::<u64>();
        let possible: u64 = x.days.iter().map(|one| one.1 * between(one)).sum();
        let held = x.links.get(&b).copied().unwrap_or_default();
        held * 1000 >= possible * SHARE
    }

    fn merge(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        let (large, small) = if self.of[a].links.len() >= self.of[b].links.len() { (a, b) } else { (b, a) };
        let nothing = Group { days: Vec::new(), story: None, links: FxHashMap::default() };
        let Group { days, story, links } = std::mem::replace(&mut self.of[small], nothing);
        self.root[small] = large;
        self.of[large].links.remove(&small);
        let mut links: Vec<(usize, u64)> = links.into_iter().filter(|(other, _)| *other != large).collect();
        links.sort_unstable();
        for (other, count) in links {
            *self.of[large].links.entry(other).or_default() += count;
            let theirs = &mut self.of[other].links;
            theirs.remove(&small);
            *theirs.entry(large).or_default() += count;
        }
        let group = &mut self.of[large];
        group.story = group.story.or(story);
        group.days.extend(days);
        group.days.sort_unstable();
        group.days.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(days: &[i32]) -> Vec<Node> {
        days.iter().map(|day| Node { day: *day, story: None }).collect()
    }

    fn edges(pairs: &[(usize, usize, i32)]) -> Vec<Edge> {
        pairs.iter().map(|(a, b, similarity)| Edge { a: *a, b: *b, similarity: *similarity }).collect()
    }

    #[test]
    fn a_chain_of_likenesses_is_no_giant() {
        let length = 300;
        let nodes = nodes(&vec![0; length]);
        let chain: Vec<_> = (1..length).map(|n| (n - 1, n, 500)).collect();
        let found = group(&nodes, &edges(&chain), 3, 14);
        let largest = (0..length).map(|n| found.iter().filter(|first| **first == n).count()).max();
        assert!(largest.unwrap() <= 6, "{largest:?}");
        // every pair of a real story holds
        let clique: Vec<_> = (0..20).flat_map(|a| (a + 1..20).map(move |b| (a, b, 500))).collect();
        assert!(group(&nodes[..20], &edges(&clique), 3, 14).iter().all(|first| *first == 0));
    }

    #[test]
    fn a_round_up_ties_no_stories_together() {
        // two stories of four, and an article that is a bit like all of them
        let nodes = nodes(&[0; 9]);
        let mut pairs = Vec::new();
        for story in [0, 4] {
            pairs.extend((story..story + 4).flat_map(|a| (a + 1..story + 4).map(move |b| (a, b, 800))));
        }
        pairs.extend((0..8).map(|n| (n, 8, 310)));
        let found = group(&nodes, &edges(&pairs), 3, 14);
        assert_eq!(found[..8], [0, 0, 0, 0, 4, 4, 4, 4]);
    }

    #[test]
    fn no_story_lasts_longer_than_it_may() {
        let days: Vec<i32> = (0..40).collect();
        let near: Vec<_> = (0..40_usize).flat_map(|a| (a + 1..40.min(a + 4)).map(move |b| (a, b, 700))).collect();
        let found = group(&nodes(&days), &edges(&near), 3, 14);
        for first in &found {
            let last = found.iter().rposition(|other| other == first).unwrap();
            assert!(last - first < 14, "{found:?}");
        }
    }

    #[test]
    fn what_was_one_story_or_two_stays_so() {
        let node = |day, story| Node { day, story };
        let nodes = [node(0, Some(7)), node(0, Some(7)), node(1, Some(9)), node(1, None), node(1, None)];
        let all: Vec<_> = (0..5).flat_map(|a| (a + 1..5).map(move |b| (a, b, 900 - 100 * a as i32))).collect();
        let found = group(&nodes, &edges(&all), 3, 14);
        assert_eq!(found[..3], [0, 0, 2]);
        assert_eq!(found[3..], [0, 0]);
    }

    #[test]
    fn parts_that_do_not_hang_together_do_not_touch() {
        let (x, y) = (vec![(0, 1, 500), (1, 2, 400), (0, 2, 350)], vec![(3, 4, 450), (4, 5, 450), (5, 6, 450)]);
        let both = group(&nodes(&[0; 7]), &edges(&[y.clone(), x.clone()].concat()), 3, 14);
        let shifted: Vec<_> = y.iter().map(|(a, b, s)| (a - 3, b - 3, *s)).collect();
        let apart = [
            group(&nodes(&[0; 3]), &edges(&x), 3, 14),
            group(&nodes(&[0; 4]), &edges(&shifted), 3, 14).iter().map(|n| n + 3).collect(),
        ];
        assert_eq!(both, apart.concat());
    }
}

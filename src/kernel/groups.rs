//! Which texts make one group? The steps in order; groups are made of verified edges alone.

use std::cmp::Ordering;

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::blocks::{Band, Met};
use super::table::Table;
use super::verify::{Edge, edges};
use super::{Settings, distinct};

/// So many parts are looked through before what they brought is put away.
const WAVE: usize = 32;

/// So many candidates wait at most before they are compared.
const WAITING: usize = 1 << 21;

/// What was done, what was left out, and why; the same at any number of threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Texts in all.
    pub texts: u64,
    /// Of them empty: like nothing.
    pub empty: u64,
    /// Of them the same, to the byte, as one before: nothing is done for them.
    pub repeats: u64,
    /// Pairs of texts with a band in common whose sketches were compared, once a band.
    pub sketched: u64,
    /// Pairs that were compared exactly, each once but for some of capped blocks.
    pub compared: u64,
    /// Of them alike.
    pub alike: u64,
    /// Blocks (texts that share a band) larger than the cap.
    pub capped: u64,
    /// Pairs of such blocks that were not looked at in that block.
    pub left_out: u64,
}

/// The pairs of texts that are alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs {
    /// By their numbers, ascending, each once; between texts that are no repeats.
    pub edges: Vec<Edge>,
    /// For each text: the first that is the same to the byte, itself where there is none before.
    pub first: Vec<u32>,
    /// What was done.
    pub counts: Counts,
}

/// The groups of texts that hang together by edges or are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// For each text: the smallest number in its group.
    pub of: Vec<u32>,
    /// What was done: pairs whose texts hang together already are not compared, so `alike` is not all that are.
    pub counts: Counts,
}

/// All pairs of texts that are alike and share a band, or hang together by such pairs.
///
/// # Panics
///
/// With 2³² texts or more.
#[must_use]
pub fn pairs<T: AsRef<str> + Sync>(texts: &[T], settings: &Settings) -> Pairs {
    let known = Known::of(texts, settings);
    let mut search = Search::new(&known, All::default());
    search.bands();
    search.closure();
    let (mut edges, counts) = (search.keeper.edges, search.counts);
    edges.par_sort_unstable_by_key(|edge| (edge.a, edge.b));
    edges.dedup_by_key(|edge| (edge.a, edge.b));
    let counts = Counts { alike: edges.len() as u64, ..counts };
    for edge in &mut edges {
        (edge.a, edge.b) = (known.ids[edge.a as usize], known.ids[edge.b as usize]);
    }
    Pairs { edges, first: known.first, counts }
}

/// The groups of texts.
///
/// # Panics
///
/// With 2³² texts or more.
///
/// ```
/// use daejo::kernel::{Settings, groups};
///
/// let texts = ["강남역에서 불이 나 34명이 다쳤다고 소방 당국이 밝혔다", "위원회가 열렸다", "강남역에서 불이 나 35명이 다쳤다고 소방 당국이 밝혔다"];
/// assert_eq!(groups(&texts, &Settings::default()).of, [0, 1, 0]);
/// ```
#[must_use]
pub fn groups<T: AsRef<str> + Sync>(texts: &[T], settings: &Settings) -> Groups {
    let known = Known::of(texts, settings);
    let mut search = Search::new(&known, Joined(UnionFind::new(known.ids.len())));
    search.bands();
    let counts = search.counts;
    let least = least(search.keeper.0);
    let mut of = known.first;
    // the first text of a group stands before all others, so it is settled when they are
    for (id, least) in known.ids.iter().zip(&least) {
        of[*id as usize] = known.ids[*least as usize];
    }
    for text in 0..of.len() {
        of[text] = of[of[text] as usize];
    }
    Groups { of, counts }
}

/// For each member, the smallest number of its group.
fn least(joined: UnionFind<u32>) -> Vec<u32> {
    let mut roots = joined.into_labeling();
    let mut least: Vec<u32> = vec![u32::MAX; roots.len()];
    for (member, root) in (0..).zip(&mut roots) {
        let place = &mut least[*root as usize];
        *place = (*place).min(member);
        *root = *place;
    }
    roots
}

/// What becomes of edges, between texts by their place among those that are compared.
trait Keeper: Sync {
    /// Whether nothing new would come of an edge between these texts.
    fn known(&self, a: u32, b: u32) -> bool;

    /// More edges.
    fn keep(&mut self, edges: Vec<Edge>);
}

/// Every edge.
#[derive(Default)]
struct All {
    edges: Vec<Edge>,
}

impl Keeper for All {
    fn known(&self, _: u32, _: u32) -> bool {
        false
    }

    fn keep(&mut self, edges: Vec<Edge>) {
        self.edges.extend(edges);
    }
}

/// Only what hangs together.
struct Joined(UnionFind<u32>);

impl Keeper for Joined {
    fn known(&self, a: u32, b: u32) -> bool {
        self.0.find(a) == self.0.find(b)
    }

    fn keep(&mut self, edges: Vec<Edge>) {
        for edge in edges {
            self.0.union(edge.a, edge.b);
        }
    }
}

/// What is known of the texts before any two are compared.
struct Known<'a, T> {
    texts: &'a [T],
    settings: &'a Settings,
    /// For each text: the first that is the same.
    first: Vec<u32>,
    /// The texts that are compared: neither empty nor repeats.
    ids: Vec<u32>,
    table: Table,
    counts: Counts,
}

impl<'a, T: AsRef<str> + Sync> Known<'a, T> {
    fn of(texts: &'a [T], settings: &'a Settings) -> Known<'a, T> {
        let first = distinct::firsts(texts);
        let empty = |n: u32| texts[n as usize].as_ref().is_empty();
        let alone = (0..).zip(&first).filter(|(n, first)| n == *first).map(|(n, _)| n);
        let ids: Vec<u32> = alone.filter(|n| !empty(*n)).collect();
        let table = Table::of(texts, &ids, settings);
        let empty = texts.iter().filter(|text| text.as_ref().is_empty()).count() as u64;
        let all = texts.len() as u64;
        let counts = Counts { texts: all, empty, repeats: all - empty - ids.len() as u64, ..Counts::default() };
        Known { texts, settings, first, ids, table, counts }
    }

    fn text(&self, n: u32) -> &str {
        self.texts[self.ids[n as usize] as usize].as_ref()
    }
}

struct Search<'a, T, K> {
    known: &'a Known<'a, T>,
    keeper: K,
    waiting: Vec<(u32, u32)>,
    counts: Counts,
}

impl<'a, T: AsRef<str> + Sync, K: Keeper> Search<'a, T, K> {
    fn new(known: &'a Known<'a, T>, keeper: K) -> Search<'a, T, K> {
        Search { known, keeper, waiting: Vec::new(), counts: known.counts }
    }

    /// Compares what shares a band.
    fn bands(&mut self) {
        let mut capped = Vec::new();
        for _ in 0..self.known.settings.bands() {
            capped = self.band(capped);
        }
        self.verify();
    }

    /// The next band; `capped` holds for each before it the keys of blocks that were capped.
    fn band(&mut self, capped: Vec<FxHashSet<u32>>) -> Vec<FxHashSet<u32>> {
        let known = self.known;
        let mut own = FxHashSet::default();
        let band = Band::cut(&known.table, capped);
        let before = |a: u32, b: u32| -> Ordering { known.text(a).cmp(known.text(b)) };
        for start in (0..band.parts()).step_by(WAVE) {
            let parts = start..(start + WAVE).min(band.parts());
            let joined = |a: u32, b: u32| self.keeper.known(a, b);
            let met = |part| band.met(part, &known.table, known.settings, &joined, &before);
            for one in parts.into_par_iter().map(met).collect::<Vec<Met>>() {
                own.extend(one.capped.iter().copied());
                let giants = self.put(one);
                self.settle();
                for members in giants {
                    self.giant(&band, &members);
                }
            }
        }
        band.capped(own)
    }

    /// Works off a block with very many pairs, the nearest first.
    fn giant(&mut self, band: &Band, members: &[u32]) {
        let known = self.known;
        let reach = known.settings.block().min(members.len() - 1);
        let stride = (WAITING / members.len()).max(1);
        for near in (1..=reach).step_by(stride) {
            let joined = |a: u32, b: u32| self.keeper.known(a, b);
            let far = (near + stride - 1).min(reach);
            let met = band.step(members, near..=far, &known.table, known.settings, &joined);
            self.put(met);
            self.settle();
        }
    }

    /// Counts what was met and lets its pairs wait.
    fn put(&mut self, met: Met) -> Vec<Vec<u32>> {
        self.waiting.extend(met.pairs);
        self.counts.sketched += met.sketched;
        self.counts.capped += met.capped.len() as u64;
        self.counts.left_out += met.left_out;
        met.giants
    }

    /// Compares what waits when it has become much.
    fn settle(&mut self) {
        if self.waiting.len() >= WAITING {
            self.verify();
        }
    }

    fn verify(&mut self) {
        let edges = edges(self.known.texts, &self.known.ids, &self.waiting, self.known.settings);
        self.counts.compared += self.waiting.len() as u64;
        self.counts.alike += edges.len() as u64;
        self.waiting.clear();
        self.keeper.keep(edges);
    }
}

impl<T: AsRef<str> + Sync> Search<'_, T, All> {
    /// Compares what hangs together by edges but shares no band: two that are like a third may well be alike. Only in groups that
    /// are no larger than a block.
    fn closure(&mut self) {
        let (table, settings) = (&self.known.table, self.known.settings);
        let mut joined = UnionFind::new(table.len());
        let mut members: Vec<u32> = Vec::with_capacity(self.keeper.edges.len() * 2);
        for edge in &self.keeper.edges {
            joined.union(edge.a, edge.b);
            members.extend([edge.a, edge.b]);
        }
        members.sort_unstable();
        members.dedup();
        let mut members: Vec<(u32, u32)> = members.into_iter().map(|text| (joined.find_mut(text), text)).collect();
        members.par_sort_unstable();
        for group in members.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 2) {
            if group.len() > settings.block() + 1 {
                continue;
            }
            for (n, (_, a)) in group.iter().enumerate() {
                for (_, b) in &group[n + 1..] {
                    if settings.may_be_alike(table.sketch(*a), table.sketch(*b)) && !table.share(*a, *b) {
                        self.waiting.push((*a, *b));
                    }
                }
            }
            self.settle();
        }
        self.verify();
    }
}

//! Which texts make one group? The steps in order; groups are made of verified edges alone.

use std::cmp::Ordering;

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

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
    /// Pairs that were compared exactly, each once.
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

/// All pairs of texts that share a band and are alike.
///
/// # Panics
///
/// With 2³² texts or more.
#[must_use]
pub fn pairs<T: AsRef<str> + Sync>(texts: &[T], settings: &Settings) -> Pairs {
    let mut all = All::default();
    let (first, counts) = search(texts, settings, &mut all);
    all.edges.par_sort_unstable_by_key(|edge| (edge.a, edge.b));
    Pairs { edges: all.edges, first, counts }
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
    let mut joined = Joined(UnionFind::new(texts.len()));
    let (first, counts) = search(texts, settings, &mut joined);
    for (text, first) in (0..).zip(&first) {
        joined.0.union(text, *first);
    }
    let roots = joined.0.into_labeling();
    let mut least: Vec<u32> = vec![u32::MAX; texts.len()];
    for (text, root) in (0..).zip(&roots) {
        let place = &mut least[*root as usize];
        *place = (*place).min(text);
    }
    Groups { of: roots.iter().map(|root| least[*root as usize]).collect(), counts }
}

/// What becomes of edges.
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

/// Finds the edges; gives for each text its first, and the counts.
fn search<T: AsRef<str> + Sync>(texts: &[T], settings: &Settings, keeper: &mut impl Keeper) -> (Vec<u32>, Counts) {
    let first = distinct::firsts(texts);
    let text = |n: u32| texts[n as usize].as_ref();
    let ids: Vec<u32> =
        (0..).zip(&first).filter(|(n, first)| n == *first && !text(*n).is_empty()).map(|(n, _)| n).collect();
    let empty = texts.iter().filter(|text| text.as_ref().is_empty()).count() as u64;
    let counts = Counts { texts: texts.len() as u64, empty, ..Counts::default() };
    let counts = Counts { repeats: counts.texts - empty - ids.len() as u64, ..counts };
    let table = Table::of(texts, &ids, settings);
    let mut search = Search { texts, ids: &ids, table: &table, settings, waiting: Vec::new(), counts };
    for band in 0..settings.bands() {
        search.band(band, keeper);
    }
    search.verify(keeper);
    (first, search.counts)
}

struct Search<'a, T> {
    texts: &'a [T],
    ids: &'a [u32],
    table: &'a Table,
    settings: &'a Settings,
    waiting: Vec<(u32, u32)>,
    counts: Counts,
}

impl<T: AsRef<str> + Sync> Search<'_, T> {
    fn band(&mut self, band: usize, keeper: &mut impl Keeper) {
        let (ids, texts, table, settings) = (self.ids, self.texts, self.table, self.settings);
        let band = Band::cut(table, band);
        let text = |n: u32| texts[ids[n as usize] as usize].as_ref();
        let before = |a: u32, b: u32| -> Ordering { text(a).cmp(text(b)) };
        for start in (0..band.parts()).step_by(WAVE) {
            let parts = start..(start + WAVE).min(band.parts());
            let joined = |a: u32, b: u32| keeper.known(ids[a as usize], ids[b as usize]);
            let met: Vec<Met> =
                parts.into_par_iter().map(|part| band.met(part, table, settings, &joined, &before)).collect();
            for one in met {
                let giants = self.put(one);
                self.settle(keeper);
                for members in giants {
                    self.giant(&band, &members, keeper);
                }
            }
        }
    }

    /// Works off a block with very many pairs, the nearest first.
    fn giant(&mut self, band: &Band, members: &[u32], keeper: &mut impl Keeper) {
        let (ids, table, settings) = (self.ids, self.table, self.settings);
        let reach = settings.block().min(members.len() - 1);
        let stride = (WAITING / members.len()).max(1);
        for near in (1..=reach).step_by(stride) {
            let joined = |a: u32, b: u32| keeper.known(ids[a as usize], ids[b as usize]);
            let met = band.step(members, near..=(near + stride - 1).min(reach), table, settings, &joined);
            self.put(met);
            self.settle(keeper);
        }
    }

    /// Counts what was met and lets its pairs wait.
    fn put(&mut self, met: Met) -> Vec<Vec<u32>> {
        self.waiting.extend(met.pairs);
        self.counts.sketched += met.sketched;
        self.counts.capped += met.capped;
        self.counts.left_out += met.left_out;
        met.giants
    }

    /// Compares what waits when it has become much.
    fn settle(&mut self, keeper: &mut impl Keeper) {
        if self.waiting.len() >= WAITING {
            self.verify(keeper);
        }
    }

    fn verify(&mut self, keeper: &mut impl Keeper) {
        let edges = edges(self.texts, self.ids, &self.waiting, self.settings);
        self.counts.compared += self.waiting.len() as u64;
        self.counts.alike += edges.len() as u64;
        self.waiting.clear();
        keeper.keep(edges);
    }
}

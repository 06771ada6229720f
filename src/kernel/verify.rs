//! Which candidates are alike, exactly?

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Settings, grams};

/// So many pairs are one piece of work.
const CHUNK: usize = 2048;

/// So many 3-grams are kept for the next pairs.
const SHELF: usize = 1 << 16;

/// Two texts, by index, that are alike enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The one that stands first.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The Jaccard coefficient of their character 3-grams.
    pub similarity: f64,
}

/// The pairs that are alike enough. Pairs that hang together are compared one after another, so that a text is read once.
pub(super) fn edges<T: AsRef<str> + Sync>(
    texts: &[T],
    ids: &[u32],
    pairs: &[(u32, u32)],
    settings: &Settings,
) -> Vec<Edge> {
    let mut together: UnionFind<u32> = UnionFind::new(ids.len());
    for (a, b) in pairs {
        together.union(*a, *b);
    }
    let mut ordered: Vec<(u32, u32, u32)> = pairs.iter().map(|(a, b)| (together.find_mut(*a), *a, *b)).collect();
    drop(together);
    ordered.par_sort_unstable();
    let edges: Vec<Vec<Edge>> = ordered
        .par_chunks(CHUNK)
        .map_init(Shelf::default, |shelf, pairs| {
            let compare = |(_, a, b): &(u32, u32, u32)| shelf.edge(texts, ids[*a as usize], ids[*b as usize], settings);
            pairs.iter().filter_map(compare).collect()
        })
        .collect();
    edges.into_iter().flatten().collect()
}

/// The sets of the texts that were looked at last.
#[derive(Debug, Default)]
struct Shelf {
    grams: Vec<u64>,
    places: FxHashMap<u32, (usize, usize)>,
    room: Vec<u64>,
}

impl Shelf {
    /// Two texts as an edge, where they are alike enough.
    fn edge<T: AsRef<str>>(&mut self, texts: &[T], a: u32, b: u32, settings: &Settings) -> Option<Edge> {
        if self.grams.len() > SHELF {
            self.grams.clear();
            self.places.clear();
        }
        let ((start, end), (from, to)) = (self.place(texts, a), self.place(texts, b));
        let sizes = end - start + to - from;
        let least = grams::needed(sizes, settings.threshold());
        let shared = grams::shared(&self.grams[start..end], &self.grams[from..to], least)?;
        Some(Edge { a, b, similarity: grams::jaccard(shared, sizes) })
    }

    /// Where the set of a text stands.
    fn place<T: AsRef<str>>(&mut self, texts: &[T], text: u32) -> (usize, usize) {
        if let Some(place) = self.places.get(&text) {
            return *place;
        }
        grams::sorted(texts[text as usize].as_ref(), &mut self.room);
        let start = self.grams.len();
        self.grams.extend_from_slice(&self.room);
        let place = (start, self.grams.len());
        self.places.insert(text, place);
        place
    }
}

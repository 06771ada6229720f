//! What is known of all texts while they are compared: rows of keys and sketches.

use rayon::prelude::*;

use super::{Maker, Settings};

/// So many texts are one piece of work.
const CHUNK: usize = 1024;

/// A row of keys (their upper halves) and a sketch for each of the texts that are compared.
#[derive(Debug)]
pub(super) struct Table {
    /// How many keys a row has.
    pub bands: usize,
    keys: Vec<u32>,
    sketches: Vec<u128>,
}

impl Table {
    /// Of the texts with these numbers, none of them empty.
    pub fn of<T: AsRef<str> + Sync>(texts: &[T], ids: &[u32], settings: &Settings) -> Table {
        let bands = settings.bands();
        let mut keys = vec![0; ids.len() * bands];
        let mut sketches = vec![0; ids.len()];
        keys.par_chunks_mut(CHUNK * bands)
            .zip(sketches.par_chunks_mut(CHUNK))
            .zip(ids.par_chunks(CHUNK))
            .for_each_init(Maker::default, |maker, ((keys, sketches), ids)| {
                for ((row, sketch), id) in keys.chunks_exact_mut(bands).zip(sketches).zip(ids) {
                    let signature = maker.signature(texts[*id as usize].as_ref());
                    *sketch = signature.sketch();
                    for (place, key) in row.iter_mut().zip(signature.keys(settings)) {
                        *place = (key >> 32) as u32;
                    }
                }
            });
        Table { bands, keys, sketches }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.sketches.len()
    }

    /// The keys of a text.
    pub fn row(&self, text: u32) -> &[u32] {
        let start = text as usize * self.bands;
        &self.keys[start..start + self.bands]
    }

    /// The rows in order.
    pub fn rows(&self) -> &[u32] {
        &self.keys
    }

    /// The sketch of a text.
    pub fn sketch(&self, text: u32) -> u128 {
        self.sketches[text as usize]
    }

    /// Whether two texts that share this band share none before it: so each pair is met once.
    pub fn first_met(&self, a: u32, b: u32, band: usize) -> bool {
        self.row(a)[..band].iter().zip(self.row(b)).all(|(a, b)| a != b)
    }
}

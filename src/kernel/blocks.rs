//! Which texts share a band, and which of them are worth comparing? A band is cut into parts by the first bits of its keys;
//! each part is sorted alone. What a text may be paired with in one block is capped, in an order that hangs on the texts alone.

use rayon::prelude::*;

use super::Settings;
use super::table::Table;

/// So many texts are cut up as one piece of work.
const CHUNK: usize = 1 << 16;

/// A part holds about so many texts.
const PART: usize = 1 << 14;

/// There are never more parts than this.
const MOST_PARTS: usize = 1 << 12;

/// A block with more pairs than this is worked off in steps, so that their number never fills the memory.
const GIANT: usize = 1 << 20;

/// What a part, or a step of a giant block, comes to.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// Pairs that are to be compared exactly, the smaller number first.
    pub pairs: Vec<(u32, u32)>,
    /// How many pairs of sketches were compared.
    pub sketched: u64,
    /// How many blocks were larger than the cap.
    pub capped: u64,
    /// How many pairs the cap left out.
    pub left_out: u64,
    /// Blocks that are still to be worked off, in the order of their members.
    pub giants: Vec<Vec<u32>>,
}

/// The keys and texts of one band, cut up.
#[derive(Debug)]
pub(super) struct Band {
    band: usize,
    parts: usize,
    /// Each chunk's entries (key above, text below) by parts, and where each part starts.
    chunks: Vec<(Vec<u64>, Vec<u32>)>,
}

impl Band {
    /// One band of all texts.
    pub fn cut(table: &Table, band: usize) -> Band {
        let parts = (table.len() / PART).next_power_of_two().min(MOST_PARTS);
        // a key's first bits, without a shift by its whole width where there is one part
        let part = |key: u32| ((u64::from(key) * parts as u64) >> 32) as usize;
        let chunks = table
            .rows()
            .par_chunks(CHUNK * table.bands)
            .enumerate()
            .map(|(n, rows)| {
                let keys = || rows.iter().skip(band).step_by(table.bands).copied();
                let mut starts = vec![0u32; parts + 1];
                keys().for_each(|key| starts[part(key) + 1] += 1);
                for n in 0..parts {
                    starts[n + 1] += starts[n];
                }
                let mut next = starts.clone();
                let mut entries = vec![0; keys().count()];
                for (text, key) in ((n * CHUNK) as u64..).zip(keys()) {
                    let place = &mut next[part(key)];
                    entries[*place as usize] = (u64::from(key) << 32) | text;
                    *place += 1;
                }
                (entries, starts)
            })
            .collect();
        Band { band, parts, chunks }
    }

    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.parts
    }

    /// The pairs of one part that are worth comparing; `joined` are not, `before` orders texts by what they say.
    pub fn met(
        &self,
        part: usize,
        table: &Table,
        settings: &Settings,
        joined: &impl Fn(u32, u32) -> bool,
        before: &impl Fn(u32, u32) -> std::cmp::Ordering,
    ) -> Met {
        let slices = || self.chunks.iter().map(|(all, starts)| &all[starts[part] as usize..starts[part + 1] as usize]);
        let mut entries: Vec<u64> = Vec::with_capacity(slices().map(<[u64]>::len).sum());
        slices().for_each(|slice| entries.extend_from_slice(slice));
        entries.sort_unstable();
        let mut met = Met::default();
        let mut members: Vec<u32> = Vec::new();
        for block in entries.chunk_by(|a, b| a >> 32 == b >> 32).filter(|block| block.len() > 1) {
            members.clear();
            members.extend(block.iter().map(|entry| *entry as u32));
            let reach = settings.block().min(members.len() - 1);
            if reach < members.len() - 1 {
                met.capped += 1;
                met.left_out += all_pairs(members.len()) - pairs_within(members.len(), reach);
                self.arrange(&mut members, table, before);
            }
            if members.len() * reach > GIANT {
                met.giants.push(members.clone());
            } else {
                met.step(self.band, &members, 1..=reach, table, settings, joined);
            }
        }
        met
    }

    /// Puts the members of a block too large for all pairs into an order that hangs on the texts alone, those that share the next
    /// band too beside each other.
    fn arrange(&self, members: &mut [u32], table: &Table, before: &impl Fn(u32, u32) -> std::cmp::Ordering) {
        let next = (self.band + 1) % table.bands;
        let order = |text: u32| {
            let row = table.row(text);
            let all = row.iter().fold(0u32, |all, key| (all.rotate_left(5) ^ key).wrapping_mul(0x9e37_79b1));
            (u64::from(row[next]) << 32) | u64::from(all)
        };
        let mut ordered: Vec<(u64, u32)> = members.iter().map(|text| (order(*text), *text)).collect();
        ordered.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| before(a.1, b.1)));
        members.iter_mut().zip(ordered).for_each(|(place, (_, text))| *place = text);
    }

    /// The pairs of a giant block at these distances in its order.
    pub fn step(
        &self,
        members: &[u32],
        distances: std::ops::RangeInclusive<usize>,
        table: &Table,
        settings: &Settings,
        joined: &(impl Fn(u32, u32) -> bool + Sync),
    ) -> Met {
        let (near, far) = (*distances.start(), *distances.end());
        let starts: Vec<usize> = (0..members.len()).step_by(PART).collect();
        let met: Vec<Met> = starts
            .into_par_iter()
            .map(|start| {
                let mut met = Met::default();
                for distance in near..=far {
                    let end = (start + PART).min(members.len().saturating_sub(distance));
                    for n in start..end {
                        met.pair(self.band, members[n], members[n + distance], table, settings, joined);
                    }
                }
                met
            })
            .collect();
        met.into_iter().fold(Met::default(), |mut all, one| {
            all.pairs.extend(one.pairs);
            all.sketched += one.sketched;
            all
        })
    }
}

impl Met {
    /// All pairs of a block at these distances.
    fn step(
        &mut self,
        band: usize,
        members: &[u32],
        distances: std::ops::RangeInclusive<usize>,
        table: &Table,
        settings: &Settings,
        joined: &impl Fn(u32, u32) -> bool,
    ) {
        for distance in distances {
            for (a, b) in members.iter().zip(&members[distance..]) {
                self.pair(band, *a, *b, table, settings, joined);
            }
        }
    }

    /// One pair.
    fn pair(
        &mut self,
        band: usize,
        a: u32,
        b: u32,
        table: &Table,
        settings: &Settings,
        joined: &impl Fn(u32, u32) -> bool,
    ) {
        self.sketched += 1;
        if settings.may_be_alike(table.sketch(a), table.sketch(b)) && !joined(a, b) && table.first_met(a, b, band) {
            self.pairs.push((a.min(b), a.max(b)));
        }
    }
}

/// How many pairs so many texts make.
fn all_pairs(texts: usize) -> u64 {
    let texts = texts as u64;
    texts * (texts - 1) / 2
}

/// How many of them stand no farther apart than `reach`.
fn pairs_within(texts: usize, reach: usize) -> u64 {
    let (texts, reach) = (texts as u64, reach as u64);
    reach * texts - reach * (reach + 1) / 2
}

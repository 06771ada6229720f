//! What stands for a text when very many are compared: its lanes, the keys of its bands, its sketch.

use super::lanes::{LANES, least};
use super::{Settings, grams};

/// The 128 lanes of a text's MinHash: two texts agree in each with a probability of about their Jaccard coefficient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    lanes: [u32; LANES],
}

/// The signature of a text; for many texts use one [`Maker`].
#[must_use]
pub fn signature(text: &str) -> Signature {
    Maker::default().signature(text).clone()
}

impl Signature {
    /// Whether there was no text: nothing is like it, so it has no keys.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lanes.iter().all(|lane| *lane == u32::MAX)
    }

    /// The keys of the bands, in order; a key of one band is none of another. Texts that share a key are candidates. An
    /// empty text has none.
    pub fn keys(&self, settings: &Settings) -> impl Iterator<Item = u64> + '_ {
        let bands = if self.is_empty() { 0 } else { settings.bands() };
        self.lanes.chunks_exact(settings.rows()).take(bands).enumerate().map(|(band, rows)| {
            let start = (band as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let key = rows.iter().fold(start, |key, lane| {
                let key = (key ^ u64::from(*lane)).wrapping_mul(0xff51_afd7_ed55_8ccd);
                key ^ (key >> 32)
            });
            let key = key.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
            key ^ (key >> 32)
        })
    }

    /// One bit a lane, the first lane lowest: [`Settings::may_be_alike`] compares two.
    #[must_use]
    pub fn sketch(&self) -> u128 {
        // the highest bit of a product hangs on all bits of the lane
        let bit = |lane: &u32| u128::from(lane.wrapping_mul(0x9e37_79b1) >> 31);
        self.lanes.iter().rev().fold(0, |bits, lane| (bits << 1) | bit(lane))
    }
}

/// Makes signatures one after another without asking for memory each time.
#[derive(Debug)]
pub struct Maker {
    grams: Vec<u64>,
    hashes: Vec<u32>,
    made: Signature,
}

impl Default for Maker {
    fn default() -> Maker {
        Maker { grams: Vec::new(), hashes: Vec::new(), made: Signature { lanes: [u32::MAX; LANES] } }
    }
}

impl Maker {
    /// The signature of a text.
    pub fn signature(&mut self, text: &str) -> &Signature {
        grams::read(text, &mut self.grams);
        least(&self.grams, &mut self.hashes, &mut self.made.lanes);
        &self.made
    }
}

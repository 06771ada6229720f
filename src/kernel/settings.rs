//! How alike is alike enough, and what may a text cost?

use super::lanes::LANES;
use crate::error::{Error, Result};

/// A sketch of two texts just alike enough misses so many standard deviations more bits than expected only once in 30,000.
const DEVIATIONS: f64 = 4.0;

/// How texts are compared; [`Settings::default`] is 20 bands of 5 rows, Jaccard ≥ 0.7, 64 partners a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    bands: usize,
    rows: usize,
    threshold: f64,
    block: usize,
    /// The most bits in which the sketches of two texts worth comparing differ.
    bits: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { bands: 20, rows: 5, threshold: 0.7, block: 64, bits: bits(0.7) }
    }
}

impl Settings {
    /// `bands` × `rows` lanes are used, of 128; `threshold` is the least Jaccard coefficient of an edge, above 0 and up to 1;
    /// `block` the most partners that a text is tried with among those after it that share one band.
    ///
    /// # Errors
    ///
    /// A number outside these bounds, by name.
    pub fn new(bands: usize, rows: usize, threshold: f64, block: usize) -> Result<Settings> {
        let wrong = |setting, found: String, expected: &str| {
            Err(Error::Kernel { setting, found, expected: expected.to_owned() })
        };
        if bands == 0 || rows == 0 || bands.saturating_mul(rows) > LANES {
            return wrong("bands", format!("{bands} × {rows}"), "1 to 128 lanes in all");
        }
        if !(threshold > 0.0 && threshold <= 1.0) {
            return wrong("threshold", threshold.to_string(), "a number above 0 and up to 1");
        }
        if block == 0 {
            return wrong("block", block.to_string(), "1 or more");
        }
        Ok(Settings { bands, rows, threshold, block, bits: bits(threshold) })
    }

    /// How many keys a text has.
    #[must_use]
    pub fn bands(&self) -> usize {
        self.bands
    }

    /// How many lanes a key is made of.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The least Jaccard coefficient of an edge.
    #[must_use]
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// The most partners that a text is tried with among those after it in one block.
    #[must_use]
    pub fn block(&self) -> usize {
        self.block
    }

    /// Whether two texts are worth comparing, by their sketches: no for nearly all that are not alike, and for about one in
    /// 30,000 of those that are just alike enough.
    #[must_use]
    pub fn may_be_alike(&self, a: u128, b: u128) -> bool {
        (a ^ b).count_ones() <= self.bits
    }
}

/// How many bits of two sketches may differ at this likeness. Each differs with probability (1 − J) / 2.
fn bits(threshold: f64) -> u32 {
    let lanes = LANES as f64;
    let share = (1.0 - threshold) / 2.0;
    let bits = lanes * share + DEVIATIONS * (lanes * share * (1.0 - share)).sqrt();
    bits as u32
}

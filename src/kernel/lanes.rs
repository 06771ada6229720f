//! The least value of each of 128 hashes over the 3-grams of a text: MinHash.

use pulp::{Arch, Simd, WithSimd};

/// How many hashes there are.
pub(super) const LANES: usize = 128;

/// So many 3-grams are worked on at once.
const TOGETHER: usize = 8;

/// Each lane multiplies by its own odd number …
const FACTORS: [u32; LANES] = numbers(0x5bd1_e995, 1);

/// … and adds its own.
const ADDENDS: [u32; LANES] = numbers(0xc2b2_ae35, 0);

/// A fixed row of well mixed numbers (splitmix64), with these low bits set.
const fn numbers(seed: u64, low: u32) -> [u32; LANES] {
    let mut out = [0; LANES];
    let mut state = seed;
    let mut n = 0;
    while n < LANES {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        out[n] = ((z ^ (z >> 31)) >> 32) as u32 | low;
        n += 1;
    }
    out
}

/// A 3-gram as a well mixed number: what is alike in its code points is no longer.
#[inline(always)]
fn mixed(gram: u64) -> u32 {
    let wide = gram.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut x = (wide ^ (wide >> 32)) as u32;
    x = (x ^ (x >> 15)).wrapping_mul(0x2c1b_3c6d);
    x = (x ^ (x >> 12)).wrapping_mul(0x297a_2d39);
    x ^ (x >> 15)
}

/// The lanes of these grams, by the widest instructions that this machine has; `hashes` is room for working. Without grams
/// every lane is at its most.
pub(super) fn least(grams: &[u64], hashes: &mut Vec<u32>, lanes: &mut [u32; LANES]) {
    Arch::new().dispatch(Least { grams, hashes, lanes });
}

/// The work, compiled once for each set of instructions: whole numbers only, so the bits are the same in all of them.
struct Least<'a> {
    grams: &'a [u64],
    hashes: &'a mut Vec<u32>,
    lanes: &'a mut [u32; LANES],
}

impl WithSimd for Least<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Least { grams, hashes, lanes } = self;
        hashes.clear();
        hashes.extend(grams.iter().map(|gram| mixed(*gram)));
        *lanes = [u32::MAX; LANES];
        let (many, rest) = hashes.as_chunks::<TOGETHER>();
        for some in many {
            lower(lanes, some);
        }
        for one in rest {
            lower(lanes, &[*one]);
        }
    }
}

/// Lowers the lanes to what they are with these grams too: each lane is loaded once for all of them.
#[inline(always)]
fn lower<const N: usize>(lanes: &mut [u32; LANES], hashes: &[u32; N]) {
    for ((lane, factor), addend) in lanes.iter_mut().zip(&FACTORS).zip(&ADDENDS) {
        for hash in hashes {
            *lane = (*lane).min(hash.wrapping_mul(*factor).wrapping_add(*addend));
        }
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn all_instructions_give_the_same_bits() {
        let mut grams = Vec::new();
        let mut state = 1u64;
        for count in 0..70 {
            let (mut fast, mut slow) = ([0; LANES], [0; LANES]);
            least(&grams, &mut Vec::new(), &mut fast);
            Least { grams: &grams, hashes: &mut Vec::new(), lanes: &mut slow }.with_simd(Scalar::new());
            assert_eq!(fast, slow, "{count} grams");
            assert_eq!(fast, plain(&grams), "{count} grams");
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            grams.push(state >> 1);
        }
    }

    /// As it is written in a book.
    fn plain(grams: &[u64]) -> [u32; LANES] {
        std::array::from_fn(|n| {
            let hash = |gram: &u64| mixed(*gram).wrapping_mul(FACTORS[n]).wrapping_add(ADDENDS[n]);
            grams.iter().map(hash).min().unwrap_or(u32::MAX)
        })
    }
}

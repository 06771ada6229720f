//! The least value of each of 128 hashes over the 3-grams of a text: MinHash.

/// How many hashes there are.
pub const LANES: usize = 128;

/// So many lanes are worked on at once: their state fits into the registers.
const TOGETHER: usize = 64;

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
fn mixed(gram: u64) -> u32 {
    let wide = gram.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut x = (wide ^ (wide >> 32)) as u32;
    x = (x ^ (x >> 15)).wrapping_mul(0x2c1b_3c6d);
    x = (x ^ (x >> 12)).wrapping_mul(0x297a_2d39);
    x ^ (x >> 15)
}

/// The lanes of these grams; `hashes` is room for working. Without grams every lane is at its most.
pub fn least(grams: &[u64], hashes: &mut Vec<u32>, lanes: &mut [u32; LANES]) {
    hashes.clear();
    hashes.extend(grams.iter().map(|gram| mixed(*gram)));
    for start in (0..LANES).step_by(TOGETHER) {
        let mut least = [u32::MAX; TOGETHER];
        let (factors, addends) = (&FACTORS[start..start + TOGETHER], &ADDENDS[start..start + TOGETHER]);
        for hash in &*hashes {
            for n in 0..TOGETHER {
                least[n] = least[n].min(hash.wrapping_mul(factors[n]).wrapping_add(addends[n]));
            }
        }
        lanes[start..start + TOGETHER].copy_from_slice(&least);
    }
}

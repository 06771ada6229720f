//! What are the character 3-grams of a text, and how many do two texts share?

/// A code point has so many bits; three of them fit into a number.
const BITS: u32 = 21;

/// No code point: what fills the 3-gram of a text of one or two characters.
const NOTHING: u64 = (1 << BITS) - 1;

/// Three code points.
const GRAM: u64 = (1 << (3 * BITS)) - 1;

/// The 3-grams of a text in its order, repeats and all; none of an empty text, one of a text of up to three characters.
pub(super) fn read(text: &str, grams: &mut Vec<u64>) {
    grams.clear();
    let mut chars = text.chars().map(|c| u64::from(u32::from(c)));
    let Some(first) = chars.next() else { return };
    let (second, third) = (chars.next().unwrap_or(NOTHING), chars.next().unwrap_or(NOTHING));
    let mut gram = (first << (2 * BITS)) | (second << BITS) | third;
    grams.push(gram);
    grams.extend(chars.map(|c| {
        gram = ((gram << BITS) | c) & GRAM;
        gram
    }));
}

/// The same as a set: ascending, each once.
pub(super) fn sorted(text: &str, grams: &mut Vec<u64>) {
    read(text, grams);
    grams.sort_unstable();
    grams.dedup();
}

/// The Jaccard coefficient of the character 3-grams of two texts, exactly; a text of one or two characters is one gram. An
/// empty text is like nothing: 0.
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    sorted(a, &mut one);
    sorted(b, &mut other);
    jaccard(shared(&one, &other, 0).unwrap_or(0), one.len() + other.len())
}

/// The coefficient of two sets by what they share and the sum of their sizes.
pub(super) fn jaccard(shared: usize, sizes: usize) -> f64 {
    if sizes == 0 { 0.0 } else { shared as f64 / (sizes - shared) as f64 }
}

/// The least that two sets with this sum of sizes must share to reach the threshold.
pub(super) fn needed(sizes: usize, threshold: f64) -> usize {
    let mut least = (sizes as f64 * threshold / (1.0 + threshold)) as usize;
    while jaccard(least, sizes) < threshold {
        least += 1;
    }
    while least > 0 && jaccard(least - 1, sizes) >= threshold {
        least -= 1;
    }
    least
}

/// How many two sorted sets share; `None` as soon as fewer than `least` is certain.
pub(super) fn shared(a: &[u64], b: &[u64], least: usize) -> Option<usize> {
    // what may still be passed over on either side
    let (Some(mut spare_a), Some(mut spare_b)) = (a.len().checked_sub(least), b.len().checked_sub(least)) else {
        return None;
    };
    let (mut n, mut m, mut both) = (0, 0, 0);
    while n < a.len() && m < b.len() {
        match a[n].cmp(&b[m]) {
            std::cmp::Ordering::Equal => (n, m, both) = (n + 1, m + 1, both + 1),
            std::cmp::Ordering::Less => {
                n += 1;
                spare_a = spare_a.checked_sub(1)?;
            }
            std::cmp::Ordering::Greater => {
                m += 1;
                spare_b = spare_b.checked_sub(1)?;
            }
        }
    }
    (both >= least).then_some(both)
}

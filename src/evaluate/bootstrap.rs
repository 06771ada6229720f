//! How far might the pooled figures lie elsewhere, had other stories been written? Percentile bootstrap over stories (Efron 1979).
//!
//! Refuses to say anything of a single story. The draw is the same on every machine: ChaCha8 from a fixed seed.

use std::collections::BTreeMap;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::model::{Figure, Figures};

/// How often the stories are drawn anew.
pub const RESAMPLES: usize = 2000;

/// The seed of the draw.
pub const SEED: u64 = 1998;

/// How much lies below the interval, and how much above.
const TAIL: f64 = 0.025;

/// The 95 % interval of each share pooled over `stories`, whose order must not depend on the order of inputs.
/// A figure that some draw leaves without anything asked is judged by the other draws.
pub(super) fn intervals(stories: &[&Figures]) -> BTreeMap<Figure, (f64, f64)> {
    let mut intervals = BTreeMap::new();
    if stories.len() < 2 {
        return intervals;
    }
    let mut dice = ChaCha8Rng::seed_from_u64(SEED);
    let shares = || Figure::ALL.iter().copied().filter(|figure| !figure.counts());
    let mut drawn: BTreeMap<Figure, Vec<f64>> = BTreeMap::new();
    for _ in 0..RESAMPLES {
        let mut pool = Figures::default();
        for _ in stories {
            // a u64, since usize is not as wide on every machine
            let n = dice.random_range(0..stories.len() as u64);
            pool += stories[usize::try_from(n).unwrap_or_default()];
        }
        for figure in shares().filter(|figure| pool.asks(*figure)) {
            drawn.entry(figure).or_default().extend(pool.value(figure));
        }
    }
    for (figure, mut values) in drawn {
        values.sort_by(f64::total_cmp);
        intervals.insert(figure, (at(&values, TAIL), at(&values, 1.0 - TAIL)));
    }
    intervals
}

/// The value below which the share `part` of the sorted values lies.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a list"
)]
fn at(values: &[f64], part: f64) -> f64 {
    values[((values.len() - 1) as f64 * part).round() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(good: usize, of: usize) -> Figures {
        let mut figures = Figures::default();
        for n in 0..of {
            figures.note(Figure::ClaimRecall, if n < good { 1.0 } else { 0.0 });
        }
        figures
    }

    #[test]
    fn the_interval_holds_the_pooled_figure_and_is_drawn_alike_each_time() {
        let stories: Vec<Figures> = (0..12).map(|n| figures(n, 12)).collect();
        let stories: Vec<&Figures> = stories.iter().collect();
        let (low, high) = intervals(&stories)[&Figure::ClaimRecall];
        // the mean of 0..11 over 12 is 0.458, its standard error 0.083
        assert!((0.25..0.35).contains(&low) && (0.56..0.66).contains(&high), "{low} {high}");
        assert_eq!(intervals(&stories), intervals(&stories));
    }

    #[test]
    fn equal_stories_leave_no_doubt_and_one_story_no_interval() {
        let one = figures(3, 4);
        assert_eq!(intervals(&[&one, &one, &one])[&Figure::ClaimRecall], (0.75, 0.75));
        assert!(intervals(&[&one]).is_empty());
        assert!(!intervals(&[&one, &one]).contains_key(&Figure::PairF1));
    }
}

//! Which sentence of the second is which of the first?
//!
//! Refuses to look at every pair: a sentence is sought among those that stand no farther away than [`REACH`].

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use unicode_normalization::UnicodeNormalization;

/// From this share of common letter pairs two sentences are one, reworded.
const ALIKE: f64 = 0.5;
/// How many sentences around its own place are looked at.
const REACH: usize = 120;

/// The pairs of sentences of two articles, by their numbers.
#[derive(Clone, Debug)]
pub struct Pairing {
    first: Vec<Option<usize>>,
    second: Vec<Option<usize>>,
    /// Pairs that are the same but out of order, by the first.
    moved: BTreeSet<(usize, usize)>,
    /// Pairs that are alike, by the first.
    alike: BTreeSet<(usize, usize)>,
}

/// A sentence as it is compared: composed, white space as one blank.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

impl Pairing {
    /// Pairs the sentences of two articles, as plain texts in order.
    #[must_use]
    pub fn new(a: &[String], b: &[String]) -> Pairing {
        let mut places: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for (n, text) in b.iter().enumerate() {
            places.entry(text).or_default().push_back(n);
        }
        let mut made = Pairing {
            first: vec![None; a.len()],
            second: vec![None; b.len()],
            moved: BTreeSet::new(),
            alike: BTreeSet::new(),
        };
        let mut equal = Vec::new();
        for (n, text) in a.iter().enumerate() {
            if let Some(to) = places.get_mut(text.as_str()).and_then(VecDeque::pop_front) {
                made.join(n, to);
                equal.push((n, to));
            }
        }
        let letters = (bigrams(a), bigrams(b));
        let mut scored = Vec::new();
        for x in (0..a.len()).filter(|x| made.first[*x].is_none()) {
            for y in (x.saturating_sub(REACH)..b.len().min(x + REACH)).filter(|y| made.second[*y].is_none()) {
                let score = common(&letters.0[x], &letters.1[y]);
                if score >= ALIKE {
                    scored.push((score, x, y));
                }
            }
        }
        scored.sort_by(|p, q| {
            q.0.total_cmp(&p.0).then(p.1.abs_diff(p.2).cmp(&q.1.abs_diff(q.2))).then((p.1, p.2).cmp(&(q.1, q.2)))
        });
        for (_, x, y) in scored {
            if made.first[x].is_none() && made.second[y].is_none() {
                made.join(x, y);
                made.alike.insert((x, y));
            }
        }
        let ordered = in_order(&made.first.iter().flatten().copied().collect::<Vec<_>>());
        made.moved = equal.into_iter().filter(|(_, to)| !ordered.contains(to)).collect();
        made
    }

    fn join(&mut self, x: usize, y: usize) {
        self.first[x] = Some(y);
        self.second[y] = Some(x);
    }

    /// The sentence of the second that is this one of the first.
    #[must_use]
    pub fn of_first(&self, n: usize) -> Option<usize> {
        self.first[n]
    }

    /// The sentence of the first that is this one of the second.
    #[must_use]
    pub fn of_second(&self, n: usize) -> Option<usize> {
        self.second[n]
    }

    /// The pairs that are the same but stand in another order.
    pub fn moved(&self) -> impl Iterator<Item = (usize, usize)> {
        self.moved.iter().copied()
    }

    /// The pairs that are alike.
    pub fn alike(&self) -> impl Iterator<Item = (usize, usize)> {
        self.alike.iter().copied()
    }

    /// How many are the same and in order.
    #[must_use]
    pub fn same(&self) -> usize {
        self.first.iter().flatten().count() - self.moved.len() - self.alike.len()
    }
}

/// The pairs of neighbouring letters of each text, sorted; marks and blanks left out.
fn bigrams(texts: &[String]) -> Vec<Vec<(char, char)>> {
    let of = |text: &String| {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut pairs: Vec<(char, char)> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    texts.iter().map(of).collect()
}

/// The share of pairs that both have (Dice); strsim's divides by bytes, which makes a third of it for Hangul.
fn common(a: &[(char, char)], b: &[(char, char)]) -> f64 {
    let (mut n, mut m, mut both) = (0, 0, 0_u32);
    while n < a.len() && m < b.len() {
        match a[n].cmp(&b[m]) {
            std::cmp::Ordering::Less => n += 1,
            std::cmp::Ordering::Greater => m += 1,
            std::cmp::Ordering::Equal => (n, m, both) = (n + 1, m + 1, both + 1),
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { f64::from(2 * both) / f64::from(all) }
}

/// The members of a longest run of `places` that only rises.
fn in_order(places: &[usize]) -> BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (n, place) in places.iter().enumerate() {
        let at = ends.partition_point(|end| places[*end] < *place);
        before.push(at.checked_sub(1).map(|at| ends[at]));
        if at == ends.len() { ends.push(n) } else { ends[at] = n }
    }
    let mut out = BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(n) = at {
        out.insert(places[n]);
        at = before[n];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairing(a: &[&str], b: &[&str]) -> Pairing {
        let texts = |list: &[&str]| list.iter().map(|text| plain(text)).collect::<Vec<_>>();
        Pairing::new(&texts(a), &texts(b))
    }

    #[test]
    fn the_same_the_moved_and_the_alike() {
        let made = pairing(
            &["문을 열었다.", "책은 3만 권이다.", "시장이 왔다.", "비가 내렸다."],
            &["책은  3만 권이다.", "시장이 왔다.", "눈이 쌓인 길은 막혔다.", "문을 열었다.", "비가 많이 내렸다."],
        );
        assert_eq!(made.same(), 2);
        assert_eq!(made.moved().collect::<Vec<_>>(), [(0, 3)]);
        assert_eq!(made.alike().collect::<Vec<_>>(), [(3, 4)]);
        assert_eq!(made.of_second(2), None);
    }

    #[test]
    fn sentences_said_twice_are_paired_once_each() {
        let made = pairing(&["가", "가", "나"], &["가", "나", "가"]);
        assert_eq!((made.same(), made.moved().count()), (2, 1));
        assert_eq!(pairing(&[], &["가"]).same(), 0);
    }
}

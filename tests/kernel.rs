//! Near-duplicates of very many texts: what must hold whatever the texts, their order, the number of threads, the instructions.

use std::collections::{BTreeMap, BTreeSet};

use daejo::kernel::{Edge, Groups, Pairs, Settings, groups, pairs, signature, similarity};
use proptest::prelude::*;
use rand::Rng;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use unicode_normalization::UnicodeNormalization;

/// How words of a sort are written: Korean, English, emoji, Korean in parts of characters.
const SCRIPTS: [&str; 4] = [
    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허",
    "abcdefghijklmnopqrstuvwxyz",
    "🍎🍊🌧🚒🏥🎉🚀🌋👩‍🚒🇰🇷",
    "각난닫랄맘밥삿앙",
];

/// Sentences of made-up words, some of them changed copies of one before: a word, a figure, the end.
fn sentences(count: usize, seed: u64) -> Vec<String> {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let words: Vec<Vec<String>> = SCRIPTS
        .iter()
        .enumerate()
        .map(|(n, script)| {
            let letters: Vec<char> = script.chars().collect();
            let mut word =
                || (0..dice.random_range(2..5)).map(|_| letters[dice.random_range(0..letters.len())]).collect();
            (0..3000).map(|_| word()).map(|word: String| if n == 3 { word.nfd().collect() } else { word }).collect()
        })
        .collect();
    let mut texts: Vec<String> = Vec::new();
    while texts.len() < count {
        let words = &words[[0, 0, 1, 1, 2, 3][dice.random_range(0..6)]];
        let first: Vec<&str> =
            (0..dice.random_range(10..20)).map(|_| &*words[dice.random_range(0..words.len())]).collect();
        for _ in 0..[1, 2, 3, 4, 8][dice.random_range(0..5)] {
            let mut changed = first.clone();
            for _ in 0..dice.random_range(0..3) {
                let place = dice.random_range(0..changed.len());
                changed[place] = &words[dice.random_range(0..words.len())];
            }
            texts.push(format!("{} {}명", changed.join(" "), dice.random_range(1..1000)));
        }
    }
    texts.truncate(count);
    texts.shuffle(&mut dice);
    texts
}

/// The same as in a book: sets of three characters each.
fn jaccard(a: &str, b: &str) -> f64 {
    let grams = |text: &str| -> BTreeSet<Vec<char>> {
        let chars: Vec<char> = text.chars().collect();
        match chars.len() {
            0 => BTreeSet::new(),
            1 | 2 => BTreeSet::from([chars]),
            _ => chars.windows(3).map(<[char]>::to_vec).collect(),
        }
    };
    let (a, b) = (grams(a), grams(b));
    let all = a.union(&b).count();
    if all == 0 { 0.0 } else { a.intersection(&b).count() as f64 / all as f64 }
}

/// Groups as sets of texts, whatever their numbers.
fn partition<'t>(texts: &'t [String], groups: &Groups) -> BTreeSet<Vec<&'t str>> {
    let mut sets: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (text, of) in texts.iter().zip(&groups.of) {
        sets.entry(*of).or_default().push(text);
    }
    sets.into_values()
        .map(|mut set| {
            set.sort_unstable();
            set
        })
        .collect()
}

/// Edges as pairs of texts.
fn as_texts<'t>(texts: &'t [String], edges: &[Edge]) -> BTreeSet<(&'t str, &'t str)> {
    let pair = |edge: &Edge| (&*texts[edge.a as usize], &*texts[edge.b as usize]);
    edges.iter().map(pair).map(|(a, b)| (a.min(b), a.max(b))).collect()
}

fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool").install(work)
}

#[test]
fn what_is_found_is_true_and_hardly_anything_is_missed() {
    let texts = sentences(1200, 1);
    let settings = Settings::default();
    let Pairs { edges, first, .. } = pairs(&texts, &settings);
    let groups = groups(&texts, &settings);
    let found: BTreeMap<(u32, u32), f64> = edges.iter().map(|edge| ((edge.a, edge.b), edge.similarity)).collect();
    assert_eq!(found.len(), edges.len(), "a pair twice");
    let (mut wanted, mut missed, mut missed_sure) = (0, 0, 0);
    for b in (0..texts.len()).filter(|b| first[*b] as usize == *b) {
        for a in (0..b).filter(|a| first[*a] as usize == *a) {
            let told = found.get(&(a as u32, b as u32));
            // a cheap bound on what brute force needs to look at: no pair that differs so much in length is alike
            let (short, long) = (texts[a].len().min(texts[b].len()), texts[a].len().max(texts[b].len()));
            if told.is_none() && short * 10 < long * 3 {
                continue;
            }
            let likeness = similarity(&texts[a], &texts[b]);
            match told {
                Some(told) => assert!(*told == likeness && likeness >= 0.7, "{told} but {likeness}"),
                None if likeness >= 0.7 => {
                    missed += 1;
                    missed_sure += usize::from(likeness >= 0.9);
                }
                None => {}
            }
            wanted += usize::from(likeness >= 0.7);
            assert!(told.is_none() || groups.of[a] == groups.of[b], "an edge across groups");
        }
    }
    assert!(wanted > 500, "only {wanted} pairs to find");
    // 20 bands of 5 rows miss 2.5 % at 0.7 and one in 10^8 at 0.9
    assert!(missed * 100 < wanted, "{missed} of {wanted} missed");
    assert_eq!(missed_sure, 0, "of pairs above 0.9");
}

#[test]
fn order_changes_nothing_even_where_blocks_are_capped() {
    let texts = sentences(2000, 2);
    let mut turned = texts.clone();
    turned.shuffle(&mut ChaCha8Rng::seed_from_u64(3));
    for block in [64, 2, 1] {
        let settings = Settings::new(20, 5, 0.7, block).expect("settings");
        let (one, other) = (pairs(&texts, &settings), pairs(&turned, &settings));
        assert_eq!(as_texts(&texts, &one.edges), as_texts(&turned, &other.edges), "block {block}");
        assert_eq!(one.counts, other.counts, "block {block}");
        assert!(block > 2 || one.counts.left_out > 0, "the cap of {block} is never reached");
        let (one, other) = (groups(&texts, &settings), groups(&turned, &settings));
        assert_eq!(partition(&texts, &one), partition(&turned, &other), "block {block}");
    }
}

#[test]
fn threads_change_nothing() {
    let texts = sentences(5000, 4);
    for block in [64, 3] {
        let settings = Settings::new(20, 5, 0.7, block).expect("settings");
        let one = with_threads(1, || (pairs(&texts, &settings), groups(&texts, &settings)));
        for threads in [2, 3, 8] {
            let more = with_threads(threads, || (pairs(&texts, &settings), groups(&texts, &settings)));
            assert!(one == more, "{threads} threads, block {block}");
        }
    }
}

#[test]
fn a_sentence_a_million_times_costs_nothing() {
    let texts = vec!["저작권자가 허락하지 않은 전재와 배포를 금합니다"; 1_000_000];
    let groups = groups(&texts, &Settings::default());
    assert!(groups.of.iter().all(|of| *of == 0));
    assert_eq!((groups.counts.repeats, groups.counts.sketched, groups.counts.compared), (999_999, 0, 0));
}

#[test]
fn a_giant_block_stays_within_its_caps_and_is_told() {
    const TEXTS: usize = 4000;
    let line = "이 기사는 저작권법의 보호를 받으며 허락 없이 옮기거나 나누거나 고쳐 쓸 수 없고 어기면 책임을 묻습니다";
    let texts: Vec<String> = (0..TEXTS).map(|n| format!("{line} {n}호")).collect();
    let settings = Settings::default();
    let joined = groups(&texts, &settings);
    assert!(joined.of.iter().all(|of| *of == 0), "all are alike");
    let most = (TEXTS * settings.bands() * settings.block()) as u64;
    assert!(joined.counts.sketched <= most, "{:?}", joined.counts);
    // what hangs together already is not compared again
    assert!(joined.counts.compared < most / 8, "{:?}", joined.counts);
    assert!(joined.counts.capped > 0 && joined.counts.left_out > 0, "{:?}", joined.counts);
    // nothing is lost from the count: every pair of every block was looked at or is told as left out
    let mut blocks: BTreeMap<u64, u64> = BTreeMap::new();
    for text in &texts {
        for key in signature(text).keys(&settings) {
            *blocks.entry(key).or_default() += 1;
        }
    }
    let all: u64 = blocks.values().map(|members| members * (members - 1) / 2).sum();
    assert_eq!(joined.counts.sketched + joined.counts.left_out, all, "{:?}", joined.counts);
}

#[test]
fn texts_of_nothing_or_of_little_stand_for_themselves() {
    let settings = Settings::default();
    let texts = ["", "가", "가", "나", "가나", "", "가나다", "가나", "🚒"];
    assert_eq!(groups(&texts, &settings).of, [0, 1, 1, 3, 4, 5, 6, 4, 8]);
    let found = pairs(&texts, &settings);
    assert_eq!((found.edges.len(), found.counts.empty, found.counts.repeats), (0, 2, 2));
    assert_eq!(signature("").keys(&settings).count(), 0);
    assert_eq!(signature("가").keys(&settings).count(), 20);
    assert_eq!((similarity("", ""), similarity("가", "가"), similarity("가", "가나")), (0.0, 1.0, 0.0));
    assert_eq!(groups(&vec![""; 100_000], &settings).counts.sketched, 0);
    assert_eq!(groups::<&str>(&[], &settings).of, [0; 0]);
}

#[test]
fn one_letter_over_and_over_is_one_gram() {
    let texts: Vec<String> = (3..600).map(|n| "ㅋ".repeat(n)).collect();
    assert!(groups(&texts, &Settings::default()).of.iter().all(|of| *of == 0));
}

#[test]
fn texts_in_parts_of_characters_are_compared_as_they_stand() {
    let (one, other) = (
        "강남역에서 불이 나 34명이 다쳤다고 소방 당국이 밝혔다",
        "강남역에서 불이 나 35명이 다쳤다고 소방 당국이 밝혔다",
    );
    let parts = [one.nfd().collect::<String>(), other.nfd().collect(), one.to_owned(), other.to_owned()];
    assert_eq!(groups(&parts, &Settings::default()).of, [0, 0, 2, 2]);
    let composed: Vec<String> = parts.iter().map(|text| text.nfc().collect()).collect();
    assert_eq!(groups(&composed, &Settings::default()).of, [0, 0, 0, 0]);
}

#[test]
fn a_lane_agrees_as_often_as_texts_are_alike() {
    let texts = sentences(300, 5);
    let lanes = Settings::new(128, 1, 0.7, 64).expect("settings");
    let (mut off, mut pairs) = (0.0, 0);
    for a in 0..texts.len() {
        for b in (0..a).filter(|b| similarity(&texts[a], &texts[*b]) > 0.05) {
            let (one, other) = (signature(&texts[a]), signature(&texts[b]));
            let agree = one.keys(&lanes).zip(other.keys(&lanes)).filter(|(a, b)| a == b).count();
            off += agree as f64 / 128.0 - similarity(&texts[a], &texts[b]);
            pairs += 1;
        }
    }
    // one lane's standard deviation is at most a half: 0.044 a pair
    assert!(pairs > 200, "{pairs} pairs");
    assert!((off / f64::from(pairs)).abs() < 0.01, "biased by {} over {pairs} pairs", off / f64::from(pairs));
}

#[test]
fn a_sketch_rejects_the_unlike_and_never_the_alike() {
    let texts = sentences(1500, 6);
    let settings = Settings::default();
    let sketches: Vec<u128> = texts.iter().map(|text| signature(text).sketch()).collect();
    let (mut alike, mut rejected, mut unlike, mut kept) = (0, 0, 0, 0);
    for a in 0..texts.len() {
        for b in (0..a).filter(|b| a.abs_diff(*b) < 40 || settings.may_be_alike(sketches[a], sketches[*b])) {
            let likeness = similarity(&texts[a], &texts[b]);
            let worth = settings.may_be_alike(sketches[a], sketches[b]);
            if likeness >= 0.7 {
                (alike, rejected) = (alike + 1, rejected + usize::from(!worth));
            } else if likeness < 0.2 {
                (unlike, kept) = (unlike + 1, kept + usize::from(worth));
            }
        }
    }
    assert!(alike > 500 && unlike > 10_000, "{alike} alike, {unlike} unlike");
    assert!(rejected == 0 && kept * 50 < unlike, "{rejected} of {alike} rejected, {kept} of {unlike} kept");
}

#[test]
fn settings_that_cannot_be_say_what_may_be() {
    let told =
        |bands, rows, threshold, block| Settings::new(bands, rows, threshold, block).expect_err("an error").to_string();
    assert_eq!(told(26, 5, 0.7, 64), "bands: found 26 × 5, expected 1 to 128 lanes in all");
    assert_eq!(told(20, 0, 0.7, 64), "bands: found 20 × 0, expected 1 to 128 lanes in all");
    assert_eq!(told(20, 5, 0.0, 64), "threshold: found 0, expected a number above 0 and up to 1");
    assert_eq!(told(20, 5, f64::NAN, 64), "threshold: found NaN, expected a number above 0 and up to 1");
    assert_eq!(told(20, 5, 0.7, 0), "block: found 0, expected 1 or more");
    assert_eq!(Settings::new(20, 5, 0.7, 256).expect("settings"), Settings::default());
}

proptest! {
    #[test]
    fn likeness_is_that_of_the_book(a in "[가-나a-c🚒 ]{0,12}", b in "[가-나a-c🚒 ]{0,12}") {
        prop_assert_eq!(similarity(&a, &b), jaccard(&a, &b));
        prop_assert_eq!(similarity(&a, &b), similarity(&b, &a));
    }

    #[test]
    fn any_texts_at_any_settings(
        texts in prop::collection::vec("[ab]{0,5}|\\PC{0,30}", 0..60),
        (bands, rows) in (1..25usize, 1..6usize),
        threshold in 0.01..1.0f64,
        block in 1..5usize,
    ) {
        let settings = Settings::new(bands, rows, threshold, block).expect("settings");
        let (found, joined) = (pairs(&texts, &settings), groups(&texts, &settings));
        for edge in &found.edges {
            let (a, b) = (edge.a as usize, edge.b as usize);
            prop_assert!(a < b && edge.similarity >= threshold);
            prop_assert_eq!(edge.similarity, jaccard(&texts[a], &texts[b]));
            prop_assert_eq!(joined.of[a], joined.of[b]);
        }
        for (n, of) in joined.of.iter().enumerate() {
            prop_assert!(*of as usize <= n && joined.of[*of as usize] == *of);
        }
        // with no cap reached, groups are what the edges and repeats say
        if found.counts.left_out == 0 {
            let mut label: Vec<usize> = found.first.iter().map(|first| *first as usize).collect();
            for _ in 0..texts.len() {
                for edge in &found.edges {
                    let least = label[edge.a as usize].min(label[edge.b as usize]);
                    (label[edge.a as usize], label[edge.b as usize]) = (least, least);
                }
            }
            let label: Vec<usize> = (0..texts.len()).map(|n| label[found.first[n] as usize]).collect();
            prop_assert_eq!(label, joined.of.iter().map(|of| *of as usize).collect::<Vec<_>>());
        }
    }
}

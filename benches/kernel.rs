//! Near-duplicates of generated sentences: first the counted work as texts grow tenfold, which is the same on every machine, then time:
//! `cargo bench --bench kernel`. Beside rivals: `benches/against/clustering/run.py`.

use std::io::Write;

use daejo::kernel::{Maker, Settings, groups, pairs, similarity};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn main() {
    let settings = Settings::default();
    let mut out = std::io::stdout().lock();
    let _ = writeln!(
        out,
        "counted work, a text:\n{:>9} {:>9} {:>9} {:>9} {:>7}",
        "texts", "sketched", "compared", "alike", "capped"
    );
    for count in [1_000, 10_000, 100_000] {
        let done = pairs(&sentences(count), &settings).counts;
        let share = |n: u64| n as f64 / count as f64;
        let (sketched, compared, alike) = (share(done.sketched), share(done.compared), share(done.alike));
        let _ = writeln!(out, "{count:>9} {sketched:>9.3} {compared:>9.3} {alike:>9.3} {:>7}", done.capped);
    }
    drop(out);
    divan::main();
}

/// Sentences of made-up words, few of them common, half of them copies of one before with a word or two changed.
fn sentences(count: usize) -> Vec<String> {
    let mut dice = ChaCha8Rng::seed_from_u64(7);
    let syllables: Vec<char> = ('가'..='힣').step_by(28).collect();
    let words: Vec<String> = (0..30_000)
        .map(|_| (0..dice.random_range(2..5)).map(|_| syllables[dice.random_range(0..syllables.len())]).collect())
        .collect();
    let word = |dice: &mut ChaCha8Rng| &*words[(dice.random::<f64>().powi(2) * words.len() as f64) as usize];
    let mut texts = Vec::with_capacity(count);
    let mut last: Vec<&str> = Vec::new();
    while texts.len() < count {
        if last.is_empty() || dice.random_bool(0.5) {
            last = (0..dice.random_range(12..20)).map(|_| word(&mut dice)).collect();
        } else {
            let place = dice.random_range(0..last.len());
            last[place] = word(&mut dice);
        }
        texts.push(format!("{} {}명이 다쳤다고 밝혔다", last.join(" "), dice.random_range(2..400)));
    }
    texts
}

#[divan::bench]
fn signatures(bencher: Bencher) {
    let texts = sentences(1000);
    let settings = Settings::default();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(ItemsCount::new(texts.len())).counter(BytesCount::new(bytes)).bench_local(|| {
        let mut maker = Maker::default();
        let keys = |text: &String| maker.signature(text).keys(&settings).fold(0, |all, key| all ^ key);
        texts.iter().map(keys).fold(0, |all, keys| all ^ keys)
    });
}

#[divan::bench]
fn exact_likeness(bencher: Bencher) {
    let texts = sentences(1000);
    bencher
        .counter(ItemsCount::new(texts.len() - 1))
        .bench_local(|| texts.windows(2).map(|two| similarity(&two[0], &two[1])).sum::<f64>());
}

#[divan::bench(args = [10_000, 100_000], sample_count = 5, threads = [1])]
fn all_groups(bencher: Bencher, count: usize) {
    let texts = sentences(count);
    let settings = Settings::default();
    bencher.counter(ItemsCount::new(count)).bench(|| groups(&texts, &settings));
}

#[divan::bench(sample_count = 5)]
fn a_giant_block(bencher: Bencher) {
    let line = "이 기사는 저작권법의 보호를 받으며 허락 없이 옮기거나 나누거나 고쳐 쓸 수 없고 어기면 책임을 묻습니다";
    let texts: Vec<String> = (0..20_000).map(|n| format!("{line} {n}호")).collect();
    let settings = Settings::default();
    bencher.counter(ItemsCount::new(texts.len())).bench(|| groups(&texts, &settings));
}

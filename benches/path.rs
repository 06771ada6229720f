//! The whole path on one core, in MB of article text per second: `cargo bench --bench path`.
//!
//! Stories are generated from the fixtures with fixed seeds; divan prints the bytes per second.

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use divan::counter::BytesCount;

const FROM: &[&str] = &["fixtures/accident", "fixtures/earnings", "fixtures/match", "fixtures/court"];

fn main() {
    divan::main();
}

#[divan::bench(args = [10, 100, 1000], sample_count = 5, sample_size = 1)]
fn check(bencher: Bencher, articles: usize) {
    let story = support::generated(FROM, articles, 7);
    let bytes: usize = story.articles.iter().map(|a| a.text.len()).sum();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| story.clone())
        .bench_local_values(|story| pool.install(|| daejo::pipeline::check(story, &|_, _| {})));
}

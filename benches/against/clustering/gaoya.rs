//! gaoya on the lines of a file: 20 bands of 5 rows, character 3-grams, its own likeness of at least 0.7. One line of JSON; pairs of
//! line numbers are written to the second argument.

use std::collections::HashSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::time::Instant;

use gaoya::minhash::{MinHashIndex, MinHasher, MinHasher32};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let content = fs::read_to_string(&arguments[1]).expect("a file of texts");
    let texts: Vec<&str> = content.lines().collect();
    let (start, before) = (Instant::now(), processor());
    let hasher = MinHasher32::new(100);
    let mut index: MinHashIndex<u32, u32> = MinHashIndex::new(20, 5, 0.7);
    for (n, text) in (0..).zip(&texts) {
        index.insert(n, hasher.create_signature(grams(text)));
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for n in 0..texts.len() as u32 {
        let found: HashSet<&u32> = index.query_by_id(&n);
        pairs.extend(found.into_iter().filter(|other| **other > n).map(|other| (n, *other)));
    }
    let (wall, time, memory) = (start.elapsed().as_secs_f64(), processor() - before, peak());
    let mut out = BufWriter::new(fs::File::create(&arguments[2]).expect("a file for the pairs"));
    for (a, b) in &pairs {
        writeln!(out, "{a}\t{b}").expect("written");
    }
    println!(
        "{{\"texts\": {}, \"pairs\": {}, \"wall\": {wall:.3}, \"processor\": {time:.3}, \"memory\": {memory}}}",
        texts.len(),
        pairs.len()
    );
}

/// The character 3-grams of a text as slices of it.
fn grams(text: &str) -> impl Iterator<Item = &str> {
    let starts = || text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts().zip(starts().skip(3)).map(|(from, to)| &text[from..to])
}

fn processor() -> f64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = told.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap_or(0.0) + fields[12].parse::<f64>().unwrap_or(0.0)) / 100.0
}

fn peak() -> u64 {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("");
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

//! The laws of the fuzz targets on stable Rust: over their seeds (`fuzz/corpus/`), and over mutations of them drawn from a fixed seed.

#[path = "support/fuzzed.rs"]
mod fuzzed;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Longest time for the mutations of one law.
const PATIENCE: Duration = Duration::from_secs(2);
/// Most mutations of one law.
const MUTATIONS: usize = 4000;

/// The seeds of a target, by name of their file.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("seeds").map(|f| f.expect("a seed").path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).expect("a seed")).collect()
}

/// Another input: bytes flipped, dropped, doubled, or the tail of another seed.
fn mutate(seed: &[u8], other: &[u8], rng: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..rng.random_range(1..=4) {
        let at = rng.random_range(0..=bytes.len());
        match rng.random_range(0..5) {
            0 if at < bytes.len() => bytes[at] = rng.random(),
            1 if at < bytes.len() => {
                bytes.remove(at);
            }
            2 => bytes.insert(at, rng.random()),
            3 => {
                let from = rng.random_range(0..=other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
            _ => {
                let again: Vec<u8> = bytes[at..].iter().copied().take(12).collect();
                bytes.splice(at..at, again);
            }
        }
        bytes.truncate(400);
    }
    bytes
}

#[test]
fn the_laws_hold_for_the_seeds() {
    for (target, law) in fuzzed::LAWS {
        let seeds = seeds(target);
        assert!(seeds.len() >= 4, "{target} has seeds");
        for seed in seeds {
            law(&seed);
        }
    }
}

#[test]
fn the_laws_hold_for_mutations_of_the_seeds() {
    for (target, law) in fuzzed::LAWS {
        let seeds = seeds(target);
        let mut rng = ChaCha8Rng::seed_from_u64(1998);
        let start = Instant::now();
        for _ in 0..MUTATIONS {
            let (one, other) = (rng.random_range(0..seeds.len()), rng.random_range(0..seeds.len()));
            law(&mutate(&seeds[one], &seeds[other], &mut rng));
            if start.elapsed() > PATIENCE {
                break;
            }
        }
    }
}

#[test]
fn every_target_has_its_law() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let mut targets: Vec<_> = std::fs::read_dir(folder)
        .expect("targets")
        .filter_map(|f| Some(f.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    targets.sort();
    let mut laws: Vec<_> = fuzzed::LAWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    laws.sort();
    assert_eq!(targets, laws);
}

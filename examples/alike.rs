//! Finds nearly identical lines of a file and says what that took: `cargo run --release --example alike FILE [PAIRS [BANDS]]`.
//! Pairs of line numbers from 0 are written to PAIRS; 20 bands of 5 rows unless BANDS says else. As many threads as
//! `RAYON_NUM_THREADS` says. One line of JSON comes out.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::time::Instant;

use daejo::kernel::{Settings, groups, pairs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("a file of texts, one a line")?;
    let content = fs::read_to_string(&file)?;
    let texts: Vec<&str> = content.lines().collect();
    let pairs_to = arguments.next();
    let settings = match arguments.next() {
        Some(bands) => Settings::new(bands.parse()?, 5, 0.7, Settings::default().block())?,
        None => Settings::default(),
    };
    let (start, before) = (Instant::now(), processor());
    let found = pairs(&texts, &settings);
    let all = all(&found.edges, &found.first);
    let (wall, time, memory) = (start.elapsed().as_secs_f64(), processor() - before, peak());
    if let Some(path) = pairs_to {
        let mut out = BufWriter::new(fs::File::create(path)?);
        for (a, b) in &all {
            writeln!(out, "{a}\t{b}")?;
        }
        out.flush()?;
    }
    let (start, before) = (Instant::now(), processor());
    let joined = groups(&texts, &settings);
    let (groups_wall, groups_time) = (start.elapsed().as_secs_f64(), processor() - before);
    let starts = (0..).zip(&joined.of).filter(|(n, of)| n == *of).count();
    writeln!(
        std::io::stdout(),
        "{{\"texts\": {}, \"pairs\": {}, \"groups\": {starts}, \"wall\": {wall:.3}, \"processor\": {time:.3}, \"memory\": {memory}, \
         \"groups_wall\": {groups_wall:.3}, \"groups_processor\": {groups_time:.3}, \"counts\": \"{:?}\"}}",
        texts.len(),
        all.len(),
        found.counts,
    )?;
    Ok(())
}

/// The edges, also between texts that are the same and from one of them to what the other is like.
fn all(edges: &[daejo::kernel::Edge], first: &[u32]) -> Vec<(u32, u32)> {
    let mut out: Vec<(u32, u32)> = edges.iter().map(|edge| (edge.a, edge.b)).collect();
    let mut same: Vec<Vec<u32>> = Vec::new();
    let mut place = std::collections::BTreeMap::new();
    for (text, first) in (0..).zip(first).filter(|(text, first)| text != *first) {
        let at = *place.entry(*first).or_insert_with(|| {
            same.push(vec![*first]);
            same.len() - 1
        });
        same[at].push(text);
    }
    let copies = |text: u32| place.get(&text).map_or(&[][..], |at| &same[*at]);
    for texts in &same {
        for (n, a) in texts.iter().enumerate() {
            out.extend(texts[n + 1..].iter().map(|b| (*a, *b)));
        }
    }
    for edge in edges {
        let (one, other) = (copies(edge.a), copies(edge.b));
        let (one, other) =
            (if one.is_empty() { &[edge.a][..] } else { one }, if other.is_empty() { &[edge.b][..] } else { other });
        for a in one {
            let more = other.iter().filter(|b| (*a, **b) != (edge.a, edge.b));
            out.extend(more.map(|b| (*a.min(b), *a.max(b))));
        }
    }
    out
}

/// Seconds of the processor that this process has taken, all threads; 0 where the system does not tell.
fn processor() -> f64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = told.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// The most memory it has had, in KiB.
fn peak() -> u64 {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("");
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

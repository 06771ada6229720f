//! Where does the time go? Reads generated Korean stories on one core and prints the MB of article text a second of each stage.
//!
//! `cargo run --release --example stages -- 10 100 1000`

#[path = "../tests/support/mod.rs"]
mod support;

use std::io::Write;
use std::time::{Duration, Instant};

use daejo::normalise::{Anchor, scan};
use daejo::report::{self, Format, Screen, View};
use daejo::{cluster, extract, pipeline};

const FROM: &[&str] = &["fixtures/accident", "fixtures/earnings", "fixtures/match", "fixtures/court"];

/// The processor time of this thread where the system tells it, else the time since the first call.
fn now() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

fn timed<T>(mb: f64, what: &str, work: impl FnOnce() -> T) -> T {
    let start = now();
    let done = work();
    let seconds = (now() - start).as_secs_f64();
    let _ = writeln!(std::io::stdout(), "  {what:<10} {seconds:>8.4} s {:>8.2} MB/s", mb / seconds);
    done
}

fn stages(articles: usize) {
    let story = support::generated(FROM, articles, 7);
    let mb = story.articles.iter().map(|a| a.text.len()).sum::<usize>() as f64 / 1e6;
    let _ = writeln!(std::io::stdout(), "{articles} articles, {mb:.2} MB");
    timed(mb, "values", || {
        let lines = story.articles.iter().flat_map(|a| a.text.lines().map(move |line| (line, a)));
        lines.map(|(line, a)| scan(line, a.lang, &Anchor::default()).len()).sum::<usize>()
    });
    let claims =
        timed(mb, "extract", || story.articles.iter().flat_map(|a| extract::extract(a).claims).collect::<Vec<_>>());
    timed(mb, "cluster", || cluster::group(&claims));
    let _ = writeln!(std::io::stdout(), "  {} claims", claims.len());
    let checked = timed(mb, "check", || pipeline::check(story, &|_, _| {}));
    let view = timed(mb, "view", || View::new(&checked, None));
    let json = timed(mb, "json", || report::render(&view, Format::Json, Screen::new(100)));
    let _ =
        writeln!(std::io::stdout(), "  {} pairs, {:.1} MB of report", checked.verified_pairs, json.len() as f64 / 1e6);
}

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    pool.install(|| {
        stages(4); // loads the tables
        std::env::args().skip(1).filter_map(|n| n.parse().ok()).for_each(stages);
    });
}

//! How fast is the scanner? Reads a text file, repeats it to the wanted size in MB, prints MB/s on one core.

use std::io::Write;
use std::time::Instant;

use daejo::model::Lang;
use daejo::normalise::{Anchor, scan};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().unwrap_or_default())?;
    let megabytes: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(20);
    let lang = args.next().and_then(|l| Lang::parse(&l)).or_else(|| Lang::parse("ko")).unwrap_or(Lang::UND);
    let anchor = Anchor { published: "2024-02-28T14:00:00".parse().ok(), ..Anchor::default() };
    let rounds = (megabytes * 1_000_000).div_ceil(text.len().max(1));
    let (mut found, start) = (0, Instant::now());
    for _ in 0..rounds {
        for line in text.lines() {
            found += scan(line, lang, &anchor).len();
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let mb = (text.len() * rounds) as f64 / 1e6;
    writeln!(std::io::stdout(), "{mb:.1} MB in {seconds:.2} s: {:.1} MB/s, {found} values", mb / seconds)?;
    Ok(())
}

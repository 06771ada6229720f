//! Archives: `daejo archive`, and what `stories` and `stage` share with it.

mod skips;
pub mod stage;
pub mod stories;

use std::path::PathBuf;

use anyhow::Context;
use daejo::archive::{Listener, Pieces, Place, Run, Skip, Step};

use crate::args::{ArchiveArgs, FindingArgs, MEMORY};
use crate::exit::{Exit, Misuse, say};
use crate::progress::Rate;

use skips::Skips;

/// `daejo archive`.
pub fn run(args: &ArchiveArgs) -> anyhow::Result<Exit> {
    begin(&args.finding)?;
    if args.output.is_file() {
        let message = format!("{}: found a file, expected a folder to write to", args.output.display());
        return Err(Misuse(message).into());
    }
    let settings = args.finding.settings();
    let watch = Watch { skips: Skips::default(), rate: Rate::new() };
    let memory = args.memory.unwrap_or(MEMORY);
    let run = Run { out: &args.output, settings: &settings, memory, part: args.part, listener: &watch };
    let ran = run.run(pieces(&args.inputs)?)?;
    drop(watch.rate);
    for (what, count) in &ran.counts {
        let sort = if what.starts_with("skipped: ") { "" } else { "counted " };
        say(&format!("{sort}{what}: {count}"));
    }
    Ok(watch.skips.exit(args.keep_going))
}

/// Starts the threads, and refuses a zone that is none.
fn begin(finding: &FindingArgs) -> anyhow::Result<()> {
    if let Some(threads) = finding.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads));
        pool.build_global().context("starting the threads")?;
    }
    super::input::zone(finding.timezone.as_deref())
}

/// The pieces of what the command line names.
fn pieces(inputs: &[PathBuf]) -> anyhow::Result<Pieces> {
    let mut places = Vec::new();
    let mut piped = false;
    for input in inputs {
        if input.as_os_str() != "-" {
            places.push(Place::Path(input.clone()));
        } else if !std::mem::replace(&mut piped, true) {
            places.push(Place::Stream(Box::new(std::io::stdin())));
        } else {
            return Err(Misuse("standard input (-) is named twice".to_owned()).into());
        }
    }
    Ok(Pieces::new(places)?)
}

/// What a run tells the terminal.
struct Watch {
    skips: Skips,
    rate: Rate,
}

impl Listener for Watch {
    fn at(&self, step: Step, done: usize, all: usize) {
        let name = match step {
            Step::Articles => "articles",
            Step::Pairs => "pairs",
            Step::Edges => "edges",
            Step::Verdicts => "verdicts",
        };
        self.rate.at(name, done, all);
    }

    fn skipped(&self, skip: &Skip) {
        self.skips.add(skip);
    }
}

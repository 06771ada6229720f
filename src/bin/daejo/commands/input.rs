//! From arguments to a story: standard input, threads, and what became of inputs that could not be read.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use daejo::model::{DraftReview, Reconciliation, Story};
use daejo::pipeline::Reading;
use daejo::read::{self, Options, Source};
use daejo::review::{Entry, Store};

use crate::args::{ReadingArgs, RecordArgs};
use crate::exit::{self, Exit, Misuse};
use crate::progress::Progress;

/// Reads the story, and starts as many threads as are asked for.
pub fn story(inputs: &[PathBuf], reading: &ReadingArgs) -> anyhow::Result<Story> {
    threads(reading)?;
    read(inputs, reading.timezone.clone())
}

/// Starts as many threads as are asked for, and refuses a zone that is none.
pub fn threads(reading: &ReadingArgs) -> anyhow::Result<()> {
    if let Some(threads) = reading.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads));
        pool.build_global().context("starting the threads")?;
    }
    zone(reading.timezone.as_deref())
}

/// Refuses a zone that is none.
pub fn zone(name: Option<&str>) -> anyhow::Result<()> {
    let Some(zone) = name else { return Ok(()) };
    let found = jiff::tz::TimeZone::get(zone);
    found.map_err(|_| Misuse(format!("--timezone {zone}: expected an IANA zone such as Asia/Seoul")))?;
    Ok(())
}

/// Reads inputs as one story whose days are counted in `timezone`, or in its own.
pub fn read(inputs: &[PathBuf], timezone: Option<String>) -> anyhow::Result<Story> {
    let mut sources = Vec::with_capacity(inputs.len());
    let mut piped = false;
    for input in inputs {
        if input.as_os_str() != "-" {
            sources.push(Source::Path(input.clone()));
        } else if !std::mem::replace(&mut piped, true) {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).context("standard input: not read")?;
            sources.push(Source::Stdin(bytes));
        } else {
            return Err(Misuse("standard input (-) is named twice".to_owned()).into());
        }
    }
    let story = read::story(&sources, &Options { timezone })?;
    exit::speak(story.language());
    tracing::info!(articles = story.articles.len(), unread = story.unread.len(), "read");
    for unread in &story.unread {
        exit::unread(unread);
    }
    Ok(story)
}

/// Reconciles a story, with a bar on standard error, as far as a record of decisions leaves it open.
pub fn decided(story: Story, record: &[Entry]) -> Reconciliation {
    let reconciliation = claims(story).reconcile(record);
    tracing::info!(
        claims = reconciliation.claims.len(),
        clusters = reconciliation.clusters.len(),
        verified_pairs = reconciliation.verified_pairs,
        decisions = reconciliation.review.decisions.len(),
        "reconciled"
    );
    reconciliation
}

/// Sets drafts against a story with a bar on standard error.
pub fn against(draft: Story, story: Story) -> DraftReview {
    let progress = Progress::new();
    let review = daejo::pipeline::against(draft, story, &|done, total| progress.at(done, total));
    for fault in &review.faults {
        exit::unread(fault);
    }
    review
}

/// Reads the claims of a story with a bar on standard error.
pub fn claims(story: Story) -> Reading {
    let progress = Progress::new();
    Reading::new(story, &|done, total| progress.at(done, total))
}

/// Reads the claims of a story once more with a bar on standard error: those of articles that are as they were are known.
pub fn again(before: &Reading, story: Story) -> Reading {
    let progress = Progress::new();
    before.again(story, &|done, total| progress.at(done, total))
}

/// Who decides or looks: as said, or as the environment knows.
pub fn editor(by: Option<&str>) -> anyhow::Result<String> {
    let known = ["DAEJO_EDITOR", "USER", "LOGNAME"].iter().filter_map(|name| std::env::var(name).ok());
    let mut names = by.map(str::to_owned).into_iter().chain(known).map(|name| name.trim().to_owned());
    let name = names.find(|name| !name.is_empty());
    name.ok_or_else(|| Misuse("nobody's name is known, expected --by NAME or DAEJO_EDITOR".to_owned()).into())
}

/// The decisions on a story; none where the inputs have no one record.
pub fn record(inputs: &[PathBuf], record: &RecordArgs) -> anyhow::Result<Vec<Entry>> {
    let places = inputs.iter().filter(|input| input.as_os_str() != "-").map(|input| record.place(input));
    let mut places = places.collect::<anyhow::Result<Vec<_>>>()?.into_iter();
    let Some(place) = places.next().filter(|first| places.all(|other| other == *first)) else { return Ok(Vec::new()) };
    Ok(Store::read(&place)?.map_or_else(|| Ok(Vec::new()), |store| store.entries())?)
}

/// Every file that a report must not overwrite.
pub fn files(inputs: &[PathBuf], story: &Story) -> Vec<PathBuf> {
    let articles = story.articles.iter().map(|article| PathBuf::from(&article.path));
    let unread = story.unread.iter().map(|unread| PathBuf::from(&unread.path));
    let stories = inputs.iter().map(|input| Path::new(input).join("story.toml"));
    inputs.iter().cloned().chain(articles).chain(unread).chain(stories).collect()
}

/// Fine, unless something was not read and that was not allowed.
pub fn complete(story: &Story, reading: &ReadingArgs) -> Exit {
    if story.unread.is_empty() || reading.keep_going { Exit::Fine } else { Exit::Input }
}

//! `daejo stories`: which articles of an archive are one story.

use daejo::archive::{Desk, Joined, Piece};
use daejo::model::{FoundStory, Lang};
use daejo::report::{self, Words};
use rayon::prelude::*;

use crate::args::{StoriesArgs, StoriesFormat};
use crate::exit::{Exit, say};
use crate::progress::Rate;
use crate::{output, screen};

use super::skips::Skips;

/// So many bytes of input, and so many pieces, are one batch.
const BATCH_BYTES: usize = 64 << 20;
const BATCH_PIECES: usize = 20_000;

/// `daejo stories`.
pub fn run(args: &StoriesArgs) -> anyhow::Result<Exit> {
    super::begin(&args.finding)?;
    output::guard(args.output.as_deref(), &args.inputs)?;
    let settings = args.finding.settings();
    let skips = Skips::default();
    let rate = Rate::new();
    let mut desk = Desk::open(args.state.as_deref(), settings.clone())?;
    let mut total = Joined::default();
    let mut take = |pieces: &mut Vec<Piece>| -> anyhow::Result<()> {
        let read: Vec<_> = pieces.par_drain(..).map(|piece| piece.read(&settings)).collect();
        let mut articles = Vec::new();
        for (found, left) in read {
            articles.extend(found);
            left.iter().for_each(|skip| skips.add(skip));
        }
        let joined = desk.take(articles)?;
        total.new += joined.new;
        total.known += joined.known;
        total.undated += joined.undated;
        total.skewed += joined.skewed;
        rate.at("articles", total.new, 0);
        Ok(())
    };
    let (mut held, mut size) = (Vec::new(), 0);
    for piece in super::pieces(&args.inputs)? {
        match piece {
            Err(skip) => skips.add(&skip),
            Ok(piece) => {
                size += piece.size();
                held.push(piece);
            }
        }
        if size >= BATCH_BYTES || held.len() >= BATCH_PIECES {
            take(&mut held)?;
            size = 0;
        }
    }
    take(&mut held)?;
    drop(rate);
    if let Some(state) = &args.state {
        desk.save(state)?;
    }
    let mut stories: Vec<FoundStory> = desk.stories();
    let all = stories.len();
    if args.several {
        stories.retain(|story| story.articles.len() > 1);
    }
    let text = match args.format {
        StoriesFormat::Table => {
            let words = Words::new(args.show.lang.unwrap_or(Lang::UND));
            report::stories(&stories, &words, screen::shown(&args.show, args.output.is_some()))
        }
        StoriesFormat::Jsonl => report::stories_jsonl(&stories),
    };
    output::write(&text, args.output.as_deref())?;
    say(&format!("{} new articles, {} known before, {all} stories", total.new, total.known));
    if total.undated > 0 {
        say(&format!("{} articles without a day are stories of their own", total.undated));
    }
    for (cause, count) in skips.counts() {
        say(&format!("skipped: {cause}: {count}"));
    }
    Ok(skips.exit(args.keep_going))
}

//! `daejo diff`: what changed from one article to another.

use std::path::{Path, PathBuf};

use daejo::model::{Article, Story};
use daejo::report::{self, VersionsFormat, VersionsView, View};

use crate::args::{DiffArgs, DiffFormat};
use crate::exit::{Exit, Misuse};
use crate::{output, pager, screen};

use super::input;

pub fn run(args: &DiffArgs) -> anyhow::Result<Exit> {
    output::guard(args.output.as_deref(), &[args.a.clone(), args.b.clone()])?;
    input::zone(args.timezone.as_deref())?;
    let (a, timezone) = one(&args.a, args.timezone.clone())?;
    let (b, _) = one(&args.b, Some(timezone.clone()))?;
    let versions = daejo::pipeline::versions(&a, &b, &timezone);
    let view = View::new(&versions.reconciliation, args.show.lang);
    let format = match args.format {
        DiffFormat::Terminal => VersionsFormat::Terminal,
        DiffFormat::Markdown => VersionsFormat::Markdown,
        DiffFormat::Json => VersionsFormat::Json,
    };
    let screen = screen::shown(&args.show, args.output.is_some());
    let text = report::versions(&VersionsView::new(&view, &versions), format, screen);
    match format {
        VersionsFormat::Terminal => pager::show(&view, &text, args.output.as_deref(), &args.show)?,
        _ => output::write(&text, args.output.as_deref())?,
    }
    let found = versions.passages.iter().any(|passage| args.fail_on.contains(&passage.change));
    Ok(if found { Exit::Findings } else { Exit::Fine })
}

/// The one article of an input, and the zone its days are counted in.
fn one(path: &Path, timezone: Option<String>) -> anyhow::Result<(Article, String)> {
    let Story { mut articles, timezone, .. } = input::read(&[PathBuf::from(path)], timezone)?;
    match (articles.pop(), articles.len()) {
        (Some(article), 0) => Ok((article, timezone)),
        (_, more) => {
            let message = format!("{}: found {} articles, expected one", path.display(), more + 1);
            Err(Misuse(message).into())
        }
    }
}

//! `daejo check`: the report of a story.

use daejo::report::{self, Format, View};

use crate::args::{CheckArgs, ReportFormat};
use crate::exit::Exit;
use crate::{output, screen};

use super::input;

pub fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    output::guard(args.output.as_deref(), &args.input.inputs)?;
    let story = input::story(&args.input.inputs, &args.input.reading)?;
    output::guard(args.output.as_deref(), &input::files(&args.input.inputs, &story))?;
    let reconciliation = input::check(story);
    let view = View::new(&reconciliation, args.show.lang);
    let format = match args.format {
        ReportFormat::Terminal => Format::Terminal,
        ReportFormat::Markdown => Format::Markdown,
        ReportFormat::Html => Format::Html,
        ReportFormat::Json => Format::Json,
    };
    let screen = screen::screen(args.show.width, args.show.color, args.output.is_some());
    output::write(&report::render(&view, format, screen), args.output.as_deref())?;
    let complete = input::complete(&reconciliation.story, &args.input.reading);
    let found = reconciliation.clusters.iter().any(|cluster| args.fail_on.holds(cluster.verdict));
    Ok(if complete == Exit::Fine && found { Exit::Findings } else { complete })
}

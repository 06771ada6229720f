//! `daejo claims`: the claims of articles, each by itself.

use daejo::report::{self, Records, View};

use crate::args::{ClaimsArgs, RecordFormat};
use crate::exit::Exit;
use crate::{output, pager, screen};

use super::input;

pub fn run(args: &ClaimsArgs) -> anyhow::Result<Exit> {
    let mark = output::mark(args.bom, args.format == RecordFormat::Csv)?;
    output::guard(args.output.as_deref(), &args.input.inputs)?;
    let story = input::story(&args.input.inputs, &args.input.reading)?;
    output::guard(args.output.as_deref(), &input::files(&args.input.inputs, &story))?;
    let alone = daejo::pipeline::alone(story);
    let view = View::new(&alone, args.show.lang);
    let format = match args.format {
        RecordFormat::Table => Records::Table,
        RecordFormat::Jsonl => Records::Jsonl,
        RecordFormat::Csv => Records::Csv,
    };
    let screen = screen::shown(&args.show, args.output.is_some());
    let text = report::records(&view, format, screen);
    match format {
        Records::Table => pager::show(&view, &text, args.output.as_deref(), &args.show)?,
        _ => output::write(&format!("{mark}{text}"), args.output.as_deref())?,
    }
    Ok(input::complete(&alone.story, &args.input.reading))
}

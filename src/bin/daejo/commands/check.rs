//! `daejo check`: the report of a story.

use daejo::report::{self, Format, View, Words};

use crate::args::{CheckArgs, FailOn, ReportFormat};
use crate::exit::{Exit, Misuse};
use crate::{output, screen};

use super::{draft, input};

pub fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let asked = args.format.unwrap_or(ReportFormat::Terminal);
    if args.explain_verdicts {
        let lang = args.show.lang.unwrap_or(daejo::model::Lang::UND);
        let screen = screen::screen(args.show.width, args.show.color, args.output.is_some());
        output::write(&report::explain_verdicts(&Words::new(lang), screen), args.output.as_deref())?;
        return Ok(Exit::Fine);
    }
    if !args.against.is_empty() {
        return draft::run(args);
    }
    if args.fail_on.iter().any(|on| matches!(on, FailOn::Unsupported | FailOn::Contested)) {
        return Err(Misuse("--fail-on unsupported and contested: go with --against alone".to_owned()).into());
    }
    let mark = output::mark(args.bom, asked == ReportFormat::Csv)?;
    output::guard(args.output.as_deref(), &args.inputs)?;
    let story = input::story(&args.inputs, &args.reading)?;
    output::guard(args.output.as_deref(), &input::files(&args.inputs, &story))?;
    let reconciliation = input::decided(story, &input::record(&args.inputs)?);
    let view = View::new(&reconciliation, args.show.lang);
    let screen = screen::screen(args.show.width, args.show.color, args.output.is_some());
    let text = report::render(&view, format(asked), screen);
    output::write(&format!("{mark}{text}"), args.output.as_deref())?;
    let complete = input::complete(&reconciliation.story, &args.reading);
    // what an editor has settled fails no run
    let mut open = reconciliation.clusters.iter().filter(|cluster| !reconciliation.review.is_settled(&cluster.id));
    let found = open.any(|cluster| args.fail_on.iter().any(|on| on.holds(cluster.verdict)));
    Ok(if complete == Exit::Fine && found { Exit::Findings } else { complete })
}

fn format(asked: ReportFormat) -> Format {
    match asked {
        ReportFormat::Terminal => Format::Terminal,
        ReportFormat::Markdown => Format::Markdown,
        ReportFormat::Html => Format::Html,
        ReportFormat::Json => Format::Json,
        ReportFormat::Jsonl => Format::Jsonl,
        ReportFormat::Csv => Format::Csv,
        ReportFormat::Sarif => Format::Sarif,
        ReportFormat::Jsonld => Format::Jsonld,
        ReportFormat::Annotations => Format::Annotations,
        ReportFormat::Csl => Format::Csl,
        ReportFormat::Junit => Format::Junit,
    }
}

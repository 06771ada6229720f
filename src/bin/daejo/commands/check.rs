//! `daejo check`: the report of a story.

use std::collections::BTreeSet;
use std::io::IsTerminal;

use daejo::report::{self, Choice, Format, Screen, View, Words};

use crate::args::{CheckArgs, FailOn, ReportFormat};
use crate::exit::{Exit, Misuse};
use crate::{output, pager, screen};

use super::{draft, input};

pub fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let asked = args.format.unwrap_or(ReportFormat::Terminal);
    if args.explain_verdicts {
        let lang = args.show.lang.unwrap_or(daejo::model::Lang::UND);
        let screen = screen::shown(&args.show, args.output.is_some());
        output::write(&report::explain_verdicts(&Words::new(lang), screen), args.output.as_deref())?;
        return Ok(Exit::Fine);
    }
    if !args.against.is_empty() {
        return draft::run(args);
    }
    if args.fail_on.iter().any(|on| matches!(on, FailOn::Unsupported | FailOn::Contested)) {
        return Err(Misuse("--fail-on unsupported and contested: go with --against alone".to_owned()).into());
    }
    if let Some(option) = args.extent.given().filter(|_| asked != ReportFormat::Terminal) {
        return Err(Misuse(format!("{option}: goes with --format terminal alone")).into());
    }
    let mark = output::mark(args.bom, asked == ReportFormat::Csv)?;
    output::guard(args.output.as_deref(), &args.inputs)?;
    let story = input::story(&args.inputs, &args.reading)?;
    output::guard(args.output.as_deref(), &input::files(&args.inputs, &story))?;
    let reconciliation = input::decided(story, &input::record(&args.inputs)?);
    let view = View::new(&reconciliation, args.show.lang);
    let screen = screen::shown(&args.show, args.output.is_some());
    match asked {
        ReportFormat::Terminal => {
            let text = on_terminal(&view, args, screen)?;
            pager::show(&view, &text, args.output.as_deref(), &args.show)?;
        }
        asked => {
            let text = report::render(&view, format(asked), screen);
            output::write(&format!("{mark}{text}"), args.output.as_deref())?;
        }
    }
    let complete = input::complete(&reconciliation.story, &args.reading);
    // what an editor has settled fails no run
    let mut open = reconciliation.clusters.iter().filter(|cluster| !reconciliation.review.is_settled(&cluster.id));
    let found = open.any(|cluster| args.fail_on.iter().any(|on| on.holds(cluster.verdict)));
    Ok(if complete == Exit::Fine && found { Exit::Findings } else { complete })
}

/// On a terminal the first screen, elsewhere the whole report, where nothing else was asked for.
fn on_terminal(view: &View<'_>, args: &CheckArgs, screen: Screen) -> anyhow::Result<String> {
    let extent = &args.extent;
    let seen = args.output.is_none() && std::io::stdout().is_terminal();
    let choice = Choice {
        verdicts: extent.only.clone(),
        outlets: extent.outlet.iter().map(|name| outlet(view, name)).collect::<Result<_, _>>()?,
        question: extent.question.clone(),
    };
    if !choice.is_open() {
        return Ok(report::chosen(view, &choice, screen));
    }
    let first = extent.brief || seen && !extent.full;
    Ok(if first { report::first_screen(view, screen) } else { report::render(view, Format::Terminal, screen) })
}

/// The one outlet of that name, or else the one whose name holds it.
fn outlet(view: &View<'_>, name: &str) -> anyhow::Result<String> {
    let outlets: BTreeSet<&str> = view.claims.iter().map(|claim| claim.outlet.as_str()).collect();
    let sought = name.trim().to_lowercase();
    let holding: Vec<&&str> = outlets.iter().filter(|outlet| outlet.to_lowercase().contains(&sought)).collect();
    let found = match (outlets.iter().find(|outlet| outlet.to_lowercase() == sought), holding.as_slice()) {
        (Some(whole), _) => Some(*whole),
        (None, [one]) => Some(**one),
        _ => None,
    };
    let known = || outlets.iter().copied().collect::<Vec<_>>().join(", ");
    found.map(str::to_owned).ok_or_else(|| Misuse(format!("--outlet {name}: expected one of {}", known())).into())
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

//! `daejo check`: the report of a story.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::PathBuf;

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
    let outputs = outputs(args, asked)?;
    outputs.iter().try_for_each(|output| output::guard(Some(output), &args.inputs))?;
    let story = input::story(&args.inputs, &args.reading)?;
    outputs.iter().try_for_each(|output| output::guard(Some(output), &input::files(&args.inputs, &story)))?;
    let reconciliation = input::decided(story, &input::record(&args.inputs, &args.record)?);
    let view = View::new(&reconciliation, args.show.lang);
    let screen = screen::shown(&args.show, args.output.is_some());
    match asked {
        ReportFormat::Terminal => {
            let text = on_terminal(&view, args, screen)?;
            pager::show(&view, &text, args.output.as_deref(), &args.show)?;
        }
        ReportFormat::Parquet => {
            for (file, (_, bytes)) in outputs.iter().zip(report::parquet(&view)) {
                output::write_bytes(&bytes, file)?;
            }
        }
        asked => {
            if let Some(format) = format(asked) {
                let text = report::render(&view, format, screen);
                output::write(&format!("{mark}{text}"), args.output.as_deref())?;
            }
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

/// The files that are written: the one that `-o` names, or those of the tables in the folder that it names.
fn outputs(args: &CheckArgs, asked: ReportFormat) -> anyhow::Result<Vec<PathBuf>> {
    if asked != ReportFormat::Parquet {
        return Ok(args.output.iter().cloned().collect());
    }
    let Some(folder) = &args.output else {
        let files = report::PARQUET_FILES.join(", ");
        return Err(Misuse(format!("--format parquet: makes {files}, expected -o FOLDER to write them to")).into());
    };
    if folder.exists() && !folder.is_dir() {
        return Err(Misuse(format!("{}: found a file, expected a folder to write to", folder.display())).into());
    }
    Ok(report::PARQUET_FILES.iter().map(|file| folder.join(file)).collect())
}

/// The format of a report that is one text.
fn format(asked: ReportFormat) -> Option<Format> {
    let format = match asked {
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
        ReportFormat::Parquet => return None,
    };
    Some(format)
}

//! `daejo check DRAFT --against STORY`: a draft before publication, claim by claim.

use daejo::report::{self, DraftFormat, DraftView, View};

use crate::args::{CheckArgs, ReportFormat};
use crate::exit::{Exit, Misuse};
use crate::{output, pager, screen};

use super::input;

pub fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let format = format(args.format.unwrap_or(ReportFormat::Terminal))?;
    output::mark(args.bom, false)?;
    if let Some(option) = args.extent.given() {
        return Err(Misuse(format!("{option}: goes with the report of a story, not with --against")).into());
    }
    let named: Vec<_> = args.inputs.iter().chain(&args.against).cloned().collect();
    output::guard(args.output.as_deref(), &named)?;
    let story = input::story(&args.against, &args.reading)?;
    // a draft's days are counted where the story's are
    let mut draft = input::read(&args.inputs, Some(story.timezone.clone()))?;
    output::guard(args.output.as_deref(), &input::files(&args.against, &story))?;
    output::guard(args.output.as_deref(), &input::files(&args.inputs, &draft))?;
    if let Some(at) = args.on {
        for article in &mut draft.articles {
            article.published.get_or_insert(daejo::model::Published {
                at,
                to_the_minute: at.time() != jiff::civil::Time::midnight(),
            });
        }
    }
    let review = input::against(draft, story);
    let view = View::new(&review.reconciliation, args.show.lang);
    let screen = screen::shown(&args.show, args.output.is_some());
    let text = report::draft(&DraftView::new(&view, &review), format, screen);
    match format {
        DraftFormat::Terminal => pager::show(&view, &text, args.output.as_deref(), &args.show)?,
        _ => output::write(&text, args.output.as_deref())?,
    }
    if !review.faults.is_empty() {
        return Ok(Exit::Input);
    }
    let complete = input::complete(&review.reconciliation.story, &args.reading);
    let found = review.open().any(|finding| args.fail_on.iter().any(|on| on.holds_of_draft(finding.standing)));
    Ok(if complete == Exit::Fine && found { Exit::Findings } else { complete })
}

fn format(asked: ReportFormat) -> anyhow::Result<DraftFormat> {
    match asked {
        ReportFormat::Terminal => Ok(DraftFormat::Terminal),
        ReportFormat::Markdown => Ok(DraftFormat::Markdown),
        ReportFormat::Json => Ok(DraftFormat::Json),
        ReportFormat::Sarif => Ok(DraftFormat::Sarif),
        _ => Err(Misuse("--against: goes with --format terminal, markdown, json or sarif".to_owned()).into()),
    }
}

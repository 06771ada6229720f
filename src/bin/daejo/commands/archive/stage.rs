//! `daejo stage`: one stage alone, from table to table.

use daejo::archive::{StageFiles, StageName, stage_file};

use crate::args::{Stage, StageArgs};
use crate::exit::{Exit, say};
use crate::output;

/// `daejo stage`.
pub fn run(args: &StageArgs) -> anyhow::Result<Exit> {
    super::begin(&args.finding)?;
    let inputs: Vec<_> =
        [Some(&args.input), args.claims.as_ref(), args.stories.as_ref()].into_iter().flatten().cloned().collect();
    output::guard(Some(&args.output), &inputs)?;
    let stage = match args.stage {
        Stage::Claims => StageName::Claims,
        Stage::Keys => StageName::Keys,
        Stage::Pairs => StageName::Pairs,
        Stage::Verify => StageName::Verify,
        Stage::Components => StageName::Components,
        Stage::Reconcile => StageName::Reconcile,
    };
    let files = StageFiles {
        input: &args.input,
        output: &args.output,
        claims: args.claims.as_deref(),
        stories: args.stories.as_deref(),
    };
    let rows = stage_file(stage, &files, &args.finding.settings())?;
    say(&format!("{}: {rows} rows", args.output.display()));
    Ok(Exit::Fine)
}

//! `daejo explain`: how a claim or a cluster came to be.

use daejo::report::{self, View};

use crate::args::ExplainArgs;
use crate::exit::{Exit, Misuse};
use crate::{pager, screen};

use super::input;

pub fn run(args: &ExplainArgs) -> anyhow::Result<Exit> {
    let story = input::story(&args.input.inputs, &args.input.reading)?;
    let reconciliation = input::decided(story, &input::record(&args.input.inputs)?);
    let view = View::new(&reconciliation, args.show.lang);
    let screen = screen::shown(&args.show, false);
    let explained = report::explain(&view, &args.id, screen);
    match explained.as_slice() {
        [] => Err(Misuse(format!("{}: found no claim or cluster with this id", args.id)).into()),
        [one] => {
            pager::show(&view, one, None, &args.show)?;
            Ok(input::complete(&reconciliation.story, &args.input.reading))
        }
        several => {
            let message =
                format!("{}: found {} ids that start so, expected one; give more of it", args.id, several.len());
            Err(Misuse(message).into())
        }
    }
}

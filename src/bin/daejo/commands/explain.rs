//! `daejo explain`: how a claim or a cluster came to be, or how the values of a text are read.

use daejo::normalise::{self, Anchor};
use daejo::report::{self, View, Words};

use crate::args::ExplainArgs;
use crate::exit::{Exit, Misuse};
use crate::{output, pager, screen};

use super::input;

pub fn run(args: &ExplainArgs) -> anyhow::Result<Exit> {
    let id = match (&args.value, &args.id) {
        (Some(text), _) => return value(text, args),
        (None, id) => id.as_deref().unwrap_or_default(),
    };
    let story = input::story(&args.input.inputs, &args.input.reading)?;
    let reconciliation = input::decided(story, &input::record(&args.input.inputs, &args.record)?);
    let view = View::new(&reconciliation, args.show.lang);
    let screen = screen::shown(&args.show, false);
    let explained = report::explain(&view, id, screen);
    match explained.as_slice() {
        [] => Err(Misuse(format!("{}: found no claim or cluster with this id", id)).into()),
        [one] => {
            pager::show(&view, one, None, &args.show)?;
            Ok(input::complete(&reconciliation.story, &args.input.reading))
        }
        several => {
            let message = format!("{}: found {} ids that start so, expected one; give more of it", id, several.len());
            Err(Misuse(message).into())
        }
    }
}

/// The derivation of each value of a loose text.
fn value(text: &str, args: &ExplainArgs) -> anyhow::Result<Exit> {
    let composed = daejo::read::composed(text).map(|(read, _)| read);
    let text = composed.as_deref().unwrap_or(text);
    let lang = daejo::read::told(text);
    let mentions = normalise::scan_explained(text, lang, &Anchor { published: args.on, ..Anchor::default() });
    let words = Words::new(args.show.lang.unwrap_or(lang));
    output::write(&report::explain_values(&words, text, &mentions, screen::shown(&args.show, false)), None)?;
    Ok(Exit::Fine)
}

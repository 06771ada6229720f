//! `daejo watch`: what is new of a story since an editor last looked, once or whenever it changes.
//!
//! [`Watch::look`] is all that a change sets off; nothing in it tells the time.

mod changes;

use std::path::Path;

use daejo::model::Reconciliation;
use daejo::pipeline::Reading;
use daejo::report::{self, Screen, View};
use daejo::review::Look;

use crate::args::WatchArgs;
use crate::exit::{self, Exit};
use crate::{output, screen};

use super::input;
use changes::Changes;

pub fn run(args: &WatchArgs) -> anyhow::Result<Exit> {
    input::threads(&args.reading)?;
    let editor = input::editor(args.by.as_deref())?;
    // what changes while the story is first read is not missed
    let changes = if args.once { None } else { Some(Changes::of(&args.story, &args.record.place(&args.story)?)?) };
    let mut watch = Watch { args, look: remembered(&args.story, &editor), editor, reading: None };
    let now = watch.read()?;
    watch.show(&now, true)?;
    let Some(changes) = changes else { return Ok(input::complete(&now.story, &args.reading)) };
    while changes.next() {
        match watch.read() {
            Ok(now) => watch.show(&now, false)?,
            // the folder may be gone for a moment while somebody moves things
            Err(error) => drop(exit::explain(&error)),
        }
    }
    Ok(Exit::Fine)
}

/// A story under an editor's eyes.
struct Watch<'a> {
    args: &'a WatchArgs,
    editor: String,
    /// What the editor saw last.
    look: Option<Look>,
    /// The story as it was read last.
    reading: Option<Reading>,
}

impl Watch<'_> {
    /// The story as it is now: what is as it was is not read anew.
    fn read(&mut self) -> anyhow::Result<Reconciliation> {
        let inputs = std::slice::from_ref(&self.args.story);
        let story = input::read(inputs, self.args.reading.timezone.clone())?;
        let reading = match &self.reading {
            Some(before) => input::again(before, story),
            None => input::claims(story),
        };
        let now = reading.clone().reconcile(&input::record(inputs, &self.args.record)?);
        self.reading = Some(reading);
        Ok(now)
    }

    /// Shows what is new, and remembers that it was shown. That nothing is new is said only where somebody `asked`.
    fn show(&mut self, now: &Reconciliation, asked: bool) -> anyhow::Result<()> {
        let view = View::new(now, self.args.lang);
        let text = match &self.look {
            None => report::first_screen(&view, self.screen()),
            Some(look) => match look.news(now) {
                news if news.is_empty() && !asked => return Ok(()),
                news => report::news(&view, &news, self.screen()),
            },
        };
        output::write(&if asked { text } else { format!("\n{text}") }, None)?;
        let look = Look::new(now, &self.editor);
        if !self.args.peek {
            output::write_bytes(look.written().as_bytes(), &Look::place(&self.args.story, &self.editor))?;
        }
        self.look = Some(look);
        Ok(())
    }

    fn screen(&self) -> Screen {
        if self.args.plain {
            return Screen { plain: true, ..Screen::new(usize::MAX) };
        }
        screen::screen(self.args.width, self.args.color, false)
    }
}

/// What the editor saw last, where that is known.
fn remembered(story: &Path, editor: &str) -> Option<Look> {
    let place = Look::place(story, editor);
    let text = std::fs::read_to_string(&place).ok()?;
    let look = Look::parse(&text, editor);
    if look.is_none() {
        exit::say(&format!("{}: no look of this daejo, so this is the first", place.display()));
    }
    look
}

//! The desk on a terminal: draws, waits for a key, and gives the terminal back as it was, also after a panic.

use anyhow::Context;
use ratatui::crossterm::event::{self, Event, KeyEventKind};

use super::draw::{Look, draw};
use super::floor::{Floor, Then};
use super::session::Session;

/// Runs until the editor leaves.
pub fn run(session: Session, colour: bool) -> anyhow::Result<()> {
    let mut floor = Floor::new(session);
    let mut terminal = ratatui::try_init().context("the terminal cannot be drawn on; --plain needs none")?;
    let went = (|| {
        loop {
            terminal.draw(|frame| draw(frame, &floor, Look { colour }))?;
            if let Event::Key(key) = event::read()?
                && key.kind != KeyEventKind::Release
                && floor.press(key) == Then::Leave
            {
                return Ok(());
            }
        }
    })();
    ratatui::restore();
    went
}

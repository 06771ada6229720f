//! What does a key do? The state of the desk, without a terminal.

use std::collections::BTreeSet;

use daejo::review::Act;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::card::{Card, Shown};
use super::session::{Receipt, Session};

/// What a line of text is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// The reason of an answer: `a`, `r` or `u`.
    Why(char),
    /// The value of a resolution.
    Value,
    /// The rating of a resolution to this value.
    Rating(String),
    Note,
    /// Who is to look at it.
    To,
    Search,
}

impl Typing {
    /// The key of the prompt.
    pub fn prompt(&self) -> &'static str {
        match self {
            Typing::Why(_) => "desk.why",
            Typing::Value => "desk.value",
            Typing::Rating(_) => "desk.rating",
            Typing::Note => "desk.note",
            Typing::To => "desk.to",
            Typing::Search => "desk.search",
        }
    }
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    Reading,
    Legend,
    Sources,
    Typing(Typing, String),
}

/// The desk.
pub struct Floor {
    pub session: Session,
    pub mode: Mode,
    pub shown: Shown,
    /// What is sought; empty for nothing.
    pub sought: String,
    /// The id of the question on the screen.
    pub at: Option<String>,
    pub row: usize,
    pub marked: BTreeSet<String>,
    /// The question that is to be merged with another.
    pub merging: Option<String>,
    pub message: String,
}

/// Whether the desk stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    Stay,
    Leave,
}

impl Floor {
    pub fn new(session: Session) -> Floor {
        let mut floor = Floor {
            session,
            mode: Mode::Reading,
            shown: Shown::Open,
            sought: String::new(),
            at: None,
            row: 0,
            marked: BTreeSet::new(),
            merging: None,
            message: String::new(),
        };
        floor.go(0);
        floor
    }

    /// The questions that are gone through.
    pub fn list(&self) -> Vec<&Card> {
        self.session.list(self.shown, &self.sought)
    }

    /// The question on the screen.
    pub fn card(&self) -> Option<&Card> {
        let at = self.at.as_deref()?;
        self.session.cards.iter().find(|card| card.cluster == at)
    }

    /// Its place in the list, from 0.
    pub fn place(&self) -> Option<usize> {
        self.list().iter().position(|card| Some(card.cluster.as_str()) == self.at.as_deref())
    }

    fn go(&mut self, place: usize) {
        let list = self.list();
        let at = list.get(place.min(list.len().saturating_sub(1))).map(|card| card.cluster.clone());
        if at != self.at {
            self.row = 0;
            self.marked.clear();
        }
        self.at = at;
    }

    /// Takes a key.
    pub fn press(&mut self, key: KeyEvent) -> Then {
        if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c') {
            return Then::Leave;
        }
        match std::mem::replace(&mut self.mode, Mode::Reading) {
            Mode::Typing(typing, text) => self.type_on(typing, text, key.code),
            Mode::Reading => return self.read(key.code),
            // any key closes what lies over the question
            Mode::Legend | Mode::Sources => {}
        }
        Then::Stay
    }

    fn read(&mut self, key: KeyCode) -> Then {
        self.message.clear();
        let place = self.place().unwrap_or(0);
        let rows = self.card().map_or(0, |card| card.rows.len());
        match key {
            KeyCode::Char('q') => return Then::Leave,
            KeyCode::Esc if self.merging.is_some() || !self.marked.is_empty() || !self.sought.is_empty() => {
                self.merging = None;
                self.marked.clear();
                self.sought.clear();
            }
            KeyCode::Char('?') => self.mode = Mode::Legend,
            KeyCode::Right | KeyCode::Char('l') => self.go(place + 1),
            KeyCode::Left | KeyCode::Char('h') => self.go(place.saturating_sub(1)),
            KeyCode::Home => self.go(0),
            KeyCode::End => self.go(usize::MAX),
            KeyCode::Down | KeyCode::Char('j') => self.row = (self.row + 1).min(rows.saturating_sub(1)),
            KeyCode::Up | KeyCode::Char('k') => self.row = self.row.saturating_sub(1),
            KeyCode::Char('f') => {
                self.shown = self.shown.next();
                self.go(0);
            }
            KeyCode::Char('/') => self.type_for(Typing::Search),
            KeyCode::Char('z') => self.undo(),
            _ if self.at.is_none() => {}
            KeyCode::Char('o') => self.mode = Mode::Sources,
            KeyCode::Char(' ') => self.mark(),
            KeyCode::Char(key @ ('a' | 'r' | 'u')) => self.answer(key, ""),
            KeyCode::Char(key @ ('A' | 'R' | 'U')) => self.type_for(Typing::Why(key.to_ascii_lowercase())),
            KeyCode::Char('v') => self.type_for(Typing::Value),
            KeyCode::Char('n') => self.type_for(Typing::Note),
            KeyCode::Char('t') => self.type_for(Typing::To),
            KeyCode::Char('c') => self.confirm(),
            KeyCode::Char('m') => self.merge(),
            KeyCode::Char('s') => self.split(),
            _ => {}
        }
        Then::Stay
    }

    fn type_for(&mut self, typing: Typing) {
        self.mode = Mode::Typing(typing, String::new());
    }

    fn type_on(&mut self, typing: Typing, mut text: String, key: KeyCode) {
        match key {
            KeyCode::Esc => return,
            KeyCode::Enter => return self.typed(typing, text.trim()),
            KeyCode::Backspace => {
                text.pop();
            }
            KeyCode::Char(c) => text.push(c),
            _ => {}
        }
        self.mode = Mode::Typing(typing, text);
    }

    fn typed(&mut self, typing: Typing, text: &str) {
        match typing {
            Typing::Search => {
                text.clone_into(&mut self.sought);
                self.go(0);
            }
            Typing::Why(key) => self.answer(key, text),
            Typing::To => {
                let to = text.to_owned();
                self.rule("", |on| Act::Assign { on, to });
            }
            // nothing typed, nothing done
            _ if text.is_empty() => {}
            Typing::Value => self.type_for(Typing::Rating(text.to_owned())),
            Typing::Rating(value) => {
                let rating = text.to_owned();
                self.rule("", |on| Act::Resolve { on, value, rating });
            }
            Typing::Note => {
                let text = text.to_owned();
                self.rule("", |on| Act::Note { on, text });
            }
        }
    }

    fn answer(&mut self, key: char, why: &str) {
        self.rule(why, |on| match key {
            'a' => Act::Accept { on },
            'r' => Act::Reject { on },
            _ => Act::Unsure { on },
        });
    }

    fn rule(&mut self, why: &str, act: impl FnOnce(daejo::review::Finding) -> Act) {
        let Some(at) = self.at.clone() else { return };
        let place = self.place().unwrap_or(0);
        let done = self.session.rule(&at, why, act);
        self.settle(done.map(Some), place);
    }

    fn undo(&mut self) {
        let place = self.place().unwrap_or(0);
        let done = self.session.undo();
        self.settle(done, place);
    }

    /// Confirms the last decision on the question that another made.
    fn confirm(&mut self) {
        let editor = self.session.editor();
        let waits =
            |card: &Card| card.decisions.iter().rev().find(|told| told.waits_for(editor)).map(|told| told.number);
        let place = self.place().unwrap_or(0);
        match self.card().and_then(waits) {
            Some(number) => {
                let done = self.session.confirm(number);
                self.settle(done, place);
            }
            None => self.message = self.session.words.word("desk.nothing-to-confirm"),
        }
    }

    fn mark(&mut self) {
        let claim = self.card().and_then(|card| card.rows.get(self.row)).map(|row| row.claim.clone());
        if let Some(claim) = claim
            && !self.marked.remove(&claim)
        {
            self.marked.insert(claim);
        }
    }

    fn merge(&mut self) {
        let Some(at) = self.at.clone() else { return };
        match self.merging.take() {
            None => {
                self.merging = Some(at);
                self.message = self.session.words.word("desk.merging");
            }
            Some(other) if other == at => self.message = self.session.words.word("desk.merge-self"),
            Some(other) => {
                let place = self.place().unwrap_or(0);
                let done = self.session.merge(&other, &at);
                self.settle(done.map(Some), place);
            }
        }
    }

    fn split(&mut self) {
        let Some(card) = self.card() else { return };
        let chosen = card.rows.iter().map(|row| row.claim.clone()).filter(|claim| self.marked.contains(claim));
        let mut chosen: Vec<String> = chosen.collect();
        if chosen.is_empty() {
            chosen.extend(card.rows.get(self.row).map(|row| row.claim.clone()));
        }
        if chosen.len() >= card.rows.len() {
            self.message = self.session.words.word("desk.split-all");
            return;
        }
        let (cluster, place) = (card.cluster.clone(), self.place().unwrap_or(0));
        let done = self.session.split(&cluster, &chosen);
        self.settle(done.map(Some), place);
    }

    /// After a decision: says what was written, and shows what comes next.
    fn settle(&mut self, done: anyhow::Result<Option<Receipt>>, place: usize) {
        let words = &self.session.words;
        self.message = match done {
            Ok(Some(Receipt { number, hash })) => {
                words.say("desk.recorded", &[("n", &number.to_string()), ("hash", &hash)])
            }
            Ok(None) => words.word("desk.nothing-to-undo"),
            Err(error) => {
                let why = daejo::report::sanitise::plain(&format!("{error:#}"));
                words.say("desk.failed", &[("why", &why)])
            }
        };
        self.marked.clear();
        // a decided question leaves the list, and the next one takes its place; in the others it stays in view
        if self.place().is_none() {
            self.at = None;
            self.go(place);
        }
        self.row = self.row.min(self.card().map_or(0, |card| card.rows.len().saturating_sub(1)));
    }
}

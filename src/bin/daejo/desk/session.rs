//! One editor's sitting: the story, the record, and what each decision makes of them.

use daejo::model::{Cluster, Lang};
use daejo::pipeline::{Reading, Reconciled};
use daejo::report::{View, Words};
use daejo::review::{self, Act, Entry, Event, Finding, GENESIS, Side, Store};

use super::card::{Card, Shown, cards, restand};

/// What was written to the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub number: u64,
    /// The first characters of the hash.
    pub hash: String,
}

/// A sitting.
pub struct Session {
    reading: Reading,
    store: Store,
    entries: Vec<Entry>,
    editor: String,
    lang: Option<Lang>,
    clock: fn() -> String,
    of: Reconciled,
    /// The story's name.
    pub title: String,
    /// The words of the desk.
    pub words: Words,
    /// Every question, as it stands.
    pub cards: Vec<Card>,
}

impl Session {
    /// Sits down to a story whose record is `store`; `clock` tells the time in UTC.
    pub fn new(
        reading: Reading,
        store: Store,
        editor: String,
        lang: Option<Lang>,
        clock: fn() -> String,
    ) -> anyhow::Result<Session> {
        let entries = store.entries()?;
        let of = reading.clone().under(&entries);
        let view = View::new(&of.now, lang);
        let (title, words, cards) = (view.title(), view.words.clone(), cards(&view));
        Ok(Session { reading, store, entries, editor, lang, clock, of, title, words, cards })
    }

    /// The same sitting with another editor in the chair: what is done next is done by `editor`.
    pub fn by(&mut self, editor: &str) -> &mut Session {
        editor.clone_into(&mut self.editor);
        self
    }

    /// The questions of one sort that hold `sought`, in the order of the queue.
    pub fn list(&self, shown: Shown, sought: &str) -> Vec<&Card> {
        let sought = sought.trim().to_lowercase();
        let cards = self.cards.iter().filter(|card| shown.takes(card));
        cards.filter(|card| sought.is_empty() || card.holds(&sought)).collect()
    }

    /// Takes in what others have written; whether there was anything.
    pub fn refresh(&mut self) -> anyhow::Result<bool> {
        let known = self.entries.last().map_or(0, |last| last.number);
        if self.store.last()? == known {
            return Ok(false);
        }
        self.reread()?;
        Ok(true)
    }

    /// Decides on a question.
    pub fn rule(&mut self, cluster: &str, why: &str, act: impl FnOnce(Finding) -> Act) -> anyhow::Result<Receipt> {
        let on = review::finding(&self.of.now, self.cluster(cluster)?);
        let act = act(on);
        // what the editor saw and now answers otherwise is replaced knowingly
        let seen = self.of.now.review.of(cluster).filter(|decision| act.is_ruling() && decision.ruling.answers());
        let replaces = seen.map(|decision| decision.number).collect();
        self.record(act, why, replaces)
    }

    /// Says that two questions are one.
    pub fn merge(&mut self, a: &str, b: &str) -> anyhow::Result<Receipt> {
        let side = |id: &str| Ok::<Side, anyhow::Error>(review::side(&self.of.now, self.cluster(id)?, |_| true));
        let act = Act::Merge { a: side(a)?, b: side(b)? };
        self.tie(act)
    }

    /// Says that some claims of a question do not belong with the others.
    pub fn split(&mut self, cluster: &str, claims: &[String]) -> anyhow::Result<Receipt> {
        let of = self.cluster(cluster)?;
        let a = review::side(&self.of.now, of, |id| claims.iter().any(|claim| claim == id));
        let b = review::side(&self.of.now, of, |id| !claims.iter().any(|claim| claim == id));
        self.tie(if claims.len() == 1 { Act::Detach { a, b } } else { Act::Split { a, b } })
    }

    /// Takes back the editor's own last event that is in force; `None` where there is none.
    pub fn undo(&mut self) -> anyhow::Result<Option<Receipt>> {
        let in_force = review::in_force(&self.entries);
        let last = in_force.iter().rev().find(|entry| entry.event.by == self.editor).map(|entry| entry.number);
        last.map(|event| self.record(Act::Undo { event }, "", Vec::new())).transpose()
    }

    /// Stands by another person's decision; `None` where there is none of this number to stand by.
    pub fn confirm(&mut self, number: u64) -> anyhow::Result<Option<Receipt>> {
        let in_force = review::in_force(&self.entries);
        let theirs = |entry: &&&Entry| entry.number == number && entry.event.by != self.editor;
        let decision = in_force.iter().find(theirs).filter(|entry| entry.event.act.is_decision());
        let known = review::confirmations(&in_force);
        let mine = known.get(&number).is_some_and(|known| known.iter().any(|entry| entry.event.by == self.editor));
        let event = decision.filter(|_| !mine).map(|entry| entry.number);
        event.map(|event| self.record(Act::Confirm { event }, "", Vec::new())).transpose()
    }

    /// Takes back an event in force, whoever's it is; `None` where there is none of this number.
    pub fn take_back(&mut self, number: u64) -> anyhow::Result<Option<Receipt>> {
        let stands = review::in_force(&self.entries).iter().any(|entry| entry.number == number);
        stands.then(|| self.record(Act::Undo { event: number }, "", Vec::new())).transpose()
    }

    /// Who decides.
    pub fn editor(&self) -> &str {
        &self.editor
    }

    /// The record as it stands.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn tie(&mut self, act: Act) -> anyhow::Result<Receipt> {
        let replaces = review::opposed(&review::in_force(&self.entries), &act);
        self.record(act, "", replaces)
    }

    fn cluster(&self, id: &str) -> anyhow::Result<&Cluster> {
        let found = self.of.now.clusters.iter().find(|cluster| cluster.id == id);
        found.ok_or_else(|| anyhow::anyhow!("found no question {id}, expected one of this story"))
    }

    fn reread(&mut self) -> anyhow::Result<()> {
        self.entries = self.store.entries()?;
        self.settle();
        Ok(())
    }

    /// Takes in what this sitting wrote itself. Where others wrote in between, the whole record is read and verified again.
    fn take_in(&mut self, written: &[Entry]) -> anyhow::Result<()> {
        let last = self.entries.last().map_or((0, GENESIS), |last| (last.number, last.hash.as_str()));
        let follows = written.first().is_some_and(|first| (first.number - 1, first.previous.as_str()) == last);
        if !follows {
            return self.reread();
        }
        self.entries.extend_from_slice(written);
        self.settle();
        Ok(())
    }

    fn settle(&mut self) {
        if self.reading.go_on(&mut self.of, &self.entries) {
            self.cards = cards(&View::new(&self.of.now, self.lang));
        } else {
            restand(&mut self.cards, &self.of.now, &self.words);
        }
    }

    fn record(&mut self, act: Act, why: &str, replaces: Vec<u64>) -> anyhow::Result<Receipt> {
        let event = Event { at: (self.clock)(), by: self.editor.clone(), act, why: why.trim().to_owned(), replaces };
        let written = self.store.record(vec![event])?;
        self.take_in(&written)?;
        let last = written.last().map(|entry| Receipt { number: entry.number, hash: entry.hash[..12].to_owned() });
        last.ok_or_else(|| anyhow::anyhow!("nothing was written"))
    }
}

//! What do all requests share? One sitting at the desk, the door, and the news of what was decided.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use daejo::report::Words;
use tokio::sync::watch;

use crate::desk::{Card, Session};

use super::door::Door;
use super::live::News;

/// The sitting, and what everybody was last told of it.
pub struct Desk {
    pub session: Session,
    told: BTreeMap<String, String>,
    news: watch::Sender<Arc<News>>,
}

/// What all requests share.
pub struct Hall {
    desk: Arc<Mutex<Desk>>,
    pub door: Door,
    pub words: Words,
    pub title: String,
    /// The name suggested to who comes in.
    pub editor: String,
    pub news: watch::Receiver<Arc<News>>,
}

impl Hall {
    pub fn new(session: Session, editor: String, door: Door) -> Hall {
        let (words, title) = (session.words.clone(), session.title.clone());
        let first = News { number: number(&session), ..News::default() };
        let (sender, news) = watch::channel(Arc::new(first));
        let desk = Desk { told: marks(&session), session, news: sender };
        Hall { desk: Arc::new(Mutex::new(desk)), door, words, title, editor, news }
    }

    /// Does something at the desk, one request after another, away from those who only wait.
    pub async fn desk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> anyhow::Result<T> + Send + 'static,
    ) -> anyhow::Result<T> {
        let desk = Arc::clone(&self.desk);
        let done = tokio::task::spawn_blocking(move || {
            // every change is written whole, so that a panic leaves nothing half done
            work(&mut desk.lock().unwrap_or_else(PoisonError::into_inner))
        });
        done.await?
    }

    /// Takes in what others wrote to the record, and tells everybody.
    pub fn catch_up(desk: &mut Desk) -> anyhow::Result<()> {
        if desk.session.refresh()? {
            desk.tell();
        }
        Ok(())
    }
}

impl Desk {
    /// The question of this id.
    pub fn card(&self, id: &str) -> Option<&Card> {
        self.session.cards.iter().find(|card| card.cluster == id)
    }

    /// Tells everybody what has changed since they were last told.
    pub fn tell(&mut self) {
        let marks = marks(&self.session);
        let changed = self.session.cards.iter().filter(|card| self.told.get(&card.cluster) != marks.get(&card.cluster));
        let states = changed.map(|card| (card.cluster.clone(), state(card, &self.session.words))).collect();
        let gone = self.told.keys().filter(|id| !marks.contains_key(*id)).cloned().collect();
        let last = self.session.entries().last();
        let by = last.map(|last| last.event.by.clone()).unwrap_or_default();
        let act = last.map(|last| self.session.words.code("act", last.event.act.name())).unwrap_or_default();
        let what = self.session.words.say("serve.news", &[("by", &by), ("act", &act)]);
        self.news.send_replace(Arc::new(News { number: number(&self.session), by, what, states, gone }));
        self.told = marks;
    }
}

/// The number of the last event that the sitting knows.
pub fn number(session: &Session) -> u64 {
    session.entries().last().map_or(0, |last| last.number)
}

/// How a question stands, in a few words.
pub fn state(card: &Card, words: &Words) -> String {
    match card.answer {
        _ if card.again => words.word("serve.again"),
        Some(answer) if card.confirmed == Some(true) => {
            format!("{} · {}", words.code("act", answer), words.code("act", "confirm"))
        }
        Some(answer) => words.code("act", answer),
        None if card.weight.is_some() => words.word("serve.waits"),
        None => String::new(),
    }
}

fn marks(session: &Session) -> BTreeMap<String, String> {
    session.cards.iter().map(|card| (card.cluster.clone(), card.seen())).collect()
}

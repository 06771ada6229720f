//! What do the others see at once? Each decision as it is written, told to every open page by server-sent events.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use tokio_stream::wrappers::{IntervalStream, WatchStream};
use tokio_stream::{Stream, StreamExt};

use super::LOOK;
use super::door::Seat;
use super::hall::Hall;

/// What was last written, and what changed by it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct News {
    /// The number of the last event.
    pub number: u64,
    pub by: String,
    /// Who did what, in words.
    pub what: String,
    /// The questions that changed since the news before, and how they stand now.
    pub states: BTreeMap<String, String>,
    /// The questions that are no longer there.
    pub gone: Vec<String>,
}

/// The news, from the last on; a page that knows it already passes over it.
pub async fn live(
    _seat: Seat,
    State(hall): State<Arc<Hall>>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = WatchStream::new(hall.news.clone()).map(Some);
    let looks = IntervalStream::new(tokio::time::interval(LOOK)).map(|_| None);
    // who may no longer be in is told nothing more
    let told = news.merge(looks).take_while(move |_| hall.door.seat(&headers).is_some());
    let told = told.filter_map(|news| news).map(|news| {
        let event = Event::default().id(news.number.to_string());
        Ok(event.data(serde_json::to_string(&*news).unwrap_or_default()))
    });
    Sse::new(told).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

//! What does a form do? What the same key does on the terminal, if the question still is what the editor saw.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use daejo::review::Act;

use crate::accounts::Deed;
use crate::desk::{Card, Receipt, Session, Shown};

use super::door::Posted;
use super::hall::{Desk, Hall};
use super::pages::{self, Refusal, Typed};

/// What came of a form.
enum Came {
    Done(Receipt, String),
    /// The question changed since it was shown: a page that shows it as it is.
    Changed(String),
    /// It is no longer there.
    Gone,
    Wrong,
    /// Not something that this one may do.
    Barred,
}

/// Decides on a question.
pub async fn decide(State(hall): State<Arc<Hall>>, Path(id): Path<String>, posted: Posted) -> Response {
    let within = Arc::clone(&hall);
    let came = hall
        .desk(move |desk| {
            Hall::catch_up(desk)?;
            let Some(card) = desk.card(&id) else { return Ok(Came::Gone) };
            if !posted.seat.may(asked(card, &posted)) {
                return Ok(Came::Barred);
            }
            if card.seen() != posted.get("seen") {
                let typed = Typed { why: posted.get("why"), text: posted.get("text"), changed: true };
                return Ok(Came::Changed(pages::question_page(&within, desk, &posted.seat, &id, None, typed)?));
            }
            let place = desk.session.list(Shown::Open, "").iter().position(|open| open.cluster == id);
            let Some(receipt) = does(desk.session.by(&posted.seat.name), &id, &posted)? else { return Ok(Came::Wrong) };
            desk.tell();
            let next = next(desk, &id, place);
            Ok(Came::Done(receipt, next))
        })
        .await;
    match came {
        Ok(Came::Done(receipt, next)) => Redirect::to(&format!("{next}?done={}", receipt.number)).into_response(),
        Ok(Came::Changed(page)) => pages::changed(page),
        Ok(Came::Gone) => pages::refuse(&hall, Refusal::Gone),
        Ok(Came::Wrong) => pages::refuse(&hall, Refusal::Form),
        Ok(Came::Barred) => pages::refuse(&hall, Refusal::Role),
        Err(error) => pages::failed(&hall, &error),
    }
}

/// What a form asks to be allowed.
fn asked(card: &Card, posted: &Posted) -> Deed {
    match posted.get("act") {
        "confirm" => Deed::Confirm,
        "take-back" if card.told(posted.get("event")).is_none_or(|told| told.by != posted.seat.name) => Deed::TakeBack,
        _ => Deed::Decide,
    }
}

/// Does what a form says; `None` where it says nothing that can be done.
fn does(session: &mut Session, id: &str, posted: &Posted) -> anyhow::Result<Option<Receipt>> {
    let (why, text) = (posted.get("why"), posted.get("text").to_owned());
    let done = match posted.get("act") {
        "accept" => session.rule(id, why, |on| Act::Accept { on })?,
        "reject" => session.rule(id, why, |on| Act::Reject { on })?,
        "unsure" => session.rule(id, why, |on| Act::Unsure { on })?,
        "resolve" => {
            let (value, rating) = (posted.get("value").to_owned(), posted.get("rating").to_owned());
            if value.is_empty() || rating.is_empty() {
                return Ok(None);
            }
            session.rule(id, why, |on| Act::Resolve { on, value, rating })?
        }
        "note" if !text.is_empty() => session.rule(id, "", |on| Act::Note { on, text })?,
        "assign" => {
            let to = posted.get("to").to_owned();
            session.rule(id, "", |on| Act::Assign { on, to })?
        }
        "merge" => {
            let other = posted.get("with");
            if other == id || !session.cards.iter().any(|card| card.cluster == other) {
                return Ok(None);
            }
            session.merge(id, other)?
        }
        "split" => {
            let card = session.cards.iter().find(|card| card.cluster == id);
            let rows = card.map_or(&[][..], |card| &card.rows);
            let marked = |claim: &String| posted.all("claim").any(|marked| marked == claim);
            let chosen: Vec<String> = rows.iter().map(|row| row.claim.clone()).filter(marked).collect();
            if chosen.is_empty() || chosen.len() >= rows.len() {
                return Ok(None);
            }
            session.split(id, &chosen)?
        }
        act @ ("confirm" | "take-back") => {
            let card = session.cards.iter().find(|card| card.cluster == id);
            let Some(number) = card.and_then(|card| card.told(posted.get("event"))).map(|told| told.number) else {
                return Ok(None);
            };
            let done = if act == "confirm" { session.confirm(number)? } else { session.take_back(number)? };
            let Some(done) = done else { return Ok(None) };
            done
        }
        _ => return Ok(None),
    };
    Ok(Some(done))
}

/// A question that still waits stays; of one that does not, the next takes the place.
fn next(desk: &Desk, id: &str, place: Option<usize>) -> String {
    let open = desk.session.list(Shown::Open, "");
    let stays = desk.card(id).is_some() && (place.is_none() || open.iter().any(|card| card.cluster == id));
    let next = place.and_then(|place| open.get(place.min(open.len().saturating_sub(1))));
    match next {
        _ if stays => format!("/question/{id}"),
        Some(next) => format!("/question/{}", next.cluster),
        None => "/".to_owned(),
    }
}

/// Takes back what the editor did last.
pub async fn undo(State(hall): State<Arc<Hall>>, posted: Posted) -> Response {
    if !posted.seat.may(Deed::Decide) {
        return pages::refuse(&hall, Refusal::Role);
    }
    let done = hall
        .desk(move |desk| {
            Hall::catch_up(desk)?;
            let done = desk.session.by(&posted.seat.name).undo()?;
            desk.tell();
            Ok(done)
        })
        .await;
    match done {
        Ok(Some(receipt)) => Redirect::to(&format!("/?done={}", receipt.number)).into_response(),
        Ok(None) => pages::refuse(&hall, Refusal::Nothing),
        Err(error) => pages::failed(&hall, &error),
    }
}

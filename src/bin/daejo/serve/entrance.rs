//! How does one come in and go out? By the printed link and a name, or by an account's name and password.

use std::sync::{Arc, PoisonError};

use axum::extract::{Query, Request, State};
use axum::http::header::{self, HeaderMap};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use subtle::ConstantTimeEq;

use crate::accounts::NAME;

use super::door::{Door, Entrance, Peer, Posted, Seat, digest, form, secret};
use super::hall::Hall;
use super::pages::{self, Refusal};
use super::roll::{Barred, Roll};
use super::say_link;

impl Door {
    /// A new link that lets one person in, the one before being good no longer; where there are accounts, the address alone.
    pub fn link(&self) -> anyhow::Result<String> {
        match &self.entrance {
            Entrance::Accounts(_) => Ok(format!("{}/", self.address.url)),
            Entrance::Link(good) => {
                let token = secret()?;
                *good.lock().unwrap_or_else(PoisonError::into_inner) = Some(digest(&token));
                Ok(format!("{}/enter?token={token}", self.address.url))
            }
        }
    }

    /// Whether a link's token is good; where it is to be taken, it is good no longer.
    fn is_good(&self, token: &str, take: bool) -> bool {
        let Entrance::Link(good) = &self.entrance else { return false };
        let mut good = good.lock().unwrap_or_else(PoisonError::into_inner);
        let is_good = good.is_some_and(|good| bool::from(good.ct_eq(&digest(token))));
        if is_good && take {
            *good = None;
        }
        is_good
    }
}

/// The token of a link.
#[derive(Deserialize)]
pub struct Key {
    #[serde(default)]
    token: String,
}

/// Asks who comes in; only the answer takes the token, so that a browser that looks ahead does not.
pub async fn show(State(hall): State<Arc<Hall>>, Query(Key { token }): Query<Key>) -> Response {
    if hall.door.roll().is_some() {
        return pages::login(&hall, None);
    }
    if hall.door.tries.check().is_err() {
        return pages::refuse(&hall, Refusal::TooMany);
    }
    if !hall.door.is_good(&token, false) {
        return pages::refuse(&hall, Refusal::Link);
    }
    pages::enter(&hall, &token)
}

/// Lets somebody in.
pub async fn enter(State(hall): State<Arc<Hall>>, peer: Peer, request: Request) -> Response {
    if hall.door.roll().is_none() && hall.door.tries.check().is_err() {
        return pages::refuse(&hall, Refusal::TooMany);
    }
    let fields = match form(request, &hall).await {
        Ok(fields) => fields,
        Err(refused) => return refused,
    };
    let typed = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.as_str());
    let seated = match hall.door.roll() {
        Some(roll) => match roll.admit(typed("name").trim(), typed("password"), peer.0).await {
            Ok(Ok(account)) => hall.door.sit(&account),
            Ok(Err(Barred::Wrong)) => return pages::login(&hall, Some(Refusal::Wrong)),
            Ok(Err(Barred::TooMany)) => return pages::login(&hall, Some(Refusal::Tries)),
            Err(error) => Err(error),
        },
        None => {
            let name: String = daejo::report::sanitise::plain(typed("name").trim()).chars().take(NAME).collect();
            if name.is_empty() {
                return pages::refuse(&hall, Refusal::Form);
            }
            if !hall.door.is_good(typed("token").trim(), true) {
                return pages::refuse(&hall, Refusal::Link);
            }
            // the terminal may be gone; who is in stays in
            let _ = say_link(&hall);
            hall.door.sit_by_link(name)
        }
    };
    match seated {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response(),
        Err(error) => pages::failed(&hall, &error),
    }
}

/// Lets somebody out.
pub async fn leave(State(hall): State<Arc<Hall>>, headers: HeaderMap, _posted: Posted) -> Response {
    ([(header::SET_COOKIE, hall.door.rise(&headers))], pages::refuse(&hall, Refusal::Left)).into_response()
}

/// Asks for an old and a new password.
pub async fn password(State(hall): State<Arc<Hall>>, seat: Seat) -> Response {
    match hall.door.roll() {
        Some(_) => pages::password(&hall, &seat, None),
        None => pages::refuse(&hall, Refusal::Gone),
    }
}

/// Gives somebody the password they chose, and ends their other sessions.
pub async fn change(State(hall): State<Arc<Hall>>, peer: Peer, headers: HeaderMap, posted: Posted) -> Response {
    let Some(roll) = hall.door.roll() else { return pages::refuse(&hall, Refusal::Gone) };
    let seat = &posted.seat;
    match roll.admit(&seat.name, posted.exactly("old"), peer.0).await {
        Ok(Ok(_)) => {}
        Ok(Err(Barred::Wrong)) => return pages::password(&hall, seat, Some(Refusal::Wrong)),
        Ok(Err(Barred::TooMany)) => return pages::password(&hall, seat, Some(Refusal::Tries)),
        Err(error) => return pages::failed(&hall, &error),
    }
    let changed = renewed(roll, &seat.name, posted.exactly("new")).await;
    match changed.and_then(|account| Ok((hall.door.rise(&headers), hall.door.sit(&account)?))) {
        Ok((_, cookie)) => ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response(),
        Err(error) if error.is::<crate::exit::Misuse>() => pages::password(&hall, seat, Some(Refusal::Account)),
        Err(error) => pages::failed(&hall, &error),
    }
}

/// Gives an account another password.
pub async fn renewed(roll: &Roll, name: &str, password: &str) -> anyhow::Result<crate::accounts::Account> {
    let (book, name) = (roll.book.clone(), name.to_owned());
    let password = crate::accounts::Password::typed(password);
    roll.hashed(move || book.set_password(&name, &password)).await?
}

//! Who may come in, as a chief sees and keeps it.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use crate::accounts::{Deed, Password, Role, is_one};
use crate::exit::Misuse;

use super::door::{Posted, Seat};
use super::entrance::renewed;
use super::hall::Hall;
use super::pages::{self, Refusal};
use super::roll::Roll;

/// Lists the accounts.
pub async fn show(State(hall): State<Arc<Hall>>, seat: Seat) -> Response {
    match hall.door.roll() {
        None => pages::refuse(&hall, Refusal::Gone),
        Some(_) if !seat.may(Deed::Staff) => pages::refuse(&hall, Refusal::Role),
        Some(roll) => pages::accounts(&hall, &seat, &roll.accounts(), None),
    }
}

/// Adds, changes or takes away an account. One's own one keeps, so that a chief always remains.
pub async fn keep(State(hall): State<Arc<Hall>>, posted: Posted) -> Response {
    let Some(roll) = hall.door.roll() else { return pages::refuse(&hall, Refusal::Gone) };
    if !posted.seat.may(Deed::Staff) {
        return pages::refuse(&hall, Refusal::Role);
    }
    if posted.get("act") != "add" && is_one(posted.get("name"), &posted.seat.name) {
        return pages::refuse(&hall, Refusal::Own);
    }
    match kept(roll, &posted).await {
        Ok(true) => Redirect::to("/accounts").into_response(),
        Ok(false) => pages::refuse(&hall, Refusal::Form),
        Err(error) if error.is::<Misuse>() => {
            pages::accounts(&hall, &posted.seat, &roll.accounts(), Some(Refusal::Account))
        }
        Err(error) => pages::failed(&hall, &error),
    }
}

/// Does what a form says; whether it says anything that can be done.
async fn kept(roll: &Roll, posted: &Posted) -> anyhow::Result<bool> {
    let (name, role) = (posted.get("name").to_owned(), Role::parse(posted.get("role")));
    match (posted.get("act"), role) {
        ("add", Some(role)) => {
            let (book, password) = (roll.book.clone(), Password::typed(posted.exactly("password")));
            roll.hashed(move || book.add(&name, role, &password)).await??;
        }
        ("role", Some(role)) => roll.book.set_role(&name, role)?,
        ("remove", _) => roll.book.remove(&name)?,
        ("password", _) => drop(renewed(roll, &name, posted.exactly("password")).await?),
        _ => return Ok(false),
    }
    Ok(true)
}

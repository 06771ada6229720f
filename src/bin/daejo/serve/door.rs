//! Who may come in? Who holds the printed link, once, or has an account; from then on who shows the cookie that was given for it.
//!
//! Every request passes [`guard`]; every form passes [`Posted`], so that no handler sees one that was not sent from our own pages.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Form, FromRequest, FromRequestParts, Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::accounts::{Account, Deed, Role};

use super::LONGEST;
use super::address::Address;
use super::hall::Hall;
use super::pages::{self, Refusal};
use super::roll::Roll;

/// Requests of one machine in a second, and at once.
const OFTEN: (u32, u32) = (50, 300);

/// Tries of a link in a second, and at once.
const TRIES: (u32, u32) = (1, 10);

/// What a page may do: show our style, run our script, talk to us.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Sent with everything. A stricter referrer policy would have browsers hide the origin of forms, which is checked.
const HEADERS: [(header::HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// From where a request came.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Somebody who came in.
#[derive(Clone, Debug)]
pub struct Seat {
    pub name: String,
    pub role: Role,
    /// What forms of theirs must carry.
    pub csrf: String,
    /// The mark of their account, where they have one.
    mark: Option<[u8; 32]>,
    until: Instant,
}

impl Seat {
    pub fn may(&self, deed: Deed) -> bool {
        self.role.may(deed)
    }
}

/// How people come in.
pub enum Entrance {
    /// By the one link that is still good, by the digest of its token.
    Link(Mutex<Option<[u8; 32]>>),
    /// With a name and a password.
    Accounts(Box<Roll>),
}

/// The door.
pub struct Door {
    pub address: Address,
    pub entrance: Entrance,
    cookie: String,
    stay: Duration,
    seats: Mutex<HashMap<[u8; 32], Seat>>,
    often: DefaultKeyedRateLimiter<IpAddr>,
    pub tries: DefaultDirectRateLimiter,
}

impl Door {
    /// Lets people in under `address`; `port` tells the cookies of several servers of one machine apart.
    pub fn new(address: Address, port: u16, roll: Option<Roll>, stay: Duration) -> Door {
        let quota = |(second, burst): (u32, u32)| {
            let some = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
            Quota::per_second(some(second)).allow_burst(some(burst))
        };
        Door {
            cookie: if address.is_secure { "__Host-daejo".to_owned() } else { format!("daejo-{port}") },
            address,
            entrance: roll.map_or_else(|| Entrance::Link(Mutex::new(None)), |roll| Entrance::Accounts(Box::new(roll))),
            stay,
            seats: Mutex::new(HashMap::new()),
            often: RateLimiter::keyed(quota(OFTEN)),
            tries: RateLimiter::direct(quota(TRIES)),
        }
    }

    /// The accounts, where there are any.
    pub fn roll(&self) -> Option<&Roll> {
        match &self.entrance {
            Entrance::Link(_) => None,
            Entrance::Accounts(roll) => Some(roll),
        }
    }

    /// A seat for somebody with an account, as a cookie.
    pub fn sit(&self, account: &Account) -> anyhow::Result<String> {
        self.seated(account.name.clone(), account.role, Some(Roll::mark(account)))
    }

    /// A seat for somebody who came by the link: at this machine nobody can be kept from anything.
    pub fn sit_by_link(&self, name: String) -> anyhow::Result<String> {
        self.seated(name, Role::Chief, None)
    }

    fn seated(&self, name: String, role: Role, mark: Option<[u8; 32]>) -> anyhow::Result<String> {
        let key = secret()?;
        let now = Instant::now();
        let seat = Seat { name, role, csrf: secret()?, mark, until: now + self.stay };
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        seats.retain(|_, seat| seat.until > now);
        seats.insert(digest(&key), seat);
        Ok(self.set_cookie(&key, self.stay))
    }

    fn set_cookie(&self, key: &str, stay: Duration) -> String {
        let secure = if self.address.is_secure { "; Secure" } else { "" };
        let (name, stay) = (&self.cookie, stay.as_secs());
        format!("{name}={key}; Path=/; HttpOnly; SameSite=Strict; Max-Age={stay}{secure}")
    }

    fn key(&self, headers: &HeaderMap) -> Option<[u8; 32]> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, _)| *name == self.cookie).map(|(_, key)| digest(key))
    }

    /// Who shows a cookie of ours, if they may still be in.
    pub fn seat(&self, headers: &HeaderMap) -> Option<Seat> {
        let key = self.key(headers)?;
        let seat = self.seats.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let seat = seat.filter(|seat| seat.until > Instant::now())?;
        let stands = match (&seat.mark, self.roll()) {
            (Some(mark), Some(roll)) => roll.holds(&seat.name, mark),
            (None, None) => true,
            _ => false,
        };
        stands.then_some(seat)
    }

    /// Takes a seat away; gives the cookie that a browser forgets its own by.
    pub fn rise(&self, headers: &HeaderMap) -> String {
        if let Some(key) = self.key(headers) {
            self.seats.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
        }
        self.set_cookie("", Duration::ZERO)
    }

    /// Forgets who has gone.
    pub fn tidy(&self) {
        self.often.retain_recent();
        self.roll().into_iter().for_each(Roll::tidy);
    }
}

/// 32 random bytes, in hex.
pub fn secret() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no random bytes: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

pub fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// What every request passes: not too many, asked of us by our own name, forms from our own pages, answered in time.
pub async fn guard(State(hall): State<Arc<Hall>>, mut request: Request, next: Next) -> Response {
    if let Some(Peer(peer)) = request.extensions().get::<Peer>().copied() {
        let asks = hall.door.address.asks(peer, request.headers());
        request.extensions_mut().insert(Peer(asks));
    }
    let mut response = match refused(&hall.door, &request) {
        Some(refusal) => pages::refuse(&hall, refusal),
        None => match tokio::time::timeout(LONGEST, next.run(request)).await {
            Ok(response) => response,
            Err(_) => pages::refuse(&hall, Refusal::Slow),
        },
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn refused(door: &Door, request: &Request) -> Option<Refusal> {
    let headers = request.headers();
    let one = |name: header::HeaderName| {
        let mut values = headers.get_all(name).iter();
        values.next().filter(|_| values.next().is_none()).and_then(|value| value.to_str().ok())
    };
    let peer = request.extensions().get::<Peer>();
    if peer.is_none_or(|Peer(peer)| door.often.check_key(peer).is_err()) {
        return Some(Refusal::TooMany);
    }
    if !one(header::HOST).is_some_and(|host| door.address.is_host(host)) {
        return Some(Refusal::Host);
    }
    let asks = [Method::GET, Method::HEAD].contains(request.method());
    if !asks && !one(header::ORIGIN).is_some_and(|origin| door.address.is_origin(origin)) {
        return Some(Refusal::Origin);
    }
    None
}

impl FromRequestParts<Arc<Hall>> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, hall: &Arc<Hall>) -> Result<Seat, Response> {
        hall.door.seat(&parts.headers).ok_or_else(|| pages::refuse(hall, Refusal::Stranger))
    }
}

impl FromRequestParts<Arc<Hall>> for Peer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, hall: &Arc<Hall>) -> Result<Peer, Response> {
        parts.extensions.get::<Peer>().copied().ok_or_else(|| pages::refuse(hall, Refusal::TooMany))
    }
}

/// A form that was sent from one of our pages by who was shown it.
pub struct Posted {
    pub seat: Seat,
    fields: Vec<(String, String)>,
}

impl Posted {
    /// A field's text; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim())
    }

    /// A field's text as it was typed, with what stands at its ends.
    pub fn exactly(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text)
    }

    /// The texts of a field that may stand several times.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, text)| text.trim())
    }
}

impl FromRequest<Arc<Hall>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, hall: &Arc<Hall>) -> Result<Posted, Response> {
        let Some(seat) = hall.door.seat(request.headers()) else { return Err(pages::refuse(hall, Refusal::Stranger)) };
        let fields = form(request, hall).await?;
        let posted = Posted { seat, fields };
        if !bool::from(posted.get("csrf").as_bytes().ct_eq(posted.seat.csrf.as_bytes())) {
            return Err(pages::refuse(hall, Refusal::Forged));
        }
        Ok(posted)
    }
}

/// The fields of a form, whoever sent it.
pub async fn form(request: Request, hall: &Arc<Hall>) -> Result<Vec<(String, String)>, Response> {
    let read = Form::<Vec<(String, String)>>::from_request(request, hall).await;
    read.map(|Form(fields)| fields).map_err(|rejection| {
        let large = rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE;
        pages::refuse(hall, if large { Refusal::Large } else { Refusal::Form })
    })
}

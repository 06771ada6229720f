//! Who may come in? Who holds the printed link, once; from then on who shows the cookie that was given for it.
//!
//! Every request passes [`guard`]; every form passes [`Posted`], so that no handler sees one that was not sent from our own pages.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Form, FromRequest, FromRequestParts, Query, Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::hall::Hall;
use super::pages::{self, Refusal};
use super::{LONGEST, say_link};

/// How long a seat is kept.
const SITTING: Duration = Duration::from_secs(12 * 60 * 60);

/// Requests of one machine in a second, and at once.
const OFTEN: (u32, u32) = (50, 300);

/// Tries of a link in a second, and at once.
const TRIES: (u32, u32) = (1, 10);

/// The longest name, in characters.
const NAME: usize = 80;

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
    /// What forms of theirs must carry.
    pub csrf: String,
    until: Instant,
}

/// The door.
pub struct Door {
    /// The names under which we may be asked for; another one is another site's that points here.
    hosts: Vec<String>,
    cookie: String,
    /// The one link that is still good, by the digest of its token.
    token: Mutex<Option<[u8; 32]>>,
    seats: Mutex<HashMap<[u8; 32], Seat>>,
    often: DefaultKeyedRateLimiter<IpAddr>,
    tries: DefaultDirectRateLimiter,
}

impl Door {
    pub fn new(address: SocketAddr) -> anyhow::Result<Door> {
        let port = address.port();
        let quota = |(second, burst): (u32, u32)| {
            let some = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
            Quota::per_second(some(second)).allow_burst(some(burst))
        };
        Ok(Door {
            hosts: vec![address.to_string(), format!("localhost:{port}")],
            cookie: format!("daejo-{port}"),
            token: Mutex::new(None),
            seats: Mutex::new(HashMap::new()),
            often: RateLimiter::keyed(quota(OFTEN)),
            tries: RateLimiter::direct(quota(TRIES)),
        })
    }

    /// A new link that lets one person in; the one before is good no longer.
    pub fn link(&self) -> anyhow::Result<String> {
        let token = secret()?;
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(digest(&token));
        Ok(format!("http://{}/enter?token={token}", self.hosts[0]))
    }

    fn is_good(&self, token: &str) -> bool {
        let good = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        good.is_some_and(|good| bool::from(good.ct_eq(&digest(token))))
    }

    /// Takes the token, once.
    fn take(&self, token: &str) -> bool {
        let mut good = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let is_good = good.is_some_and(|good| bool::from(good.ct_eq(&digest(token))));
        if is_good {
            *good = None;
        }
        is_good
    }

    fn sit(&self, name: String) -> anyhow::Result<String> {
        let key = secret()?;
        let now = Instant::now();
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        seats.retain(|_, seat| seat.until > now);
        seats.insert(digest(&key), Seat { name, csrf: secret()?, until: now + SITTING });
        Ok(format!("{}={key}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}", self.cookie, SITTING.as_secs()))
    }

    fn key(&self, headers: &HeaderMap) -> Option<[u8; 32]> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, _)| *name == self.cookie).map(|(_, key)| digest(key))
    }

    fn seat(&self, headers: &HeaderMap) -> Option<Seat> {
        let seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        seats.get(&self.key(headers)?).filter(|seat| seat.until > Instant::now()).cloned()
    }

    fn is_ours(&self, host: &str) -> bool {
        self.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(host))
    }
}

/// 32 random bytes, in hex.
fn secret() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no random bytes: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// What every request passes: not too many, asked of us by our own name, forms from our own pages, answered in time.
pub async fn guard(State(hall): State<Arc<Hall>>, request: Request, next: Next) -> Response {
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
    if !one(header::HOST).is_some_and(|host| door.is_ours(host)) {
        return Some(Refusal::Host);
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        let origin = one(header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
        if !origin.is_some_and(|host| door.is_ours(host)) {
            return Some(Refusal::Origin);
        }
    }
    None
}

impl FromRequestParts<Arc<Hall>> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, hall: &Arc<Hall>) -> Result<Seat, Response> {
        hall.door.seat(&parts.headers).ok_or_else(|| pages::refuse(hall, Refusal::Stranger))
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

async fn form(request: Request, hall: &Arc<Hall>) -> Result<Vec<(String, String)>, Response> {
    let read = Form::<Vec<(String, String)>>::from_request(request, hall).await;
    read.map(|Form(fields)| fields).map_err(|rejection| {
        let large = rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE;
        pages::refuse(hall, if large { Refusal::Large } else { Refusal::Form })
    })
}

/// The token of a link.
#[derive(Deserialize)]
pub struct Key {
    #[serde(default)]
    token: String,
}

/// Asks who comes in; only the answer takes the token, so that a browser that looks ahead does not.
pub async fn show(State(hall): State<Arc<Hall>>, Query(Key { token }): Query<Key>) -> Response {
    if hall.door.tries.check().is_err() {
        return pages::refuse(&hall, Refusal::TooMany);
    }
    if !hall.door.is_good(&token) {
        return pages::refuse(&hall, Refusal::Link);
    }
    pages::enter(&hall, &token)
}

/// Lets somebody in, and prints the next link.
pub async fn enter(State(hall): State<Arc<Hall>>, request: Request) -> Response {
    if hall.door.tries.check().is_err() {
        return pages::refuse(&hall, Refusal::TooMany);
    }
    let fields = match form(request, &hall).await {
        Ok(fields) => fields,
        Err(refused) => return refused,
    };
    let typed = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim());
    let name: String = daejo::report::sanitise::plain(typed("name")).chars().take(NAME).collect();
    if name.is_empty() {
        return pages::refuse(&hall, Refusal::Form);
    }
    if !hall.door.take(typed("token")) {
        return pages::refuse(&hall, Refusal::Link);
    }
    // the terminal may be gone; who is in stays in
    let _ = say_link(&hall);
    match hall.door.sit(name) {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response(),
        Err(error) => pages::failed(&hall, &error),
    }
}

/// Lets somebody out.
pub async fn leave(State(hall): State<Arc<Hall>>, headers: HeaderMap, _posted: Posted) -> Response {
    if let Some(key) = hall.door.key(&headers) {
        hall.door.seats.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }
    let gone = format!("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0", hall.door.cookie);
    ([(header::SET_COOKIE, gone)], pages::refuse(&hall, Refusal::Left)).into_response()
}

//! What is shown? The list of questions, one question with its evidence, who did what, and why somebody is refused.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use daejo::report::{Piece, Words, page_style, sanitise};
use daejo::review;
use serde::Deserialize;

use crate::accounts::{Account, Deed, Role};
use crate::commands::review::log_lines;
use crate::desk::{Card, Shown, Told};

use super::door::Seat;
use super::hall::{Desk, Hall, number, state};

const STYLE: &str = include_str!("pages/review.css");
const SCRIPT: &str = include_str!("pages/review.js");

/// Which questions are listed, by the word in the address.
const SORTS: [(&str, Shown); 4] =
    [("open", Shown::Open), ("decided", Shown::Decided), ("unconfirmed", Shown::Unconfirmed), ("all", Shown::All)];

/// Questions on one page of the list.
const MANY: usize = 100;

/// What stands around every page.
struct Frame<'p> {
    words: &'p Words,
    title: &'p str,
    /// Who is in; `None` before the door.
    seat: Option<&'p Seat>,
    /// Whether people come in by accounts.
    named: bool,
    /// The last event that the page knows.
    number: u64,
    /// What was just written.
    done: Option<String>,
}

impl Frame<'_> {
    fn word(&self, key: &str) -> String {
        self.words.word(key)
    }

    fn lang(&self) -> String {
        self.words.lang().to_string()
    }

    fn may(&self, deed: Deed) -> bool {
        self.seat.is_some_and(|seat| seat.may(deed))
    }

    fn decides(&self) -> bool {
        self.may(Deed::Decide)
    }

    fn keeps_accounts(&self) -> bool {
        self.named && self.may(Deed::Staff)
    }

    /// Whether who is in could confirm a decision.
    fn confirms(&self, told: &Told) -> bool {
        self.may(Deed::Confirm) && self.seat.is_some_and(|seat| told.waits_for(&seat.name))
    }

    /// Whether who is in could take a decision back.
    fn takes_back(&self, told: &Told) -> bool {
        let own = self.seat.is_some_and(|seat| seat.name == told.by);
        self.may(if own { Deed::Decide } else { Deed::TakeBack })
    }

    fn csrf(&self) -> &str {
        self.seat.map_or("", |seat| &seat.csrf)
    }
}

/// A question in the list.
struct Line<'p> {
    card: &'p Card,
    verdict: String,
    /// Outlets and values.
    gist: String,
    state: String,
}

#[derive(Template)]
#[template(path = "list.html", config = "src/bin/daejo/serve/askama.toml")]
struct ListPage<'p> {
    frame: Frame<'p>,
    lines: Vec<Line<'p>>,
    /// Word in the address, what it is called, whether it is shown.
    sorts: Vec<(&'static str, String, bool)>,
    shown: &'static str,
    sought: String,
    count: String,
    earlier: Option<usize>,
    later: Option<usize>,
}

/// What an editor had typed into a form that could not be taken.
#[derive(Default)]
pub struct Typed<'t> {
    pub why: &'t str,
    pub text: &'t str,
    pub changed: bool,
}

#[derive(Template)]
#[template(path = "question.html", config = "src/bin/daejo/serve/askama.toml")]
struct QuestionPage<'p> {
    frame: Frame<'p>,
    card: &'p Card,
    verdict: String,
    score: Option<String>,
    left: String,
    earlier: Option<String>,
    later: Option<String>,
    /// The questions it could be merged with.
    others: Vec<(&'p str, String)>,
    seen: String,
    typed: Typed<'p>,
}

#[derive(Template)]
#[template(path = "log.html", config = "src/bin/daejo/serve/askama.toml")]
struct LogPage<'p> {
    frame: Frame<'p>,
    lines: Vec<String>,
    editors: Vec<String>,
    by: String,
}

#[derive(Template)]
#[template(path = "enter.html", config = "src/bin/daejo/serve/askama.toml")]
struct EnterPage<'p> {
    frame: Frame<'p>,
    token: &'p str,
    name: &'p str,
}

#[derive(Template)]
#[template(path = "login.html", config = "src/bin/daejo/serve/askama.toml")]
struct LoginPage<'p> {
    frame: Frame<'p>,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "password.html", config = "src/bin/daejo/serve/askama.toml")]
struct PasswordPage<'p> {
    frame: Frame<'p>,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts.html", config = "src/bin/daejo/serve/askama.toml")]
struct AccountsPage<'p> {
    frame: Frame<'p>,
    accounts: &'p [Account],
    wrong: Option<String>,
}

impl AccountsPage<'_> {
    fn is_own(&self, account: &Account) -> bool {
        self.frame.seat.is_some_and(|seat| seat.name == account.name)
    }

    /// What one may do, in words.
    fn may(&self, role: &Role) -> String {
        self.frame.words.code("may", role.name())
    }

    fn role(&self, role: &Role) -> String {
        self.frame.words.code("role", role.name())
    }
}

#[derive(Template)]
#[template(path = "refused.html", config = "src/bin/daejo/serve/askama.toml")]
struct RefusedPage<'p> {
    frame: Frame<'p>,
    why: String,
    home: bool,
}

/// Why a request comes to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Stranger,
    Link,
    Host,
    Origin,
    Forged,
    Form,
    Large,
    Slow,
    TooMany,
    Gone,
    Nothing,
    Left,
    LoggedOut,
    /// Not a name and its password.
    Wrong,
    /// Too many tries of a password.
    Tries,
    /// Not for who has this role.
    Role,
    /// Not to be done to one's own account.
    Own,
    /// A name or password that no account can have.
    Account,
}

impl Refusal {
    fn told(self) -> (StatusCode, &'static str) {
        match self {
            Refusal::Stranger => (StatusCode::UNAUTHORIZED, "refused.stranger"),
            Refusal::Link => (StatusCode::FORBIDDEN, "refused.link"),
            Refusal::Host => (StatusCode::MISDIRECTED_REQUEST, "refused.host"),
            Refusal::Origin => (StatusCode::FORBIDDEN, "refused.origin"),
            Refusal::Forged => (StatusCode::FORBIDDEN, "refused.forged"),
            Refusal::Form => (StatusCode::UNPROCESSABLE_ENTITY, "refused.form"),
            Refusal::Large => (StatusCode::PAYLOAD_TOO_LARGE, "refused.large"),
            Refusal::Slow => (StatusCode::REQUEST_TIMEOUT, "refused.slow"),
            Refusal::TooMany => (StatusCode::TOO_MANY_REQUESTS, "refused.too-many"),
            Refusal::Gone => (StatusCode::NOT_FOUND, "refused.gone"),
            Refusal::Nothing => (StatusCode::CONFLICT, "desk.nothing-to-undo"),
            Refusal::Left => (StatusCode::OK, "refused.left"),
            Refusal::LoggedOut => (StatusCode::UNAUTHORIZED, "refused.logged-out"),
            Refusal::Wrong => (StatusCode::FORBIDDEN, "refused.wrong"),
            Refusal::Tries => (StatusCode::TOO_MANY_REQUESTS, "refused.tries"),
            Refusal::Role => (StatusCode::FORBIDDEN, "refused.role"),
            Refusal::Own => (StatusCode::CONFLICT, "refused.own"),
            Refusal::Account => (StatusCode::UNPROCESSABLE_ENTITY, "refused.account"),
        }
    }
}

fn rendered(made: askama::Result<String>) -> anyhow::Result<String> {
    Ok(made?)
}

fn shown(hall: &Hall, made: anyhow::Result<String>) -> Response {
    made.map_or_else(|error| failed(hall, &error), |page| Html(page).into_response())
}

fn outside(hall: &Hall) -> Frame<'_> {
    Frame {
        words: &hall.words,
        title: &hall.title,
        seat: None,
        named: hall.door.roll().is_some(),
        number: 0,
        done: None,
    }
}

/// What stands around a page that is not about the record as it stands.
fn inside<'p>(hall: &'p Hall, seat: &'p Seat) -> Frame<'p> {
    Frame { seat: Some(seat), number: hall.news.borrow().number, ..outside(hall) }
}

/// What stands around a page of the record.
fn around<'p>(hall: &'p Hall, desk: &Desk, seat: &'p Seat, written: Option<u64>) -> Frame<'p> {
    Frame { number: number(&desk.session), done: done(desk, seat, written), ..inside(hall, seat) }
}

/// A page with what was wrong with the form before, if anything.
fn told(hall: &Hall, wrong: Option<Refusal>, page: impl FnOnce(Option<String>) -> askama::Result<String>) -> Response {
    let (status, wrong) = match wrong.map(Refusal::told) {
        Some((status, key)) => (status, Some(hall.words.word(key))),
        None => (StatusCode::OK, None),
    };
    (status, shown(hall, rendered(page(wrong)))).into_response()
}

/// Asks for a name and its password.
pub fn login(hall: &Hall, wrong: Option<Refusal>) -> Response {
    told(hall, wrong, |wrong| LoginPage { frame: outside(hall), wrong }.render())
}

/// Asks for the old and a new password.
pub fn password(hall: &Hall, seat: &Seat, wrong: Option<Refusal>) -> Response {
    told(hall, wrong, |wrong| PasswordPage { frame: inside(hall, seat), wrong }.render())
}

/// Shows who may come in.
pub fn accounts(hall: &Hall, seat: &Seat, accounts: &[Account], wrong: Option<Refusal>) -> Response {
    told(hall, wrong, |wrong| AccountsPage { frame: inside(hall, seat), accounts, wrong }.render())
}

fn refused(hall: &Hall, status: StatusCode, why: String) -> Response {
    let home = !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::OK | StatusCode::MISDIRECTED_REQUEST);
    let page = RefusedPage { frame: outside(hall), why, home }.render();
    (status, Html(page.unwrap_or_default())).into_response()
}

/// Says why a request comes to nothing.
pub fn refuse(hall: &Hall, refusal: Refusal) -> Response {
    let (status, key) = refusal.told();
    if refusal == Refusal::Stranger && hall.door.roll().is_some() {
        return login(hall, Some(Refusal::LoggedOut));
    }
    refused(hall, status, hall.words.word(key))
}

/// Says what went wrong with the record; nothing was written.
pub fn failed(hall: &Hall, error: &anyhow::Error) -> Response {
    let why = hall.words.say("desk.failed", &[("why", &sanitise::plain(&format!("{error:#}")))]);
    refused(hall, StatusCode::INTERNAL_SERVER_ERROR, why)
}

/// Shows a question that changed under the editor's hands.
pub fn changed(page: String) -> Response {
    (StatusCode::CONFLICT, Html(page)).into_response()
}

pub async fn nowhere(State(hall): State<Arc<Hall>>) -> Response {
    refuse(&hall, Refusal::Gone)
}

/// Asks for a name.
pub fn enter(hall: &Hall, token: &str) -> Response {
    shown(hall, rendered(EnterPage { frame: outside(hall), token, name: &hall.editor }.render()))
}

pub async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], [page_style(), STYLE].concat())
}

pub async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT)
}

/// Which questions, and where in them.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    shown: String,
    q: String,
    page: usize,
    done: Option<u64>,
}

/// What was just written, if it was this editor's.
fn done(desk: &Desk, seat: &Seat, number: Option<u64>) -> Option<String> {
    let entry = desk.session.entries().iter().find(|entry| Some(entry.number) == number)?;
    let with = [("n", entry.number.to_string()), ("hash", entry.hash.get(..12)?.to_owned())];
    let with = with.each_ref().map(|(name, text)| (*name, text.as_str()));
    (entry.event.by == seat.name).then(|| desk.session.words.say("desk.recorded", &with))
}

pub async fn list(State(hall): State<Arc<Hall>>, seat: Seat, Query(asked): Query<Asked>) -> Response {
    let within = Arc::clone(&hall);
    let made = hall.desk(move |desk| {
        Hall::catch_up(desk)?;
        let sort = SORTS.into_iter().find(|(name, _)| *name == asked.shown);
        let (name, sort) = sort.unwrap_or(SORTS[0]);
        let words = &within.words;
        let cards = desk.session.list(sort, &asked.q);
        let from = asked.page.saturating_mul(MANY);
        let lines = cards.iter().skip(from).take(MANY).map(|card| Line {
            card,
            verdict: words.code("verdict", card.verdict.name()),
            gist: gist(card),
            state: state(card, words),
        });
        let page = ListPage {
            frame: around(&within, desk, &seat, asked.done),
            lines: lines.collect(),
            sorts: SORTS.map(|(key, sort)| (key, words.word(sort.name()), key == name)).to_vec(),
            shown: name,
            sought: asked.q.clone(),
            count: words.say("serve.count", &[("n", &cards.len().to_string())]),
            earlier: (asked.page > 0).then(|| asked.page - 1),
            later: (from.saturating_add(MANY) < cards.len()).then(|| asked.page + 1),
        };
        rendered(page.render())
    });
    shown(&hall, made.await)
}

/// Who says what, in one line.
fn gist(card: &Card) -> String {
    let mut told: Vec<(&str, Vec<&str>)> = Vec::new();
    for row in &card.rows {
        match told.iter_mut().find(|(value, _)| *value == row.value) {
            Some((_, outlets)) if !outlets.contains(&row.outlet.as_str()) => outlets.push(&row.outlet),
            Some(_) => {}
            None => told.push((&row.value, vec![&row.outlet])),
        }
    }
    let parts = told.iter().map(|(value, outlets)| format!("{value} ({})", outlets.join(", ")));
    parts.collect::<Vec<_>>().join(" / ")
}

pub async fn question(
    State(hall): State<Arc<Hall>>,
    seat: Seat,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let within = Arc::clone(&hall);
    let made = hall.desk(move |desk| {
        Hall::catch_up(desk)?;
        if desk.card(&id).is_none() {
            return Ok(None);
        }
        question_page(&within, desk, &seat, &id, asked.done, Typed::default()).map(Some)
    });
    match made.await {
        Ok(Some(page)) => Html(page).into_response(),
        Ok(None) => refuse(&hall, Refusal::Gone),
        Err(error) => failed(&hall, &error),
    }
}

/// A question with its evidence and what can be done about it.
pub fn question_page(
    hall: &Hall,
    desk: &Desk,
    seat: &Seat,
    id: &str,
    written: Option<u64>,
    typed: Typed<'_>,
) -> anyhow::Result<String> {
    let words = &hall.words;
    let Some(card) = desk.card(id) else { anyhow::bail!("found no question {id}, expected one of this story") };
    let open = desk.session.list(Shown::Open, "");
    let all = desk.session.list(Shown::All, "");
    // among those that wait, or, for one that does not, among all
    let list = if open.iter().any(|card| card.cluster == id) { &open } else { &all };
    let place = list.iter().position(|card| card.cluster == id).unwrap_or(0);
    let at = |place: usize| list.get(place).map(|card| card.cluster.clone());
    // how grave it is would colour the answer
    let score = card.weight.filter(|_| card.answer.is_some()).map(|(harm, doubt)| {
        let with = [("score", harm * doubt), ("harm", harm), ("doubt", doubt)].map(|(key, n)| (key, n.to_string()));
        words.say("desk.score", &with.each_ref().map(|(key, n)| (*key, n.as_str())))
    });
    let others = all.iter().filter(|other| other.cluster != id);
    let page = QuestionPage {
        frame: around(hall, desk, seat, written),
        card,
        verdict: words.code("verdict", card.verdict.name()),
        score,
        left: words.say("desk.left", &[("n", &open.len().to_string())]),
        earlier: place.checked_sub(1).and_then(at),
        later: at(place + 1),
        others: others.map(|other| (other.cluster.as_str(), format!("{} — {}", other.question, gist(other)))).collect(),
        seen: card.seen(),
        typed,
    };
    rendered(page.render())
}

/// Whose deeds.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Whose {
    by: String,
}

pub async fn log(State(hall): State<Arc<Hall>>, seat: Seat, Query(Whose { by }): Query<Whose>) -> Response {
    let within = Arc::clone(&hall);
    let made = hall.desk(move |desk| {
        Hall::catch_up(desk)?;
        let entries = desk.session.entries();
        let mut editors: Vec<String> = entries.iter().map(|entry| entry.event.by.clone()).collect();
        editors.sort();
        editors.dedup();
        let lines = log_lines(entries, &within.words);
        let theirs = |(_, entry): &(String, &review::Entry)| by.is_empty() || entry.event.by == by;
        let lines = lines.into_iter().zip(entries).filter(theirs).map(|(line, _)| line).rev().collect();
        let frame = around(&within, desk, &seat, None);
        rendered(LogPage { frame, lines, editors, by }.render())
    });
    shown(&hall, made.await)
}

pub async fn export(State(hall): State<Arc<Hall>>, _seat: Seat) -> Response {
    let made = hall.desk(|desk| {
        Hall::catch_up(desk)?;
        Ok(review::export(desk.session.entries()))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"decisions.jsonl\""),
    ];
    match made.await {
        Ok(text) => (headers, text).into_response(),
        Err(error) => failed(&hall, &error),
    }
}

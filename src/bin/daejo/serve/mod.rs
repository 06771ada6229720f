//! The editors' desk in a browser: the same sitting as on a terminal, for several editors at once.
//!
//! `address` says under which name we are asked for, `door` refuses and `entrance` lets in, `roll` knows the accounts and `staff` keeps
//! them; `pages` shows, `deeds` does what a form asks for, `live` tells the others. What slow, large or many requests may cost is
//! bounded here.

mod address;
mod deeds;
mod door;
mod entrance;
mod hall;
mod live;
mod pages;
mod roll;
mod staff;

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::accounts::Book;
use crate::desk::Session;

use address::Address;
use door::{Door, Peer};
use hall::Hall;
use roll::Roll;

/// The largest form, in bytes.
const LARGEST: usize = 128 << 10;

/// How long a request may take to arrive, and to be answered.
const LONGEST: Duration = Duration::from_secs(10);

/// Connections at once.
const CONNECTIONS: usize = 256;

/// How often what other processes wrote to the record is looked for.
const LOOK: Duration = Duration::from_secs(1);

/// How the desk is opened.
pub struct Opening {
    pub at: SocketAddr,
    /// Who may come in; without it, who holds a link.
    pub accounts: Option<Book>,
    /// The address that browsers ask for, where it is another.
    pub public_url: Option<String>,
    /// The proxies that are believed.
    pub proxies: Vec<IpAddr>,
    /// How long somebody stays in.
    pub stay: Duration,
}

/// Serves until the process is ended; `editor` is the name suggested to who comes in by a link.
pub fn run(session: Session, editor: String, opening: Opening) -> anyhow::Result<()> {
    let roll = opening.accounts.map(Roll::new).transpose()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let at = opening.at;
        let listener = TcpListener::bind(at).await.with_context(|| format!("{at}: not listened on"))?;
        let at = listener.local_addr()?;
        let address = match &opening.public_url {
            Some(url) => Address::public(url, opening.proxies)?,
            None => Address::local(at, opening.proxies),
        };
        let hall = Arc::new(Hall::new(session, editor, Door::new(address, at.port(), roll, opening.stay)));
        match hall.door.roll() {
            Some(_) => say_address(&hall, at)?,
            None => say_link(&hall)?,
        }
        tokio::select! {
            served = serve(listener, Arc::clone(&hall)) => served,
            () = look(hall) => Ok(()),
            interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
        }
    })
}

/// Prints the link that lets one person in.
fn say_link(hall: &Hall) -> anyhow::Result<()> {
    say(&hall.words.say("serve.link", &[("link", &hall.door.link()?)]))
}

/// Prints where people with an account come in.
fn say_address(hall: &Hall, at: SocketAddr) -> anyhow::Result<()> {
    say(&hall.words.say("serve.open", &[("link", &hall.door.link()?), ("at", &at.to_string())]))
}

fn say(line: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

async fn look(hall: Arc<Hall>) {
    let mut often = tokio::time::interval(LOOK);
    loop {
        often.tick().await;
        // a record that cannot be read now is read when somebody decides, who is then told
        let _ = hall.desk(Hall::catch_up).await;
        hall.door.tidy();
    }
}

fn routes(hall: &Arc<Hall>) -> Router {
    Router::new()
        .route("/", get(pages::list))
        .route("/question/{id}", get(pages::question).post(deeds::decide))
        .route("/undo", post(deeds::undo))
        .route("/log", get(pages::log))
        .route("/export.jsonl", get(pages::export))
        .route("/live", get(live::live))
        .route("/enter", get(entrance::show).post(entrance::enter))
        .route("/leave", post(entrance::leave))
        .route("/password", get(entrance::password).post(entrance::change))
        .route("/accounts", get(staff::show).post(staff::keep))
        .route("/style.css", get(pages::style))
        .route("/script.js", get(pages::script))
        .route("/favicon.ico", get(|| async { axum::http::StatusCode::NO_CONTENT }))
        .fallback(pages::nowhere)
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(middleware::from_fn_with_state(Arc::clone(hall), door::guard))
        .with_state(Arc::clone(hall))
}

async fn serve(listener: TcpListener, hall: Arc<Hall>) -> anyhow::Result<()> {
    let (app, places) = (routes(&hall), Arc::new(Semaphore::new(CONNECTIONS)));
    loop {
        let place = Arc::clone(&places).acquire_owned().await?;
        let Ok((stream, peer)) = listener.accept().await else {
            // too many open files, say: what is open may close meanwhile
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let app = TowerToHyperService::new(app.clone());
        let service = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer.ip()));
            app.call(request)
        });
        tokio::spawn(async move {
            let mut builder = http1::Builder::new();
            builder.timer(TokioTimer::new()).header_read_timeout(LONGEST).max_buf_size(64 << 10);
            // a browser that went away is no error
            let _ = builder.serve_connection(TokioIo::new(stream), service).await;
            drop(place);
        });
    }
}

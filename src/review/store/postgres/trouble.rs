//! What can go wrong with a server, and how is it said? In words of ours where there are some; nothing here knows a password.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use tokio_postgres::error::SqlState;

use crate::error::Error;

/// Why something was not done.
#[derive(Debug)]
pub enum Trouble {
    /// The server, or the way to it.
    Server(tokio_postgres::Error),
    /// No answer in so long.
    Silence(Duration),
    /// What stands there is not what should.
    Found(String),
    /// What was to be added is not taken.
    Refused(Error),
}

/// What was done, or why not.
pub type Told<T> = Result<T, Trouble>;

impl From<tokio_postgres::Error> for Trouble {
    fn from(error: tokio_postgres::Error) -> Trouble {
        Trouble::Server(error)
    }
}

impl Trouble {
    /// Whether the connection is gone, and another may do.
    pub fn is_lost(&self) -> bool {
        match self {
            Trouble::Silence(_) => true,
            Trouble::Server(error) => match error.code() {
                // 57P: the server goes down, or comes up; 08: the line
                Some(code) => code.code().starts_with("57P") || code.code().starts_with("08"),
                None => error.is_closed() || error.source().is_some_and(|source| source.is::<io::Error>()),
            },
            Trouble::Found(_) | Trouble::Refused(_) => false,
        }
    }

    /// Whether the server says that it is starting, so that it is worth waiting.
    pub fn is_starting(&self) -> bool {
        matches!(self, Trouble::Server(error) if error.code() == Some(&SqlState::CANNOT_CONNECT_NOW))
    }

    /// What was found, in words.
    pub fn found(&self) -> String {
        match self {
            Trouble::Silence(patience) => format!("no answer in {} s", patience.as_secs_f64()),
            Trouble::Found(found) => found.clone(),
            Trouble::Refused(error) => error.to_string(),
            Trouble::Server(error) => server(error),
        }
    }
}

fn server(error: &tokio_postgres::Error) -> String {
    let Some(said) = error.as_db_error() else {
        let source = error.source();
        return match source.and_then(|source| source.downcast_ref::<io::Error>()).map(io::Error::kind) {
            Some(io::ErrorKind::ConnectionRefused) => "no server that listens there".into(),
            _ => source.map_or_else(|| error.to_string(), |source| format!("{error} ({source})")),
        };
    };
    let message = said.message();
    let code = said.code();
    if *code == SqlState::LOCK_NOT_AVAILABLE || *code == SqlState::QUERY_CANCELED {
        "it locked by another process".into()
    } else if *code == SqlState::INVALID_PASSWORD || *code == SqlState::INVALID_AUTHORIZATION_SPECIFICATION {
        format!("the door closed ({message})")
    } else if *code == SqlState::INSUFFICIENT_PRIVILEGE {
        format!("a role that may not do this ({message})")
    } else if *code == SqlState::TOO_MANY_CONNECTIONS {
        "all its connections taken".into()
    } else if *code == SqlState::READ_ONLY_SQL_TRANSACTION {
        "it read-only".into()
    } else if *code == SqlState::DISK_FULL {
        "the disk full".into()
    } else {
        message.to_owned()
    }
}

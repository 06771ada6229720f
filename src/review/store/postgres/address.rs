//! Which record, in which database, as whom? `postgres://USER@HOST:PORT/DATABASE#NAME`, read with care for the password: no
//! message repeats what stands in a URL that was not understood, and what is shown is put together anew, without it.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};

/// The longest name of a record, in characters.
const LONGEST: usize = 200;

/// Where Debian and its like have the server's socket.
const SOCKETS: &str = "/var/run/postgresql";

/// A record in a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    config: Config,
    record: String,
}

impl Address {
    /// Reads a URL; `name` is the record's where the URL has none. Without a password in it `PGPASSWORD` is taken.
    pub(in crate::review) fn parse(url: &str, name: Option<&str>) -> Result<Address> {
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Err(wrong("another URL than that of a PostgreSQL database"));
        }
        // a password may hold a # that nobody has escaped
        let credentials = url.rfind('@').unwrap_or(0);
        let (url, fragment) = match url[credentials..].find('#') {
            Some(at) => (&url[..credentials + at], Some(&url[credentials + at + 1..])),
            None => (url, None),
        };
        let unread = || wrong("a URL that cannot be read (in a password, @ is written %40, / %2F, # %23 and % %25)");
        let mut config: Config = url.parse().map_err(|_| unread())?;
        let hosts = || config.get_hosts().iter().filter_map(tcp);
        // a password cut in two by a sign of its own must not be shown as something else
        let mut parts = config.get_dbname().into_iter().chain(config.get_user()).chain(hosts());
        if parts.any(|part| part.contains(['@', '#', '?', '/'])) {
            return Err(unread());
        }
        let here = hosts().all(is_here) && config.get_hostaddrs().iter().all(IpAddr::is_loopback);
        let record = match fragment {
            Some(fragment) => percent_decode_str(fragment).decode_utf8().map_err(|_| unread())?.into_owned(),
            None => name.unwrap_or_default().to_owned(),
        };
        // one name, however a file system writes it
        let record: String = record.trim().nfc().collect();
        if record.is_empty() || record.chars().count() > LONGEST || record.chars().any(char::is_control) {
            return Err(wrong("no name for the record, or one too long"));
        }
        if config.get_password().is_none()
            && let Some(password) = std::env::var_os("PGPASSWORD").filter(|password| !password.is_empty())
        {
            config.password(password.into_encoded_bytes());
        }
        match config.get_ssl_mode() {
            SslMode::Require => return Err(wrong("sslmode=require, and daejo speaks no TLS")),
            SslMode::Disable => {}
            _ if here => drop(config.ssl_mode(SslMode::Disable)),
            _ => return Err(wrong("a server on another machine, and daejo speaks no TLS")),
        }
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            config.host_path(SOCKETS);
        }
        config.application_name("daejo").keepalives_idle(Duration::from_secs(30));
        Ok(Address { config, record })
    }

    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// The record's name.
    pub(super) fn record(&self) -> &str {
        &self.record
    }
}

fn tcp(host: &Host) -> Option<&str> {
    match host {
        Host::Tcp(host) => Some(host),
        #[cfg(unix)]
        Host::Unix(_) => None,
    }
}

fn is_here(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let config = &self.config;
        let user = config.get_user().map(|user| format!("{user}@")).unwrap_or_default();
        let ports = config.get_ports();
        let host = |(n, host): (usize, &Host)| match host {
            Host::Tcp(host) => {
                let port = ports.get(n).or(ports.first()).filter(|port| **port != 5432);
                host.clone() + &port.map(|port| format!(":{port}")).unwrap_or_default()
            }
            #[cfg(unix)]
            Host::Unix(folder) => folder.display().to_string(),
        };
        let hosts: Vec<String> = config.get_hosts().iter().enumerate().map(host).collect();
        let database = config.get_dbname().map(|name| format!("/{name}")).unwrap_or_default();
        write!(f, "postgres://{user}{}{database}#{}", hosts.join(","), self.record)
    }
}

fn wrong(found: &str) -> Error {
    let expected = "postgres://USER@HOST:PORT/DATABASE#NAME of this machine, or with ?sslmode=disable of a network that \
                    is trusted or tunnelled; see docs/review.md";
    Error::Review { place: "the record's URL".into(), found: found.into(), expected: expected.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        Address::parse(url, Some("seeds")).map_or_else(|error| error.to_string(), |address| address.to_string())
    }

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (url, expected) in [
            ("postgres://desk:hush@localhost/news", "postgres://desk@localhost/news#seeds"),
            ("postgresql://desk@127.0.0.1:5433/news#방한", "postgres://desk@127.0.0.1:5433/news#방한"),
            ("postgres://desk@[::1]:5433/news?password=hush#a%20b", "postgres://desk@::1:5433/news#a b"),
            ("postgres://desk:hush@db.example/news?sslmode=disable", "postgres://desk@db.example/news#seeds"),
            ("postgres:///news", "postgres:///var/run/postgresql/news#seeds"),
            ("postgres://desk:hu#sh@localhost/news#방한", "postgres://desk@localhost/news#방한"),
        ] {
            assert_eq!(shown(url), expected);
        }
        // a name written in parts is the same name
        assert_eq!(shown("postgres://localhost/news#\u{1112}\u{1161}\u{11ab}"), "postgres://localhost/news#한");
    }

    #[test]
    fn what_is_refused_repeats_nothing_of_the_url() {
        for (url, expected) in [
            ("mysql://desk:hush@localhost/news", "another URL"),
            ("host=localhost password=hush", "another URL"),
            ("postgres://desk:hu@hush@localhost/news", "cannot be read"),
            ("postgres://desk:hu@hush/hush@localhost/news", "cannot be read"),
            ("postgres://desk:hush@localhost:hush/news", "cannot be read"),
            ("postgres://desk:hush@localhost/news?hush", "cannot be read"),
            ("postgres://desk:hush@localhost/news?hush=1", "cannot be read"),
            ("postgres://desk:hush@localhost/news#hush@hush", "cannot be read"),
            ("postgres://desk:hush@localhost/news#", "no name"),
            ("postgres://desk:hush@localhost/news#a%00hush", "no name"),
            ("postgres://desk:hush@db.example/news", "on another machine"),
            ("postgres://desk:hush@localhost/news?hostaddr=192.0.2.1", "on another machine"),
            ("postgres://desk:hush@localhost/news?sslmode=require", "no TLS"),
        ] {
            let refused = shown(url);
            assert!(refused.contains(expected) && !refused.contains("hush"), "{url}: {refused}");
        }
        assert!(Address::parse("postgres://localhost/news", None).unwrap_err().to_string().contains("no name"));
    }
}

//! Under which name are we asked for, and from where? Nothing that a browser or a proxy merely claims is believed, unless the
//! command line says so.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::Uri;
use axum::http::header::HeaderMap;

use crate::exit::Misuse;

/// The address that browsers ask for.
pub struct Address {
    /// What stands before every path, without a slash.
    pub url: String,
    pub is_secure: bool,
    hosts: Vec<String>,
    origins: Vec<String>,
    proxies: Vec<IpAddr>,
}

impl Address {
    /// That of this machine alone.
    pub fn local(at: SocketAddr, proxies: Vec<IpAddr>) -> Address {
        let hosts = vec![at.to_string(), format!("localhost:{}", at.port())];
        let origins: Vec<String> = hosts.iter().map(|host| format!("http://{host}")).collect();
        Address { url: origins[0].clone(), is_secure: false, hosts, origins, proxies }
    }

    /// What `--public-url` says.
    pub fn public(url: &str, proxies: Vec<IpAddr>) -> anyhow::Result<Address> {
        let wrong =
            || Misuse(format!("--public-url {url}: expected an address without a path, as https://review.example"));
        let uri: Uri = url.parse().map_err(|_| wrong())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(wrong().into()) };
        let usual = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return Err(wrong().into()),
        };
        if authority.as_str().contains('@') || uri.path_and_query().is_some_and(|path| path.as_str() != "/") {
            return Err(wrong().into());
        }
        let name = authority.host().to_ascii_lowercase();
        let (hosts, host) = match authority.port_u16().filter(|port| *port != usual) {
            Some(port) => (vec![format!("{name}:{port}")], format!("{name}:{port}")),
            None => (vec![name.clone(), format!("{name}:{usual}")], name),
        };
        let url = format!("{scheme}://{host}");
        Ok(Address { origins: vec![url.clone()], url, is_secure: scheme == "https", hosts, proxies })
    }

    pub fn is_host(&self, host: &str) -> bool {
        self.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(host))
    }

    pub fn is_origin(&self, origin: &str) -> bool {
        self.origins.iter().any(|ours| ours.eq_ignore_ascii_case(origin))
    }

    /// Who asks: the peer itself, or, where it is a proxy of ours, whom the last of our proxies names.
    pub fn asks(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let named = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let named: Vec<&str> = named.flat_map(|line| line.split(',')).map(str::trim).collect();
        let mut asks = peer;
        // from the last back; what stands before one who is no proxy of ours anybody may have written
        for name in named.iter().rev() {
            if !self.proxies.contains(&asks.to_canonical()) {
                break;
            }
            match name.parse::<IpAddr>() {
                Ok(next) => asks = next,
                Err(_) => break,
            }
        }
        network(asks.to_canonical())
    }
}

/// What one household has in its hands: all addresses that begin with the same 64 bits.
fn network(of: IpAddr) -> IpAddr {
    match of {
        IpAddr::V6(of) => IpAddr::V6(Ipv6Addr::from_bits(of.to_bits() & !u128::from(u64::MAX))),
        IpAddr::V4(_) => of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_known_with_and_without_its_usual_port() {
        let address = Address::public("https://Review.example:443/", vec![]).unwrap();
        assert_eq!(address.url, "https://review.example");
        assert!(address.is_secure && address.is_host("review.example") && address.is_host("REVIEW.example:443"));
        assert!(address.is_origin("https://review.example") && !address.is_origin("http://review.example"));
        assert!(!address.is_host("review.example:80") && !address.is_host("evil.example"));
        let address = Address::public("http://10.1.2.3:8000", vec![]).unwrap();
        assert!(!address.is_secure && address.is_host("10.1.2.3:8000") && !address.is_host("10.1.2.3"));
        for wrong in [
            "review.example",
            "ftp://review.example",
            "https://a@b.example",
            "https://b.example/desk",
            "https://",
            "x y",
        ] {
            assert!(Address::public(wrong, vec![]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_our_proxies_are_believed_and_only_for_their_own_word() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let address = Address::local("127.0.0.1:8000".parse().unwrap(), vec![ip("127.0.0.1"), ip("10.0.0.2")]);
        let asks = |peer: &str, forwarded: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            address.asks(ip(peer), &headers)
        };
        assert_eq!(asks("192.0.2.9", &["198.51.100.1"]), ip("192.0.2.9"), "no proxy of ours");
        assert_eq!(asks("127.0.0.1", &["198.51.100.1"]), ip("198.51.100.1"));
        assert_eq!(asks("127.0.0.1", &["6.6.6.6, 198.51.100.1"]), ip("198.51.100.1"), "what it was told itself");
        assert_eq!(asks("127.0.0.1", &["6.6.6.6", "198.51.100.1, 10.0.0.2"]), ip("198.51.100.1"), "two of ours");
        assert_eq!(asks("127.0.0.1", &["nobody"]), ip("127.0.0.1"));
        assert_eq!(asks("127.0.0.1", &[]), ip("127.0.0.1"));
        assert_eq!(asks("2001:db8:1:2:3::4", &[]), asks("2001:db8:1:2:ffff::9", &[]));
    }
}

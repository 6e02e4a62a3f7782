//! The address to which a browser of this machine comes back: which of them a program can listen
//! on, and under which names a browser asks for them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A loopback address (RFC 8252 section 7.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The host as it was given.
    host: String,
    /// A port is chosen where there is none.
    pub(super) port: Option<u16>,
    /// The path, and a query where there is one.
    rest: String,
    /// Where to listen: the first must be had, the second may.
    pub(super) ips: Vec<IpAddr>,
}

impl Address {
    /// Reads a redirect URI; none where nobody on this machine can listen for it over plain http.
    pub(super) fn read(redirect_uri: &str) -> Option<Self> {
        let rest = redirect_uri
            .get(..7)
            .filter(|it| it.eq_ignore_ascii_case("http://"))
            .map(|it| &redirect_uri[it.len()..])?;
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port.parse().ok()?)),
            _ => (authority, None),
        };
        let host = host.to_ascii_lowercase();
        let ips = match host.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            Some(inner) => vec![IpAddr::V6(inner.parse().ok()?)],
            // Which of the two it means is for the browser to say.
            None if host == "localhost" => {
                vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
            }
            None => vec![IpAddr::V4(host.parse().ok()?)],
        };
        ips.iter().all(IpAddr::is_loopback).then(|| Self {
            host,
            port: port.filter(|it| *it != 0),
            rest: rest.to_owned(),
            ips,
        })
    }

    /// The address with the port on which somebody listens.
    pub(super) fn redirect_uri(&self, port: u16) -> String {
        format!("http://{}:{port}{}", self.host, self.rest)
    }

    /// The path that the browser asks for.
    pub(super) fn path(&self) -> &str {
        match self.rest.split('?').next() {
            None | Some("") => "/",
            Some(path) => path,
        }
    }

    /// Whether a browser that asks for `authority` means this address. A name that leads here by
    /// its owner's DNS is another one.
    pub(super) fn is_at(&self, authority: &str, port: u16) -> bool {
        let ours = format!("{}:{port}", self.host);
        let is_plain = port == 80 && authority.eq_ignore_ascii_case(&self.host);
        is_plain || authority.eq_ignore_ascii_case(&ours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_addresses_are_listened_on() {
        for (given, port, path, full, ips) in [
            (
                "http://127.0.0.1/callback",
                None,
                "/callback",
                "http://127.0.0.1:7/callback",
                1,
            ),
            (
                "http://127.0.0.1:0/callback",
                None,
                "/callback",
                "http://127.0.0.1:7/callback",
                1,
            ),
            (
                "HTTP://LocalHost:8400",
                Some(8400),
                "/",
                "http://localhost:7",
                2,
            ),
            (
                "http://[::1]:8400/a?b=c",
                Some(8400),
                "/a",
                "http://[::1]:7/a?b=c",
                1,
            ),
            ("http://[::1]?b=c", None, "/", "http://[::1]:7?b=c", 1),
            (
                "http://127.8.0.1:1/",
                Some(1),
                "/",
                "http://127.8.0.1:7/",
                1,
            ),
        ] {
            let it = Address::read(given).unwrap_or_else(|| panic!("{given} was refused"));
            assert_eq!(
                (it.port, it.path(), it.ips.len()),
                (port, path, ips),
                "{given}"
            );
            assert_eq!(it.redirect_uri(7), full);
        }
    }

    #[test]
    fn no_other_address_is() {
        for given in [
            "",
            "http",
            "https://127.0.0.1/callback",
            "http://app.example/callback",
            "http://127.0.0.1.app.example/",
            "http://localhost.app.example/",
            "http://person@127.0.0.1/",
            "http://127.0.0.1:port/",
            "http://127.0.0.1:70000/",
            "http://10.0.0.1/",
            "http://0.0.0.0/",
            "http://[::]/",
            "http://[::1/",
            "http:///callback",
            "com.example.app:/callback",
            "äöü://127.0.0.1/",
        ] {
            assert_eq!(Address::read(given), None, "{given} was taken");
        }
    }

    #[test]
    fn a_name_that_leads_here_is_another_address() {
        let it = Address::read("http://127.0.0.1:8400/callback").expect("it is loopback");
        assert!(it.is_at("127.0.0.1:8400", 8400));
        for other in [
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost:8400",
            "evil.example:8400",
            "",
            "127.0.0.1:8400:8400",
        ] {
            assert!(!it.is_at(other, 8400), "{other} was taken");
        }
        let it = Address::read("http://localhost:80").expect("it is loopback");
        assert!(it.is_at("LOCALHOST", 80) && it.is_at("localhost:80", 80));
    }
}

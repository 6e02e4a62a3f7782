//! Where a credential may go: the hosts that the spec names, each with its override.

use std::{fmt, mem};

use bytes::Bytes;
use http::{
    Uri,
    uri::{Authority, PathAndQuery},
};
use zeroize::Zeroizing;

use crate::{
    Error, Result, Values, domain,
    exchange::check_path,
    input::complete,
    render::render,
    table::{Host, Part, Provider},
};

/// Scheme, host, port and leading path of one host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    scheme: String,
    authority: String,
    /// Empty, or from a slash on; never with a slash at its end.
    path: String,
}

impl Origin {
    /// Reads and checks an address: https or wss, unless it is loopback and `loopback` allows it.
    pub(crate) fn parse(text: &str, loopback: bool) -> Result<Self> {
        let wrong = |why: &str| Error::input(format!("the address of a host {why}"));
        if text.contains(['#', '\\']) || !text.bytes().all(|it| it.is_ascii_graphic()) {
            return Err(wrong("holds a character that no address may hold"));
        }
        let parts = text
            .parse::<Uri>()
            .map_err(|_| wrong("is no URL"))?
            .into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err(wrong("lacks its scheme or its host"));
        };
        if authority.as_str().contains('@') {
            return Err(wrong("holds a user name; give it as a credential"));
        }
        let host = authority.host();
        if host.is_empty() || host.contains('%') {
            return Err(wrong("lacks its host"));
        }
        match scheme.as_str() {
            "https" | "wss" => {}
            "http" | "ws" if is_loopback(host) && loopback => {}
            "http" | "ws" if is_loopback(host) => {
                return Err(wrong(
                    "is not https; call `allow_http_on_loopback` to allow it for this machine",
                ));
            }
            _ => return Err(wrong("is not https")),
        }
        let path = parts
            .path_and_query
            .unwrap_or_else(|| PathAndQuery::from_static("/"));
        if path.query().is_some() {
            return Err(wrong("has a query"));
        }
        let path = path.path().trim_end_matches('/');
        if !path.is_empty() {
            check_path(path)?;
        }
        Ok(Self {
            scheme: scheme.as_str().to_owned(),
            authority: authority.as_str().to_ascii_lowercase(),
            path: path.to_owned(),
        })
    }

    /// The address of a path and an encoded query on this host, for an HTTP request.
    pub(crate) fn uri(&self, path: &str, query: &str) -> Result<Uri> {
        if self.is_socket() {
            return Err(Error::input(
                "this host speaks WebSocket; ask for a handshake",
            ));
        }
        let mut text = self.address(&self.scheme, path, query);
        let bytes = Zeroizing::new(mem::take(&mut *text).into_bytes());
        Uri::from_maybe_shared(Bytes::from_owner(bytes)).map_err(|_| {
            Error::input(
                "the path and the query are too long or hold a character that no URL may hold",
            )
        })
    }

    /// The address of a path and an encoded query on this host, for a WebSocket.
    pub(crate) fn socket(&self, path: &str, query: &str) -> Zeroizing<String> {
        self.address(if self.is_secure() { "wss" } else { "ws" }, path, query)
    }

    /// The same host, behind one more path, which is checked and ends without a slash.
    pub(crate) fn below(&self, path: &str) -> Self {
        Self {
            path: format!("{}{path}", self.path),
            ..self.clone()
        }
    }

    /// Whether an address is of this origin (RFC 6454): the same security, host and port. A
    /// WebSocket's address counts as that of the HTTP request which opens it.
    pub(crate) fn is_of(&self, uri: &Uri) -> bool {
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return false;
        };
        let Ok(own) = self.authority.parse::<Authority>() else {
            return false;
        };
        let is_secure = matches!(scheme, "https" | "wss");
        let port = |it: &Authority| it.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
        (is_secure || matches!(scheme, "http" | "ws"))
            && is_secure == self.is_secure()
            && !authority.as_str().contains('@')
            && own.host().eq_ignore_ascii_case(authority.host())
            && port(&own) == port(authority)
    }

    /// Whether another address has the same scheme, host and port, written in the same way.
    pub(crate) fn is_at(&self, other: &Self) -> bool {
        (&self.scheme, &self.authority) == (&other.scheme, &other.authority)
    }

    /// The path before those of its requests: empty, or from a slash on and without one at its end.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    fn is_secure(&self) -> bool {
        matches!(self.scheme.as_str(), "https" | "wss")
    }

    fn is_socket(&self) -> bool {
        self.scheme == "ws" || self.scheme == "wss"
    }

    fn address(&self, scheme: &str, path: &str, query: &str) -> Zeroizing<String> {
        let mark = if query.is_empty() { "" } else { "?" };
        let parts = [
            scheme,
            "://",
            &self.authority,
            &self.path,
            path,
            mark,
            query,
        ];
        // Room first, so that no copy of a secret is left behind by growth.
        let room = parts.iter().map(|it| it.len()).sum();
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.extend(parts);
        text
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address(&self.scheme, "", ""))
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|it| it.is_loopback())
}

/// The hosts of a provider, each resolved.
#[derive(Debug)]
pub(crate) struct Hosts {
    all: Vec<(&'static str, Origin)>,
    /// Those that the builder was given in place of the provider's.
    given: Vec<Origin>,
    under: &'static [&'static str],
}

impl Hosts {
    /// Resolves every host: its override, else its template over the provider's inputs.
    pub(crate) fn resolve(
        provider: &'static Provider,
        inputs: &Values,
        overrides: &[(String, String)],
        loopback: bool,
    ) -> Result<Self> {
        for (name, _) in overrides {
            if !provider.hosts.iter().any(|it| it.name == name) {
                let known: Vec<_> = provider.hosts.iter().map(|it| it.name).collect();
                let (title, known) = (provider.title, known.join(", "));
                return Err(Error::input(format!(
                    "{title} has no host `{name}`; it has {known}"
                )));
            }
        }
        // Inputs are asked for only where a host reads them: one that is overridden does not.
        let overridden = |name: &str| {
            overrides
                .iter()
                .rfind(|(it, _)| it == name)
                .map(|(_, url)| url)
        };
        let reads = |host: &&Host| {
            overridden(host.name).is_none()
                && host.url.iter().any(|it| !matches!(it, Part::Text(_)))
        };
        let inputs = match provider.hosts.iter().find(reads) {
            Some(_) => complete(provider.inputs, inputs)?,
            None => Values::new(),
        };
        let mut all = Vec::with_capacity(provider.hosts.len());
        let mut given = Vec::new();
        for host in provider.hosts {
            let origin = if let Some(url) = overridden(host.name) {
                let origin = Origin::parse(url, loopback)?;
                given.push(origin.clone());
                origin
            } else {
                let url = render(host.url, &inputs)?.ok_or_else(|| {
                    Error::input(format!("an input of the host `{}` is missing", host.name))
                })?;
                Origin::parse(&url, loopback)?
            };
            all.push((host.name, origin));
        }
        Ok(Self {
            all,
            given,
            under: provider.hosts_under,
        })
    }

    /// The host of the API itself.
    pub(crate) fn first(&self) -> &Origin {
        &self.all.first().expect("every provider has a host").1
    }

    /// Whether an address that arrived from outside may be sent a credential: it lies below the
    /// domains of the spec, or is one that the builder was given.
    pub(crate) fn admits(&self, origin: &Origin) -> bool {
        self.given.iter().any(|it| it.is_at(origin))
            || origin.scheme == "https" && domain::is_under(&origin.authority, self.under)
    }

    /// Whether an address is on one of the hosts.
    pub(crate) fn holds(&self, origin: &Origin) -> bool {
        self.all.iter().any(|it| it.1.is_at(origin))
    }

    /// Whether an answer could name the origin of this address.
    pub(crate) fn may_be_named(&self, uri: &Uri) -> bool {
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return false;
        };
        let origin = Origin::parse(&format!("{scheme}://{authority}"), true);
        origin.is_ok_and(|it| self.admits(&it))
    }

    /// Every host by its name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &Origin)> {
        self.all.iter().map(|(name, origin)| (*name, origin))
    }

    /// The domains below which an address may lie that arrives from outside.
    pub(crate) fn under(&self) -> &'static [&'static str] {
        self.under
    }

    /// The origin of a host.
    pub(crate) fn get(&self, name: &str) -> Result<&Origin> {
        let found = self.all.iter().find(|(it, _)| *it == name);
        found
            .map(|(_, origin)| origin)
            .ok_or_else(|| Error::input(format!("there is no host `{name}`")))
    }
}

impl fmt::Display for Hosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (_, origin)) in self.all.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(f, "{space}{origin}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_loopback_on_request() {
        assert!(Origin::parse("https://api.example.com", false).is_ok());
        assert!(Origin::parse("https://api.example.com:8443/v1/", false).is_ok());
        assert!(Origin::parse("wss://api.example.com", false).is_ok());
        for loopback in [
            "http://127.0.0.1:8080",
            "http://localhost:8080",
            "http://[::1]:8080",
            "ws://127.0.0.1",
        ] {
            assert!(Origin::parse(loopback, true).is_ok(), "{loopback}");
            assert!(Origin::parse(loopback, false).is_err(), "{loopback}");
        }
    }

    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for wrong in [
            "http://api.example.com",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "http://127.0.0.1@example.com",
            "https://user:password@example.com",
            "https://example.com/a/../b",
            "https://example.com/%2e%2e/b",
            "https://example.com//b",
            "https://example.com?a=b",
            "https://example.com#a",
            "https://example.com\\@evil.example",
            "https://exämple.com",
            "https://",
            "ftp://example.com",
            "example.com",
            "/only/a/path",
            "",
        ] {
            assert!(Origin::parse(wrong, true).is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn a_path_goes_behind_the_host() {
        let origin = Origin::parse("https://API.example.com/v1/", false).expect("https");
        assert_eq!(
            origin.uri("/a", "x=1").expect("valid").to_string(),
            "https://api.example.com/v1/a?x=1"
        );
        assert_eq!(*origin.socket("/a", ""), "wss://api.example.com/v1/a");
    }
}

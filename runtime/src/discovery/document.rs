//! One document: whose it is, and which of its addresses are believed.
//!
//! Whatever passes here is sent secrets. So the document must be that of the issuer which the spec
//! names, to the letter, and its addresses must lie where the spec lets secrets go.

use bytes::Bytes;
use http::{Response, header};

use crate::{
    Result, Value,
    exchange::{Draft, Sent, check_path, presentable},
    host::{Hosts, Origin},
    table::Metadata,
    value::parse,
    wire::Wire,
};

/// The addresses for clients that show a certificate (RFC 8705 section 5). One that is not among them
/// is where it is for everybody.
const ALIASES: &str = "mtls_endpoint_aliases";

/// What the metadata says that is of use here.
pub(crate) struct Document {
    /// The path at which it was found.
    pub(super) path: String,
    /// The identifier of the issuer: whose document it is, or whom that of a resource names.
    pub(super) issuer: String,
    /// The addresses that endpoints of the spec have, by the member and by whether a client shows its
    /// certificate there.
    pub(super) found: Vec<((&'static str, bool), Found)>,
    /// Whether every callback names the issuer.
    pub(super) is_named_in_callbacks: bool,
}

/// Whose document is asked for.
pub(super) struct Subject<'a> {
    pub(super) metadata: &'static Metadata,
    /// The host of the one whom it describes.
    pub(super) origin: &'a Origin,
    /// What the document must name, to the letter.
    pub(super) identifier: String,
}

/// Where an endpoint was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Scheme, host and port.
    pub(crate) origin: Origin,
    /// From the slash on, checked.
    path: String,
    /// Encoded, without the question mark; empty where there is none.
    query: String,
}

/// Why a document is not used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// There is none at this place.
    None { why: String, passing: bool },
    /// There is one, and it is not that of the spec.
    Wrong { why: String, told: Option<String> },
}

impl Document {
    /// Reads an answer that is not a failure which passes.
    pub(super) fn read(
        answer: &Response<Bytes>,
        subject: &Subject<'_>,
        wire: &Wire,
    ) -> Result<Self, Unfit> {
        let none = |why: &str, passing| {
            let why = why.to_owned();
            Err(Unfit::None { why, passing })
        };
        let status = answer.status();
        if status.is_redirection() {
            return none("answers with a redirect, which is not followed", false);
        }
        if !status.is_success() {
            let why = format!("answers with status {}", status.as_u16());
            return none(&why, false);
        }
        let body = match parse(answer.body()) {
            Ok(it) if matches!(*it, Value::Object(_)) => it,
            Ok(_) => return none("holds JSON that is no object", false),
            Err(_) if answer.body().is_empty() => return none("is empty", true),
            Err(_) if is_page(answer) => return none("is a page for people (HTML)", true),
            Err(_) => return none("is not JSON, or not all of it", true),
        };
        if subject.metadata.is_of_resource {
            return Self::of_resource(&body, subject, wire);
        }
        let Subject {
            metadata, origin, ..
        } = subject;
        let text = |name: &str| body.at(&[name]).and_then(Value::text);
        let Some(issuer) = text("issuer") else {
            return Err(Unfit::lacks("issuer"));
        };
        // RFC 8414 section 3.3: to the letter, or it is somebody else's.
        if issuer != subject.identifier {
            let by = match metadata.resource() {
                Some(_) => "the resource",
                None => "the spec",
            };
            let why = format!("names another `issuer` than {by} does");
            return Err(Unfit::wrong(why, &issuer));
        }
        if text("token_endpoint").is_none() {
            return Err(Unfit::lacks("token_endpoint"));
        }
        let mut found: Vec<(_, Found)> = Vec::new();
        let discovered = wire.provider.endpoints.iter();
        for it in discovered.filter_map(|it| it.discovered) {
            let key = (it.member, it.mutual);
            let is_known = found.iter().any(|known| known.0 == key);
            if is_known || !it.metadata.is_same(metadata) {
                continue;
            }
            let alias = body.at(&[ALIASES, it.member]).and_then(Value::text);
            let alias = alias.filter(|_| it.mutual);
            let name = match alias {
                Some(_) => format!("{ALIASES}.{}", it.member),
                None => it.member.to_owned(),
            };
            if let Some(address) = alias.or_else(|| text(it.member)) {
                let read = Found::read(&address, origin, &wire.hosts);
                let read = read
                    .map_err(|why| Unfit::wrong(format!("has a `{name}` that {why}"), &address))?;
                found.push((key, read));
            }
        }
        let named = body.at(&["authorization_response_iss_parameter_supported"]);
        Ok(Self {
            path: String::new(),
            issuer: subject.identifier.clone(),
            found,
            is_named_in_callbacks: matches!(named, Some(Value::Bool(true))),
        })
    }

    /// The same, with the path at which it was found.
    pub(super) fn at(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }
}

impl Unfit {
    pub(super) fn lacks(member: &str) -> Self {
        Self::Wrong {
            why: format!("has no `{member}`"),
            told: None,
        }
    }

    pub(super) fn wrong(why: String, told: &str) -> Self {
        let told = told.split(['?', '#']).next().unwrap_or_default();
        Self::Wrong {
            why,
            told: Some(presentable(told, 200, &Sent::new(&[], None))),
        }
    }
}

impl Found {
    /// Reads an address: `https`, on the host of the issuer or where the spec lets secrets go.
    pub(super) fn read(address: &str, issuer: &Origin, hosts: &Hosts) -> Result<Self, String> {
        let wrong = |_| "is no address to which a secret may be sent".to_owned();
        let (before, query) = address.split_once('?').unwrap_or((address, ""));
        let host = before.find("://").map_or(0, |it| it + 3);
        let end = before[host..]
            .find('/')
            .map_or(before.len(), |it| host + it);
        let (origin, path) = before.split_at(end);
        // Loopback passes here and is held against the overrides, each of which was allowed.
        let origin = Origin::parse(origin, true).map_err(wrong)?;
        if !path.is_empty() {
            check_path(path).map_err(wrong)?;
        }
        if query.contains('#') || !query.bytes().all(|it| it.is_ascii_graphic()) {
            return Err("holds a character that no address may hold".to_owned());
        }
        if !issuer.is_at(&origin) && !hosts.admits(&origin) && !hosts.holds(&origin) {
            return Err(match hosts.under() {
                [] => "is on a host which the spec does not name".to_owned(),
                domains => format!(
                    "is neither on a host which the spec names nor at or below {}",
                    domains.join(" or ")
                ),
            });
        }
        Ok(Self {
            origin,
            path: if path.is_empty() { "/" } else { path }.to_owned(),
            query: query.to_owned(),
        })
    }

    /// Sends a draft there. What the address has in its query stays there, and nothing is said twice
    /// (RFC 6749 section 3.1).
    pub(crate) fn lead(&self, draft: &mut Draft) -> Result<(), crate::Error> {
        draft.path = self.path.clone().into();
        if self.query.is_empty() {
            return Ok(());
        }
        let names = |it: &str| -> Vec<String> {
            let pairs = form_urlencoded::parse(it.as_bytes());
            pairs.map(|it| it.0.into_owned()).collect()
        };
        let told = names(&self.query);
        if let Some(name) = names(&draft.query).iter().find(|it| told.contains(it)) {
            return Err(crate::Error::decode(format!(
                "an address of the metadata says `{name}` by itself, which the request says, too"
            )));
        }
        let and = if draft.query.is_empty() { "" } else { "&" };
        draft.query = [&self.query, and, &draft.query].concat().into();
        Ok(())
    }

    /// Where an issuer of this identifier has a document: between its host and its path (RFC 8414
    /// section 3), and behind both where `OpenID` Connect says so (Discovery section 4).
    pub(super) fn document(&self, name: &str) -> Self {
        let path = self.path.trim_end_matches('/');
        let path = match name {
            "openid-configuration" => format!("{path}/.well-known/{name}"),
            _ => format!("/.well-known/{name}{path}"),
        };
        Self {
            path,
            ..self.clone()
        }
    }

    /// The whole address.
    pub(crate) fn uri(&self) -> Result<http::Uri, crate::Error> {
        self.origin.uri(&self.path, &self.query)
    }
}

fn is_page(answer: &Response<Bytes>) -> bool {
    let media_type = answer.headers().get(header::CONTENT_TYPE);
    let says_so = media_type.is_some_and(|it| it.as_bytes().starts_with(b"text/html"));
    says_so || answer.body().trim_ascii_start().starts_with(b"<")
}

//! Puts a credential on a request of another client: the whole of it, or nothing.

use std::borrow::Cow;

use http::{HeaderName, HeaderValue, Method, Uri, header};

use super::Foreign;
use crate::{
    Error, Result,
    authorization::cookie,
    engine::{PlacedValue, Ready},
    exchange::check_path,
    jwt::Prover,
    table::{Accepts, Carrier, Scheme},
    value::form,
    wire::Wire,
};

/// Refuses an address to which no credential of a scheme may go, before one is obtained for it.
pub(super) fn may_go(wire: &Wire, scheme: &Scheme, uri: &Uri) -> Result<()> {
    // Which address an answer names is known only when it is there; where it may lie is known now.
    let may_be_named = scheme.base_url.is_some() && wire.hosts.may_be_named(uri);
    if is_own(wire, scheme, uri) || may_be_named {
        Ok(())
    } else {
        Err(stranger(wire, scheme))
    }
}

/// What a credential changes of a request.
pub(super) struct Change {
    uri: Option<Uri>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// Puts a credential on a request, if that goes to an origin of its client.
pub(crate) fn attach(wire: &Wire, ready: &Ready, request: &mut impl Foreign) -> Result<()> {
    let change = change(wire, ready, request)?;
    if let Some(uri) = change.uri {
        request.set_address(uri)?;
    }
    // Nothing fails from here on, so the request is changed as a whole or not at all.
    for (name, value) in change.headers {
        request.headers_mut().insert(name, value);
    }
    Ok(())
}

/// What a credential changes of a request, if that goes to an origin of its client.
pub(super) fn change(wire: &Wire, ready: &Ready, request: &impl Foreign) -> Result<Change> {
    let asked = request.address()?;
    let uri = target(wire, ready, &asked)?;
    let mut query = Cow::Borrowed(uri.query().unwrap_or_default());
    let mut headers: Vec<(HeaderName, HeaderValue)> = Vec::with_capacity(ready.placed.len());
    let mut cookies = own_cookies(request)?;
    let mut has_cookie = false;
    for it in &ready.placed {
        match (it.carrier, &it.value) {
            (_, PlacedValue::Header(name, value)) => {
                if request.headers().contains_key(name) {
                    return Err(Error::input(format!(
                        "the request has a header {name} already, which carries the credential"
                    )));
                }
                headers.push((name.clone(), value.clone()));
            }
            (Carrier::Cookie, PlacedValue::Value(value)) => {
                let text = value.text().unwrap_or_default();
                cookies = Some(cookie(cookies.as_ref(), &it.name, &text)?);
                has_cookie = true;
            }
            (carrier, PlacedValue::Value(value)) if is_query(carrier, request.method()) => {
                form(query.to_mut(), &it.name, value)?;
            }
            (_, PlacedValue::Value(_)) => {
                return Err(Error::input(format!(
                    "`{}` sends `{}` in the body of this request, which belongs to its owner; \
                     call the path with `request`",
                    ready.scheme.id, it.name
                )));
            }
        }
    }
    if let (true, Some(cookies)) = (has_cookie, cookies) {
        headers.push((header::COOKIE, cookies));
    }
    let uri = match query {
        Cow::Borrowed(_) => uri,
        Cow::Owned(query) => Cow::Owned(with_query(&uri, &query)?),
    };
    if let Some(prover) = Prover::of(ready) {
        let nonce = wire.nonces.at(&uri);
        headers.push(wire.proof(&prover, (request.method(), &uri), nonce.as_ref())?);
    }
    let uri = match uri {
        Cow::Borrowed(_) => None,
        Cow::Owned(uri) => Some(uri),
    };
    Ok(Change { uri, headers })
}

/// The cookies of the request itself, in one header: HTTP/2 lets there be several.
fn own_cookies(request: &impl Foreign) -> Result<Option<HeaderValue>> {
    let own = request.headers().get_all(header::COOKIE);
    let texts: Result<Vec<&str>, _> = own.iter().map(HeaderValue::to_str).collect();
    let texts = texts
        .map_err(|_| Error::input("the request has a cookie that is no text of visible ASCII"))?;
    if texts.is_empty() {
        return Ok(None);
    }
    crate::exchange::header_value("Cookie", texts.join("; ").into()).map(Some)
}

/// Where a request goes with a credential: its own address, or the one that the credential fills.
fn target<'a>(wire: &Wire, ready: &Ready, uri: &'a Uri) -> Result<Cow<'a, Uri>> {
    let base = wire.hosts.first();
    if let Some(address) = &ready.place.address {
        let is_there =
            address.path.is_empty() || below(uri.path(), address.origin.path()).is_some();
        if address.origin.is_of(uri) && is_there {
            return Ok(Cow::Borrowed(uri));
        }
        if base.is_of(uri) {
            let path = below(uri.path(), base.path()).ok_or_else(|| {
                let message = format!(
                    "the path of the request does not begin with {}",
                    base.path()
                );
                Error::input(message)
            })?;
            check_path(path)?;
            let query = uri.query().unwrap_or_default();
            return address.origin.uri(path, query).map(Cow::Owned);
        }
    }
    if is_own(wire, ready.scheme, uri) {
        Ok(Cow::Borrowed(uri))
    } else {
        Err(stranger(wire, ready.scheme))
    }
}

/// The rest of a path below a leading one.
fn below<'a>(path: &'a str, leading: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(leading)?;
    rest.starts_with('/').then_some(rest)
}

/// Whether an address lies on a host to which a credential of the scheme goes: the first one, or
/// that of an endpoint which accepts it.
fn is_own(wire: &Wire, scheme: &Scheme, uri: &Uri) -> bool {
    let accepts = |host: &str| {
        wire.provider.endpoints.iter().any(|it| {
            let Accepts::Schemes(ids) = it.accepts else {
                return false;
            };
            it.host == host && ids.contains(&scheme.id)
        })
    };
    let mut hosts = wire.hosts.iter().enumerate();
    hosts.any(|(index, (name, origin))| origin.is_of(uri) && (index == 0 || accepts(name)))
}

fn stranger(wire: &Wire, scheme: &Scheme) -> Error {
    Error::input(format!(
        "the request goes to an origin to which the credential of `{}` does not go, so nothing was put \
         on it; the hosts of {} are {}",
        scheme.id, wire.provider.title, wire.hosts
    ))
}

fn is_query(carrier: Carrier, method: &Method) -> bool {
    match carrier {
        Carrier::Query => true,
        Carrier::Parameter => matches!(*method, Method::GET | Method::HEAD | Method::DELETE),
        Carrier::Header | Carrier::Cookie | Carrier::Body => false,
    }
}

fn with_query(uri: &Uri, query: &str) -> Result<Uri> {
    let mut parts = uri.clone().into_parts();
    let wrong = || Error::input("the query of the request is too long");
    let path = format!("{}?{query}", uri.path());
    parts.path_and_query = Some(path.parse().map_err(|_| wrong())?);
    Uri::from_parts(parts).map_err(|_| wrong())
}

//! A ready credential as a value: all that a scheme places, for a request of another client.

use std::fmt;

use http::{HeaderMap, HeaderValue, header};

use crate::{
    Error, Result, Secret,
    client::Client,
    engine::{Placed, PlacedValue, Ready},
    exchange,
    plug::{Foreign, attach},
    table::Carrier,
};
use std::sync::Arc;

/// A ready credential: all that its scheme puts on a request.
///
/// [`apply`](Self::apply) looks where a request goes before it puts anything on it. Whoever takes
/// the values out sends them to this provider and to nobody else. It is as old as the moment in
/// which it was asked for, so ask again for each request: while it is fresh that costs nothing.
#[derive(Clone)]
pub struct Authorization {
    client: Client,
    ready: Option<Arc<Ready>>,
}

impl Authorization {
    pub(crate) const fn new(client: Client, ready: Option<Arc<Ready>>) -> Self {
        Self { client, ready }
    }

    /// Puts it on a request, if that goes to an origin of this client: headers, cookies, query
    /// parameters, and its place in the address where it has one. A request that is refused stays
    /// as it was.
    ///
    /// # Errors
    ///
    /// [`Input`](crate::ErrorKind::Input): the request goes elsewhere, has such a header already,
    /// or would need a field in its body, which belongs to its owner.
    pub fn apply(&self, request: &mut impl Foreign) -> Result<()> {
        match &self.ready {
            Some(ready) => attach(self.client.wire(), ready, request),
            None => Ok(()),
        }
    }

    /// The value of the one header that it is, marked as sensitive.
    ///
    /// # Errors
    ///
    /// [`Input`](crate::ErrorKind::Input): it is more or something else than one header; then
    /// [`apply`](Self::apply) it.
    pub fn header(&self) -> Result<HeaderValue> {
        match &self.ready {
            Some(ready) => only_header(ready).cloned().ok_or_else(|| several(ready)),
            None => Err(Error::input(
                "a client without a credential sends no header",
            )),
        }
    }

    /// The headers, marked as sensitive; a cookie among them.
    pub fn headers(&self) -> HeaderMap {
        self.ready.as_deref().map(headers).unwrap_or_default()
    }

    /// Where to send it, where the credential stands in the address or an answer named it; mostly
    /// none, and the provider's own address serves.
    pub fn base_url(&self) -> Option<Secret> {
        let address = self.ready.as_ref()?.place.address.as_ref()?;
        Some(address.origin.to_string().into())
    }

    /// Query parameters or body fields that the scheme sends beside its headers; mostly none.
    pub fn fields(&self) -> impl Iterator<Item = (&str, Secret)> {
        self.ready.iter().flat_map(|it| fields(it))
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.ready.iter().flat_map(|it| &it.placed);
        f.debug_list().entries(names.map(|it| &it.name)).finish()
    }
}

/// The one header that a credential is; none where it is anything else.
pub(crate) fn only_header(ready: &Ready) -> Option<&HeaderValue> {
    match &*ready.placed {
        [
            Placed {
                value: PlacedValue::Header(_, value),
                ..
            },
        ] if ready.place.address.is_none() && ready.scheme.dpop.is_none() => Some(value),
        _ => None,
    }
}

/// Says that a credential is not one header.
pub(crate) fn several(ready: &Ready) -> Error {
    let names: Vec<_> = ready.placed.iter().map(|it| it.name.as_str()).collect();
    if ready.scheme.dpop.is_some() {
        let message = format!(
            "`{}` proves each request with a key, so its header alone is of no use; apply the \
             authorization to a request",
            ready.scheme.id
        );
        return Error::input(message);
    }
    let place = if ready.place.address.is_some() {
        " and its place in the address"
    } else {
        ""
    };
    Error::input(format!(
        "`{}` is not sent as one header: it sends [{}]{place}; apply the authorization to a request",
        ready.scheme.id,
        names.join(", ")
    ))
}

/// The headers that a credential sends, a cookie among them.
pub(crate) fn headers(ready: &Ready) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for it in &ready.placed {
        match &it.value {
            PlacedValue::Header(name, value) => drop(headers.insert(name.clone(), value.clone())),
            PlacedValue::Value(value) if it.carrier == Carrier::Cookie => {
                let text = value.text().unwrap_or_default();
                let before = headers.get(header::COOKIE);
                if let Ok(value) = cookie(before, &it.name, &text) {
                    headers.insert(header::COOKIE, value);
                }
            }
            PlacedValue::Value(_) => {}
        }
    }
    headers
}

/// A `Cookie` header with one cookie more (RFC 6265 section 4.2.1).
pub(crate) fn cookie(before: Option<&HeaderValue>, name: &str, text: &str) -> Result<HeaderValue> {
    let before = before.and_then(|it| it.to_str().ok());
    let text = before.map_or_else(
        || format!("{name}={text}"),
        |before| format!("{before}; {name}={text}"),
    );
    exchange::header_value("Cookie", text.into())
}

/// What a credential sends beside its headers.
pub(crate) fn fields(ready: &Ready) -> impl Iterator<Item = (&str, Secret)> {
    ready.placed.iter().filter_map(|it| match &it.value {
        PlacedValue::Value(value) if it.carrier != Carrier::Cookie => {
            let text = value.text().unwrap_or_default();
            Some((it.name.as_str(), Secret::new(text)))
        }
        _ => None,
    })
}

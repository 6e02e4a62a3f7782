//! What a WebSocket needs, which others open: an address, a ready token, ready headers.

use std::{fmt, mem};

use http::HeaderMap;

use crate::{
    Error, Result, Secret, Value,
    authorization::{fields, headers, several},
    engine::Ready,
    exchange,
    table::{Endpoint, Part, Template},
    value::form,
    wire::Wire,
};

/// What a WebSocket needs (RFC 6455): its address, the ready token and the ready headers.
#[derive(Clone)]
pub struct Handshake {
    url: Secret,
    shown: String,
    token: Option<Secret>,
    headers: HeaderMap,
}

impl Handshake {
    pub(crate) fn new(wire: &Wire, endpoint: &Endpoint, ready: Option<&Ready>) -> Result<Self> {
        let draft = exchange::draft(endpoint, &crate::Values::new())?;
        let mut query = draft.query.clone();
        if let Some(it) = ready.filter(|it| it.scheme.dpop.is_some()) {
            return Err(several(it));
        }
        for (name, value) in ready.into_iter().flat_map(fields) {
            form(&mut query, name, &Value::Secret(value))?;
        }
        let origin = wire.origin(endpoint, ready)?;
        // An address that the credential fills is not shown.
        let plain = wire.hosts.get(endpoint.host)?;
        Ok(Self {
            url: Secret::new(mem::take(&mut *origin.socket(&draft.path, &query))),
            shown: plain.socket(&draft.path, &draft.query).to_string(),
            token: ready.and_then(token),
            headers: ready.map(headers).unwrap_or_default(),
        })
    }

    /// The address, `wss://…`. Where the provider takes the credential in the query, it is in here.
    pub fn url(&self) -> &str {
        self.url.expose()
    }

    /// The token by itself, for a protocol that sends it in its first message.
    pub fn token(&self) -> Result<&Secret> {
        self.token
            .as_ref()
            .ok_or_else(|| Error::input("this scheme sends no token"))
    }

    /// The headers of the opening request, marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

impl fmt::Debug for Handshake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handshake({})", self.shown)
    }
}

/// The one secret that a scheme sends: the first that its placements name.
fn token(ready: &Ready) -> Option<Secret> {
    fn named(template: Template, ready: &Ready) -> Option<Secret> {
        template.iter().find_map(|part| match part {
            Part::Value(name) => match ready.values.get(name)? {
                Value::Secret(secret) => Some(secret.clone()),
                _ => None,
            },
            Part::Call(_, inner) => named(inner, ready),
            Part::Text(_) | Part::Basic(..) | Part::Join(..) | Part::First(_) => None,
        })
    }
    let mut placements = ready.scheme.send.iter();
    placements.find_map(|it| named(it.value, ready))
}

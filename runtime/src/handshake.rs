//! What leaves the client for others to send: a ready token for a WebSocket, headers for a client
//! of another kind.

use std::fmt;

use http::HeaderMap;

use crate::{
    Error, Result, Secret, Value,
    engine::{Placed, PlacedValue, Ready},
    exchange,
    table::{Carrier, Endpoint, Part, Template},
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
        let authorization = ready.map(Authorization::new).unwrap_or_default();
        let mut query = draft.query.clone();
        for (name, value) in &authorization.fields {
            form(&mut query, name, &Value::Secret(value.clone()))?;
        }
        let origin = wire.origin(endpoint, ready)?;
        // An address that the credential fills is not shown.
        let plain = wire.hosts.get(endpoint.host)?;
        Ok(Self {
            url: origin.socket(&draft.path, &query).into(),
            shown: plain.socket(&draft.path, &draft.query),
            token: ready.and_then(token),
            headers: authorization.headers,
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

/// What a credential puts on a request, for a client of another kind.
#[derive(Clone, Default)]
pub struct Authorization {
    headers: HeaderMap,
    fields: Vec<(String, Secret)>,
    base_url: Option<Secret>,
}

impl Authorization {
    pub(crate) fn new(ready: &Ready) -> Self {
        let address = ready.place.address.as_ref();
        let mut it = Self {
            base_url: address.map(|it| it.origin.to_string().into()),
            ..Self::default()
        };
        for Placed {
            carrier,
            name,
            value,
        } in &ready.placed
        {
            match value {
                PlacedValue::Header(name, value) => {
                    drop(it.headers.insert(name.clone(), value.clone()));
                }
                PlacedValue::Value(value) => {
                    let text = value.text().unwrap_or_default();
                    match carrier {
                        Carrier::Cookie => it.cookie(name, &text),
                        _ => it.fields.push((name.clone(), Secret::new(text))),
                    }
                }
            }
        }
        it
    }

    fn cookie(&mut self, name: &str, value: &str) {
        let before = self
            .headers
            .get(http::header::COOKIE)
            .and_then(|it| it.to_str().ok());
        let text = before.map_or_else(
            || format!("{name}={value}"),
            |it| format!("{it}; {name}={value}"),
        );
        if let Ok(value) = exchange::header_value("Cookie", text.into()) {
            self.headers.insert(http::header::COOKIE, value);
        }
    }

    /// The headers, marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Where to send it, where the credential stands in the address or an answer named it; mostly
    /// none, and the provider's own address serves.
    pub fn base_url(&self) -> Option<&Secret> {
        self.base_url.as_ref()
    }

    /// Query parameters or body fields that the scheme sends beside its headers; mostly none.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Secret)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.fields.iter().map(|(name, _)| name).collect();
        f.debug_struct("Authorization")
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("fields", &fields)
            .field("base_url", &self.base_url)
            .finish()
    }
}

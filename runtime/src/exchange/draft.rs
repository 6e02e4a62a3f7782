//! A request before its credential: it can be finished again with a newer one.

use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, header};
use zeroize::Zeroizing;

use super::{
    Body,
    body::Members,
    client,
    headers::{header_name, header_value},
    path::render_path,
};
use crate::{
    Error, Result, Value, Values,
    engine::{Placed, PlacedValue},
    host::Origin,
    table::{Carrier, Codec, Constant, Endpoint, Place, Shape},
    value::form,
    wipe::reserve,
};

/// A request before its credential.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) method: Method,
    /// From the slash on, checked.
    pub(crate) path: Zeroizing<String>,
    /// Encoded, without the question mark.
    pub(crate) query: Zeroizing<String>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) body: Body,
}

/// The request of an endpoint, filled with values. A value that is no field is an error.
pub(crate) fn draft(endpoint: &Endpoint, values: &Values) -> Result<Draft> {
    let known = |name: &str| {
        endpoint.fields.iter().any(|it| it.name == name) || client::is_proof(endpoint, name)
    };
    if let Some((name, _)) = values.iter().find(|(name, _)| !known(name)) {
        return Err(Error::input(format!(
            "`{}` has no field `{}`",
            endpoint.id,
            name.escape_debug()
        )));
    }
    let mut members = Members::new();
    let mut draft = Draft {
        method: endpoint.method.clone(),
        path: render_path(endpoint.path, values)?,
        query: Zeroizing::default(),
        headers: Vec::new(),
        body: Body::None,
    };
    for field in endpoint.fields {
        let fixed = field.constant.map(constant).transpose()?;
        let value = match values
            .get(field.name)
            .filter(|it| !matches!(it, Value::Null))
            .or(fixed.as_ref())
        {
            Some(value) => value,
            None if field.optional => continue,
            None => {
                return Err(Error::input(format!(
                    "`{}` is missing; `{}` needs it",
                    field.name, endpoint.id
                )));
            }
        };
        match field.place {
            Place::Path => {}
            Place::Query => form(&mut draft.query, field.name, value)?,
            Place::Header => {
                let text = value
                    .text()
                    .ok_or_else(|| Error::input(format!("`{}` must be text", field.name)))?;
                let mut header = header_value(field.name, Zeroizing::new(text.into_owned()))?;
                header.set_sensitive(
                    matches!(value, Value::Secret(_)) || matches!(field.shape, Shape::Secret),
                );
                draft.headers.push((header_name(field.name)?, header));
            }
            Place::Body => members.push((Cow::Borrowed(field.name), value.clone())),
        }
    }
    if endpoint.codec != Codec::None {
        draft.body = Body::Fields(endpoint.codec, members);
    }
    client::prove(endpoint, values, &mut draft)?;
    let named = draft
        .headers
        .iter()
        .any(|(name, _)| *name == header::ACCEPT);
    if !named && !matches!(endpoint.returns, Shape::Nothing) {
        draft
            .headers
            .push((header::ACCEPT, HeaderValue::from_static("application/json")));
    }
    Ok(draft)
}

/// The value that a spec fixes.
pub(crate) fn constant(constant: Constant) -> Result<Value> {
    Ok(match constant {
        Constant::Text(text) => Value::Text(text.to_owned()),
        Constant::Bool(flag) => Value::Bool(flag),
        Constant::Number(digits) => Value::Number(
            digits
                .parse()
                .map_err(|_| Error::input("a constant is no number"))?,
        ),
    })
}

impl Draft {
    /// The request with its credential: the credential's headers first, then its own.
    pub(crate) fn finish(
        &self,
        origin: &Origin,
        placed: &[Placed],
    ) -> Result<http::Request<Bytes>> {
        let mut query = Cow::Borrowed(&self.query);
        let mut cookies = Zeroizing::new(String::new());
        let mut added = Members::new();
        let mut request = http::Request::new(Bytes::new());
        let headers = request.headers_mut();
        for it in placed {
            let carrier = match it.carrier {
                Carrier::Parameter if self.has_body() => Carrier::Body,
                Carrier::Parameter => Carrier::Query,
                other => other,
            };
            match (carrier, &it.value) {
                (_, PlacedValue::Header(name, value)) => {
                    drop(headers.insert(name.clone(), value.clone()));
                }
                (Carrier::Body, PlacedValue::Value(value)) => {
                    added.push((Cow::Owned(it.name.clone()), value.clone()));
                }
                (Carrier::Cookie, PlacedValue::Value(value)) => {
                    cookie(&mut cookies, &it.name, value);
                }
                (_, PlacedValue::Value(value)) => form(query.to_mut(), &it.name, value)?,
            }
        }
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, header_value("Cookie", cookies)?);
        }
        let (body, media_type) = self.body.bytes(&added)?;
        let own = headers.len();
        for (name, value) in &self.headers {
            if headers.iter().take(own).any(|(it, _)| it == name) {
                return Err(Error::input(format!(
                    "the header {name} carries the credential and cannot be set"
                )));
            }
            headers.append(name.clone(), value.clone());
        }
        if let Some(media_type) = media_type {
            headers.entry(header::CONTENT_TYPE).or_insert(media_type);
        }
        *request.body_mut() = body;
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = origin.uri(&self.path, &query)?;
        Ok(request)
    }

    /// Whether a placement that fits the method goes into the body.
    fn has_body(&self) -> bool {
        !matches!(self.method, Method::GET | Method::HEAD | Method::DELETE)
            && self.body.takes_fields()
    }
}

fn cookie(cookies: &mut String, name: &str, value: &Value) {
    let text = value.text().unwrap_or_default();
    reserve(cookies, name.len() + text.len() + 3);
    let between = if cookies.is_empty() { "" } else { "; " };
    cookies.extend([between, name, "=", &text]);
}

#[cfg(test)]
mod tests;

//! A request to any path of the provider, for what the spec does not describe.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use crate::{
    Error, Result, Value,
    client::Client,
    engine::Ready,
    exchange::{self, Body, Draft, Sent},
    jwt::Prover,
    table::Codec,
    value::form,
};

/// A request to any path of the provider, with the credential attached.
///
/// What cannot be sent is reported by [`send`](Self::send).
#[must_use = "a request does nothing until it is sent"]
pub struct RequestBuilder {
    client: Client,
    draft: Result<Draft>,
}

impl RequestBuilder {
    pub(crate) fn new(client: Client, method: Method, path: &str) -> Self {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let draft = exchange::check_path(path)
            .and_then(|()| check_query(query))
            .map(|()| Draft {
                method,
                path: path.to_owned().into(),
                query: query.to_owned().into(),
                headers: Vec::new(),
                body: Body::None,
            });
        Self { client, draft }
    }

    fn edit(mut self, edit: impl FnOnce(&mut Draft) -> Result<()>) -> Self {
        if let Ok(draft) = &mut self.draft
            && let Err(error) = edit(draft)
        {
            self.draft = Err(error);
        }
        self
    }

    /// Adds a header. The one that carries the credential cannot be set.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.edit(|it| {
            let mut header = exchange::header_value(name, Zeroizing::new(value.to_owned()))?;
            header.set_sensitive(false);
            it.headers.push((exchange::header_name(name)?, header));
            Ok(())
        })
    }

    /// Adds a query parameter.
    pub fn query(self, name: &str, value: &str) -> Self {
        self.edit(|it| form(&mut it.query, name, &Value::Text(value.to_owned())))
    }

    /// Sends a body of JSON.
    pub fn json(self, body: &impl Serialize) -> Self {
        self.edit(|it| {
            let text = serde_json::to_vec(body)
                .map_err(|_| Error::input("the body cannot be written as JSON"))?;
            it.body = Body::Json(Bytes::from_owner(Zeroizing::new(text)));
            Ok(())
        })
    }

    /// Sends a body of form fields, in order.
    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        self.edit(|it| {
            let fields = fields
                .iter()
                .map(|(name, value)| ((*name).to_owned().into(), Value::Text((*value).to_owned())));
            it.body = Body::Fields(Codec::Form, fields.collect());
            Ok(())
        })
    }

    /// Sends these bytes; name their type with [`header`](Self::header).
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        self.edit(|it| {
            it.body = Body::Raw(body.into());
            Ok(())
        })
    }

    /// Sends it and returns the answer, whatever its status is.
    ///
    /// Where the provider refuses the credential as expired, the credential is renewed and the
    /// request is sent once more.
    pub async fn send(self) -> Result<Response> {
        let draft = self.draft?;
        let Some(holder) = self.client.holder() else {
            return send(&self.client, &draft, None).await.map(|it| it.0);
        };
        let held = holder.ready(None).await?;
        let (response, error) = send(&self.client, &draft, Some(&held)).await?;
        if let Some(error) = error.filter(exchange::is_rejection)
            && let Ok(Some(newer)) = holder.newer(held.generation, &error, None).await
        {
            return send(&self.client, &draft, Some(&newer))
                .await
                .map(|it| it.0);
        }
        Ok(response)
    }
}

async fn send(
    client: &Client,
    draft: &Draft,
    held: Option<&Ready>,
) -> Result<(Response, Option<Error>)> {
    let wire = client.wire();
    let placed = held.map_or(&[][..], |it| &it.placed);
    let address = held.and_then(|it| it.place.address.as_ref());
    let origin = address.map_or_else(|| wire.hosts.first(), |it| &it.origin);
    let prover = held.and_then(Prover::of);
    let answer = wire
        .send(None, draft, origin, (placed, prover.as_ref()))
        .await?;
    let sent = Sent::new(&[], held).answered(wire.now());
    let error = exchange::rejection(wire.provider, &answer, &sent);
    Ok((Response(answer.into_inner()), error))
}

fn check_query(query: &str) -> Result<()> {
    if query.contains('#') || !query.bytes().all(|it| it.is_ascii_graphic()) {
        return Err(Error::input(
            "the query holds `#`, a space or a character that is not visible ASCII; percent-encode it",
        ));
    }
    Ok(())
}

impl fmt::Debug for RequestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.draft {
            Ok(draft) => write!(f, "RequestBuilder({} {})", draft.method, *draft.path),
            Err(error) => write!(f, "RequestBuilder({error:?})"),
        }
    }
}

/// The answer to a [`RequestBuilder`]. `Debug` shows neither headers nor body.
pub struct Response(http::Response<Bytes>);

impl Response {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// A header, if it is there and is visible ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers().get(name)?.to_str().ok()
    }

    /// The body.
    pub fn bytes(&self) -> &Bytes {
        self.0.body()
    }

    /// The body as text.
    pub fn text(&self) -> Result<&str> {
        std::str::from_utf8(self.0.body()).map_err(|_| Error::decode("the answer is not UTF-8"))
    }

    /// The body, read from JSON. The error shows where it failed and nothing of the body.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(self.0.body()).map_err(|it| {
            let (line, column) = (it.line(), it.column());
            Error::decode(format!(
                "the answer is not of the expected form at line {line}, column {column}"
            ))
            .with_status(self.status().as_u16())
        })
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Response({}, {} bytes)",
            self.0.status(),
            self.0.body().len()
        )
    }
}

//! Reading an answer: a value of the endpoint's shape, or a classified error.

use bytes::Bytes;
use http::Response;
use zeroize::Zeroizing;

use super::refusal::{self, Sent};
use crate::{
    Error, Result, Value,
    table::{Endpoint, ErrorShape, Provider, Scopes, Shape},
    value::parse,
};

/// Reads the answer of an endpoint. What is not taken out of the value is wiped with it.
pub(crate) fn read(
    endpoint: &Endpoint,
    answer: &Response<Bytes>,
    sent: &Sent<'_>,
) -> Result<Zeroizing<Value>> {
    let body = parse(answer.body());
    let known = body.as_deref().ok();
    if let Some(shape) = refusal::applies(endpoint.errors, answer.status(), known) {
        return Err(refusal::refuse(
            shape,
            endpoint.id,
            endpoint.scopes,
            answer,
            known,
            sent,
        ));
    }
    match (endpoint.returns, body) {
        (Shape::Nothing, body) => Ok(body.unwrap_or(Value::Null.into())),
        (_, Err(_)) if answer.body().is_empty() => Err(undecodable(endpoint, answer, "is empty")),
        (Shape::Text | Shape::Secret, body) => {
            text(body.ok(), answer).ok_or_else(|| undecodable(endpoint, answer, "is not UTF-8"))
        }
        (_, Ok(body)) => Ok(body),
        (_, Err(_)) => Err(undecodable(endpoint, answer, "is not JSON")),
    }
}

/// An answer that is one text: in quotes, as JSON has it, or plain, as most providers send it. A
/// plain one may look like a number.
fn text(body: Option<Zeroizing<Value>>, answer: &Response<Bytes>) -> Option<Zeroizing<Value>> {
    match body.as_deref() {
        None | Some(Value::Bool(_) | Value::Number(_)) => {
            let plain = std::str::from_utf8(answer.body()).ok()?;
            Some(Value::Text(plain.trim().to_owned()).into())
        }
        Some(_) => body,
    }
}

/// What stands between the provider and us answers so, or a line that broke: it passes.
fn undecodable(endpoint: &Endpoint, answer: &Response<Bytes>, what: &str) -> Error {
    Error::decode(format!("the answer of `{}` {what}", endpoint.id))
        .with_status(answer.status().as_u16())
        .passing()
}

/// What the answer to a request of the caller's own says about the credential, if anything.
///
/// No endpoint says which error forms such a path answers with, so all of the provider's are
/// tried, in order.
pub(crate) fn rejection(
    provider: &Provider,
    answer: &Response<Bytes>,
    sent: &Sent<'_>,
) -> Option<Error> {
    if answer.status().is_success() {
        return None;
    }
    let mut shapes: Vec<&'static ErrorShape> = Vec::new();
    for &shape in provider.endpoints.iter().flat_map(|it| it.errors) {
        if !shapes.iter().any(|it| std::ptr::eq(*it, shape)) {
            shapes.push(shape);
        }
    }
    let body = parse(answer.body()).ok();
    let body = body.as_deref();
    let shape = refusal::applies(&shapes, answer.status(), body)?;
    Some(refusal::refuse(
        shape,
        "the path",
        Scopes::None,
        answer,
        body,
        sent,
    ))
}

#[cfg(test)]
mod tests;

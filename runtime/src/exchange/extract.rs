//! What a step keeps of an answer.

use std::borrow::Cow;

use bytes::Bytes;
use http::{Response, header};

use crate::{
    Error, Result, Secret, Value, Values,
    table::{Keep, Shape, Source, Step},
};

/// The values that a step keeps.
///
/// A value that the endpoint's shape does not show to be harmless is kept as a secret.
pub(crate) fn keep(step: &Step, answer: &Response<Bytes>, body: &Value) -> Result<Values> {
    let mut kept = Values::new();
    for keep in step.keep {
        match find(keep, answer, body, &step.endpoint.returns) {
            Some(value) => kept.set(keep.name, value),
            None if keep.optional => {}
            None => {
                let (endpoint, place) = (step.endpoint.id, place(keep.source));
                let message = format!("the answer of `{endpoint}` lacks {place}");
                return Err(Error::decode(message).with_status(answer.status().as_u16()));
            }
        }
    }
    Ok(kept)
}

/// The value that a step keeps of what is no answer, such as the address that a browser comes back
/// to.
pub(super) fn kept_of(keep: &Keep, body: &Value, shape: &Shape) -> Option<Value> {
    match keep.source {
        Source::Body(_) => find(keep, &Response::default(), body, shape),
        Source::Header(_) | Source::Cookie(_) | Source::Whole => None,
    }
}

fn find(keep: &Keep, answer: &Response<Bytes>, body: &Value, shape: &Shape) -> Option<Value> {
    let text = match keep.source {
        Source::Body(path) => {
            let value = body.at(path)?;
            if let Value::List(items) = value {
                return list(items, at(shape, path));
            }
            match (value.text()?, at(shape, path)) {
                (text, None | Some(Shape::Secret | Shape::Json)) => text,
                (text, _) if text.is_empty() => return None,
                _ => return Some(value.clone()),
            }
        }
        Source::Header(name) => Cow::Borrowed(answer.headers().get(name)?.to_str().ok()?),
        Source::Cookie(name) => cookie(answer, name)?,
        // The quotes of a JSON text are none of it.
        Source::Whole => match body {
            Value::Text(text) => Cow::Borrowed(text.as_str()),
            _ => Cow::Borrowed(std::str::from_utf8(answer.body()).ok()?.trim()),
        },
    };
    (!text.is_empty()).then(|| Value::Secret(Secret::new(text)))
}

/// A list of texts, such as scopes; an empty one is as good as none.
fn list(items: &[Value], shape: Option<&Shape>) -> Option<Value> {
    let is_harmless = matches!(shape, Some(Shape::List(Shape::Text)));
    let texts = items.iter().map(|it| {
        let text = it.text()?;
        Some(if is_harmless {
            Value::Text(text.into_owned())
        } else {
            Value::Secret(Secret::new(text))
        })
    });
    let texts: Vec<_> = texts.collect::<Option<_>>()?;
    (!texts.is_empty()).then_some(Value::List(texts))
}

/// A cookie that the answer sets (RFC 6265 section 4.1.1); the last one counts.
fn cookie<'a>(answer: &'a Response<Bytes>, name: &str) -> Option<Cow<'a, str>> {
    let set = answer
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|it| it.to_str().ok());
    let pairs = set.filter_map(|it| it.split(';').next()?.split_once('='));
    let (_, value) = pairs
        .filter(|(it, _)| it.trim() == name)
        .reduce(|_, later| later)?;
    Some(Cow::Borrowed(value.trim()))
}

pub(crate) fn at<'a>(shape: &'a Shape, path: &[&str]) -> Option<&'a Shape> {
    path.iter().try_fold(shape, |shape, segment| match shape {
        Shape::Object(members) => members
            .iter()
            .find(|it| it.name == *segment)
            .map(|it| it.shape),
        Shape::List(of) | Shape::Map(of) => Some(*of),
        _ => None,
    })
}

fn place(source: Source) -> String {
    match source {
        Source::Body(path) => format!("`{}`", path.join(".")),
        Source::Header(name) => format!("the header {name}"),
        Source::Cookie(name) => format!("the cookie `{name}`"),
        Source::Whole => "its body".to_owned(),
    }
}

#[cfg(test)]
mod tests;

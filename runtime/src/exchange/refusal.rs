//! What an error answer means: its form, its class, and what of it may be shown.

use std::{borrow::Cow, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode, header};

use crate::{
    Error, ErrorKind, Timestamp, Value, Values,
    engine::{PlacedValue, Ready},
    exchange::{
        challenge::{self, Why},
        scope,
    },
    table::{Condition, ErrorShape, Scopes},
};

/// What a request carried; none of it may come back in the text of an error.
pub(crate) struct Sent<'a> {
    values: &'a [&'a Values],
    ready: Option<&'a Ready>,
    /// When its answer came, by our own clock, if there is one.
    answered: Option<Timestamp>,
}

/// What is meant where a spec says nothing, as the language defines it.
static DEFAULT: ErrorShape = ErrorShape {
    id: "default",
    code: &[],
    text: &[],
    also_when: &[],
    expired: &[Condition {
        status: Some(401),
        body: None,
    }],
    dead: &[],
    client: &[],
    scope: &[Condition {
        status: Some(403),
        body: None,
    }],
    throttled: &[Condition {
        status: Some(429),
        body: None,
    }],
};

/// The longest wait that is believed; a provider's mistake must not stop a program for ever.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// How many scopes that a provider names are kept.
const SCOPES: usize = 20;

/// The form of an answer that is an error; none where it is none.
pub(super) fn applies(
    shapes: &[&'static ErrorShape],
    status: StatusCode,
    body: Option<&Value>,
) -> Option<&'static ErrorShape> {
    if status.is_success() {
        return shapes
            .iter()
            .copied()
            .find(|it| holds(it.also_when, status, body));
    }
    let speaks = |shape: &&&'static ErrorShape| {
        let at = |path: &[&str]| !path.is_empty() && body.is_some_and(|it| it.at(path).is_some());
        at(shape.code) || at(shape.text)
    };
    Some(
        shapes
            .iter()
            .find(speaks)
            .or(shapes.first())
            .copied()
            .unwrap_or(&DEFAULT),
    )
}

fn holds(conditions: &[Condition], status: StatusCode, body: Option<&Value>) -> bool {
    conditions.iter().any(|it| {
        let status = it.status.is_none_or(|it| it == status.as_u16());
        let body = it
            .body
            .is_none_or(|test| match body.and_then(|it| it.at(test.path)) {
                None => false,
                Some(_) if test.values.is_empty() => true,
                Some(found) => found
                    .text()
                    .is_some_and(|it| test.values.contains(&it.as_ref())),
            });
        status && body
    })
}

/// The error of an answer, classified: by what its form says of its body, then by what a challenge
/// says of the token (RFC 6750 section 3.1), then by its status.
pub(super) fn refuse(
    shape: &ErrorShape,
    endpoint: &str,
    scopes: Scopes,
    answer: &Response<Bytes>,
    body: Option<&Value>,
    sent: &Sent<'_>,
) -> Error {
    let status = answer.status();
    let is = |conditions| holds(conditions, status, body);
    let told = challenge::told(answer.headers());
    let why = told.error.filter(|_| status.is_client_error());
    let error = if is(shape.throttled) {
        Error::new(ErrorKind::Throttled, "too many requests")
    } else if is(shape.client) {
        Error::new(
            ErrorKind::Client,
            "the provider does not accept this client; check its id, user name and secret",
        )
    } else if is(shape.dead) {
        Error::new(ErrorKind::SignIn, "the credential is dead; sign in again")
    } else if why == Some(Why::InsufficientScope) && !told.scopes.is_empty() {
        let named = told.scopes.iter().map(|it| presentable(it, 100, sent));
        scope::named(endpoint, named.take(SCOPES).collect(), sent.granted())
    } else if why == Some(Why::InsufficientScope) {
        missing_scope(endpoint, scopes)
    } else if why == Some(Why::InvalidToken) {
        expired()
    } else if is(shape.scope) {
        missing_scope(endpoint, scopes)
    } else if is(shape.expired) {
        expired()
    } else if status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT {
        Error::new(ErrorKind::Unavailable, "the provider is not available")
    } else if status.is_redirection() {
        Error::new(
            ErrorKind::Api,
            "the provider answered with a redirect, which is never followed",
        )
    } else {
        Error::new(ErrorKind::Api, "the provider answered with an error")
    };
    let shown = |path: &[&str], limit| match body {
        Some(body) if !path.is_empty() => body
            .at(path)?
            .text()
            .map(|it| presentable(&it, limit, sent)),
        _ => None,
    };
    let metadata = told.resource_metadata;
    error
        .with_status(status.as_u16())
        .with_provider(shown(shape.code, 100), shown(shape.text, 500))
        .with_resource_metadata(metadata.map(|it| presentable(&it, 2_000, sent)))
        .with_retry_after(retry_after(answer.headers(), sent.answered))
}

fn expired() -> Error {
    Error::new(
        ErrorKind::Unauthorized,
        "the provider refused the credential",
    )
}

/// Whether an error says that the credential was refused, so that a newer one may help.
pub(crate) fn is_rejection(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::SignIn)
}

fn missing_scope(endpoint: &str, scopes: Scopes) -> Error {
    let names = scopes_of(scopes).iter().copied().map(Cow::Borrowed);
    Error::new(ErrorKind::Scope, needed(endpoint, scopes)).with_scopes(names.collect())
}

/// What a call needs, in words.
pub(super) fn needed(endpoint: &str, scopes: Scopes) -> String {
    match scopes {
        Scopes::None => {
            format!("the credential may not do this: {endpoint} needs a permission that it lacks")
        }
        Scopes::Any([one]) | Scopes::All([one]) => format!("`{endpoint}` needs the scope {one}"),
        Scopes::Any(any) => format!("`{endpoint}` needs any of the scopes {}", any.join(", ")),
        Scopes::All(all) => format!("`{endpoint}` needs all of the scopes {}", all.join(", ")),
    }
}

fn scopes_of(scopes: Scopes) -> &'static [&'static str] {
    match scopes {
        Scopes::None => &[],
        Scopes::Any(scopes) | Scopes::All(scopes) => scopes,
    }
}

/// `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date that is read against `Date`, and
/// against our own clock where that is absent.
pub(crate) fn retry_after(headers: &HeaderMap, answered: Option<Timestamp>) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => Timestamp::parse_http(text)?.saturating_since(date(headers).or(answered)?),
    };
    Some(wait.min(LONGEST_WAIT))
}

/// When the provider says that it answered.
pub(crate) fn date(headers: &HeaderMap) -> Option<Timestamp> {
    Timestamp::parse_http(headers.get(header::DATE)?.to_str().ok()?)
}

/// A provider's text for people: bounded, on one line, without control characters and without
/// anything secret that was sent.
pub(crate) fn presentable(text: &str, limit: usize, sent: &Sent<'_>) -> String {
    let mut text = Cow::Borrowed(text);
    sent.secrets(&mut |secret| {
        // A shorter one would hit by chance, and says little.
        if secret.len() >= 4 && text.contains(secret) {
            text = Cow::Owned(text.replace(secret, "[redacted]"));
        }
    });
    let visible = text.chars().map(|it| {
        if it.is_control() || is_format(it) {
            ' '
        } else {
            it
        }
    });
    let mut shown: String = visible.take(limit).collect();
    if text.chars().count() > limit {
        shown.push('…');
    }
    shown
}

/// Characters that reorder or hide the text around them.
fn is_format(it: char) -> bool {
    matches!(it, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

impl<'a> Sent<'a> {
    pub(crate) const fn new(values: &'a [&'a Values], ready: Option<&'a Ready>) -> Self {
        Self {
            values,
            ready,
            answered: None,
        }
    }

    /// Notes when the answer came.
    pub(crate) const fn answered(mut self, answered: Option<Timestamp>) -> Self {
        self.answered = answered;
        self
    }

    /// What the credential that was sent may do, where that is known.
    fn granted(&self) -> Option<&'a scope::Granted> {
        self.ready?.place.granted.as_ref()
    }

    fn secrets(&self, each: &mut dyn FnMut(&str)) {
        let held = self.ready.map(|it| &it.values);
        let values = self.values.iter().copied().chain(held);
        for (_, value) in values.flat_map(Values::iter) {
            secrets(value, each);
        }
        if let Some(address) = self.ready.and_then(|it| it.place.address.as_ref()) {
            each(address.path.trim_start_matches('/'));
        }
        for placed in self.ready.iter().flat_map(|it| &it.placed) {
            match &placed.value {
                PlacedValue::Value(value) => secrets(value, each),
                PlacedValue::Header(_, value) => {
                    if let Ok(text) = value.to_str() {
                        each(text);
                        each(text.rsplit(' ').next().unwrap_or_default());
                    }
                }
            }
        }
    }
}

fn secrets(value: &Value, each: &mut dyn FnMut(&str)) {
    match value {
        Value::Secret(secret) => each(secret.expose()),
        Value::List(items) => items.iter().for_each(|it| secrets(it, each)),
        Value::Object(members) => members.iter().for_each(|(_, it)| secrets(it, each)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

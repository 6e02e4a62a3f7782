//! The address to which a person comes back from a page (RFC 6749 section 4.1.2): whose it is, what
//! went wrong, and what it holds.
//!
//! It arrives from a browser, where anybody may have written it. So nothing of it is believed
//! before its `state` is that of the sign-in.

use std::{borrow::Cow, hint::black_box};

use zeroize::Zeroizing;

use super::{
    extract::kept_of,
    refusal::{Sent, presentable},
};
use crate::{
    Error, ErrorKind, Result, SignIn, Value, Values, render,
    table::{Source, Step},
};

/// What a person brought back.
#[derive(Clone)]
pub(crate) struct Callback {
    /// What the page's step keeps.
    pub(crate) kept: Values,
    /// Everything, where an expiry may be found.
    pub(crate) body: Zeroizing<Value>,
}

/// Whose callback is expected.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// The issuer's identifier, which is compared exactly.
    pub(crate) issuer: String,
    /// Whether every callback of it says so.
    pub(crate) always: bool,
}

/// Reads a callback: a whole address, or its query from the question mark on. `asked` is the step
/// that was told what to ask: the page itself, or the one by which its request was pushed.
pub(crate) fn callback(
    step: &Step,
    asked: &Step,
    begun: &SignIn,
    expected: Option<&Expected>,
    text: &str,
) -> Result<Callback> {
    let query = query(&begun.redirect_uri, text)?;
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let found = |name: &str| pairs.iter().find(|(it, _)| it == name).map(|it| &*it.1);
    let state = state_name(asked);
    let issuer = expected.map(|_| "iss");
    for name in kept_names(step).chain(["error"]).chain(state).chain(issuer) {
        if pairs.iter().filter(|(it, _)| it == name).count() > 1 {
            return Err(Error::input(format!("the callback says `{name}` twice")));
        }
    }
    if let Some(name) = state {
        let is_ours = found(name).is_some_and(|it| is_same(it, &begun.state));
        if !is_ours {
            return Err(Error::input(
                "the callback belongs to another sign-in, or to none; nothing was sent",
            ));
        }
    }
    if let Some(expected) = expected {
        is_of(expected, found("iss"))?;
    }
    if let Some(code) = found("error").filter(|it| !it.is_empty()) {
        return Err(refusal(code, found("error_description"), begun));
    }
    let members = pairs.iter().map(|(name, value)| {
        (
            Cow::Owned(name.clone().into_owned()),
            Value::Text(value.clone().into_owned()),
        )
    });
    let body = Zeroizing::new(Value::Object(members.collect()));
    let mut kept = Values::new();
    for keep in step.keep {
        match kept_of(keep, &body, &step.endpoint.returns) {
            Some(value) => kept.set(keep.name, value),
            None if keep.optional => {}
            None => {
                let message = format!("the callback lacks `{}`", keep.name);
                return Err(Error::input(message));
            }
        }
    }
    Ok(Callback { kept, body })
}

/// Whether a callback belongs to a sign-in, which nobody knows who was not told its state. A page
/// that takes no state gives whatever it is meant to give, or tells of an error.
#[cfg(feature = "login")]
pub(crate) fn belongs(step: &Step, asked: &Step, begun: &SignIn, text: &str) -> bool {
    let Ok(query) = query(&begun.redirect_uri, text) else {
        return false;
    };
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    match state_name(asked) {
        Some(state) => pairs.any(|it| it.0 == state && is_same(&it.1, &begun.state)),
        None => pairs.any(|it| it.0 == "error" || kept_names(step).any(|name| name == it.0)),
    }
}

/// The parameters that a page's step keeps.
fn kept_names(step: &Step) -> impl Iterator<Item = &'static str> {
    step.keep.iter().filter_map(|it| match it.source {
        Source::Body(path) => path.first().copied(),
        Source::Header(_) | Source::Cookie(_) | Source::Whole => None,
    })
}

/// Refuses what another authorization server sent back: its code is not for the token endpoint of
/// this one (RFC 9207 section 2.4).
fn is_of(expected: &Expected, found: Option<&str>) -> Result<()> {
    let message = match found {
        Some(it) if it == expected.issuer => return Ok(()),
        None if !expected.always => return Ok(()),
        Some(_) => "the callback comes from another issuer than the one of this sign-in",
        None => "the callback does not name its issuer, and those of this provider do",
    };
    Err(Error::input(format!("{message}; nothing was sent")))
}

/// The query of a callback, which must have come to where it was sent.
fn query<'a>(redirect_uri: &str, text: &'a str) -> Result<&'a str> {
    let text = text.trim();
    let text = text.split_once('#').map_or(text, |it| it.0);
    if let Some(query) = text.strip_prefix('?') {
        return Ok(query);
    }
    let (address, query) = text.split_once('?').unwrap_or((text, ""));
    let (ours, own) = redirect_uri.split_once('?').unwrap_or((redirect_uri, ""));
    let pairs = |query: &'a str| form_urlencoded::parse(query.as_bytes());
    // What the address held before is there still (RFC 6749 section 3.1.2).
    let is_whole =
        form_urlencoded::parse(own.as_bytes()).all(|mine| pairs(query).any(|it| it == mine));
    if normal(address) != normal(ours) || !is_whole {
        return Err(Error::input(
            "the callback is neither an address that begins with the `redirect_uri` nor a query \
             that begins with a question mark",
        ));
    }
    Ok(query)
}

/// An address as browsers write it: scheme and host in lower case, and a slash for no path.
fn normal(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    let end = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let path = if path.is_empty() { "/" } else { path };
    let (scheme, host) = (scheme.to_ascii_lowercase(), host.to_ascii_lowercase());
    format!("{scheme}://{host}{path}")
}

/// The parameter that carries the state; none where the page takes none.
fn state_name(step: &Step) -> Option<&'static str> {
    let mut fields = step.endpoint.fields.iter();
    let field = fields.find(
        |field| match step.with.iter().find(|it| it.0 == field.name) {
            None => field.name == "state",
            Some((_, template)) => render::reads(template, "state"),
        },
    );
    field.map(|it| it.name)
}

/// Whether two texts are the same, in a time that does not tell how much of them is.
fn is_same(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    let difference = pairs.fold(0, |sum, (one, other)| black_box(sum | (one ^ other)));
    one.len() == other.len() && difference == 0
}

/// Why the person was sent back without what was asked for (RFC 6749 section 4.1.2.1).
fn refusal(code: &str, text: Option<&str>, begun: &SignIn) -> Error {
    let (kind, message) = match code {
        "access_denied" => (
            ErrorKind::SignIn,
            "the person did not let this client in; begin another sign-in",
        ),
        // OpenID Connect Core section 3.1.2.6: the page may not ask, and would have to.
        "login_required"
        | "interaction_required"
        | "consent_required"
        | "account_selection_required" => (
            ErrorKind::SignIn,
            "the provider must ask the person; begin another sign-in",
        ),
        "invalid_scope" => (ErrorKind::Scope, "the provider refused the scopes"),
        "unauthorized_client" => (
            ErrorKind::Client,
            "the provider does not accept this client; check its id and where it sends people back",
        ),
        "server_error" | "temporarily_unavailable" => {
            (ErrorKind::Unavailable, "the provider is not available")
        }
        _ => (ErrorKind::Api, "the provider refused the sign-in"),
    };
    let secrets = Values::new().with("code_verifier", begun.code_verifier.clone());
    let secrets = [&secrets];
    let sent = Sent::new(&secrets, None);
    let shown = |text: &str, limit| presentable(text, limit, &sent);
    Error::new(kind, message).with_provider(Some(shown(code, 100)), text.map(|it| shown(it, 500)))
}

#[cfg(test)]
mod tests;

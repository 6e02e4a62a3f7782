//! What a server answers to a registration: a client that is of use, or why there is none.

use crate::{
    Decode as _, Error, ErrorKind, Result, Secret, Timestamp, Value, Values,
    exchange::{Sent, presentable, shape_at},
    table::{ClientMetadata, Shape},
};

/// What is secret in an answer, whatever the spec says of it.
const SECRETS: [&str; 3] = [
    "client_secret",
    "registration_access_token",
    "software_statement",
];

/// Whether a client that proves itself so is one of the scheme.
pub(super) fn is_fit(metadata: &ClientMetadata, method: &str) -> bool {
    method == metadata.token_endpoint_auth_method || metadata.public && method == "none"
}

/// What is kept of an answer. The server may have changed whatever was asked (RFC 7591 section
/// 3.2.1); what the scheme cannot do without is checked.
pub(super) fn client(metadata: &ClientMetadata, asked: &Values, answer: Value) -> Result<Values> {
    let id = metadata.endpoint.id;
    let lacks = |name: &str| Error::decode(format!("the answer of `{id}` lacks `{name}`"));
    let Value::Object(members) = answer else {
        return Err(Error::decode(format!("the answer of `{id}` is no object")));
    };
    let mut kept = Values::new();
    for (name, value) in members {
        let is_secret = SECRETS.contains(&&*name)
            || matches!(
                shape_at(&metadata.endpoint.returns, &[&name]),
                Some(Shape::Secret)
            );
        match value {
            Value::Null => {}
            Value::Text(text) if is_secret => kept.set(name, Value::Secret(Secret::new(text))),
            value => kept.set(name, value),
        }
    }
    let is_named = |it: &Value| matches!(it, Value::Text(text) if !text.is_empty());
    if !kept.get("client_id").is_some_and(is_named) {
        return Err(lacks("client_id"));
    }
    // A server that does not repeat it has registered what was asked.
    let told = |name: &str| kept.get(name).or_else(|| asked.get(name));
    let method = told("token_endpoint_auth_method").and_then(Value::text);
    let method = method.map_or_else(
        || metadata.token_endpoint_auth_method.to_owned(),
        std::borrow::Cow::into_owned,
    );
    if !is_fit(metadata, &method) {
        return Err(useless(&format!(
            "it is to prove itself by `{}`, and this scheme does so by `{}`",
            shown(&method),
            metadata.token_endpoint_auth_method
        )));
    }
    let needed = metadata.grant_types.first();
    if let (Some(Value::List(grants)), Some(needed)) = (kept.get("grant_types"), needed)
        && !grants.iter().any(|it| it.text().as_deref() == Some(needed))
    {
        return Err(useless(&format!("it may not use the grant `{needed}`")));
    }
    let has_secret = method.starts_with("client_secret_");
    match kept.get("client_secret") {
        Some(Value::Secret(secret)) if has_secret && !secret.expose().is_empty() => {}
        _ if has_secret => return Err(lacks("client_secret")),
        // A secret that no request carries.
        _ => kept = kept.without(|it| it == "client_secret"),
    }
    if !has_secret || kept.get("token_endpoint_auth_method").is_none() {
        kept.set("token_endpoint_auth_method", Value::Text(method));
    }
    Ok(kept)
}

fn useless(why: &str) -> Error {
    Error::new(
        ErrorKind::Client,
        format!("the authorization server has registered a client that is of no use: {why}"),
    )
}

fn shown(text: &str) -> String {
    presentable(text, 60, &Sent::new(&[], None))
}

/// When the secret of a client ends; none where it does not, which is 0 on the wire, and where there
/// is none.
pub(super) fn until(kept: &Values) -> Option<Timestamp> {
    kept.get("client_secret")?;
    let end = instant(kept.get("client_secret_expires_at")?)?;
    (end > Timestamp::from_unix(0)).then_some(end)
}

/// Seconds since 1970.
pub(super) fn instant(value: &Value) -> Option<Timestamp> {
    let seconds = match value {
        Value::Text(text) => text.trim().parse().ok(),
        other => i64::decode(other.clone()).ok(),
    };
    seconds.map(Timestamp::from_unix)
}

/// The refusal of a registration, in words that say what to do (RFC 7591 section 3.2.2).
pub(super) fn refused(error: Error, has_token: bool) -> Error {
    let server = "the authorization server";
    let advice = match error.code() {
        Some("invalid_redirect_uri") => {
            format!("{server} takes no client with these `redirect_uris`; give others")
        }
        Some("invalid_client_metadata") => format!(
            "{server} takes no client with these metadata; change or leave out what it names"
        ),
        Some("invalid_software_statement") => format!(
            "{server} cannot accept this software statement; get another one from whoever signed it"
        ),
        Some("unapproved_software_statement") => format!(
            "{server} does not accept software statements of whoever signed this one; get one of \
             somebody whom it trusts"
        ),
        _ => match (error.kind(), has_token) {
            (ErrorKind::Unauthorized | ErrorKind::Scope, false) => format!(
                "{server} registers nobody without an initial access token; give the one that the \
                 provider has issued: `initial_access_token`"
            ),
            (ErrorKind::Unauthorized | ErrorKind::Scope, true) => format!(
                "{server} refuses the initial access token; get another one from the provider"
            ),
            _ => return error,
        },
    };
    error.saying(advice)
}

//! Registering a client (RFC 7591): what is asked must be what the scheme is going to do, and who asks
//! becomes the client that this server knows.

use keywright_generator::model::{ClientMetadata, Scheme};

use super::{Order, Success, admit::Denied};
use crate::{Json, refusal::Class};

/// What the server says of where a registration is changed (RFC 7592), which it does not serve.
const MANAGED: &str = "https://example.com/register/";

/// Whether a client that is registered so is one of the scheme.
pub(super) fn registers_well(order: &Order<'_>, scheme: &Scheme) -> Result<(), Denied> {
    let Some(client) = &scheme.register else {
        return Ok(());
    };
    let bad = |reason: String| {
        Err(Denied::stranger(
            Class::Coded("invalid_client_metadata"),
            reason,
        ))
    };
    // What is not said has a default (section 2).
    let method = method(order);
    if !is_fit(client, &method) {
        return bad(format!(
            "a client of `{}` proves itself by `{}`, and not by `{method}`",
            scheme.id, client.token_endpoint_auth_method
        ));
    }
    let lists = [
        ("grant_types", "authorization_code", &client.grant_types),
        ("response_types", "code", &client.response_types),
    ];
    for (name, default, needed) in lists {
        let asked = texts(order, name).unwrap_or_else(|| vec![default.to_owned()]);
        if let Some(it) = needed
            .iter()
            .find(|it| asked.iter().all(|asked| asked != *it))
        {
            return bad(format!("`{name}` lacks `{it}`, which `{}` uses", scheme.id));
        }
    }
    if client.response_types.is_empty() {
        return Ok(());
    }
    let uris = texts(order, "redirect_uris").unwrap_or_default();
    let wrong = uris.iter().find(|it| !it.contains(':') || it.contains('#'));
    let reason = match wrong {
        Some(it) => format!("`{it}` is no address to which a browser can be sent"),
        None if uris.is_empty() => {
            "`redirect_uris` is missing, and a browser is sent back".to_owned()
        }
        None => return Ok(()),
    };
    Err(Denied::stranger(
        Class::Coded("invalid_redirect_uri"),
        reason,
    ))
}

/// The client that this server knows, with the metadata that were asked for.
pub(super) fn registered(order: &Order<'_>, index: usize) -> Success {
    let scheme = order.scheme(index);
    let mut body = Json::Object(Vec::new());
    let mut put = |name: &str, value: Json| body.put(&[name.to_owned()], value);
    let number = |it: i64| Json::Number(it.to_string());
    let known = |name: &str| order.expected.json(scheme, name);
    let id = known("client_id").unwrap_or_else(|| Json::Text("test-client_id".to_owned()));
    let managed = format!("{MANAGED}{}", id.text().unwrap_or_default());
    put("client_id", id);
    put("client_id_issued_at", number(order.now / 1000));
    let method = method(order);
    if let Some(secret) = known("client_secret").filter(|_| method.starts_with("client_secret_")) {
        put("client_secret", secret);
        put("client_secret_expires_at", number(0));
    }
    let token = "test-registration_access_token".to_owned();
    put("registration_access_token", Json::Text(token));
    put("registration_client_uri", Json::Text(managed));
    put("token_endpoint_auth_method", Json::Text(method));
    for (_, name, value) in order
        .given
        .iter()
        .filter(|it| it.1 != "token_endpoint_auth_method")
    {
        put(name, value.clone());
    }
    Success {
        status: Some(201),
        headers: Vec::new(),
        body: Some(body.to_string()),
    }
}

fn is_fit(client: &ClientMetadata, method: &str) -> bool {
    method == client.token_endpoint_auth_method || client.public && method == "none"
}

fn method(order: &Order<'_>) -> String {
    let method = order.sent("token_endpoint_auth_method");
    method.unwrap_or_else(|| "client_secret_basic".to_owned())
}

/// The texts of a list.
fn texts(order: &Order<'_>, name: &str) -> Option<Vec<String>> {
    let (_, _, value) = order.given.iter().find(|(_, it, _)| it == name)?;
    match value {
        Json::List(items) => Some(items.iter().filter_map(Json::text).collect()),
        other => other.text().map(|it| vec![it]),
    }
}

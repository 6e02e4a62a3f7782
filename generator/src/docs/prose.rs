//! What a scheme, an endpoint or an error form means, in sentences.
//!
//! The sentences are prose with back-ticks; the documents and rustdoc escape them alike. They say
//! the same everywhere, because they are written once.

mod certificate;
mod expiry;
mod issuer;
mod legacy;
mod mint;
mod renewal;

pub(crate) use certificate::certificate;
pub(crate) use expiry::{lifetime, refresh_expiry};
pub(crate) use issuer::{beside, discovered, issuer, resource};
pub(crate) use legacy::legacy;
pub(crate) use mint::{bound, minted};
pub(crate) use renewal::renewal;

use crate::model::{
    Address, Carrier, Condition, Endpoint, ErrorShape, Function, Input, Part, Placement, Protocol,
    Provider, Scheme, Scopes, Template,
};

/// What a crate is, in one sentence.
pub(crate) fn summary(provider: &Provider) -> String {
    format!(
        "A client for {} that obtains, caches, renews, applies and revokes its credentials.",
        provider.title
    )
}

/// `a`, `b` or `c`.
pub(crate) fn or(words: &[String]) -> String {
    join(words, "or")
}

/// `a`, `b` and `c`.
pub(crate) fn and(words: &[String]) -> String {
    join(words, "and")
}

fn join(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

/// Words as code.
pub(crate) fn code<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> Vec<String> {
    words
        .into_iter()
        .map(|it| super::markdown::code_span(it.as_ref()))
        .collect()
}

/// A template as the spec writes it.
pub(crate) fn template(template: &Template) -> String {
    template.0.iter().map(|it| part(it, false)).collect()
}

fn part(part: &Part, inner: bool) -> String {
    let text = match part {
        Part::Text(text) if inner => return format!("'{text}'"),
        Part::Text(text) => return text.clone(),
        Part::Value(name) => name.clone(),
        Part::Call(function, of) => format!("{}({})", self::function(*function), parts(of)),
        Part::Basic(user, password) => format!("base64({} ':' {})", parts(user), parts(password)),
        Part::Join(name, separator) => format!("join({name} '{separator}')"),
        Part::First(names) => format!("first({})", names.join(" ")),
    };
    if inner { text } else { format!("{{{text}}}") }
}

fn parts(template: &Template) -> String {
    template
        .0
        .iter()
        .map(|it| part(it, true))
        .collect::<Vec<_>>()
        .join(" ")
}

fn function(function: Function) -> &'static str {
    match function {
        Function::Base64 => "base64",
        Function::Base64Url => "base64url",
        Function::Hex => "hex",
        Function::Lower => "lower",
        Function::Upper => "upper",
    }
}

/// What a placement puts on a request, as code: `Authorization: App {key}`.
pub(crate) fn placement(it: &Placement) -> String {
    let (name, value) = (template(&it.name), template(&it.value));
    match it.carrier {
        Carrier::Header => format!("{name}: {value}"),
        Carrier::Query => format!("?{name}={value}"),
        Carrier::Cookie => format!("Cookie: {name}={value}"),
        Carrier::Body | Carrier::Parameter => format!("{name}={value}"),
    }
}

/// Everything that a scheme puts on a request, as code; a path of its own is the first.
pub(crate) fn sends(scheme: &Scheme) -> Vec<String> {
    let path = match &scheme.address {
        Address::Path(it) => Some(template(it)),
        Address::Base | Address::Kept(_) => None,
    };
    let placed = scheme.send.iter().map(placement);
    path.into_iter().chain(placed).collect()
}

/// Where a placement travels.
pub(crate) fn carrier(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Header => "a header",
        Carrier::Query => "a query parameter",
        Carrier::Cookie => "a cookie",
        Carrier::Body => "a field of the body",
        Carrier::Parameter => {
            "a query parameter of `GET`, `HEAD` and `DELETE` and a field of the body of others"
        }
    }
}

/// `POST /auth/1/session`.
pub(crate) fn call(endpoint: &Endpoint) -> String {
    let method = match endpoint.protocol {
        Protocol::Http => endpoint.method.as_str(),
        Protocol::WebSocket => "WEBSOCKET",
        Protocol::Browser => "BROWSER",
    };
    match &endpoint.discovered {
        Some(it) => format!("{method} {{{}}}", it.name()),
        None => format!("{method} {}", template(&endpoint.path)),
    }
}

/// How a credential is obtained.
pub(crate) fn obtained(provider: &Provider, scheme: &Scheme) -> String {
    if !scheme.is_obtained() {
        return "The caller holds it: nothing is requested before the first call.".to_owned();
    }
    if scheme.is_minted() && scheme.acquire.is_empty() && scheme.refresh.is_none() {
        return "The client signs it by itself when it is first needed, and every clone shares it; nothing is requested.".to_owned();
    }
    let calls = steps(provider, scheme.acquire.iter().map(|it| it.endpoint));
    if let Some(first) = &scheme.sign_in {
        let is_page = provider.endpoint(first.endpoint).protocol == Protocol::Browser;
        let first = steps(provider, std::iter::once(first.endpoint));
        let held = if scheme.inputs.iter().any(|it| it.name == "refresh_token") {
            " Or the caller holds a refresh token of an earlier sign-in."
        } else {
            ""
        };
        return if is_page {
            format!(
                "A person lets the client in on the page {first}; what the browser comes back with is exchanged with {calls}.{held}"
            )
        } else {
            format!(
                "A person enters a code on another device: {first} gives it, and the token is fetched with {calls} once the person has agreed.{held}"
            )
        };
    }
    if scheme.acquire.is_empty() {
        return "The caller holds what it is refreshed with; the first call obtains a token with that.".to_owned();
    }
    if scheme.yielded {
        let parents = parents(provider, scheme);
        return format!("It is in the answer by which {parents} is obtained ({calls}).");
    }
    if !scheme.parents.is_empty() {
        let parents = parents(provider, scheme);
        return format!(
            "Made with {calls} by a client that holds {parents}, when it is first needed."
        );
    }
    let exclusive = if scheme.exclusive {
        " One that is open is revoked first."
    } else {
        ""
    };
    format!(
        "Obtained with {calls} when it is first needed, and shared by every clone of the client.{exclusive}"
    )
}

/// The schemes whose credential makes a derived one.
fn parents(provider: &Provider, scheme: &Scheme) -> String {
    let ids = scheme.parents.iter().map(|&it| &provider.schemes[it].id);
    or(&code(ids))
}

/// Where the calls of a scheme go, if not simply to the host.
pub(crate) fn address(provider: &Provider, scheme: &Scheme) -> Option<String> {
    match &scheme.address {
        Address::Base => None,
        Address::Path(it) => Some(format!(
            "Every call goes below `{}` on the host `base`.",
            template(it)
        )),
        Address::Kept(it) => Some(format!(
            "Every call goes to the address that came with the token, `{}`, below {}.",
            template(it),
            or(&code(&provider.hosts_under))
        )),
    }
}

/// When the provider ends, and what takes its place.
pub(crate) fn sunset(provider: &Provider) -> Option<String> {
    let sunset = provider.sunset.as_ref()?;
    let after = sunset
        .replacement
        .as_ref()
        .map_or_else(String::new, |it| format!("; use keywright-{it}"));
    let help = sunset
        .help
        .as_ref()
        .map_or_else(String::new, |it| format!(". {}", it.trim_end_matches('.')));
    Some(format!(
        "the vendor has announced its end for {}{after}{help}",
        sunset.on
    ))
}

/// What stays after the end.
pub(crate) fn stays(provider: &Provider) -> Option<String> {
    let stays = &provider.sunset.as_ref()?.except;
    let verb = if stays.len() == 1 { "stays" } else { "stay" };
    (!stays.is_empty()).then(|| format!("{} {verb}", and(&code(stays))))
}

/// Which scopes are asked for.
pub(crate) fn asked_scopes(scheme: &Scheme) -> Option<String> {
    let scopes = scheme.scopes.as_ref()?;
    let separator = match scheme.scope_separator.as_str() {
        " " => "a space".to_owned(),
        other => format!("`{other}`"),
    };
    let defaults = if scopes.is_empty() {
        "none unless the caller names some".to_owned()
    } else {
        format!("{} unless the caller names others", and(&code(scopes)))
    };
    Some(format!(
        "Scopes that are asked for: {defaults}; sent with {separator} between."
    ))
}

/// What a client without a secret does, where there can be one.
pub(crate) fn public_client(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let steps = scheme.acquire.iter().chain(&scheme.refresh);
    let mut clients = steps.filter_map(|it| provider.endpoint(it.endpoint).client);
    let is_public = clients.any(|it| it.public && it.proof.is_basic());
    is_public.then(|| {
        "A client without a secret sends no `Authorization` with these requests, and `client_id` in the body.".to_owned()
    })
}

/// What an input that is a whole number holds.
pub(crate) fn counted(input: &Input) -> String {
    input.unit.map_or_else(
        || "A whole number.".to_owned(),
        |unit| format!("A whole number of {unit}."),
    )
}

/// How a tenant is chosen.
pub(crate) fn tenants(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let tenant = scheme.tenant.as_ref()?;
    let lookup = steps(provider, std::iter::once(tenant.step.endpoint));
    Some(format!(
        "One credential serves several tenants: `Client::tenant` chooses one by its `{}`, which is looked up with {lookup}; they share the token and its renewal. Without a choice, the only tenant is meant.",
        tenant.pick
    ))
}

fn steps(provider: &Provider, steps: impl Iterator<Item = usize>) -> String {
    let calls: Vec<_> = steps
        .map(|it| {
            let endpoint = provider.endpoint(it);
            format!("`{}` (`{}`)", endpoint.id, call(endpoint))
        })
        .collect();
    calls.join(", then ")
}

/// How a credential is revoked.
pub(crate) fn revocation(provider: &Provider, scheme: &Scheme) -> String {
    match &scheme.revoke {
        Some(step) => format!(
            "With {}, by `Client::close`.",
            steps(provider, std::iter::once(step.endpoint))
        ),
        None if !scheme.is_obtained() => "Not by this client.".to_owned(),
        None => "Not at all: the vendor documents no way.".to_owned(),
    }
}

/// The scopes that a call needs.
pub(crate) fn scopes(scopes: &Scopes) -> Option<String> {
    match scopes {
        Scopes::None => None,
        Scopes::Any(any) if any.len() > 1 => Some(format!("one of the scopes {}", or(&code(any)))),
        Scopes::All(all) if all.len() > 1 => Some(format!("the scopes {}", and(&code(all)))),
        Scopes::Any(one) | Scopes::All(one) => Some(format!("the scope {}", or(&code(one)))),
    }
}

/// Where a form has the provider's code and text.
pub(crate) fn paths(shape: &ErrorShape) -> String {
    match (shape.code.as_slice(), shape.text.as_slice()) {
        ([], []) => "Neither a code nor a text is documented.".to_owned(),
        (code, []) => format!(
            "The code is in `{}`; a text is not documented.",
            code.join(".")
        ),
        ([], text) => format!(
            "The text is in `{}`; a code is not documented.",
            text.join(".")
        ),
        (code, text) => format!(
            "The code is in `{}`, the text in `{}`.",
            code.join("."),
            text.join(".")
        ),
    }
}

/// One class of errors of a form: its meaning, and what an answer of it looks like.
pub(crate) fn meanings(shape: &ErrorShape) -> Vec<(&'static str, &[Condition])> {
    vec![
        ("An error in spite of a success status", &shape.also_when),
        ("Too many requests: wait, then try again", &shape.throttled),
        (
            "The client itself is not accepted: its id, secret, user name or password is wrong",
            &shape.client,
        ),
        (
            "The credential is dead: only signing in again helps",
            &shape.dead,
        ),
        ("A scope or permission is missing", &shape.scope),
        (
            "The credential has expired: it is renewed and the request is sent once more",
            &shape.expired,
        ),
    ]
}

/// What satisfies a condition.
pub(crate) fn condition(condition: &Condition) -> String {
    let status = condition.status.map(|it| format!("status {it}"));
    let body = condition
        .body
        .as_ref()
        .map(|(path, texts)| match texts.as_slice() {
            [] => format!("any `{}`", path.join(".")),
            _ => format!("`{}` is {}", path.join("."), or(&code(texts))),
        });
    [status, body]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" and ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

//! What an endpoint names beside its fields: error forms, scopes, a protocol and a standard that
//! must fit the rest of it.

use crate::check::{error, name, standard};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, ErrorShape, Protocol, Scopes, Standard};
use crate::source::Span;
use crate::spec::{self, Spec};
use crate::suggest::suggest;
use crate::tree::Text;

/// Those that the endpoint names, then that of its standard, then the others.
pub(super) fn error_order(
    written: &spec::Endpoint,
    spec: &Spec,
    shapes: &[ErrorShape],
    report: &mut Diagnostics,
) -> Vec<usize> {
    let mut order = Vec::new();
    for it in &written.errors {
        if let Some(index) = shapes.iter().position(|shape| shape.id == it.text) {
            order.push(index);
        } else {
            let found = report.error(
                Code::UnknownError,
                it.span,
                format!("there is no error form `{}`", it.text),
            );
            suggest(
                found,
                &it.text,
                it.span,
                shapes.iter().map(|it| it.id.as_str()),
            );
        }
    }
    let standard = shapes.iter().position(|it| it.id == error::OAUTH2);
    if written.standard.is_some() {
        order.extend(standard);
    }
    // The form of the standard is tried elsewhere only where the file itself gives it.
    let own = spec.errors.len().max(1);
    order.extend(0..own.min(shapes.len()));
    let mut seen = vec![false; shapes.len()];
    order.retain(|it| !std::mem::replace(&mut seen[*it], true));
    order
}

/// The scopes that a call needs.
pub(super) fn scopes(written: &spec::Endpoint, report: &mut Diagnostics) -> Scopes {
    let Some(scopes) = &written.scopes else {
        return Scopes::None;
    };
    let texts = |list: &[Text]| list.iter().map(|it| it.text.clone()).collect();
    for list in scopes.any.iter().chain(&scopes.all) {
        name::distinct(list.iter(), str::to_owned, report);
    }
    match (&scopes.any, &scopes.all) {
        (Some(any), None) if !any.is_empty() => Scopes::Any(texts(any)),
        (None, Some(all)) if !all.is_empty() => Scopes::All(texts(all)),
        _ => {
            report
                .error(
                    Code::Scopes,
                    scopes.span,
                    "scopes are `any` of a list or `all` of a list",
                )
                .help("write `{ any: [a, b] }` or `{ all: [a, b] }`");
            Scopes::None
        }
    }
}

/// What a host speaks, and what a handshake is.
pub(super) fn protocol_use(
    written: &spec::Endpoint,
    endpoint: &Endpoint,
    spec: &Spec,
    report: &mut Diagnostics,
) {
    let host = spec.hosts.iter().find(|it| it.0.text == endpoint.host);
    let socket = host.is_some_and(|it| it.1.text.text.starts_with("wss:"));
    if let Some(host) = &written.host
        && written.call.is_some()
        && socket
        && endpoint.protocol == Protocol::Http
    {
        report
            .error(
                Code::Url,
                host.span,
                format!("`{}` speaks WebSocket alone", host.text),
            )
            .help("write `call: WEBSOCKET /`, or name a host that starts with `https://`");
    }
    if let Some(spec::Accepts::Word(word)) = &written.auth
        && endpoint.protocol == Protocol::Browser
        && word.text != "none"
    {
        report
            .error(
                Code::StandardUse,
                word.span,
                "a page is opened by a person and takes no credential",
            )
            .help("write `auth: none`");
    }
    if let Some(returns) = &written.returns
        && endpoint.protocol == Protocol::WebSocket
    {
        report
            .error(
                Code::Body,
                returns.span,
                "a handshake has no answer to read",
            )
            .help("leave `returns` out: the client hands out the address and the token");
    }
    if let (Some(spec::Accepts::Word(word)), Some(_), None) =
        (&written.auth, endpoint.client, &written.standard)
    {
        report
            .error(
                Code::StandardUse,
                word.span,
                format!("`{}` belongs to a standard", word.text),
            )
            .help("add `standard: oauth2_client_credentials`, or write `none`");
    }
}

/// What the standard asks of the endpoint.
pub(super) fn standard_use(
    word: &Text,
    standard: Standard,
    written: &spec::Endpoint,
    endpoint: &Endpoint,
    report: &mut Diagnostics,
) {
    names_exist(standard, written, report);
    let is_page = standard == Standard::OAuth2Authorize;
    let mut fault = |span: Span, message: &str, help: &str| {
        report.error(Code::StandardUse, span, message).help(help);
    };
    if written.auth.is_some() && endpoint.client.is_none() && !is_page {
        fault(
            word.span,
            "the standard asks how the client proves itself",
            "write `auth: client_secret_basic`, `client_secret_post` or `none`",
        );
    }
    let codec = written.body.as_ref().map_or("form", |it| it.text.as_str());
    let bodies = [
        ("json", &written.json),
        ("form", &written.form),
        ("multipart", &written.multipart),
    ];
    for (name, body) in bodies {
        if let Some((span, _)) = body
            && name != codec
            && !is_page
        {
            fault(
                *span,
                "the fields of the standard are written otherwise",
                &format!("write further fields under `{codec}:`, or `body: {name}`"),
            );
        }
    }
    if let Some(it) = &written.returns
        && standard != Standard::OAuth2Revoke
        && !matches!(it.form, spec::TypeForm::Object(_) | spec::TypeForm::Broken)
    {
        fault(
            it.span,
            "the standard gives the answer",
            "name only what it adds: `returns: { instance_url: url }`",
        );
    }
    let asked = if is_page { "BROWSER" } else { "POST" };
    let is_asked = if is_page {
        endpoint.protocol == Protocol::Browser
    } else {
        endpoint.method == "POST"
    };
    if written.call.is_some() && !is_asked {
        fault(
            written.id.span,
            &format!("the standard asks for `{asked}`"),
            &format!("write `call: {asked} /…`"),
        );
    }
}

/// What is renamed or left out is a field of the standard.
fn names_exist(standard: Standard, written: &spec::Endpoint, report: &mut Diagnostics) {
    let known = standard::names(standard);
    for name in written
        .rename
        .iter()
        .map(|it| &it.0)
        .chain(&written.without)
    {
        if !known.contains(&name.text) {
            let found = report.error(
                Code::UnknownField,
                name.span,
                format!("the standard has no field `{}`", name.text),
            );
            suggest(
                found,
                &name.text,
                name.span,
                known.iter().map(String::as_str),
            );
        }
    }
}

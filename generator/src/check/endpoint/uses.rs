//! What an endpoint names beside its fields: error forms, scopes, a protocol and a standard that
//! must fit the rest of it.

use crate::check::{error, name};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, ErrorShape, Protocol, Scopes};
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
    if let (Some(spec::Accepts::Word(word)), Some(_), None) = (
        &written.auth,
        endpoint.client_authentication,
        &written.standard,
    ) {
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
    written: &spec::Endpoint,
    endpoint: &Endpoint,
    report: &mut Diagnostics,
) {
    let mut fault = |span: Span, message: &str, help: &str| {
        report.error(Code::StandardUse, span, message).help(help);
    };
    if written.auth.is_some() && endpoint.client_authentication.is_none() {
        fault(
            word.span,
            "the standard asks how the client proves itself",
            "write `auth: client_secret_basic` or `auth: client_secret_post`",
        );
    }
    if let Some((span, _)) = &written.json {
        fault(
            *span,
            "the standard sends a form",
            "write further fields under `form:`",
        );
    }
    if let Some(it) = &written.returns
        && !matches!(it.form, spec::TypeForm::Object(_) | spec::TypeForm::Broken)
    {
        fault(
            it.span,
            "the standard gives the answer",
            "name only what it adds: `returns: { instance_url: url }`",
        );
    }
    if written.call.is_some() && endpoint.method != "POST" {
        fault(
            written.id.span,
            "the standard asks for `POST`",
            "write `call: POST /…`",
        );
    }
}

//! What an endpoint names beside its fields: error forms, scopes, a protocol and a standard that
//! must fit the rest of it.

use crate::check::{error, facts, standard};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{ClientAuthentication, Endpoint, ErrorShape, Protocol, Scopes, Standard};
use crate::source::Span;
use crate::spec::{self, Spec};
use crate::suggest::suggest;
use crate::tree::Text;

/// Those that the endpoint names, then that of its standard, then the others.
pub(super) fn error_order(
    written: &spec::Endpoint,
    spec: &Spec,
    shapes: &[ErrorShape],
) -> Vec<usize> {
    let mut order = Vec::new();
    for it in &written.errors {
        order.extend(shapes.iter().position(|shape| shape.id == it.text));
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
        facts::once(list, report);
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
    if endpoint.protocol == Protocol::Browser {
        page(written, report);
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
    let way = match &written.auth {
        Some(spec::Accepts::Word(word)) => Some(word),
        Some(spec::Accepts::Schemes(words)) => words.first(),
        None => None,
    };
    if let (Some(way), Some(_), None) = (way, endpoint.client, &written.standard) {
        report
            .error(
                Code::StandardUse,
                way.span,
                format!("`{}` belongs to a standard", way.text),
            )
            .help("add `standard: oauth2_client_credentials`, or write `none`");
    }
}

/// A page is opened by a browser, which sends neither credentials nor headers of ours, and comes
/// back with something.
fn page(written: &spec::Endpoint, report: &mut Diagnostics) {
    // Another standard is told by itself.
    if let Some(it) = &written.standard
        && standard::named(&it.text) != Standard::OAuth2Authorize
    {
        return;
    }
    let asked = match &written.auth {
        Some(spec::Accepts::Word(word)) if word.text != "none" => Some(word.span),
        Some(spec::Accepts::Schemes(words)) => words.first().map(|it| it.span),
        _ => None,
    };
    if let Some(span) = asked {
        report
            .error(
                Code::StandardUse,
                span,
                "a page is opened by a person and takes no credential",
            )
            .help("write `auth: none`");
    }
    if let Some(it) = written.headers.first() {
        report
            .error(
                Code::Header,
                it.name.span,
                "a page is opened by a browser, which sends no header of ours",
            )
            .help("write the field under `query:`");
    }
    if let Some(it) = &written.body {
        report
            .error(Code::Body, it.span, "a page has no body")
            .help("leave `body` out");
    }
    if written.standard.is_none() && written.returns.is_none() {
        report
            .error(
                Code::MissingKey,
                written.id.span,
                "nothing says what the browser comes back with",
            )
            .help(
                "add `returns: { code: secret }`, the query of the address to which it comes back",
            );
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
    names_exist(standard, endpoint.client, written, report);
    let is_page = standard == Standard::OAuth2Authorize;
    let mut fault = |span: Span, message: &str, help: &str| {
        report.error(Code::StandardUse, span, message).help(help);
    };
    if written.auth.is_some() && endpoint.client.is_none() && standard.proves_client() {
        fault(
            word.span,
            "the standard asks how the client proves itself",
            if standard == Standard::OAuth2ClientCredentials {
                "write `auth: client_secret_basic` or `auth: client_secret_post`"
            } else {
                "write `auth: client_secret_basic`, `client_secret_post` or `none`"
            },
        );
    }
    let is_registration = standard == Standard::OAuth2Register;
    if is_registration && endpoint.client.is_some() {
        fault(
            word.span,
            "who registers is no client yet, and proves itself as none",
            "write `auth: none`, or the scheme of an initial access token",
        );
    }
    if let Some((it, _)) = written.rename.first().filter(|_| is_registration) {
        fault(
            it.span,
            "a client is registered and told by the names of RFC 7591",
            "leave `rename` out",
        );
    }
    let usual = if is_registration { "json" } else { "form" };
    let codec = written.body.as_ref().map_or(usual, |it| it.text.as_str());
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
                &format!("the fields of the standard are `{codec}`, and these are `{name}`"),
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
    if standard == Standard::OAuth2ClientCredentials
        && endpoint.client.is_some_and(|it| it.public)
        && let Some(auth) = &written.auth
    {
        let none = match auth {
            spec::Accepts::Word(word) => Some(word),
            spec::Accepts::Schemes(words) => words.iter().find(|it| it.text == "none"),
        };
        fault(
            none.map_or(word.span, |it| it.span),
            "a client without a secret has no client credentials",
            "write `client_secret_basic` or `client_secret_post`",
        );
    }
    let asked = if is_page { "BROWSER" } else { "POST" };
    let is_asked = if is_page {
        endpoint.protocol == Protocol::Browser
    } else {
        endpoint.protocol == Protocol::Http && endpoint.method == "POST"
    };
    if let Some((line, call)) = &written.call
        && !is_asked
    {
        let span = line.part(0..call.method.len());
        report
            .error(
                Code::StandardUse,
                span,
                format!("the standard asks for `{asked}`"),
            )
            .help(format!("write `{asked}`"))
            .fix(span, asked);
    }
    if is_page {
        forgeable(word, written, report);
    }
}

/// A callback that nothing ties to the sign-in could be anybody's (RFC 6749 section 10.12).
fn forgeable(word: &Text, written: &spec::Endpoint, report: &mut Diagnostics) {
    let sends = |name: &str| {
        !written.without.iter().any(|it| it.text == name)
            && !written
                .query
                .iter()
                .any(|it| it.name.text == name && it.constant.is_some())
    };
    if !sends("state") && !sends("code_challenge") {
        report
            .error(
                Code::StandardUse,
                word.span,
                "without `state` and `code_challenge` a forged callback would be taken for a real one",
            )
            .help("send one of the two");
    }
}

/// What is renamed or left out is a field of the standard, and no two fields share a name.
fn names_exist(
    standard: Standard,
    client: Option<ClientAuthentication>,
    written: &spec::Endpoint,
    report: &mut Diagnostics,
) {
    let names = standard::names(standard);
    let mut known = names.clone();
    if client.is_some_and(|it| it.proof.is_basic()) {
        known.retain(|it| it != "client_id" && it != "client_secret");
    }
    let members = standard::members(standard);
    let renamed = written.rename.iter().map(|it| &it.0);
    for name in renamed.chain(&written.without) {
        if !known.contains(&name.text) && !members.contains(&name.text) {
            let is_field = names.contains(&name.text);
            let others = members.iter().filter(|it| !is_field && !known.contains(it));
            let found = report.error(
                Code::UnknownField,
                name.span,
                if is_field {
                    format!("`{}` is in the header here, and no field", name.text)
                } else {
                    format!("the standard has no field `{}`", name.text)
                },
            );
            suggest(
                found,
                &name.text,
                name.span,
                known.iter().chain(others).map(String::as_str),
            );
        }
    }
    for (index, (name, wire)) in written.rename.iter().enumerate() {
        if written.without.iter().any(|it| it.text == name.text) {
            report
                .error(
                    Code::Unused,
                    name.span,
                    format!("`{}` is left out, so it has no other name", name.text),
                )
                .help("keep `rename` or `without`");
        }
        let before = written.rename[..index]
            .iter()
            .any(|it| it.1.text == wire.text);
        let renamed = written.rename.iter().any(|it| it.0.text == wire.text);
        let others = if known.contains(&name.text) {
            &known
        } else {
            &members
        };
        if before || (others.contains(&wire.text) && !renamed) {
            report
                .error(
                    Code::Taken,
                    wire.span,
                    format!("`{}` is another name of the standard", wire.text),
                )
                .help("give it another name, or rename that one too");
        }
    }
}

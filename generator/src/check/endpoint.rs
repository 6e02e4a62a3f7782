//! Endpoints: fields, codec, accepted schemes, answer, error forms.

mod fields;
mod uses;

use self::fields::fields;
use self::uses::{error_order, protocol_use, scopes, standard_use};
use super::{host, name, standard, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{
    Accepts, ClientAuthentication, Codec, Endpoint, ErrorShape, Protocol, Template,
};
use crate::spec::{self, Spec};
use crate::suggest::suggest;
use crate::tree::Text;

/// All endpoints.
pub(super) fn endpoints(
    spec: &Spec,
    errors: &[ErrorShape],
    report: &mut Diagnostics,
) -> Vec<Endpoint> {
    spec.endpoints
        .iter()
        .map(|it| endpoint(it, spec, errors, report))
        .collect()
}

fn endpoint(
    written: &spec::Endpoint,
    spec: &Spec,
    errors: &[ErrorShape],
    report: &mut Diagnostics,
) -> Endpoint {
    let (protocol, method, path) = call(written);
    let (accepts, client_authentication) = accepts(written, spec, report);
    let (codec, body) = body(written, &method, protocol, report);
    let mut endpoint = Endpoint {
        id: written.id.text.clone(),
        protocol,
        method,
        host: host::named(written.host.as_ref(), spec, report),
        path,
        fields: fields(written, body, spec, report),
        codec,
        accepts,
        client_authentication,
        standard: None,
        returns: written
            .returns
            .as_ref()
            .map(|it| ty::resolve(it, spec, report)),
        errors: error_order(written, spec, errors, report),
        scopes: scopes(written, report),
        help: written.help.as_ref().map(Text::prose),
        docs: written.docs.iter().map(|it| it.text.clone()).collect(),
        quirks: written.quirks.iter().map(Text::prose).collect(),
    };
    protocol_use(written, &endpoint, spec, report);
    if let Some(word) = &written.standard {
        standard_use(word, written, &endpoint, report);
        standard::client_credentials(&mut endpoint);
    }
    endpoint
}

fn call(written: &spec::Endpoint) -> (Protocol, String, Template) {
    let Some((_, call)) = &written.call else {
        return (Protocol::Http, "POST".to_owned(), Template::default());
    };
    let path = call.path.parts.clone();
    match call.method.as_str() {
        "WEBSOCKET" => (Protocol::WebSocket, "GET".to_owned(), path),
        method => (Protocol::Http, method.to_owned(), path),
    }
}

fn accepts(
    written: &spec::Endpoint,
    spec: &Spec,
    report: &mut Diagnostics,
) -> (Accepts, Option<ClientAuthentication>) {
    match &written.auth {
        None => (Accepts::Nothing, None),
        Some(spec::Accepts::Schemes(ids)) => {
            if ids.is_empty() {
                report
                    .error(Code::Empty, written.id.span, "`auth: []` accepts nothing")
                    .help("write `none` or `any`");
            }
            name::distinct(ids.iter(), str::to_owned, report);
            let mut indices: Vec<_> = ids
                .iter()
                .filter_map(|it| scheme_index(it, spec, report))
                .collect();
            if indices.len() < ids.len() {
                // Which scheme was meant is unknown, so nothing more is concluded from the list.
                return (Accepts::Nothing, None);
            }
            indices.sort_unstable();
            indices.dedup();
            (Accepts::Schemes(indices), None)
        }
        Some(spec::Accepts::Word(word)) => match word.text.as_str() {
            "none" => (Accepts::Nothing, None),
            "any" => (Accepts::Schemes((0..spec.auth.len()).collect()), None),
            "client_secret_basic" => (
                Accepts::Nothing,
                Some(ClientAuthentication::ClientSecretBasic),
            ),
            "client_secret_post" => (
                Accepts::Nothing,
                Some(ClientAuthentication::ClientSecretPost),
            ),
            other => {
                let found = report.error(
                    Code::Word,
                    word.span,
                    format!("`{other}` does not say which schemes are accepted"),
                );
                if spec.auth.iter().any(|it| it.id.text == other) {
                    found
                        .help(format!("write `[{other}]`"))
                        .fix(word.span, format!("[{other}]"));
                } else {
                    suggest(
                        found,
                        other,
                        word.span,
                        ["none", "any", "client_secret_basic", "client_secret_post"],
                    );
                }
                (Accepts::Nothing, None)
            }
        },
    }
}

fn scheme_index(id: &Text, spec: &Spec, report: &mut Diagnostics) -> Option<usize> {
    let index = spec.auth.iter().position(|it| it.id.text == id.text);
    if index.is_none() {
        let found = report.error(
            Code::UnknownScheme,
            id.span,
            format!("there is no scheme `{}`", id.text),
        );
        suggest(
            found,
            &id.text,
            id.span,
            spec.auth.iter().map(|it| it.id.text.as_str()),
        );
    }
    index
}

fn body<'a>(
    written: &'a spec::Endpoint,
    method: &str,
    protocol: Protocol,
    report: &mut Diagnostics,
) -> (Codec, &'a [spec::Field]) {
    let (codec, found) = match (&written.json, &written.form) {
        (Some(json), Some(form)) => {
            let (json, form) = (json.0, form.0);
            report
                .error(Code::Body, form, "a request has one body")
                .related(json, "the other is here")
                .help("keep `json:` or `form:`");
            (Codec::Json, written.json.as_ref())
        }
        (Some(_), None) => (Codec::Json, written.json.as_ref()),
        (None, Some(_)) => (Codec::Form, written.form.as_ref()),
        (None, None) => (Codec::None, None),
    };
    if let Some((span, fields)) = found {
        let refused = matches!(method, "GET" | "HEAD") || protocol == Protocol::WebSocket;
        if refused && written.call.is_some() {
            report
                .error(Code::Body, *span, "this method has no body")
                .help("write the fields under `query:`");
        }
        if fields.is_empty() {
            report
                .error(Code::Empty, *span, "a body has no fields")
                .help("leave the key out");
        }
    }
    (codec, found.map_or(&[], |it| &it.1))
}

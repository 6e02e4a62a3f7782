//! Endpoints: fields, codec, accepted schemes, answer, error forms.

use super::{error, header, host, input, name, standard, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{
    Accepts, ClientAuthentication, Codec, Constant, Endpoint, ErrorShape, Field, Place, Protocol,
    Scopes, Template, Type,
};
use crate::source::Span;
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
        help: written.help.as_ref().map(|it| it.text.clone()),
        docs: written.docs.iter().map(|it| it.text.clone()).collect(),
        quirks: written.quirks.iter().map(|it| it.text.clone()).collect(),
    };
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

fn fields(
    written: &spec::Endpoint,
    body: &[spec::Field],
    spec: &Spec,
    report: &mut Diagnostics,
) -> Vec<Field> {
    let path: Vec<Text> = match &written.call {
        Some((line, call)) => call
            .path
            .names
            .iter()
            .map(|(name, range)| Text::made(name.clone(), line.part(range.clone())))
            .collect(),
        None => Vec::new(),
    };
    let others = written.query.iter().chain(&written.headers).chain(body);
    name::wire(path.iter().chain(others.map(|it| &it.name)), report);
    let mut fields: Vec<_> = path.iter().map(path_field).collect();
    for (place, list) in [
        (Place::Query, &written.query[..]),
        (Place::Header, &written.headers),
        (Place::Body, body),
    ] {
        for it in list {
            if place == Place::Header {
                header_field(&it.name, report);
            }
            fields.push(field(it, place, spec, report));
        }
    }
    fields
}

fn header_field(name: &Text, report: &mut Diagnostics) {
    if name.text.eq_ignore_ascii_case("authorization") {
        report
            .error(
                Code::Header,
                name.span,
                "`Authorization` belongs to the schemes",
            )
            .help("write it under a scheme's `send:`");
    } else {
        header::header(&name.text, name.span, report);
    }
}

fn path_field(name: &Text) -> Field {
    Field {
        name: name.text.clone(),
        place: Place::Path,
        ty: Type::String,
        optional: false,
        constant: None,
        constraint: None,
        help: None,
        example: None,
    }
}

fn field(written: &spec::Field, place: Place, spec: &Spec, report: &mut Diagnostics) -> Field {
    let ty = match (&written.ty, &written.constant) {
        (Some(ty), _) => ty::resolve(ty, spec, report),
        (None, Some(Constant::Number(it))) if it.parse::<i64>().is_ok() => Type::Integer,
        (None, Some(Constant::Number(_))) => Type::Number,
        (None, Some(Constant::Bool(_))) => Type::Boolean,
        (None, Some(Constant::Text(_))) => Type::String,
        (None, None) => Type::Json,
    };
    if written.constant.is_none() {
        ty::secret(&written.name, &ty, report);
    }
    let constraint = written
        .pattern
        .as_ref()
        .map(|it| input::pattern(it, report));
    input::value_fits(written.example.as_ref(), &ty, constraint.as_ref(), report);
    Field {
        name: written.name.text.clone(),
        place,
        ty,
        optional: written.optional,
        constant: written.constant.clone(),
        constraint,
        help: written.help.as_ref().map(|it| it.text.clone()),
        example: written.example.as_ref().map(|it| it.text.clone()),
    }
}

/// Those that the endpoint names, then that of its standard, then the others.
fn error_order(
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

fn scopes(written: &spec::Endpoint, report: &mut Diagnostics) -> Scopes {
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

fn standard_use(
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

//! Endpoints: fields, codec, accepted schemes, answer, error forms.

mod account;
mod fields;
mod uses;

pub(super) use self::account::accounts;
use self::fields::fields;
use self::uses::{error_order, protocol_use, scopes, standard_use};
use super::{name, standard, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::CLIENTS;
use crate::model::{
    Accepts, ClientAuthentication, Codec, Discovered, Endpoint, ErrorShape, Proof, Protocol,
    Template,
};
use crate::spec::{self, Spec};
use crate::tree::Text;

/// All endpoints.
pub(super) fn endpoints(
    spec: &Spec,
    errors: &[ErrorShape],
    report: &mut Diagnostics,
) -> Vec<Endpoint> {
    let checked = |it: &spec::Endpoint| {
        let before = report.mark();
        let found = endpoint(it, spec, errors, report);
        if !it.is_whole {
            report.keep_since(before, |it| !it.code.may_follow());
        }
        found
    };
    spec.endpoints.iter().map(checked).collect()
}

fn endpoint(
    written: &spec::Endpoint,
    spec: &Spec,
    errors: &[ErrorShape],
    report: &mut Diagnostics,
) -> Endpoint {
    let (protocol, method, path) = call(written);
    let (accepts, client) = accepts(written, spec, report);
    let (codec, body) = body(written, &method, protocol, report);
    let mut endpoint = Endpoint {
        id: written.id.text.clone(),
        protocol,
        method,
        host: written
            .host
            .as_ref()
            .map_or_else(|| "base".to_owned(), |it| it.text.clone()),
        path,
        discovered: written.discovered.as_ref().map(|it| discovered(it, spec)),
        fields: fields(written, body, spec, report),
        codec,
        accepts,
        client,
        standard: None,
        returns: written
            .returns
            .as_ref()
            .map(|it| ty::resolve(it, spec, report)),
        errors: error_order(written, spec, errors),
        scopes: scopes(written, report),
        account: written.account.iter().flat_map(|it| it.1.clone()).collect(),
        help: written.help.as_ref().map(Text::prose),
        docs: written.docs.iter().map(|it| it.text.clone()).collect(),
        quirks: written.quirks.iter().map(Text::prose).collect(),
    };
    protocol_use(written, &endpoint, spec, report);
    if let Some(word) = &written.standard {
        let standard = standard::named(&word.text);
        standard_use(word, standard, written, &endpoint, report);
        standard::apply(standard, written, spec, &mut endpoint);
    } else {
        standardless(written, report);
    }
    endpoint
}

fn discovered(written: &spec::Discovered, spec: &Spec) -> Discovered {
    let index = |id: &Text| spec.endpoints.iter().position(|it| it.id.text == id.text);
    Discovered {
        member: written.member.clone(),
        path: written.metadata.path.clone(),
        documents: written
            .metadata
            .documents
            .iter()
            .filter_map(index)
            .collect(),
        document: written.document,
    }
}

fn call(written: &spec::Endpoint) -> (Protocol, String, Template) {
    let Some((_, call)) = &written.call else {
        return (Protocol::Http, "POST".to_owned(), Template::default());
    };
    let path = call.path.parts.clone();
    match call.method.as_str() {
        "WEBSOCKET" => (Protocol::WebSocket, "GET".to_owned(), path),
        "BROWSER" => (Protocol::Browser, "GET".to_owned(), path),
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
        Some(spec::Accepts::Schemes(words))
            if !words.is_empty() && words.iter().all(|it| CLIENTS.contains(&it.text.as_str())) =>
        {
            (Accepts::Nothing, client(words, report))
        }
        Some(spec::Accepts::Schemes(ids)) => {
            let way = |it: &&Text| CLIENTS.contains(&it.text.as_str());
            if let Some(way) = ids.iter().find(way) {
                report
                    .error(
                        Code::StandardUse,
                        way.span,
                        "`auth` lists schemes, or the ways of a client, and not both",
                    )
                    .help("keep the schemes, or the ways in which a client proves itself");
                return (Accepts::Nothing, proof(Proof::ClientSecretBasic, false));
            }
            if ids.is_empty() {
                report
                    .error(Code::Empty, written.id.span, "`auth: []` accepts nothing")
                    .help("write `none` or `any`");
            }
            name::distinct(ids.iter(), str::to_owned, report);
            let index = |id: &Text| spec.auth.iter().position(|it| it.id.text == id.text);
            let mut indices: Vec<_> = ids.iter().filter_map(index).collect();
            if indices.len() < ids.len() {
                // Which scheme was meant is unknown, so nothing more is concluded from the list.
                return (Accepts::Nothing, None);
            }
            indices.sort_unstable();
            indices.dedup();
            (Accepts::Schemes(indices), None)
        }
        Some(spec::Accepts::Word(word)) => match word.text.as_str() {
            // Where a client is to prove itself, one without a secret names itself at least.
            "none" if proves_client(written) => (Accepts::Nothing, proof(Proof::None, true)),
            "any" => (Accepts::Schemes((0..spec.auth.len()).collect()), None),
            // `none`, or a word that was refused where names are looked up.
            word => {
                let way = Proof::named(word).filter(|it| *it != Proof::None);
                (Accepts::Nothing, way.and_then(|it| proof(it, false)))
            }
        },
    }
}

/// Whether the endpoint's standard is one at which a client proves itself.
fn proves_client(written: &spec::Endpoint) -> bool {
    let standard = written.standard.as_ref();
    standard.is_some_and(|it| standard::named(&it.text).proves_client())
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "an endpoint has a client or has none"
)]
fn proof(proof: Proof, public: bool) -> Option<ClientAuthentication> {
    Some(ClientAuthentication { proof, public })
}

/// One way to prove oneself, and perhaps `none` for clients without a secret.
fn client(words: &[Text], report: &mut Diagnostics) -> Option<ClientAuthentication> {
    name::distinct(words.iter(), str::to_owned, report);
    let public = words.iter().any(|it| it.text == "none");
    let mut ways = words.iter().filter(|it| it.text != "none");
    let first = ways.next();
    let way = first.and_then(|it| Proof::named(&it.text));
    let way = way.unwrap_or(Proof::None);
    if let Some(first) = first.filter(|_| public && !way.has_secret()) {
        report
            .error(
                Code::StandardUse,
                first.span,
                format!("`{}` has no secret that a client could lack", first.text),
            )
            .help("keep one of the two");
    }
    if let Some(second) = ways.next() {
        report
            .error(
                Code::StandardUse,
                second.span,
                "a client proves itself in one way",
            )
            .help("keep one way, and `none` where a client may have no secret");
    }
    proof(way, public || way == Proof::None)
}

/// Keys that change a standard, where there is none.
fn standardless(written: &spec::Endpoint, report: &mut Diagnostics) {
    let renamed = written.rename.first().map(|it| ("rename", it.0.span));
    let dropped = written.without.first().map(|it| ("without", it.span));
    let recoded = written.body.as_ref().map(|it| ("body", it.span));
    for (key, span) in [renamed, dropped, recoded].into_iter().flatten() {
        report
            .error(
                Code::StandardUse,
                span,
                format!("`{key}` changes a standard, and there is none"),
            )
            .help("add `standard:`, or write the fields as they are sent");
    }
}

fn body<'a>(
    written: &'a spec::Endpoint,
    method: &str,
    protocol: Protocol,
    report: &mut Diagnostics,
) -> (Codec, &'a [spec::Field]) {
    let bodies = [
        (Codec::Json, &written.json),
        (Codec::Form, &written.form),
        (Codec::Multipart, &written.multipart),
    ];
    let mut bodies = bodies
        .into_iter()
        .filter_map(|(codec, it)| Some((codec, it.as_ref()?)));
    let (codec, found) = match bodies.next() {
        Some((codec, it)) => (codec, Some(it)),
        None => (Codec::None, None),
    };
    if let (Some((first, _)), Some((_, (second, _)))) = (found, bodies.next()) {
        report
            .error(Code::Body, *second, "a request has one body")
            .related(*first, "the other is here")
            .help("keep one of `json:`, `form:` and `multipart:`");
    }
    if let Some((span, fields)) = found {
        let refused = matches!(method, "GET" | "HEAD") || protocol != Protocol::Http;
        if refused && written.call.is_some() {
            let secret = |it: &&spec::Field| {
                let ty = it.ty.as_ref().map(|it| &it.form);
                matches!(ty, Some(spec::TypeForm::Word(word)) if word.text == "secret")
            };
            let word = written.call.as_ref().map_or(method, |it| &it.1.method);
            let found = report.error(Code::Body, *span, format!("a `{word}` has no body"));
            found.help(match fields.iter().find(secret) {
                Some(it) => format!(
                    "look up the method, most likely it is `POST`: in a query `{}` would land in logs",
                    it.name.text
                ),
                None => "write the fields under `query:`, or another method".to_owned(),
            });
        }
        // An empty object is JSON; an empty form is nothing at all.
        if fields.is_empty() && codec != Codec::Json {
            report
                .error(Code::Empty, *span, "a body has no fields")
                .help("leave the key out, or write `json: {}` for an empty object");
        }
    }
    (codec, found.map_or(&[], |it| &it.1))
}

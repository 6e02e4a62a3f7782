//! Addresses that are found at run time: with `discover` they are members of the metadata of the
//! issuer (RFC 8414 section 2), and the requests for that document are endpoints like any other. Who
//! the issuer is, the metadata of a resource may tell (RFC 9728), which are read in the same way.
//!
//! What the file names itself is not looked up.

use super::issuer::{ISSUER, is_identifier, placed};
use super::resource;
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::OF_RESOURCE;
use crate::model::Kind;
use crate::notation::call;
use crate::spec::{Accepts, Discovered, Endpoint, Field, Metadata, Spec, Step, TypeExpr, TypeForm};
use crate::tree::Text;

/// RFC 8414 section 3.
const OAUTH: &str = "oauth-authorization-server";

/// Section 4 of the discovery of `OpenID` Connect.
const OPENID: &str = "openid-configuration";

/// A member of a document: its name, whether it may be absent, and its type.
pub(super) type Member = (&'static str, bool, &'static str);

/// A request for a document.
pub(super) struct Request {
    /// Its name and its path.
    pub(super) call: (&'static str, String),
    pub(super) host: Option<Text>,
    /// Where its address is found, if only a resource tells that.
    pub(super) found: Option<Discovered>,
    pub(super) members: &'static [Member],
    pub(super) help: &'static str,
}

/// What of the metadata of a server is of use to a caller.
const MEMBERS: &[Member] = &[
    ("issuer", false, "url"),
    ("token_endpoint", false, "url"),
    ("authorization_endpoint", true, "url"),
    ("device_authorization_endpoint", true, "url"),
    ("pushed_authorization_request_endpoint", true, "url"),
    ("introspection_endpoint", true, "url"),
    ("revocation_endpoint", true, "url"),
    ("registration_endpoint", true, "url"),
    ("jwks_uri", true, "url"),
    ("scopes_supported", true, "[string]"),
    ("grant_types_supported", true, "[string]"),
    ("token_endpoint_auth_methods_supported", true, "[string]"),
    ("code_challenge_methods_supported", true, "[string]"),
    (
        "authorization_response_iss_parameter_supported",
        true,
        "boolean",
    ),
];

/// Names the addresses that the file leaves to the metadata.
pub(super) fn discover(spec: &mut Spec, index: usize, report: &mut Diagnostics) {
    let Some(word) = spec.auth[index].discover.clone() else {
        return;
    };
    let metadata = metadata(spec, index, &word, report);
    let scheme = &mut spec.auth[index];
    let Some(metadata) = metadata else {
        scheme.kind = None;
        return;
    };
    if metadata.resource.is_none() {
        scheme.issuer_at = Some((metadata.host.clone(), metadata.path.clone()));
    }
    scheme.metadata = Some(metadata);
    let named = |name: &str| Some(Text::made(name, word.span));
    let token = named("token_endpoint");
    scheme.token = scheme.token.take().or(token);
    match scheme.kind {
        Some(Kind::OAuth2AuthorizationCode) => {
            let page = named("authorization_endpoint");
            scheme.authorize = scheme.authorize.take().or(page);
        }
        Some(Kind::OAuth2DeviceCode) => {
            let device = named("device_authorization_endpoint");
            scheme.device = scheme.device.take().or(device);
        }
        _ => {}
    }
}

/// Where the metadata is; none where that cannot be, which is told.
fn metadata(
    spec: &mut Spec,
    index: usize,
    word: &Text,
    report: &mut Diagnostics,
) -> Option<Metadata> {
    if word.text == OF_RESOURCE {
        return resource::metadata(spec, index, word, report);
    }
    let Some(issuer) = spec.auth[index].issuer.clone() else {
        report
            .error(Code::MissingKey, word.span, "`issuer` is missing")
            .help("name whose metadata it is: `issuer: https://…`");
        return None;
    };
    if !is_identifier(&issuer, ISSUER, report) {
        return None;
    }
    let (host, path) = placed(spec, (&issuer, "auth"), true, report)?;
    let is_inserted = word.text != OPENID;
    if is_inserted && has_path(spec, host.as_ref()) {
        report
            .error(
                Code::HostTemplate,
                issuer.span,
                format!("an input stands in the path of the issuer, and `/.well-known/{OAUTH}` would come before it"),
            )
            .help(format!("write `discover: {OPENID}`, which comes behind the path"));
        return None;
    }
    let documents = documents(spec, word, (host.as_ref(), &path), None);
    if documents.is_empty() {
        no_path(&issuer, &path, report);
        return None;
    }
    Some(Metadata {
        host,
        path,
        documents,
        resource: None,
    })
}

/// Whether a step that is written stands for a member of the metadata.
pub(super) fn is_member(spec: &Spec, index: usize, step: &Step, member: &str) -> bool {
    let is_endpoint = spec.endpoints.iter().any(|it| it.id.text == member);
    spec.auth[index].metadata.is_some() && step.call.text == member && !is_endpoint
}

/// The host, the path and the place in the metadata of an endpoint whose address is a member of it.
/// Nobody requests the path but a server that plays the provider.
pub(super) fn place(
    spec: &Spec,
    index: usize,
    address: &Text,
) -> Option<(Option<Text>, String, Discovered)> {
    let metadata = spec.auth[index].metadata.as_ref()?;
    if address.text.contains("://") {
        return None;
    }
    let path = format!("{}/{}", metadata.path.trim_end_matches('/'), address.text);
    let found = Discovered {
        member: address.text.clone(),
        metadata: metadata.clone(),
        document: None,
    };
    Some((metadata.host.clone(), path, found))
}

/// The requests for the document of an issuer, in the order in which they are tried. Schemes of one
/// issuer share them. `resource`: the metadata that name the issuer, under this member.
pub(super) fn documents(
    spec: &mut Spec,
    word: &Text,
    (host, path): (Option<&Text>, &str),
    resource: Option<(&str, &Metadata)>,
) -> Vec<Text> {
    let path = path.trim_end_matches('/');
    let inserted = (
        "get_server_metadata",
        OAUTH,
        format!("/.well-known/{OAUTH}{path}"),
    );
    let appended = (
        "get_openid_configuration",
        OPENID,
        format!("{path}/.well-known/{OPENID}"),
    );
    let places = match word.text.as_str() {
        OAUTH => vec![inserted],
        OPENID => vec![appended],
        _ => vec![inserted, appended],
    };
    let places = places.into_iter();
    places
        .filter_map(|(name, document, path)| {
            let request = Request {
                call: (name, path),
                host: host.cloned(),
                found: resource.map(|(member, metadata)| Discovered {
                    member: member.to_owned(),
                    metadata: metadata.clone(),
                    document: Some(document),
                }),
                members: MEMBERS,
                help: "What the authorization server says of itself; a client reads it by itself.",
            };
            self::document(spec, word, request)
        })
        .collect()
}

/// The name of the endpoint that reads a document; none where no request has its path.
pub(super) fn document(spec: &mut Spec, word: &Text, request: Request) -> Option<Text> {
    let (name, path) = request.call;
    let line = Text::made(format!("GET {path}"), word.span);
    let text = |it: &Option<Text>| it.as_ref().map(|it| it.text.clone());
    let is_it = |it: &&Endpoint| {
        let call = it.call.as_ref().map(|it| it.0.text.as_str());
        call == Some(line.text.as_str()) && text(&it.host) == text(&request.host)
    };
    if let Some(it) = spec.endpoints.iter().find(is_it) {
        return Some(it.id.clone());
    }
    let call = call::parse(&line.text).ok()?;
    let numbered = (2..).map(|it| format!("{name}_{it}"));
    let is_taken = |id: &str| spec.endpoints.iter().any(|it| it.id.text == id);
    let id = std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|it| !is_taken(it))?;
    let mut endpoint = Endpoint::named(Text::made(id, word.span));
    endpoint.call = Some((line, call));
    endpoint.host = request.host;
    endpoint.discovered = request.found;
    endpoint.auth = Some(Accepts::Word(Text::made("none", word.span)));
    endpoint.help = Some(Text::made(request.help, word.span));
    let members = request.members.iter();
    endpoint.returns = Some(TypeExpr {
        span: word.span,
        form: TypeForm::Object(members.map(|it| member(it, word)).collect()),
    });
    let id = endpoint.id.clone();
    spec.endpoints.push(endpoint);
    Some(id)
}

fn member((name, optional, ty): &Member, word: &Text) -> Field {
    let of = |it: &str| TypeExpr {
        span: word.span,
        form: TypeForm::Word(Text::made(it, word.span)),
    };
    let ty = match ty.strip_prefix('[') {
        Some(it) => TypeExpr {
            span: word.span,
            form: TypeForm::List(Box::new(of(it.trim_end_matches(']')))),
        },
        None => of(ty),
    };
    Field {
        ty: Some(ty),
        optional: *optional,
        ..Field::text(Text::made(*name, word.span))
    }
}

/// Whether a host has a path, before which nothing can be put. None is the first host.
pub(super) fn has_path(spec: &Spec, host: Option<&Text>) -> bool {
    let named = |host: &Text| spec.hosts.iter().find(|it| it.0.text == host.text);
    let found = host.and_then(named).map(|it| &it.1);
    let url = &found.unwrap_or(&spec.base_url).text.text;
    url.trim_start_matches("https://").contains('/')
}

/// An identifier has a path that no request has.
pub(super) fn no_path(identifier: &Text, path: &str, report: &mut Diagnostics) {
    if let Err(fault) = call::parse(&format!("GET {path}")) {
        let found = report.error(Code::Url, identifier.span, fault.message);
        found.help(fault.help);
    }
}

//! An issuer that only a resource names (RFC 9728): what is written here is the request for the
//! metadata of the resource, and those of its server's, whose addresses are found in them.

use super::discover::{Member, Request, document, documents, has_path, no_path};
use super::issuer::{is_identifier, placed};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::OF_RESOURCE;
use crate::spec::{Metadata, Spec};
use crate::tree::Text;

/// The member that names the issuers (RFC 9728 section 2).
const SERVERS: &str = "authorization_servers";

/// What of the metadata of a resource is of use to a caller.
const MEMBERS: &[Member] = &[
    ("resource", false, "url"),
    (SERVERS, false, "[url]"),
    ("scopes_supported", true, "[string]"),
    ("bearer_methods_supported", true, "[string]"),
    ("resource_name", true, "string"),
    ("resource_documentation", true, "url"),
    ("dpop_bound_access_tokens_required", true, "boolean"),
    (
        "tls_client_certificate_bound_access_tokens",
        true,
        "boolean",
    ),
];

/// Where the metadata of a resource's server are. Schemes of one resource share them.
pub(super) fn metadata(
    spec: &mut Spec,
    index: usize,
    word: &Text,
    report: &mut Diagnostics,
) -> Option<Metadata> {
    if let Some(key) = spec.auth[index].keys.iter().find(|it| it.text == "issuer") {
        let message = "the metadata of the resource name the issuer";
        let found = report.error(Code::Misplaced, key.span, message);
        found.help(format!("keep `issuer` or `discover: {OF_RESOURCE}`"));
        return None;
    }
    let identifier = identifier(spec, index);
    if !is_identifier(&identifier, ("a resource", "resource"), report) {
        return None;
    }
    let (host, path) = placed(spec, (&identifier, "resource"), true, report)?;
    if has_path(spec, host.as_ref()) {
        report
            .error(
                Code::HostTemplate,
                identifier.span,
                format!("an input stands in the path of the resource, and `/.well-known/{OF_RESOURCE}` would come before it"),
            )
            .help("name the resource: `resource: https://…`, or the issuer: `issuer: https://…`");
        return None;
    }
    // Section 3.1: only the slash of a resource that has no path is left out.
    let behind = path.strip_suffix('/').filter(|it| it.is_empty());
    let behind = behind.unwrap_or(&path);
    let request = Request {
        call: (
            "get_resource_metadata",
            format!("/.well-known/{OF_RESOURCE}{behind}"),
        ),
        host: host.clone(),
        found: None,
        members: MEMBERS,
        help: "What the resource says of itself, and who issues its tokens; a client reads it by itself.",
    };
    let Some(resource) = document(spec, word, request) else {
        no_path(&identifier, &path, report);
        return None;
    };
    let is_of_it = |it: &&Metadata| {
        let other = it.resource.as_ref();
        other.is_some_and(|it| it.text == resource.text)
    };
    let mut others = spec.auth[..index]
        .iter()
        .filter_map(|it| it.metadata.as_ref());
    if let Some(shared) = others.find(is_of_it) {
        return Some(shared.clone());
    }
    let (server, below) = player(spec, index, host.as_ref());
    let described = Metadata {
        host,
        path,
        documents: vec![resource.clone()],
        resource: None,
    };
    let documents = documents(
        spec,
        word,
        (server.as_ref(), &below),
        Some((SERVERS, &described)),
    );
    Some(Metadata {
        host: server,
        path: below,
        documents,
        resource: Some(resource),
    })
}

/// What the resource calls itself: what tokens are asked for, where that is one address, else where
/// the API is.
fn identifier(spec: &Spec, index: usize) -> Text {
    let asked = spec.auth[index].resource.as_ref();
    let fixed = asked.filter(|it| it.template.parts.literal().is_some());
    fixed.unwrap_or(&spec.base_url).text.clone()
}

/// Where a server that plays the provider plays the issuer: no more is known of it than that it may
/// be on any host of the file.
fn player(spec: &Spec, index: usize, resource: Option<&Text>) -> (Option<Text>, String) {
    let mut hosts = spec.hosts.iter().filter(|(name, url)| {
        let is_resource = resource.is_some_and(|it| it.text == name.text);
        !is_resource && url.text.text.starts_with("https://")
    });
    let host = hosts.next().map(|it| it.0.clone());
    (host, format!("/issuer-of-{}", spec.auth[index].id.text))
}

//! Where an issuer is, or a resource: the host of the file that its identifier begins with, and the
//! path behind it. An identifier is compared and sent to nobody, so nothing but its host needs to be
//! resolved.

use super::place::{host, named};
use crate::diagnostic::{Code, Diagnostics};
use crate::spec::Spec;
use crate::tree::Text;

/// What an identifier is of, and the member of its metadata that is one.
pub(super) const ISSUER: (&str, &str) = ("an issuer", "issuer");

/// Finds the place of a scheme's issuer, after those of its endpoints.
pub(super) fn issuer(spec: &mut Spec, index: usize, report: &mut Diagnostics) {
    let Some(issuer) = spec.auth[index].issuer.clone() else {
        let mut keys = spec.auth[index].keys.iter();
        if let Some(key) = keys.find(|it| it.text == "iss") {
            let (message, help) = if spec.auth[index].metadata.is_some() {
                let help =
                    "leave it out: the metadata of the server say whether every callback names it";
                ("`iss` has no place where the server is found", help)
            } else {
                let help = "name the issuer: `issuer: https://…`";
                ("`iss` needs `issuer`", help)
            };
            report.error(Code::Misplaced, key.span, message).help(help);
        }
        return;
    };
    // With `discover` it was looked up before the endpoints, which are found with it.
    if spec.auth[index].discover.is_none() && is_identifier(&issuer, ISSUER, report) {
        spec.auth[index].issuer_at = placed(spec, (&issuer, "auth"), false, report);
    }
}

/// Whether a text has the form of an issuer's identifier (RFC 8414 section 2), or of one that a
/// resource has whose metadata can be read (RFC 9728 section 1.2).
pub(super) fn is_identifier(
    identifier: &Text,
    (noun, member): (&str, &str),
    report: &mut Diagnostics,
) -> bool {
    let rest = identifier.text.strip_prefix("https://");
    let is_wrong =
        rest.is_none_or(|it| it.is_empty() || it.starts_with('/') || it.contains(['?', '#']));
    if is_wrong {
        report
            .error(
                Code::Url,
                identifier.span,
                format!("{noun} is an `https` address without a query and a fragment"),
            )
            .help(format!(
                "write it as the `{member}` of the vendor's metadata has it"
            ));
    }
    !is_wrong && is_itself(identifier, member, report)
}

/// Whether an identifier is one, and not the address of the document that names it.
fn is_itself(identifier: &Text, member: &str, report: &mut Diagnostics) -> bool {
    const BETWEEN: &str = "/.well-known/";
    let Some((before, behind)) = identifier.text.split_once(BETWEEN) else {
        return true;
    };
    // Its path stands behind the document's name (RFC 8414), or before it (OpenID).
    let path = behind.find('/').map_or("", |at| &behind[at..]);
    let meant = format!("{before}{}", path.trim_end_matches('/'));
    let message = format!("this is the address of the {member}'s metadata, and not the {member}");
    let found = report.error(Code::Url, identifier.span, message);
    found.help(format!(
        "write `{meant}`, as the `{member}` of that document has it"
    ));
    found.fix(identifier.span, meant);
    false
}

/// The host of an identifier and the path behind it; a host that the file does not name gets this
/// name. `bare`: the whole path is behind the host, so that `.well-known` can stand between the two.
pub(super) fn placed(
    spec: &mut Spec,
    (identifier, name): (&Text, &str),
    bare: bool,
    report: &mut Diagnostics,
) -> Option<(Option<Text>, String)> {
    let rest = identifier.text.strip_prefix("https://");
    let rest = rest.unwrap_or_default();
    // What reads an input of the file belongs to the host.
    let inputs = spec.inputs.iter().filter_map(|it| {
        let placeholder = format!("{{{}}}", it.name.text);
        Some(rest.rfind(&placeholder)? + placeholder.len())
    });
    let from = inputs.max().unwrap_or_default();
    let at = rest[from..].find('/').map_or(rest.len(), |at| from + at);
    let (before, path) = rest.split_at(at);
    let is_whole = |it: &(Option<Text>, String)| !bare || it.1 == path;
    if let Some(found) = named(spec, identifier).filter(is_whole) {
        return Some(found);
    }
    let (before, path) = (before.to_owned(), path.to_owned());
    // The longest match may hold a part of the path, and the host alone have a name all the same.
    let alone = format!("https://{before}");
    if let Some((name, _)) = spec.hosts.iter().find(|it| it.1.text.text == alone) {
        return Some((Some(name.clone()), path));
    }
    host(spec, (&before, name), identifier, report).map(|it| (Some(it), path))
}

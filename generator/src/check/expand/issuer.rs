//! Where an issuer is: the host of the file that its identifier begins with, and the path behind
//! it. An identifier is compared and sent to nobody, so nothing but its host needs to be resolved.

use super::place::{host, named};
use crate::diagnostic::{Code, Diagnostics};
use crate::spec::Spec;
use crate::tree::Text;

/// Finds the place of a scheme's issuer, after those of its endpoints.
pub(super) fn issuer(spec: &mut Spec, index: usize, report: &mut Diagnostics) {
    let Some(issuer) = spec.auth[index].issuer.clone() else {
        let mut keys = spec.auth[index].keys.iter();
        if let Some(key) = keys.find(|it| it.text == "iss") {
            report
                .error(Code::Misplaced, key.span, "`iss` needs `issuer`")
                .help("name the issuer: `issuer: https://…`");
        }
        return;
    };
    // With `discover` it was looked up before the endpoints, which are found with it.
    if spec.auth[index].discover.is_none() && is_identifier(&issuer, report) {
        spec.auth[index].issuer_at = placed(spec, &issuer, false, report);
    }
}

/// Whether a text has the form of an issuer's identifier (RFC 8414 section 2).
pub(super) fn is_identifier(issuer: &Text, report: &mut Diagnostics) -> bool {
    let rest = issuer.text.strip_prefix("https://");
    let is_wrong =
        rest.is_none_or(|it| it.is_empty() || it.starts_with('/') || it.contains(['?', '#']));
    if is_wrong {
        report
            .error(
                Code::Url,
                issuer.span,
                "an issuer is an `https` address without a query and a fragment",
            )
            .help("write it as the `issuer` of the vendor's metadata has it");
    }
    !is_wrong && is_itself(issuer, report)
}

/// Whether an identifier is one, and not the address of the document that names it.
fn is_itself(issuer: &Text, report: &mut Diagnostics) -> bool {
    const BETWEEN: &str = "/.well-known/";
    let Some((before, behind)) = issuer.text.split_once(BETWEEN) else {
        return true;
    };
    // The path of the issuer stands behind the document's name (RFC 8414), or before it (OpenID).
    let path = behind.find('/').map_or("", |at| &behind[at..]);
    let meant = format!("{before}{}", path.trim_end_matches('/'));
    let message = "this is the address of the issuer's metadata, and not the issuer";
    let found = report.error(Code::Url, issuer.span, message);
    found.help(format!(
        "write `{meant}`, as the `issuer` of that document has it"
    ));
    found.fix(issuer.span, meant);
    false
}

/// The host of an identifier and the path behind it. `bare`: the whole path is behind the host, so
/// that `.well-known` can stand between the two.
pub(super) fn placed(
    spec: &mut Spec,
    issuer: &Text,
    bare: bool,
    report: &mut Diagnostics,
) -> Option<(Option<Text>, String)> {
    let rest = issuer.text.strip_prefix("https://").unwrap_or_default();
    // What reads an input of the file belongs to the host.
    let inputs = spec.inputs.iter().filter_map(|it| {
        let placeholder = format!("{{{}}}", it.name.text);
        Some(rest.rfind(&placeholder)? + placeholder.len())
    });
    let from = inputs.max().unwrap_or_default();
    let at = rest[from..].find('/').map_or(rest.len(), |at| from + at);
    let (before, path) = rest.split_at(at);
    let is_whole = |it: &(Option<Text>, String)| !bare || it.1 == path;
    if let Some(found) = named(spec, issuer).filter(is_whole) {
        return Some(found);
    }
    let (before, path) = (before.to_owned(), path.to_owned());
    host(spec, &before, issuer, report).map(|it| (Some(it), path))
}

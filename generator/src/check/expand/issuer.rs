//! Where an issuer is: the host of the file that its identifier begins with, and the path behind
//! it. An identifier is compared and sent to nobody, so nothing but its host needs to be resolved.

use super::place::{host, named};
use crate::diagnostic::{Code, Diagnostics};
use crate::spec::Spec;

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
    let rest = issuer.text.strip_prefix("https://");
    if rest.is_none_or(|it| it.is_empty() || it.starts_with('/') || it.contains(['?', '#'])) {
        report
            .error(
                Code::Url,
                issuer.span,
                "an issuer is an `https` address without a query and a fragment",
            )
            .help("write it as the `issuer` of the vendor's metadata has it");
        return;
    }
    if let Some(found) = named(spec, &issuer) {
        spec.auth[index].issuer_at = Some(found);
        return;
    }
    // What reads an input of the file belongs to the host.
    let rest = rest.unwrap_or_default();
    let inputs = spec.inputs.iter().filter_map(|it| {
        let placeholder = format!("{{{}}}", it.name.text);
        Some(rest.rfind(&placeholder)? + placeholder.len())
    });
    let from = inputs.max().unwrap_or_default();
    let at = rest[from..].find('/').map_or(rest.len(), |at| from + at);
    let (before, path) = rest.split_at(at);
    let (before, path) = (before.to_owned(), path.to_owned());
    spec.auth[index].issuer_at = host(spec, &before, &issuer, report).map(|it| (Some(it), path));
}

//! Which names a file must import: those known ones that its code mentions.

use std::collections::BTreeSet;

use super::text::{Ident, Type};
use crate::format::{is_word, literal};

/// The names of the tables, in `keywright::generated::v1`.
pub(crate) const TABLE: &[&str] = &[
    "Algorithm",
    "Carrier",
    "Claim",
    "ClientAuthentication",
    "ClientMetadata",
    "Codec",
    "Condition",
    "Constant",
    "Dpop",
    "Endpoint",
    "ErrorShape",
    "Expiry",
    "Field",
    "Format",
    "Function",
    "Host",
    "Input",
    "Issuer",
    "Keep",
    "Member",
    "Metadata",
    "Method",
    "Mint",
    "Part",
    "Place",
    "Placement",
    "Provider",
    "Rotation",
    "Scheme",
    "Scopes",
    "Shape",
    "Source",
    "Step",
    "Tenant",
    "Test",
    "Unit",
    "When",
];

/// The types of the runtime's public API that bodies and methods are made of.
pub(crate) const PUBLIC: &[&str] = &[
    "Date",
    "DateTime",
    "DeviceAuthorization",
    "Handshake",
    "Json",
    "Number",
    "Secret",
    "SignIn",
];

/// Every word of some code that can stand for an import: identifiers that follow neither `::` nor
/// a dot.
pub(crate) fn words(code: &str) -> BTreeSet<&str> {
    let bytes = code.as_bytes();
    let (mut words, mut at) = (BTreeSet::new(), 0);
    while at < bytes.len() {
        if let Some(end) = literal(code, at) {
            at = end;
            continue;
        }
        let start = at;
        at += bytes[at..].iter().take_while(|it| is_word(**it)).count();
        let is_member = code[..start].ends_with(['.', ':']);
        if at > start && !is_member {
            words.insert(&code[start..at]);
        }
        at += usize::from(at == start);
    }
    words
}

/// Those words that are known, in alphabetical order.
pub(crate) fn known(words: &BTreeSet<&str>, known: &[&str]) -> Vec<Ident> {
    let known: BTreeSet<&str> = known.iter().copied().collect();
    words
        .intersection(&known)
        .map(|it| Ident::new(it))
        .collect()
}

/// Names with those that the template itself mentions, in alphabetical order.
pub(crate) fn sorted(mut names: Vec<Ident>, more: &[&str]) -> Vec<Ident> {
    names.extend(more.iter().map(|it| Ident::new(it)));
    names.sort_by(|left, right| left.as_str().cmp(right.as_str()));
    names.dedup_by(|left, right| left.as_str() == right.as_str());
    names
}

/// Every word that some types mention.
pub(crate) fn mentioned<'a>(types: impl Iterator<Item = &'a Type>) -> BTreeSet<&'a str> {
    types.flat_map(|it| words(it.as_str())).collect()
}

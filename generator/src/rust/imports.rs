//! Which names a file must import: those known ones that its code mentions.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use super::text::{Ident, Type};

/// The names of the tables, in `keywright::generated::v1`.
pub(crate) const TABLE: &[&str] = &[
    "Carrier",
    "ClientAuthentication",
    "Codec",
    "Condition",
    "Constant",
    "Endpoint",
    "ErrorShape",
    "Expiry",
    "Field",
    "Format",
    "Function",
    "Host",
    "Input",
    "Keep",
    "Member",
    "Method",
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
    "Handshake",
    "Json",
    "Number",
    "Secret",
    "SignIn",
];

/// Every word of some code that can stand for an import: identifiers that follow neither `::` nor a dot.
pub(crate) fn words(code: &impl ToTokens) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    collect(code.to_token_stream(), &mut words);
    words
}

fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    let (mut colon, mut member) = (false, false);
    for token in tokens {
        match &token {
            TokenTree::Ident(it) if !member => drop(words.insert(it.to_string())),
            TokenTree::Group(it) => collect(it.stream(), words),
            _ => {}
        }
        let punct = |letter| matches!(&token, TokenTree::Punct(it) if it.as_char() == letter);
        (colon, member) = (punct(':') && !colon, punct('.') || (punct(':') && colon));
    }
}

/// Those words that are known, in alphabetical order.
pub(crate) fn known(words: &BTreeSet<String>, known: &[&str]) -> Vec<Ident> {
    words
        .iter()
        .filter(|it| known.contains(&it.as_str()))
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
pub(crate) fn mentioned<'a>(types: impl Iterator<Item = &'a Type>) -> BTreeSet<String> {
    types.flat_map(words).collect()
}

//! Tokens that the client makes by itself.

use super::decode::{Fields, choice, entries, pairs, templated, text};
use super::{Claim, Mint};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::{DATED, MINT, SIGNS};
use crate::notation::{constant, expiry};
use crate::tree::{Node, Text};

/// The tokens of a scheme, by their names.
pub(super) fn mints(node: &Node, report: &mut Diagnostics) -> Vec<Mint> {
    let entries = entries(node, "set of minted tokens", report).unwrap_or_default();
    entries
        .iter()
        .filter_map(|it| mint(&it.key, &it.value, report))
        .collect()
}

fn mint(name: &Text, node: &Node, report: &mut Diagnostics) -> Option<Mint> {
    let read = Fields::open(node, name.span, &MINT, report)?;
    let header = read.get("header").map(|it| pairs(it, "header", report));
    let header = header.into_iter().flatten();
    let lengths = ["lifetime", "backdate"]
        .map(|it| read.notation(it, Code::ExpiryForm, expiry::duration, report));
    let [lifetime, backdate] = lengths.map(|it| it.map(|it| it.1));
    Some(Mint {
        name: name.clone(),
        sign: read
            .text("sign", report)
            .and_then(|it| choice(it, SIGNS, report)),
        key: read.text("key", report),
        key_id: read.text("key_id", report),
        is_key_id_optional: false,
        header: header
            .filter_map(|(name, it)| Some((name, templated(it, report)?)))
            .collect(),
        claims: read
            .get("claims")
            .map(|it| claims(it, report))
            .unwrap_or_default(),
        without: read
            .texts("without", report)
            .into_iter()
            .filter_map(|it| choice(it, DATED, report))
            .collect(),
        lifetime,
        backdate,
    })
}

fn claims(node: &Node, report: &mut Diagnostics) -> Vec<(Text, Claim)> {
    let entries = entries(node, "set of claims", report).unwrap_or_default();
    let claim = |it: &Node, report: &mut Diagnostics| {
        let text = text(it, report)?;
        if let Some(fixed) = constant::parse(&text.text) {
            return Some(Claim::Constant(fixed));
        }
        templated(text, report).map(Claim::Template)
    };
    entries
        .iter()
        .filter_map(|it| Some((it.key.clone(), claim(&it.value, report)?)))
        .collect()
}

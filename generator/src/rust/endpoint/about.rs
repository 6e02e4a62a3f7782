//! What the documentation of a method says.

use crate::{
    docs::{markdown, prose},
    model::{Endpoint, Protocol},
    rust::{
        accepts::{self, AcceptSet},
        doc::Block,
    },
};

/// What an endpoint does, what it takes, and what is odd about it.
pub(super) fn about(
    endpoint: &Endpoint,
    set: Option<&AcceptSet>,
    lines: Vec<String>,
) -> Vec<Block> {
    let call = markdown::code_span(&prose::call(endpoint));
    let host = if endpoint.host == "base" {
        String::new()
    } else {
        format!(" on the host {}", markdown::code_span(&endpoint.host))
    };
    let mut paragraphs: Vec<_> = endpoint
        .help
        .as_deref()
        .map(markdown::escape)
        .into_iter()
        .collect();
    paragraphs.push(format!("{call}{host}"));
    let mut blocks: Vec<_> = paragraphs.into_iter().map(Block::Paragraph).collect();
    blocks.extend((!lines.is_empty()).then_some(Block::List(lines)));
    if endpoint.protocol == Protocol::WebSocket {
        let handed = "Hands out the address, the ready token and the ready headers; the socket is yours to open.";
        blocks.push(Block::Paragraph(handed.to_owned()));
    }
    let accepted = accepts::sentence(set);
    let scopes = prose::scopes(&endpoint.scopes).map(|it| format!(" Needs {it}."));
    blocks.push(Block::Paragraph(format!(
        "{}{}",
        accepted,
        scopes.unwrap_or_default()
    )));
    blocks.extend(
        endpoint
            .quirks
            .iter()
            .map(|it| Block::Paragraph(markdown::escape(it))),
    );
    blocks
}

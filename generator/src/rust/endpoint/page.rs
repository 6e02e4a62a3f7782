//! The method of a page: it begins a sign-in and sends nothing.

use quote::quote;

use super::Method;
use crate::{
    docs::{markdown, prose},
    model::Provider,
    rust::{
        accepts::{self, AcceptSet},
        argument::{About, Argument},
        doc::Block,
        text::{Doc, Expr, Ident, Type},
        ways,
    },
};

/// The method that begins a sign-in on a page.
pub(super) fn page(
    provider: &Provider,
    index: usize,
    sets: &[AcceptSet],
    (method, constant): (&str, Ident),
) -> Method {
    let endpoint = provider.endpoint(index);
    let schemes = ways::signing_in(provider, Some(index));
    let set = sets.iter().find(|it| it.indices == schemes);
    let about = About {
        name: "redirect_uri",
        wire: "redirect_uri",
        help: Some("The address to which the browser comes back."),
        more: None,
    };
    let argument = Argument::new(
        about,
        &quote!(impl Into<String>),
        |it| quote!(#it),
        quote!("https://app.example/callback"),
    );
    let name = Ident::new(method);
    let call = markdown::code_span(&prose::call(endpoint));
    let mut blocks: Vec<_> = endpoint
        .help
        .as_deref()
        .map(markdown::escape)
        .into_iter()
        .chain([
            call,
            "Begins a sign-in: send the person to its `url`, keep it, and give it to `sign_in` with the address to which the browser comes back. Nothing is sent.".to_owned(),
        ])
        .map(Block::Paragraph)
        .collect();
    blocks.extend(argument.line.clone().map(|it| Block::List(vec![it])));
    blocks.push(Block::Paragraph(accepts::sentence(set)));
    let quirks = endpoint.quirks.iter().map(|it| markdown::escape(it));
    blocks.extend(quirks.map(Block::Paragraph));
    let sample = &argument.sample;
    let call = quote!(#name(#sample));
    Method {
        doc: Doc::outer(&blocks),
        arguments: vec![argument],
        listed: false,
        values: Expr::new(&quote!(redirect_uri)),
        returns: Type::new(&quote!(SignIn)),
        socket: false,
        page: true,
        ends: provider.ends(&endpoint.id),
        limited: set.is_some(),
        set: set.map(|it| it.name.clone()),
        constant,
        id: endpoint.id.clone(),
        sample: quote!(client.#call),
        full: call,
        name,
    }
}

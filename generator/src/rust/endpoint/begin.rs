//! The method that begins a sign-in: on a page, or with a device code.

use quote::quote;

use super::Method;
use crate::{
    docs::{markdown, prose},
    model::{Protocol, Provider},
    rust::{
        accepts::{self, AcceptSet},
        argument::{About, Argument},
        doc::Block,
        text::{Doc, Expr, Ident, Type},
        ways,
    },
};

const PAGE: &str = "Begins a sign-in: send the person to its `url`, keep it, and give it to `sign_in` with the address to which the browser comes back. Nothing is sent.";
const PUSHED: &str = "Begins a sign-in: what the page is to ask is sent first, and the page is told which request that was. Send the person to its `url`, keep it, and give it to `sign_in` with the address to which the browser comes back.";
const FOUND: &str = "Begins a sign-in: the address of the page is asked of the authorization server first, unless it is known. Send the person to its `url`, keep it, and give it to `sign_in` with the address to which the browser comes back.";
const DEVICE: &str = "Begins a sign-in: show the person its `user_code` and its `verification_uri`, and give it to `sign_in_on_device`, which waits until the person has entered the code and agreed.";

/// The method that begins a sign-in.
pub(super) fn begin(
    provider: &Provider,
    index: usize,
    sets: &[AcceptSet],
    (method, constant): (&str, Ident),
) -> Method {
    let endpoint = provider.endpoint(index);
    let page = endpoint.protocol == Protocol::Browser;
    let schemes = ways::signing_in(provider, index);
    let set = sets.iter().find(|it| it.indices == schemes);
    let arguments: Vec<_> = page.then(redirect_uri).into_iter().collect();
    let is_pushed = schemes
        .iter()
        .any(|&it| provider.schemes[it].push.is_some());
    let is_found = endpoint.discovered.is_some();
    let sends = !page || is_pushed || is_found;
    let name = Ident::new(method);
    let call = markdown::code_span(&prose::call(endpoint));
    let meaning = match (page, is_pushed) {
        (false, _) => DEVICE,
        (true, true) => PUSHED,
        (true, false) if is_found => FOUND,
        (true, false) => PAGE,
    };
    let mut blocks: Vec<_> = endpoint
        .help
        .as_deref()
        .map(markdown::escape)
        .into_iter()
        .chain([call, meaning.to_owned()])
        .map(Block::Paragraph)
        .collect();
    let lines: Vec<_> = arguments.iter().filter_map(|it| it.line.clone()).collect();
    blocks.extend((!lines.is_empty()).then_some(Block::List(lines)));
    blocks.push(Block::Paragraph(accepts::sentence(set)));
    let quirks = endpoint.quirks.iter().map(|it| markdown::escape(it));
    blocks.extend(quirks.map(Block::Paragraph));
    let samples = arguments.iter().map(|it| &it.sample);
    let call = quote!(#name(#(#samples),*));
    let (values, returns) = if page {
        (quote!(redirect_uri), quote!(SignIn))
    } else {
        (quote!(), quote!(DeviceAuthorization))
    };
    Method {
        doc: Doc::outer(&blocks),
        listed: false,
        values: Expr::new(&values),
        returns: Type::new(&returns),
        socket: false,
        page,
        device: !page,
        sends,
        ends: provider.ends(&endpoint.id),
        limited: set.is_some(),
        set: set.map(|it| it.name.clone()),
        constant,
        id: endpoint.id.clone(),
        sample: quote!(client.#call),
        full: call,
        arguments,
        name,
    }
}

fn redirect_uri() -> Argument {
    let about = About {
        name: "redirect_uri",
        wire: "redirect_uri",
        help: Some("The address to which the browser comes back."),
        more: None,
    };
    Argument::new(
        about,
        &quote!(impl Into<String>),
        |it| quote!(#it),
        quote!("https://app.example/callback"),
    )
}

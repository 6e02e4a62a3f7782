//! Code that people read: in rustdoc, in the README and on the provider's page. All of it is compiled.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    endpoint::Method,
    imports,
    name,
    text::Ident,
};
use crate::model::{Accepts, Protocol, Provider};

/// Lines of Rust for people; those that begin with a hash are compiled and not shown.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) lines: Vec<String>,
    /// The same as a whole function: on a page, nothing can be hidden.
    pub(crate) page: Vec<String>,
}

/// Makes a client with a scheme and calls an endpoint.
pub(crate) fn call(
    provider: &Provider,
    krate: &Ident,
    hosts: &[TokenStream],
    scheme: (usize, &TokenStream),
    methods: &[Method],
    exports: &[&str],
) -> Code {
    let (index, auth) = scheme;
    let mut body = quote!(let client = Client::new(#(#hosts,)* #auth)?;);
    if let Some(endpoint) = endpoint(provider, index) {
        body.extend(called(provider, endpoint, &methods[endpoint]));
    }
    let used = imports::known(&imports::words(&body), exports);
    let std = imports::known(&imports::words(&body), &["BTreeMap"]);
    let map = (!std.is_empty()).then(|| quote!(use std::collections::BTreeMap;));
    let page = [
        layout(&quote!(#map use #krate::{#(#used),*};)),
        vec![String::new()],
        layout(&quote!(async fn example() -> #krate::Result<()> { #body Ok(()) })),
    ];
    let mut lines = vec![format!("# async fn example() -> {}::Result<()> {{", krate.as_str())];
    lines.extend(layout(&quote!(#map use #krate::{#(#used),*};)));
    lines.push(String::new());
    lines.extend(layout(&body));
    lines.extend(["# Ok(())", "# }"].map(str::to_owned));
    Code { lines, page: page.concat() }
}

/// The same as a whole program, for the first screen of a README.
pub(crate) fn program(
    provider: &Provider,
    krate: &Ident,
    hosts: &[TokenStream],
    auth: &TokenStream,
    methods: &[Method],
    exports: &[&str],
) -> Vec<String> {
    let mut body = quote!(let client = Client::new(#(#hosts,)* #auth)?;);
    if let Some(endpoint) = endpoint(provider, 0) {
        body.extend(called(provider, endpoint, &methods[endpoint]));
        if let Some(answer) = answer(provider, endpoint) {
            let shown = format!("{{{}:?}}", answer.as_str());
            body.extend(quote!(println!(#shown);));
        }
    }
    let words = imports::words(&body);
    let used = imports::known(&words, exports);
    let map = words.contains("BTreeMap").then(|| quote!(use std::collections::BTreeMap;));
    let program = [
        layout(&quote!(#map use #krate::{#(#used),*};)),
        vec![String::new()],
        layout(&quote!(#[tokio::main] async fn main() -> #krate::Result<()> { #body Ok(()) })),
    ];
    program.concat()
}

/// A call whose answer gets a name where it has one.
fn called(provider: &Provider, endpoint: usize, method: &Method) -> TokenStream {
    let call = &method.sample;
    match answer(provider, endpoint) {
        Some(answer) => quote!(let #answer = #call.await?;),
        None => quote!(#call.await?;),
    }
}

/// What an answer is called: `balance` for `get_balance`.
fn answer(provider: &Provider, endpoint: usize) -> Option<Ident> {
    let endpoint = provider.endpoint(endpoint);
    let subject = endpoint.id.split_once('_').filter(|_| endpoint.method == "GET").map_or("answer", |it| it.1);
    // A raw identifier cannot stand in a format string.
    let subject = name::snake(subject);
    let subject = if syn::parse_str::<syn::Ident>(&subject).is_ok() { subject } else { "answer".to_owned() };
    endpoint.returns.as_ref().map(|_| Ident::new(&subject))
}

/// The endpoint that shows a scheme best: an ordinary one that reads, and needs little.
pub(crate) fn endpoint(provider: &Provider, scheme: usize) -> Option<usize> {
    let steps = provider.schemes.iter().flat_map(|it| it.acquire.iter().chain(&it.refresh).chain(&it.revoke));
    let steps: Vec<_> = steps.map(|it| it.endpoint).collect();
    let fits = |index: &usize| {
        let it = provider.endpoint(*index);
        it.protocol == Protocol::Http
            && !steps.contains(index)
            && matches!(&it.accepts, Accepts::Schemes(some) if some.contains(&scheme))
    };
    let effort = |index: &usize| {
        let it = provider.endpoint(*index);
        let given = it.fields.iter().filter(|it| it.constant.is_none());
        let required = given.clone().filter(|it| !it.optional).count();
        (it.method != "GET", required, given.count(), *index)
    };
    (0..provider.endpoints.len()).filter(fits).min_by_key(effort)
}

/// Statements, laid out as prettyplease lays them out.
pub(crate) fn layout(statements: &TokenStream) -> Vec<String> {
    let text = quote!(fn example() { #statements }).to_string();
    let file = syn::parse_file(&text).expect("examples are made of whole statements");
    let text = prettyplease::unparse(&file);
    let lines: Vec<_> = text.lines().map(|it| it.strip_prefix("    ").unwrap_or(it).to_owned()).collect();
    lines[1..lines.len() - 1].to_vec()
}

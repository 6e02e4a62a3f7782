//! A scheme on the page: what to give, how it is obtained, what is sent, how it lives.

use serde::Serialize;

use super::{InputRow, input, proses};
use crate::{
    docs::{prose, sent, text::Markdown},
    model::{Example, Protocol, Provider, Scheme, Step},
    rust::{self, Package},
};

/// What the page says about a scheme.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a template tests booleans and nothing else"
)]
#[derive(Clone, Debug, Serialize)]
pub(super) struct SchemeSection {
    id: Markdown,
    link: Markdown,
    title: Markdown,
    ty: Markdown,
    help: Markdown,
    has_help: bool,
    sends: Markdown,
    inputs: Vec<InputRow>,
    has_inputs: bool,
    obtained: Markdown,
    page: Markdown,
    has_page: bool,
    notes: Vec<Markdown>,
    acquire: Vec<Markdown>,
    sent: Markdown,
    has_sent: bool,
    others: Vec<Markdown>,
    call: Markdown,
    has_call: bool,
    examples: Vec<Markdown>,
    expiry: Markdown,
    refresh_expiry: Markdown,
    has_refresh_expiry: bool,
    renewal: Markdown,
    revocation: Markdown,
    code: Markdown,
    quirks: Vec<Markdown>,
    has_quirks: bool,
    sources: Vec<Markdown>,
    has_sources: bool,
}

/// Lowers a scheme.
pub(super) fn scheme(provider: &Provider, package: &Package, index: usize) -> SchemeSection {
    let it = &provider.schemes[index];
    let values = sent::values(provider, it);
    let shown = rust::shown_endpoint(provider, index).map(|it| provider.endpoint(it));
    let call = shown.map(|endpoint| sent::call(provider, endpoint, Some(it), &values));
    let refresh_expiry = prose::refresh_expiry(it);
    let lines = sent::lines(it, &values);
    let opened = it.sign_in.as_ref().filter(|it| is_page(provider, it));
    let page = opened.map(|step| sent::page(provider, step, &values));
    let notes: Vec<_> = prose::legacy(provider, it)
        .into_iter()
        .chain(prose::address(provider, it))
        .chain(prose::tenants(provider, it))
        .chain(prose::asked_scopes(it))
        .chain(prose::public_client(provider, it))
        .chain(prose::certificate(provider, it))
        .chain(prose::issuer(provider, it))
        .chain(prose::discovered(provider, it))
        .chain(prose::resource(it))
        .chain(prose::beside(provider, it))
        .chain(prose::bound(provider, it))
        .chain(it.mint.iter().map(|token| prose::minted(provider, token)))
        .collect();
    SchemeSection {
        id: Markdown::code(&it.id),
        link: Markdown::escaped(format!("[`{}`](#{})", it.id, it.id)),
        title: Markdown::prose(&it.title),
        ty: Markdown::code(package.schemes[index].name.as_str()),
        help: Markdown::prose(it.help.as_deref().unwrap_or_default()),
        has_help: it.help.is_some(),
        sends: Markdown::codes(prose::sends(it)).in_cell(),
        inputs: it.inputs.iter().map(input).collect(),
        has_inputs: !it.inputs.is_empty(),
        obtained: Markdown::prose(&prose::obtained(provider, it)),
        has_page: opened.is_some(),
        page: Markdown::block("text", &page.unwrap_or_default()),
        notes: notes.iter().map(|it| Markdown::prose(it)).collect(),
        acquire: obtaining(provider, it)
            .map(|step| Markdown::block("sh", &sent::step(provider, it, step, &values)))
            .collect(),
        has_sent: !lines.is_empty(),
        sent: Markdown::block("http", &lines.join("\n")),
        others: sent::others(it, &values)
            .into_iter()
            .map(Markdown::escaped)
            .collect(),
        has_call: call.is_some(),
        call: Markdown::block("sh", &call.unwrap_or_default()),
        examples: it
            .examples
            .iter()
            .map(|it| Markdown::escaped(example(it)))
            .collect(),
        expiry: Markdown::prose(&prose::lifetime(it)),
        has_refresh_expiry: refresh_expiry.is_some(),
        refresh_expiry: Markdown::prose(&refresh_expiry.unwrap_or_default()),
        renewal: Markdown::prose(&prose::renewal(provider, it)),
        revocation: Markdown::prose(&prose::revocation(provider, it)),
        code: Markdown::block("rust,no_run", &package.examples[index].page.join("\n")),
        quirks: proses(&it.quirks),
        has_quirks: !it.quirks.is_empty(),
        sources: proses(&it.docs),
        has_sources: !it.docs.is_empty(),
    }
}

/// The requests that obtain a credential; where the caller holds a refresh token, that is the refresh.
fn obtaining<'a>(provider: &Provider, scheme: &'a Scheme) -> impl Iterator<Item = &'a Step> {
    let is_held = scheme.acquire.is_empty() && scheme.sign_in.is_none();
    let refresh = scheme.refresh.iter().filter(move |_| is_held);
    let first = scheme.sign_in.iter().filter(|it| !is_page(provider, it));
    first.chain(&scheme.acquire).chain(refresh)
}

fn is_page(provider: &Provider, step: &Step) -> bool {
    provider.endpoint(step.endpoint).protocol == Protocol::Browser
}

/// A published example: given this, that is sent.
fn example(example: &Example) -> String {
    let given: Vec<_> = example
        .given
        .iter()
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    let sends: Vec<_> = example
        .sends
        .iter()
        .map(|(carrier, name, value)| sent::line(*carrier, name, value))
        .collect();
    format!(
        "given {}, this is sent: {}",
        prose::and(&prose::code(given)),
        prose::and(&prose::code(sends))
    )
}

//! What the generated tests try: each endpoint once, and each wrong use that must not compile.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::{
    accepts::AcceptSet,
    endpoint::Method,
    example::Author,
    imports,
    scheme::SchemeType,
    text::{Expr, Ident, Literal},
};
use crate::model::{Accepts, Endpoint};

/// `tests/wire.rs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Wire {
    pub(crate) imports: Vec<Ident>,
    pub(crate) has_map: bool,
    pub(crate) calls: Vec<WireCall>,
}

/// One endpoint, called with everything in it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WireCall {
    pub(crate) id: Literal,
    pub(crate) call: Expr,
    /// Whether it begins a sign-in on a page.
    pub(crate) page: bool,
    /// Whether it begins a sign-in with a device code.
    pub(crate) device: bool,
    /// Whether it sends anything.
    pub(crate) sends: bool,
}

/// A use that must not compile.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Rejected {
    pub(crate) code: Literal,
    /// Lines of the compiler's message.
    pub(crate) expect: Vec<Literal>,
}

/// One call per endpoint.
pub(crate) fn wire(methods: &[Method], exports: &[&str]) -> Wire {
    let calls: Vec<_> = methods
        .iter()
        .map(|it| WireCall {
            id: Literal::text(&it.id),
            call: Expr::new(&it.full),
            page: it.page,
            device: it.device,
            sends: it.sends,
        })
        .collect();
    let mut used: BTreeSet<_> = calls
        .iter()
        .flat_map(|it| imports::words(it.call.as_str()))
        .collect();
    used.extend(["Client", "PROVIDER"]);
    Wire {
        imports: imports::known(&used, &[exports, &["PROVIDER"]].concat()),
        has_map: used.contains("BTreeMap"),
        calls,
    }
}

/// One case per set of schemes: the first scheme outside it, else no credential at all.
pub(crate) fn rejected(
    author: &Author<'_>,
    schemes: &[SchemeType],
    sets: &[AcceptSet],
) -> Vec<Rejected> {
    let calls = sets.iter().filter_map(|it| case(author, schemes, it));
    calls.chain(derived(author, schemes, sets)).collect()
}

/// A derived credential alone makes no client, and not every client makes it.
fn derived(author: &Author<'_>, schemes: &[SchemeType], sets: &[AcceptSet]) -> Vec<Rejected> {
    let models = author.provider.schemes.iter().zip(schemes);
    let made = models.filter(|it| !it.0.parents.is_empty());
    let mut cases = Vec::new();
    for ((model, scheme), way) in made.zip(&author.ways.derived) {
        let client = author.client(&scheme.sample);
        cases.push(rejected_case(
            author,
            &client,
            &format!("`{}` is made with another client", scheme.name.as_str()),
            "a derived credential is made with another client",
        ));
        let set = sets.iter().find(|it| it.indices == model.parents);
        let wrong = (0..schemes.len()).find(|it| {
            !model.parents.contains(it) && author.provider.schemes[*it].parents.is_empty()
        });
        let (Some(set), Some(wrong)) = (set, wrong) else {
            continue;
        };
        let (client, name, sample) = (author.made(wrong), &way.name, &scheme.sample);
        cases.push(rejected_case(
            author,
            &quote!(#client client.#name(#sample)?;),
            &format!(
                "this call does not accept `{}`",
                schemes[wrong].name.as_str()
            ),
            &set.accepted,
        ));
    }
    cases
}

fn rejected_case(author: &Author<'_>, code: &TokenStream, message: &str, note: &str) -> Rejected {
    Rejected {
        code: Literal::raw(&author.with_uses(code)),
        expect: [message, note].iter().map(|it| Literal::text(it)).collect(),
    }
}

fn case(author: &Author<'_>, schemes: &[SchemeType], set: &AcceptSet) -> Option<Rejected> {
    let endpoints = author.provider.endpoints.iter();
    let asks =
        |it: &Endpoint| matches!(&it.accepts, Accepts::Schemes(some) if *some == set.indices);
    let (method, _) = author.methods.iter().zip(endpoints).find(|it| asks(it.1))?;
    let wrong = (0..schemes.len()).find(|it| !set.indices.contains(it));
    let (name, client) = wrong.map_or_else(
        || ("NoAuth", author.client(&quote!(NoAuth))),
        |it| (schemes[it].name.as_str(), author.made(it)),
    );
    let call = &method.sample;
    Some(rejected_case(
        author,
        &quote!(#client #call.await?;),
        &format!("this call does not accept `{name}`"),
        &set.accepted,
    ))
}

//! What the generated tests try: each endpoint once, and each wrong use that must not compile.

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
    let mut used = methods
        .iter()
        .flat_map(|it| imports::words(&it.full))
        .collect::<std::collections::BTreeSet<_>>();
    used.extend(["AnyAuth", "Client", "PROVIDER"].map(str::to_owned));
    let calls = methods.iter().map(|it| WireCall {
        id: Literal::text(&it.id),
        call: Expr::new(&it.full),
    });
    Wire {
        imports: imports::known(&used, &[exports, &["PROVIDER"]].concat()),
        has_map: used.contains("BTreeMap"),
        calls: calls.collect(),
    }
}

/// One case per set of schemes: the first scheme outside it, else no credential at all.
pub(crate) fn rejected(
    author: &Author<'_>,
    schemes: &[SchemeType],
    sets: &[AcceptSet],
) -> Vec<Rejected> {
    sets.iter()
        .filter_map(|it| case(author, schemes, it))
        .collect()
}

fn case(author: &Author<'_>, schemes: &[SchemeType], set: &AcceptSet) -> Option<Rejected> {
    let endpoints = author.provider.endpoints.iter();
    let asks =
        |it: &Endpoint| matches!(&it.accepts, Accepts::Schemes(some) if *some == set.indices);
    let (method, _) = author.methods.iter().zip(endpoints).find(|it| asks(it.1))?;
    let wrong = (0..schemes.len())
        .find(|it| !set.indices.contains(it))
        .map(|it| &schemes[it]);
    let (name, auth) = wrong.map_or(("NoAuth", quote!(NoAuth)), |it| {
        (it.name.as_str(), it.sample.clone())
    });
    let (client, call) = (author.client(&auth), &method.sample);
    let expect = [
        format!("this endpoint does not accept `{name}`"),
        set.accepted.clone(),
    ];
    Some(Rejected {
        code: Literal::raw(&author.with_uses(&quote!(#client #call.await?;))),
        expect: expect.iter().map(|it| Literal::text(it)).collect(),
    })
}

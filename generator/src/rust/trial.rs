//! What the generated tests try: each endpoint once, and each wrong use that must not compile.

use quote::quote;
use serde::Serialize;

use super::{
    accepts::AcceptSet,
    endpoint::Method,
    example, imports,
    scheme::SchemeType,
    text::{Expr, Ident, Literal},
};
use crate::model::{Accepts, Provider};

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
    let mut used = methods.iter().flat_map(|it| imports::words(&it.full)).collect::<std::collections::BTreeSet<_>>();
    used.extend(["AnyAuth", "Client", "PROVIDER"].map(str::to_owned));
    let calls = methods.iter().map(|it| WireCall { id: Literal::text(&it.id), call: Expr::new(&it.full) });
    Wire {
        imports: imports::known(&used, &[exports, &["PROVIDER"]].concat()),
        has_map: used.contains("BTreeMap"),
        calls: calls.collect(),
    }
}

/// One case per set of schemes: the first scheme outside it, else no credential at all.
pub(crate) fn rejected(
    provider: &Provider,
    krate: &Ident,
    hosts: &[proc_macro2::TokenStream],
    schemes: &[SchemeType],
    sets: &[AcceptSet],
    (methods, exports): (&[Method], &[&str]),
) -> Vec<Rejected> {
    let case = |set: &AcceptSet| {
        let asks = |it: &usize| matches!(&provider.endpoints[*it].accepts, Accepts::Schemes(some) if *some == set.indices);
        let method = &methods[(0..methods.len()).find(asks)?];
        let wrong = (0..schemes.len()).find(|it| !set.indices.contains(it));
        let (name, auth) = match wrong {
            Some(index) => (schemes[index].name.as_str(), schemes[index].sample.clone()),
            None => ("NoAuth", quote!(NoAuth)),
        };
        let call = &method.sample;
        let body = quote!(let client = Client::new(#(#hosts,)* #auth)?; #call.await?;);
        let used = imports::known(&imports::words(&body), exports);
        let map = imports::words(&body).contains("BTreeMap").then(|| quote!(use std::collections::BTreeMap;));
        let lines = [example::layout(&quote!(#map use #krate::{#(#used),*};)), example::layout(&body)].concat();
        let expect = [format!("this endpoint does not accept `{name}`"), set.accepted.clone()];
        Some(Rejected {
            code: Literal::raw(&lines.join("\n")),
            expect: expect.iter().map(|it| Literal::text(it)).collect(),
        })
    };
    sets.iter().filter_map(case).collect()
}

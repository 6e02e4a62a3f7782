//! From the spec as written to the provider as it is: references resolved, kinds expanded to the
//! one core, and every fault reported; it never stops at the first.

mod address;
mod answer;
mod endpoint;
mod error;
mod example;
mod expand;
mod expiry;
mod facts;
pub(crate) mod header;
mod host;
mod input;
pub(crate) mod name;
mod parent;
pub(crate) mod preset;
mod reference;
mod scheme;
mod secret;
mod send;
mod standard;
mod step;
mod ty;
mod unused;
mod warning;

use crate::diagnostic::Diagnostics;
use crate::model::{Endpoint, Field, NamedType, Provider, Scheme, Standard, Sunset, Type};
use crate::spec::Spec;
use crate::tree::Text;

/// The standard of a word.
pub(crate) fn standard(word: &str) -> Standard {
    standard::named(word)
}

/// What `auth:` of an endpoint may say instead of a list.
pub(crate) fn ways() -> Vec<&'static str> {
    reference::ways()
}

/// The fields and the answer that a standard gives an endpoint.
pub(crate) fn described(standard: Standard) -> (Vec<Field>, Option<Type>) {
    standard::described(standard)
}

/// What is known when schemes are checked.
struct World<'a> {
    spec: &'a Spec,
    types: &'a [NamedType],
    endpoints: &'a [Endpoint],
    /// Whether all of the file could be read; else a use may be hidden in what could not.
    is_whole: bool,
}

/// Checks a spec. The provider holds only where the report stayed empty.
pub(crate) fn check(mut spec: Spec, report: &mut Diagnostics) -> Provider {
    let is_whole = report.unread() == 0;
    expand::expand(&mut spec, report);
    name::meant(&mut spec, report);
    reference::references(&mut spec, report);
    let spec = &spec;
    facts::facts(spec, report);
    name::names(spec, report);
    let inputs = input::host_inputs(spec, report);
    let hosts = host::hosts(spec, &inputs, report);
    let scopes = facts::scopes(spec);
    let types = ty::named_types(spec, report);
    let errors = error::shapes(spec);
    let endpoints = endpoint::endpoints(spec, &errors, report);
    endpoint::accounts(spec, &types, &endpoints, report);
    let world = World {
        spec,
        types: &types,
        endpoints: &endpoints,
        is_whole,
    };
    let mut schemes: Vec<Scheme> = spec
        .auth
        .iter()
        .enumerate()
        .map(|(index, it)| scheme::scheme(index, it, &world, report))
        .collect();
    send::against_endpoints(&schemes, &world, report);
    parent::lent(&mut schemes, spec, report);
    parent::acyclic(&schemes, spec, report);
    let printed = secret::secrets(&schemes, &world, report);
    if !report.has_errors() {
        facts::complete(spec, report);
        unused::unused(spec, &hosts, report);
    }
    let provider = Provider {
        name: spec.provider.text.clone(),
        title: spec.title.prose(),
        docs: spec.docs.iter().map(|it| it.text.clone()).collect(),
        checked: spec.checked.text.clone(),
        hosts,
        hosts_under: spec.hosts_under.iter().map(|it| it.text.clone()).collect(),
        inputs,
        schemes,
        scopes,
        types,
        endpoints,
        errors,
        quirks: spec.quirks.iter().map(Text::prose).collect(),
        sunset: spec.sunset.as_ref().map(|it| Sunset {
            on: it.on.text.clone(),
            replacement: it.replacement.as_ref().map(|it| it.text.clone()),
            except: it.except.iter().map(|it| it.text.clone()).collect(),
            help: it.help.as_ref().map(Text::prose),
        }),
    };
    if !report.has_errors() {
        warning::warnings(spec, &provider, &printed, report);
    }
    provider
}
